//! Time and allocations of comparing 800-word versions, step by step and whole, beside imara-diff's word diff.
//!
//! The peer does what a caller of it would: cut both texts into words, intern them, diff, collect the hunks.
#![expect(clippy::print_stdout, reason = "a measuring program prints its figures")]

mod corpus;

use std::hint::black_box;

use allocation_counter::measure;
use corpus::{Edit, Pair, pair};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use imara_diff::{Algorithm, Diff, InternedInput};
use writethru::{
    diff::{Options, compare},
    text::{sentence::sentences, tokenize},
};

const WORDS: usize = 800;
const PAIRS: u64 = 64;

fn pairs(edit: Edit) -> Vec<Pair> {
    (0..PAIRS).map(|seed| pair(edit, seed, WORDS)).collect()
}

fn ours(pair: &Pair) -> usize {
    compare(&pair.old, &pair.new, &Options::default()).changes.len()
}

/// Runs of letters and digits, and every other character by itself.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let run = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(run.max(first.len_utf8()));
        rest = behind;
        Some(word)
    })
}

fn peer((old, new): &(String, String)) -> usize {
    let mut input = InternedInput::default();
    input.update_before(words(old));
    input.update_after(words(new));
    let diff = Diff::compute(Algorithm::Histogram, &input);
    diff.hunks().collect::<Vec<_>>().len()
}

fn whole(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    group.throughput(Throughput::Elements(PAIRS));
    for edit in [Edit::Plain, Edit::MovedAndEdited, Edit::Split, Edit::QuoteStyle, Edit::Nothing] {
        let pairs = pairs(edit);
        let texts: Vec<(String, String)> = pairs.iter().map(Pair::texts).collect();
        let name = format!("{edit:?}");
        let count = |work: &dyn Fn()| measure(work).count_total / PAIRS;
        let (own, other) = (
            count(&|| {
                for pair in &pairs {
                    black_box(ours(pair));
                }
            }),
            count(&|| {
                for pair in &texts {
                    black_box(peer(pair));
                }
            }),
        );
        println!("{name}: allocations a pair: writethru {own}, imara-diff {other}");
        group.bench_function(format!("writethru/{name}"), |bencher| {
            bencher.iter(|| pairs.iter().map(|pair| ours(black_box(pair))).sum::<usize>());
        });
        group.bench_function(format!("imara-diff/{name}"), |bencher| {
            bencher.iter(|| texts.iter().map(|texts| peer(black_box(texts))).sum::<usize>());
        });
    }
    group.finish();
}

fn steps(criterion: &mut Criterion) {
    let texts: Vec<(String, String)> = pairs(Edit::Plain).iter().map(Pair::texts).collect();
    let mut group = criterion.benchmark_group("steps");
    group.throughput(Throughput::Elements(PAIRS));
    group.bench_function("tokenise", |bencher| {
        bencher.iter(|| texts.iter().map(|(old, _)| tokenize(black_box(old)).len()).sum::<usize>());
    });
    group.bench_function("sentences", |bencher| {
        bencher.iter(|| texts.iter().map(|(old, _)| sentences(black_box(old), Some("en")).count()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, whole, steps);
criterion_main!(benches);
