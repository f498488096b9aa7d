//! What a reading of a listing adds to the watch list: the decisions, the same whatever the backend.

use chrono::{DateTime, Utc};

use super::{Discovery, Found, ListingReading, NewArticle, StoreError};
use crate::model::{Article, ArticleId, ListingId, NextCheck, OwnLimits, Sighting, Watch};

/// The steps that a backend offers, all inside one transaction.
pub(super) trait Shelf {
    /// What a step can fail with.
    type Error: From<StoreError>;

    /// What a listing showed at an address before.
    fn sighting(&mut self, listing: ListingId, url: &str) -> Result<Option<Sighting>, Self::Error>;
    /// Notes what a listing shows, in place of what it showed there before.
    fn note_sighting(&mut self, listing: ListingId, sighting: &Sighting) -> Result<(), Self::Error>;
    /// Whether any listing showed an article.
    fn was_shown(&mut self, article: ArticleId) -> Result<bool, Self::Error>;
    /// The first article that was seen at an address.
    fn article_at(&mut self, url: &str) -> Result<Option<ArticleId>, Self::Error>;
    /// Adds an article.
    fn create(&mut self, new: &NewArticle) -> Result<Article, Self::Error>;
    /// Notes an address of an article, unless it has it.
    fn note_address(&mut self, article: ArticleId, url: &str) -> Result<(), Self::Error>;
    /// Watches an article; says whether it was not watched before.
    fn add_watch(&mut self, watch: &Watch) -> Result<bool, Self::Error>;
    /// Makes a check of an article due by an instant; says whether that is sooner than it was.
    fn hasten(&mut self, article: ArticleId, by: DateTime<Utc>) -> Result<bool, Self::Error>;
}

/// Adds what a listing shows.
pub(super) fn discover<S: Shelf>(shelf: &mut S, reading: &ListingReading<'_>) -> Result<Discovery, S::Error> {
    let mut discovery = Discovery::default();
    for found in reading.found {
        let Some(url) = found.article.urls.first() else { continue };
        match shelf.sighting(reading.listing, url)? {
            Some(known) => see_again(shelf, reading, (known, found), &mut discovery)?,
            None => see_first(shelf, reading, (url, found), &mut discovery)?,
        }
    }
    Ok(discovery)
}

fn see_again<S: Shelf>(
    shelf: &mut S,
    reading: &ListingReading<'_>,
    (known, found): (Sighting, &Found),
    discovery: &mut Discovery,
) -> Result<(), S::Error> {
    if found.changed <= known.changed {
        return Ok(());
    }
    // A listing that begins to state times says nothing of a change.
    if known.changed.is_some() && shelf.hasten(known.article, reading.at)? {
        discovery.signalled.push(known.article);
    }
    shelf.note_sighting(reading.listing, &Sighting { changed: found.changed, ..known })
}

fn see_first<S: Shelf>(
    shelf: &mut S,
    reading: &ListingReading<'_>,
    (url, found): (&String, &Found),
    discovery: &mut Discovery,
) -> Result<(), S::Error> {
    let mut known = None;
    for url in &found.article.urls {
        known = known.map_or_else(|| shelf.article_at(url), |article| Ok(Some(article)))?;
    }
    let article = if let Some(article) = known {
        found.article.urls.iter().try_for_each(|url| shelf.note_address(article, url))?;
        article
    } else {
        let created = shelf.create(&found.article)?;
        let article = created.id;
        discovery.added.push(created);
        article
    };
    // An article that some listing showed and nobody watches was taken off the list by the user.
    if !shelf.was_shown(article)? && shelf.add_watch(&watch(article, url, reading.at))? && known.is_some() {
        discovery.watched.push(article);
    }
    let sighting = Sighting { url: url.clone(), article, first_seen: reading.at, changed: found.changed };
    shelf.note_sighting(reading.listing, &sighting)
}

/// A new watch, due at once.
fn watch(article: ArticleId, url: &str, now: DateTime<Utc>) -> Watch {
    Watch {
        article,
        url: url.to_owned(),
        paused: false,
        added_at: now,
        limits: OwnLimits::default(),
        next: NextCheck::at(now),
    }
}
