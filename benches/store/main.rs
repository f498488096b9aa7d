//! How small and how fast the default store is: sizes are printed, times measured; beside them git, where it is.
//!
//! The texts are made up: 1,000 articles of about 5,200 bytes with 20 versions each, as a newsroom edits them: figures
//! that move, a sentence more, a paragraph that is replaced.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark measures and tells")]

mod git;
mod growth;
mod sizes;
mod texts;
mod whole;

use std::{path::Path, time::Instant};

use chrono::{DateTime, Utc};
use criterion::{Criterion, criterion_group, criterion_main};
use rusqlite::Connection;
use tempfile::TempDir;
use texts::{Dice, versions};
use writethru::{
    model::{ArticleId, DatedBy, Document, Route, Slug},
    store::{Access, Finding, NewArticle, Observation, SqliteStore, Store},
};

pub(crate) const ARTICLES: u32 = 1_000;
pub(crate) const VERSIONS: u32 = 20;

pub(crate) fn instant(version: u32) -> DateTime<Utc> {
    DateTime::from_timestamp(1_764_743_340 + i64::from(version) * 1_020, 0).unwrap()
}

pub(crate) fn add_articles(store: &mut SqliteStore, count: u32) {
    let new: Vec<NewArticle> = (1..=count)
        .map(|number| {
            let title = format!("article {number} of the benchmark about things");
            let url = format!("https://www.example.org/news/2025/12/03/{}", Slug::suggest(&title));
            NewArticle { slug: Slug::suggest(&title), urls: vec![url], title: None }
        })
        .collect();
    store.create_articles(&new).unwrap();
}

pub(crate) fn observation<'a>(article: u32, version: u32, url: &'a str, finding: Finding<'a>) -> Observation<'a> {
    Observation {
        article: ArticleId(article),
        at: instant(version),
        dated_by: DatedBy::Clock,
        url,
        status: Some(200),
        headers: &[],
        raw: None,
        route: Route::DIRECT,
        also_at: &[],
        finding,
    }
}

/// Processor time of this thread so far, where the system tells: a busy machine does not falsify it.
pub(crate) fn cpu_seconds() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
}

/// Fills a store as a watch would: every article once, then every article again.
fn fill(store: &mut SqliteStore) {
    add_articles(store, ARTICLES);
    let texts: Vec<Vec<Document>> = (1..=ARTICLES).map(|article| versions(article, VERSIONS)).collect();
    let urls: Vec<String> = store
        .articles(ArticleId(0), ARTICLES as usize)
        .unwrap()
        .into_iter()
        .map(|mut summary| summary.article.urls.remove(0))
        .collect();
    let forms: usize = texts.iter().flatten().map(|document| serde_json::to_vec(document).unwrap().len()).sum();
    println!("{} B of JSON a version", forms / (ARTICLES * VERSIONS) as usize);
    let (start, busy) = (Instant::now(), cpu_seconds());
    for version in 0..VERSIONS {
        let batch: Vec<Observation<'_>> = (1..=ARTICLES)
            .map(|article| {
                let document = &texts[article as usize - 1][version as usize];
                let finding = Finding::Document { document, extractor: "html/1" };
                observation(article, version, &urls[article as usize - 1], finding)
            })
            .collect();
        store.append(&batch).unwrap();
    }
    let rate = f64::from(ARTICLES * VERSIONS) / start.elapsed().as_secs_f64();
    println!("{rate:.0} versions appended a second, in durable batches of {ARTICLES}");
    if let Some((before, after)) = busy.zip(cpu_seconds()) {
        println!("{:.0} a second of processor time", f64::from(ARTICLES * VERSIONS) / (after - before));
    }
}

/// Bytes of the database and of each table, a version.
pub(crate) fn print_sizes(folder: &Path, per: u32, what: &str) {
    let database = Connection::open(folder.join("writethru.db")).unwrap();
    database.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let file = std::fs::metadata(folder.join("writethru.db")).unwrap().len();
    let per_one = |bytes: f64| bytes / f64::from(per);
    println!("{:.1} B a {what} in all", per_one(file as f64));
    let others = "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name LIKE 'search%' OR name LIKE '%raw%'";
    let others: f64 = database.query_row(others, [], |row| row.get(0)).unwrap();
    println!("{:.1} B of it for pages as received and the index of words", per_one(others));
    let mut select = database
        .prepare("SELECT name, sum(pgsize), sum(payload) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 9")
        .unwrap();
    let mut rows = select.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let (name, pages, payload): (String, f64, f64) =
            (row.get(0).unwrap(), row.get(1).unwrap(), row.get(2).unwrap());
        println!("  {name}: {:.1} B (payload {:.1} B)", pages / f64::from(per), payload / f64::from(per));
    }
}

fn bench_store(criterion: &mut Criterion) {
    let folder = TempDir::new().unwrap();
    let mut store = SqliteStore::open(folder.path(), Access::Write).unwrap();
    fill(&mut store);
    print_sizes(folder.path(), ARTICLES * VERSIONS, "version");
    sizes::print_check_sizes();
    sizes::print_page_size();
    sizes::print_levels();
    git::print_size();
    growth::print_growth();
    whole::print_whole();
    let dice = &mut Dice(7);
    criterion.bench_function("read any version", |bencher| {
        bencher.iter(|| {
            let article = ArticleId(dice.roll(ARTICLES as usize) as u32 + 1);
            store.document(article, dice.roll(VERSIONS as usize) as u32 + 1).unwrap()
        });
    });
    criterion.bench_function("read the deepest version", |bencher| {
        bencher.iter(|| store.document(ArticleId(dice.roll(ARTICLES as usize) as u32 + 1), VERSIONS).unwrap());
    });
    criterion.bench_function("history of 20 versions", |bencher| {
        bencher.iter(|| store.history(ArticleId(dice.roll(ARTICLES as usize) as u32 + 1)).unwrap());
    });
    criterion.bench_function("list 50 of 1,000 articles", |bencher| {
        bencher.iter(|| store.articles(ArticleId(dice.roll(900) as u32), 50).unwrap());
    });
    criterion.bench_function("open the store", |bencher| {
        bencher.iter(|| SqliteStore::open(folder.path(), Access::Read).unwrap());
    });
    criterion.bench_function("one durable check", |bencher| {
        bencher.iter(|| store.append(&[observation(1, 1_000, "https://a", Finding::NotModified)]).unwrap());
    });
}

criterion_group!(benches, bench_store);
criterion_main!(benches);
