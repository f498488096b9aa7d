//! `writethru report`: what changed over a period, the weightiest first.

use std::io::Write as _;

use chrono::{DateTime, Utc};
use clap::Args;

use crate::{
    cli::{
        error::CommandError,
        output::Output,
        progress, reading,
        session::{Session, complain},
        shelf,
        status::Status,
    },
    job::{
        period,
        report::{self, ReportEvent, ReportRequest},
    },
    model::{Period, ReaderZone},
    render::{REPORT_RENDERERS, ReportOptions},
};

/// Show what changed over a period, undeclared edits first
#[derive(Debug, Args)]
#[command(after_help = "\
A time is a day (`2025-12-03`), a month (`2025-12`), an instant
(`2025-12-03T06:48`), `yesterday`, `today`, or how long ago: `7d`, `3 hours
ago`. Times are in UTC, or in `--zone`; a change belongs to the time at which
its text was first seen. `to correct` is the time from the first sight of an
article to the note that told of its correction.
Formats: text, html (one file, with charts), markdown, json
(`writethru.report/1`).

Examples:
  writethru report --since 7d
  writethru report --since 2025-12-01 --until 2026-01-01 --site news.example
  writethru report --since yesterday --format html > report.html")]
pub(crate) struct ReportArguments {
    /// Leave out what was first seen before
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Leave out what was first seen at or after [default: now]
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// Only articles of this host and its subdomains
    #[arg(long, value_name = "HOST")]
    site: Option<String>,
    /// Rows of each list
    #[arg(long, value_name = "N", default_value_t = 20)]
    rows: usize,
}

/// Compares, counts and prints; an article that cannot be read is named and left out.
pub(crate) fn run(arguments: &ReportArguments, session: &Session) -> Result<Status, CommandError> {
    let names = REPORT_RENDERERS.map(|renderer| renderer.name);
    let name = session.format(&names)?;
    let renderer = REPORT_RENDERERS.into_iter().find(|renderer| renderer.name == name).unwrap_or(REPORT_RENDERERS[0]);
    let instant = |words: &Option<String>| words.as_deref().map(|words| named(words, session)).transpose();
    let period = Period { since: instant(&arguments.since)?, until: instant(&arguments.until)?.unwrap_or(session.now) };
    if period.since.is_some_and(|since| since >= period.until) {
        return Err(CommandError::new("the period ends before it begins")
            .with_hint("`--since` is the earlier time, `--until` the later".to_owned()));
    }
    let rows = if renderer.is_for_programs { usize::MAX } else { arguments.rows };
    let zone = if renderer.is_for_programs { ReaderZone::UTC } else { session.zone };
    let request = ReportRequest { period, site: arguments.site.clone(), rows, zone };
    let store = shelf::open(session)?;
    let bar = progress::counter(session, "comparing", "articles");
    let mut left_out = 0;
    let report = report::report(&*store, &request, &mut |event| match event {
        ReportEvent::Looked(count) => bar.set_position(count as u64),
        ReportEvent::LeftOut(failure) => {
            left_out += 1;
            bar.suspend(|| complain(&failure.into()));
        }
    })?;
    bar.finish_and_clear();
    let painter = reading::plain(session).painter;
    let options = ReportOptions { width: session.width, painter, rows: arguments.rows, zone };
    let mut out = if name == "text" { session.pages() } else { Output::plain() };
    out.write_all((renderer.render)(&report, &options).as_bytes())?;
    out.finish()?;
    Ok(if left_out == 0 { Status::Done } else { Status::Partial })
}

fn named(words: &str, session: &Session) -> Result<DateTime<Utc>, CommandError> {
    period::instant(words, session.clock()).map_err(|error| {
        CommandError::from_error(&error)
            .with_hint("write it as `2025-12-03`, `2025-12-03T06:48`, `yesterday` or `7d`".to_owned())
    })
}
