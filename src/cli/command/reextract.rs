//! `writethru reextract`: what the present extractor makes of the pages that are kept.

use std::io::Write as _;

use clap::{ArgAction, Args};
use serde::Serialize;

use crate::{
    cli::{
        error::CommandError,
        jsonl,
        output::Output,
        progress,
        session::{Session, complain},
        shelf,
        status::Status,
    },
    job::reextract::{self, Reading, Request, What},
    model::{Article, ArticleId, ReaderZone},
    store::{Store, StoreError},
    text::sanitise::{Layout, visible},
    ui::count,
};

/// Articles that are listed at a time.
const PAGE: usize = 1_000;

/// Read kept pages again with the present extractor
#[derive(Debug, Args)]
#[command(after_help = "\
After an upgrade, or with other settings of a site, kept pages may read
otherwise. What does is recorded as a later reading and stands in place of the
first one in `log`, `diff` and everywhere else, under the same number and at
the same instants; `show --first-reading` still has the first. No difference
between two readings of a page is ever shown as an edit. What reads as before
leaves nothing behind.
Formats: text, json (`writethru.reading/1`)

Examples:
  writethru reextract kestrel --dry-run      What would come of it
  writethru reextract kestrel storm
  writethru reextract --all
  writethru reextract --all --json")]
pub(crate) struct ReextractArguments {
    /// The articles
    #[arg(value_name = "ARTICLE", required_unless_present = "all")]
    articles: Vec<String>,
    /// Read the pages of every article again; of those that read as before nothing is printed
    #[arg(long, action = ArgAction::SetTrue, conflicts_with = "articles")]
    all: bool,
    /// Say what would come of it and record nothing
    #[arg(long, action = ArgAction::SetTrue)]
    dry_run: bool,
}

/// How much was read again.
#[derive(Default)]
struct Tally {
    articles: usize,
    failed: usize,
    recorded: usize,
}

/// Reads again and says what came of each version; an article that cannot be read is named, and the others are still done.
pub(crate) fn run(arguments: &ReextractArguments, session: &Session) -> Result<Status, CommandError> {
    let is_json = session.is_json()?;
    // Only an existing store has pages; it is opened to read first, so that none is made.
    shelf::open(session)?;
    let mut store = shelf::open_or_make(session)?;
    let articles = if arguments.all { all(&*store)? } else { named(&*store, &arguments.articles)? };
    let request = Request { now: session.now, sites: session.sites()?, is_trial: arguments.dry_run };
    let bar = progress::bar(session, "reading again", "articles");
    bar.set_length(articles.len() as u64);
    let mut out = Output::plain();
    let mut tally = Tally::default();
    for article in &articles {
        tally.articles += 1;
        match reextract::reextract(&mut *store, article, request) {
            Ok(readings) => {
                tally.recorded += readings.iter().filter(|reading| reading.what.is_recorded()).count();
                bar.suspend(|| write_readings(&mut out, (article, &readings), arguments, session))?;
            }
            Err(failure) => {
                tally.failed += 1;
                bar.suspend(|| complain(&failure.into()));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    if !is_json {
        writeln!(out, "{}", tally.words(arguments.dry_run))?;
    }
    out.finish()?;
    Ok(Status::of_counts(tally.articles, tally.failed))
}

impl Tally {
    fn words(&self, is_trial: bool) -> String {
        let readings = match self.recorded {
            0 => "every page that is kept reads as before".to_owned(),
            recorded if is_trial => format!("{} would be recorded", count(recorded, "later reading")),
            recorded => format!("{} recorded", count(recorded, "later reading")),
        };
        format!("{}: {readings}", count(self.articles, "article"))
    }
}

fn named(store: &dyn Store, names: &[String]) -> Result<Vec<Article>, CommandError> {
    names.iter().map(|name| shelf::find(store, name)).collect()
}

fn all(store: &dyn Store) -> Result<Vec<Article>, StoreError> {
    let mut articles: Vec<Article> = Vec::new();
    loop {
        let after = articles.last().map_or(ArticleId(0), |last| last.id);
        let page = store.articles(after, PAGE)?;
        if page.is_empty() {
            return Ok(articles);
        }
        articles.extend(page.into_iter().map(|summary| summary.article));
    }
}

/// What came of a version, as other programs read it.
#[derive(Serialize)]
struct Record<'a> {
    article: &'a str,
    version: Option<u32>,
    at: chrono::DateTime<chrono::Utc>,
    reads: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

fn write_readings(
    out: &mut Output,
    (article, readings): (&Article, &[Reading]),
    arguments: &ReextractArguments,
    session: &Session,
) -> Result<(), CommandError> {
    let (is_json, zone) = (session.is_json()?, session.zone);
    let is_shown = |reading: &&Reading| !(arguments.all && reading.what == What::AsBefore);
    for reading in readings.iter().filter(is_shown) {
        if is_json {
            jsonl::write_record(out, "writethru.reading/1", &Record::new(article, reading))?;
        } else {
            let subject = match reading.version {
                Some(number) => format!("version {number}"),
                None => format!("the check of {}", zone.instant(reading.at)),
            };
            let words = words(reading, zone, arguments.dry_run);
            writeln!(out, "{}: {subject} {}", article.slug, visible(&words, Layout::Fold))?;
        }
    }
    Ok(())
}

impl<'a> Record<'a> {
    fn new(article: &'a Article, reading: &'a Reading) -> Self {
        let reason = if let What::Suspect(reason) = &reading.what { Some(reason.as_str()) } else { None };
        let reads = match reading.what {
            What::AsBefore => "as-before",
            What::Otherwise => "otherwise",
            What::Apart => "apart",
            What::Article => "article",
            What::Suspect(_) => "suspect",
            What::NotKept => "not-kept",
        };
        Self { article: article.slug.as_str(), version: reading.version, at: reading.at, reads, reason }
    }
}

fn words(reading: &Reading, zone: ReaderZone, is_trial: bool) -> String {
    let recorded = if is_trial { "" } else { ", and was recorded so" };
    match &reading.what {
        What::AsBefore => "reads as before".to_owned(),
        What::Otherwise => format!("reads otherwise{recorded}"),
        What::Apart => {
            format!("changed at {}, which was not seen before{recorded}", zone.instant(reading.at))
        }
        What::Article => format!("reads as the article, which was not seen before{recorded}"),
        What::Suspect(reason) => format!("stays as it was read: its page is suspect now ({reason})"),
        What::NotKept => "stays as it was read: its page is not kept".to_owned(),
    }
}
