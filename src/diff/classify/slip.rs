//! Slips of the hand: what makes one spelling of a word into another. Says nothing about which words there are.

use unicode_normalization::UnicodeNormalization;

use crate::diff::common_ends;

/// Longest word that is looked at.
const LONGEST: usize = 40;

/// Letters from which on a word may have two slips.
const LONG: usize = 7;

/// Whether two words could be one with a slip: of plain letters, they are nearly as long, begin or end alike and, if
/// short, differ in two letters at most. Says so before anything is looked up.
pub(super) fn is_conceivable(a: &str, b: &str) -> bool {
    if !a.is_ascii() || !b.is_ascii() {
        return true;
    }
    let (shortest, longest) = (a.len().min(b.len()), a.len().max(b.len()));
    let (prefix, suffix) = common_ends::both(a.as_bytes(), b.as_bytes());
    let alike = prefix + suffix;
    alike > 0 && longest - shortest <= 2 && (shortest >= LONG || shortest - alike <= 2)
}

/// Two letters that changed places, a letter doubled or not, or a letter left out, in a word so long that another word
/// is not likely to lie there. Which words there are is not known, so short words and their ends are left alone.
pub(super) fn is_likely(a: &str, b: &str) -> bool {
    let Some(slip) = Slip::between(a, b) else { return false };
    match slip.kind {
        Kind::Swap => slip.shortest >= 6 && slip.suffix >= 1 || slip.shortest >= 8 && !ends_in_inflection(a),
        Kind::Doubled => slip.shortest >= 8,
        Kind::Missing => slip.shortest >= 9 && slip.prefix >= 3 && slip.suffix >= 3,
        Kind::Accent => slip.shortest >= 8 && slip.suffix >= 3,
    }
}

/// Whether a vowel and one of the consonants that endings are made of stand at the end: swapped, they are often another
/// form or word, as in French `démontre` and `démonter`, Finnish `asemaan` and `asemana`.
fn ends_in_inflection(word: &str) -> bool {
    let is_of_endings = |c: char| matches!(c, 'l' | 'n' | 'r' | 's' | 't' | 'л' | 'н' | 'р' | 'с' | 'т');
    word.chars().rev().take(2).any(is_of_endings)
}

/// As [`is_likely`], of two names: shorter ones, and any accent.
pub(super) fn is_likely_of_names(a: &str, b: &str) -> bool {
    let Some(slip) = Slip::between(a, b) else { return false };
    match slip.kind {
        Kind::Swap | Kind::Doubled => slip.shortest >= 5,
        Kind::Missing => slip.shortest >= 7 && slip.prefix >= 2 && slip.suffix >= 2,
        Kind::Accent => slip.shortest >= 3,
    }
}

/// Whether `unknown`, which is no word, is likely to have been meant as the word `known`.
pub(super) fn is_of(unknown: &str, known: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (unknown.chars().collect(), known.chars().collect());
    let (shortest, longest) = (a.len().min(b.len()), a.len().max(b.len()));
    if shortest < 3 || longest > LONGEST || longest - shortest > 2 {
        return false;
    }
    let (prefix, suffix) = letters_in_common(&a, &b);
    if prefix + suffix == shortest && longest > shortest && (prefix == 0 || suffix == 0) {
        let longer = if a.len() > b.len() { &a } else { &b };
        return suffix == 0 && longest == shortest + 1 && longer[longest - 1] == longer[longest - 2];
    }
    let is_swap = Slip::between(unknown, known).is_some_and(|slip| slip.kind == Kind::Swap);
    if is_swap {
        return true;
    }
    let most = if shortest >= LONG { 2 } else { 1 };
    prefix >= 1 && suffix >= 1 && shortest >= 4 && distance(&a, &b) <= most
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Swap,
    Doubled,
    Missing,
    Accent,
}

/// One difference between two words, and how many letters stand around it.
#[derive(Debug, Clone, Copy)]
struct Slip {
    kind: Kind,
    prefix: usize,
    suffix: usize,
    shortest: usize,
}

impl Slip {
    #[expect(clippy::many_single_char_names, reason = "letters of two words, a and b, are best called by letters")]
    fn between(a: &str, b: &str) -> Option<Self> {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let (prefix, suffix) = letters_in_common(&a, &b);
        let kind = match (&a[prefix..a.len() - suffix], &b[prefix..b.len() - suffix]) {
            ([p, q], [r, s]) if p == s && q == r => Kind::Swap,
            ([], [extra]) => kind_of_extra(*extra, &b, prefix),
            ([extra], []) => kind_of_extra(*extra, &a, prefix),
            (x, y) if x.len() == y.len() && x.iter().zip(y).all(|(p, q)| p == q || differ_in_accent(*p, *q)) => {
                Kind::Accent
            }
            _ => return None,
        };
        Some(Self { kind, prefix, suffix, shortest: a.len().min(b.len()) })
    }
}

/// How many letters two words share at their start and, apart from those, at their end.
fn letters_in_common(a: &[char], b: &[char]) -> (usize, usize) {
    let prefix = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let longest = a.len().min(b.len()) - prefix;
    let suffix = a.iter().rev().zip(b.iter().rev()).take(longest).take_while(|(x, y)| x == y).count();
    (prefix, suffix)
}

fn kind_of_extra(extra: char, word: &[char], at: usize) -> Kind {
    let is_doubled = at > 0 && word[at - 1] == extra || word.get(at + 1) == Some(&extra);
    if is_doubled { Kind::Doubled } else { Kind::Missing }
}

/// Whether two letters are one with other accents; the two dots and the ring of German and Nordic make other letters.
fn differ_in_accent(a: char, b: char) -> bool {
    let base = |c: char| std::iter::once(c).nfd().next();
    let makes_other_letter = |c: char| std::iter::once(c).nfd().any(|c| matches!(c, '\u{308}' | '\u{30a}' | '\u{306}'));
    a.is_alphabetic() && base(a) == base(b) && !makes_other_letter(a) && !makes_other_letter(b)
}

/// Letters put in, left out, exchanged or swapped with their neighbour (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_a_long_word_is_likely() {
        for (a, b) in [
            ("Feuerwher", "Feuerwehr"),
            ("apartement", "appartement"),
            ("управлние", "управление"),
            ("resposable", "responsable"),
            ("análisis", "analisis"),
            ("профсоюаз", "профсоюза"),
        ] {
            assert!(is_likely(a, b) && is_likely(b, a), "{a} / {b}");
        }
    }

    #[test]
    fn where_another_word_may_lie_nothing_is_likely() {
        for (a, b) in [
            ("poison", "poisson"),
            ("perro", "pero"),
            ("Kontakt", "Kontrakt"),
            ("brauchten", "bräuchten"),
            ("llegaran", "llegarán"),
            ("verbinden", "verbanden"),
            ("légal", "illégal"),
            ("démontre", "démonter"),
            ("asemaan", "asemana"),
        ] {
            assert!(!is_likely(a, b) && !is_likely(b, a), "{a} / {b}");
        }
    }

    #[test]
    fn a_string_that_is_no_word_is_a_slip_of_the_word_beside_it() {
        for (unknown, known) in [
            ("teh", "the"),
            ("hte", "the"),
            ("definately", "definitely"),
            ("tommorow", "tomorrow"),
            ("publically", "publicly"),
            ("untill", "until"),
            ("wierd", "weird"),
        ] {
            assert!(is_of(unknown, known), "{unknown} / {known}");
        }
    }

    #[test]
    fn an_ending_or_a_beginning_makes_another_word() {
        for (unknown, known) in [
            ("unmoored", "moored"),
            ("geotags", "geotag"),
            ("geotagger", "geotagged"),
            ("livestreams", "livestreamed"),
            ("hav", "have"),
        ] {
            assert!(!is_of(unknown, known), "{unknown} / {known}");
        }
    }

    #[test]
    fn names_may_differ_by_an_accent() {
        assert!(is_likely_of_names("Lefevre", "Lefèvre"));
        assert!(is_likely_of_names("Velensky", "Velenskyy"));
        assert!(!is_likely_of_names("Vance", "Vince"));
    }
}
