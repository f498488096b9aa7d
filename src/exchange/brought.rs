//! Which versions of an article an export of ours has brought so far.
//!
//! A check that found nothing new says which version it saw. Where that version could not be read, the check cannot be
//! taken either: it would say that the version before was still there.

use std::collections::HashSet;

/// Why such a check is refused.
pub(super) const UNKNOWN_VERSION: &str = "the version that it saw is not here";

/// The versions by their numbers.
#[derive(Debug, Default)]
pub(super) struct Brought(HashSet<u32>);

impl Brought {
    /// Adds the version whose text is at hand.
    pub(super) fn add(&mut self, version: Option<u32>) {
        self.0.extend(version);
    }

    /// Whether the version that a check saw is here; so it is where it saw none.
    pub(super) fn has(&self, version: Option<u32>) -> bool {
        version.is_none_or(|version| self.0.contains(&version))
    }
}
