//! A whole store in another place, whatever the kind of either: numbers, links and log stay what they were.
//!
//! What was copied stays copied: an attempt that was cut off goes on where it ended, and a later one adds what the store
//! got since.

use crate::{
    model::ArticleId,
    store::{LogEntry, LogState, Progress, Store, StoreError, Transcript},
};

/// Articles, watches or sightings that are asked for at once.
const PAGE: usize = 10_000;

/// Entries of the log that are asked for at once: each time all captures are looked through.
const ENTRIES: usize = 4_000_000;

/// Records, and bytes of their pages, that are taken in one step.
const BATCH_RECORDS: usize = 500;
const BATCH_BYTES: u64 = 16 << 20;

/// Why a store was not copied.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The other place holds something that this store does not.
    #[error("the store to be written has other records than the one to be read")]
    Another,
    /// One of the stores failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Copies all that a store holds to another, which must be empty or hold an earlier copy; gives the log that both then
/// have.
pub fn copy(from: &dyn Store, to: &mut dyn Store, progress: &mut dyn FnMut(Progress)) -> Result<LogState, CopyError> {
    let mut done = to.log()?;
    if log_at(from, done.size)? != done {
        return Err(CopyError::Another);
    }
    let mut last = copy_articles(from, to, ArticleId(0))?;
    let of = from.log()?.size;
    loop {
        progress(Progress { done: done.size, of: of.max(done.size) });
        let entries = from.log_entries(done.size, ENTRIES)?;
        if entries.is_empty() {
            break;
        }
        // The store may be in use: what its log names by now is there by now.
        last = copy_articles(from, to, last)?;
        let mut entries = entries.into_iter().peekable();
        while entries.peek().is_some() {
            let batch = next_batch(from, &mut entries)?;
            to.take_records(&batch)?;
            progress(Progress { done: done.size + batch.len() as u64, of: of.max(done.size) });
            done.size += batch.len() as u64;
        }
    }
    copy_watches(from, to, last)?;
    copy_listings(from, to, last)?;
    copy_orders(from, to)?;
    let copied = to.log()?;
    if log_at(from, copied.size)? == copied { Ok(copied) } else { Err(CopyError::Another) }
}

/// The log as it was at a size; another one where it never had that size.
fn log_at(store: &dyn Store, size: u64) -> Result<LogState, StoreError> {
    let now = store.log()?;
    match store.articles(ArticleId(0), 1)?.first() {
        Some(summary) if size < now.size => {
            let proof = store.prove(summary.article.id, 0..0, &[size])?;
            Ok(proof.earlier.first().map_or(now, |then| then.log))
        }
        _ => Ok(now),
    }
}

/// Copies the articles after one; gives the last.
fn copy_articles(from: &dyn Store, to: &mut dyn Store, mut after: ArticleId) -> Result<ArticleId, StoreError> {
    loop {
        let page = from.articles(after, PAGE)?;
        let Some(last) = page.last() else { return Ok(after) };
        after = last.article.id;
        to.take_articles(&page.into_iter().map(|summary| summary.article).collect::<Vec<_>>())?;
    }
}

fn next_batch(from: &dyn Store, entries: &mut impl Iterator<Item = LogEntry>) -> Result<Vec<Transcript>, StoreError> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH_RECORDS && bytes < BATCH_BYTES {
        let Some(entry) = entries.next() else { break };
        let transcript = from.transcript(entry)?;
        bytes += transcript.capture.raw.map_or(0, |page| page.length);
        batch.push(transcript);
    }
    Ok(batch)
}

fn copy_watches(from: &dyn Store, to: &mut dyn Store, mut articles: ArticleId) -> Result<(), StoreError> {
    let mut after = ArticleId(0);
    loop {
        let page = from.watches(after, PAGE)?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.article;
        articles = copy_articles(from, to, articles)?;
        to.add_watches(&page)?;
    }
}

/// Copies feeds, sitemaps and pages, and what they showed.
fn copy_listings(from: &dyn Store, to: &mut dyn Store, mut articles: ArticleId) -> Result<(), StoreError> {
    for listing in from.listings()? {
        let sightings = from.sightings(listing.id)?;
        articles = copy_articles(from, to, articles)?;
        to.take_listing(&listing, &[])?;
        sightings.chunks(PAGE).try_for_each(|page| to.take_listing(&listing, page))?;
    }
    Ok(())
}

/// Copies what is set and kept: settings of sites, holds and time-stamps.
fn copy_orders(from: &dyn Store, to: &mut dyn Store) -> Result<(), StoreError> {
    for (host, settings) in from.sites()? {
        to.set_site(&host, Some(&settings))?;
    }
    for hold in from.holds()? {
        to.hold(&hold)?;
    }
    let known = to.anchors()?;
    from.anchors()?.iter().filter(|anchor| !known.contains(anchor)).try_for_each(|anchor| to.add_anchor(anchor))
}
