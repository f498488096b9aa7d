//! Counts over the changes of a diff.

use crate::{
    model::{Change, ChangeClass, ChangedWords, EditAction, Stats},
    text::count_words,
};

/// Counts words and classes; differences of style count as no words.
pub(crate) fn stats(changes: &[Change<'_>]) -> Stats {
    let mut stats = Stats::default();
    for change in changes.iter().filter(|change| change.action != EditAction::Equal) {
        let words = ChangedWords::of(change, count_words);
        stats.words_added += words.added;
        stats.words_deleted += words.deleted;
        for &class in &change.classes {
            *stats.by_class.entry(class).or_default() += 1;
        }
    }
    stats
}

/// Sentences that warn of what a reader cannot see.
pub(crate) fn warnings(changes: &[Change<'_>]) -> Vec<String> {
    let unseen = changes.iter().filter(|change| change.classes.contains(&ChangeClass::Invisible)).count();
    let mut warnings = Vec::new();
    if unseen > 0 {
        let noun = if unseen == 1 { "change has" } else { "changes have" };
        warnings.push(format!(
            "{unseen} {noun} characters that nobody sees: they can hide words or turn their order round."
        ));
    }
    warnings
}
