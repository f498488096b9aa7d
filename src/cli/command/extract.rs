//! `writethru extract`: what a page says to its reader, typed, with both of the publisher's clocks.

use std::io::Write as _;

use chrono::{DateTime, Utc};
use clap::{ArgAction, Args};

use super::{
    extract_batch::{self, BatchOptions},
    import,
};
use crate::{
    cli::{error::CommandError, output::Output, reading, session::Session, source, status::Status, web::Web},
    extract::{Encoding, Extraction, Reason, SiteRules},
    job::{
        extraction_report::{Detail, sentence_a_line},
        page::{self, Origin},
    },
    model::Block,
    render,
    text::{
        sanitise::{Layout, visible},
        width::{display_width, pad, truncate},
    },
};

/// Columns under which the beginning of a block says nothing.
const LEAST_BEGINNING: usize = 20;

/// Show the article that a page holds, as typed blocks
#[derive(Debug, Args)]
#[command(after_help = "\
Formats: text, json (`writethru.extract/1`)

Examples:
  writethru extract story.html                  Each block beside its kind
  writethru extract https://news.example/ferry  A page of the web, not kept
  writethru extract - --url https://news.example/story < story.html
  writethru extract story.html --format json    An object for other programs
  writethru extract story.html --site rules.toml
                                                With the rules of its site
  writethru extract story.html --explain        Why each block got its kind
  writethru extract --batch < pages.jsonl       For each line {\"path\": …},
                                                {\"html\": …} or {\"text\": …}
                                                a line with the extraction")]
pub(crate) struct ExtractArguments {
    /// A file, `-` for standard input, or a web address
    #[arg(value_name = "PATH|-|URL", required_unless_present = "batch")]
    path: Option<String>,
    /// The page's address, which makes its links absolute
    #[arg(long)]
    url: Option<String>,
    /// Rules for the page's site (TOML): selectors, zone, language
    #[arg(long, value_name = "FILE")]
    site: Option<String>,
    /// Instant at which the page was seen, from which `2 hours ago` counts back, as in `2025-12-03T06:48:00Z` [default: now]
    #[arg(long, value_name = "INSTANT", value_parser = import::instant)]
    at: Option<DateTime<Utc>>,
    /// Take blocks apart into sentences: as text a line each
    #[arg(long, action = ArgAction::SetTrue)]
    sentences: bool,
    /// Say for each block why it got its kind
    #[arg(long, action = ArgAction::SetTrue, conflicts_with = "batch")]
    explain: bool,
    /// Read pages as JSON Lines from standard input, or from the file that is named
    #[arg(long, action = ArgAction::SetTrue)]
    batch: bool,
}

/// Extracts and prints.
pub(crate) fn run(arguments: &ExtractArguments, session: &Session) -> Result<Status, CommandError> {
    let detail = Detail { sentences: arguments.sentences, reasons: arguments.explain };
    let site = arguments.site.as_deref().map(site_rules).transpose()?;
    let at = arguments.at.unwrap_or(session.now);
    if arguments.batch {
        return extract_batch::run(arguments.path.as_deref(), BatchOptions { detail, site, at }, session);
    }
    let path = arguments.path.as_deref().unwrap_or("-");
    let format = session.format(&["text", "json"])?;
    let origin = Origin { name: path, url: arguments.url.as_deref(), at: Some(at), site: site.as_ref() };
    let handed = source::page(path, &mut Web::new(session))?;
    let (bytes, content_type, mut origin) = handed.to_extract(origin);
    if origin.site.is_none() {
        origin.site = origin.url.map_or(Ok(None), |url| session.sites().map(|sites| sites.rules(url)))?;
    }
    let extraction = page::extract_typed(bytes, content_type, origin)?;
    let mut out = if format == "json" { Output::plain() } else { session.pages() };
    if format == "json" {
        writeln!(out, "{}", extract_batch::to_json(&extraction, origin.url, detail)?)?;
    } else if arguments.explain {
        out.write_all(explain(&extraction, session.width).as_bytes())?;
    } else {
        let options = render::RenderOptions { all_blocks: true, ..reading::plain(session) };
        let document = &extraction.document;
        let by_sentences = arguments.sentences.then(|| sentence_a_line(document));
        out.write_all(render::reading_text(by_sentences.as_ref().unwrap_or(document), &options).as_bytes())?;
    }
    out.finish()?;
    note_damage(extraction.encoding, session);
    if !extraction.health.is_ok() {
        session.note(&format!("note: {}", extraction.health.words()));
    }
    Ok(Status::Done)
}

/// Says where the text is not what was published.
fn note_damage(encoding: Encoding, session: &Session) {
    let Encoding { name, damaged, .. } = encoding;
    match damaged {
        0 => {}
        1 => session.note(&format!("note: the bytes are not valid {name} in one place, which is U+FFFD in the text")),
        _ => session.note(&format!(
            "note: the bytes are not valid {name} in {damaged} places, each of them U+FFFD in the text"
        )),
    }
}

/// Reads the rules of a site.
fn site_rules(path: &str) -> Result<SiteRules, CommandError> {
    let bytes = source::read(path)?;
    SiteRules::parse(&String::from_utf8_lossy(&bytes))
        .map_err(|error| CommandError::from_error(&error).within(format!("cannot use {path}")))
        .map_err(|failure| failure.with_hint("docs/watch-list.md lists the keys, from `zone` to `modified`".to_owned()))
}

/// One line for each block: its kind, why, and how it begins, which has a line of its own where there is no room.
fn explain(extraction: &Extraction, width: usize) -> String {
    let longest = extraction.reasons.iter().map(|reason| display_width(reason.words())).max().unwrap_or_default();
    let blocks = extraction.document.blocks.iter().zip(&extraction.reasons);
    let line = |(block, reason): (&Block, &Reason)| {
        let words = visible(block.text.trim(), Layout::Fold);
        let facts = format!("{:<12} {}", block.kind.name(), pad(reason.words(), longest));
        let room = width.saturating_sub(display_width(&facts) + 2);
        if room < LEAST_BEGINNING {
            return format!("{}\n  {}\n", facts.trim_end(), truncate(&words, width.saturating_sub(2)));
        }
        format!("{facts}  {}\n", truncate(&words, room))
    };
    blocks.map(line).collect()
}
