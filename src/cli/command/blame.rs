//! `writethru blame`: each sentence beside the version that last changed it.

use std::io::Write as _;

use chrono::{DateTime, Utc};
use clap::{ArgAction, Args};
use serde::Serialize;

use crate::{
    cli::{error::CommandError, jsonl, output::Output, reading, session::Session, shelf, status::Status},
    job::blame::{self, Blamed},
    model::{Article, BlockKind, Length, Version},
    render::{BlamedLine, blamed_lines},
};

/// Columns of an instant to the minute.
const MINUTE: usize = 16;

/// Show for each sentence the version that last changed it
#[derive(Debug, Args)]
#[command(after_help = "\
Beside each sentence stand the version that last changed it, when that was first
seen, and how long ago that is. Sentences are followed through moves, splits
and merges.
Formats: text, json (`writethru.blame/1`)

Examples:
  writethru blame kestrel
  writethru blame kestrel --before         And what stood there until then
  writethru blame kestrel@2
  writethru blame kestrel --json | jq -r 'select(.version > 1).text'")]
pub(crate) struct BlameArguments {
    /// The article, and the version after an `@`
    #[arg(value_name = "ARTICLE[@VERSION]")]
    article: String,
    /// Show below each sentence that was changed what stood there before
    #[arg(long, action = ArgAction::SetTrue)]
    before: bool,
}

/// Prints the sentences in order.
pub(crate) fn run(arguments: &BlameArguments, session: &Session) -> Result<Status, CommandError> {
    let is_json = session.is_json()?;
    let store = shelf::open(session)?;
    let (history, place) = shelf::find_version(&*store, &arguments.article, session.clock())?;
    let sentences = blame::blame(&*store, &history, place)?;
    let mut out = if is_json { Output::plain() } else { session.pages() };
    let painter = reading::plain(session).painter;
    let heading = format!("first seen, {}", session.zone.place());
    let columns = heading.len().max(MINUTE);
    if !is_json {
        writeln!(out, "{}", beside(["version", &heading, "age"], columns))?;
    }
    let shown = sentences.iter().filter(|sentence| is_json || sentence.kind != BlockKind::Boilerplate);
    for (index, sentence) in shown.enumerate() {
        let version = &history.versions[sentence.version];
        if is_json {
            let record = Record::new(&history.article, (sentence, version), session.now);
            jsonl::write_record(&mut out, "writethru.blame/1", &record)?;
        } else {
            if index > 0 && sentence.is_first {
                writeln!(out)?;
            }
            let before = sentence.before.as_deref().filter(|_| arguments.before);
            let line = BlamedLine {
                margin: &margin(version, session, columns),
                is_original: sentence.version == 0,
                text: &sentence.text,
                before,
            };
            write!(out, "{}", blamed_lines(&line, session.width, painter))?;
        }
    }
    out.finish()?;
    Ok(Status::Done)
}

/// The version, when it was first seen, and how long ago.
fn margin(version: &Version, session: &Session, columns: usize) -> String {
    let (number, first_seen) = (version.number.to_string(), session.zone.bare_minute(version.first_seen));
    beside([&number, &first_seen, &Length(session.now - version.first_seen).about()], columns)
}

/// The margin, with so many columns for the instant.
fn beside([version, first_seen, age]: [&str; 3], columns: usize) -> String {
    format!("{version:>7}  {first_seen:<columns$}  {age:>8}")
}

/// A sentence as other programs read it.
#[derive(Serialize)]
struct Record<'a> {
    article: &'a str,
    version: u32,
    first_seen: DateTime<Utc>,
    age_seconds: i64,
    field: &'static str,
    text: &'a str,
    before: Option<&'a str>,
}

impl<'a> Record<'a> {
    fn new(article: &'a Article, (sentence, version): (&'a Blamed, &Version), now: DateTime<Utc>) -> Self {
        let Version { number, first_seen, .. } = *version;
        Self {
            article: article.slug.as_str(),
            version: number,
            first_seen,
            age_seconds: (now - first_seen).num_seconds(),
            field: sentence.kind.name(),
            text: &sentence.text,
            before: sentence.before.as_deref(),
        }
    }
}
