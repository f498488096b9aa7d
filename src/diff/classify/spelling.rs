//! The same word spelt otherwise: slips mended, variants of a spelling, capitals. In doubt it is another word.
//!
//! Where the lexicon knows the words of the language, one of the two must not be a word; where it does not, only slips
//! in long words count. Nothing here looks at what the words mean.

use super::{
    Words, slip,
    word::{Sentence, Word, WordClass},
};
use crate::{
    diff::{
        common_ends,
        lexicon::{Lexicon, holds},
    },
    model::ChangeClass,
    text::{Token, TokenKind, key, word_break},
};

/// What Persian writes inside a word where others have a space or nothing.
const NON_JOINER: char = '\u{200c}';

/// Two spellings of one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Respelling {
    pub(super) old: Token,
    pub(super) new: Token,
    /// `Spelling` or `Case`.
    pub(super) class: ChangeClass,
    /// Whether the word is a name on both sides.
    pub(super) is_name: bool,
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
    let is_word = |word: &Word<'_>| word.token.kind == TokenKind::Word;
    let pairs = lost.iter().zip(found).filter(|(a, b)| is_word(a) && is_word(b));
    pairs
        .filter_map(|(a, b)| {
            let kind = PairKind::of(a.class, b.class);
            let class = respelt(a.token.of(old.text), b.token.of(new.text), kind, lexicon)?;
            Some(Respelling { old: *a.token, new: *b.token, class, is_name: kind == PairKind::Names })
        })
        .collect()
}

/// The class of the same letters with other breaks between them. One word where the other side has several is
/// typography where it is no word, `alot`, and wording where it is one, `everyday`; where the words of the language are
/// not known it is a spelling. A word that turned round or bound what was said, `not able` and `notable`, is no spelling.
pub(super) fn of_other_breaks(
    old: &Sentence<'_, '_>,
    new: &Sentence<'_, '_>,
    (lost, found): (&Words<'_>, &Words<'_>),
    lexicon: Option<&'static Lexicon>,
) -> Option<ChangeClass> {
    let joined = |side: &Sentence<'_, '_>, words: &Words<'_>| -> String {
        let words: String = words.iter().map(|word| word.token.of(side.text)).collect();
        key::alike(&words).to_lowercase()
    };
    if lost.is_empty() || found.is_empty() || lost.len() == 1 && found.len() == 1 {
        return None;
    }
    let letters = joined(old, lost);
    if letters != joined(new, found) {
        return None;
    }
    let has_joiner = |side: &Sentence<'_, '_>, words: &Words<'_>| {
        words.iter().any(|word| word.token.of(side.text).contains(NON_JOINER))
    };
    let is_typeset = letters.chars().all(word_break::is_unspaced) || has_joiner(old, lost) || has_joiner(new, found);
    if is_typeset {
        return Some(ChangeClass::Typography);
    }
    let says_how = |word: &Word<'_>| {
        matches!(word.class, WordClass::Known(ChangeClass::Negation | ChangeClass::Modality | ChangeClass::Attribution))
    };
    if lost.len().min(found.len()) != 1
        || !letters.chars().all(char::is_alphabetic)
        || lost.iter().chain(found).any(says_how)
    {
        return None;
    }
    Some(match lexicon.and_then(|lexicon| lexicon.words) {
        None => ChangeClass::Spelling,
        Some(words) if words.holds(&letters) => ChangeClass::Wording,
        Some(_) => ChangeClass::Typography,
    })
}

/// What two words are, before their letters are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PairKind {
    /// Both are names.
    Names,
    /// Both are words that the lexicon lists: two numbers, two days.
    Listed,
    /// Anything else.
    Plain,
}

impl PairKind {
    fn of(old: WordClass, new: WordClass) -> Self {
        match (old, new) {
            (WordClass::Known(ChangeClass::Name), WordClass::Known(ChangeClass::Name)) => Self::Names,
            (WordClass::Known(ChangeClass::Name), _) | (_, WordClass::Known(ChangeClass::Name)) => Self::Plain,
            (WordClass::Known(_), WordClass::Known(_)) => Self::Listed,
            _ => Self::Plain,
        }
    }
}

fn respelt(old: &str, new: &str, kind: PairKind, lexicon: Option<&Lexicon>) -> Option<ChangeClass> {
    let is_same_in_capitals = are_capitals(old) != are_capitals(new) && key::bare(old) == key::bare(new);
    let (old, new) = (key::folded_lower(old), key::folded_lower(new));
    if old == new || is_same_in_capitals {
        return Some(ChangeClass::Case);
    }
    let (a, b) = without_shared_ends(&old, &new);
    let is_same = lexicon.is_some_and(|lexicon| is_variant(a, b, lexicon)) || is_slip(a, b, kind, lexicon);
    let is_confusable = |lexicon: &Lexicon| holds(lexicon.confusable, a) && holds(lexicon.confusable, b);
    (is_same && !lexicon.is_some_and(is_confusable)).then_some(ChangeClass::Spelling)
}

/// Whether a word is in capitals, which many languages write without accents and Turkish with an `I` for its `ı`.
fn are_capitals(word: &str) -> bool {
    !word.contains(char::is_lowercase) && word.contains(char::is_uppercase)
}

/// Whether one of two words was most likely meant to be the other.
fn is_slip(a: &str, b: &str, kind: PairKind, lexicon: Option<&Lexicon>) -> bool {
    let is_plain = |word: &str| word.chars().all(char::is_alphabetic);
    if !slip::is_conceivable(a, b) || !is_plain(a) || !is_plain(b) {
        return false;
    }
    match (kind, lexicon.and_then(|lexicon| lexicon.words)) {
        (PairKind::Names, _) => slip::is_likely_of_names(a, b),
        (_, Some(words)) => match (words.holds(a), words.holds(b)) {
            (true, true) => false,
            (false, true) => slip::is_of(a, b),
            (true, false) => slip::is_of(b, a),
            (false, false) => slip::is_likely(a, b),
        },
        (PairKind::Listed, None) => false,
        (PairKind::Plain, None) => slip::is_likely(a, b),
    }
}

/// The words without an article before an apostrophe, or an ending behind one, that both have.
fn without_shared_ends<'w>(old: &'w str, new: &'w str) -> (&'w str, &'w str) {
    match (old.split_once('\''), new.split_once('\'')) {
        (Some((a, old)), Some((b, new))) if a == b => (old, new),
        (Some((old, a)), Some((new, b))) if a == b => (old, new),
        _ => (old, new),
    }
}

/// One stem with two endings of one spelling, as in `organise` and `organize`, or two spellings of the stem.
fn is_variant(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    if !lexicon.may_be_variants(a, b) {
        return false;
    }
    let (prefix, suffix) = common_ends::both(a.as_bytes(), b.as_bytes());
    let rest = |word: &str| word.len() - prefix - suffix;
    // What stands around the two endings is the same on both sides.
    let may_be = |one: &str, other: &str| one.len() + b.len() == other.len() + a.len() && one.len() >= rest(a);
    let swaps = |a: &str, b: &str, one: &str, other: &str| {
        let is_whole_start = one.len().max(other.len()) >= 4;
        if prefix < 2 {
            let rest = is_whole_start.then(|| a.strip_prefix(one)).flatten();
            return rest.is_some() && rest == b.strip_prefix(other);
        }
        a.rfind(one).filter(|&at| at >= 2 || at == 0 && is_whole_start).is_some_and(|at| {
            let rest = b.strip_prefix(&a[..at]).and_then(|rest| rest.strip_prefix(other));
            rest == Some(&a[at + one.len()..])
        })
    };
    lexicon.variants.iter().any(|(one, other)| {
        may_be(one, other) && swaps(a, b, one, other) || may_be(other, one) && swaps(a, b, other, one)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::lexicon;

    fn check(language: &str, old: &str, new: &str, expected: Option<ChangeClass>) {
        let lexicon = Some(lexicon::of(language));
        assert_eq!(respelt(old, new, PairKind::Plain, lexicon), expected, "{old} / {new}");
        assert_eq!(respelt(new, old, PairKind::Plain, lexicon), expected, "{new} / {old}");
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
            ("grey", "gray"),
            ("manoeuvres", "maneuvers"),
            ("miller's", "millar's"),
        ] {
            check("en", old, new, Some(ChangeClass::Spelling));
        }
        check("de", "daß", "dass", Some(ChangeClass::Spelling));
        check("fr", "l’apartement", "l'appartement", Some(ChangeClass::Spelling));
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
            ("fourth", "forth"),
            ("mourning", "morning"),
            ("prise", "prize"),
            ("polled", "poled"),
            ("casual", "causal"),
        ] {
            check("en", old, new, None);
        }
        check("de", "Brückensperrung", "Brückensanierung", None);
    }

    #[test]
    fn capitals_alone_are_case() {
        check("en", "president", "President", Some(ChangeClass::Case));
        check("tr", "kış", "KIŞ", Some(ChangeClass::Case));
        check("tr", "istiyor", "İSTİYOR", Some(ChangeClass::Case));
        check("el", "δρόμος", "ΔΡΟΜΟΣ", Some(ChangeClass::Case));
        check("fr", "fermée", "FERMEE", Some(ChangeClass::Case));
        check("de", "Straße", "STRASSE", Some(ChangeClass::Case));
        check("fr", "ferme", "fermé", None);
    }

    #[test]
    fn two_listed_words_are_two_words() {
        let portuguese = Some(lexicon::of("pt"));
        assert_eq!(respelt("quarenta", "quarentta", PairKind::Listed, portuguese), None);
    }
}
