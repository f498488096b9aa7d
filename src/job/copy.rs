//! A whole store in another place, whatever the kind of either: numbers, links and log stay what they were.
//!
//! What was copied stays copied: an attempt that was cut off goes on where it ended, and a later one adds what the store
//! got since.

use std::collections::HashMap;

use crate::{
    model::{ArticleId, History, Outcome},
    store::{LogEntry, LogState, Progress, Store, StoreError, Transcript},
};

/// Articles, watches or entries of the log that are asked for at once.
const PAGE: usize = 10_000;

/// Records, and bytes of their pages, that are taken in one step.
const BATCH_RECORDS: usize = 500;
const BATCH_BYTES: usize = 16 << 20;

/// Histories that are kept at hand, since the log goes through the articles by turns.
const HISTORIES: usize = 1_000;

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
    copy_articles(from, to)?;
    let of = from.log()?.size;
    let mut histories = HashMap::new();
    loop {
        progress(Progress { done: done.size, of: of.max(done.size) });
        let entries = from.log_entries(done.size, PAGE)?;
        if entries.is_empty() {
            break;
        }
        let mut entries = entries.into_iter().peekable();
        while entries.peek().is_some() {
            let batch = next_batch(from, &mut histories, &mut entries)?;
            to.take_records(&batch)?;
            progress(Progress { done: done.size + batch.len() as u64, of: of.max(done.size) });
            done.size += batch.len() as u64;
        }
    }
    copy_orders(from, to)?;
    let copied = to.log()?;
    if log_at(from, copied.size)? == copied { Ok(copied) } else { Err(CopyError::Another) }
}

/// The log as it was at a size; another one where it never had that size.
fn log_at(store: &dyn Store, size: u64) -> Result<LogState, StoreError> {
    let now = store.log()?;
    match store.articles(ArticleId(0), 1)?.first() {
        Some(summary) if size < now.size => Ok(store.prove(summary.article.id, 0..0, Some(size))?.log),
        _ => Ok(now),
    }
}

fn copy_articles(from: &dyn Store, to: &mut dyn Store) -> Result<(), StoreError> {
    let mut after = ArticleId(0);
    loop {
        let page = from.articles(after, PAGE)?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.article.id;
        to.take_articles(&page.into_iter().map(|summary| summary.article).collect::<Vec<_>>())?;
    }
}

fn next_batch(
    from: &dyn Store,
    histories: &mut HashMap<ArticleId, History>,
    entries: &mut impl Iterator<Item = LogEntry>,
) -> Result<Vec<Transcript>, StoreError> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH_RECORDS && bytes < BATCH_BYTES {
        let Some(entry) = entries.next() else { break };
        let transcript = transcript(from, histories, entry)?;
        bytes += transcript.raw.as_ref().map_or(0, Vec::len);
        batch.push(transcript);
    }
    Ok(batch)
}

fn transcript(
    from: &dyn Store,
    histories: &mut HashMap<ArticleId, History>,
    LogEntry { article, capture: number }: LogEntry,
) -> Result<Transcript, StoreError> {
    let capture = from.captures(article, number..number + 1)?.pop();
    let Some(capture) = capture else {
        return Err(StoreError::UnknownCapture { article: from.article(article)?.slug, number });
    };
    let raw = capture.raw.map(|_| from.raw_bytes(article, number)).transpose()?;
    let brought = capture.version.filter(|_| capture.outcome == Outcome::NewVersion);
    let version = brought.map(|version| brought_version(from, histories, (article, version))).transpose()?;
    Ok(Transcript { article, capture, raw, version })
}

fn brought_version(
    from: &dyn Store,
    histories: &mut HashMap<ArticleId, History>,
    (article, number): (ArticleId, u32),
) -> Result<(crate::model::Version, crate::model::Document), StoreError> {
    let recorded = |history: &History| history.recorded().iter().find(|version| version.number == number).cloned();
    if histories.get(&article).and_then(recorded).is_none() {
        if histories.len() >= HISTORIES {
            histories.clear();
        }
        histories.insert(article, from.history(article)?);
    }
    let found = histories.get(&article).and_then(recorded);
    match found {
        Some(version) => Ok((version, from.document(article, number)?)),
        None => Err(StoreError::UnknownVersion { article: from.article(article)?.slug, number }),
    }
}

/// Copies what is to be done and kept: watches, listings, settings of sites, holds and time-stamps.
fn copy_orders(from: &dyn Store, to: &mut dyn Store) -> Result<(), StoreError> {
    let mut after = ArticleId(0);
    loop {
        let page = from.watches(after, PAGE)?;
        let Some(last) = page.last() else { break };
        after = last.article;
        to.add_watches(&page)?;
    }
    for (host, settings) in from.sites()? {
        to.set_site(&host, Some(&settings))?;
    }
    for hold in from.holds()? {
        to.hold(&hold)?;
    }
    let known = to.anchors()?;
    from.anchors()?.iter().filter(|anchor| !known.contains(anchor)).try_for_each(|anchor| to.add_anchor(anchor))
}
