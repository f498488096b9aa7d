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

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::{
        job::{
            check::Answer,
            page::{self, Origin},
            snap::folded,
        },
        model::{Article, Slug},
        store::{MemoryStore, NewArticle},
    };

    fn article(store: &mut MemoryStore, url: &str) -> Article {
        let new = NewArticle { slug: Slug::suggest("ferry"), urls: vec![url.to_owned()], title: None };
        store.create_articles(&[new]).unwrap().remove(0)
    }

    /// A check of an address whose page calls another one its own.
    fn check(url: &str, canonical: &str) -> Check {
        let html = format!(
            "<link rel=canonical href='{canonical}'><article><h1>Ferry talks</h1><p>Twelve boats lay idle, the harbour \
             office said, and no one could say when they would sail again for the islands.</p></article>"
        );
        let origin = Origin { name: url, url: Some(url), ..Origin::default() };
        let extraction = page::extract(html.as_bytes(), origin).unwrap();
        Check { answer: Answer::Page(Box::new(extraction)), ..Check::now(url, DateTime::UNIX_EPOCH) }
    }

    /// Whether a page of an address that was never seen becomes part of the article at `known`.
    fn folds(known: &str, url: &str, canonical: &str) -> bool {
        let mut store = MemoryStore::new();
        let (first, other) = (article(&mut store, known), article(&mut store, url));
        let found = folded(&mut store, Some(other), &check(url, canonical)).unwrap().unwrap();
        found.id == first.id
    }

    #[test]
    fn a_page_is_part_of_the_article_that_it_names_on_its_own_site() {
        let story = "https://news.example/story";
        assert!(folds(story, "https://amp.news.example/story", story));
        assert!(folds(story, "https://news.example/story/amp", story));
        assert!(!folds(story, "https://news.example/other", "https://news.example/other"));
    }

    #[test]
    fn a_page_of_another_site_gets_hold_of_no_article() {
        let story = "https://news.example/story";
        for hostile in
            ["https://evil.example/story", "https://evil.news.example/story", "https://news.example.evil/story"]
        {
            assert!(!folds(story, hostile, story), "{hostile}");
            assert_eq!(check(hostile, story).urls(), [hostile]);
        }
    }
}
