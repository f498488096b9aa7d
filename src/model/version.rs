//! Versions: the distinct states of an article's content.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Digest, Provenance, PublicationDates, VersionRef};

/// One distinct state of an article's content, and the time over which it was observed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Its number in its article, from 1 in the order they were recorded.
    pub number: u32,
    /// The first capture that had this state.
    pub first_seen: DateTime<Utc>,
    /// The last capture that had this state.
    pub last_seen: DateTime<Utc>,
    /// The number under which its text lies, where the page was read again since; then content, dates and provenance are
    /// those of that reading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<u32>,
    /// The digest of its content: equal exactly where blocks, links and stated dates are equal.
    pub content: Digest,
    /// The digest of what a reader reads but for stamps and boilerplate, where the text is there and lies in a store.
    #[serde(skip)]
    pub words: Option<Digest>,
    /// The publisher's clock.
    pub dates: PublicationDates,
    /// Where its text came from.
    pub provenance: Provenance,
    /// The earlier version whose content came back (A, B, A again).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restores: Option<u32>,
    /// The earlier version whose words came back under other stamps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brings_back: Option<u32>,
}

impl Version {
    /// The number under which the store keeps its text.
    pub fn text(&self) -> u32 {
        self.reading.unwrap_or(self.number)
    }
}

impl From<&Version> for VersionRef {
    fn from(version: &Version) -> Self {
        Self {
            number: Some(version.number),
            path: None,
            first_seen: Some(version.first_seen),
            last_seen: Some(version.last_seen),
            dates: version.dates.clone(),
            restores: version.restores,
            brings_back: version.brings_back,
            ..Self::default()
        }
    }
}
