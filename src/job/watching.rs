//! Putting articles and listings on the watch list.

use chrono::{DateTime, TimeDelta, Utc};

use super::article::last_part;
use crate::{
    fetch::plain_address,
    model::{Article, NextCheck, OwnLimits, Slug, Watch},
    store::{NewArticle, Store, StoreError},
};

/// How long after its first check an article is checked again.
const SECOND_CHECK: TimeDelta = TimeDelta::minutes(15);

/// An article to be watched.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WatchWish<'a> {
    /// Its address.
    pub url: &'a str,
    /// What it is to be called, where it is new.
    pub slug: Option<&'a Slug>,
    /// How often it may be and must be checked.
    pub limits: OwnLimits,
    /// The present instant.
    pub now: DateTime<Utc>,
}

/// The article of a wish, made where there is none; nothing is asked of the web.
pub(crate) fn find_or_make(store: &mut dyn Store, wish: &WatchWish<'_>) -> Result<Article, StoreError> {
    if let Some(article) = at_address(store, wish.url)? {
        return Ok(article);
    }
    let slug = wish.slug.cloned().unwrap_or_else(|| Slug::suggest(last_part(wish.url)));
    let new = NewArticle { slug, urls: vec![wish.url.to_owned()], title: None };
    // Another program may have made it just now.
    Ok(store.append_to_new(&new, &[])?.0)
}

/// The article that was seen at an address as it is written, or without what only tracks readers.
pub(crate) fn at_address(store: &dyn Store, url: &str) -> Result<Option<Article>, StoreError> {
    if let Some(article) = store.article_at_url(url)? {
        return Ok(Some(article));
    }
    plain_address(url, None).map_or(Ok(None), |plain| store.article_at_url(&plain))
}

/// Watches an article at the address of a wish: at once where it was never checked, else after a while. Says whether it is new to
/// the list.
pub(crate) fn watch(store: &mut dyn Store, article: &Article, wish: &WatchWish<'_>) -> Result<bool, StoreError> {
    let was_checked = store.last_capture(article.id)?.is_some();
    let at = if was_checked { wish.now + SECOND_CHECK } else { wish.now };
    let watch = Watch {
        article: article.id,
        url: wish.url.to_owned(),
        paused: false,
        added_at: wish.now,
        limits: wish.limits,
        next: NextCheck::at(at),
    };
    Ok(store.add_watches(&[watch])? == [true])
}
