//! What checks and pages cost, and what more compression would save.

use std::{path::Path, time::Instant};

use rusqlite::Connection;
use tempfile::TempDir;
use writethru::{
    model::Header,
    store::{Access, Finding, Observation, SqliteStore, Store},
};
use zstd::zstd_safe::{CCtx, CParameter};

use crate::{
    add_articles, observation, print_sizes,
    texts::{Dice, headers, pages, versions},
};

/// The headers of the answer to a check of this number.
type Headers = fn(u32) -> Vec<Header>;

/// Checks that found nothing new: without headers, with those whose clock goes as ours, with an age that changes too, and
/// with a number that each answer has for itself.
pub(crate) fn print_check_sizes() {
    let cases: [(&str, Headers); 4] = [
        ("without headers", |_| Vec::new()),
        ("with headers", |round| headers(round, 0)),
        ("with headers and an age", |round| headers(round, round * 37 % 61)),
        ("with headers, an age and a number", |round| {
            let number = format!("{:016x}-LHR", Dice(round.into()).roll(1 << 31) * 0x9e37_79b9);
            let number = Header { name: "cf-ray".to_owned(), value: number };
            headers(round, round * 37 % 61).into_iter().chain([number]).collect()
        }),
    ];
    for (what, headers) in cases {
        println!("{:.1} B a check that found nothing new, {what}", check_size(headers));
    }
}

fn check_size(headers: fn(u32) -> Vec<Header>) -> f64 {
    let folder = TempDir::new().unwrap();
    let mut store = SqliteStore::open(folder.path(), Access::Write).unwrap();
    add_articles(&mut store, 100);
    let before = size(folder.path());
    for round in 0..200 {
        let (url, headers) = ("https://www.example.org/", headers(round));
        let check =
            |article| Observation { headers: &headers, ..observation(article, round, url, Finding::NotModified) };
        store.append(&(1..=100).map(check).collect::<Vec<_>>()).unwrap();
    }
    (size(folder.path()) - before) as f64 / 20_000.0
}

fn size(folder: &Path) -> u64 {
    let database = Connection::open(folder.join("writethru.db")).unwrap();
    database.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    std::fs::metadata(folder.join("writethru.db")).unwrap().len()
}

/// Pages as they were received, of which a little changes each time.
pub(crate) fn print_page_size() {
    let folder = TempDir::new().unwrap();
    let mut store = SqliteStore::open(folder.path(), Access::Write).unwrap();
    add_articles(&mut store, 10);
    let mut bytes = 0;
    for article in 1..=10 {
        for (version, page) in (0..).zip(pages(article, 40)) {
            bytes += page.len();
            let found = observation(article, version, "https://a", Finding::Suspect("only its bytes count"));
            store.append(&[Observation { raw: Some(page.as_bytes()), ..found }]).unwrap();
        }
    }
    println!("{} B a page", bytes / 400);
    print_sizes(folder.path(), 400, "page");
}

/// Deltas of texts at several levels.
pub(crate) fn print_levels() {
    let texts: Vec<Vec<String>> = (1..=100)
        .map(|article| versions(article, 20).iter().map(|text| serde_json::to_string(text).unwrap()).collect())
        .collect();
    for level in [1, 3, 6, 9, 19] {
        let start = Instant::now();
        let bytes: usize = texts.iter().flat_map(|texts| texts.windows(2)).map(|pair| delta(level, pair)).sum();
        let time = start.elapsed().as_micros() / 1_900;
        println!("level {level}: {} B and {time} µs a delta", bytes / 1_900);
    }
}

fn delta(level: i32, pair: &[String]) -> usize {
    let mut compressor = CCtx::create();
    compressor.set_parameter(CParameter::CompressionLevel(level)).unwrap();
    compressor.set_parameter(CParameter::ChecksumFlag(true)).unwrap();
    compressor.ref_prefix(pair[0].as_bytes()).unwrap();
    let mut frame = Vec::with_capacity(pair[1].len() * 2);
    compressor.compress2(&mut frame, pair[1].as_bytes()).unwrap()
}
