//! Sync: makes the watch list of a store what a file says, in steps that can be shown before they are done.
//!
//! What the file does not name is paused, never removed: articles that a feed, sitemap or page has shown are left alone, all
//! others are only in the list because somebody put them there.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::{DateTime, Utc};

use super::watching::{self, WatchWish};
use crate::{
    model::{Article, ArticleId, Listing, ListingKind, ListingPlace, OwnLimits, Slug, Watch},
    store::{NewListing, Store, StoreError},
};

/// Watches that are read from the store at a time.
const PAGE: usize = 1_000;

/// What is to be watched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Feeds, sitemaps and pages.
    pub listings: Vec<WantedListing>,
    /// Single articles.
    pub articles: Vec<WantedArticle>,
    /// What is set for each host, as text.
    pub sites: BTreeMap<String, String>,
}

/// A feed, sitemap or page to be watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WantedListing {
    /// What it is.
    pub place: ListingPlace,
    /// Only addresses that match become articles.
    pub only: Option<String>,
    /// Whether it rests.
    pub paused: bool,
    /// How often it may be and must be read.
    pub limits: OwnLimits,
}

/// An article to be watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WantedArticle {
    /// Its plain address.
    pub url: String,
    /// What it is to be called, where it is new.
    pub slug: Option<Slug>,
    /// Whether it rests.
    pub paused: bool,
    /// How often it may be and must be checked.
    pub limits: OwnLimits,
}

/// One step from the list as it is to the list as it should be.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Step {
    /// A listing is added.
    AddListing(WantedListing),
    /// A listing is changed to this, in these respects.
    ChangeListing(Listing, Vec<&'static str>),
    /// An article is added.
    AddArticle(WantedArticle),
    /// An article is watched in another way, in these respects.
    ChangeWatch(Article, Watch, Vec<&'static str>),
    /// The settings of a host are set.
    SetSite {
        /// The host.
        host: String,
        /// Its settings.
        settings: String,
        /// Whether it has any already.
        is_known: bool,
    },
    /// The settings of a host are taken out.
    RemoveSite(String),
}

/// The steps from the list as it is to what is wanted; none where it is so already.
pub(crate) fn plan(store: &dyn Store, wanted: &Wanted) -> Result<Vec<Step>, StoreError> {
    let mut steps = listings(store, &wanted.listings)?;
    steps.extend(articles(store, &wanted.articles)?);
    let known: BTreeMap<String, String> = store.sites()?.into_iter().collect();
    let changed = wanted.sites.iter().filter(|(host, settings)| known.get(*host) != Some(settings));
    steps.extend(changed.map(|(host, settings)| Step::SetSite {
        host: host.clone(),
        settings: settings.clone(),
        is_known: known.contains_key(host),
    }));
    steps.extend(known.into_keys().filter(|host| !wanted.sites.contains_key(host)).map(Step::RemoveSite));
    Ok(steps)
}

/// Does the steps; what was done before a failure stays, and the next plan has only the rest.
pub(crate) fn apply(store: &mut dyn Store, steps: &[Step], now: DateTime<Utc>) -> Result<(), StoreError> {
    for step in steps {
        match step {
            Step::AddListing(wanted) => {
                let WantedListing { place, only, paused, limits } = wanted.clone();
                let listing = store.add_listing(&NewListing { place, only, limits, now })?;
                if paused {
                    store.edit_listing(&Listing { paused, ..listing })?;
                }
            }
            Step::ChangeListing(listing, _) => drop(store.edit_listing(listing)?),
            Step::AddArticle(wanted) => add_article(store, wanted, now)?,
            Step::ChangeWatch(_, watch, _) => drop(store.edit_watch(watch)?),
            Step::SetSite { host, settings, .. } => store.set_site(host, Some(settings))?,
            Step::RemoveSite(host) => store.set_site(host, None)?,
        }
    }
    Ok(())
}

fn add_article(store: &mut dyn Store, wanted: &WantedArticle, now: DateTime<Utc>) -> Result<(), StoreError> {
    let wish = WatchWish { url: &wanted.url, slug: wanted.slug.as_ref(), limits: wanted.limits, now };
    let article = watching::find_or_make(store, &wish)?;
    watching::watch(store, &article, &wish)?;
    if wanted.paused
        && let Some(watch) = store.watch(article.id)?
    {
        store.edit_watch(&Watch { paused: true, ..watch })?;
    }
    Ok(())
}

/// The respects in which two things differ.
fn changes(respects: &[(&'static str, bool)]) -> Vec<&'static str> {
    respects.iter().filter(|(_, is_other)| *is_other).map(|(name, _)| *name).collect()
}

fn listings(store: &dyn Store, wanted: &[WantedListing]) -> Result<Vec<Step>, StoreError> {
    let key = |place: &ListingPlace| (place.kind.name(), place.url.clone());
    let mut known: BTreeMap<_, _> =
        store.listings()?.into_iter().map(|listing| (key(&listing.place), listing)).collect();
    let mut steps = Vec::new();
    for wanted in wanted {
        let Some(listing) = known.remove(&key(&wanted.place)) else {
            steps.push(Step::AddListing(wanted.clone()));
            continue;
        };
        let changed = changes(&[
            ("links", links(&wanted.place.kind) != links(&listing.place.kind)),
            ("only", wanted.only != listing.only),
            ("intervals", wanted.limits != listing.limits),
            (paused_word(wanted.paused), wanted.paused != listing.paused),
        ]);
        if !changed.is_empty() {
            let WantedListing { place, only, paused, limits } = wanted.clone();
            steps.push(Step::ChangeListing(Listing { place, only, paused, limits, ..listing }, changed));
        }
    }
    let unnamed = known.into_values().filter(|listing| !listing.paused);
    steps.extend(
        unnamed.map(|listing| Step::ChangeListing(Listing { paused: true, ..listing }, vec![paused_word(true)])),
    );
    Ok(steps)
}

fn links(kind: &ListingKind) -> Option<&str> {
    match kind {
        ListingKind::Page { links } => Some(links),
        ListingKind::Feed | ListingKind::Sitemap => None,
    }
}

fn paused_word(paused: bool) -> &'static str {
    if paused { "paused" } else { "resumed" }
}

fn articles(store: &dyn Store, wanted: &[WantedArticle]) -> Result<Vec<Step>, StoreError> {
    let mut steps = Vec::new();
    let mut named: HashSet<ArticleId> = HashSet::new();
    for wanted in wanted {
        let article = watching::at_address(store, &wanted.url)?;
        let watch = article.as_ref().map_or(Ok(None), |article| store.watch(article.id))?;
        let Some((article, watch)) = article.zip(watch) else {
            steps.push(Step::AddArticle(wanted.clone()));
            continue;
        };
        named.insert(article.id);
        let changed = changes(&[
            ("intervals", wanted.limits != watch.limits),
            (paused_word(wanted.paused), wanted.paused != watch.paused),
        ]);
        if !changed.is_empty() {
            let watch = Watch { paused: wanted.paused, limits: wanted.limits, ..watch };
            steps.push(Step::ChangeWatch(article, watch, changed));
        }
    }
    let mut shown = BTreeSet::new();
    for listing in store.listings()? {
        shown.extend(store.sightings(listing.id)?.into_iter().map(|sighting| sighting.article));
    }
    let mut after = ArticleId(0);
    loop {
        let page = store.watches(after, PAGE)?;
        let Some(last) = page.last() else { return Ok(steps) };
        after = last.article;
        for watch in page {
            if !watch.paused && !named.contains(&watch.article) && !shown.contains(&watch.article) {
                let article = store.article(watch.article)?;
                steps.push(Step::ChangeWatch(article, Watch { paused: true, ..watch }, vec![paused_word(true)]));
            }
        }
    }
}
