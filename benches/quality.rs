//! Prints how well `compare` tells known edits: `cargo bench --bench quality`.
//!
//! With a folder as its argument it writes one pair there, `old.txt` and `new.txt`, for other tools (`peers.sh`).
#![expect(clippy::print_stdout, reason = "a measuring program prints its figures")]

mod corpus;

use std::path::{Path, PathBuf};

use corpus::{Edit, pair, score::Score};

fn main() -> std::io::Result<()> {
    if let Some(folder) = std::env::args().skip(1).find(|word| !word.starts_with('-')) {
        return write_pair(&PathBuf::from(folder));
    }
    print_scores();
    Ok(())
}

fn write_pair(folder: &Path) -> std::io::Result<()> {
    let (old, new) = pair(Edit::Plain, 7, 800).texts();
    std::fs::write(folder.join("old.txt"), old)?;
    std::fs::write(folder.join("new.txt"), new)
}

fn print_scores() {
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
