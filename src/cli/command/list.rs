//! `writethru list`: the articles of the store.

use std::io::Write as _;

use clap::{ArgAction, Args};

use crate::{
    cli::{error::CommandError, jsonl, output::Output, session::Session, shelf, status::Status},
    model::{ArticleId, ArticleSummary},
    text::{
        sanitise::{self, visible},
        width::{display_width, pad, truncate},
    },
    ui::{self, count},
};

/// Articles that are read from the store at a time.
const PAGE: usize = 1_000;

/// Columns under which a title says nothing.
const LEAST_TITLE: usize = 12;

/// Where the columns of the table stand.
#[derive(Clone, Copy)]
struct Layout {
    width: usize,
    slug: usize,
}

/// List the articles in the store
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  writethru list
  writethru list --json | jq -r .slug")]
pub(crate) struct ListArguments {
    /// Print JSON Lines (`writethru.article/1`)
    #[arg(long, action = ArgAction::SetTrue)]
    json: bool,
}

/// Prints one line for each article.
pub(crate) fn run(arguments: &ListArguments, session: &Session) -> Result<Status, CommandError> {
    let is_json = session.is_json(arguments.json)?;
    let store = shelf::open(session)?;
    let mut out = if is_json { Output::plain() } else { session.pages() };
    let mut after = ArticleId(0);
    loop {
        let articles = store.articles(after, PAGE)?;
        let Some(last) = articles.last() else { break };
        after = last.article.id;
        let longest = articles.iter().map(|summary| display_width(summary.article.slug.as_str())).max();
        let layout = Layout { width: session.width, slug: longest.unwrap_or_default() };
        for article in &articles {
            if is_json {
                jsonl::write_record(&mut out, "writethru.article/1", article)?;
            } else {
                write_row(&mut out, article, layout)?;
            }
        }
    }
    out.finish()?;
    if after == ArticleId(0) {
        session.note(&format!("note: no article is in {} yet", session.store));
    }
    Ok(Status::Done)
}

fn write_row(out: &mut Output, summary: &ArticleSummary, layout: Layout) -> Result<(), CommandError> {
    let article = &summary.article;
    let versions = count(summary.versions as usize, "version");
    let changed = summary.last_change.map_or_else(|| "never seen".to_owned(), ui::minute);
    let slug = pad(article.slug.as_str(), layout.slug);
    let facts = format!("{:>4}  {slug}  {versions:>11}  {changed}", article.id);
    let room = layout.width.saturating_sub(display_width(&facts) + 2);
    let title = visible(article.title.as_deref().unwrap_or_default(), sanitise::Layout::Fold).into_owned();
    if room < LEAST_TITLE || title.is_empty() {
        return Ok(writeln!(out, "{facts}")?);
    }
    Ok(writeln!(out, "{facts}  {}", truncate(&title, room))?)
}
