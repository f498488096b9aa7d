//! What the backends share that keep the store in a database: steps are run as transactions, and the watch list is made of
//! the same steps in each.

use chrono::{DateTime, Utc};

use super::{
    Discovery, Lease, LeaseTerms, LeasedCheck, ListingReading, Lock, NewListing, Recorded, StoreError, WatchList,
    discovery,
    frames::Frames,
    watch_rows::{ListingRows, LockRows, Rows, SiteRows, WatchRows},
};
use crate::model::{ArticleId, Listing, ListingId, NextCheck, Sighting, Watch};

/// A store in a database.
pub(super) trait Database {
    /// What steps are done on.
    type Connection: Rows + WatchRows + ListingRows + SiteRows + LockRows;

    /// Whether programs on several machines may use it.
    const IS_SHARED: bool;

    /// Runs steps that see one state of the store, whatever others write meanwhile; perhaps more than once.
    fn read<T>(
        &self,
        doing: &'static str,
        steps: impl FnMut(&Self::Connection, &mut Frames) -> Result<T, Failure<Self>>,
    ) -> Result<T, StoreError>;

    /// Runs steps as one transaction; perhaps more than once, but only one run is kept.
    fn write<T>(
        &mut self,
        doing: &'static str,
        steps: impl FnMut(&Self::Connection, &mut Frames) -> Result<T, Failure<Self>>,
    ) -> Result<T, StoreError>;

    /// Records checks as [`WatchList::record_checks`] does.
    fn record_leased(
        &mut self,
        checks: &[LeasedCheck<'_>],
        next: &mut dyn FnMut(usize, Recorded) -> NextCheck,
    ) -> Result<Vec<Option<Recorded>>, StoreError>;
}

/// What a step of a database can fail with.
pub(super) type Failure<D> = <<D as Database>::Connection as Rows>::Error;

impl<D: Database> WatchList for D {
    fn add_watches(&mut self, watches: &[Watch]) -> Result<Vec<bool>, StoreError> {
        self.write("add watches", |connection, _| {
            let add = |watch: &Watch| {
                connection.article(watch.article)?;
                connection.add_watch(watch)
            };
            watches.iter().map(add).collect()
        })
    }

    fn watch(&self, article: ArticleId) -> Result<Option<Watch>, StoreError> {
        self.read("read a watch", |connection, _| connection.watch(article))
    }

    fn watches(&self, after: ArticleId, limit: usize) -> Result<Vec<Watch>, StoreError> {
        self.read("list watches", |connection, _| connection.watches(after, limit))
    }

    fn edit_watch(&mut self, watch: &Watch) -> Result<bool, StoreError> {
        self.write("edit a watch", |connection, _| connection.edit_watch(watch))
    }

    fn remove_watch(&mut self, article: ArticleId) -> Result<bool, StoreError> {
        self.write("remove a watch", |connection, _| connection.remove_watch(article))
    }

    fn plan(&mut self, article: ArticleId, next: &NextCheck) -> Result<bool, StoreError> {
        self.write("plan a check", |connection, _| connection.plan(article, next))
    }

    fn due_watches(&self, by: DateTime<Utc>, limit: usize) -> Result<Vec<Watch>, StoreError> {
        self.read("look for what is due", |connection, _| connection.due_watches(by, limit))
    }

    fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.read("look for what is due", |connection, _| connection.next_due())
    }

    fn is_shared(&self) -> bool {
        D::IS_SHARED
    }

    fn lease_watches(&mut self, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Watch>>, StoreError> {
        self.write("lease watches", |connection, _| connection.lease_watches(terms))
    }

    fn renew_watches(&mut self, leases: &[Lease<Watch>], expires: DateTime<Utc>) -> Result<(), StoreError> {
        self.write("renew leases", |connection, _| {
            leases.iter().try_for_each(|lease| connection.renew_watch(lease, expires))
        })
    }

    fn release_watches(&mut self, leases: &[Lease<Watch>]) -> Result<(), StoreError> {
        self.write("give leases back", |connection, _| {
            leases.iter().try_for_each(|lease| connection.release_watch(lease))
        })
    }

    fn put_off(&mut self, leases: &[Lease<Watch>]) -> Result<(), StoreError> {
        self.write("put checks off", |connection, _| {
            leases.iter().try_for_each(|lease| {
                connection.plan(lease.held.article, &lease.held.next)?;
                connection.release_watch(lease)
            })
        })
    }

    fn record_checks(
        &mut self,
        checks: &[LeasedCheck<'_>],
        next: &mut dyn FnMut(usize, Recorded) -> NextCheck,
    ) -> Result<Vec<Option<Recorded>>, StoreError> {
        self.record_leased(checks, next)
    }

    fn fold_article(&mut self, empty: ArticleId, into: ArticleId) -> Result<bool, StoreError> {
        self.write("fold articles", |connection, _| connection.fold_article(empty, into))
    }

    fn add_listing(&mut self, new: &NewListing) -> Result<Listing, StoreError> {
        self.write("add a listing", |connection, _| connection.add_listing(new))
    }

    fn listings(&self) -> Result<Vec<Listing>, StoreError> {
        self.read("list listings", |connection, _| connection.listings())
    }

    fn edit_listing(&mut self, listing: &Listing) -> Result<bool, StoreError> {
        self.write("edit a listing", |connection, _| connection.edit_listing(listing))
    }

    fn plan_listing(&mut self, listing: ListingId, at: DateTime<Utc>) -> Result<bool, StoreError> {
        self.write("plan a reading", |connection, _| connection.plan_listing(listing, at))
    }

    fn remove_listing(&mut self, listing: ListingId) -> Result<bool, StoreError> {
        self.write("remove a listing", |connection, _| connection.remove_listing(listing))
    }

    fn sightings(&self, listing: ListingId) -> Result<Vec<Sighting>, StoreError> {
        self.read("list what a listing showed", |connection, _| connection.sightings(listing))
    }

    fn lease_listings(&mut self, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Listing>>, StoreError> {
        self.write("lease listings", |connection, _| connection.lease_listings(terms))
    }

    fn release_listing(&mut self, lease: &Lease<Listing>) -> Result<(), StoreError> {
        self.write("give a lease back", |connection, _| connection.release_listing(lease))
    }

    fn record_discovery(&mut self, reading: &ListingReading<'_>) -> Result<Option<Discovery>, StoreError> {
        self.write("record what a listing shows", |connection, _| {
            if !connection.finish_reading(reading)? {
                return Ok(None);
            }
            discovery::discover(&mut connection.shelf(), reading).map(Some)
        })
    }

    fn sites(&self) -> Result<Vec<(String, String)>, StoreError> {
        self.read("read the sites' settings", |connection, _| connection.sites())
    }

    fn set_site(&mut self, host: &str, settings: Option<&str>) -> Result<(), StoreError> {
        self.write("set a site's settings", |connection, _| connection.set_site(host, settings))
    }

    fn lock(&mut self, names: &[String], terms: &LeaseTerms<'_>) -> Result<Vec<Lock>, StoreError> {
        self.write("take locks", |connection, _| names.iter().map(|name| connection.lock(name, terms)).collect())
    }

    fn unlock(&mut self, locks: &[(String, u32)]) -> Result<(), StoreError> {
        self.write("give locks back", |connection, _| {
            locks.iter().try_for_each(|(name, fence)| connection.unlock(name, *fence))
        })
    }
}
