//! Snap: one check, now, of a page that the user hands over; `snap_url` fetches it first.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::{
    article::{self, Subject, Wish},
    check::{Answer, Check, News, record},
    checks,
    fold::fold,
    load::LoadError,
    page::{self, Origin},
    sites::Sites,
};
use crate::{
    fetch::FetchError,
    model::{Article, Digest},
    store::{Store, StoreError},
};

/// Why a page cannot be kept.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SnapError {
    /// It is no page.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// It could not be fetched.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The server gave something else.
    #[error("{url} gave no page: {reason}")]
    NoPage {
        /// The address.
        url: String,
        /// What it gave.
        reason: String,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What to snap.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SnapRequest<'a> {
    /// The path it was read from, or `-`.
    pub source: &'a str,
    /// The page's address, where the source does not say.
    pub url: Option<&'a str>,
    /// The article it belongs to, where the user says so.
    pub article: Option<&'a str>,
    /// The present instant.
    pub now: DateTime<Utc>,
    /// What is set for the page's site.
    pub sites: &'a Sites,
}

/// Finds the article of the page or makes a new one, and records the check.
pub(crate) fn snap(
    store: &mut dyn Store,
    bytes: &[u8],
    request: SnapRequest<'_>,
) -> Result<(Article, News), SnapError> {
    let url = request.url.unwrap_or(request.source);
    let mut check = Check::now(url, request.now);
    let known = find(store, request.article, url)?;
    if !known.as_ref().map_or(Ok(false), |article| had_bytes(store, article, bytes))? {
        let address = is_address(url).then_some(url);
        let origin =
            Origin { name: request.source, url: address, at: Some(request.now), site: request.sites.rules(url) };
        let extraction = page::extract(bytes, origin)?;
        check.answer = Answer::Page(Box::new(extraction));
    }
    check.raw = Some(bytes.to_owned());
    let known = if request.article.is_none() { folded(store, known, &check)? } else { known };
    keep(store, known, check, request.source)
}

/// The article that is named, else the one at an address or path.
pub(super) fn find(store: &dyn Store, name: Option<&str>, url: &str) -> Result<Option<Article>, StoreError> {
    match name {
        Some(name) => store.find_article(name).map(Some),
        None if url == "-" => Ok(None),
        None => store.article_at_url(url),
    }
}

/// A known article, or the one that it turns out to be where it was never seen before.
pub(super) fn folded(
    store: &mut dyn Store,
    known: Option<Article>,
    check: &Check,
) -> Result<Option<Article>, StoreError> {
    let Some(article) = known else { return Ok(None) };
    if store.last_capture(article.id)?.is_some() {
        return Ok(Some(article));
    }
    match fold(store, article.id, check, &HashMap::new())? {
        Some(other) => store.article(other).map(Some),
        None => Ok(Some(article)),
    }
}

/// Records a check of a known article, or of a new one that `source` is to name.
pub(super) fn keep(
    store: &mut dyn Store,
    known: Option<Article>,
    mut check: Check,
    source: &str,
) -> Result<(Article, News), SnapError> {
    let subject = match known {
        Some(article) => Subject::Known(article),
        None => article::find_or_name(store, Wish::Title(source), std::slice::from_ref(&check))?,
    };
    let (article, news) = record(store, subject, std::slice::from_mut(&mut check))?;
    Ok((article, news.into_iter().next().unwrap_or(News::Known)))
}

/// Whether a source is to be fetched.
pub(crate) fn is_address(source: &str) -> bool {
    source.split_once("://").is_some_and(|(scheme, _)| matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https"))
}

/// Whether the check before saw the article with these very bytes.
pub(super) fn had_bytes(store: &dyn Store, article: &Article, bytes: &[u8]) -> Result<bool, StoreError> {
    let raw =
        checks::last(store, article)?.filter(|capture| capture.outcome.saw_version()).and_then(|capture| capture.raw);
    Ok(raw.is_some_and(|raw| raw.digest == Digest::of(bytes)))
}
