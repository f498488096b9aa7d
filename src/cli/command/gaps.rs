//! `writethru gaps`: when nobody looked at an article.

use std::io::Write as _;

use chrono::{DateTime, TimeDelta, Utc};
use clap::Args;
use serde::Serialize;

use crate::{
    cli::{error::CommandError, jsonl, output::Output, session::Session, shelf, status::Status},
    config::Span,
    job::{
        checks,
        events::{Gap, gaps},
    },
    model::{Length, ReaderZone},
    ui::count,
};

/// List the times when nobody saw an article
#[derive(Debug, Args)]
#[command(after_help = "\
A text that came and went in such a time was never seen.
Formats: text, json (`writethru.gap/1`)

Examples:
  writethru gaps kestrel
  writethru gaps kestrel --least 15m --zone Europe/London
  writethru gaps kestrel --json")]
pub(crate) struct GapsArguments {
    /// The article
    article: String,
    /// The shortest time to list
    #[arg(long, value_name = "TIME", default_value = "1h")]
    least: Span,
}

/// A gap with its article.
#[derive(Serialize)]
struct Record<'a> {
    article: &'a str,
    from: DateTime<Utc>,
    to: Option<DateTime<Utc>>,
    seconds: i64,
    failed_checks: usize,
}

/// Prints the gaps in order.
pub(crate) fn run(arguments: &GapsArguments, session: &Session) -> Result<Status, CommandError> {
    let is_json = session.is_json()?;
    let store = shelf::open(session)?;
    let article = shelf::find(&*store, &arguments.article)?;
    let checks = checks::of_texts(&*store, article.id)?;
    let gaps = gaps(&checks, TimeDelta::seconds(arguments.least.0.into()), session.now);
    let mut out = if is_json { Output::plain() } else { session.pages() };
    for gap in &gaps {
        let length = gap.to.unwrap_or(session.now) - gap.from;
        if is_json {
            let record = Record {
                article: article.slug.as_str(),
                from: gap.from,
                to: gap.to,
                seconds: length.num_seconds(),
                failed_checks: gap.failed,
            };
            jsonl::write_record(&mut out, "writethru.gap/1", &record)?;
        } else {
            writeln!(out, "{}", line(gap, length, session.zone))?;
        }
    }
    out.finish()?;
    if gaps.is_empty() {
        session.note(&format!("`{}` was seen at least every {}", article.slug, arguments.least));
    }
    Ok(Status::Done)
}

fn line(gap: &Gap, length: TimeDelta, zone: ReaderZone) -> String {
    let to = gap.to.map_or_else(|| "now".to_owned(), |to| zone.instant(to));
    let failed = if gap.failed > 0 { format!(", {}", count(gap.failed, "failed check")) } else { String::new() };
    format!("{} to {to}  {}{failed}", zone.instant(gap.from), Length(length).about())
}
