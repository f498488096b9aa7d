//! How small and how fast the default store is: sizes are printed, times measured.
//!
//! The texts are made up: 1,000 articles of about 5,200 bytes with 20 versions each, as a newsroom edits them: figures
//! that move, a sentence more, a paragraph that is replaced.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark measures and tells")]

use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
    path::Path,
    time::Instant,
};

use chrono::{DateTime, TimeDelta, Utc};
use criterion::{Criterion, criterion_group, criterion_main};
use rusqlite::Connection;
use tempfile::TempDir;
use writethru::{
    model::{ArticleId, Block, BlockKind, DatedBy, Document, Metadata, Moment, Slug, Source, Stamp, Zone},
    store::{Access, Finding, NewArticle, Observation, SqliteStore, Store},
};

const ARTICLES: u32 = 1_000;
const VERSIONS: u32 = 20;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// A word that is the more likely the smaller its rank is, as in any language.
fn word(dice: &mut Dice) -> String {
    const SOUNDS: [&str; 24] = [
        "ba", "con", "de", "er", "fi", "ga", "hon", "in", "ja", "ka", "lor", "me", "nt", "or", "per", "qu", "re", "st",
        "ti", "us", "ver", "wi", "ly", "zo",
    ];
    let rank = dice.roll(6_000) * dice.roll(6_000) / 6_000;
    let mut hasher = DefaultHasher::new();
    rank.hash(&mut hasher);
    let mut bits = hasher.finish();
    let mut word = String::new();
    for _ in 0..=(rank.max(1).ilog2() / 4 + 1) {
        word.push_str(SOUNDS[(bits % 24) as usize]);
        bits /= 24;
    }
    word
}

fn sentence(dice: &mut Dice) -> String {
    let mut words: Vec<String> = (0..12 + dice.roll(14)).map(|_| word(dice)).collect();
    if dice.roll(3) == 0 {
        words.push(format!("{}", dice.roll(10_000)));
    }
    words.join(" ") + ". "
}

fn paragraph(dice: &mut Dice) -> String {
    (0..2 + dice.roll(3)).map(|_| sentence(dice)).collect::<String>().trim_end().to_owned()
}

fn stamp(minute: u32) -> Stamp {
    let at: chrono::NaiveDateTime = "2025-12-03T06:29:00".parse().unwrap();
    let at = at + TimeDelta::minutes(minute.into());
    Stamp {
        raw: at.format("%H:%M, %a, %b %-d, %Y").to_string(),
        instant: Some(Moment::Local(at)),
        zone: Zone::Unknown,
        source: Source::Text,
    }
}

/// The versions of one article.
fn versions(article: u32) -> Vec<Document> {
    let dice = &mut Dice(u64::from(article) + 1);
    let mut texts = vec![sentence(dice)];
    while texts.iter().map(String::len).sum::<usize>() < 5_000 {
        texts.push(paragraph(dice));
    }
    (0..VERSIONS)
        .map(|version| {
            if version > 0 {
                edit(&mut texts, dice);
            }
            let kind = |index| if index == 0 { BlockKind::Headline } else { BlockKind::Paragraph };
            let mut metadata = Metadata { language: Some("en".to_owned()), ..Metadata::default() };
            metadata.dates.published = Some(stamp(0));
            metadata.dates.modified = Some(stamp(version * 17));
            let blocks = texts.iter().enumerate().map(|(index, text)| Block::new(kind(index), text.as_str()));
            Document { blocks: blocks.collect(), metadata }
        })
        .collect()
}

/// One to three small edits, and now and then a new or replaced paragraph.
fn edit(texts: &mut Vec<String>, dice: &mut Dice) {
    for _ in 0..=dice.roll(3) {
        let index = dice.roll(texts.len());
        let mut words: Vec<String> = texts[index].split(' ').map(str::to_owned).collect();
        let at = dice.roll(words.len());
        words[at] = word(dice);
        texts[index] = words.join(" ");
    }
    match dice.roll(8) {
        0 => texts.push(sentence(dice).trim_end().to_owned()),
        1 => {
            let index = dice.roll(texts.len());
            texts[index].clear();
            texts[index].push_str(sentence(dice).trim_end());
        }
        _ => {}
    }
}

fn instant(version: u32) -> DateTime<Utc> {
    DateTime::from_timestamp(1_764_743_340 + i64::from(version) * 1_020, 0).unwrap()
}

fn add_articles(store: &mut SqliteStore, count: u32) {
    let new: Vec<NewArticle> = (1..=count)
        .map(|number| {
            let title = format!("article {number} of the benchmark about things");
            let url = format!("https://www.example.org/news/2025/12/03/{}", Slug::suggest(&title));
            NewArticle { slug: Slug::suggest(&title), urls: vec![url], title: None }
        })
        .collect();
    store.create_articles(&new).unwrap();
}

fn observation<'a>(article: u32, version: u32, url: &'a str, finding: Finding<'a>) -> Observation<'a> {
    Observation {
        article: ArticleId(article),
        at: instant(version),
        dated_by: DatedBy::Clock,
        url,
        status: Some(200),
        headers: &[],
        raw: None,
        finding,
    }
}

/// Processor time of this thread so far, where the system tells: a busy machine does not falsify it.
fn cpu_seconds() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e9)
}

/// Fills a store as a watch would: every article once, then every article again.
fn fill(store: &mut SqliteStore) {
    add_articles(store, ARTICLES);
    let texts: Vec<Vec<Document>> = (1..=ARTICLES).map(versions).collect();
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
fn print_sizes(folder: &Path, per: u32, what: &str) {
    let database = Connection::open(folder.join("writethru.db")).unwrap();
    database.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let file = std::fs::metadata(folder.join("writethru.db")).unwrap().len();
    println!("{:.1} B a {what} in all", file as f64 / f64::from(per));
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

fn print_check_size() {
    let folder = TempDir::new().unwrap();
    let mut store = SqliteStore::open(folder.path(), Access::Write).unwrap();
    add_articles(&mut store, 100);
    let size = |folder: &Path| {
        let database = Connection::open(folder.join("writethru.db")).unwrap();
        database.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        std::fs::metadata(folder.join("writethru.db")).unwrap().len()
    };
    let before = size(folder.path());
    for round in 0..200 {
        let url = "https://www.example.org/";
        let batch: Vec<_> = (1..=100).map(|article| observation(article, round, url, Finding::NotModified)).collect();
        store.append(&batch).unwrap();
    }
    println!("{:.1} B a check that found nothing new", (size(folder.path()) - before) as f64 / 20_000.0);
}

fn bench_store(criterion: &mut Criterion) {
    let folder = TempDir::new().unwrap();
    let mut store = SqliteStore::open(folder.path(), Access::Write).unwrap();
    fill(&mut store);
    print_sizes(folder.path(), ARTICLES * VERSIONS, "version");
    print_check_size();
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
