//! The watch list in tables: each step of the trait as one transaction.

use chrono::{DateTime, Utc};

use super::{
    SqliteStore, listing, lock, read, site, watch,
    write::{self, Writer},
};
use crate::{
    model::{ArticleId, Listing, ListingId, NextCheck, Sighting, Watch},
    store::{
        Discovery, Lease, LeaseTerms, LeasedCheck, ListingReading, Lock, NewListing, Recorded, StoreError, WatchList,
        discovery, record,
    },
};

impl WatchList for SqliteStore {
    fn add_watches(&mut self, watches: &[Watch]) -> Result<Vec<bool>, StoreError> {
        self.write("add watches", |connection, _| {
            let add = |watch: &Watch| {
                read::article(connection, watch.article)?;
                watch::add(connection, watch)
            };
            watches.iter().map(add).collect()
        })
    }

    fn watch(&self, article: ArticleId) -> Result<Option<Watch>, StoreError> {
        self.read("read a watch", |connection, _| watch::one(connection, article))
    }

    fn watches(&self, after: ArticleId, limit: usize) -> Result<Vec<Watch>, StoreError> {
        self.read("list watches", |connection, _| watch::page(connection, after, limit))
    }

    fn edit_watch(&mut self, watch: &Watch) -> Result<bool, StoreError> {
        self.write("edit a watch", |connection, _| watch::edit(connection, watch))
    }

    fn remove_watch(&mut self, article: ArticleId) -> Result<bool, StoreError> {
        self.write("remove a watch", |connection, _| watch::remove(connection, article))
    }

    fn plan(&mut self, article: ArticleId, next: &NextCheck) -> Result<bool, StoreError> {
        self.write("plan a check", |connection, _| watch::plan(connection, article, next))
    }

    fn due_watches(&self, by: DateTime<Utc>, limit: usize) -> Result<Vec<Watch>, StoreError> {
        self.read("look for what is due", |connection, _| watch::due(connection, by, limit))
    }

    fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        self.read("look for what is due", |connection, _| watch::next_due(connection))
    }

    fn lease_watches(&mut self, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Watch>>, StoreError> {
        self.write("lease watches", |connection, _| watch::lease(connection, terms))
    }

    fn renew_watches(&mut self, leases: &[Lease<Watch>], expires: DateTime<Utc>) -> Result<(), StoreError> {
        self.write("renew leases", |connection, _| {
            leases.iter().try_for_each(|lease| watch::renew(connection, lease, expires))
        })
    }

    fn release_watches(&mut self, leases: &[Lease<Watch>]) -> Result<(), StoreError> {
        self.write("give leases back", |connection, _| {
            leases.iter().try_for_each(|lease| watch::release(connection, lease))
        })
    }

    fn record_checks(
        &mut self,
        checks: &[LeasedCheck<'_>],
        next: &mut dyn FnMut(usize, Recorded) -> NextCheck,
    ) -> Result<Vec<Option<Recorded>>, StoreError> {
        let kept = self.keep_pages(checks.iter().map(|check| (check.observation.article, check.observation.raw)))?;
        self.write("record checks", |connection, frames| {
            let mut writer = Writer::new(connection, frames, kept.as_ref())?;
            let mut outcomes = Vec::with_capacity(checks.len());
            for (place, check) in checks.iter().enumerate() {
                let article = check.observation.article;
                let is_held = watch::is_held(connection, article, check.fence)?;
                let recorded = is_held.then(|| record::record(&mut writer, &check.observation)).transpose()?;
                if let Some(recorded) = recorded {
                    watch::finish(connection, (article, check.fence), &next(place, recorded))?;
                }
                outcomes.push(recorded);
            }
            writer.finish()?;
            Ok(outcomes)
        })
    }

    fn fold_article(&mut self, empty: ArticleId, into: ArticleId) -> Result<bool, StoreError> {
        self.write("fold articles", |connection, _| {
            read::article(connection, into)?;
            let folded = read::article(connection, empty)?;
            if empty == into || read::has_capture(connection, empty, 1)? {
                return Ok(false);
            }
            write::remove_article(connection, empty, into)?;
            folded.urls.iter().try_for_each(|url| write::note_address(connection, into, url))?;
            Ok(true)
        })
    }

    fn add_listing(&mut self, new: &NewListing) -> Result<Listing, StoreError> {
        self.write("add a listing", |connection, _| listing::add(connection, new))
    }

    fn listings(&self) -> Result<Vec<Listing>, StoreError> {
        self.read("list listings", |connection, _| listing::all(connection))
    }

    fn edit_listing(&mut self, listing: &Listing) -> Result<bool, StoreError> {
        self.write("edit a listing", |connection, _| listing::edit(connection, listing))
    }

    fn plan_listing(&mut self, listing: ListingId, at: DateTime<Utc>) -> Result<bool, StoreError> {
        self.write("plan a reading", |connection, _| listing::plan(connection, listing, at))
    }

    fn remove_listing(&mut self, listing: ListingId) -> Result<bool, StoreError> {
        self.write("remove a listing", |connection, _| listing::remove(connection, listing))
    }

    fn sightings(&self, listing: ListingId) -> Result<Vec<Sighting>, StoreError> {
        self.read("list what a listing showed", |connection, _| listing::sightings(connection, listing))
    }

    fn lease_listings(&mut self, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Listing>>, StoreError> {
        self.write("lease listings", |connection, _| listing::lease(connection, terms))
    }

    fn release_listing(&mut self, lease: &Lease<Listing>) -> Result<(), StoreError> {
        self.write("give a lease back", |connection, _| listing::release(connection, lease))
    }

    fn record_discovery(&mut self, reading: &ListingReading<'_>) -> Result<Option<Discovery>, StoreError> {
        self.write("record what a listing shows", |connection, _| {
            if !listing::finish(connection, reading)? {
                return Ok(None);
            }
            discovery::discover(&mut listing::Tables(connection), reading).map(Some)
        })
    }

    fn sites(&self) -> Result<Vec<(String, String)>, StoreError> {
        self.read("read the sites' settings", |connection, _| site::all(connection))
    }

    fn set_site(&mut self, host: &str, settings: Option<&str>) -> Result<(), StoreError> {
        self.write("set a site's settings", |connection, _| site::set(connection, host, settings))
    }

    fn lock(&mut self, names: &[String], terms: &LeaseTerms<'_>) -> Result<Vec<Lock>, StoreError> {
        self.write("take locks", |connection, _| names.iter().map(|name| lock::lock(connection, name, terms)).collect())
    }

    fn unlock(&mut self, locks: &[(String, u32)]) -> Result<(), StoreError> {
        self.write("give locks back", |connection, _| {
            locks.iter().try_for_each(|(name, fence)| lock::unlock(connection, name, *fence))
        })
    }
}
