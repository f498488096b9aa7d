//! Export: the store's captures, in the order of their articles, handed to a format.
//!
//! A record that cannot be read is named and left out; only an output that takes no more ends an export.

use std::{collections::HashMap, ops::Range};

use super::standing::readable;
use crate::{
    diff,
    exchange::{CaptureEntry, ExportError, Exporter, Needs, RawEntry, Readings, VersionEntry},
    extract::dates,
    model::{Article, ArticleId, Capture, ChangedWords, Digest, Document, History, Outcome, Version},
    store::{Store, StoreError},
    text::count_words,
};

/// Articles that are listed at a time.
const PAGE: usize = 1_000;

/// Captures that are read at a time.
const CAPTURES: u32 = 1_000;

/// What an export tells on its way.
#[derive(Debug)]
pub enum ExportEvent<'a> {
    /// An article is written.
    Done(&'a Article),
    /// A record could not be read and was left out.
    LeftOut(LeftOut),
}

/// A record that an export had to leave out.
#[derive(Debug, thiserror::Error)]
#[error("{record} of `{article}` is left out")]
pub struct LeftOut {
    /// The article.
    pub article: String,
    /// The record, as in `capture 3`.
    pub record: String,
    /// Why it cannot be read.
    #[source]
    pub source: StoreError,
}

/// How much was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ExportReport {
    /// Articles.
    pub articles: usize,
    /// Captures.
    pub captures: usize,
    /// Records that could not be read.
    pub left_out: usize,
    /// Texts that a rule removed.
    pub removed: usize,
}

/// Writes whole articles, all of the store's where none is named.
pub fn export(
    store: &dyn Store,
    articles: &[Article],
    needs: Needs,
    exporter: &mut dyn Exporter,
    tell: &mut dyn FnMut(ExportEvent<'_>),
) -> Result<ExportReport, ExportJobError> {
    let mut export = Export { store, needs, exporter, tell, report: ExportReport::default() };
    for article in articles {
        export.article(article, 1..u32::MAX)?;
    }
    let mut after = ArticleId(0);
    while articles.is_empty() {
        let page = store.articles(after, PAGE)?;
        let Some(last) = page.last() else { break };
        after = last.article.id;
        for summary in &page {
            export.article(&summary.article, 1..u32::MAX)?;
        }
    }
    export.exporter.finish()?;
    Ok(export.report)
}

/// Writes some captures of an article; the exporter is not finished.
pub fn export_captures(
    store: &dyn Store,
    article: &Article,
    captures: Range<u32>,
    needs: Needs,
    exporter: &mut dyn Exporter,
) -> Result<ExportReport, ExportJobError> {
    let mut failure = None;
    let mut tell = |event: ExportEvent<'_>| {
        if let ExportEvent::LeftOut(left_out) = event {
            failure.get_or_insert(left_out);
        }
    };
    let mut export = Export { store, needs, exporter, tell: &mut tell, report: ExportReport::default() };
    export.article(article, captures)?;
    let report = export.report;
    failure.map_or(Ok(report), |left_out| Err(left_out.source.into()))
}

/// Why an export ended before its end.
#[derive(Debug, thiserror::Error)]
pub enum ExportJobError {
    /// The store failed as a whole.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The output took no more.
    #[error(transparent)]
    Export(#[from] ExportError),
}

struct Export<'a> {
    store: &'a dyn Store,
    needs: Needs,
    exporter: &'a mut dyn Exporter,
    tell: &'a mut dyn FnMut(ExportEvent<'_>),
    report: ExportReport,
}

/// What is known of an article while its captures are written.
struct Progress<'a> {
    history: &'a History,
    /// The versions that are written.
    versions: &'a [Version],
    /// The place of each of them, by its number.
    places: HashMap<u32, usize>,
    /// The captures that brought the bytes already handed over.
    bytes: HashMap<Digest, u32>,
}

impl Export<'_> {
    fn article(&mut self, article: &Article, captures: Range<u32>) -> Result<(), ExportJobError> {
        let history = match self.store.history(article.id) {
            Ok(history) => history,
            Err(source) => {
                self.leave_out(article, "every record".to_owned(), source);
                return Ok(());
            }
        };
        let versions = match self.needs.readings {
            Readings::Every => history.recorded(),
            Readings::Latest => &history.versions,
        };
        let places = versions.iter().enumerate().map(|(place, version)| (version.number, place)).collect();
        let mut progress = Progress { history: &history, versions, places, bytes: HashMap::new() };
        let mut next = captures.start;
        while next < captures.end {
            let end = captures.end.min(next.saturating_add(CAPTURES));
            let page = match self.store.captures(article.id, next..end) {
                Ok(page) => page,
                Err(source) => {
                    self.leave_out(article, format!("capture {next} and all after it"), source);
                    break;
                }
            };
            let Some(last) = page.last() else { break };
            next = last.number.saturating_add(1);
            let has_documents = self.needs.documents;
            for capture in page.iter().filter(|capture| has_documents || capture.is_check()) {
                self.capture(&mut progress, capture)?;
            }
        }
        self.report.articles += 1;
        (self.tell)(ExportEvent::Done(article));
        Ok(())
    }

    fn capture(&mut self, progress: &mut Progress<'_>, capture: &Capture) -> Result<(), ExportJobError> {
        let article = &progress.history.article;
        let bytes = self.bytes(progress, capture);
        let raw = match &bytes {
            Bytes::Absent => RawEntry::Absent,
            Bytes::New(bytes) => RawEntry::Bytes(bytes),
            Bytes::SameAs(number) => RawEntry::SameAs(*number),
        };
        let place = capture.version.filter(|_| capture.outcome == Outcome::NewVersion);
        let place = place.and_then(|number| progress.places.get(&number).copied()).filter(|_| self.needs.documents);
        let left_out = self.report.left_out;
        let document = place.and_then(|place| self.document(progress, place));
        let is_removed = place.is_some() && document.is_none() && self.report.left_out == left_out;
        self.report.removed += usize::from(is_removed);
        let before = place.filter(|_| self.needs.changes).and_then(|place| place.checked_sub(1));
        let before = before.and_then(|place| self.document(progress, place));
        let change = before.as_ref().zip(document.as_ref()).map(|(old, new)| {
            let mut change = diff::compare_moved(old, new, &diff::Options::default(), dates::movements(old, new));
            change.article = Some(article.into());
            change
        });
        let words: Vec<ChangedWords> =
            change.iter().flat_map(|diff| &diff.changes).map(|change| ChangedWords::of(change, count_words)).collect();
        let brought = document.as_ref().zip(place).map(|(document, place)| VersionEntry {
            version: &progress.versions[place],
            document,
            before: place.checked_sub(1).map(|before| progress.versions[before].number),
            change: change.as_ref(),
            words: &words,
        });
        self.exporter.add(&CaptureEntry { article, capture, raw, brought })?;
        self.report.captures += 1;
        Ok(())
    }

    /// The bytes of a capture; those that were handed over before are not read again.
    fn bytes(&mut self, progress: &mut Progress<'_>, capture: &Capture) -> Bytes {
        let Some(raw) = capture.raw.filter(|_| self.needs.raw) else { return Bytes::Absent };
        if let Some(&number) = progress.bytes.get(&raw.digest) {
            return Bytes::SameAs(number);
        }
        match self.store.raw_bytes(progress.history.article.id, capture.number) {
            Ok(bytes) => {
                progress.bytes.insert(raw.digest, capture.number);
                Bytes::New(bytes)
            }
            Err(StoreError::NoRawBytes { .. }) => Bytes::Absent,
            Err(source) => {
                self.leave_out(&progress.history.article, format!("the bytes of capture {}", capture.number), source);
                Bytes::Absent
            }
        }
    }

    fn document(&mut self, progress: &Progress<'_>, place: usize) -> Option<Document> {
        let (article, number) = (&progress.history.article, progress.versions[place].number);
        match readable(self.store.document(article.id, progress.versions[place].text())) {
            Ok(document) => document,
            Err(source) => {
                self.leave_out(article, format!("version {number}"), source);
                None
            }
        }
    }

    fn leave_out(&mut self, article: &Article, record: String, source: StoreError) {
        self.report.left_out += 1;
        (self.tell)(ExportEvent::LeftOut(LeftOut { article: article.slug.to_string(), record, source }));
    }
}

/// The bytes of a capture, as far as an exporter needs them.
enum Bytes {
    Absent,
    New(Vec<u8>),
    SameAs(u32),
}
