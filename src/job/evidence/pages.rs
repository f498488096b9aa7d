//! The pages of a bundle: what was received and with which headers, as a web archive (WARC 1.1).

use std::collections::{BTreeSet, HashMap};

use super::EvidenceError;
use crate::{
    exchange::{
        CaptureEntry, Exporter as _, RawEntry, Sink,
        warc::{Members, WarcExporter},
    },
    model::{Article, Capture, Digest},
    store::{Store, StoreError},
};

/// Writes what captures received, page by page; gives the numbers of those whose bytes are still kept.
pub(super) fn write(
    store: &dyn Store,
    article: &Article,
    captures: &[Capture],
    out: Sink,
) -> Result<BTreeSet<u32>, EvidenceError> {
    // The archive is dated by what it holds, not by when it was written.
    let now = captures.iter().map(|capture| capture.at).max().unwrap_or_default();
    let mut exporter = WarcExporter::new(out, Members::Plain, now)?;
    let mut written: HashMap<Digest, u32> = HashMap::new();
    let mut kept = BTreeSet::new();
    for capture in captures.iter().filter(|capture| capture.is_check()) {
        let same = capture.raw.and_then(|raw| written.get(&raw.digest).copied());
        let bytes = match (capture.raw, same) {
            (Some(raw), None) => {
                let bytes = bytes(store, article, capture.number)?;
                if bytes.is_some() {
                    written.insert(raw.digest, capture.number);
                }
                bytes
            }
            _ => None,
        };
        if bytes.is_some() || same.is_some() {
            kept.insert(capture.number);
        }
        let raw = match (&bytes, same) {
            (Some(bytes), _) => RawEntry::Bytes(bytes),
            (None, Some(number)) => RawEntry::SameAs(number),
            (None, None) => RawEntry::Absent,
        };
        let entry = CaptureEntry { article, capture, raw, brought: None };
        exporter.add(&entry)?;
    }
    let readings = captures.iter().filter(|capture| !capture.is_check());
    kept.extend(
        readings
            .filter(|reading| reading.raw.is_some_and(|raw| written.contains_key(&raw.digest)))
            .map(|reading| reading.number),
    );
    exporter.finish()?;
    Ok(kept)
}

/// The bytes of a capture, where they are still kept.
fn bytes(store: &dyn Store, article: &Article, capture: u32) -> Result<Option<Vec<u8>>, EvidenceError> {
    match store.raw_bytes(article.id, capture) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(StoreError::NoRawBytes { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
