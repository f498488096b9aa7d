//! The words of a passage under labels, as every renderer that shows text draws them.
//!
//! For the eye only: white space at the edge of a mark is drawn beside it, and long unchanged stretches are cut.
//! What is exact stands in the diff itself.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::RenderOptions;
use super::label::{Label, Run};
use super::passage::Passage;
use super::phrase::spelt_spaces;
use super::select::Selection;
use crate::model::{Change, ChangeClass, EditAction, EditOp};

/// Characters that stay on each side of a cut in unchanged words.
const KEPT: usize = 120;
/// Unchanged words of at most this many characters are never cut.
const UNCUT: usize = 3 * KEPT;

/// The words of a passage: changed ones marked, hidden changes drawn as the new version has them.
pub(super) fn runs<'d>(passage: &Passage<'d, '_>, selection: &Selection) -> Vec<Run<'d>> {
    let mut runs = Vec::new();
    for (index, change) in passage.changes.iter().enumerate() {
        if selection.shows(change) {
            let goes_on = passage.changes.get(index + 1).is_some_and(|next| next.old.is_some() && next.new.is_some());
            add_pieces(pieces(change, selection, goes_on), same_label(change), &mut runs);
        } else if let Some(new) = &change.new {
            push(&mut runs, Label::Same, &*new.text);
            push(&mut runs, Label::Same, lost_space(change));
        }
    }
    runs
}

/// The words of a passage with a change in it, as [`runs`]; long unchanged stretches are cut to the words next to a change
/// unless everything is asked for.
pub(super) fn changed_runs<'d>(passage: &Passage<'d, '_>, options: &RenderOptions) -> Vec<Run<'d>> {
    let runs = runs(passage, &options.selection);
    if options.all_blocks { runs } else { shortened(runs) }
}

/// The words of a passage that stands there for the changes around it.
pub(super) fn context_runs<'d>(passage: &Passage<'d, '_>, options: &RenderOptions) -> Vec<Run<'d>> {
    let runs = runs(passage, &options.selection).into_iter();
    runs.map(|run| Run { label: Label::Context, ..run }).collect()
}

fn shortened(runs: Vec<Run<'_>>) -> Vec<Run<'_>> {
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

/// The white space that stood behind an unchanged sentence until it became the last one.
fn lost_space<'d>(change: &'d Change<'_>) -> &'d str {
    let (Some(old), Some(new)) = (&change.old, &change.new) else { return "" };
    if new.text.ends_with(char::is_whitespace) { "" } else { &old.text[old.text.trim_end().len()..] }
}

/// A run of text under one op, as it is drawn.
struct Piece<'d> {
    op: EditOp,
    class: Option<ChangeClass>,
    text: Cow<'d, str>,
}

/// The segments of a change; white space goes with the words beside it that came or went with it. At the end it is
/// news only where the text goes on in both versions.
fn pieces<'d>(change: &'d Change<'_>, selection: &Selection, goes_on: bool) -> Vec<Piece<'d>> {
    let mut pieces: Vec<Piece<'d>> = Vec::with_capacity(change.segments.len());
    let is_blank = |text: &str| text.trim().is_empty() && !text.contains('\n');
    for (index, segment) in change.segments.iter().enumerate() {
        let is_ignored = segment.class.is_some_and(|class| selection.ignore.contains(&class));
        let is_end = !goes_on && index + 1 == change.segments.len();
        let (op, text) = match segment.op {
            EditOp::Delete if is_ignored => continue,
            _ if is_ignored || is_end && is_blank(&segment.text) => (EditOp::Equal, &*segment.text),
            op => (op, &*segment.text),
        };
        match pieces.last_mut() {
            Some(last) if last.op == op && (is_blank(&last.text) || is_blank(text)) => {
                last.class = if is_blank(&last.text) { segment.class } else { last.class };
                last.text.to_mut().push_str(text);
            }
            _ => pieces.push(Piece { op, class: segment.class, text: text.into() }),
        }
    }
    pieces
}

fn same_label(change: &Change<'_>) -> Label {
    if change.action == EditAction::Move || change.moved { Label::Moved } else { Label::Same }
}

fn add_pieces<'d>(pieces: Vec<Piece<'d>>, same: Label, runs: &mut Vec<Run<'d>>) {
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece.op {
            EditOp::Equal => push(runs, same, piece.text),
            EditOp::Insert => mark(runs, &piece),
            EditOp::Delete => match pieces.next_if(|next| next.op == EditOp::Insert) {
                Some(replacement) => mark_pair(runs, &piece, &replacement),
                None => mark(runs, &piece),
            },
        }
    }
}

/// Marks words that came or went; the white space at their edges stands beside the mark.
fn mark<'d>(runs: &mut Vec<Run<'d>>, piece: &Piece<'d>) {
    let words = words(&piece.text);
    if words.is_empty() {
        return mark_blank(runs, piece);
    }
    push(runs, Label::Same, slice(&piece.text, 0..words.start));
    push(runs, label(piece), shown_words(piece, words.clone()));
    push(runs, Label::Same, slice(&piece.text, words.end..piece.text.len()));
}

/// Marks words that took the place of others. White space that both begin with stands before the marks, other white
/// space inside them, so that neither side is glued to what stands before it.
fn mark_pair<'d>(runs: &mut Vec<Run<'d>>, old: &Piece<'d>, new: &Piece<'d>) {
    let (old_words, new_words) = (words(&old.text), words(&new.text));
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
    let is_shared = old_words.start > 0 && new_words.start > 0;
    let start = |words: &Range<usize>| if is_shared { words.start } else { 0 };
    push(runs, Label::Same, slice(&new.text, 0..start(&new_words)));
    push(runs, label(old), shown_words(old, start(&old_words)..old_words.end));
    push(runs, label(new), shown_words(new, start(&new_words)..new_words.end));
    push(runs, Label::Same, slice(&new.text, new_words.end..new.text.len()));
}

/// Marks white space that is itself the change: a paragraph break as `¶`, other characters spelt out.
fn mark_blank<'d>(runs: &mut Vec<Run<'d>>, piece: &Piece<'d>) {
    if !piece.text.contains('\n') {
        return push(runs, label(piece), spelt_spaces(&piece.text));
    }
    push(runs, label(piece), "¶");
    push(runs, Label::Same, if piece.op == EditOp::Insert { piece.text.clone() } else { " ".into() });
}

fn label(piece: &Piece<'_>) -> Label {
    match (piece.op, piece.class) {
        (EditOp::Equal, _) => Label::Same,
        (EditOp::Delete, Some(ChangeClass::Typography)) => Label::RemovedTypography,
        (EditOp::Insert, Some(ChangeClass::Typography)) => Label::AddedTypography,
        (EditOp::Delete, _) => Label::Removed,
        (EditOp::Insert, _) => Label::Added,
    }
}

/// Words whose writing is the news have their unusual spaces and soft hyphens spelt out.
fn shown_words<'d>(piece: &Piece<'d>, words: Range<usize>) -> Cow<'d, str> {
    let words = slice(&piece.text, words);
    let is_unusual =
        |character: char| character == '\u{ad}' || character.is_whitespace() && !matches!(character, ' ' | '\n');
    let is_writing = matches!(piece.class, Some(ChangeClass::Typography | ChangeClass::Invisible));
    if !is_writing || !words.contains(is_unusual) {
        return words;
    }
    let mut shown = String::with_capacity(words.len() + 8);
    for part in words.split_inclusive(is_unusual) {
        let plain = part.trim_end_matches(is_unusual);
        shown.push_str(plain);
        shown.push_str(&spelt_spaces(&part[plain.len()..]));
    }
    shown.into()
}

/// Where the words are between the white space at both edges.
fn words(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

fn slice<'d>(text: &Cow<'d, str>, range: Range<usize>) -> Cow<'d, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
        Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
    }
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
        add_pieces(pieces(&change, &Selection::all(), false), Label::Same, &mut runs);
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
    fn white_space_goes_with_the_words_that_it_parted() {
        use EditOp::{Delete, Equal, Insert};
        check(
            &[(Equal, "offer"), (Delete, " "), (Delete, "at first"), (Insert, ", now"), (Equal, ".")],
            "offer[- at first-]{+, now+}.",
        );
        check(
            &[(Equal, "park"), (Delete, ", in spite"), (Insert, " open"), (Equal, ".")],
            "park[-, in spite-]{+ open+}.",
        );
        check(&[(Equal, "park"), (Delete, " in"), (Insert, " open"), (Equal, ".")], "park [-in-]{+open+}.");
        check(&[(Equal, "An offer."), (Delete, " ")], "An offer. ");
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
    fn a_space_that_parts_two_sentences_is_marked() {
        let sample = Sample::read("paragraph: @typography@ One.{~ ~}|Two.|@wording@ Three{+ or so+}.{~ ~}|{+Four.+}");
        let passages = passages(&sample.comparison(), &Selection::all());
        let shown: String = runs(&passages[0], &Selection::all()).iter().map(|run| &*run.text).collect();
        assert_eq!(shown, "One.␣Two.Three or so. Four.");
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
