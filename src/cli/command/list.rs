//! `writethru list`: the articles of the store, and the feeds, sitemaps and pages that show them.

use std::{collections::BTreeMap, io::Write as _};

use chrono::{DateTime, Utc};
use clap::{ArgAction, Args};
use serde::Serialize;

use crate::{
    cli::{error::CommandError, jsonl, output::Output, session::Session, shelf, status::Status},
    model::{ArticleId, ArticleSummary, Listing, Watch},
    store::Store,
    text::{
        sanitise::{self, visible},
        width::{display_width, pad, truncate},
    },
    ui::{self, count},
};

/// Articles that are read from the store at a time.
const PAGE: usize = 1_000;

/// Columns of an instant to the minute.
const CHANGED: usize = 23;

/// Columns of an article's number, and of how many versions it has.
const NUMBER: usize = 4;
const VERSIONS: usize = 11;

/// Columns under which a title, or a slug, says nothing.
const LEAST_TITLE: usize = 12;

/// What parts two columns.
const GAP: usize = 2;

/// Where the columns of the table stand.
#[derive(Clone, Copy)]
struct Layout {
    width: usize,
    slug: usize,
    next: usize,
}

impl Layout {
    /// Room for slugs as long as these, as far as the width allows it.
    fn new(width: usize, slug: usize, next: usize) -> Self {
        let next_column = if next == 0 { 0 } else { GAP + next };
        let others = NUMBER + GAP + GAP + VERSIONS + GAP + CHANGED + next_column;
        Self { width, slug: slug.min(width.saturating_sub(others)), next }
    }

    /// Whether the columns stand beside each other at all.
    fn is_table(self) -> bool {
        self.slug >= LEAST_TITLE
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
The last column but the title says when a watched article is checked next.
Formats: text, json (`writethru.article/1`, with `--listings` `writethru.listing/1`)

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
    let mut after = ArticleId(0);
    loop {
        let articles = store.articles(after, PAGE)?;
        let Some(last) = articles.last() else { break };
        let watches = watches(&*store, after, last.article.id)?;
        after = last.article.id;
        let longest = articles.iter().map(|summary| display_width(summary.article.slug.as_str())).max();
        let words: BTreeMap<_, _> = watches.iter().map(|(&id, watch)| (id, next(watch, session.now))).collect();
        let next = words.values().map(|words| display_width(words)).max().unwrap_or_default();
        let layout = Layout::new(session.width, longest.unwrap_or_default(), next);
        for article in articles {
            let id = article.article.id;
            if is_json {
                let row = Row { article: &article, watch: watches.get(&id) };
                jsonl::write_record(&mut out, "writethru.article/1", &row)?;
            } else {
                write_row(&mut out, (&article, words.get(&id).map_or("", String::as_str)), layout)?;
            }
        }
    }
    out.finish()?;
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
        let shown = count(state.items as usize, "article");
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

fn write_row(out: &mut Output, (summary, next): (&ArticleSummary, &str), layout: Layout) -> Result<(), CommandError> {
    let article = &summary.article;
    let versions = count(summary.versions as usize, "version");
    let changed = summary.last_change.map_or_else(|| "never seen".to_owned(), ui::minute);
    let title = visible(article.title.as_deref().unwrap_or_default(), sanitise::Layout::Fold).into_owned();
    let id = format!("{:>NUMBER$}", article.id);
    if !layout.is_table() {
        return write_lines(out, (&id, article.slug.as_str()), &[&versions, &changed, next, &title], layout.width);
    }
    let slug = article.slug.as_str();
    let begin = if display_width(slug) > layout.slug {
        // One that is longer than its column has a line of its own.
        writeln!(out, "{id}  {slug}")?;
        format!("{:NUMBER$}  {}", "", pad("", layout.slug))
    } else {
        format!("{id}  {}", pad(slug, layout.slug))
    };
    let next = if layout.next == 0 { String::new() } else { format!("  {}", pad(next, layout.next)) };
    let facts = format!("{begin}  {versions:>VERSIONS$}  {changed:<CHANGED$}{next}");
    let facts = facts.trim_end();
    let room = layout.width.saturating_sub(display_width(facts) + GAP);
    if room < LEAST_TITLE || title.is_empty() {
        return Ok(writeln!(out, "{facts}")?);
    }
    Ok(writeln!(out, "{facts}  {}", truncate(&title, room))?)
}

/// An article whose facts have no room beside each other: its name, and each fact in a line below it.
fn write_lines(out: &mut Output, (id, slug): (&str, &str), facts: &[&str], width: usize) -> Result<(), CommandError> {
    writeln!(out, "{id}  {slug}")?;
    for fact in facts.iter().filter(|fact| !fact.is_empty()) {
        let room = width.saturating_sub(NUMBER + GAP).max(LEAST_TITLE);
        writeln!(out, "{:NUMBER$}  {}", "", truncate(fact, room))?;
    }
    Ok(())
}
