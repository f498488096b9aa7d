//! The lexicon of texts too short for their language to be guessed: the one that knows more of their words than others.
//!
//! Where two know as many, none is taken: a class is left out rather than guessed.

use std::collections::BTreeSet;

use super::{LEXICONS, Lexicon, WITHOUT_LISTS, holds};
use crate::text::{TokenKind, key, tokenize};

/// Different words that are looked at, at the most.
const MOST_WORDS: usize = 64;
/// Different words that must be known before a lexicon is taken.
const LEAST_KNOWN: usize = 2;
/// One word in so many must be known.
const KNOWN_SHARE: usize = 5;

/// Words with small or capital letters that show what capitals are for.
const LEAST_CASED: usize = 12;
/// One word in so many may have a capital where it marks names; of German nouns more have.
const NAME_SHARE: usize = 4;

/// The lexicon that knows the most words of some texts, where it is one and knows enough.
pub(crate) fn lexicon_of<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'static Lexicon> {
    let words = words(texts);
    let mut best: Option<(usize, &'static Lexicon)> = None;
    let mut is_clear = false;
    for (_, lexicon) in LEXICONS {
        let known = words.iter().filter(|word| knows(lexicon, word)).count();
        match best {
            // One lexicon may stand under several tags.
            Some((_, other)) if std::ptr::eq(lexicon, other) => {}
            Some((most, _)) if known < most => {}
            Some((most, _)) if known == most => is_clear = false,
            _ => (best, is_clear) = (Some((known, lexicon)), true),
        }
    }
    let (known, lexicon) = best.filter(|_| is_clear)?;
    (known >= LEAST_KNOWN && known * KNOWN_SHARE >= words.len()).then_some(lexicon)
}

/// What capitals alone tell, where so few words have one that it can only mark names.
pub(crate) fn of_capitals<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'static Lexicon> {
    let (mut words, mut capitals) = (0, 0);
    for text in texts {
        let tokens = tokenize(text);
        // Words behind words: what begins a sentence has a capital in any case.
        for pair in tokens.windows(2).filter(|pair| pair.iter().all(|token| token.kind == TokenKind::Word)) {
            let first = pair[1].of(text).chars().next();
            words += usize::from(first.is_some_and(|first| first.is_lowercase() || first.is_uppercase()));
            capitals += usize::from(first.is_some_and(char::is_uppercase));
        }
        if words >= MOST_WORDS {
            break;
        }
    }
    (words >= LEAST_CASED && capitals * NAME_SHARE <= words).then_some(&WITHOUT_LISTS)
}

fn words<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for text in texts {
        for token in tokenize(text).iter().filter(|token| token.kind == TokenKind::Word) {
            words.insert(key::folded_lower(token.of(text)).into_owned());
            if words.len() == MOST_WORDS {
                return words;
            }
        }
    }
    words
}

fn knows(lexicon: &Lexicon, word: &str) -> bool {
    let classed =
        [lexicon.numbers, lexicon.units, lexicon.times, lexicon.negations, lexicon.modality, lexicon.attribution];
    lexicon.may_class(word) && classed.iter().any(|list| holds(list, word)) || holds(lexicon.openers, word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::lexicon;

    fn check(texts: &[&str], expected: Option<&str>) {
        let found = lexicon_of(texts.iter().copied());
        let is_expected = match (found, expected) {
            (Some(found), Some(language)) => std::ptr::eq(found, lexicon::of(language)),
            (found, expected) => found.is_none() && expected.is_none(),
        };
        assert!(is_expected, "{texts:?}");
    }

    #[test]
    fn a_few_words_tell_the_language() {
        check(&["The council must decide by noon.", "The council should decide by noon."], Some("en"));
        check(&["Drivers may strike.", "Drivers will strike."], Some("en"));
        check(&["Der Rat muss entscheiden.", "Der Rat kann entscheiden."], Some("de"));
        check(&["Le conseil doit trancher.", "Le conseil peut trancher."], Some("fr"));
        check(&["Совет должен решить до полудня.", "Совет может решить до полудня."], Some("ru"));
    }

    #[test]
    fn few_capitals_mark_names_in_any_language() {
        let check = |text: &str, expected: bool| {
            assert_eq!(of_capitals(std::iter::once(text)).is_some(), expected, "{text}");
        };
        check(
            "Gutxienez hamabi lagun hil dira asteartean herriko lantegi batean, Jon Etxeberria alkateak esan du.",
            true,
        );
        check(
            "De Buergermeeschter huet der Gemeng um Owend d'Zuele vum Haushalt an d'Pläng vun der Schoul gewisen.",
            false,
        );
        check("Jon Etxeberria", false);
    }

    #[test]
    fn words_of_none_or_of_two_languages_tell_nothing() {
        check(&["Rapport Norvegien", "Rapport Novaja"], None);
        check(&["Tre, fem.", "To, fem."], None);
        check(&[""], None);
    }
}
