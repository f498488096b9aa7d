//! `writethru list`: the articles of the store, and the feeds, sitemaps and pages that show them.

use std::{collections::BTreeMap, io::Write as _};

use chrono::{DateTime, Utc};
use clap::{ArgAction, Args};
use serde::Serialize;

use crate::{
    cli::{error::CommandError, jsonl, output::Output, session::Session, shelf, status::Status},
    model::{ArticleId, ArticleSummary, Listing, ReaderZone, Watch},
    store::Store,
    text::{
        sanitise::{self, visible},
        width::{Room, display_width, pad, truncate, wrap},
    },
    ui::count,
};

/// Articles that are read from the store at a time.
const PAGE: usize = 1_000;

/// The headings of two columns; the second is there only where something is watched.
const ARTICLE: &str = "article";
const NEXT: &str = "next";

/// Columns of an instant to the minute.
const MINUTE: usize = 16;

/// Columns under which a title says nothing.
const LEAST_TITLE: usize = 12;

/// Columns of slugs under which a table is none, and those that are left to them where all have no room.
const LEAST_SLUG: usize = 20;
const MOST_SLUGS: usize = 32;

/// Columns by which the facts stand in where each has no room in a column.
const INDENT: usize = 6;

/// Where the columns of the table stand.
#[derive(Clone, Copy)]
struct Layout {
    width: usize,
    slug: usize,
    changed: usize,
    next: usize,
}

impl Layout {
    /// Columns for slugs of these widths; one that is longer than nine in ten of them may have a line of its own.
    fn new(width: usize, mut slugs: Vec<usize>, (changed, next): (usize, usize)) -> Self {
        slugs.sort_unstable();
        let usual = slugs.get(slugs.len() * 9 / 10).copied().unwrap_or_default().max(ARTICLE.len());
        let rest = display_width(&Self { width, slug: 0, changed, next }.columns(["", "", "", "", ""]));
        let room = width.saturating_sub(rest);
        let slug = if usual <= room { usual } else { room.min(MOST_SLUGS.max(width * 2 / 5)) };
        Self { width, slug: if slug < LEAST_SLUG.min(usual) { 0 } else { slug }, changed, next }
    }

    /// Whether there is room for the columns before the title.
    fn is_table(self) -> bool {
        self.slug > 0
    }

    /// A line of the table up to the title.
    fn columns(self, [number, slug, versions, changed, next]: [&str; 5]) -> String {
        let next = if self.next == 0 { String::new() } else { format!("  {}", pad(next, self.next)) };
        let width = self.changed;
        format!("{number:>4}  {}  {versions:>8}  {changed:<width$}{next}", pad(slug, self.slug))
    }
}

/// An article as a line of JSON: a watch where it is watched.
#[derive(Serialize)]
struct Row<'a> {
    #[serde(flatten)]
    article: &'a ArticleSummary,
    #[serde(skip_serializing_if = "Option::is_none")]
    watch: Option<&'a Watch>,
}

/// List the articles in the store
#[derive(Debug, Args)]
#[command(after_help = "\
`changed` is when the newest version was first seen, `next` when a watched
article is checked again.
Formats: text, json (`writethru.article/1`, with `--listings`
`writethru.listing/1`)

Examples:
  writethru list
  writethru list --listings                Feeds, sitemaps and pages
  writethru list --json | jq -r .slug")]
pub(crate) struct ListArguments {
    /// List the feeds, sitemaps and pages that are watched (`writethru.listing/1`)
    #[arg(long, action = ArgAction::SetTrue)]
    listings: bool,
}

/// Prints one line for each article.
pub(crate) fn run(arguments: &ListArguments, session: &Session) -> Result<Status, CommandError> {
    let is_json = session.is_json()?;
    let store = shelf::open(session)?;
    let mut out = if is_json { Output::plain() } else { session.pages() };
    if arguments.listings {
        write_listings(&mut out, &store.listings()?, (is_json, session))?;
        return out.finish().map(|()| Status::Done);
    }
    let (mut after, mut is_first) = (ArticleId(0), true);
    loop {
        let articles = store.articles(after, PAGE)?;
        let Some(last) = articles.last() else { break };
        let watches = watches(&*store, after, last.article.id)?;
        after = last.article.id;
        let slugs = articles.iter().map(|summary| display_width(summary.article.slug.as_str())).collect();
        let words: BTreeMap<_, _> = watches.iter().map(|(&id, watch)| (id, next(watch, session.now))).collect();
        let next = words.values().map(|words| display_width(words).max(NEXT.len())).max().unwrap_or_default();
        let changed = format!("changed, {}", session.zone.place());
        let layout = Layout::new(session.width, slugs, (changed.len().max(MINUTE), next));
        if is_first && !is_json && layout.is_table() {
            write_line(&mut out, &layout.columns(["no", ARTICLE, "versions", &changed, NEXT]), "title", layout.width)?;
        }
        is_first = false;
        for article in articles {
            let id = article.article.id;
            if is_json {
                let row = Row { article: &article, watch: watches.get(&id) };
                jsonl::write_record(&mut out, "writethru.article/1", &row)?;
            } else {
                write_row(&mut out, (&article, words.get(&id).map_or("", String::as_str)), layout, session.zone)?;
            }
        }
    }
    out.finish()?;
    shelf::note_new_extractor(&*store, session)?;
    if after == ArticleId(0) {
        session.note(&format!("note: no article is in {} yet", session.store));
    }
    Ok(Status::Done)
}

/// The watches of the articles after one up to another.
fn watches(store: &dyn Store, after: ArticleId, last: ArticleId) -> Result<BTreeMap<ArticleId, Watch>, CommandError> {
    let watches = store.watches(after, PAGE)?;
    Ok(watches.into_iter().take_while(|watch| watch.article <= last).map(|watch| (watch.article, watch)).collect())
}

/// When a watched article is checked next, as in `in 14m`.
fn next(watch: &Watch, now: DateTime<Utc>) -> String {
    if watch.paused { "paused".to_owned() } else { until(watch.next.at, now) }
}

fn until(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let minutes = (at - now).num_minutes();
    match minutes {
        _ if at <= now => "due".to_owned(),
        ..60 => format!("in {}m", minutes.max(1)),
        60..2_880 => format!("in {}h", minutes / 60),
        _ => format!("in {}d", minutes / 1_440),
    }
}

fn write_listings(
    out: &mut Output,
    listings: &[Listing],
    (is_json, session): (bool, &Session),
) -> Result<(), CommandError> {
    for listing in listings {
        if is_json {
            jsonl::write_record(out, "writethru.listing/1", listing)?;
            continue;
        }
        let state = &listing.state;
        let next = if listing.paused { "paused".to_owned() } else { until(listing.next_check, session.now) };
        let shown = count(state.items, "article");
        let (kind, url) = (listing.place.kind.name(), &listing.place.url);
        let problem = state.problem.as_ref().map(|problem| format!("\n         failed: {problem}")).unwrap_or_default();
        let line = format!("{kind:<7}  {next:<6}  {shown:>12}  {url}{problem}");
        writeln!(out, "{}", visible(&line, sanitise::Layout::Keep))?;
    }
    if listings.is_empty() {
        session.note("note: no feed, sitemap or page is watched; `writethru add --feed URL` adds one");
    }
    Ok(())
}

fn write_row(
    out: &mut Output,
    (summary, next): (&ArticleSummary, &str),
    layout: Layout,
    zone: ReaderZone,
) -> Result<(), CommandError> {
    let article = &summary.article;
    let (number, slug) = (article.id.to_string(), article.slug.as_str());
    let title = article.title.as_deref().unwrap_or_default();
    let is_long = display_width(slug) > layout.slug;
    if is_long {
        writeln!(out, "{number:>4}  {slug}")?;
    }
    if layout.is_table() {
        let (number, slug) = if is_long { ("", "") } else { (number.as_str(), slug) };
        let changed = summary.last_change.map_or_else(|| "never seen".to_owned(), |at| zone.bare_minute(at));
        let facts = layout.columns([number, slug, &summary.versions.to_string(), &changed, next]);
        return write_line(out, &facts, title, layout.width);
    }
    let versions = count(summary.versions, "version");
    let changed = summary.last_change.map_or_else(|| "never seen".to_owned(), |at| zone.minute(at));
    let next = if next.is_empty() { String::new() } else { format!(", next check {next}") };
    let facts = format!("{versions}, {changed}{next}");
    let room = layout.width.saturating_sub(INDENT);
    for line in wrap(&facts, Room::new(room)) {
        writeln!(out, "{:INDENT$}{}", "", &facts[line])?;
    }
    let title = visible(title, sanitise::Layout::Fold);
    if title.is_empty() { Ok(()) } else { Ok(writeln!(out, "{:INDENT$}{}", "", truncate(&title, room))?) }
}

/// A line of the table with as much of the title as there is room for.
fn write_line(out: &mut Output, facts: &str, title: &str, width: usize) -> Result<(), CommandError> {
    let room = width.saturating_sub(display_width(facts) + 2);
    let title = visible(title, sanitise::Layout::Fold);
    if room < LEAST_TITLE || title.is_empty() {
        return Ok(writeln!(out, "{}", facts.trim_end())?);
    }
    Ok(writeln!(out, "{facts}  {}", truncate(&title, room))?)
}
