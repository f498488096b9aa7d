//! `writethru index`: an index of words, so that `grep` need not read every text.

use std::io::Write as _;

use clap::{ArgAction, Args};

use crate::{
    cli::{error::CommandError, output::Output, progress, session::Session, shelf, status::Status},
    job::search,
    ui::count,
};

/// Index every word, so that `grep` need not read every text
#[derive(Debug, Args)]
#[command(after_help = "\
The index holds no text and may be dropped at any time. `grep` finds the same
with it and without, and reads by itself what came after it; repeat the command
now and then, and it takes in only what is new.

Examples:
  writethru index
  writethru index --drop")]
pub(crate) struct IndexArguments {
    /// Empty the index
    #[arg(long, action = ArgAction::SetTrue)]
    drop: bool,
}

/// Brings the index up to date, or empties it.
pub(crate) fn run(arguments: &IndexArguments, session: &Session) -> Result<Status, CommandError> {
    // Only an existing store has something to index; it is opened to read first, so that none is made.
    shelf::open(session)?;
    let mut store = shelf::open_or_make(session)?;
    let told = if arguments.drop {
        search::drop_index(&mut *store)?;
        "the index is empty".to_owned()
    } else {
        let counter = progress::counter(session, "indexing", "articles");
        let versions = search::bring_up_to_date(&mut *store, &mut |articles| counter.inc(articles as u64))?;
        counter.finish_and_clear();
        format!("{} indexed", count(versions, "version"))
    };
    let mut out = Output::plain();
    writeln!(out, "{told}")?;
    out.finish()?;
    Ok(Status::Done)
}
