//! `writethru sync`: makes the watch list what a file says.

use std::{io::Write as _, path::Path};

use clap::{ArgAction, Args};

use crate::{
    cli::{error::CommandError, output::Output, session::Session, shelf, source, status::Status},
    config::{ArticleEntry, ListingEntry, PageEntry, Span, WatchListError, WatchListFile, limits},
    extract,
    fetch::plain_address,
    job::sync::{self, Step, Wanted, WantedArticle, WantedListing},
    model::{ListingKind, ListingPlace, OwnLimits, Slug},
    ui::count,
};

/// Make the watch list what a file says
#[derive(Debug, Args)]
#[command(after_help = "\
Without --yes it only prints what it would add, change and pause. Feeds,
sitemaps, pages and articles that the file does not name are paused, never
removed; articles that a feed, sitemap or page has shown are left alone.

The file is TOML, as seeds/watchlist.toml: tables [[feed]], [[sitemap]],
[[page]] (with links) and [[article]], each with url and, where wanted, only,
paused, min-interval and max-interval; and [site.\"news.example\"] with zone,
language, day_first, take, drop, repeated, kinds, published, modified, headers,
cookies, user, password-env, token-env, ignore, ignore-robots, render, gap,
per-host, per-hour, min-interval and max-interval.

Examples:
  writethru sync seeds/watchlist.toml        What would be done
  writethru sync seeds/watchlist.toml --yes  Do it")]
pub(crate) struct SyncArguments {
    /// The watch list, or `-` for standard input
    #[arg(value_name = "FILE")]
    file: String,
    /// Do what is printed
    #[arg(long, short, action = ArgAction::SetTrue)]
    yes: bool,
}

/// Prints the steps and, where wanted, does them.
pub(crate) fn run(arguments: &SyncArguments, session: &Session) -> Result<Status, CommandError> {
    let bytes = source::read(&arguments.file)?;
    let list = WatchListFile::parse(&String::from_utf8_lossy(&bytes), Path::new(&arguments.file))?;
    let wanted =
        wanted(list).map_err(|failure| failure.within(format!("cannot use the watch list {}", arguments.file)))?;
    let mut store = shelf::open_or_make(session)?;
    let steps = sync::plan(&*store, &wanted)?;
    let mut out = Output::plain();
    for step in &steps {
        writeln!(out, "{}", words(step))?;
    }
    if arguments.yes {
        sync::apply(&mut *store, &steps, session.now)?;
    }
    out.finish()?;
    session.note(&match (steps.len(), arguments.yes) {
        (0, _) => "the watch list is as the file says".to_owned(),
        (steps, true) => format!("{} done", count(steps, "step")),
        (1, false) => "1 step to do; `--yes` does it".to_owned(),
        (steps, false) => format!("{} to do; `--yes` does them", count(steps, "step")),
    });
    Ok(Status::Done)
}

/// As in `add feed https://news.example/rss` or `change article ferry-talks: paused`.
fn words(step: &Step) -> String {
    match step {
        Step::AddListing(wanted) => format!("add {} {}", wanted.place.kind.name(), wanted.place.url),
        Step::ChangeListing(listing, what) => {
            format!("change {} {}: {}", listing.place.kind.name(), listing.place.url, what.join(", "))
        }
        Step::AddArticle(wanted) => format!("add article {}", wanted.url),
        Step::ChangeWatch(article, _, what) => format!("change article {}: {}", article.slug, what.join(", ")),
        Step::SetSite { host, is_known: false, .. } => format!("add site {host}"),
        Step::SetSite { host, .. } => format!("change site {host}"),
        Step::RemoveSite(host) => format!("take out site {host}"),
    }
}

fn wanted(list: WatchListFile) -> Result<Wanted, CommandError> {
    let feeds = list.feed.into_iter().map(|entry| listing(ListingKind::Feed, entry));
    let sitemaps = list.sitemap.into_iter().map(|entry| listing(ListingKind::Sitemap, entry));
    let pages = list.page.into_iter().map(|entry| {
        let PageEntry { url, links, only, paused, min_interval, max_interval } = entry;
        listing(ListingKind::Page { links }, ListingEntry { url, only, paused, min_interval, max_interval })
    });
    let text = |table: &toml::Table| {
        toml::to_string(table)
            .map_err(|error| CommandError::new("cannot keep the settings of a site").caused_by(&error))
    };
    let sites = list.site.iter().map(|(host, table)| Ok((host.to_ascii_lowercase(), text(table)?)));
    Ok(Wanted {
        listings: feeds.chain(sitemaps).chain(pages).collect::<Result<_, _>>()?,
        articles: list.article.into_iter().map(article).collect::<Result<_, _>>()?,
        sites: sites.collect::<Result<_, CommandError>>()?,
    })
}

fn listing(kind: ListingKind, entry: ListingEntry) -> Result<WantedListing, CommandError> {
    let url = entry.url;
    if plain_address(&url, None).is_none() {
        return Err(CommandError::new(format!("`{url}` is not an address of the web")));
    }
    let limits = intervals(&url, entry.min_interval, entry.max_interval)?;
    if let ListingKind::Page { links } = &kind
        && !extract::is_selector(links)
    {
        return Err(CommandError::new(format!("`{links}`, the links of {url}, is not a CSS selector")));
    }
    if let Some(error) = entry.only.as_deref().and_then(|only| regex::Regex::new(only).err()) {
        return Err(
            CommandError::new(format!("what is wanted only of {url} is not a regular expression")).caused_by(&error)
        );
    }
    Ok(WantedListing { place: ListingPlace { kind, url }, only: entry.only, paused: entry.paused, limits })
}

fn article(entry: ArticleEntry) -> Result<WantedArticle, CommandError> {
    let url = plain_address(&entry.url, None)
        .ok_or_else(|| CommandError::new(format!("`{}` is not an address of the web", entry.url)))?;
    let slug = entry.slug.map(|slug| slug.parse::<Slug>()).transpose();
    let slug = slug.map_err(|error| CommandError::from_error(&error))?;
    let limits = intervals(&url, entry.min_interval, entry.max_interval)?;
    Ok(WantedArticle { url, slug, paused: entry.paused, limits })
}

fn intervals(url: &str, min: Option<Span>, max: Option<Span>) -> Result<OwnLimits, CommandError> {
    let limits = limits(min, max);
    if limits.are_crossed() {
        return Err(CommandError::new(format!("`min-interval` of {url} is longer than its `max-interval`")));
    }
    Ok(limits)
}

impl From<WatchListError> for CommandError {
    fn from(error: WatchListError) -> Self {
        Self::from_error(&error).with_hint("seeds/watchlist.toml shows the form of a watch list".to_owned())
    }
}
