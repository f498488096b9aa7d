//! Counts over the changes of a diff.

use crate::{
    model::{Change, ChangeClass, ChangedWords, EditAction, EditOp, Stats},
    text::{character::is_invisible, count_words},
};

/// Counts words and classes; differences of style count as no words, and those of stamps and of the page around the
/// article are not the article's.
pub(crate) fn stats(changes: &[Change<'_>]) -> Stats {
    let mut stats = Stats::default();
    for change in changes.iter().filter(|change| change.action != EditAction::Equal) {
        if !change.field.is_of_page() {
            let words = ChangedWords::of(change, count_words);
            stats.words_added += words.added;
            stats.words_deleted += words.deleted;
        }
        for &class in &change.classes {
            *stats.by_class.entry(class).or_default() += 1;
        }
    }
    stats
}

/// Sentences that warn of what a reader cannot see.
pub(crate) fn warnings(changes: &[Change<'_>]) -> Vec<String> {
    let unseen = changes.iter().filter(|change| hides(change)).count();
    let mut warnings = Vec::new();
    if unseen > 0 {
        let noun = if unseen == 1 { "change has" } else { "changes have" };
        warnings.push(format!(
            "{unseen} {noun} characters that nobody sees: they can hide words or turn their order round."
        ));
    }
    warnings
}

/// Whether characters that nobody sees came or went; a soft hyphen only says where a word may be broken.
fn hides(change: &Change<'_>) -> bool {
    let changed = change.segments.iter().filter(|segment| segment.op != EditOp::Equal);
    change.classes.contains(&ChangeClass::Invisible)
        && changed.flat_map(|segment| segment.text.chars()).any(|letter| letter != '\u{ad}' && is_invisible(letter))
}
