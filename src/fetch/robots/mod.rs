//! What sites ask of programs (RFC 9309): [`Rules`] reads the file, the rest remembers each site's for a day.

mod pattern;
mod rules;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use super::error::FetchError;

pub(super) use self::rules::MAX_BYTES;
pub use self::rules::Rules;

/// How long a file counts (RFC 9309, section 2.4, allows a day), and how long a failure to read it.
const FRESH: Duration = Duration::from_hours(24);
const FAILURE_FRESH: Duration = Duration::from_mins(10);

/// What a site's file came to.
#[derive(Debug, Clone)]
pub(super) enum Wishes {
    /// These rules; none where there is no file.
    Rules(Arc<Rules>),
    /// It could not be read, and why.
    Unreachable(Arc<FetchError>),
}

type Slot = Arc<tokio::sync::Mutex<Option<(Wishes, Instant)>>>;

/// The wishes of each site.
#[derive(Debug, Default)]
pub(super) struct Memory {
    sites: Mutex<HashMap<String, Slot>>,
}

impl Memory {
    /// The wishes of a site: remembered, else what `read` finds, while others that ask for the same site wait.
    pub(super) async fn wishes(&self, site: &str, read: impl Future<Output = Wishes>) -> Wishes {
        let slot =
            Arc::clone(self.sites.lock().unwrap_or_else(PoisonError::into_inner).entry(site.to_owned()).or_default());
        let mut slot = slot.lock().await;
        if let Some((wishes, _)) = slot.as_ref().filter(|(_, until)| *until > Instant::now()) {
            return wishes.clone();
        }
        let wishes = read.await;
        let fresh = match wishes {
            Wishes::Rules(_) => FRESH,
            Wishes::Unreachable(_) => FAILURE_FRESH,
        };
        *slot = Some((wishes.clone(), Instant::now() + fresh));
        wishes
    }
}
