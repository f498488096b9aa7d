//! Notes: for each change of a passage one line in words that says what happened and which words show it.

use super::Comparison;
use super::label::{Label, Run};
use super::passage::{Numbering, Passage};
use super::phrase::{class_phrases, count, excerpt, kind_name};
use super::select::Selection;
use crate::model::{Block, BlockKind, Change, EditAction, Side, Significance};

/// What a change of less than a block is called.
const SENTENCE: &str = "sentence";
/// Blocks before a moved one that are asked for a paragraph to name its old place by.
const LOOK_BACK: usize = 16;

/// What is needed to speak of a change: the numbers of paragraphs on both sides, and their texts.
pub(super) struct Narrator<'d, 'a> {
    comparison: Comparison<'d, 'a>,
    old: Numbering,
    new: Numbering,
}

impl<'d, 'a> Narrator<'d, 'a> {
    pub(super) fn new(comparison: &Comparison<'d, 'a>) -> Self {
        let (old, new) = (Numbering::of(comparison.old), Numbering::of(comparison.new));
        Self { comparison: *comparison, old, new }
    }

    /// What a passage is called: `¶ 3`, or the name of its field.
    pub(super) fn name(&self, passage: &Passage<'_, '_>) -> String {
        let number = match (passage.new, passage.old) {
            (Some(block), _) => self.new.paragraph(block).map(|number| format!("¶ {number}")),
            (None, Some(block)) => self.old.paragraph(block).map(|number| format!("was ¶ {number}")),
            (None, None) => None,
        };
        number.unwrap_or_else(|| block_name(passage.kind).to_owned())
    }

    /// One note for each visible change that has anything to say; neighbours that say the same speak once.
    pub(super) fn notes(&self, passage: &Passage<'_, '_>, selection: &Selection) -> Vec<Run<'static>> {
        let mut notes: Vec<Run<'static>> = Vec::new();
        for change in passage.changes.iter().filter(|change| selection.shows(change)) {
            let Some(words) = self.words(change) else { continue };
            let is_substantive = change.significance == Significance::Substantive;
            let note = Run::new(if is_substantive { Label::Note } else { Label::Aside }, words);
            if notes.last() != Some(&note) {
                notes.push(note);
            }
        }
        notes
    }

    fn words(&self, change: &Change<'_>) -> Option<String> {
        let action = self.action(change);
        let classes = class_phrases(change);
        if action.is_none() && classes.is_empty() {
            return None;
        }
        let weight = if action.is_none() && change.significance == Significance::Cosmetic { "cosmetic: " } else { "" };
        let phrases: Vec<String> = action.into_iter().chain(classes).collect();
        Some(format!("{weight}{}", phrases.join(" · ")))
    }

    /// What happened to the block or sentence as a whole; an edit is plain from its marks.
    fn action(&self, change: &Change<'_>) -> Option<String> {
        let unit = self.unit(change);
        match change.action {
            EditAction::Addition | EditAction::Deletion if change.field == BlockKind::Boilerplate => None,
            EditAction::Addition => Some(format!("{unit} added")),
            EditAction::Deletion => Some(format!("{unit} removed")),
            EditAction::Edit if change.field == BlockKind::Correction => Some("correction note changed".to_owned()),
            EditAction::Edit | EditAction::Equal => None,
            EditAction::Move => Some(format!("{unit} moved here{}", self.origin(change, &unit))),
            EditAction::Split => Some(format!("{unit} split into {}{}", parts(change.new.as_ref()), and_moved(change))),
            EditAction::Merge => Some(format!("{} merged{}", parts_of(change), and_moved(change))),
        }
    }

    /// Whether a change is of a whole block or of a sentence in it, as a noun.
    pub(super) fn unit(&self, change: &Change<'_>) -> String {
        let fills = |side: &Side<'_>, blocks: &[Block]| {
            blocks.get(side.block).is_none_or(|block| block.text.trim().len() <= side.text.len())
        };
        let old = change.old.as_ref().is_none_or(|side| fills(side, &self.comparison.old.blocks));
        let new = change.new.as_ref().is_none_or(|side| fills(side, &self.comparison.new.blocks));
        if old && new { kind_name(change.field).into_owned() } else { SENTENCE.to_owned() }
    }

    /// Where something stood, by its old number and by the paragraph before it, since a reader sees the new version.
    fn origin(&self, change: &Change<'_>, unit: &str) -> String {
        let Some(number) = change.old.as_ref().and_then(|old| self.old.paragraph(old.block)) else {
            return String::new();
        };
        let blocks = &self.comparison.old.blocks;
        let before = change.old.as_ref().map_or(&[][..], |old| blocks.get(..old.block).unwrap_or_default());
        let before = before.iter().rev().take(LOOK_BACK).find(|block| block.kind == BlockKind::Paragraph);
        match before {
            _ if unit == SENTENCE => format!(" from ¶ {number} of the old version"),
            Some(block) => format!(": it was ¶ {number}, after “{}”", excerpt(&block.text)),
            None => format!(": it was ¶ {number}"),
        }
    }
}

/// A block's name as it stands in the margin.
pub(super) fn block_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::PullQuote => "pull quote",
        BlockKind::ListItem => "list item",
        kind => kind.name(),
    }
}

/// How many blocks the texts of a split or merge stand for; they are joined by a blank line.
fn parts(side: Option<&Side<'_>>) -> usize {
    side.map_or(2, |side| side.text.matches("\n\n").count() + 1).max(2)
}

fn parts_of(change: &Change<'_>) -> String {
    count(parts(change.old.as_ref()), &kind_name(change.field))
}

fn and_moved(change: &Change<'_>) -> &'static str {
    if change.moved { " and moved" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::passage::passages;
    use crate::render::sample::Sample;

    /// Checks all notes of an article, in order.
    fn check(article: &str, expected: &[&str]) {
        let sample = Sample::read(article);
        let comparison = sample.comparison();
        let narrator = Narrator::new(&comparison);
        let passages = passages(&comparison, &Selection::all());
        let notes = passages.iter().flat_map(|passage| narrator.notes(passage, &Selection::all()));
        assert_eq!(notes.map(|note| note.text.into_owned()).collect::<Vec<_>>(), expected, "{article}");
    }

    #[test]
    fn blocks_and_sentences_that_come_and_go_are_told_apart() {
        check("paragraph: {+One.+}", &["paragraph added"]);
        check("paragraph: One. |{+Two. +}|[-Three.-]", &["sentence added", "sentence removed"]);
        check("correction: [-Put right.-]\ncaption: {+A boat+}", &["correction note removed", "caption added"]);
        check("boilerplate: {+Sign up+}", &[]);
    }

    #[test]
    fn a_moved_paragraph_says_where_it_was() {
        let expected = "paragraph moved here: it was ¶ 3, after “Two.”";
        check("paragraph <2: @order@ Three.\nparagraph: One.\nparagraph: Two.", &[expected]);
        let expected = "paragraph moved here: it was ¶ 1 · number changed: 1 → 2";
        check("paragraph: One.\nparagraph <0: @number=1>2@ All [-1-]{+2+}.", &[expected]);
    }

    #[test]
    fn cosmetic_edits_say_so() {
        check("paragraph: @punctuation=,>;@ One[-,-]{+;+} two.", &["cosmetic: punctuation changed: , → ;"]);
        check("paragraph: @wording@ One [-two-]{+three+}.", &[]);
    }

    #[test]
    fn passages_are_named_by_their_place() {
        let sample = Sample::read("list-item: One\nparagraph: Two.\nparagraph: [-Three.-]\nparagraph: {+Four.+}");
        let comparison = sample.comparison();
        let narrator = Narrator::new(&comparison);
        let passages = passages(&comparison, &Selection::all());
        let names: Vec<String> = passages.iter().map(|passage| narrator.name(passage)).collect();
        assert_eq!(names, ["list item", "¶ 1", "was ¶ 2", "¶ 2"]);
    }
}
