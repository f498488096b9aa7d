//! One pass at a time: a lock in the store that is renewed while the pass lives and runs out soon after it died.

use chrono::{DateTime, TimeDelta, Utc};

use super::PassError;
use crate::store::{LeaseTerms, Lock, Store, StoreError};

/// The lock's name.
const NAME: &str = "pass";

/// How long the lock, and each lease, outlives its holder.
pub(super) const GRACE: TimeDelta = TimeDelta::seconds(60);
/// How often both are renewed.
const RENEWAL: TimeDelta = TimeDelta::seconds(15);

/// The lock, held.
#[derive(Debug)]
pub(super) struct Guard {
    fence: u32,
    renewed: DateTime<Utc>,
}

impl Guard {
    /// Takes the lock.
    pub(super) fn take(store: &mut dyn Store, owner: &str, now: DateTime<Utc>) -> Result<Self, PassError> {
        match store.lock(NAME, &terms(owner, now, 0))? {
            Lock::Held { fence } => Ok(Self { fence, renewed: now }),
            Lock::Taken { owner, expires } => Err(PassError::AtWork { owner, expires }),
        }
    }

    /// Renews the lock where it is time to; says whether it was.
    pub(super) fn renew(&mut self, store: &mut dyn Store, owner: &str, now: DateTime<Utc>) -> Result<bool, PassError> {
        if now - self.renewed < RENEWAL {
            return Ok(false);
        }
        *self = Self::take(store, owner, now)?;
        Ok(true)
    }

    /// Gives the lock back.
    pub(super) fn give_back(self, store: &mut dyn Store) -> Result<(), StoreError> {
        store.unlock(NAME, self.fence)
    }
}

/// The terms of a lock or lease from now on.
pub(super) fn terms(owner: &str, now: DateTime<Utc>, limit: usize) -> LeaseTerms<'_> {
    LeaseTerms { owner, now, expires: now + GRACE, limit }
}
