//! The watch list: what is checked when, by whom, and where new articles are found.
//!
//! What is due is found by an index, in order of time, whatever the number of articles. A check is recorded, its article
//! planned anew and its lease given back in one transaction: a process killed at any instant leaves a check either whole
//! or to be asked for again, never recorded twice.

use chrono::{DateTime, Utc};

use super::{Lease, LeaseTerms, Lock, NewArticle, Observation, Recorded, StoreError};
use crate::model::{
    Article, ArticleId, Listing, ListingId, ListingPlace, ListingState, NextCheck, OwnLimits, Sighting, Watch,
};

/// The part of a store that knows what is to be watched.
///
/// Edits by a user (`edit_…`) and planning (`plan`, `record_…`) write different fields, so that neither undoes the other.
pub trait WatchList {
    /// Watches articles; those that are watched already stay as they are. Says of each whether it is new.
    fn add_watches(&mut self, watches: &[Watch]) -> Result<Vec<bool>, StoreError>;

    /// The watch of an article, where it is watched.
    fn watch(&self, article: ArticleId) -> Result<Option<Watch>, StoreError>;

    /// Up to `limit` watches by their articles' numbers, from the first after `after` on.
    fn watches(&self, after: ArticleId, limit: usize) -> Result<Vec<Watch>, StoreError>;

    /// Sets address, rest and limits of a watch as given; its plan stays. Says whether there is one.
    fn edit_watch(&mut self, watch: &Watch) -> Result<bool, StoreError>;

    /// Stops watching an article, whose history stays. Says whether it was watched.
    fn remove_watch(&mut self, article: ArticleId) -> Result<bool, StoreError>;

    /// Sets the next check of an article; whoever has it leased keeps it so. Says whether it is watched.
    fn plan(&mut self, article: ArticleId, next: &NextCheck) -> Result<bool, StoreError>;

    /// Up to `limit` watches that are due by an instant, the longest due first: neither resting nor leased.
    fn due_watches(&self, by: DateTime<Utc>, limit: usize) -> Result<Vec<Watch>, StoreError>;

    /// When the next watch or listing will be due, or its lease run out, where there is any that does not rest.
    fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError>;

    /// Whether workers on other machines may be at work on it too: each then asks only hosts that it has locked.
    fn is_shared(&self) -> bool {
        false
    }

    /// Takes due watches, the longest due first, for one worker, past those of hosts that another one has locked.
    fn lease_watches(&mut self, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Watch>>, StoreError>;

    /// Puts off when these leases run out; those that are lost stay lost.
    fn renew_watches(&mut self, leases: &[Lease<Watch>], expires: DateTime<Utc>) -> Result<(), StoreError>;

    /// Gives leases back undone: what was due is due again.
    fn release_watches(&mut self, leases: &[Lease<Watch>]) -> Result<(), StoreError>;

    /// Gives leases back undone, each with the next check that its watch names now.
    fn put_off(&mut self, leases: &[Lease<Watch>]) -> Result<(), StoreError>;

    /// Records checks of leased articles in order, plans their next checks and gives the leases back, in one step.
    ///
    /// `next` is told the place of the check and what came of it. A check whose lease was lost is not recorded: someone
    /// else does it, or did it, and a check recorded twice is worse than one asked for twice. It is `None` in the answer.
    fn record_checks(
        &mut self,
        checks: &[LeasedCheck<'_>],
        next: &mut dyn FnMut(usize, Recorded) -> NextCheck,
    ) -> Result<Vec<Option<Recorded>>, StoreError>;

    /// Makes the addresses of an article without captures those of another, with what listings showed of it, and takes it
    /// out of the store; one that has captures stays. Says whether it was done.
    fn fold_article(&mut self, empty: ArticleId, into: ArticleId) -> Result<bool, StoreError>;

    /// Adds a listing; where there is one of that kind and address, gives that one.
    fn add_listing(&mut self, listing: &NewListing) -> Result<Listing, StoreError>;

    /// Every listing, by number.
    fn listings(&self) -> Result<Vec<Listing>, StoreError>;

    /// Sets selector, filter, rest and limits of a listing as given; what it showed and when it is read next stay. Says whether
    /// it is there.
    fn edit_listing(&mut self, listing: &Listing) -> Result<bool, StoreError>;

    /// Sets when a listing is read next; whoever has it leased keeps it so. Says whether it is there.
    fn plan_listing(&mut self, listing: ListingId, at: DateTime<Utc>) -> Result<bool, StoreError>;

    /// Takes a listing out; the articles that it showed are still watched. Says whether it was there.
    fn remove_listing(&mut self, listing: ListingId) -> Result<bool, StoreError>;

    /// What a listing has shown so far, by address.
    fn sightings(&self, listing: ListingId) -> Result<Vec<Sighting>, StoreError>;

    /// Takes due listings, the longest due first, for one worker, past those of hosts that another one has locked.
    fn lease_listings(&mut self, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Listing>>, StoreError>;

    /// Gives a listing back unread: it is due again.
    fn release_listing(&mut self, lease: &Lease<Listing>) -> Result<(), StoreError>;

    /// Records what a leased listing shows and gives the lease back, in one step; `None` where the lease was lost.
    ///
    /// An address that the listing showed before is passed over, also where its article is no longer watched; but where the
    /// listing says that the article was changed since, a check of it is due at once. Of the others, one that an article
    /// was seen at leads to that article, any other to a new one; both are watched.
    fn record_discovery(&mut self, reading: &ListingReading<'_>) -> Result<Option<Discovery>, StoreError>;

    /// What is set for each host: its name and a text that only whoever set it can read, in order of hosts.
    fn sites(&self) -> Result<Vec<(String, String)>, StoreError>;

    /// Sets the text of a host, or takes it out.
    fn set_site(&mut self, host: &str, settings: Option<&str>) -> Result<(), StoreError>;

    /// Takes each of these locks that nobody holds, and holds on to those that the same owner has.
    fn lock(&mut self, names: &[String], terms: &LeaseTerms<'_>) -> Result<Vec<Lock>, StoreError>;

    /// Gives locks with their numbers back; nothing happens to one that was lost.
    fn unlock(&mut self, locks: &[(String, u32)]) -> Result<(), StoreError>;
}

/// A listing to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewListing {
    /// What it is.
    pub place: ListingPlace,
    /// Only addresses that this regular expression matches become articles.
    pub only: Option<String>,
    /// How often it may be and must be read.
    pub limits: OwnLimits,
    /// The present instant; it is due at once.
    pub now: DateTime<Utc>,
}

/// A check of an article that is leased.
#[derive(Debug, Clone, Copy)]
pub struct LeasedCheck<'a> {
    /// The number of the lease.
    pub fence: u32,
    /// What came of the check.
    pub observation: Observation<'a>,
}

/// A reading of a leased listing.
#[derive(Debug, Clone, Copy)]
pub struct ListingReading<'a> {
    /// The listing.
    pub listing: ListingId,
    /// The number of the lease.
    pub fence: u32,
    /// When it was read.
    pub at: DateTime<Utc>,
    /// What it shows, in order; nothing where it is unchanged or failed.
    pub found: &'a [Found],
    /// What came of it.
    pub state: &'a ListingState,
    /// When it is to be read next.
    pub next_check: DateTime<Utc>,
}

/// Something that a listing shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The article as it would be made; its first address is the key, all others lead to it too.
    pub article: NewArticle,
    /// When the listing says it was changed last.
    pub changed: Option<DateTime<Utc>>,
}

/// What a reading brought.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Discovery {
    /// Articles that are new.
    pub added: Vec<Article>,
    /// Articles that were there and are watched from now on.
    pub watched: Vec<ArticleId>,
    /// Watched articles that are due at once because the listing says they were changed.
    pub signalled: Vec<ArticleId>,
}

impl Discovery {
    /// Whether the listing showed anything that it had not shown before.
    pub fn has_news(&self) -> bool {
        !(self.added.is_empty() && self.watched.is_empty() && self.signalled.is_empty())
    }
}
