//! Search: brings the index of words up to date, and asks it which articles are worth reading.
//!
//! The index holds of each version the blocks that the one before it had not. A block that holds some words was new
//! once, so the article is found; where the words stand is then read in the texts themselves.

use std::collections::HashSet;

use super::{
    pattern::{Pattern, indexed},
    standing::readable,
};
use crate::{
    model::{ArticleId, Document},
    store::{IndexedArticle, IndexedText, SearchIndex, Store, StoreError},
};

/// Articles that are indexed in one step.
const BATCH: usize = 200;

/// Indexes the versions that the index lacks; tells how many articles it did, one call a batch, and gives how many
/// versions that were.
pub fn bring_up_to_date(store: &mut dyn Store, progress: &mut dyn FnMut(usize)) -> Result<usize, StoreError> {
    let (mut after, mut versions) = (ArticleId(0), 0);
    loop {
        let lacking = index(store)?.unindexed(after, BATCH)?;
        let Some(&(last, _)) = lacking.last() else { return Ok(versions) };
        after = last;
        let articles: Result<Vec<IndexedArticle>, _> =
            lacking.iter().map(|&(article, known)| new_texts(store, article, known)).collect();
        let articles = articles?;
        versions +=
            articles.iter().zip(&lacking).map(|(article, (_, known))| article.through - known).sum::<u32>() as usize;
        index(store)?.index(&articles)?;
        progress(articles.len());
    }
}

/// Empties the index.
pub fn drop_index(store: &mut dyn Store) -> Result<(), StoreError> {
    index(store)?.drop_index()
}

fn index(store: &mut dyn Store) -> Result<&mut dyn SearchIndex, StoreError> {
    store.search_index().ok_or(StoreError::Unsupported { doing: "index words" })
}

/// What the versions of an article behind the `known` ones added to it.
fn new_texts(store: &dyn Store, article: ArticleId, known: u32) -> Result<IndexedArticle, StoreError> {
    let history = store.history(article)?;
    let through = history.recorded().iter().map(|version| version.number).max().unwrap_or_default();
    let read = |number| readable(store.document(article, number));
    let mut before = if known == 0 { None } else { read(known)? };
    let mut texts = Vec::new();
    for version in known + 1..=through {
        let Some(document) = read(version)? else {
            before = None;
            continue;
        };
        let text = added(before.as_ref(), &document);
        if !text.is_empty() {
            texts.push(IndexedText { version, text });
        }
        before = Some(document);
    }
    Ok(IndexedArticle { article, texts, through })
}

/// The blocks that the document before had not, as they are indexed, a line each.
fn added(before: Option<&Document>, document: &Document) -> String {
    let known: HashSet<&str> = before.iter().flat_map(|before| &before.blocks).map(|block| &*block.text).collect();
    let new = document.blocks.iter().filter(|block| !known.contains(&*block.text));
    new.map(|block| indexed(&block.text)).collect::<Vec<_>>().join("\n")
}

/// The articles that may hold a pattern; `None` where all must be read.
pub fn candidates(store: &mut dyn Store, pattern: &Pattern) -> Result<Option<Vec<ArticleId>>, StoreError> {
    store.search_index().map_or(Ok(None), |index| index.candidates(&pattern.pieces()))
}
