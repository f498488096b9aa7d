//! Passages: the changes of one paragraph, field or block, to be drawn together in reading order.

use super::Comparison;
use super::select::Selection;
use crate::model::{Block, BlockKind, Change, Document, EditAction, Side};

/// The changes that are drawn as one paragraph, field or block.
#[derive(Debug)]
pub(super) struct Passage<'d, 'a> {
    /// What the block is (in the new version, where it is in both).
    pub(super) kind: BlockKind,
    /// Index of the (first) block in the old document.
    pub(super) old: Option<usize>,
    /// Index of the (first) block in the new document.
    pub(super) new: Option<usize>,
    /// The changes in order, unchanged sentences among them.
    pub(super) changes: Vec<&'d Change<'a>>,
    /// Whether a reader is shown any change in it.
    pub(super) is_changed: bool,
    /// Whether a change in it is hidden from the reader.
    pub(super) hides_change: bool,
}

impl<'d, 'a> Passage<'d, 'a> {
    fn start(change: &'d Change<'a>) -> Self {
        let block = |side: &Option<Side<'_>>| side.as_ref().map(|side| side.block);
        let (old, new) = (block(&change.old), block(&change.new));
        Self { kind: change.field, old, new, changes: Vec::new(), is_changed: false, hides_change: false }
    }

    /// A change belongs where its new block is; what was taken away belongs where its old block went.
    fn takes(&self, change: &Change<'_>) -> bool {
        if change.field != self.kind {
            return false;
        }
        let is_from_here = || self.old.is_some() && change.old.as_ref().map(|side| side.block) == self.old;
        match (&change.new, self.new) {
            (Some(side), Some(block)) => side.block == block,
            (Some(_), None) => change.action != EditAction::Move && is_from_here(),
            (None, _) => is_from_here(),
        }
    }

    fn add(&mut self, change: &'d Change<'a>, selection: &Selection) {
        let is_shown = selection.shows(change);
        self.is_changed |= is_shown;
        self.hides_change |= !is_shown && change.action != EditAction::Equal;
        self.new = self.new.or(change.new.as_ref().map(|side| side.block));
        // A sentence that moved here says nothing about where the rest of the paragraph stood.
        if change.action != EditAction::Move {
            self.old = self.old.or(change.old.as_ref().map(|side| side.block));
        }
        self.changes.push(change);
    }
}

/// Every passage of a diff in reading order of the new version.
pub(super) fn passages<'d, 'a>(comparison: &Comparison<'d, 'a>, selection: &Selection) -> Vec<Passage<'d, 'a>> {
    let mut passages: Vec<Passage<'d, 'a>> = Vec::new();
    for change in &comparison.diff.changes {
        match passages.last_mut() {
            Some(last) if last.takes(change) => last.add(change, selection),
            _ => {
                let mut passage = Passage::start(change);
                passage.add(change, selection);
                passages.push(passage);
            }
        }
    }
    passages
}

/// The numbers by which a reader names the paragraphs of a document.
pub(super) struct Numbering {
    by_block: Vec<Option<usize>>,
}

impl Numbering {
    /// Counts the paragraphs of a document from one.
    pub(super) fn of(document: &Document) -> Self {
        let mut last = 0;
        let number = |block: &Block| {
            (block.kind == BlockKind::Paragraph).then(|| {
                last += 1;
                last
            })
        };
        Self { by_block: document.blocks.iter().map(number).collect() }
    }

    /// The number of a paragraph; `None` for any other block.
    pub(super) fn paragraph(&self, block: usize) -> Option<usize> {
        self.by_block.get(block).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::Sample;

    /// Checks how many changes each passage has.
    fn check(article: &str, expected: &[usize]) {
        let sample = Sample::read(article);
        let passages = passages(&sample.comparison(), &Selection::all());
        assert_eq!(passages.iter().map(|passage| passage.changes.len()).collect::<Vec<_>>(), expected, "{article}");
    }

    #[test]
    fn sentences_of_a_paragraph_stand_together() {
        check("paragraph: One. |Two{+ and more+}. |{+Three.+}\nparagraph: Four. |Five.", &[3, 2]);
    }

    #[test]
    fn what_was_taken_away_stands_where_it_was() {
        check("paragraph: [-One. -]|Two.\nparagraph: [-Three.-]\nparagraph: Four. |[-Five.-]", &[2, 1, 2]);
    }

    #[test]
    fn a_paragraph_put_before_another_is_its_own() {
        check("paragraph: {+One.+}\nparagraph: Two.\nparagraph <1: Zero.", &[1, 1, 1]);
    }

    #[test]
    fn paragraphs_are_numbered_and_other_blocks_are_not() {
        let kinds = [BlockKind::Headline, BlockKind::Paragraph, BlockKind::Caption, BlockKind::Paragraph];
        let blocks = kinds.map(|kind| Block::new(kind, "Words")).to_vec();
        let numbering = Numbering::of(&Document { blocks, ..Document::default() });
        assert_eq!([0, 1, 2, 3, 4].map(|index| numbering.paragraph(index)), [None, Some(1), None, Some(2), None]);
    }
}
