//! A store in memory keeps no order of records over all articles, so that nothing is copied from or to it.

use super::MemoryStore;
use crate::{
    model::{Article, Listing, Sighting},
    store::{LogEntry, StoreError, Transcribe, Transcript},
};

const UNSUPPORTED: StoreError = StoreError::Unsupported { doing: "be copied from or to" };

impl Transcribe for MemoryStore {
    fn log_entries(&self, _: u64, _: usize) -> Result<Vec<LogEntry>, StoreError> {
        Err(UNSUPPORTED)
    }

    fn transcript(&self, _: LogEntry) -> Result<Transcript, StoreError> {
        Err(UNSUPPORTED)
    }

    fn take_articles(&mut self, _: &[Article]) -> Result<(), StoreError> {
        Err(UNSUPPORTED)
    }

    fn take_records(&mut self, _: &[Transcript]) -> Result<(), StoreError> {
        Err(UNSUPPORTED)
    }

    fn take_listing(&mut self, _: &Listing, _: &[Sighting]) -> Result<(), StoreError> {
        Err(UNSUPPORTED)
    }
}
