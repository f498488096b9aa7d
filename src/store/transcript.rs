//! Records as they go from one store to another: numbers, links and places in the log stay what they were.

use super::StoreError;
use crate::model::{Article, ArticleId, Capture, Document, Listing, Sighting, Version};

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
    pub raw: Option<Vec<u8>>,
    /// The version it brought, with its document.
    pub version: Option<(Version, Document)>,
}

/// The part of a store that hands over and takes in whole records.
pub trait Transcribe {
    /// Up to `limit` entries of the log, from a place on.
    fn log_entries(&self, from: u64, limit: usize) -> Result<Vec<LogEntry>, StoreError>;

    /// Takes in articles with their numbers; of those that are there, further addresses.
    fn take_articles(&mut self, articles: &[Article]) -> Result<(), StoreError>;

    /// Takes in records behind those that are there, in the order of their log, in one step: none whose link, computed
    /// anew, is another than it was.
    fn take_records(&mut self, records: &[Transcript]) -> Result<(), StoreError>;

    /// Takes in a listing, unless there is one of its kind and address, and what it showed, unless that is known.
    fn take_listing(&mut self, listing: &Listing, sightings: &[Sighting]) -> Result<(), StoreError>;
}
