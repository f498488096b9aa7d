//! Search: which articles may hold some words, where an index says so sooner than reading them all.

use std::collections::BTreeSet;

use super::StoreError;
use crate::model::ArticleId;

/// What an index knows of a text: which runs of three characters are in it. Shorter words are in no index.
pub(super) type Run = [char; 3];

/// The runs of a text, lines by themselves.
pub(super) fn runs(text: &str) -> BTreeSet<Run> {
    let mut runs = BTreeSet::new();
    for line in text.lines() {
        let mut last = None;
        for c in line.chars() {
            if let Some((Some(first), second)) = last {
                runs.insert([first, second, c]);
            }
            last = Some((last.map(|(_, second)| second), c));
        }
    }
    runs
}

/// The runs of some pieces, each of which must be there.
pub(super) fn runs_of_pieces(pieces: &[String]) -> BTreeSet<Run> {
    pieces.iter().flat_map(|piece| runs(piece)).collect()
}

/// Words to be put into the index: those that a version has and the one before it had not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexedText {
    /// The version's number.
    pub version: u32,
    /// Levelled, as it will be looked for.
    pub text: String,
}

/// What versions of an article are to be indexed as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexedArticle {
    /// The article.
    pub article: ArticleId,
    /// What its versions added to it.
    pub texts: Vec<IndexedText>,
    /// The last version that the index knows then.
    pub through: u32,
}

/// The index of words that a store may have: which articles are worth reading for some words.
pub trait SearchIndex {
    /// Up to `limit` articles, from the first after `after` on, that have versions which the index lacks; with each the
    /// number of the last version that it has.
    fn unindexed(&self, after: ArticleId, limit: usize) -> Result<Vec<(ArticleId, u32)>, StoreError>;

    /// Takes articles into the index, in one step.
    fn index(&mut self, articles: &[IndexedArticle]) -> Result<(), StoreError>;

    /// Empties the index.
    fn drop_index(&mut self) -> Result<(), StoreError>;

    /// The articles that may hold all of the pieces in one block, those that the index does not know wholly among them,
    /// by number; `None` where the index cannot tell.
    fn candidates(&self, pieces: &[String]) -> Result<Option<Vec<ArticleId>>, StoreError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_run_of_every_piece_is_looked_for_once() {
        let runs = |pieces: &[&str]| {
            let runs = runs_of_pieces(&pieces.iter().map(|&piece| piece.to_owned()).collect::<Vec<_>>());
            runs.into_iter().map(String::from_iter).collect::<Vec<_>>()
        };
        assert_eq!(runs(&["a\"bc", "\"bc"]), ["\"bc", "a\"b"]);
        assert_eq!(runs(&["ab\ncde", "東·京"]), ["cde", "東·京"]);
        assert!(runs(&["no", ""]).is_empty());
    }
}
