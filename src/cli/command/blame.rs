//! `writethru blame`: each sentence beside the version that last changed it.

use std::io::Write as _;

use chrono::{DateTime, Utc};
use clap::Args;
use serde::Serialize;

use crate::{
    cli::{error::CommandError, jsonl, output::Output, session::Session, shelf, status::Status},
    job::blame::{self, Blamed},
    model::{Article, BlockKind, Version},
    text::{
        sanitise::{Layout, visible},
        width::{Room, wrap},
    },
    ui,
};

/// Columns of the version and its time.
const INDENT: usize = 38;

/// Show for each sentence the version that last changed it
#[derive(Debug, Args)]
#[command(after_help = "\
Formats: text, json (`writethru.blame/1`)

Examples:
  writethru blame ferry-talks
  writethru blame ferry-talks@2
  writethru blame ferry-talks --json | jq -r 'select(.version > 1).text'")]
pub(crate) struct BlameArguments {
    /// The article, and the version after an `@`
    #[arg(value_name = "ARTICLE[@VERSION]")]
    article: String,
}

/// Prints the sentences in order.
pub(crate) fn run(arguments: &BlameArguments, session: &Session) -> Result<Status, CommandError> {
    let is_json = session.is_json()?;
    let store = shelf::open(session)?;
    let (history, place) = shelf::find_version(&*store, &arguments.article, session.now)?;
    let sentences = blame::blame(&*store, &history, place)?;
    let mut out = if is_json { Output::plain() } else { session.pages() };
    let shown = sentences.iter().filter(|sentence| is_json || sentence.kind != BlockKind::Boilerplate);
    for (index, sentence) in shown.enumerate() {
        let version = &history.versions[sentence.version];
        if is_json {
            jsonl::write_record(&mut out, "writethru.blame/1", &Record::new(&history.article, sentence, version))?;
        } else {
            if index > 0 && sentence.is_first {
                writeln!(out)?;
            }
            write_text(&mut out, sentence, version, session.width)?;
        }
    }
    out.finish()?;
    Ok(Status::Done)
}

fn write_text(out: &mut Output, sentence: &Blamed, version: &Version, width: usize) -> Result<(), CommandError> {
    let who = format!("version {:<4} {}", version.number, ui::minute(version.first_seen));
    let text = visible(sentence.text.trim(), Layout::Fold).into_owned();
    let lines = wrap(&text, Room::new(width.saturating_sub(INDENT).max(20)));
    for (index, range) in lines.into_iter().enumerate() {
        writeln!(out, "{:<INDENT$}{}", if index == 0 { who.as_str() } else { "" }, text[range].trim_end())?;
    }
    Ok(())
}

/// A sentence as other programs read it.
#[derive(Serialize)]
struct Record<'a> {
    article: &'a str,
    version: u32,
    first_seen: DateTime<Utc>,
    field: &'static str,
    text: &'a str,
}

impl<'a> Record<'a> {
    fn new(article: &'a Article, sentence: &'a Blamed, version: &Version) -> Self {
        let Version { number, first_seen, .. } = *version;
        let (article, field) = (article.slug.as_str(), sentence.kind.name());
        Self { article, version: number, first_seen, field, text: &sentence.text }
    }
}
