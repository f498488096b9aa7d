//! Feeds and sitemaps as bytes to what they show: pure functions over hostile input.
//!
//! Sizes, counts and depths are bounded before a parser sees anything; an entity of a document's own is never expanded; an
//! address that is not of the web is passed over.

mod feed;
mod repair;
mod sitemap;
mod xml;

pub(crate) use feed::read_feed;
pub(crate) use sitemap::{Sitemap, read_sitemap};

use chrono::{DateTime, Utc};

/// Something that a listing shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// Its address, plain and absolute.
    pub url: String,
    /// Its headline, where there is one.
    pub title: Option<String>,
    /// When it was changed last, as the listing says.
    pub changed: Option<DateTime<Utc>>,
}

/// Why bytes are not what they were taken for.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ListingError {
    /// They are something else, perhaps a page that names feeds.
    #[error("{url} is {found}, not {wanted}")]
    Other {
        /// The address.
        url: String,
        /// What it should be.
        wanted: &'static str,
        /// What it is.
        found: &'static str,
    },
    /// They cannot be read.
    #[error("cannot read {url} as {wanted}")]
    Broken {
        /// The address.
        url: String,
        /// What it should be.
        wanted: &'static str,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// Unpacked, there is more of it than such a thing ever has.
    #[error("{url} has more than the {limit} bytes that are read of it")]
    TooLarge {
        /// The address.
        url: String,
        /// Most bytes that are read.
        limit: usize,
    },
}

/// Most things that one feed or sitemap shows (a limit of the sitemap protocol); the rest is not read.
pub(crate) const MAX_ITEMS: usize = 50_000;
