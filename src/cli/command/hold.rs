//! `writethru hold` and `writethru release`: articles of which nothing may be removed.

use std::io::Write as _;

use clap::Args;

use crate::{
    cli::{error::CommandError, output::Output, session::Session, shelf, status::Status},
    store::{Hold, Store},
    text::sanitise::{Layout, visible},
};

/// Keep everything of an article, whatever rules say (legal hold)
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  writethru hold kestrel --reason \"case 12/2025\"
  writethru hold                                    The articles under hold")]
pub(crate) struct HoldArguments {
    /// The article; without one, all that are under hold are listed
    article: Option<String>,
    /// Why, to be shown with it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true, requires = "article")]
    reason: String,
}

/// Lift the hold of an article
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  writethru release kestrel")]
pub(crate) struct ReleaseArguments {
    /// The article
    article: String,
}

/// Puts an article under hold, or lists those that are.
pub(crate) fn run(arguments: &HoldArguments, session: &Session) -> Result<Status, CommandError> {
    let reading = shelf::open(session)?;
    let Some(name) = &arguments.article else {
        return list(&*reading, session);
    };
    let article = shelf::find(&*reading, name)?;
    let hold = Hold { article: article.id, since: session.now, reason: arguments.reason.clone() };
    let is_new = shelf::open_or_make(session)?.hold(&hold)?;
    tell(&if is_new {
        format!("{} is under hold: nothing of it is removed", article.slug)
    } else {
        format!("{} was under hold already", article.slug)
    })
}

fn list(store: &dyn Store, session: &Session) -> Result<Status, CommandError> {
    let holds = store.holds()?;
    let mut out = Output::plain();
    for hold in &holds {
        let slug = store.article(hold.article)?.slug;
        let line = format!("{slug}, since {}  {}", session.zone.instant(hold.since), hold.reason);
        writeln!(out, "{}", visible(line.trim_end(), Layout::Fold))?;
    }
    out.finish()?;
    if holds.is_empty() {
        session.note("note: no article is under hold");
    }
    Ok(Status::Done)
}

/// Lifts a hold.
pub(crate) fn run_release(arguments: &ReleaseArguments, session: &Session) -> Result<Status, CommandError> {
    let article = shelf::find(&*shelf::open(session)?, &arguments.article)?;
    tell(&match shelf::open_or_make(session)?.release(article.id)? {
        Some(hold) => {
            format!("{} is no longer under hold, as it was since {}", article.slug, session.zone.instant(hold.since))
        }
        None => format!("{} was not under hold", article.slug),
    })
}

fn tell(words: &str) -> Result<Status, CommandError> {
    let mut out = Output::plain();
    writeln!(out, "{}", visible(words, Layout::Fold))?;
    out.finish()?;
    Ok(Status::Done)
}
