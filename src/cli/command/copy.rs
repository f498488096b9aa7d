//! `writethru copy`: a whole store in another place, from a file to a server or back.

use std::{fs, io::Write as _};

use clap::{
    Args,
    builder::{OsStringValueParser, TypedValueParser as _},
};

use crate::{
    cli::{error::CommandError, output::Output, progress, session::Session, status::Status},
    job::copy,
    model::StorePlace,
    store::{self, Access},
    text::sanitise::{Layout, visible},
    ui::count,
};

/// Copy the whole store to another place, such as a server
#[derive(Debug, Args)]
#[command(after_help = "\
Numbers, digests, links and the log's root stay what they were, which is
checked record by record. A copy that was cut off goes on where it ended; a
later one adds what the store got since. What a rule removed is as removed in
the copy. Pages as received go into the new store, wherever they were, unless
`--blobs` names another place.

Examples:
  writethru copy --from ./snapshots --to postgres://desk@db.example.org/news
  writethru copy --from postgres://desk@db.example.org/news --to ./safe
  writethru verify --store ./safe")]
pub(crate) struct CopyArguments {
    /// The store to be read [default: that of `--store`]
    #[arg(long, value_name = "PLACE", value_parser = OsStringValueParser::new().map(StorePlace::from))]
    from: Option<StorePlace>,
    /// The store to be made or added to
    #[arg(long, value_name = "PLACE", value_parser = OsStringValueParser::new().map(StorePlace::from))]
    to: StorePlace,
    /// Where the new store keeps pages as received, as in `s3://bucket/prefix`
    #[arg(long, value_name = "PLACE")]
    blobs: Option<String>,
}

/// Copies the store.
pub(crate) fn run(arguments: CopyArguments, session: &Session) -> Result<Status, CommandError> {
    let from_place = arguments.from.map_or_else(|| Ok(session.store.clone()), |place| session.with_password(place))?;
    let to_place = session.with_password(arguments.to)?;
    if is_same(&from_place, &to_place) {
        return Err(CommandError::new(format!("`{to_place}` is the store that is to be copied"))
            .with_hint("name another place with `--to`".to_owned()));
    }
    let from = store::open(&from_place, Access::Read)?;
    let mut to = store::open(&to_place, Access::Write)?;
    if let Some(place) = &arguments.blobs {
        to.keep_pages_at(place)?;
    }
    let bar = progress::bar(session, "copying", "records");
    let copied = copy::copy(&*from, &mut *to, &mut |progress| {
        bar.set_length(progress.of);
        bar.set_position(progress.done);
    });
    bar.finish_and_clear();
    let log = copied?;
    let mut out = Output::plain();
    let records = count(log.size, "record");
    let words = format!("{from_place} is copied to {to_place}: {records}");
    writeln!(out, "{}\n  root {}", visible(&words, Layout::Fold), log.root)?;
    out.finish()?;
    Ok(Status::Done)
}

/// Whether two names are of one place, as far as names tell.
fn is_same(one: &StorePlace, other: &StorePlace) -> bool {
    match (one, other) {
        (StorePlace::Path(one), StorePlace::Path(other)) => {
            matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
        }
        _ => one == other,
    }
}
