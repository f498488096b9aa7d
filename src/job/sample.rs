//! For tests alone: a store in memory with one article, by the texts of its versions.

use chrono::DateTime;

use crate::{
    model::{Article, Block, BlockKind, DatedBy, Document, Route, Slug},
    store::{Finding, MemoryStore, NewArticle, Observation, Store as _},
};

/// A store whose one article was seen with these texts, an hour apart; paragraphs are parted by `|`.
pub(super) fn store_of(texts: &[&str]) -> (MemoryStore, Article) {
    let mut store = MemoryStore::new();
    let new = NewArticle { slug: Slug::suggest("a"), urls: Vec::new(), title: None };
    let article = store.create_articles(&[new]).unwrap().remove(0);
    for (hour, text) in (0..).zip(texts) {
        let blocks = text.split('|').map(|text| Block::new(BlockKind::Paragraph, text)).collect();
        let document = Document { blocks, ..Document::default() };
        let observed = Observation {
            article: article.id,
            at: DateTime::from_timestamp(3600 * hour, 0).unwrap(),
            dated_by: DatedBy::Clock,
            url: "a",
            status: None,
            headers: &[],
            raw: None,
            route: Route::DIRECT,
            also_at: &[],
            finding: Finding::Document { document: &document, extractor: "text/1" },
        };
        store.append(&[observed]).unwrap();
    }
    (store, article)
}
