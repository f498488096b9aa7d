//! `writethru remove`: takes articles and listings off the watch list.

use std::io::Write as _;

use clap::Args;

use crate::cli::{
    error::CommandError,
    output::Output,
    session::Session,
    shelf,
    status::Status,
    target::{self, Target},
};

/// Stop watching; what was kept stays
#[derive(Debug, Args)]
#[command(after_help = "\
Articles that a feed, sitemap or page has shown stay watched when it is removed,
and an article that is removed is not put back by them.

Examples:
  writethru remove kestrel
  writethru remove https://news.example/rss")]
pub(crate) struct RemoveArguments {
    /// An article, or the address of a feed, sitemap or page
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,
}

/// Removes each.
pub(crate) fn run(arguments: &RemoveArguments, session: &Session) -> Result<Status, CommandError> {
    let mut store = shelf::open_or_make(session)?;
    let mut out = Output::plain();
    let status = target::each(&arguments.names, |name| {
        let target = target::find(&*store, name)?;
        match &target {
            Target::Article(article, _) => store.remove_watch(article.id)?,
            Target::Listing(listing) => store.remove_listing(listing.id)?,
        };
        Ok(writeln!(out, "{}: no longer watched", target.name())?)
    });
    out.finish()?;
    Ok(status)
}
