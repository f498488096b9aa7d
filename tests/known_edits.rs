//! How well known edits are told, on a seeded sample: `benches/quality.rs` prints the same figures on a larger one.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use corpus::{Edit, pair, score::Score};

fn score(edit: Edit) -> Score {
    let mut score = Score::default();
    (1_000..1_040).for_each(|seed| score.add(&pair(edit, seed, 500)));
    score
}

#[test]
fn changed_words_are_marked_and_no_others() {
    let score = score(Edit::Plain);
    assert!(score.precision() >= 0.98 && score.recall() >= 0.98, "{score:?}");
}

#[test]
fn a_moved_paragraph_is_shown_as_moved() {
    let (moved, edited) = (score(Edit::Moved), score(Edit::MovedAndEdited));
    assert_eq!((moved.shown, moved.marked), (moved.pairs, 0), "{moved:?}");
    assert!(edited.shown * 100 >= edited.pairs * 98 && edited.ratio() <= 1.1, "{edited:?}");
}

#[test]
fn splits_and_merges_mark_only_what_was_edited() {
    for edit in [Edit::Split, Edit::Merged] {
        let score = score(edit);
        assert!(score.ratio() <= 1.05 && score.recall() >= 0.98, "{edit:?} {score:?}");
    }
}

#[test]
fn a_change_of_quote_style_is_cosmetic() {
    let score = score(Edit::QuoteStyle);
    assert_eq!((score.marked, score.above_cosmetic), (0, 0), "{score:?}");
}
