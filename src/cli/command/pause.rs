//! `writethru pause` and `writethru resume`: lets articles and listings rest.

use std::io::Write as _;

use clap::Args;

use crate::{
    cli::{
        error::CommandError,
        output::Output,
        session::Session,
        shelf,
        status::Status,
        target::{self, Target},
    },
    model::{Listing, Watch},
};

/// Let articles, feeds, sitemaps or pages rest
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  writethru pause kestrel
  writethru pause https://news.example/rss")]
pub(crate) struct PauseArguments {
    /// An article, or the address of a feed, sitemap or page
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,
}

/// Go on with what rests
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  writethru resume kestrel
  writethru resume https://news.example/rss")]
pub(crate) struct ResumeArguments {
    /// An article, or the address of a feed, sitemap or page
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,
}

/// Whether something is to be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rest {
    Paused,
    Resumed,
}

/// Lets each rest.
pub(crate) fn run(arguments: &PauseArguments, session: &Session) -> Result<Status, CommandError> {
    set(&arguments.names, Rest::Paused, session)
}

/// Goes on with each.
pub(crate) fn run_resume(arguments: &ResumeArguments, session: &Session) -> Result<Status, CommandError> {
    set(&arguments.names, Rest::Resumed, session)
}

fn set(names: &[String], rest: Rest, session: &Session) -> Result<Status, CommandError> {
    let mut store = shelf::open_or_make(session)?;
    let mut out = Output::plain();
    let paused = rest == Rest::Paused;
    let status = target::each(names, |name| {
        let target = target::find(&*store, name)?;
        match &target {
            Target::Article(_, watch) => store.edit_watch(&Watch { paused, ..watch.clone() })?,
            Target::Listing(listing) => store.edit_listing(&Listing { paused, ..listing.clone() })?,
        };
        Ok(writeln!(out, "{}: {}", target.name(), if paused { "paused" } else { "resumed" })?)
    });
    out.finish()?;
    Ok(status)
}
