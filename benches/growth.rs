//! Prints the time of `compare` against length: `cargo bench --bench growth [-- WORDS… SHAPE…]`.
//!
//! Seconds of a processor where the system tells them, so that other work on the machine does not count; seconds of the
//! clock elsewhere.
#![expect(clippy::print_stdout, reason = "a measuring program prints its figures")]

mod corpus;

use std::{fs, hint::black_box, time::Instant};

use corpus::growth::Shape;
use writethru::diff::{Options, compare};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let mut sizes: Vec<usize> = arguments.iter().filter_map(|word| word.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000, 100_000, 1_000_000];
    }
    let names: Vec<&String> = arguments.iter().filter(|word| word.parse::<usize>().is_err()).collect();
    println!("seconds for so many words a side: {sizes:?}");
    for is_cut in [false, true] {
        println!("{}", if is_cut { "many paragraphs" } else { "one paragraph" });
        for (shape, name) in Shape::ALL.map(|shape| (shape, format!("{shape:?}"))) {
            if !names.is_empty() && !names.contains(&&name) {
                continue;
            }
            print!("  {name:<14}");
            for &words in &sizes {
                print!("{:>10.4}", seconds(shape, words, is_cut));
            }
            println!();
        }
    }
}

fn seconds(shape: Shape, words: usize, is_cut: bool) -> f64 {
    let (old, new) = shape.documents(words, is_cut);
    let (start, busy) = (Instant::now(), busy());
    black_box(compare(&old, &new, &Options::default()));
    let elapsed = start.elapsed().as_secs_f64();
    busy.zip(self::busy()).map_or(elapsed, |(before, after)| after - before)
}

/// Seconds that the program has had of a processor, as Linux tells.
fn busy() -> Option<f64> {
    let told = fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(told.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}
