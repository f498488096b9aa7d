//! Events: what happened to an article between its versions.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Something that happened to an article, as its captures show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When it could be said: the instant of the check that showed or confirmed it.
    pub at: DateTime<Utc>,
    /// The first check that had a sign of it.
    pub since: DateTime<Utc>,
    /// The number of the capture that showed or confirmed it.
    pub capture: u32,
    /// What it is.
    #[serde(flatten)]
    pub what: Happening,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Happening {
    /// Another content than before.
    NewVersion {
        /// Its number.
        version: u32,
    },
    /// The content of an earlier version is back.
    Restored {
        /// The number of the new version.
        version: u32,
        /// The earlier version.
        restores: u32,
    },
    /// The article is not there any more; several checks say so.
    Gone {
        /// How that shows.
        how: Absence,
        /// In the server's or the extractor's words.
        reason: String,
    },
    /// The article is there again after it was gone.
    Back,
    /// The article has another address for good.
    Moved {
        /// Where to.
        to: String,
    },
    /// Only the beginning is shown, and an offer to pay for the rest; several checks say so.
    Paywalled,
    /// Something else stands in the article's place; several checks say so.
    Suspect {
        /// What it looks like.
        reason: String,
    },
    /// No page came, several times in a row.
    Failing {
        /// Why.
        reason: String,
    },
    /// The article is seen again after it was paywalled, suspect or failing.
    Recovered,
}

/// How it shows that an article is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Absence {
    /// Status 404, or a page that says that there is no such page.
    NotFound,
    /// Status 410.
    Removed,
    /// Status 451.
    Legal,
    /// The address leads to the site's home page.
    HomePage,
}

impl Happening {
    /// The event's word in JSON, as in `new-version`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NewVersion { .. } => "new-version",
            Self::Restored { .. } => "restored",
            Self::Gone { .. } => "gone",
            Self::Back => "back",
            Self::Moved { .. } => "moved",
            Self::Paywalled => "paywalled",
            Self::Suspect { .. } => "suspect",
            Self::Failing { .. } => "failing",
            Self::Recovered => "recovered",
        }
    }
}
