//! Prints what comparing allocates: `cargo bench --bench allocations [-- WORDS]`.
//!
//! Apart from the measuring of time, since the counting itself takes some.
#![expect(clippy::print_stdout, reason = "a measuring program prints its figures")]

mod corpus;

use std::hint::black_box;

use allocation_counter::{AllocationInfo, measure};
use corpus::{Edit, Pair, growth::Shape, pair, peer};
use writethru::{
    diff::{Options, compare},
    model::Document,
};

const WORDS: usize = 800;
const PAIRS: u64 = 64;
/// Words a side where no other number is asked for.
const MANY_WORDS: usize = 1_000_000;

fn main() {
    println!("allocations and bytes for each pair of {WORDS} words: writethru, imara-diff");
    for edit in Edit::ALL {
        let pairs: Vec<Pair> = (0..PAIRS).map(|seed| pair(edit, seed, WORDS)).collect();
        let texts: Vec<(String, String)> = pairs.iter().map(Pair::texts).collect();
        let own = measure(|| {
            for pair in &pairs {
                changes(&pair.old, &pair.new);
            }
        });
        let other = measure(|| {
            for (old, new) in &texts {
                black_box(peer::hunks(old, new));
            }
        });
        println!("  {:<16}{}{}", format!("{edit:?}"), for_each_pair(&own), for_each_pair(&other));
    }
    let words = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(MANY_WORDS);
    println!("peak memory for {words} words a side, as a multiple of both texts' bytes");
    for shape in Shape::ALL {
        let multiples = [false, true].map(|is_cut| {
            let (old, new) = shape.documents(words, is_cut);
            let bytes: usize = old.blocks.iter().chain(&new.blocks).map(|block| block.text.len()).sum();
            measure(|| changes(&old, &new)).bytes_max as f64 / bytes as f64
        });
        let name = format!("{shape:?}");
        println!("  {name:<16}{:>8.1} in one paragraph{:>8.1} in many", multiples[0], multiples[1]);
    }
}

fn changes(old: &Document, new: &Document) {
    drop(compare(old, new, &Options::default()));
}

fn for_each_pair(all: &AllocationInfo) -> String {
    format!("{:>8}{:>10}", all.count_total / PAIRS, all.bytes_total / PAIRS)
}
