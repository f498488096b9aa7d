//! Time of comparing 800-word versions, whole and step by step, beside imara-diff's word diff of the same pairs.
//!
//! Nothing is counted here, so that neither side pays for it; `allocations` counts.

mod corpus;

use std::hint::black_box;

use corpus::{Edit, Pair, growth::Shape, pair, peer};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use writethru::{
    diff::{Options, compare},
    model::Document,
    text::{sentence::sentences, tokenize},
};

const WORDS: usize = 800;
const PAIRS: u64 = 64;

fn changes(old: &Document, new: &Document) -> usize {
    compare(old, new, &Options::default()).changes.len()
}

fn whole(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    group.throughput(Throughput::Elements(PAIRS));
    for edit in [Edit::Plain, Edit::MovedAndEdited, Edit::Split, Edit::QuoteStyle, Edit::Nothing] {
        let pairs: Vec<Pair> = (0..PAIRS).map(|seed| pair(edit, seed, WORDS)).collect();
        let texts: Vec<(String, String)> = pairs.iter().map(Pair::texts).collect();
        let sum = |count: &dyn Fn(usize) -> usize| (0..pairs.len()).map(|at| count(black_box(at))).sum::<usize>();
        group.bench_function(format!("writethru/{edit:?}"), |bencher| {
            bencher.iter(|| sum(&|at| changes(&pairs[at].old, &pairs[at].new)));
        });
        group.bench_function(format!("imara-diff/{edit:?}"), |bencher| {
            bencher.iter(|| sum(&|at| peer::hunks(&texts[at].0, &texts[at].1)));
        });
    }
    group.finish();
}

/// Each step where it has most to do: the alignment of two unrelated articles, the words of one long sentence.
fn steps(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("steps");
    group.throughput(Throughput::Elements(WORDS as u64));
    let (text, _) = pair(Edit::Nothing, 0, WORDS).texts();
    group.bench_function("tokens", |bencher| bencher.iter(|| tokenize(black_box(&text)).len()));
    group.bench_function("sentences", |bencher| bencher.iter(|| sentences(black_box(&text), Some("en")).count()));
    for (name, (old, new)) in
        [("alignment", Shape::Rewrite.documents(WORDS, true)), ("words", Shape::Endless.documents(WORDS, false))]
    {
        group.bench_function(name, |bencher| bencher.iter(|| changes(black_box(&old), black_box(&new))));
    }
    group.finish();
}

criterion_group!(benches, whole, steps);
criterion_main!(benches);
