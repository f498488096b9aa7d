//! What every store backend must do, run over a list of them.

#![expect(clippy::unwrap_used, reason = "a test stops at what it does not expect")]

#[cfg(feature = "postgres")]
#[path = "../support/postgres.rs"]
mod postgres;

mod articles;
mod captures;
mod custody;
mod proof;
mod readings;
mod search;
#[cfg(feature = "postgres")]
mod server;
mod story;
mod watch_list;

use std::path::Path;

use chrono::{DateTime, Utc};
use tempfile::TempDir;
use writethru::{
    model::{Article, ArticleId, Block, BlockKind, DatedBy, Digest, Document, Route, Slug},
    store::{
        Access, Finding, MemoryStore, NewArticle, Observation, Recorded, Removal, Removed, SqliteStore, Store,
        StoreError,
    },
};

/// A backend: its name, and how to open a store of it in a folder.
struct Backend {
    name: &'static str,
    open: fn(&Path) -> Box<dyn Store>,
}

/// Every backend that can be had here.
fn backends() -> Vec<Backend> {
    let backends = vec![
        Backend { name: "memory", open: |_| Box::new(MemoryStore::new()) },
        Backend { name: "sqlite", open: |folder| Box::new(SqliteStore::open(folder, Access::Write).unwrap()) },
        Backend {
            name: "sqlite, pages elsewhere",
            open: |folder| with_pages_elsewhere(folder, Box::new(SqliteStore::open(folder, Access::Write).unwrap())),
        },
    ];
    #[cfg(feature = "postgres")]
    let backends = backends
        .into_iter()
        .chain(postgres::server().map(|_| Backend { name: "postgres", open: |_| server_store() }))
        .chain(postgres::server().map(|_| Backend {
            name: "postgres, pages elsewhere",
            open: |folder| with_pages_elsewhere(folder, server_store()),
        }))
        .collect();
    backends
}

#[cfg(feature = "postgres")]
fn server_store() -> Box<dyn Store> {
    writethru::store::open(postgres::server().unwrap().new_store().as_str(), Access::Write).unwrap()
}

fn with_pages_elsewhere(folder: &Path, mut store: Box<dyn Store>) -> Box<dyn Store> {
    store.keep_pages_at(&format!("file://{}", folder.join("pages").display())).unwrap();
    store
}

/// Runs a check on an empty store of every backend.
#[expect(clippy::print_stderr, reason = "a failed test then says which backend it was")]
fn check(contract: impl Fn(&mut dyn Store)) {
    for backend in backends() {
        eprintln!("backend {}", backend.name);
        let folder = TempDir::new().unwrap();
        contract(&mut *(backend.open)(folder.path()));
    }
}

fn at(text: &str) -> DateTime<Utc> {
    format!("2025-12-03T{text}Z").parse().unwrap()
}

fn document(words: &str) -> Document {
    let paragraphs = words.split('|').map(|text| Block::new(BlockKind::Paragraph, text));
    Document {
        blocks: std::iter::once(Block::new(BlockKind::Headline, "Wind farm")).chain(paragraphs).collect(),
        ..Document::default()
    }
}

fn create(store: &mut dyn Store, title: &str, url: &str) -> Article {
    let new = NewArticle { slug: Slug::suggest(title), urls: vec![url.to_owned()], title: Some(title.to_owned()) };
    store.create_articles(&[new]).unwrap().remove(0)
}

/// A capture of nothing yet.
fn observation(article: ArticleId, time: &str) -> Observation<'static> {
    Observation {
        article,
        at: at(time),
        dated_by: DatedBy::Clock,
        url: "https://example.org/wind",
        status: Some(200),
        headers: &[],
        raw: None,
        route: Route::DIRECT,
        also_at: &[],
        finding: Finding::SameBytes,
    }
}

fn see(store: &mut dyn Store, article: ArticleId, time: &str, words: &str) -> Recorded {
    let document = document(words);
    let finding = Finding::Document { document: &document, extractor: "text/1" };
    let raw = Some(words.as_bytes());
    store.append(&[Observation { finding, raw, ..observation(article, time) }]).unwrap()[0]
}

/// Takes pages and texts away, as a rule would.
fn remove(store: &mut dyn Store, article: ArticleId, pages: &[&str], texts: &[u32]) -> Result<Removed, StoreError> {
    let pages: Vec<Digest> = pages.iter().map(|words| Digest::of(words.as_bytes())).collect();
    let rule = "--keep-versions 1";
    store.remove(&Removal { article, pages: &pages, texts, rule, at: at("09:00:00") })
}
