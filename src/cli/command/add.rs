//! `writethru add`: puts articles, feeds, sitemaps and front pages on the watch list.

use std::io::Write as _;

use clap::{ArgAction, Args};

use crate::{
    cli::{
        error::CommandError,
        news,
        output::Output,
        session::{Session, complain},
        shelf,
        status::Status,
        web::Web,
    },
    config::{Span, limits},
    extract::{self, Page},
    fetch::{listing::ListingError, plain_address},
    job::{
        discover::{self, LookError},
        snap::SnapRequest,
        snap_url::snap_url,
        watching::{self, WatchWish},
    },
    model::{Listing, ListingKind, ListingPlace, OwnLimits},
    store::{LeaseTerms, NewListing, Store},
    ui::count,
};

/// Watch articles, feeds, sitemaps and front pages
#[derive(Debug, Args)]
#[command(after_help = "\
What is added is read once at once; `writethru run` and `writethru watch` go on
from there. An article stays watched after it has left its feed.

Examples:
  writethru add https://news.example/ferry          An article
  writethru add --feed https://news.example/rss     Each item of a feed
  writethru add --sitemap https://news.example/sitemap-news.xml
  writethru add --page https://news.example/ --links 'h2 a'
                                                    The links of a front page
  writethru add --feed URL --only '/politics/'      Some of a feed
  writethru add URL --max-interval 1d --later       Read at the next run")]
pub(crate) struct AddArguments {
    /// Articles, by their web addresses
    #[arg(value_name = "URL", required_unless_present_any = ["feed", "sitemap", "page"])]
    urls: Vec<String>,
    /// A feed (RSS, Atom, JSON Feed), or a page that names one
    #[arg(long, value_name = "URL")]
    feed: Vec<String>,
    /// A sitemap or an index of sitemaps
    #[arg(long, value_name = "URL")]
    sitemap: Vec<String>,
    /// A page whose links are articles
    #[arg(long, value_name = "URL", requires = "links")]
    page: Vec<String>,
    /// The links of that page, or what holds them, as a CSS selector
    #[arg(long, value_name = "SELECTOR", requires = "page")]
    links: Option<String>,
    /// Of a feed, sitemap or page, only addresses that match
    #[arg(long, value_name = "PATTERN")]
    only: Option<String>,
    /// Least time between two checks, as in `10m`
    #[arg(long, value_name = "TIME")]
    min_interval: Option<Span>,
    /// Longest time between two checks, as in `1d`
    #[arg(long, value_name = "TIME")]
    max_interval: Option<Span>,
    /// Read nothing now
    #[arg(long, action = ArgAction::SetTrue)]
    later: bool,
}

/// Adds each; one that fails is reported and the others are still done.
pub(crate) fn run(arguments: &AddArguments, session: &Session) -> Result<Status, CommandError> {
    let places = places(arguments)?;
    let limits = limits(arguments.min_interval, arguments.max_interval);
    if limits.are_crossed() {
        return Err(CommandError::new("the least time between two checks is longer than the longest"));
    }
    let mut adding = Adding {
        store: shelf::open_or_make(session)?,
        web: Web::new(session),
        out: Output::plain(),
        limits,
        is_later: arguments.later,
    };
    let all = arguments.urls.len() + places.len();
    let articles = arguments.urls.iter().map(|url| adding.add_article(url)).filter_map(Result::err).inspect(complain);
    let mut failures = articles.count();
    let only = arguments.only.as_deref();
    let listings = places.into_iter().map(|place| adding.add_listing(place, only)).filter_map(Result::err);
    failures += listings.inspect(complain).count();
    adding.out.finish()?;
    Ok(Status::of_counts(all, failures))
}

/// The listings that are named; mistakes are found before anything is added.
fn places(arguments: &AddArguments) -> Result<Vec<ListingPlace>, CommandError> {
    let links = arguments.links.as_deref().unwrap_or_default();
    if !arguments.page.is_empty() && !extract::is_selector(links) {
        return Err(CommandError::new(format!("`{links}` is not a CSS selector"))
            .with_hint("name the links, as in `h2 a` or `.latest a.headline`".to_owned()));
    }
    if let Some(error) = arguments.only.as_deref().and_then(|only| regex::Regex::new(only).err()) {
        return Err(CommandError::new("the pattern of `--only` is not a regular expression").caused_by(&error));
    }
    let of = |kind: ListingKind, urls: &[String]| -> Vec<ListingPlace> {
        urls.iter().map(|url| ListingPlace { kind: kind.clone(), url: url.clone() }).collect()
    };
    let feeds = of(ListingKind::Feed, &arguments.feed);
    let sitemaps = of(ListingKind::Sitemap, &arguments.sitemap);
    let pages = of(ListingKind::Page { links: links.to_owned() }, &arguments.page);
    Ok([feeds, sitemaps, pages].concat())
}

/// What every addition of one run shares.
struct Adding<'a> {
    store: Box<dyn Store>,
    web: Web<'a>,
    out: Output,
    limits: OwnLimits,
    is_later: bool,
}

impl Adding<'_> {
    fn add_article(&mut self, typed: &str) -> Result<(), CommandError> {
        let url = plain_address(typed, None).ok_or_else(|| no_address(typed))?;
        let now = self.web.session.now;
        let wish = WatchWish { url: &url, slug: None, limits: self.limits, now };
        let known = watching::at_address(&*self.store, typed)?;
        let (article, words) = match known {
            Some(article) => (article, None),
            None if self.is_later => (watching::find_or_make(&mut *self.store, &wish)?, None),
            None => {
                let sites = self.web.session.sites()?;
                let request = SnapRequest { source: &url, url: None, article: None, now, sites };
                let asking = self.web.request(&url)?;
                let (article, news) = snap_url(&mut *self.store, self.web.fetcher()?, asking, request)?;
                (article, Some(news::words(&news, self.web.session.zone)))
            }
        };
        let is_new = watching::watch(&mut *self.store, &article, &wish)?;
        let watched = if is_new { "watched" } else { "watched already" };
        let words = words.map(|words| format!("{words}, ")).unwrap_or_default();
        writeln!(self.out, "{}: {words}{watched}", article.slug)?;
        Ok(())
    }

    fn add_listing(&mut self, place: ListingPlace, only: Option<&str>) -> Result<(), CommandError> {
        let now = self.web.session.now;
        let new = NewListing { place, only: only.map(str::to_owned), limits: self.limits, now };
        if plain_address(&new.place.url, None).is_none() {
            return Err(no_address(&new.place.url));
        }
        if self.is_known(&new.place)? {
            return Ok(());
        }
        if self.is_later {
            self.store.add_listing(&new)?;
            writeln!(self.out, "{}: {}, watched", new.place.url, new.place.kind.name())?;
            return Ok(());
        }
        self.read_and_add(new)
    }

    /// Whether a listing is watched already; then says so.
    fn is_known(&mut self, place: &ListingPlace) -> Result<bool, CommandError> {
        let kind = place.kind.name();
        let is_same = |listing: &Listing| listing.place.url == place.url && listing.place.kind.name() == kind;
        let Some(known) = self.store.listings()?.into_iter().find(is_same) else { return Ok(false) };
        writeln!(self.out, "{}: {kind}, watched already", place.url)?;
        if known.place.kind != place.kind {
            self.web
                .session
                .note("note: its links are still those that it was added with; `writethru edit` changes them");
        }
        Ok(true)
    }

    /// A listing that cannot be read is not added.
    fn read_and_add(&mut self, mut new: NewListing) -> Result<(), CommandError> {
        let (now, sites) = (self.web.session.now, self.web.session.sites()?);
        let mut draft = Listing::draft(&new.place, new.only.clone(), now);
        let (mut look, mut outcome) = discover::look(self.web.fetcher()?, sites, &draft, now);
        if let Err(LookError::Listing(ListingError::Other { found: "a page", .. })) = &outcome {
            new.place.url = self.named_feed(&new.place.url)?;
            if self.is_known(&new.place)? {
                return Ok(());
            }
            draft.place = new.place.clone();
            (look, outcome) = discover::look(self.web.fetcher()?, sites, &draft, now);
        }
        outcome?;
        let listing = self.store.add_listing(&new)?;
        let terms = LeaseTerms { owner: "add", now, expires: now + chrono::TimeDelta::minutes(1), limit: 1 };
        let lease = discover::lease(&mut *self.store, &listing, &terms)?;
        let limits = sites.limits(&new.place.url);
        let discovery = match lease {
            Some(lease) => discover::record(&mut *self.store, &lease, &look, limits)?,
            None => None,
        };
        let title = look.state.title.map(|title| format!(" “{title}”")).unwrap_or_default();
        let shown = count(look.state.items, "article");
        let kind = listing.place.kind.name();
        let rest = discovery.map_or_else(
            || "which the pass at work reads by itself".to_owned(),
            |discovery| format!("{} of them new", discovery.added.len()),
        );
        writeln!(self.out, "{}: {kind}{title}, watched: {shown}, {rest}", listing.place.url)?;
        Ok(())
    }

    /// The first feed that a page names.
    fn named_feed(&mut self, url: &str) -> Result<String, CommandError> {
        let request = self.web.request(url)?;
        let answer = self.web.fetcher()?.fetch(&request)?;
        let page = Page { bytes: &answer.body, url: Some(&answer.url), ..Page::default() };
        let feeds = extract::feeds(&page).unwrap_or_default();
        let mut urls = feeds.iter().filter_map(|feed| plain_address(&feed.url, None));
        let Some(first) = urls.next() else {
            return Err(CommandError::new(format!("{url} is a page that names no feed"))
                .with_hint("`--page URL --links SELECTOR` watches the links of a page".to_owned()));
        };
        self.web.session.note(&format!("note: {url} is a page; its feed is {first}"));
        for other in urls {
            self.web.session.note(&format!("note: it also names {other}"));
        }
        Ok(first)
    }
}

fn no_address(typed: &str) -> CommandError {
    CommandError::new(format!("`{typed}` is not an address of the web"))
        .with_hint("write it as `https://news.example/story`; `writethru snap FILE` keeps files".to_owned())
}
