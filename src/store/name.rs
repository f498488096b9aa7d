//! Which article a user means by a name.

use crate::{
    model::{Article, ArticleId, Slug},
    store::StoreError,
};

/// How many articles an ambiguous name lists.
const CANDIDATES: usize = 20;

/// The look-ups that a name needs; none of them finding anything is no error.
pub(super) trait Names {
    /// What a look-up can fail with.
    type Error: From<StoreError>;

    /// The article of exactly that slug.
    fn with_slug(&self, slug: &str) -> Result<Option<Article>, Self::Error>;
    /// Up to `limit` articles that were seen at an address, the first first.
    fn at_url(&self, url: &str, limit: usize) -> Result<Vec<Article>, Self::Error>;
    /// The article of a number.
    fn with_number(&self, number: ArticleId) -> Result<Option<Article>, Self::Error>;
    /// Up to `limit` articles whose slugs begin so, in order.
    fn with_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<Article>, Self::Error>;
}

/// The article of a name: its slug, an address, its number, or an unambiguous beginning of its slug.
pub(super) fn find<N: Names>(names: &N, name: &str) -> Result<Article, N::Error> {
    if let Some(article) = names.with_slug(name)? {
        return Ok(article);
    }
    let at_url = names.at_url(name, CANDIDATES)?;
    if !at_url.is_empty() {
        return Ok(the_only(at_url, name)?);
    }
    if let Some(article) = as_number(name).map(|number| names.with_number(number)).transpose()?.flatten() {
        return Ok(article);
    }
    let begun = if name.is_empty() { Vec::new() } else { names.with_prefix(name, CANDIDATES)? };
    Ok(the_only(begun, name)?)
}

/// A slug like the one wanted that no article has: itself, or with the first free of some numbers behind it.
pub(super) fn free_slug<E>(wanted: &Slug, mut is_taken: impl FnMut(&Slug) -> Result<bool, E>) -> Result<Slug, E> {
    if !is_taken(wanted)? {
        return Ok(wanted.clone());
    }
    // Doubling, then halving, finds a free number in few look-ups however many articles share a title.
    let (mut taken, mut free) = (1, 2);
    while is_taken(&wanted.numbered(free))? {
        (taken, free) = (free, free * 2);
    }
    while free - taken > 1 {
        let middle = taken + (free - taken) / 2;
        if is_taken(&wanted.numbered(middle))? { taken = middle } else { free = middle }
    }
    Ok(wanted.numbered(free))
}

fn as_number(name: &str) -> Option<ArticleId> {
    let all_digits = name.bytes().all(|byte| byte.is_ascii_digit());
    name.parse().ok().filter(|_| all_digits).map(ArticleId)
}

fn the_only(mut articles: Vec<Article>, name: &str) -> Result<Article, StoreError> {
    match articles.len() {
        0 => Err(StoreError::UnknownArticle { name: name.to_owned() }),
        1 => Ok(articles.remove(0)),
        _ => Err(StoreError::AmbiguousArticle {
            name: name.to_owned(),
            candidates: articles.into_iter().map(|article| article.slug).collect(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_free_slug_is_found_in_few_look_ups() {
        let wanted = Slug::suggest("Breaking news");
        let looked = Cell::new(0);
        let slug: Result<Slug, StoreError> = free_slug(&wanted, |slug| {
            looked.set(looked.get() + 1);
            let number = slug.as_str().strip_prefix("breaking-news").unwrap();
            Ok(number.is_empty() || number[1..].parse::<u32>().unwrap() <= 100_000)
        });
        assert_eq!(slug.unwrap().as_str(), "breaking-news-100001");
        assert!(looked.get() < 40, "{}", looked.get());
    }
}
