//! Looks words up in `words.tsv`: `word`, `meaning` and, where languages disagree, the languages that mean it.
//!
//! Names of months and weekdays follow the Unicode CLDR, with the inflected and short forms newspapers use beside them.
//! The table is sorted by the bytes of its folded words and searched where it lies: nothing is built before use.

use unicode_normalization::{UnicodeNormalization, char::decompose_canonical};

use super::meaning::{Meaning, Meanings};
use crate::text::WordFilter;

const TABLE: &str = include_str!("words.tsv");

/// The words that an entry begins with.
static FIRST_WORDS: WordFilter<768> = WordFilter::NONE.with_lines(TABLE);

/// Whether an entry may be this folded word or begin with it and a space; never wrong where it says no.
pub(super) fn may_begin(word: &str) -> bool {
    FIRST_WORDS.may_hold(word)
}

/// What a search found.
pub(super) struct Entry {
    /// What the word means, if it is in the table.
    pub(super) meanings: Option<Meanings>,
    /// Whether a longer word or phrase begins with it.
    pub(super) has_longer: bool,
}

/// Searches for a folded word or phrase; `language` is a primary tag such as `uk`.
pub(super) fn look_up(key: &str, language: Option<&str>) -> Entry {
    let mut rest = &TABLE[lower_bound(key)..];
    let mut plain = Meanings::default();
    let mut of_language = Meanings::default();
    let mut found = false;
    while let Some((line, after)) = rest.split_once('\n') {
        let mut columns = line.split('\t');
        if columns.next() != Some(key) {
            break;
        }
        let meaning = columns.next().and_then(Meaning::parse);
        let languages = columns.next();
        rest = after;
        let Some(meaning) = meaning else { continue };
        found = true;
        match (languages, language) {
            (Some(languages), Some(language)) if languages.split(',').any(|each| each == language) => {
                of_language.add(meaning);
            }
            (None, _) | (Some(_), None) => plain.add(meaning),
            _ => {}
        }
    }
    let is_weekday = |meaning: Meaning| matches!(meaning, Meaning::Weekday(_));
    let chosen = match of_language.all().next() {
        None => plain,
        Some(_) if of_language.all().all(is_weekday) => {
            of_language.with(plain.all().filter(|meaning| meaning.is_month()))
        }
        Some(_) => of_language,
    };
    Entry { meanings: (found && chosen != Meanings::default()).then_some(chosen), has_longer: rest.starts_with(key) }
}

/// Where the first line stands whose word is not before `key`.
fn lower_bound(key: &str) -> usize {
    let bytes = TABLE.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let start = bytes[..middle].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let end = bytes[start..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |at| start + at + 1);
        let word = bytes[start..end].split(|&byte| byte == b'\t').next().unwrap_or_default();
        if word < key.as_bytes() { low = end } else { high = start }
    }
    low
}

/// Appends a word as the table spells it: lower case, and without accents in Latin and Greek, where capitals lose
/// them and keyboards leave them out.
pub(super) fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
        return;
    }
    for letter in word.nfc().flat_map(char::to_lowercase) {
        match letter {
            '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{640}' | '\u{200c}'..='\u{200f}' => {}
            'ς' => out.push('σ'),
            'ı' => out.push('i'),
            _ => out.push(base(letter)),
        }
    }
}

/// The letter under an accent, in Latin and Greek.
fn base(letter: char) -> char {
    let mut first = None;
    decompose_canonical(letter, |part| first = first.or(Some(part)));
    match first {
        Some(plain @ ('\0'..='\u{24f}' | '\u{370}'..='\u{3ff}')) => plain,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_folded_and_readable() {
        let mut before = ("", "");
        for line in TABLE.lines() {
            let mut columns = line.split('\t');
            let (word, meaning) = (columns.next().unwrap(), columns.next().unwrap());
            assert!(before < (word, meaning), "{line} does not come after {before:?}");
            assert!(Meaning::parse(meaning).is_some(), "{line}");
            let mut folded = String::new();
            fold_into(word, &mut folded);
            assert_eq!(word, folded);
            before = (word, meaning);
        }
    }

    #[test]
    fn a_word_is_found_with_all_its_meanings() {
        let march = look_up("mar", None).meanings.unwrap();
        assert!(march.has(Meaning::Month(3)) && march.has(Meaning::Weekday(2)));
        assert!(look_up("nonsense", None).meanings.is_none());
        assert!(look_up("last", None).has_longer);
    }

    #[test]
    fn the_language_decides_between_months_of_one_name() {
        let in_language = |tag| look_up("listopad", Some(tag)).meanings.unwrap();
        assert!(in_language("cs").has(Meaning::Month(11)) && !in_language("cs").has(Meaning::Month(10)));
        assert!(in_language("hr").has(Meaning::Month(10)) && !in_language("hr").has(Meaning::Month(11)));
    }

    #[test]
    fn capitals_and_accents_do_not_matter() {
        let fold = |word| {
            let mut out = String::new();
            fold_into(word, &mut out);
            out
        };
        assert_eq!(fold("ΔΕΚΕΜΒΡΊΟΥ"), fold("Δεκεμβρίου"));
        assert_eq!(fold("DÉCEMBRE"), "decembre");
        assert_eq!(fold("И\u{306}"), "й");
    }
}
