//! Records as they go from one store to another: numbers, links and places in the log stay what they were.

use chrono::{DateTime, Utc};

use super::StoreError;
use crate::model::{Article, ArticleId, Capture, Digest, Document, Listing, Sighting, Version};

/// What stands at a place of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogEntry {
    /// The article.
    pub article: ArticleId,
    /// The number of its capture.
    pub capture: u32,
}

/// A capture with all that it brought, as another store recorded it.
#[derive(Debug, Clone)]
pub struct Transcript {
    /// The article.
    pub article: ArticleId,
    /// The capture.
    pub capture: Capture,
    /// The bytes received.
    pub page: Option<TranscribedPage>,
    /// The version it brought, with its document.
    pub version: Option<(Version, TranscribedText)>,
}

/// The bytes of a capture, or what is left of them.
#[derive(Debug, Clone)]
pub enum TranscribedPage {
    /// All of them.
    Received(Vec<u8>),
    /// A rule removed them.
    Removed(RemovalNote),
}

/// The document of a version, or what is left of it.
#[derive(Debug, Clone)]
pub enum TranscribedText {
    /// All of it.
    Document(Box<Document>),
    /// A rule removed it.
    Removed {
        /// The digest of all its lines.
        digest: Digest,
        /// The first of them: the dates that the page stated.
        dates: String,
        /// When and why.
        note: RemovalNote,
    },
}

/// When something was removed, and by which rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovalNote {
    /// When.
    pub at: DateTime<Utc>,
    /// The rule, as the user gave it.
    pub rule: String,
}

impl Transcript {
    /// The bytes received, where they are kept.
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        match &self.page {
            Some(TranscribedPage::Received(bytes)) => Some(bytes),
            Some(TranscribedPage::Removed(_)) | None => None,
        }
    }
}

/// The part of a store that hands over and takes in whole records.
pub trait Transcribe {
    /// Up to `limit` entries of the log, from a place on.
    fn log_entries(&self, from: u64, limit: usize) -> Result<Vec<LogEntry>, StoreError>;

    /// A record with all that belongs to it.
    fn transcript(&self, entry: LogEntry) -> Result<Transcript, StoreError>;

    /// Takes in articles with their numbers; of those that are there, further addresses.
    fn take_articles(&mut self, articles: &[Article]) -> Result<(), StoreError>;

    /// Takes in records behind those that are there, in the order of their log, in one step: none whose link, computed
    /// anew, is another than it was.
    fn take_records(&mut self, records: &[Transcript]) -> Result<(), StoreError>;

    /// Takes in a listing, unless there is one of its kind and address, and what it showed, unless that is known.
    fn take_listing(&mut self, listing: &Listing, sightings: &[Sighting]) -> Result<(), StoreError>;
}
