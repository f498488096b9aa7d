//! `writethru show`: the article as one of its versions had it.

use std::io::Write as _;

use clap::{ArgAction, Args};
use serde::Serialize;

use crate::{
    cli::{error::CommandError, jsonl, output::Output, reading, session::Session, shelf, status::Status},
    model::{Document, Version},
    render,
};

/// Show a version of an article
///
/// On a terminal the version is laid out for reading (`--format text`). Into a file or another program it is the bare
/// text (`--format plain`), which a patch of `diff --format unified` fits.
#[derive(Debug, Args)]
#[command(after_help = "\
Formats: text (on a terminal), plain (else), json (`writethru.document/1`)

Examples:
  writethru show kestrel                    The latest version
  writethru show kestrel@06:29              The version that stated 06:29
  writethru show kestrel@1 > kestrel-sound-ferry-talks.txt
  writethru diff kestrel 1..2 --format unified | patch -p1
  writethru show kestrel@first --json")]
pub(crate) struct ShowArguments {
    /// The article, and the version after an `@`
    #[arg(value_name = "ARTICLE[@VERSION]")]
    article: String,
    /// Show the text around the article as well
    #[arg(long, action = ArgAction::SetTrue)]
    all_blocks: bool,
    /// Show the text as it was read first, where the page was read again since
    #[arg(long, action = ArgAction::SetTrue)]
    first_reading: bool,
}

/// A version with its text.
#[derive(Serialize)]
struct Shown<'a> {
    article: &'a str,
    version: &'a Version,
    document: &'a Document,
}

/// Prints the version.
pub(crate) fn run(arguments: &ShowArguments, session: &Session) -> Result<Status, CommandError> {
    let format = session.format_for_reader_or_file(&["text", "plain", "json", "jsonl"], "plain")?;
    let store = shelf::open(session)?;
    let (history, place) = shelf::find_version(&*store, &arguments.article, session.clock())?;
    let (article, version) = (&history.article, &history.versions[place]);
    let document = store.document(article.id, if arguments.first_reading { version.number } else { version.text() })?;
    let mut out = if format == "text" { session.pages() } else { Output::plain() };
    let options = render::RenderOptions { all_blocks: arguments.all_blocks, ..reading::plain(session) };
    match format {
        "plain" => out.write_all(render::plain_text(&document, arguments.all_blocks).as_bytes())?,
        "text" => out.write_all(render::reading_text(&document, &options).as_bytes())?,
        _ => {
            let shown = Shown { article: article.slug.as_str(), version, document: &document };
            jsonl::write_record(&mut out, "writethru.document/1", &shown)?;
        }
    }
    out.finish()?;
    Ok(Status::Done)
}
