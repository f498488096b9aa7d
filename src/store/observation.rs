//! What a caller hands to a store, and what the store says it made of it.

use chrono::{DateTime, Utc};

use crate::model::{ArticleId, DatedBy, Document, Header, Outcome, Route, Slug};

/// An article to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArticle {
    /// The slug it would like; a number is put behind it where that is taken.
    pub slug: Slug,
    /// Where it was seen.
    pub urls: Vec<String>,
    /// What a reader would call it, until its first version says so.
    pub title: Option<String>,
}

/// One check of an article, to be recorded whatever came of it.
#[derive(Debug, Clone, Copy)]
pub struct Observation<'a> {
    /// The article.
    pub article: ArticleId,
    /// The instant; kept to the millisecond.
    pub at: DateTime<Utc>,
    /// How the instant is known.
    pub dated_by: DatedBy,
    /// The address that was asked for, or the path that was read.
    pub url: &'a str,
    /// The status of the response, where there was one.
    pub status: Option<u16>,
    /// The headers of the response.
    pub headers: &'a [Header],
    /// The bytes received, where there were any.
    pub raw: Option<&'a [u8]>,
    /// How the response was reached.
    pub route: &'a Route,
    /// Further addresses of the article, as the page names them; those that an article was seen at are passed over.
    pub also_at: &'a [&'a str],
    /// What the bytes turned out to be.
    pub finding: Finding<'a>,
}

/// What a check found.
#[derive(Debug, Clone, Copy)]
pub enum Finding<'a> {
    /// The article; the store decides whether its content is new.
    Document {
        /// The article as extracted.
        document: &'a Document,
        /// Name and version of the extractor, as in `html/5`.
        extractor: &'a str,
    },
    /// The very bytes of the capture before, so nothing was extracted.
    SameBytes,
    /// The server's word that nothing changed.
    NotModified,
    /// A page that is probably not the article, and why.
    Suspect(&'a str),
    /// The server's word that the article is not there.
    Gone(&'a str),
    /// No page, and why.
    Failed(&'a str),
}

/// What became of an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// Number of the capture in its article.
    pub capture: u32,
    /// What came of the check.
    pub outcome: Outcome,
    /// The version it saw, where it saw one.
    pub version: Option<u32>,
    /// The earlier version that a new version restores.
    pub restores: Option<u32>,
}
