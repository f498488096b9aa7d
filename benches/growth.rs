//! Prints time and memory of `compare` against length: `cargo bench --bench growth [-- WORDS…]`.
#![expect(clippy::print_stdout, reason = "a measuring program prints its figures")]

mod corpus;

use std::time::Instant;

use allocation_counter::measure;
use corpus::growth::Shape;
use writethru::diff::{Options, compare};

fn main() {
    let mut sizes: Vec<usize> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000, 100_000, 1_000_000];
    }
    println!("seconds for so many words a side; the last column is peak memory as a multiple of both texts' bytes");
    for is_cut in [false, true] {
        println!("{}", if is_cut { "many paragraphs" } else { "one paragraph" });
        for shape in Shape::ALL {
            print!("  {:<14}", format!("{shape:?}"));
            let mut multiple = 0.0;
            for &words in &sizes {
                let (old, new) = shape.documents(words, is_cut);
                let bytes: usize = old.blocks.iter().chain(&new.blocks).map(|block| block.text.len()).sum();
                let start = Instant::now();
                let memory = measure(|| {
                    compare(&old, &new, &Options::default());
                });
                print!("{:>10.4}", start.elapsed().as_secs_f64());
                multiple = memory.bytes_max as f64 / bytes as f64;
            }
            println!("{multiple:>8.1}");
        }
    }
}
