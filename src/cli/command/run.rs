//! `writethru run`: one pass over all that is due.

use std::io::Write as _;

use clap::Args;
use serde::Serialize;

use crate::{
    cli::{
        error::CommandError,
        jsonl,
        output::Output,
        patrol::{self, Line, Weight},
        progress,
        session::Session,
        shelf,
        signals::Signals,
        status::Status,
    },
    job::pass::{Mode, Tally, Told},
    model::ArticleId,
};

/// Check every watched article that is due, once, and end
#[derive(Debug, Args)]
#[command(after_help = "\
Feeds, sitemaps and front pages that are due are read first; what they bring is
checked in the same pass. Prints a line for each article that has news. Two
passes never overlap: a second one says so and ends with status 2. On a server
they share what is due: each host is asked by one pass alone. Status 3 says that
some checks failed; they are tried again by a later pass.
Formats: text, json (the counts of the pass, `writethru.pass/1`)

Examples:
  writethru run                        From cron, a systemd timer or CI
  writethru run --quiet                Say only what changed and what failed
  writethru run --json                 Only the counts, as one object")]
pub(crate) struct RunArguments {}

/// Makes the pass.
pub(crate) fn run(_: &RunArguments, session: &Session) -> Result<Status, CommandError> {
    let is_json = session.is_json()?;
    let signals = Signals::listen()?;
    let mut store = shelf::open_or_make(session)?;
    let mut out = Output::plain();
    let progress = progress::counter(session, "checked", "articles");
    let mut broken = None;
    let mut tell = |told: Told<'_>| {
        if let Told::Tick { tally, .. } = &told {
            progress.set_position(tally.checks());
        }
        match patrol::line(&told, session.zone) {
            Some(Line { weight: Weight::News, words, .. }) if !is_json => {
                let written = progress.suspend(|| writeln!(out, "{words}").and_then(|()| out.flush()));
                broken = broken.take().or(written.err());
            }
            Some(Line { weight: Weight::Failure, words, .. }) => progress.suspend(|| session.warn(&words)),
            _ => {}
        }
    };
    let tally = patrol::pass(&mut *store, session, (Mode::Once, &signals), &mut tell);
    progress.finish_and_clear();
    let tally = tally?;
    if let Some(error) = broken {
        return Err(error.into());
    }
    if is_json {
        jsonl::write_record(&mut out, "writethru.pass/1", &Record::from(&tally))?;
    }
    out.finish()?;
    session.note(&match tally.checks() + tally.put_off + tally.listings + tally.listings_failed {
        0 if store.watches(ArticleId(0), 1)?.is_empty() && store.listings()?.is_empty() => {
            "nothing is watched yet: `writethru add URL` or `writethru sync FILE` begins".to_owned()
        }
        0 if !store.due_watches(session.now.to_utc(), 1)?.is_empty() => {
            "what is due is left to another pass at work".to_owned()
        }
        0 => "nothing is due".to_owned(),
        _ => patrol::summary(&tally),
    });
    Ok(match () {
        () if signals.is_interrupted() => Status::Interrupted,
        () if tally.has_failures() => Status::Partial,
        () => Status::Done,
    })
}

/// The counts of a pass.
#[derive(Debug, Serialize)]
struct Record {
    checks: u64,
    new_articles: u64,
    new_versions: u64,
    unchanged: u64,
    not_modified: u64,
    suspect: u64,
    gone: u64,
    failed: u64,
    put_off: u64,
    listings: u64,
    listings_failed: u64,
    discovered: u64,
    requests: u64,
}

impl From<&Tally> for Record {
    fn from(tally: &Tally) -> Self {
        Self {
            checks: tally.checks(),
            new_articles: tally.new_articles,
            new_versions: tally.new_versions,
            unchanged: tally.unchanged,
            not_modified: tally.not_modified,
            suspect: tally.suspect,
            gone: tally.gone,
            failed: tally.failed,
            put_off: tally.put_off,
            listings: tally.listings,
            listings_failed: tally.listings_failed,
            discovered: tally.discovered,
            requests: tally.requests,
        }
    }
}
