//! Counts over the changes of a diff.

use crate::{
    model::{Change, ChangeClass, EditAction, EditOp, Stats},
    text::count_words,
};

/// Counts words and classes; differences of style count as no words.
pub(crate) fn stats(changes: &[Change<'_>]) -> Stats {
    let mut stats = Stats::default();
    for change in changes.iter().filter(|change| change.action != EditAction::Equal) {
        for segment in change.segments.iter().filter(|segment| segment.class.is_none()) {
            match segment.op {
                EditOp::Insert => stats.words_added += count_words(&segment.text),
                EditOp::Delete => stats.words_deleted += count_words(&segment.text),
                EditOp::Equal => {}
            }
        }
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
