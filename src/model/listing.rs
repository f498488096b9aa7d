//! Listings: feeds, sitemaps and front pages that show which articles there are.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ArticleId, OwnLimits};

/// The number of a listing in its store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ListingId(pub u32);

impl fmt::Display for ListingId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// Something that is read again and again for the articles that it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Its number in the store.
    pub id: ListingId,
    /// What it is; no two listings of one kind have the same address.
    #[serde(flatten)]
    pub place: ListingPlace,
    /// Only addresses that this regular expression matches become articles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<String>,
    /// Whether it rests until someone resumes it.
    pub paused: bool,
    /// Since when it is read.
    pub added_at: DateTime<Utc>,
    /// How often it may be and must be read, where its own wishes differ from its site's.
    pub limits: OwnLimits,
    /// The instant from which on it is to be read again.
    pub next_check: DateTime<Utc>,
    /// What came of the last reading.
    pub state: ListingState,
}

impl Listing {
    /// A listing as it is before any store has it.
    pub fn draft(place: &ListingPlace, only: Option<String>, now: DateTime<Utc>) -> Self {
        Self {
            id: ListingId(0),
            place: place.clone(),
            only,
            paused: false,
            added_at: now,
            limits: OwnLimits::default(),
            next_check: now,
            state: ListingState::default(),
        }
    }
}

/// What a listing is and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ListingPlace {
    /// How it is read.
    #[serde(flatten)]
    pub kind: ListingKind,
    /// Its address.
    pub url: String,
}

/// How a listing is read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ListingKind {
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A sitemap or an index of sitemaps.
    Sitemap,
    /// A page of which the links that a CSS selector finds are articles.
    Page {
        /// The selector, of links or of elements that hold links.
        links: String,
    },
}

impl ListingKind {
    /// The kind's word in JSON and on the command line, as in `feed`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Feed => "feed",
            Self::Sitemap => "sitemap",
            Self::Page { .. } => "page",
        }
    }
}

/// What came of the last reading of a listing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListingState {
    /// When it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked_at: Option<DateTime<Utc>>,
    /// The address whose answer had the validators that follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_by: Option<String>,
    /// The answer's `ETag`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The answer's `Last-Modified`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    /// What it calls itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How many articles it showed when it was last read in full.
    pub items: u32,
    /// Readings in a row that failed.
    pub failures: u32,
    /// Why the last one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
}

/// An address that a listing showed, and the article that it led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// The address, the key of what a listing shows.
    pub url: String,
    /// The article.
    pub article: ArticleId,
    /// When the listing was first seen to show it.
    pub first_seen: DateTime<Utc>,
    /// When the listing last said that the article was changed.
    pub changed: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_words_of_the_json() {
        for kind in [ListingKind::Feed, ListingKind::Sitemap, ListingKind::Page { links: "h2 a".to_owned() }] {
            assert_eq!(serde_json::to_value(&kind).unwrap()["kind"], kind.name());
        }
    }
}
