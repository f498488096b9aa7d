//! Work grows no worse than n log n, counted in bytes allocated and never in seconds.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use allocation_counter::measure;
use corpus::growth::Shape;
use writethru::{
    diff::{Options, compare},
    extract::{Page, extract},
};

/// Bytes allocated in all, and at once, for each byte of the input.
fn work(shape: Shape, words: usize, is_cut: bool) -> (f64, f64) {
    let (old, new) = shape.documents(words, is_cut);
    let input = old.blocks.iter().chain(&new.blocks).map(|block| block.text.len()).sum::<usize>() as f64;
    let memory = measure(|| drop(compare(&old, &new, &Options::default())));
    (memory.bytes_total as f64 / input, memory.bytes_max as f64 / input)
}

#[test]
fn eight_times_the_words_are_at_most_ten_times_the_work() {
    for shape in Shape::ALL {
        for is_cut in [false, true] {
            let (small, large) = (work(shape, 4_000, is_cut), work(shape, 32_000, is_cut));
            let most = 1.25 * small.0 + 16.0;
            assert!(large.0 <= most, "{shape:?}, many paragraphs {is_cut}: {small:?} {large:?}");
        }
    }
}

#[test]
fn memory_stays_within_a_multiple_of_the_input() {
    for shape in Shape::ALL {
        for is_cut in [false, true] {
            let (_, at_once) = work(shape, 20_000, is_cut);
            assert!(at_once <= 48.0, "{shape:?}, many paragraphs {is_cut}: {at_once}");
        }
    }
}

#[test]
fn a_long_summary_is_compared_with_few_paragraphs_and_not_made_anew_for_each() {
    let paragraphs = "<p>The lock is shut.</p>".repeat(2_000);
    let work = |summary: &str| {
        let page = format!("<meta name=description content='{summary}'><h1>Lock shut for a week</h1>{paragraphs}");
        let page = Page { bytes: page.as_bytes(), content_type: Some("text/html"), ..Page::default() };
        measure(|| drop(extract(&page))).bytes_total
    };
    let (without, with) = (work(""), work(&"The lock will be shut. ".repeat(150)));
    assert!(with <= without + without / 4, "{without} {with}");
}
