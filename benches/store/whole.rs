//! Whether what reads a whole store takes time in proportion to its articles.

use std::time::Instant;

use tempfile::TempDir;
use writethru::{
    exchange::EXPORT_FORMATS,
    job::{
        export::export,
        pattern::Pattern,
        report::{ReportRequest, report},
        search::{bring_up_to_date, candidates},
        standing::standings,
    },
    model::{ArticleId, Block, BlockKind, Document, Period, ReaderZone},
    store::{Access, Finding, SqliteStore, Store},
};

use crate::{
    add_articles, instant, observation,
    texts::{Dice, sentence},
};

/// Articles that are recorded and looked up at a time.
const BATCH: u32 = 1_000;

/// Words that one article in a thousand has.
const RARE: &str = "the ferry carries 1,200 cars";

pub(crate) fn print_whole() {
    println!("articles    report  grep, no index     index  grep, index   verify    export  (µs an article)");
    for articles in [1_000, 10_000, 100_000] {
        let folder = TempDir::new().unwrap();
        let mut store = SqliteStore::open(folder.path(), Access::Write).unwrap();
        fill(&mut store, articles);
        let micros = |start: Instant| start.elapsed().as_secs_f64() * 1e6 / f64::from(articles);
        let start = Instant::now();
        let period = Period { since: None, until: instant(1_000) };
        let request = ReportRequest { period, site: None, rows: 20, zone: ReaderZone::UTC };
        let found = report(&store, &request, &mut |event| drop(event)).unwrap();
        assert_eq!(found.totals.changes, articles as usize);
        let report = micros(start);
        let start = Instant::now();
        assert_eq!(grep(&mut store, articles), articles as usize / 1_000);
        let grep_all = micros(start);
        let start = Instant::now();
        bring_up_to_date(&mut store, &mut |_| ()).unwrap();
        let index = micros(start);
        let start = Instant::now();
        assert_eq!(grep(&mut store, articles), articles as usize / 1_000);
        let grep_few = micros(start);
        let start = Instant::now();
        assert!(store.verify(&mut |_| ()).unwrap().damage.is_empty());
        let verify = micros(start);
        let start = Instant::now();
        write(&store);
        let export = micros(start);
        println!("{articles:8} {report:9.1} {grep_all:15.1} {index:9.1} {grep_few:12.2} {verify:8.1} {export:9.1}");
    }
}

/// Every article with two versions of five sentences.
fn fill(store: &mut SqliteStore, articles: u32) {
    add_articles(store, articles);
    for round in 0..2 {
        for from in (1..=articles).step_by(BATCH as usize) {
            let texts: Vec<Document> = (from..from + BATCH).map(|article| text(article, round)).collect();
            let finding = |document| Finding::Document { document, extractor: "html/1" };
            let seen: Vec<_> = (from..)
                .zip(&texts)
                .map(|(article, text)| observation(article, round, "https://a", finding(text)))
                .collect();
            store.append(&seen).unwrap();
        }
    }
}

/// One sentence of five differs from round to round.
fn text(article: u32, round: u32) -> Document {
    let dice = &mut Dice(u64::from(article));
    let mut words: String = (0..4).map(|_| sentence(dice) + " ").collect();
    words.push_str(&sentence(&mut Dice(u64::from(article * 2 + round) << 20)));
    if article.is_multiple_of(1_000) {
        words.extend([" There ", RARE, " today."]);
    }
    Document { blocks: vec![Block::new(BlockKind::Paragraph, words)], ..Document::default() }
}

/// How many articles have the rare words.
fn grep(store: &mut SqliteStore, articles: u32) -> usize {
    let pattern = Pattern::words(RARE).unwrap();
    let few = candidates(store, &pattern).unwrap();
    let few = few.unwrap_or_else(|| (1..=articles).map(ArticleId).collect());
    let has = |&id: &ArticleId| !standings(store, &store.article(id).unwrap(), &pattern).unwrap().is_empty();
    few.iter().filter(|id| has(id)).count()
}

fn write(store: &SqliteStore) {
    let format = EXPORT_FORMATS.iter().find(|format| format.name == "jsonl").unwrap();
    let mut exporter = (format.begin)(Box::new(std::io::sink()), instant(0)).unwrap();
    export(store, &[], format.needs, &mut *exporter, &mut |event| drop(event)).unwrap();
}
