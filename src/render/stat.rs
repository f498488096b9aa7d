//! `stat`: one line for each field that changed, with a bar of the words added and removed.

use std::collections::BTreeMap;

use super::header::compared;
use super::label::{Label, Run};
use super::phrase::{count, list, significance, verdict};
use super::select::select;
use super::sheet::Sheet;
use super::{Comparison, RenderOptions, Renderer};
use crate::model::{BlockKind, Change, ChangedWords, Significance};
use crate::text::count_words;

pub(super) const RENDERER: Renderer = Renderer {
    name: "stat",
    about: "a line for each field, with a bar of words added and removed",
    needs_unchanged: false,
    is_whole: false,
    render,
};

/// Columns beside the bar: name, number of changes, and the words as figures.
const FIGURES: usize = 30;

#[derive(Default)]
struct Tally {
    changes: usize,
    words: ChangedWords,
}

fn render(comparison: &Comparison<'_, '_>, options: &RenderOptions) -> String {
    let (visible, hidden) = select(comparison.diff, &options.selection);
    let mut sheet = Sheet::new(options);
    sheet.line(&[Run::new(
        Label::Title,
        format!("{}: {}", compared(comparison.diff), verdict(comparison.diff.verdict).0),
    )]);
    let tallies = tally(&visible);
    let longest = tallies.values().map(|tally| tally.words.added + tally.words.deleted).max().unwrap_or(0);
    let room = options.width.saturating_sub(FIGURES).max(1);
    for (kind, tally) in &tallies {
        let (added, removed) = scaled(tally.words, longest, room);
        let ChangedWords { added: plus, deleted: minus } = tally.words;
        sheet.line(&[
            Run::new(Label::FieldName, format!("{:<12}", kind.name())),
            Run::new(
                Label::Same,
                format!("{:>3} │ {:>5} {:>5} ", tally.changes, format!("+{plus}"), format!("−{minus}")),
            ),
            Run::new(Label::AddedLine, "+".repeat(added)),
            Run::new(Label::RemovedLine, "-".repeat(removed)),
        ]);
    }
    sheet.line(&[Run::new(Label::Same, total(&visible))]);
    sheet.hidden(&hidden);
    sheet.finish()
}

fn tally(changes: &[&Change<'_>]) -> BTreeMap<BlockKind, Tally> {
    let mut tallies: BTreeMap<BlockKind, Tally> = BTreeMap::new();
    for change in changes {
        let tally = tallies.entry(change.field).or_default();
        tally.changes += 1;
        tally.words += ChangedWords::of(change, count_words);
    }
    tallies
}

/// The lengths of a bar's two parts; a part that counts anything is never empty where there is room for both.
fn scaled(words: ChangedWords, longest: usize, room: usize) -> (usize, usize) {
    let all = words.added + words.deleted;
    if longest <= room {
        return (words.added, words.deleted);
    }
    let bar =
        (all * room).div_ceil(longest).max(usize::from(words.added > 0) + usize::from(words.deleted > 0)).min(room);
    let removed = (bar * words.deleted / all.max(1)).max(usize::from(words.deleted > 0)).min(bar);
    (bar - removed, removed)
}

/// The sums, as a sentence.
fn total(changes: &[&Change<'_>]) -> String {
    let mut levels: BTreeMap<Significance, usize> = BTreeMap::new();
    let mut words = ChangedWords::default();
    for change in changes {
        *levels.entry(change.significance).or_default() += 1;
        words += ChangedWords::of(change, count_words);
    }
    let levels: Vec<String> =
        levels.iter().rev().map(|(level, number)| format!("{number} {}", significance(*level))).collect();
    let weights = if levels.is_empty() { String::new() } else { format!(" ({})", list(&levels)) };
    let changes = count(changes.len(), "change");
    format!("{changes}{weights}, {} added, {} removed", count(words.added, "word"), words.deleted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::ferry;

    #[test]
    fn each_field_has_its_line_and_bar() {
        insta::assert_snapshot!(ferry().render(&RENDERER, &RenderOptions::default()), @"
        ferry-strike, version 1 → 2: declared correction
        headline      1 │    +1    −1 +-
        byline        1 │    +3    −0 +++
        dates         1 │    +1    −1 +-
        credit        1 │    +0    −0
        paragraph     4 │    +9    −9 +++++++++---------
        correction    1 │   +11    −0 +++++++++++
        boilerplate   1 │    +1    −1 +-
        10 changes (6 substantive, 3 cosmetic and 1 boilerplate), 26 words added, 12
        removed
        ");
    }

    #[test]
    fn bars_fit_the_room_and_never_vanish() {
        assert_eq!(scaled(ChangedWords { added: 3, deleted: 1 }, 4, 40), (3, 1));
        assert_eq!(scaled(ChangedWords { added: 900, deleted: 1 }, 1000, 40), (36, 1));
        assert_eq!(scaled(ChangedWords { added: 0, deleted: 7 }, 7, 1), (0, 1));
    }
}
