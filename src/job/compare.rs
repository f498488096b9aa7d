//! The two sides of a comparison, with what is known about each: versions of the store, or plain files.

use chrono::DateTime;
use chrono_tz::Tz;

use super::{
    load::LoadError,
    page::{self, Origin},
    selector::{self, SelectorError},
};
use crate::{
    diff,
    extract::dates,
    model::{Article, ArticleDiff, ArticleRef, Document, History, Interval, Version, VersionRef},
    store::{Store, StoreError},
};

/// One side.
#[derive(Debug)]
pub(crate) struct Compared {
    /// The article as it read.
    pub document: Document,
    /// Which version or file it is.
    pub version: VersionRef,
}

/// Two sides, ready to be compared.
#[derive(Debug)]
pub(crate) struct Pair {
    /// The article; `None` for plain files.
    pub article: Option<ArticleRef>,
    /// The old side.
    pub old: Compared,
    /// The new side.
    pub new: Compared,
    /// Between which observations the old gave way to the new.
    pub interval: Option<Interval>,
    /// What to know before the difference is believed.
    pub warnings: Vec<String>,
}

impl Pair {
    /// Compares the sides.
    pub(crate) fn compare(&self, options: &diff::Options) -> ArticleDiff<'_> {
        let (old, new) = (&self.old.document, &self.new.document);
        let mut diff = diff::compare_moved(old, new, options, dates::movements(old, new));
        diff.article.clone_from(&self.article);
        diff.old = self.old.version.clone();
        diff.new = self.new.version.clone();
        diff.interval = self.interval;
        diff.warnings.splice(0..0, self.warnings.iter().cloned());
        diff
    }
}

/// Why two versions cannot be compared.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CompareError {
    /// The words that name them.
    #[error(transparent)]
    Selector(#[from] SelectorError),
    /// There is only one version, or none.
    #[error("`{article}` has {count} so far, so there is nothing to compare", count = if *versions == 1 { "one version" } else { "no version" })]
    TooFew {
        /// The article.
        article: String,
        /// How many versions there are.
        versions: usize,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Two pages that no store knows.
pub(crate) fn pages(old: Compared, new: Compared) -> Pair {
    Pair { article: None, old, new, interval: None, warnings: Vec::new() }
}

/// One side of a comparison, from a page with its `Content-Type`, where it is known; the name of its origin is empty
/// where it has none.
pub(crate) fn page(bytes: &[u8], content_type: Option<&str>, origin: Origin<'_>) -> Result<Compared, LoadError> {
    let document = page::extract_typed(bytes, content_type, origin)?.document;
    let dates = document.metadata.dates.clone();
    let path = Some(origin.name.to_owned()).filter(|path| !path.is_empty());
    Ok(Compared { document, version: VersionRef { path, dates, ..VersionRef::default() } })
}

/// Two versions of an article: those that `range` names, or the last change.
pub(crate) fn versions(
    store: &dyn Store,
    article: &Article,
    range: Option<&str>,
    now: DateTime<Tz>,
) -> Result<Pair, CompareError> {
    let history = store.history(article.id)?;
    let refs: Vec<VersionRef> = history.versions.iter().map(VersionRef::from).collect();
    let (old, new) = match range {
        Some(range) => selector::resolve_pair(range, &refs, now)?,
        None if refs.len() < 2 => {
            return Err(CompareError::TooFew { article: article.slug.to_string(), versions: refs.len() });
        }
        None => (refs.len() - 2, refs.len() - 1),
    };
    Ok(pair(store, &history, (old, new))?)
}

/// Two versions of a history, by their places in it.
pub(crate) fn pair(store: &dyn Store, history: &History, (old, new): (usize, usize)) -> Result<Pair, StoreError> {
    let version = |index: usize| -> Result<Compared, StoreError> {
        let version = &history.versions[index];
        let document = store.document(history.article.id, version.text())?;
        Ok(Compared { document, version: history.reference(index) })
    };
    // Compared backwards in time, or across other versions, the interval is still the one in which the change happened.
    let (earlier, later) = (&history.versions[old.min(new)], &history.versions[old.max(new)]);
    Ok(Pair {
        article: Some(ArticleRef::from(&history.article)),
        old: version(old)?,
        new: version(new)?,
        interval: (old != new).then(|| Interval::between(earlier, later)),
        warnings: extractors_differ(earlier, later).into_iter().collect(),
    })
}

/// Warns where two extractors, or two states of one, read the sides.
fn extractors_differ(earlier: &Version, later: &Version) -> Option<String> {
    let (earlier, later) = (&earlier.provenance.extractor, &later.provenance.extractor);
    let words = format!("read by {earlier} and by {later}, so that a difference may be theirs: see `reextract`");
    (earlier != later).then_some(words)
}
