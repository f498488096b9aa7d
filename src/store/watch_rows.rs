//! The watch list as rows of a database: the steps that each kind of database does in its own words, all of them inside
//! one transaction.

use chrono::{DateTime, Utc};

use super::{Lease, LeaseTerms, ListingReading, Lock, NewListing, StoreError, discovery::Shelf};
use crate::model::{Article, ArticleId, Listing, ListingId, ListingState, NextCheck, Sighting, Watch};

/// The rows of an open transaction.
pub(super) trait Rows {
    /// What a step can fail with.
    type Error: From<StoreError>;

    /// The article of a number.
    fn article(&self, article: ArticleId) -> Result<Article, Self::Error>;
}

/// Watches. Whether one is due follows from three facts: rest, lease, next check.
pub(super) trait WatchRows: Rows {
    /// The watch of an article.
    fn watch(&self, article: ArticleId) -> Result<Option<Watch>, Self::Error>;
    /// Watches by their articles' numbers, from the first after a number on.
    fn watches(&self, after: ArticleId, limit: usize) -> Result<Vec<Watch>, Self::Error>;
    /// Watches that are due, the longest due first.
    fn due_watches(&self, by: DateTime<Utc>, limit: usize) -> Result<Vec<Watch>, Self::Error>;
    /// When the next watch or listing is due.
    fn next_due(&self) -> Result<Option<DateTime<Utc>>, Self::Error>;
    /// Watches an article that is there; says whether it was not watched before.
    fn add_watch(&self, watch: &Watch) -> Result<bool, Self::Error>;
    /// Sets what a user may set.
    fn edit_watch(&self, watch: &Watch) -> Result<bool, Self::Error>;
    /// Stops watching an article.
    fn remove_watch(&self, article: ArticleId) -> Result<bool, Self::Error>;
    /// Sets the next check of an article.
    fn plan(&self, article: ArticleId, next: &NextCheck) -> Result<bool, Self::Error>;
    /// Makes a check due by an instant, where it was not.
    fn hasten(&self, article: ArticleId, by: DateTime<Utc>) -> Result<bool, Self::Error>;
    /// Takes what is due for one worker, past hosts that another has locked; the end of the lease is when it would be due
    /// again.
    fn lease_watches(&self, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Watch>>, Self::Error>;
    /// Puts off when a lease that is held runs out.
    fn renew_watch(&self, lease: &Lease<Watch>, expires: DateTime<Utc>) -> Result<(), Self::Error>;
    /// Gives a lease that is held back.
    fn release_watch(&self, lease: &Lease<Watch>) -> Result<(), Self::Error>;
    /// Makes the addresses of an article without captures another's, and takes it out.
    fn fold_article(&self, empty: ArticleId, into: ArticleId) -> Result<bool, Self::Error>;
}

/// Listings and what they showed.
pub(super) trait ListingRows: Rows {
    /// Every listing, by number.
    fn listings(&self) -> Result<Vec<Listing>, Self::Error>;
    /// Adds a listing that is not there; gives the one that is.
    fn add_listing(&self, new: &NewListing) -> Result<Listing, Self::Error>;
    /// Sets what a user may set.
    fn edit_listing(&self, listing: &Listing) -> Result<bool, Self::Error>;
    /// Sets when a listing is read next.
    fn plan_listing(&self, listing: ListingId, at: DateTime<Utc>) -> Result<bool, Self::Error>;
    /// Sets what came of the last reading of a listing.
    fn set_state(&self, listing: ListingId, state: &ListingState) -> Result<(), Self::Error>;
    /// Takes a listing out, with what it showed.
    fn remove_listing(&self, listing: ListingId) -> Result<bool, Self::Error>;
    /// What a listing showed, by address.
    fn sightings(&self, listing: ListingId) -> Result<Vec<Sighting>, Self::Error>;
    /// Takes what is due for one worker, past hosts that another has locked.
    fn lease_listings(&self, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Listing>>, Self::Error>;
    /// Gives a lease that is held back.
    fn release_listing(&self, lease: &Lease<Listing>) -> Result<(), Self::Error>;
    /// Notes what came of a reading and gives the lease back, where it is still held.
    fn finish_reading(&self, reading: &ListingReading<'_>) -> Result<bool, Self::Error>;
    /// The rows, as discovery sees them.
    fn shelf(&self) -> impl Shelf<Error = Self::Error>;
}

/// Settings of hosts.
pub(super) trait SiteRows: Rows {
    /// Every host and its text, in order of hosts.
    fn sites(&self) -> Result<Vec<(String, String)>, Self::Error>;
    /// Sets the text of a host, or takes it out.
    fn set_site(&self, host: &str, settings: Option<&str>) -> Result<(), Self::Error>;
}

/// Locks by name.
pub(super) trait LockRows: Rows {
    /// Takes a lock that is free, has run out, or is the asker's own.
    fn lock(&self, name: &str, terms: &LeaseTerms<'_>) -> Result<Lock, Self::Error>;
    /// Gives a lock back; its row stays, so that its number keeps growing.
    fn unlock(&self, name: &str, fence: u32) -> Result<(), Self::Error>;
}

/// Takes in a listing of another store, and what it showed.
pub(super) fn take_listing<R: ListingRows>(
    rows: &R,
    listing: &Listing,
    sightings: &[Sighting],
) -> Result<(), R::Error> {
    let key = |listing: &Listing| (listing.place.kind.name(), listing.place.url.clone());
    let known = rows.listings()?.into_iter().find(|known| key(known) == key(listing));
    let id = match known {
        Some(known) => known.id,
        None => add_as_it_was(rows, listing)?,
    };
    let mut shelf = rows.shelf();
    for sighting in sightings {
        if shelf.sighting(id, &sighting.url)?.is_none() {
            shelf.note_sighting(id, sighting)?;
        }
    }
    Ok(())
}

/// Adds a listing as it was elsewhere.
fn add_as_it_was<R: ListingRows>(rows: &R, listing: &Listing) -> Result<ListingId, R::Error> {
    let Listing { place, only, limits, added_at: now, .. } = listing.clone();
    let id = rows.add_listing(&NewListing { place, only, limits, now })?.id;
    rows.edit_listing(&Listing { id, ..listing.clone() })?;
    rows.plan_listing(id, listing.next_check)?;
    rows.set_state(id, &listing.state)?;
    Ok(id)
}
