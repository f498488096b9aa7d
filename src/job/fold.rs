//! Folding: an article that was never seen becomes part of the one whose address its page names.
//!
//! A page may only name addresses of its own site (see `Check::urls`), so that none gets hold of another site's article;
//! and an article that has a history of its own keeps it.

use std::collections::HashMap;

use super::check::Check;
use crate::{
    model::ArticleId,
    store::{Store, StoreError},
};

/// Makes an article without captures part of the one that its page's addresses are of, in the store or among those `named`
/// just now; gives that one.
pub(super) fn fold(
    store: &mut dyn Store,
    article: ArticleId,
    check: &Check,
    named: &HashMap<String, ArticleId>,
) -> Result<Option<ArticleId>, StoreError> {
    if check.page().is_none() {
        return Ok(None);
    }
    for url in check.urls() {
        let known = match named.get(url) {
            Some(&known) => Some(known),
            None => store.article_at_url(url)?.map(|other| other.id),
        };
        if let Some(other) = known.filter(|other| *other != article) {
            return Ok(store.fold_article(article, other)?.then_some(other));
        }
    }
    Ok(None)
}

/// Notes the addresses that a check names for its article, but for those that are another's.
pub(super) fn note_urls(store: &mut dyn Store, article: ArticleId, urls: &[&str]) -> Result<(), StoreError> {
    let mut free = Vec::with_capacity(urls.len());
    for &url in urls {
        if store.article_at_url(url)?.is_none_or(|other| other.id == article) {
            free.push(url);
        }
    }
    store.add_urls(article, &free)
}
