//! Prints how well `compare` tells known edits: `cargo bench --bench quality`.
#![expect(clippy::print_stdout, reason = "a measuring program prints its figures")]

mod corpus;

use corpus::{Edit, pair, score::Score};

fn main() {
    println!(
        "{:<16}{:>6}{:>9}{:>9}{:>11}{:>8}{:>7}{:>9}",
        "edit", "pairs", "changed", "marked", "precision", "recall", "ratio", "shown"
    );
    for edit in Edit::ALL {
        let mut score = Score::default();
        for seed in 0..400 {
            score.add(&pair(edit, seed, 800));
        }
        println!(
            "{:<16}{:>6}{:>9}{:>9}{:>11.4}{:>8.4}{:>7.3}{:>9}  above cosmetic: {}",
            format!("{edit:?}"),
            score.pairs,
            score.changed,
            score.marked,
            score.precision(),
            score.recall(),
            score.ratio(),
            score.shown,
            score.above_cosmetic,
        );
    }
}
