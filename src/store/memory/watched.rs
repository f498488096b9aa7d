//! The watch list of a store in memory: who is due, who is leased, what listings showed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use super::MemoryStore;
use crate::{
    model::{Article, ArticleId, Listing, ListingId, ListingPlace, ListingState, NextCheck, Sighting, Watch},
    store::{
        Discovery, Lease, LeaseTerms, LeasedCheck, ListingReading, Lock, NewArticle, NewListing, Recorded, Store as _,
        StoreError, WatchList,
        discovery::{self, Shelf},
        host_lock,
    },
};

/// What is watched.
#[derive(Debug, Clone, Default)]
pub(super) struct Watched {
    watches: BTreeMap<ArticleId, Entry<Watch>>,
    listings: BTreeMap<ListingId, Entry<Listing>>,
    due: BTreeSet<(DateTime<Utc>, ArticleId)>,
    sightings: BTreeMap<(ListingId, String), Sighting>,
    shown: HashMap<ArticleId, u32>,
    sites: BTreeMap<String, String>,
    locks: HashMap<String, (String, DateTime<Utc>, u32)>,
    last_listing: u32,
}

/// Something to be done, and who does it.
#[derive(Debug, Clone)]
struct Entry<T> {
    what: T,
    fence: u32,
    leased_until: Option<DateTime<Utc>>,
}

impl<T> Entry<T> {
    fn new(what: T) -> Self {
        Self { what, fence: 0, leased_until: None }
    }

    fn is_held(&self, fence: u32) -> bool {
        self.fence == fence && self.leased_until.is_some()
    }
}

impl Entry<Watch> {
    /// When it is due, unless it rests.
    fn due(&self) -> Option<DateTime<Utc>> {
        (!self.what.paused).then(|| self.leased_until.unwrap_or(self.what.next.at))
    }
}

impl Entry<Listing> {
    fn due(&self) -> Option<DateTime<Utc>> {
        (!self.what.paused).then(|| self.leased_until.unwrap_or(self.what.next_check))
    }
}

impl Watched {
    /// Changes an entry and keeps the index of what is due; `None` where nobody watches the article.
    fn change<T>(&mut self, article: ArticleId, step: impl FnOnce(&mut Entry<Watch>) -> T) -> Option<T> {
        let entry = self.watches.get_mut(&article)?;
        let before = entry.due();
        let told = step(entry);
        let after = entry.due();
        if before != after {
            before.map(|at| self.due.remove(&(at, article)));
            after.map(|at| self.due.insert((at, article)));
        }
        Some(told)
    }

    fn remove(&mut self, article: ArticleId) -> bool {
        let Some(entry) = self.watches.remove(&article) else { return false };
        entry.due().map(|at| self.due.remove(&(at, article)));
        true
    }

    fn due_by(&self, by: DateTime<Utc>, limit: usize) -> Vec<ArticleId> {
        self.due.range(..=(by, ArticleId(u32::MAX))).take(limit).map(|&(_, article)| article).collect()
    }

    /// Whether nobody else has locked the host of an address.
    fn is_free(&self, url: &str, terms: &LeaseTerms<'_>) -> bool {
        let lock = self.locks.get(&host_lock(url));
        lock.is_none_or(|(owner, expires, _)| owner == terms.owner || *expires <= terms.now)
    }

    /// Lets what listings showed of an article lead to another one.
    pub(super) fn lead_elsewhere(&mut self, from: ArticleId, to: ArticleId) {
        self.remove(from);
        let moved = self.shown.remove(&from).unwrap_or_default();
        if moved > 0 {
            *self.shown.entry(to).or_default() += moved;
            self.sightings.values_mut().filter(|seen| seen.article == from).for_each(|seen| seen.article = to);
        }
    }
}

impl WatchList for MemoryStore {
    fn add_watches(&mut self, watches: &[Watch]) -> Result<Vec<bool>, StoreError> {
        watches.iter().try_for_each(|watch| self.held(watch.article).map(drop))?;
        watches.iter().map(|watch| Shelf::add_watch(self, watch)).collect()
    }

    fn watch(&self, article: ArticleId) -> Result<Option<Watch>, StoreError> {
        Ok(self.watched.watches.get(&article).map(|entry| entry.what.clone()))
    }

    fn watches(&self, after: ArticleId, limit: usize) -> Result<Vec<Watch>, StoreError> {
        let following = self.watched.watches.range((std::ops::Bound::Excluded(after), std::ops::Bound::Unbounded));
        Ok(following.take(limit).map(|(_, entry)| entry.what.clone()).collect())
    }

    fn edit_watch(&mut self, watch: &Watch) -> Result<bool, StoreError> {
        let changed = self.watched.change(watch.article, |entry| {
            entry.what = Watch { next: entry.what.next.clone(), added_at: entry.what.added_at, ..watch.clone() };
        });
        Ok(changed.is_some())
    }

    fn remove_watch(&mut self, article: ArticleId) -> Result<bool, StoreError> {
        Ok(self.watched.remove(article))
    }

    fn plan(&mut self, article: ArticleId, next: &NextCheck) -> Result<bool, StoreError> {
        Ok(self.watched.change(article, |entry| entry.what.next = next.clone()).is_some())
    }

    fn due_watches(&self, by: DateTime<Utc>, limit: usize) -> Result<Vec<Watch>, StoreError> {
        let due = self.watched.due_by(by, limit);
        Ok(due.iter().map(|article| self.watched.watches[article].what.clone()).collect())
    }

    fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let first = self.watched.due.first().map(|&(at, _)| at);
        Ok(first.into_iter().chain(self.watched.listings.values().filter_map(Entry::<Listing>::due)).min())
    }

    fn lease_watches(&mut self, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Watch>>, StoreError> {
        let due = self.watched.due_by(terms.now, usize::MAX).into_iter();
        let free = due.filter(|article| self.watched.is_free(&self.watched.watches[article].what.url, terms));
        let due: Vec<ArticleId> = free.take(terms.limit).collect();
        let lease = |entry: &mut Entry<Watch>| {
            entry.fence += 1;
            entry.leased_until = Some(terms.expires);
            Lease { held: entry.what.clone(), fence: entry.fence }
        };
        let mut leases: Vec<_> = due.iter().filter_map(|&article| self.watched.change(article, lease)).collect();
        leases.sort_by_key(|lease| (lease.held.next.at, lease.held.article));
        Ok(leases)
    }

    fn renew_watches(&mut self, leases: &[Lease<Watch>], expires: DateTime<Utc>) -> Result<(), StoreError> {
        for lease in leases {
            self.watched.change(lease.held.article, |entry| {
                if entry.is_held(lease.fence) {
                    entry.leased_until = Some(expires);
                }
            });
        }
        Ok(())
    }

    fn release_watches(&mut self, leases: &[Lease<Watch>]) -> Result<(), StoreError> {
        for lease in leases {
            self.watched.change(lease.held.article, |entry| {
                if entry.is_held(lease.fence) {
                    entry.leased_until = None;
                }
            });
        }
        Ok(())
    }

    fn put_off(&mut self, leases: &[Lease<Watch>]) -> Result<(), StoreError> {
        for lease in leases {
            self.plan(lease.held.article, &lease.held.next)?;
        }
        self.release_watches(leases)
    }

    fn record_checks(
        &mut self,
        checks: &[LeasedCheck<'_>],
        next: &mut dyn FnMut(usize, Recorded) -> NextCheck,
    ) -> Result<Vec<Option<Recorded>>, StoreError> {
        let mut taken = BTreeSet::new();
        let mut is_held = |check: &&LeasedCheck<'_>| {
            let article = check.observation.article;
            let entry = self.watched.watches.get(&article);
            entry.is_some_and(|entry| entry.is_held(check.fence)) && taken.insert(article)
        };
        let held: Vec<bool> = checks.iter().map(|check| is_held(&check)).collect();
        let observations = checks.iter().zip(&held).filter(|(_, held)| **held).map(|(check, _)| check.observation);
        let mut recorded = self.append(&observations.collect::<Vec<_>>())?.into_iter();
        let outcomes = checks.iter().zip(held).enumerate().map(|(place, (check, held))| {
            let recorded = if held { recorded.next() } else { None }?;
            let next = next(place, recorded);
            self.watched.change(check.observation.article, |entry| {
                entry.what.next = next;
                entry.leased_until = None;
            });
            Some(recorded)
        });
        Ok(outcomes.collect())
    }

    fn fold_article(&mut self, empty: ArticleId, into: ArticleId) -> Result<bool, StoreError> {
        self.held(into)?;
        if empty == into || !self.held(empty)?.captures.is_empty() {
            return Ok(false);
        }
        let folded = self.remove_article(empty)?;
        self.watched.lead_elsewhere(empty, into);
        folded.urls.iter().try_for_each(|url| self.add_url(into, url).map(drop))?;
        Ok(true)
    }

    fn add_listing(&mut self, new: &NewListing) -> Result<Listing, StoreError> {
        let is_same = |listing: &&Listing| {
            listing.place.url == new.place.url && listing.place.kind.name() == new.place.kind.name()
        };
        if let Some(known) = self.watched.listings.values().map(|entry| &entry.what).find(is_same) {
            return Ok(known.clone());
        }
        self.watched.last_listing += 1;
        let listing = Listing {
            id: ListingId(self.watched.last_listing),
            place: new.place.clone(),
            only: new.only.clone(),
            paused: false,
            added_at: new.now,
            limits: new.limits,
            next_check: new.now,
            state: ListingState::default(),
        };
        self.watched.listings.insert(listing.id, Entry::new(listing.clone()));
        Ok(listing)
    }

    fn listings(&self) -> Result<Vec<Listing>, StoreError> {
        Ok(self.watched.listings.values().map(|entry| entry.what.clone()).collect())
    }

    fn edit_listing(&mut self, listing: &Listing) -> Result<bool, StoreError> {
        let Some(entry) = self.watched.listings.get_mut(&listing.id) else { return Ok(false) };
        entry.what = Listing {
            place: ListingPlace { kind: listing.place.kind.clone(), url: entry.what.place.url.clone() },
            added_at: entry.what.added_at,
            next_check: entry.what.next_check,
            state: entry.what.state.clone(),
            ..listing.clone()
        };
        Ok(true)
    }

    fn plan_listing(&mut self, listing: ListingId, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let Some(entry) = self.watched.listings.get_mut(&listing) else { return Ok(false) };
        entry.what.next_check = at;
        Ok(true)
    }

    fn remove_listing(&mut self, listing: ListingId) -> Result<bool, StoreError> {
        let of_listing = (listing, String::new())..(ListingId(listing.0 + 1), String::new());
        let urls: Vec<_> = self.watched.sightings.range(of_listing).map(|(key, _)| key.clone()).collect();
        for seen in urls.iter().filter_map(|key| self.watched.sightings.remove(key)) {
            *self.watched.shown.entry(seen.article).or_insert(1) -= 1;
        }
        Ok(self.watched.listings.remove(&listing).is_some())
    }

    fn sightings(&self, listing: ListingId) -> Result<Vec<Sighting>, StoreError> {
        let of_listing = (listing, String::new())..(ListingId(listing.0 + 1), String::new());
        Ok(self.watched.sightings.range(of_listing).map(|(_, seen)| seen.clone()).collect())
    }

    fn lease_listings(&mut self, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Listing>>, StoreError> {
        let due = self.watched.listings.values().filter(|entry| entry.due().is_some_and(|due| due <= terms.now));
        let free = due.filter(|entry| self.watched.is_free(&entry.what.place.url, terms));
        let mut free: Vec<_> = free.map(|entry| (entry.due(), entry.what.id)).collect();
        free.sort();
        let lease = |id: &ListingId| {
            let entry = self.watched.listings.get_mut(id)?;
            entry.fence += 1;
            entry.leased_until = Some(terms.expires);
            Some(Lease { held: entry.what.clone(), fence: entry.fence })
        };
        Ok(free.iter().map(|(_, id)| id).take(terms.limit).filter_map(lease).collect())
    }

    fn release_listing(&mut self, lease: &Lease<Listing>) -> Result<(), StoreError> {
        if let Some(entry) = self.watched.listings.get_mut(&lease.held.id).filter(|entry| entry.is_held(lease.fence)) {
            entry.leased_until = None;
        }
        Ok(())
    }

    fn record_discovery(&mut self, reading: &ListingReading<'_>) -> Result<Option<Discovery>, StoreError> {
        let entry = self.watched.listings.get_mut(&reading.listing);
        let Some(entry) = entry.filter(|entry| entry.is_held(reading.fence)) else { return Ok(None) };
        entry.leased_until = None;
        entry.what.state = reading.state.clone();
        entry.what.next_check = reading.next_check;
        discovery::discover(self, reading).map(Some)
    }

    fn sites(&self) -> Result<Vec<(String, String)>, StoreError> {
        Ok(self.watched.sites.iter().map(|(host, settings)| (host.clone(), settings.clone())).collect())
    }

    fn set_site(&mut self, host: &str, settings: Option<&str>) -> Result<(), StoreError> {
        match settings {
            Some(settings) => drop(self.watched.sites.insert(host.to_owned(), settings.to_owned())),
            None => drop(self.watched.sites.remove(host)),
        }
        Ok(())
    }

    fn lock(&mut self, names: &[String], terms: &LeaseTerms<'_>) -> Result<Vec<Lock>, StoreError> {
        let lock = |name: &String| {
            let free = || (String::new(), DateTime::<Utc>::MIN_UTC, 0);
            let (owner, expires, fence) = self.watched.locks.entry(name.clone()).or_insert_with(free);
            let is_free = *expires <= terms.now;
            if owner != terms.owner && !is_free {
                return Lock::Taken { owner: owner.clone(), expires: *expires };
            }
            *fence += u32::from(owner != terms.owner || is_free);
            terms.owner.clone_into(owner);
            *expires = terms.expires;
            Lock::Held { fence: *fence }
        };
        Ok(names.iter().map(lock).collect())
    }

    fn unlock(&mut self, locks: &[(String, u32)]) -> Result<(), StoreError> {
        for (name, fence) in locks {
            if let Some(lock) = self.watched.locks.get_mut(name).filter(|lock| lock.2 == *fence) {
                *lock = (String::new(), DateTime::<Utc>::MIN_UTC, *fence);
            }
        }
        Ok(())
    }
}

impl Shelf for MemoryStore {
    type Error = StoreError;

    fn sighting(&mut self, listing: ListingId, url: &str) -> Result<Option<Sighting>, StoreError> {
        Ok(self.watched.sightings.get(&(listing, url.to_owned())).cloned())
    }

    fn note_sighting(&mut self, listing: ListingId, sighting: &Sighting) -> Result<(), StoreError> {
        let before = self.watched.sightings.insert((listing, sighting.url.clone()), sighting.clone());
        *self.watched.shown.entry(sighting.article).or_default() += u32::from(before.is_none());
        Ok(())
    }

    fn was_shown(&mut self, article: ArticleId) -> Result<bool, StoreError> {
        Ok(self.watched.shown.get(&article).is_some_and(|&times| times > 0))
    }

    fn article_at(&mut self, url: &str) -> Result<Option<ArticleId>, StoreError> {
        Ok(self.article_at_url(url)?.map(|article| article.id))
    }

    fn create(&mut self, new: &NewArticle) -> Result<Article, StoreError> {
        Ok(self.create_articles(std::slice::from_ref(new))?.remove(0))
    }

    fn note_address(&mut self, article: ArticleId, url: &str) -> Result<(), StoreError> {
        self.add_url(article, url).map(drop)
    }

    fn add_watch(&mut self, watch: &Watch) -> Result<bool, StoreError> {
        if self.watched.watches.contains_key(&watch.article) {
            return Ok(false);
        }
        let entry = Entry::new(watch.clone());
        entry.due().map(|at| self.watched.due.insert((at, watch.article)));
        self.watched.watches.insert(watch.article, entry);
        Ok(true)
    }

    fn hasten(&mut self, article: ArticleId, by: DateTime<Utc>) -> Result<bool, StoreError> {
        let hastened = self.watched.change(article, |entry| {
            let is_later = entry.what.next.at > by;
            if is_later {
                entry.what.next.at = by;
            }
            is_later
        });
        Ok(hastened.unwrap_or(false))
    }
}
