//! The words of a passage under labels, as every renderer that shows text draws them.
//!
//! For the eye only: white space at the edge of a mark is drawn beside it, and long unchanged stretches are cut.
//! What is exact stands in the diff itself.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::label::{Label, Run};
use super::passage::Passage;
use super::phrase::spelt_spaces;
use super::select::Selection;
use crate::model::{Change, ChangeClass, EditAction, EditOp, Segment};

/// Characters that stay on each side of a cut in unchanged words.
const KEPT: usize = 120;
/// Unchanged words of at most this many characters are never cut.
const UNCUT: usize = 3 * KEPT;

/// The words of a passage: changed ones marked, hidden changes drawn as the new version has them.
pub(super) fn runs<'d>(passage: &Passage<'d, '_>, selection: &Selection) -> Vec<Run<'d>> {
    let mut runs = Vec::new();
    for change in &passage.changes {
        if selection.shows(change) {
            add_change(change, selection, &mut runs);
        } else if let Some(new) = &change.new {
            push(&mut runs, Label::Same, &*new.text);
        }
    }
    runs
}

/// The same runs with long unchanged stretches cut to the words next to a change.
pub(super) fn shortened(runs: Vec<Run<'_>>) -> Vec<Run<'_>> {
    let mut short = Vec::with_capacity(runs.len());
    for run in runs {
        match cut(&run) {
            Some((head, tail)) => {
                let (head, tail) = (run.text[..head].to_owned(), run.text[tail..].to_owned());
                short.push(Run::new(run.label, head));
                short.push(Run::new(Label::Fold, " […] "));
                short.push(Run::new(run.label, tail));
            }
            None => short.push(run),
        }
    }
    short
}

/// Where a run's head ends and its tail begins; `None` where it stays whole.
fn cut(run: &Run<'_>) -> Option<(usize, usize)> {
    let text = &*run.text;
    if !matches!(run.label, Label::Same | Label::Moved | Label::Context) || text.len() <= UNCUT {
        return None;
    }
    let head = text.grapheme_indices(true).nth(KEPT)?.0;
    let tail = text.grapheme_indices(true).nth_back(KEPT)?.0;
    if tail < head || text[head..tail].graphemes(true).nth(UNCUT - 2 * KEPT).is_none() {
        return None;
    }
    let head = text[..head].rfind(char::is_whitespace).unwrap_or(head);
    let tail = text[tail..].find(char::is_whitespace).map_or(tail, |space| tail + space);
    Some((text[..head].trim_end().len(), text.len() - text[tail..].trim_start().len()))
}

fn add_change<'d>(change: &'d Change<'_>, selection: &Selection, runs: &mut Vec<Run<'d>>) {
    let is_moved = change.action == EditAction::Move || change.moved;
    let same = if is_moved { Label::Moved } else { Label::Same };
    let ignores = |segment: &Segment<'_>| segment.class.is_some_and(|class| selection.ignore.contains(&class));
    let mut segments = change.segments.iter().peekable();
    while let Some(segment) = segments.next() {
        match segment.op {
            EditOp::Equal => push(runs, same, &*segment.text),
            EditOp::Delete if ignores(segment) => {}
            EditOp::Insert if ignores(segment) => push(runs, same, &*segment.text),
            EditOp::Insert => mark(runs, segment),
            EditOp::Delete => match segments.next_if(|next| next.op == EditOp::Insert && !ignores(next)) {
                Some(replacement) => mark_pair(runs, segment, replacement),
                None => mark(runs, segment),
            },
        }
    }
}

/// Marks words that came or went; the white space at their edges stands beside the mark.
fn mark<'d>(runs: &mut Vec<Run<'d>>, segment: &'d Segment<'_>) {
    let (lead, words, trail) = split_edges(&segment.text);
    if words.is_empty() {
        return mark_blank(runs, segment);
    }
    push(runs, Label::Same, lead);
    push(runs, label(segment), shown_words(segment, words));
    push(runs, Label::Same, trail);
}

/// Marks words that took the place of others, with the white space of the new ones.
fn mark_pair<'d>(runs: &mut Vec<Run<'d>>, old: &'d Segment<'_>, new: &'d Segment<'_>) {
    let (_, old_words, _) = split_edges(&old.text);
    let (lead, new_words, trail) = split_edges(&new.text);
    if old_words.is_empty() || new_words.is_empty() {
        // Where a paragraph break came or went, the space that stood for it is no news.
        let (was_break, is_break) = (old.text.contains('\n'), new.text.contains('\n'));
        if was_break || !(is_break && old_words.is_empty()) {
            mark(runs, old);
        }
        if is_break || !(was_break && new_words.is_empty()) {
            mark(runs, new);
        }
        return;
    }
    push(runs, Label::Same, lead);
    push(runs, label(old), shown_words(old, old_words));
    push(runs, label(new), shown_words(new, new_words));
    push(runs, Label::Same, trail);
}

/// Marks white space that is itself the change: a paragraph break as `¶`, other characters spelt out.
fn mark_blank<'d>(runs: &mut Vec<Run<'d>>, segment: &'d Segment<'_>) {
    if !segment.text.contains('\n') {
        return push(runs, label(segment), spelt_spaces(&segment.text));
    }
    push(runs, label(segment), "¶");
    let joint = if segment.op == EditOp::Insert { &*segment.text } else { " " };
    push(runs, Label::Same, joint);
}

fn label(segment: &Segment<'_>) -> Label {
    match (segment.op, segment.class) {
        (EditOp::Equal, _) => Label::Same,
        (EditOp::Delete, Some(ChangeClass::Typography)) => Label::RemovedTypography,
        (EditOp::Insert, Some(ChangeClass::Typography)) => Label::AddedTypography,
        (EditOp::Delete, _) => Label::Removed,
        (EditOp::Insert, _) => Label::Added,
    }
}

/// Words whose writing is the news have their unusual spaces spelt out.
fn shown_words<'d>(segment: &Segment<'_>, words: &'d str) -> Cow<'d, str> {
    let is_unusual = |character: char| character.is_whitespace() && !matches!(character, ' ' | '\n');
    if segment.class != Some(ChangeClass::Typography) || !words.contains(is_unusual) {
        return words.into();
    }
    words.split_inclusive(is_unusual).map(spelt_last_space).collect::<String>().into()
}

fn spelt_last_space(piece: &str) -> String {
    let words = piece.trim_end();
    format!("{words}{}", spelt_spaces(&piece[words.len()..]))
}

fn split_edges(text: &str) -> (&str, &str, &str) {
    let words = text.trim();
    let lead = text.len() - text.trim_start().len();
    (&text[..lead], words, &text[lead + words.len()..])
}

/// Adds words to the last run where it has the same label.
fn push<'d>(runs: &mut Vec<Run<'d>>, label: Label, text: impl Into<Cow<'d, str>>) {
    let text = text.into();
    match runs.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.label == label => last.text.to_mut().push_str(&text),
        _ => runs.push(Run::new(label, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::passage::passages;
    use crate::render::sample::{Sample, edit};

    /// Checks the words of one edited sentence as marks; segments as `=same`, `-removed`, `+added`, `~typography`.
    fn check(segments: &[(EditOp, &str)], expected: &str) {
        let change = edit(segments);
        let mut runs = Vec::new();
        add_change(&change, &Selection::all(), &mut runs);
        let shown: String = runs
            .iter()
            .map(|run| match run.label {
                label if label.is_removed() => format!("[-{}-]", run.text),
                label if label.is_added() => format!("{{+{}+}}", run.text),
                Label::Fold => "…".to_owned(),
                _ => run.text.to_string(),
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn white_space_at_the_edge_of_a_mark_stands_beside_it() {
        use EditOp::{Delete, Equal, Insert};
        check(&[(Equal, "a "), (Delete, "b "), (Equal, "c")], "a [-b-] c");
        check(&[(Equal, "a"), (Insert, " b"), (Equal, " c")], "a {+b+} c");
        check(&[(Equal, "a "), (Delete, "b "), (Insert, "x "), (Equal, "c")], "a [-b-]{+x+} c");
        check(&[(Equal, "a "), (Delete, "b "), (Insert, "x"), (Equal, ", c")], "a [-b-]{+x+}, c");
    }

    #[test]
    fn white_space_that_is_the_change_is_spelt_out() {
        use EditOp::{Delete, Equal, Insert};
        check(&[(Equal, "team."), (Insert, " "), (Equal, "She")], "team.{+␣+}She");
        check(&[(Equal, "12"), (Delete, "\u{a0}"), (Insert, " "), (Equal, "km")], "12[-‹U+00A0›-]{+␣+}km");
        check(&[(Equal, "One."), (Insert, "\n\n"), (Equal, "Two.")], "One.{+¶+}\n\nTwo.");
        check(&[(Equal, "One."), (Delete, "\n\n"), (Equal, "Two.")], "One.[-¶-] Two.");
        check(&[(Equal, "One."), (Delete, "\n\n"), (Insert, " "), (Equal, "Two.")], "One.[-¶-] Two.");
        check(&[(Equal, "One."), (Delete, " "), (Insert, "\n\n"), (Equal, "Two.")], "One.{+¶+}\n\nTwo.");
    }

    #[test]
    fn long_unchanged_words_are_cut_to_those_next_to_a_change() {
        let long = "word ".repeat(200);
        let sample = Sample::read(&format!("paragraph: {long}[-old-]{{+new+}} end"));
        let passages = passages(&sample.comparison(), &Selection::all());
        let runs = shortened(runs(&passages[0], &Selection::all()));
        let labels: Vec<Label> = runs.iter().map(|run| run.label).collect();
        assert_eq!(labels, [Label::Same, Label::Fold, Label::Same, Label::Removed, Label::Added, Label::Same]);
        assert!(runs[0].text.len() <= KEPT && runs[2].text.len() <= KEPT, "{runs:?}");
        assert!(runs[2].text.starts_with("word") && runs[2].text.ends_with("word "), "{runs:?}");
    }

    #[test]
    fn words_without_spaces_are_cut_between_characters() {
        let run = Run::new(Label::Same, "市".repeat(500));
        let short = shortened(vec![run.clone()]);
        assert_eq!(short.iter().map(|run| run.text.chars().count()).collect::<Vec<_>>(), [120, 5, 121]);
        assert_eq!(shortened(vec![Run::new(Label::Added, run.text)]).len(), 1);
    }

    #[test]
    fn hidden_changes_are_drawn_as_the_new_version_has_them() {
        let sample = Sample::read("paragraph: @spelling@ Colo[-u-]{+x+}r. |[-Gone. -]|@typography@ It[~'~]{~’~}s.");
        let selection = Selection { ignore: vec![ChangeClass::Spelling, ChangeClass::Typography], ..Selection::all() };
        let passages = passages(&sample.comparison(), &selection);
        let shown = runs(&passages[0], &selection);
        let shown: Vec<(Label, &str)> = shown.iter().map(|run| (run.label, &*run.text)).collect();
        assert_eq!(shown, [(Label::Same, "Coloxr. "), (Label::Removed, "Gone."), (Label::Same, " It’s.")]);
    }
}
