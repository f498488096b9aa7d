//! The same word spelt otherwise: slips mended, variants of a spelling, capitals. In doubt it is another word.

use super::{Words, word::Sentence};
use crate::{
    diff::lexicon::{Lexicon, holds},
    model::ChangeClass,
    text::{Token, TokenKind, key},
};

/// Two spellings of one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Respelling {
    pub(super) old: Token,
    pub(super) new: Token,
    /// `Spelling` or `Case`.
    pub(super) class: ChangeClass,
}

/// The words of a hunk that are one word on both sides, where the hunk has as many on one as on the other.
pub(super) fn respellings(
    old: &Sentence<'_, '_>,
    new: &Sentence<'_, '_>,
    (lost, found): (&Words<'_>, &Words<'_>),
    lexicon: Option<&'static Lexicon>,
) -> Vec<Respelling> {
    if lost.len() != found.len() {
        return Vec::new();
    }
    let pairs = lost.iter().zip(found).filter(|(a, b)| a.kind == TokenKind::Word && b.kind == TokenKind::Word);
    pairs
        .filter_map(|(a, b)| {
            let class = respelt(a.of(old.text), b.of(new.text), lexicon)?;
            Some(Respelling { old: **a, new: **b, class })
        })
        .collect()
}

fn respelt(old: &str, new: &str, lexicon: Option<&Lexicon>) -> Option<ChangeClass> {
    let (old, new) = (key::folded(old), key::folded(new));
    let (a, b) = (old.to_lowercase(), new.to_lowercase());
    if a == b {
        return Some(ChangeClass::Case);
    }
    let is_plain = |word: &str| word.chars().all(char::is_alphabetic);
    if !is_plain(&a) || !is_plain(&b) {
        return None;
    }
    let is_variant = lexicon.is_some_and(|lexicon| is_variant(&a, &b, lexicon));
    let are_two_words = lexicon.is_some_and(|lexicon| holds(lexicon.confusable, &a) && holds(lexicon.confusable, &b));
    (is_variant || !are_two_words && is_slip(&a, &b)).then_some(ChangeClass::Spelling)
}

/// One stem with two endings of one spelling, as in `organise` and `organize`.
fn is_variant(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    lexicon.variants.iter().any(|(one, other)| {
        let swaps = |a: &str, b: &str| {
            let swapped = a.rfind(one).map(|at| [&a[..at], other, &a[at + one.len()..]].concat());
            swapped.is_some_and(|swapped| swapped == b)
        };
        a.chars().count() > 4 && (swaps(a, b) || swaps(b, a))
    })
}

/// One slip of the hand inside a word of five letters or more: two letters that changed places, a letter doubled or
/// not, a letter left out or put in between two of the word's own. First and last letters and short words make
/// other words too easily.
#[expect(clippy::many_single_char_names, reason = "letters of two words, a and b, are best called by letters")]
fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let prefix = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let longest = (a.len().min(b.len())) - prefix;
    let suffix = a.iter().rev().zip(b.iter().rev()).take(longest).take_while(|(x, y)| x == y).count();
    let (x, y) = (&a[prefix..a.len() - suffix], &b[prefix..b.len() - suffix]);
    let shortest = a.len().min(b.len());
    match (x, y) {
        ([p, q], [r, s]) => p == s && q == r && shortest >= 5 && prefix >= 1,
        ([extra], []) => is_extra_letter(*extra, &a, prefix, shortest),
        ([], [extra]) => is_extra_letter(*extra, &b, prefix, shortest),
        ([p], [q]) => shortest >= 7 && prefix >= 2 && suffix >= 2 && are_both_vowels(*p, *q),
        _ => false,
    }
}

/// A letter more: a doubled one, or any inside a long word.
fn is_extra_letter(extra: char, word: &[char], at: usize, shortest: usize) -> bool {
    let is_doubled = at > 0 && word[at - 1] == extra || word.get(at + 1) == Some(&extra);
    let is_inside = at >= 2 && at + 2 < word.len();
    shortest >= 5 && is_doubled || shortest >= 7 && is_inside
}

fn are_both_vowels(p: char, q: char) -> bool {
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    is_vowel(p) && is_vowel(q)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::lexicon;

    fn check(old: &str, new: &str, expected: Option<ChangeClass>) {
        assert_eq!(respelt(old, new, lexicon::of("en")), expected, "{old} / {new}");
        assert_eq!(respelt(new, old, lexicon::of("en")), expected, "{new} / {old}");
    }

    #[test]
    fn slips_and_variants_are_spelling() {
        for (old, new) in [
            ("bunred", "burned"),
            ("goverment", "government"),
            ("acommodation", "accommodation"),
            ("organise", "organize"),
            ("colour", "color"),
            ("seperate", "separate"),
            ("theatre", "theater"),
            ("travelled", "traveled"),
        ] {
            check(old, new, Some(ChangeClass::Spelling));
        }
    }

    #[test]
    fn two_words_are_never_one_misspelt() {
        for (old, new) in [
            ("ever", "never"),
            ("legal", "illegal"),
            ("united", "untied"),
            ("desert", "dessert"),
            ("form", "from"),
            ("trial", "trail"),
            ("re-sign", "resign"),
            ("signed", "singed"),
            ("dead", "alive"),
            ("raised", "razed"),
        ] {
            check(old, new, None);
        }
    }

    #[test]
    fn capitals_alone_are_case() {
        check("president", "President", Some(ChangeClass::Case));
    }
}
