//! Who may ask whom. A store of one machine has one pass at a time; on a store that machines share, each host is asked by
//! one pass alone, so that its pace holds however many are at work. Both by locks in the store, which are renewed while the
//! pass lives and run out soon after it died.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, TimeDelta, Utc};

use super::PassError;
use crate::{
    model::{Listing, Watch},
    store::{Lease, LeaseTerms, Lock, Store, StoreError, host_lock},
};

/// The lock of a pass that is alone.
const ALONE: &str = "pass";

/// How long locks and leases outlive their holder.
const GRACE: TimeDelta = TimeDelta::seconds(60);
/// How often both are renewed.
const RENEWAL: TimeDelta = TimeDelta::seconds(15);

/// The locks that a pass holds, by name, with their numbers.
#[derive(Debug)]
pub(super) struct Guard {
    held: HashMap<String, u32>,
    /// Those of hosts that were at work at the last renewal or came since: each is kept for one renewal more, so that no
    /// other pass asks too soon after this one.
    recent: BTreeSet<String>,
    renewed: DateTime<Utc>,
}

impl Guard {
    /// Takes what is needed to begin.
    pub(super) fn take(store: &mut dyn Store, owner: &str, now: DateTime<Utc>) -> Result<Self, PassError> {
        let mut guard = Self { held: HashMap::new(), recent: BTreeSet::new(), renewed: now };
        if !store.is_shared() {
            guard.hold_alone(store, owner, now)?;
        }
        Ok(guard)
    }

    /// Takes what is due by an instant, up to so many listings and watches, of hosts that this pass may ask.
    pub(super) fn lease(
        &mut self,
        store: &mut dyn Store,
        (owner, now): (&str, DateTime<Utc>),
        by: DateTime<Utc>,
        (most_listings, most_watches): (usize, usize),
    ) -> Result<Due, StoreError> {
        let terms = |limit| LeaseTerms { now: by, ..terms(owner, now, limit) };
        let listings = if most_listings > 0 { store.lease_listings(&terms(most_listings))? } else { Vec::new() };
        let watches = store.lease_watches(&terms(most_watches))?;
        let is_all = listings.len() < most_listings && watches.len() < most_watches;
        if !store.is_shared() {
            return Ok(Due { listings, watches, is_all });
        }
        let hosts = listings.iter().map(host_of_listing).chain(watches.iter().map(host_of_watch)).collect();
        let ours = self.lock(store, (owner, now), hosts)?;
        self.recent.extend(ours.iter().cloned());
        // Another pass was quicker to lock the others' hosts.
        let (listings, lost): (Vec<_>, Vec<_>) =
            listings.into_iter().partition(|lease| ours.contains(&host_of_listing(lease)));
        lost.iter().try_for_each(|lease| store.release_listing(lease))?;
        let (watches, lost): (Vec<_>, Vec<_>) =
            watches.into_iter().partition(|lease| ours.contains(&host_of_watch(lease)));
        store.release_watches(&lost)?;
        Ok(Due { listings, watches, is_all })
    }

    /// Renews the locks and the leases of what is at work, where it is time to.
    pub(super) fn renew(
        &mut self,
        store: &mut dyn Store,
        (owner, now): (&str, DateTime<Utc>),
        at_work: impl FnOnce() -> Vec<Lease<Watch>>,
    ) -> Result<(), PassError> {
        if now - self.renewed < RENEWAL {
            return Ok(());
        }
        self.renewed = now;
        let at_work = at_work();
        if store.is_shared() {
            self.renew_hosts(store, (owner, now), at_work.iter().map(host_of_watch).collect())?;
        } else {
            self.hold_alone(store, owner, now)?;
        }
        Ok(store.renew_watches(&at_work, now + GRACE)?)
    }

    /// Holds on to the locks of hosts at work and gives back those of hosts that are no more.
    fn renew_hosts(
        &mut self,
        store: &mut dyn Store,
        (owner, now): (&str, DateTime<Utc>),
        at_work: BTreeSet<String>,
    ) -> Result<(), StoreError> {
        let needed = &at_work | &self.recent;
        self.recent = at_work;
        let idle: Vec<(String, u32)> = self.held.extract_if(|name, _| !needed.contains(name)).collect();
        if !idle.is_empty() {
            store.unlock(&idle)?;
        }
        self.lock(store, (owner, now), needed).map(drop)
    }

    /// Gives the locks back.
    pub(super) fn give_back(self, store: &mut dyn Store) -> Result<(), StoreError> {
        let held: Vec<(String, u32)> = self.held.into_iter().collect();
        if held.is_empty() { Ok(()) } else { store.unlock(&held) }
    }

    fn hold_alone(&mut self, store: &mut dyn Store, owner: &str, now: DateTime<Utc>) -> Result<(), PassError> {
        for lock in store.lock(&[ALONE.to_owned()], &terms(owner, now, 0))? {
            match lock {
                Lock::Held { fence } => drop(self.held.insert(ALONE.to_owned(), fence)),
                Lock::Taken { owner, expires } => return Err(PassError::AtWork { owner, expires }),
            }
        }
        Ok(())
    }

    /// Takes locks or holds on to them, always in the same order, so that two passes never wait for each other; gives the
    /// names of those that were had.
    fn lock(
        &mut self,
        store: &mut dyn Store,
        (owner, now): (&str, DateTime<Utc>),
        names: BTreeSet<String>,
    ) -> Result<BTreeSet<String>, StoreError> {
        let mut names: Vec<String> = names.into_iter().collect();
        if names.is_empty() {
            return Ok(BTreeSet::new());
        }
        let mut locks = store.lock(&names, &terms(owner, now, 0))?.into_iter();
        names.retain(|name| {
            let fence = locks.next().and_then(|lock| if let Lock::Held { fence } = lock { Some(fence) } else { None });
            match fence {
                Some(fence) => self.held.insert(name.clone(), fence),
                None => self.held.remove(name),
            };
            fence.is_some()
        });
        Ok(names.into_iter().collect())
    }
}

/// What is due and leased.
#[derive(Debug)]
pub(super) struct Due {
    pub(super) listings: Vec<Lease<Listing>>,
    pub(super) watches: Vec<Lease<Watch>>,
    /// Whether nothing else was due.
    pub(super) is_all: bool,
}

fn host_of_listing(lease: &Lease<Listing>) -> String {
    host_lock(&lease.held.place.url)
}

fn host_of_watch(lease: &Lease<Watch>) -> String {
    host_lock(&lease.held.url)
}

/// The terms of a lock or lease from now on.
fn terms(owner: &str, now: DateTime<Utc>, limit: usize) -> LeaseTerms<'_> {
    LeaseTerms { owner, now, expires: now + GRACE, limit }
}
