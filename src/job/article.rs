//! Which article a page belongs to: one that has its address already, else a new one with a readable name.

use super::check::Check;
use crate::{
    model::{Article, ArticleId, Slug},
    store::{NewArticle, Store, StoreError},
};

/// What a new article would be called.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wish<'a> {
    /// By these words, as the user chose them.
    Words(&'a str),
    /// By the page's title, else the last part of its path or address.
    Title(&'a str),
}

/// The article of exactly this slug.
pub(super) fn of_slug(store: &dyn Store, slug: &Slug) -> Result<Option<Article>, StoreError> {
    match store.find_article(slug.as_str()) {
        Ok(article) => Ok(Some(article).filter(|article| article.slug == *slug)),
        Err(StoreError::UnknownArticle { .. } | StoreError::AmbiguousArticle { .. }) => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// The article that checks are of.
#[derive(Debug)]
pub(super) enum Subject {
    /// One that is in the store.
    Known(Article),
    /// One that is to be added with its first checks.
    New(NewArticle),
}

impl Subject {
    /// Its number, where it has one.
    pub(super) fn id(&self) -> Option<ArticleId> {
        match self {
            Self::Known(article) => Some(article.id),
            Self::New(_) => None,
        }
    }
}

/// The article that has one of the addresses of these checks, else a new one.
pub(super) fn find_or_name(store: &dyn Store, wish: Wish<'_>, checks: &[Check]) -> Result<Subject, StoreError> {
    let mut urls: Vec<String> = Vec::new();
    for url in checks.iter().flat_map(Check::urls) {
        if let Some(article) = store.article_at_url(url)? {
            return Ok(Subject::Known(article));
        }
        if !urls.iter().any(|known| known == url) {
            urls.push(url.to_owned());
        }
    }
    let title = checks.iter().find_map(Check::title);
    let slug = Slug::suggest(match wish {
        Wish::Words(words) => words,
        Wish::Title(place) => title.unwrap_or_else(|| last_part(place)),
    });
    Ok(Subject::New(NewArticle { slug, urls, title: title.map(str::to_owned) }))
}

/// `ferry-talks` of `https://news.example/2025/ferry-talks.html?x=1` or of a path.
pub(super) fn last_part(place: &str) -> &str {
    let path = place.split(['?', '#']).next().unwrap_or(place).trim_end_matches('/');
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

impl Check {
    fn title(&self) -> Option<&str> {
        self.page().and_then(|page| page.document.title())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_of_a_path_or_address_names_the_article() {
        let table = [
            ("https://news.example/2025/ferry-talks.html?x=1#top", "ferry-talks"),
            ("https://news.example/2025/ferry-talks/", "ferry-talks"),
            ("pages/ferry.txt", "ferry"),
            ("ferry", "ferry"),
            ("-", "-"),
            ("", ""),
        ];
        for (place, expected) in table {
            assert_eq!(last_part(place), expected, "`{place}`");
        }
    }
}
