//! Negation: words that negate, and words that a part put into them negates.
//!
//! A part is written with a hyphen where the rest of the word stands: `-n't` is an ending, `ne-` a beginning, `-ma-`
//! stands between two others.

use std::ops::Range;

use super::{Edited, Findings};
use crate::{
    diff::{lexicon::Lexicon, words::Hunk},
    model::ChangeClass,
    text::Token,
};

/// Bytes around a hunk in which letters that negate may begin or end.
const AROUND: usize = 18;

/// Whether a word has one of some parts.
pub(super) fn has_part(parts: &[&str], word: &str) -> bool {
    parts.iter().any(|part| match (part.strip_prefix('-'), part.strip_suffix('-')) {
        (Some(inside), Some(_)) => word.contains(inside.trim_end_matches('-')),
        (Some(ending), None) => word.ends_with(ending),
        (None, Some(beginning)) => word.len() > beginning.len() && word.starts_with(beginning),
        (None, None) => word == *part,
    })
}

/// Whether one of two words is the other with a part put into it that negates.
pub(super) fn is_negated(lexicon: &Lexicon, old: &str, new: &str) -> bool {
    let (short, long) = if old.len() < new.len() { (old, new) } else { (new, old) };
    lexicon.negating_parts.iter().any(|part| match (part.strip_prefix('-'), part.strip_suffix('-')) {
        (Some(inside), Some(_)) => is_put_inside(inside.trim_end_matches('-'), short, long),
        (Some(ending), None) => long.strip_suffix(ending) == Some(short),
        (None, Some(beginning)) => long.strip_prefix(beginning) == Some(short),
        (None, None) => false,
    })
}

/// Letters that negate on one side of a hunk and not on the other, in a language that does not part them from words.
pub(super) fn classify_runs(
    edited: &Edited<'_, '_>,
    hunk: &Hunk,
    lexicon: Option<&'static Lexicon>,
    findings: &mut Findings,
) {
    let Some(lexicon) = lexicon.filter(|lexicon| !lexicon.negative_runs.is_empty()) else { return };
    let bytes = |tokens: &[Token]| tokens.first().zip(tokens.last()).map(|(first, last)| first.start..last.end);
    let runs = |text: &str, range: Option<Range<usize>>| range.map_or(Vec::new(), |range| runs(lexicon, text, &range));
    let old = runs(edited.old, bytes(&edited.old_tokens[hunk.old.clone()]));
    let new = runs(edited.new, bytes(&edited.new_tokens[hunk.new.clone()]));
    if old.len() == new.len() {
        return;
    }
    for (runs, is_old) in [(old, true), (new, false)] {
        for run in runs {
            findings.add_range(ChangeClass::Negation, run, is_old);
        }
    }
}

/// The letters that negate and share some with `range`, in order.
fn runs(lexicon: &Lexicon, text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let from = text.floor_char_boundary(range.start.saturating_sub(AROUND));
    let to = text.ceil_char_boundary((range.end + AROUND).min(text.len()));
    let found = lexicon.negative_runs.iter().flat_map(|run| text[from..to].match_indices(run));
    let found = found.map(|(at, run)| from + at..from + at + run.len());
    let negates = |run: &Range<usize>| !lexicon.no_negations.iter().any(|word| text[..run.end].ends_with(word));
    let mut found: Vec<_> =
        found.filter(|run| run.start < range.end && range.start < run.end && negates(run)).collect();
    found.sort_unstable_by_key(|run| run.start);
    found
}

/// Whether `long` is `short` with `part` put between two of its letters. A `t` that stands behind it becomes `d`, as in
/// Turkish `etti` and `etmedi`.
fn is_put_inside(part: &str, short: &str, long: &str) -> bool {
    let places = long.match_indices(part).map(|(at, _)| at);
    long.len() == short.len() + part.len()
        && places.filter(|&at| at > 0 && at < short.len()).any(|at| {
            let Some((start, end)) = short.split_at_checked(at) else { return false };
            let after = &long[at + part.len()..];
            let is_softened = || end.strip_prefix('t').is_some_and(|end| after.strip_prefix('d') == Some(end));
            start == &long[..at] && (end == after || is_softened())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::lexicon;

    #[test]
    fn parts_of_words_negate() {
        let check = |language, word, expected| {
            assert_eq!(has_part(lexicon::of(language).negative_parts, word), expected, "{word}");
        };
        check("en", "didn't", true);
        check("en", "tent", false);
        check("fa", "نمیتوانیم", true);
        check("fa", "نمی", false);
        check("tr", "istemiyoruz", true);
        check("tr", "istiyoruz", false);
    }

    #[test]
    fn letters_negate_where_words_are_not_parted() {
        let check = |text: &str, expected: &[&str]| {
            let runs = runs(lexicon::of("ja"), text, &(0..text.len()));
            assert_eq!(runs.into_iter().map(|run| &text[run]).collect::<Vec<_>>(), expected, "{text}");
        };
        check("署名しなかった", &["なかった"]);
        check("けが人はいません。誰も来ない", &["ません", "ない"]);
        check("倒れるかもしれない", &[]);
        check("払わなければならない", &[]);
    }

    #[test]
    fn a_part_put_into_a_word_negates_it() {
        let check = |language, old, new, expected| {
            let lexicon = lexicon::of(language);
            assert_eq!(is_negated(lexicon, old, new), expected, "{old} {new}");
            assert_eq!(is_negated(lexicon, new, old), expected, "{new} {old}");
        };
        check("cs", "podepsali", "nepodepsali", true);
        check("cs", "chat", "nechal", false);
        check("fa", "کردند", "نکردند", true);
        check("tr", "imzaladı", "imzalamadı", true);
        check("tr", "açılacak", "açılmayacak", true);
        check("tr", "etti", "etmedi", true);
        check("tr", "yaptı", "yapmadı", true);
        check("tr", "köprü", "köprüme", false);
        check("en", "legal", "illegal", false);
    }
}
