//! Discovery: a feed, sitemap or front page is read politely, and what it shows becomes watched articles.
//!
//! [`look`] asks the web and touches no store, [`record`] writes and asks nobody, so that many listings can be read at once.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use regex::Regex;

use super::{
    article::last_part,
    check::one_line,
    sites::{SiteError, Sites},
};
use crate::{
    extract::{self, Page},
    fetch::{
        FetchError, Fetched, Fetcher, Request, Validators,
        listing::{Item, ListingError, MAX_ITEMS, Sitemap, read_feed, read_sitemap},
        plain_address,
    },
    model::{Listing, ListingKind, ListingState, OwnLimits, Slug},
    store::{Discovery, Found, Lease, LeaseTerms, ListingReading, NewArticle, Store, StoreError},
};

/// Most sitemaps that one index leads to; the rest is not read.
const MAX_SITEMAPS: usize = 200;

/// How long from one reading of a listing to the next, where nothing else is set: at least, at first, at most.
const LEAST: TimeDelta = TimeDelta::minutes(5);
const FIRST: TimeDelta = TimeDelta::minutes(15);
const MOST: TimeDelta = TimeDelta::hours(6);

/// What came of reading a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Look {
    /// When.
    pub at: DateTime<Utc>,
    /// What it shows, in its order.
    pub found: Vec<Found>,
    /// What is to be kept of it; `problem` says why nothing could be read.
    pub state: ListingState,
}

/// Why a listing could not be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LookError {
    /// No answer came.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The answer is no success.
    #[error("{url} answered `{status}`")]
    Status {
        /// The address.
        url: String,
        /// The status and its words.
        status: String,
    },
    /// The answer is something else.
    #[error(transparent)]
    Listing(#[from] ListingError),
    /// The answer is no page with links.
    #[error(transparent)]
    Links(#[from] extract::LinksError),
    /// The filter cannot be used.
    #[error("`{0}` is not a regular expression")]
    Filter(String),
    /// The site's settings cannot be used.
    #[error(transparent)]
    Site(#[from] SiteError),
}

/// Reads a listing. A failure is in the state that comes back, too; it is told apart for whoever adds a listing just now.
pub(crate) fn look(
    fetcher: &Fetcher,
    sites: &Sites,
    listing: &Listing,
    now: DateTime<Utc>,
) -> (Look, Result<(), LookError>) {
    let mut state = ListingState { checked_at: Some(now), ..listing.state.clone() };
    let outcome = read(fetcher, sites, listing, &mut state);
    let (found, outcome) = match outcome {
        Ok(items) => (found(items), Ok(())),
        Err(error) => (Vec::new(), Err(error)),
    };
    state.failures = if outcome.is_ok() { 0 } else { state.failures.saturating_add(1) };
    state.problem = outcome.as_ref().err().map(|error| one_line(error));
    (Look { at: now, found, state }, outcome)
}

/// Records what a leased listing shows; `None` where the lease was lost.
pub(crate) fn record(
    store: &mut dyn Store,
    lease: &Lease<Listing>,
    look: &Look,
    limits: OwnLimits,
) -> Result<Option<Discovery>, StoreError> {
    let next_check = |has_news| look.at + interval(&lease.held, look, (has_news, limits));
    let discovery = store.record_discovery(&ListingReading {
        listing: lease.held.id,
        fence: lease.fence,
        at: look.at,
        found: &look.found,
        state: &look.state,
        next_check: next_check(false),
    })?;
    if discovery.as_ref().is_some_and(Discovery::has_news) {
        store.plan_listing(lease.held.id, next_check(true))?;
    }
    Ok(discovery)
}

/// Takes one listing for a moment, whether or not it is due, so that a look at it can be recorded; `None` where somebody else is
/// reading it.
pub(crate) fn lease(
    store: &mut dyn Store,
    listing: &Listing,
    terms: &LeaseTerms<'_>,
) -> Result<Option<Lease<Listing>>, StoreError> {
    store.plan_listing(listing.id, DateTime::UNIX_EPOCH)?;
    let leases = store.lease_listings(&LeaseTerms { limit: 1, ..*terms })?;
    let (own, others): (Vec<_>, Vec<_>) = leases.into_iter().partition(|lease| lease.held.id == listing.id);
    others.iter().try_for_each(|other| store.release_listing(other))?;
    Ok(own.into_iter().next())
}

/// How long until a listing is read again: sooner after something new, later after nothing, and later still after failures.
fn interval(listing: &Listing, look: &Look, (has_news, limits): (bool, OwnLimits)) -> TimeDelta {
    let limits = listing.limits.or(limits);
    let least = limits.floor.map_or(LEAST, |seconds| TimeDelta::seconds(seconds.into()));
    let most = limits.ceiling.map_or(MOST, |seconds| TimeDelta::seconds(seconds.into())).max(least);
    let before =
        listing.state.checked_at.map(|at| listing.next_check - at).filter(|before| *before > TimeDelta::zero());
    let next = match before {
        _ if look.state.failures > 0 => FIRST * 2_i32.saturating_pow(look.state.failures.min(8)),
        None => FIRST,
        Some(before) if has_news => before / 2,
        Some(before) => before + before / 4,
    };
    next.clamp(least, most)
}

fn read(fetcher: &Fetcher, sites: &Sites, listing: &Listing, state: &mut ListingState) -> Result<Vec<Item>, LookError> {
    let only = listing.only.as_deref();
    let only = only.map(|only| Regex::new(only).map_err(|_| LookError::Filter(only.to_owned()))).transpose()?;
    let url = &listing.place.url;
    let request = Request { validators: validators(state), ..sites.request(url)? };
    let answer = fetcher.fetch(&request)?;
    if answer.is_not_modified() {
        return Ok(Vec::new());
    }
    let answer = successful(answer)?;
    let mut keeps_validators = true;
    let content_type = answer.header("content-type");
    let mut items = match &listing.place.kind {
        ListingKind::Feed => {
            let feed = read_feed(&answer.body, content_type, &answer.url)?;
            state.title = feed.title;
            feed.items
        }
        ListingKind::Page { links } => page_links(&answer, links)?,
        ListingKind::Sitemap => match read_sitemap(&answer.body, content_type, &answer.url)? {
            Sitemap::Pages(items) => items,
            Sitemap::Index(sitemaps) => {
                // That the index is the same says nothing of the sitemaps behind it.
                keeps_validators = false;
                read_sitemaps(fetcher, sites, (&answer.url, sitemaps), listing.state.checked_at)?
            }
        },
    };
    items.retain(|item| only.as_ref().is_none_or(|only| only.is_match(&item.url)));
    items.truncate(MAX_ITEMS);
    let validators = answer.validators().filter(|_| keeps_validators);
    state.answered_by = validators.as_ref().map(|validators| validators.url.clone());
    state.etag = validators.as_ref().and_then(|validators| validators.etag.clone());
    state.last_modified = validators.and_then(|validators| validators.last_modified);
    state.items = u32::try_from(items.len()).unwrap_or(u32::MAX);
    Ok(items)
}

fn successful(answer: Fetched) -> Result<Fetched, LookError> {
    if (200..300).contains(&answer.status) {
        return Ok(answer);
    }
    Err(LookError::Status { status: answer.status_line(), url: answer.url })
}

fn validators(state: &ListingState) -> Option<Validators> {
    let url = state.answered_by.clone()?;
    Some(Validators { url, etag: state.etag.clone(), last_modified: state.last_modified.clone() })
}

fn page_links(answer: &Fetched, selector: &str) -> Result<Vec<Item>, LookError> {
    let content_type = answer.header("content-type");
    let page = Page { bytes: &answer.body, url: Some(&answer.url), content_type, ..Page::default() };
    let links = extract::links(&page, selector)?;
    let item = |link: extract::PageLink| {
        let url = plain_address(&link.url, None)?;
        Some(Item { url, title: Some(link.text).filter(|text| !text.is_empty()), changed: None })
    };
    Ok(links.into_iter().filter_map(item).collect())
}

/// What the sitemaps behind an index show, each asked for once; those that did not change since the last reading are passed over.
/// An index inside an index is followed like one; one sitemap that fails hides no other.
fn read_sitemaps(
    fetcher: &Fetcher,
    sites: &Sites,
    (index, first): (&str, Vec<Item>),
    since: Option<DateTime<Utc>>,
) -> Result<Vec<Item>, LookError> {
    let mut met = HashSet::from([index.to_owned()]);
    let mut waiting: Vec<Item> = first.into_iter().rev().collect();
    let (mut items, mut failure, mut asked) = (Vec::new(), None, 0);
    while let Some(sitemap) = waiting.pop().filter(|_| items.len() < MAX_ITEMS) {
        let is_old = sitemap.changed.zip(since).is_some_and(|(changed, since)| changed < since);
        if is_old || !met.insert(sitemap.url.clone()) {
            continue;
        }
        if asked == MAX_SITEMAPS {
            break;
        }
        asked += 1;
        match read_sitemap_at(fetcher, sites, &sitemap.url) {
            Ok(Sitemap::Pages(pages)) => items.extend(pages),
            Ok(Sitemap::Index(further)) => waiting.extend(further.into_iter().take(MAX_ITEMS).rev()),
            Err(error) => failure = failure.or(Some(error)),
        }
    }
    match failure {
        Some(failure) if items.is_empty() => Err(failure),
        _ => Ok(items),
    }
}

fn read_sitemap_at(fetcher: &Fetcher, sites: &Sites, url: &str) -> Result<Sitemap, LookError> {
    let answer = successful(fetcher.fetch(&sites.request(url)?)?)?;
    Ok(read_sitemap(&answer.body, answer.header("content-type"), &answer.url)?)
}

/// Items as the articles that they would become, each address once.
fn found(items: Vec<Item>) -> Vec<Found> {
    let mut met = HashSet::new();
    let items = items.into_iter().filter(|item| met.insert(item.url.clone()));
    let found = items.map(|item| {
        let slug = Slug::suggest(item.title.as_deref().unwrap_or_else(|| last_part(&item.url)));
        let article = NewArticle { slug, urls: vec![item.url], title: item.title };
        Found { article, changed: item.changed }
    });
    found.collect()
}
