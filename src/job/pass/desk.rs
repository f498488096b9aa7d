//! What a pass needs to know, and what it tells.

use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};

use crate::{
    job::News,
    model::Article,
    schedule::Limits,
    store::{Discovery, StoreError},
};

use super::super::sites::Sites;

/// How long a pass goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Until all that is due has been checked.
    Once,
    /// Until it is told to stop.
    Forever,
}

/// What a pass needs to know.
pub struct Desk<'a> {
    /// Who is at work, as in `desk-3:4711`.
    pub owner: &'a str,
    /// What is set for each host.
    pub sites: &'a Sites,
    /// The schedule's limits, where neither article nor site has others.
    pub limits: &'a Limits,
    /// Fetches from one host at once.
    pub per_host: usize,
    /// The present instant.
    pub clock: &'a (dyn Fn() -> DateTime<Utc> + Sync),
    /// Set when it is time to stop: nothing more is asked, and what is under way is waited for a little.
    pub stop: &'a AtomicBool,
    /// How long it goes on.
    pub mode: Mode,
}

/// What a pass tells while it is at work.
#[derive(Debug)]
pub enum Told<'a> {
    /// An article was checked.
    Checked {
        /// The article.
        article: &'a Article,
        /// What came of it.
        news: &'a News,
    },
    /// A feed, sitemap or front page was read.
    Listed {
        /// Its address.
        url: &'a str,
        /// What it brought.
        discovery: &'a Discovery,
    },
    /// A feed, sitemap or front page could not be read.
    Unlisted {
        /// Its address.
        url: &'a str,
        /// Why.
        problem: &'a str,
    },
    /// A host failed so often that the rest of its articles is put off.
    HostFailing {
        /// The host.
        host: &'a str,
        /// How many articles are put off.
        put_off: usize,
        /// Until when.
        until: DateTime<Utc>,
    },
    /// A check cannot be made or kept, because the store is damaged where it keeps the article.
    Unkept {
        /// The article's address.
        url: &'a str,
        /// What is wrong.
        problem: &'a str,
    },
    /// Some time has gone by.
    Tick {
        /// Checks waiting, and requests on their way.
        waiting: (usize, usize),
        /// So far.
        tally: &'a super::Tally,
    },
}

/// Why a pass cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum PassError {
    /// There is one already, on a store that has one at a time.
    #[error("another pass is at work: {owner}, whose hold on the store ends at {expires} unless renewed", expires = expires.format("%Y-%m-%d %H:%M:%SZ"))]
    AtWork {
        /// Who makes it.
        owner: String,
        /// Until when it holds on to the store without a sign of life.
        expires: DateTime<Utc>,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
