//! What an importer hands out: an observation as another archive keeps it.

use chrono::{DateTime, Utc};

use crate::model::{DatedBy, Digest, Document, Header, Moment, Route, Slug, Stamp};

/// One observation that another archive made.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Where it stands, as errors call it: `the record at byte 1234`.
    pub place: String,
    /// The article, where the archive has such a thing.
    pub article: Option<FoundArticle>,
    /// The address or path that was asked for.
    pub url: String,
    /// When.
    pub at: DateTime<Utc>,
    /// How that is known.
    pub dated_by: DatedBy,
    /// The status of the response, where there was one.
    pub status: Option<u16>,
    /// The headers of the response.
    pub headers: Vec<Header>,
    /// How the response was reached.
    pub route: Route,
    /// The bytes.
    pub raw: FoundBytes,
    /// What they turned out to be.
    pub content: FoundContent,
    /// Its link in the chain of the store that it comes from, where it comes from one of ours.
    pub link: Option<Digest>,
}

impl Found {
    /// When it was made, and the instants that its document states.
    pub(crate) fn instants(&self) -> impl Iterator<Item = DateTime<Utc>> {
        let dates = match &self.content {
            FoundContent::Document { document, .. } => Some(&document.metadata.dates),
            _ => None,
        };
        let stamps = dates.into_iter().flat_map(|dates| [&dates.published, &dates.modified]).flatten();
        let fixed = |stamp: &Stamp| if let Some(Moment::Fixed(at)) = stamp.instant { Some(at.to_utc()) } else { None };
        stamps.filter_map(fixed).chain([self.at])
    }
}

/// An article as another archive knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundArticle {
    /// A short readable name; another article of the store may have it.
    pub slug: Slug,
    /// Every address, the first first; none where it is known by its name alone.
    pub urls: Vec<String>,
    /// What a reader would call it.
    pub title: Option<String>,
}

/// The bytes of an observation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundBytes {
    /// The archive has none.
    Absent,
    /// The bytes.
    Bytes(Vec<u8>),
    /// Those of an earlier observation of the same archive.
    Earlier(Earlier),
}

/// How an archive names bytes that it keeps elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Earlier {
    /// Their digest.
    pub digest: Option<Digest>,
    /// The address and the instant of the observation that has them.
    pub seen: Option<(String, DateTime<Utc>)>,
}

/// What an observation found.
#[derive(Debug, Clone, PartialEq)]
pub enum FoundContent {
    /// A page, to be extracted from the bytes.
    Page,
    /// The article as it was extracted.
    Document {
        /// The article.
        document: Box<Document>,
        /// Name and version of the extractor.
        extractor: String,
    },
    /// The very bytes of the observation before.
    SameBytes,
    /// The server's word that nothing changed.
    NotModified,
    /// A page that is probably not the article, and why.
    Suspect(String),
    /// The server's word that the article is not there.
    Gone(String),
    /// No page, and why.
    Failed(String),
}
