//! How well a diff tells the words that changed, measured against the truth.

use std::collections::HashSet;

use writethru::{
    diff::{Options, compare},
    model::{ArticleDiff, Change, Document, EditAction, EditOp, Side, Significance},
};

use super::{article::Place, pair::Pair};

/// Counts over any number of pairs.
#[derive(Debug, Default, Clone, Copy)]
pub struct Score {
    /// Pairs measured.
    pub pairs: usize,
    /// Words that changed.
    pub changed: usize,
    /// Words marked as changed.
    pub marked: usize,
    /// Words that are both.
    pub right: usize,
    /// Pairs whose moved, split or merged paragraph is shown as such.
    pub shown: usize,
    /// Pairs whose significance is above cosmetic.
    pub above_cosmetic: usize,
}

impl Score {
    /// Compares a pair and adds what came of it.
    pub fn add(&mut self, pair: &Pair) {
        let diff = compare(&pair.old, &pair.new, &Options::default());
        let old = marked(&diff, &pair.old, &pair.old_words, EditOp::Delete);
        let new = marked(&diff, &pair.new, &pair.new_words, EditOp::Insert);
        for (words, marked) in [(&pair.old_words, old), (&pair.new_words, new)] {
            let is_changed = |at: &usize| words[*at].is_changed;
            self.changed += words.iter().filter(|word| word.is_changed).count();
            self.marked += marked.len();
            self.right += marked.iter().filter(|at| is_changed(at)).count();
        }
        self.pairs += 1;
        self.above_cosmetic += usize::from(diff.significance > Significance::Cosmetic);
        self.shown += usize::from(pair.block.is_some_and(|block| is_shown(&diff, block)));
    }

    /// Marked words that changed, of all marked.
    pub fn precision(&self) -> f64 {
        share(self.right, self.marked)
    }

    /// Changed words that are marked, of all changed.
    pub fn recall(&self) -> f64 {
        share(self.right, self.changed)
    }

    /// Words marked for each that changed.
    pub fn ratio(&self) -> f64 {
        share(self.marked, self.changed)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 + part as f64 } else { part as f64 / whole as f64 }
}

fn is_shown(diff: &ArticleDiff<'_>, block: usize) -> bool {
    let is_told = |change: &Change<'_>| {
        matches!(change.action, EditAction::Move | EditAction::Split | EditAction::Merge)
            && change.old.as_ref().is_some_and(|old| old.block == block)
    };
    diff.changes.iter().any(is_told)
}

/// The indices of the words that segments of this op touch, style aside.
fn marked(diff: &ArticleDiff<'_>, document: &Document, words: &[Place], op: EditOp) -> HashSet<usize> {
    let mut marked = HashSet::new();
    for change in &diff.changes {
        let side = if op == EditOp::Delete { &change.old } else { &change.new };
        let Some(side) = side else { continue };
        let mut at = 0;
        for segment in change.segments.iter().filter(|segment| segment.op == EditOp::Equal || segment.op == op) {
            let end = at + segment.text.len();
            if segment.op == op && segment.class.is_none() {
                for (block, start, stop) in places(side, document, at, end) {
                    let from = words.partition_point(|word| (word.block, word.end) <= (block, start));
                    let behind = words.partition_point(|word| (word.block, word.start) < (block, stop));
                    marked.extend(from..behind.max(from));
                }
            }
            at = end;
        }
    }
    marked
}

/// Where the bytes `start..end` of a side stand in the document, as block and bytes.
fn places(side: &Side<'_>, document: &Document, start: usize, end: usize) -> Vec<(usize, usize, usize)> {
    let (mut places, mut at, mut block) = (Vec::new(), 0, side.block);
    for part in side.text.split("\n\n") {
        while !document.blocks[block].text.contains(part) {
            block += 1;
        }
        let offset = offset(side, &document.blocks[block].text, part);
        let (from, to) = (start.max(at), end.min(at + part.len()));
        if from < to {
            places.push((block, offset + from - at, offset + to - at));
        }
        at += part.len() + 2;
    }
    places
}

/// Where a part begins in its block: its own address tells, where it was not copied.
fn offset(side: &Side<'_>, block: &str, part: &str) -> usize {
    match &side.text {
        std::borrow::Cow::Borrowed(text) => text.as_ptr() as usize - block.as_ptr() as usize,
        std::borrow::Cow::Owned(_) => block.find(part).unwrap_or_default(),
    }
}
