//! Whether a store of many articles is as quick as one of few.

use std::time::Instant;

use tempfile::TempDir;
use writethru::{
    diff::{Options, compare},
    model::{ArticleId, Block, BlockKind, Document, NextCheck, OwnLimits, Watch},
    store::{Access, Finding, SqliteStore, Store, WatchList as _},
};

use crate::{
    add_articles, cpu_seconds, instant, observation,
    texts::{Dice, sentence},
};

/// How often each step is measured.
const TIMES: u32 = 1_000;

pub(crate) fn print_growth() {
    println!(
        "articles      list     name   history      text       due      diff    append  (µs; append of processor time, in batches of {TIMES})"
    );
    for articles in [1_000, 10_000, 100_000] {
        let folder = TempDir::new().unwrap();
        let mut store = SqliteStore::open(folder.path(), Access::Write).unwrap();
        add_articles(&mut store, articles);
        for from in (1..=articles).step_by(TIMES as usize) {
            record(&mut store, from..from + TIMES, 0);
        }
        let dice = &mut Dice(3);
        let mut any = || ArticleId(dice.roll(articles as usize) as u32 + 1);
        let slug = store.article(any()).unwrap().slug;
        let list = micros(|| drop(store.articles(any(), 50).unwrap()));
        let name = micros(|| drop(store.find_article(slug.as_str()).unwrap()));
        let history = micros(|| drop(store.history(any()).unwrap()));
        let text = micros(|| drop(store.document(any(), 1).unwrap()));
        watch_all(&mut store, articles);
        let due = micros(|| drop(store.due_watches(instant(500), 50).unwrap()));
        let before = cpu_seconds();
        for round in 1..=4 {
            record(&mut store, 1..1 + TIMES, round);
        }
        let append = before.zip(cpu_seconds()).map_or(0.0, |(before, after)| (after - before) * 250.0);
        let mut changed = (1..=TIMES).map(ArticleId);
        let diff = micros(|| {
            let article = changed.next().unwrap();
            let [old, new] = [1, 2].map(|version| store.document(article, version).unwrap());
            drop(compare(&old, &new, &Options::default()));
        });
        println!("{articles:8} {list:9.1} {name:8.1} {history:9.1} {text:9.1} {due:9.1} {diff:9.1} {append:9.1}");
    }
}

/// Watches every article, each due at another instant.
fn watch_all(store: &mut SqliteStore, articles: u32) {
    let watch = |article: u32| Watch {
        article: ArticleId(article),
        url: format!("https://www.example.org/{article}"),
        paused: false,
        added_at: instant(0),
        limits: OwnLimits::default(),
        next: NextCheck::at(instant(article)),
    };
    let watches: Vec<Watch> = (1..=articles).map(watch).collect();
    store.add_watches(&watches).unwrap();
}

/// Records a version of some articles in one batch.
fn record(store: &mut SqliteStore, articles: std::ops::Range<u32>, round: u32) {
    let dice = &mut Dice(u64::from(articles.start + round));
    let texts: Vec<Document> = articles
        .clone()
        .map(|_| Document { blocks: vec![Block::new(BlockKind::Paragraph, sentence(dice))], ..Document::default() })
        .collect();
    let finding = |document| Finding::Document { document, extractor: "html/1" };
    let seen: Vec<_> =
        articles.zip(&texts).map(|(article, text)| observation(article, round, "https://a", finding(text))).collect();
    store.append(&seen).unwrap();
}

fn micros(mut step: impl FnMut()) -> f64 {
    let start = Instant::now();
    (0..TIMES).for_each(|_| step());
    start.elapsed().as_secs_f64() * 1e6 / f64::from(TIMES)
}
