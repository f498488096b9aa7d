//! What holds of every diff, whatever changed.

use std::collections::BTreeMap;

use writethru::{
    diff::{Options, compare},
    model::{ArticleDiff, Document, EditAction, EditOp, Side},
};

/// What of the invariants does not hold for two documents.
pub(crate) fn faults(old: &Document, new: &Document) -> Vec<String> {
    let diff = compare(old, new, &Options::default());
    let all = compare(old, new, &Options { all_blocks: true });
    let back = compare(new, old, &Options::default());
    let mut faults = rejoin(&diff);
    faults.extend(rejoin(&all));
    let mut need = |holds: bool, what: &str| {
        if !holds {
            faults.push(what.to_owned());
        }
    };
    need(letters(sides(&all, true)) == letters(texts(old)), "all blocks do not cover the old text once");
    need(letters(sides(&all, false)) == letters(texts(new)), "all blocks do not cover the new text once");
    for document in [old, new] {
        need(compare(document, document, &Options::default()).changes.is_empty(), "a document differs from itself");
    }
    let count = |diff: &ArticleDiff<'_>, action| diff.changes.iter().filter(|change| change.action == action).count();
    let swapped = [
        (EditAction::Addition, EditAction::Deletion),
        (EditAction::Deletion, EditAction::Addition),
        (EditAction::Split, EditAction::Merge),
        (EditAction::Merge, EditAction::Split),
        (EditAction::Edit, EditAction::Edit),
        (EditAction::Move, EditAction::Move),
    ];
    for (there, here) in swapped {
        need(count(&diff, there) == count(&back, here), &format!("swapped sides do not swap {there:?} and {here:?}"));
    }
    need(diff.stats.words_added == back.stats.words_deleted, "swapped sides do not swap the words");
    need(diff.significance == back.significance, "swapped sides weigh otherwise");
    need(diff.stats.by_class == back.stats.by_class, "swapped sides have other classes");
    faults
}

fn rejoin(diff: &ArticleDiff<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    for change in &diff.changes {
        for (side, own) in [(&change.old, EditOp::Delete), (&change.new, EditOp::Insert)] {
            let joined: String =
                change.segments.iter().filter(|s| s.op == EditOp::Equal || s.op == own).map(|s| &*s.text).collect();
            let text = side.as_ref().map_or("", |side| &side.text);
            if joined != text {
                faults.push(format!("segments join to {joined:?}, not {text:?}"));
            }
        }
    }
    faults
}

fn sides<'d>(diff: &'d ArticleDiff<'_>, is_old: bool) -> impl Iterator<Item = &'d str> {
    let side = move |change: &'d writethru::model::Change<'_>| -> &'d Option<Side<'_>> {
        if is_old { &change.old } else { &change.new }
    };
    diff.changes.iter().filter_map(move |change| side(change).as_ref()).map(|side| &*side.text)
}

fn texts(document: &Document) -> impl Iterator<Item = &str> {
    document.blocks.iter().map(|block| block.text.as_str())
}

/// How often each visible character stands in the texts.
fn letters<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for character in texts.flat_map(str::chars).filter(|c| !c.is_whitespace()) {
        *counts.entry(character).or_default() += 1;
    }
    counts
}
