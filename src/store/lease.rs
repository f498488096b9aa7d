//! Leases: who is at work on what, until when, so that several workers never do the same twice.
//!
//! A lease runs out by itself, so that the work of one who died is taken over; its number (a fence) grows with every lease
//! of the same thing, so that one who lost it is known when it comes back, and cannot write.

use chrono::{DateTime, Utc};

/// The terms on which due work is leased.
#[derive(Debug, Clone, Copy)]
pub struct LeaseTerms<'a> {
    /// Who is to do it, as in `desk-3:4711`.
    pub owner: &'a str,
    /// The present instant: what is due by then.
    pub now: DateTime<Utc>,
    /// When the lease runs out unless it is renewed.
    pub expires: DateTime<Utc>,
    /// The most that is taken.
    pub limit: usize,
}

/// Something that one worker alone is at work on.
#[derive(Debug, Clone, PartialEq)]
pub struct Lease<T> {
    /// What is leased, as it was then.
    pub held: T,
    /// The number of the lease among all of the same thing.
    pub fence: u32,
}

/// The name of the lock on the host of an address: whoever has it is the only one to ask that host for what is due.
pub fn host_lock(url: &str) -> String {
    format!("host {}", url.split('/').nth(2).unwrap_or_default())
}

/// The outcome of asking for a lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lock {
    /// It is the asker's; the fence is given back with [`super::WatchList::unlock`].
    Held {
        /// The number of the lock.
        fence: u32,
    },
    /// Someone else has it.
    Taken {
        /// Who.
        owner: String,
        /// Until when, unless it is renewed.
        expires: DateTime<Utc>,
    },
}
