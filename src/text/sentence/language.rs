//! What a language adds to the rules: its abbreviations, the words that open sentences, and how it writes ordinals.

use super::{abbreviation, opening_word};
use crate::text::WordFilter;

/// Abbreviations of one language; every list is sorted.
pub(super) struct Abbreviations {
    /// The name or word they belong to follows: titles, `e.g.`
    pub(super) before_word: &'static [&'static str],
    /// A number follows, or else it is an ordinary word: `no.`, `vol.`
    pub(super) before_number: &'static [&'static str],
    /// They end a sentence as often as not: `Inc.`, `etc.`, `p.m.`
    pub(super) loose: &'static [&'static str],
    /// The same, for those that are only meant with a capital: `Sat.`, `Mass.`
    pub(super) loose_names: &'static [&'static str],
    /// They close an enumeration, so that a capital after them begins a sentence: `etc.`, `usw.`
    pub(super) closing: &'static [&'static str],
}

/// What the full stop after an abbreviation can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    BeforeWord,
    BeforeNumber,
    Loose,
    Closing,
}

/// How a language writes `the third`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ordinal {
    /// Not with a full stop.
    Letters,
    /// With a full stop, before a word in lower case.
    Dot,
    /// With a full stop, before a word that may have a capital, as German nouns do.
    DotBeforeCapital,
}

/// The rules of one language, or those that are safe in every one.
pub(super) struct Language {
    abbreviations: &'static [&'static Abbreviations],
    /// The words of all these.
    filter: WordFilter,
    /// What abbreviated names of streets end with.
    streets: &'static [&'static str],
    openings: &'static [&'static [&'static str]],
    pub(super) ordinal: Ordinal,
    /// Whether a semicolon asks a question.
    pub(super) has_greek_question: bool,
}

impl Language {
    /// The rules for a BCP 47 tag; only its first part counts.
    pub(super) fn from_tag(tag: Option<&str>) -> &'static Self {
        let primary = tag.map_or("", |tag| tag.split(['-', '_']).next().unwrap_or(""));
        let mut lower = [0; 3];
        let Some(lower) = lower.get_mut(..primary.len()) else { return &UNKNOWN };
        lower.copy_from_slice(primary.as_bytes());
        lower.make_ascii_lowercase();
        match &*lower {
            b"en" => &ENGLISH,
            b"de" => &GERMAN,
            b"fr" => &FRENCH,
            b"es" | b"ca" | b"gl" => &SPANISH,
            b"it" => &ITALIAN,
            b"pt" => &PORTUGUESE,
            b"nl" | b"af" => &DUTCH,
            b"pl" => &POLISH,
            b"ru" | b"be" | b"bg" => &RUSSIAN,
            b"uk" => &UKRAINIAN,
            b"sv" | b"da" | b"no" | b"nb" | b"nn" | b"is" => &NORDIC,
            b"fi" | b"et" => &FINNISH,
            b"cs" | b"sk" => &CZECH,
            b"lv" => &LATVIAN,
            b"lt" => &LITHUANIAN,
            b"hu" => &HUNGARIAN,
            b"ro" => &ROMANIAN,
            b"sr" | b"hr" | b"bs" | b"sl" | b"mk" => &SERBIAN,
            b"id" | b"ms" => &INDONESIAN,
            b"vi" => &VIETNAMESE,
            b"tr" | b"az" => &TURKISH,
            b"el" => &GREEK,
            b"hi" | b"mr" | b"ne" => &HINDI,
            b"ar" | b"fa" | b"ur" => &ARABIC,
            b"he" | b"yi" => &HEBREW,
            b"sw" => &SWAHILI,
            b"bn" | b"gu" | b"kn" | b"ml" | b"pa" | b"ta" | b"te" => &INDIC,
            _ => &UNKNOWN,
        }
    }

    /// What kind of abbreviation a word without its last full stop is, if it is one.
    pub(super) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        if self.is_street(word) {
            return Some(Abbreviation::Loose);
        }
        if word.len() > LONGEST_ASCII && word.is_ascii() {
            return None;
        }
        let mut buffer = [0; LONGEST];
        let lower = lower_case(word, &mut buffer).filter(|lower| self.filter.may_hold(lower))?;
        let has_capital = word.starts_with(char::is_uppercase);
        self.abbreviations.iter().find_map(|table| table.kind(lower, has_capital))
    }

    /// Whether a word of ASCII letters may be an abbreviation without its last full stop; never wrong where it says no.
    pub(super) fn may_abbreviate(&self, word: &str, has_capital: bool) -> bool {
        if has_capital { self.abbreviation(word).is_some() } else { self.filter.may_hold(word) }
    }

    /// Whether a word is the name of a street that ends in an abbreviation: `Hauptstr.`
    fn is_street(&self, word: &str) -> bool {
        const SHORTEST: usize = 3;
        let is_named = |end: &&str| word.strip_suffix(*end).is_some_and(|name| name.len() >= SHORTEST);
        word.starts_with(char::is_uppercase) && self.streets.iter().any(is_named)
    }

    /// Whether a word opens sentences and is hardly ever part of a name.
    pub(super) fn opens_sentences(&self, word: &str) -> bool {
        let mut buffer = [0; LONGEST];
        lower_case(word, &mut buffer)
            .is_some_and(|word| self.openings.iter().any(|words| words.binary_search(&word).is_ok()))
    }
}

impl Abbreviations {
    fn kind(&self, word: &str, has_capital: bool) -> Option<Abbreviation> {
        let has = |words: &[&str]| words.binary_search(&word).is_ok();
        if has(self.before_word) {
            Some(Abbreviation::BeforeWord)
        } else if has(self.before_number) {
            Some(Abbreviation::BeforeNumber)
        } else if has(self.loose) || has_capital && has(self.loose_names) {
            Some(Abbreviation::Loose)
        } else {
            has(self.closing).then_some(Abbreviation::Closing)
        }
    }
}

/// Bytes of the longest entry of any table, and a little more.
const LONGEST: usize = 40;

/// Bytes of the longest abbreviation in plain ASCII letters: most words need no look-up.
const LONGEST_ASCII: usize = 8;

/// The word in lower case, without allocating; nothing for words longer than any table has.
fn lower_case<'a>(word: &str, buffer: &'a mut [u8; LONGEST]) -> Option<&'a str> {
    if word.is_ascii() {
        let lower = buffer.get_mut(..word.len())?;
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        return std::str::from_utf8(lower).ok();
    }
    let mut length = 0;
    for character in word.chars().flat_map(char::to_lowercase) {
        length += character.encode_utf8(buffer.get_mut(length..length + character.len_utf8())?).len();
    }
    std::str::from_utf8(&buffer[..length]).ok()
}

const fn plain(
    abbreviations: &'static [&'static Abbreviations],
    openings: &'static [&'static [&'static str]],
) -> Language {
    let filter = filter(abbreviations);
    Language { abbreviations, filter, streets: &[], openings, ordinal: Ordinal::Letters, has_greek_question: false }
}

const fn filter(tables: &[&Abbreviations]) -> WordFilter {
    let mut filter = WordFilter::NONE;
    let mut at = 0;
    while at < tables.len() {
        let Abbreviations { before_word, before_number, loose, loose_names, closing } = tables[at];
        filter = filter.with(before_word).with(before_number).with(loose).with(loose_names).with(closing);
        at += 1;
    }
    filter
}

use abbreviation::COMMON;

static ENGLISH: Language = plain(&[&abbreviation::ENGLISH, &COMMON], &[opening_word::ENGLISH]);
static GERMAN: Language = Language {
    ordinal: Ordinal::DotBeforeCapital,
    streets: &["pl", "str"],
    ..plain(&[&abbreviation::GERMAN, &COMMON], &[opening_word::GERMAN])
};
static FRENCH: Language = plain(&[&abbreviation::FRENCH, &COMMON], &[opening_word::FRENCH]);
static SPANISH: Language = plain(&[&abbreviation::SPANISH, &COMMON], &[opening_word::SPANISH]);
static ITALIAN: Language = plain(&[&abbreviation::ITALIAN, &COMMON], &[opening_word::ITALIAN]);
static PORTUGUESE: Language = plain(&[&abbreviation::PORTUGUESE, &COMMON], &[opening_word::PORTUGUESE]);
static DUTCH: Language =
    Language { streets: &["str"], ..plain(&[&abbreviation::DUTCH, &COMMON], &[opening_word::DUTCH]) };
static POLISH: Language =
    Language { ordinal: Ordinal::Dot, ..plain(&[&abbreviation::POLISH, &COMMON], &[opening_word::POLISH]) };
static RUSSIAN: Language = plain(&[&abbreviation::RUSSIAN, &COMMON], &[opening_word::RUSSIAN]);
static UKRAINIAN: Language = plain(&[&abbreviation::UKRAINIAN, &COMMON], &[opening_word::UKRAINIAN]);
static NORDIC: Language =
    Language { ordinal: Ordinal::Dot, ..plain(&[&abbreviation::SWEDISH, &COMMON], &[opening_word::SWEDISH]) };
static CZECH: Language =
    Language { ordinal: Ordinal::Dot, ..plain(&[&abbreviation::CZECH, &COMMON], &[opening_word::CZECH]) };
static FINNISH: Language = Language { ordinal: Ordinal::Dot, ..plain(&[&abbreviation::FINNISH, &COMMON], &[]) };
static HUNGARIAN: Language = Language { ordinal: Ordinal::Dot, ..plain(&[&abbreviation::HUNGARIAN, &COMMON], &[]) };
static ROMANIAN: Language = plain(&[&abbreviation::ROMANIAN, &COMMON], &[]);
static SERBIAN: Language = Language { ordinal: Ordinal::Dot, ..plain(&[&abbreviation::SERBIAN, &COMMON], &[]) };
static INDONESIAN: Language = plain(&[&abbreviation::INDONESIAN, &COMMON], &[]);
static VIETNAMESE: Language = plain(&[&abbreviation::VIETNAMESE, &COMMON], &[]);
static TURKISH: Language =
    Language { ordinal: Ordinal::Dot, ..plain(&[&abbreviation::TURKISH, &COMMON], &[opening_word::TURKISH]) };
static GREEK: Language =
    Language { has_greek_question: true, ..plain(&[&abbreviation::GREEK, &COMMON], &[opening_word::GREEK]) };
static HINDI: Language = plain(&[&abbreviation::HINDI, &COMMON], &[]);
static ARABIC: Language = plain(&[&abbreviation::ARABIC, &COMMON], &[]);
static LATVIAN: Language = Language { ordinal: Ordinal::Dot, ..plain(&[&abbreviation::BALTIC, &COMMON], &[]) };
static LITHUANIAN: Language = plain(&[&abbreviation::BALTIC, &COMMON], &[]);
static SWAHILI: Language = plain(&[&abbreviation::SWAHILI, &COMMON], &[]);
static INDIC: Language = plain(&[&abbreviation::INDIC, &abbreviation::HINDI, &COMMON], &[]);
static HEBREW: Language = plain(&[&abbreviation::HEBREW, &COMMON], &[]);

/// Tables of scripts that do not clash, and the words that mean the same everywhere.
static UNKNOWN: Language = plain(
    &[
        &COMMON,
        &abbreviation::ENGLISH,
        &abbreviation::RUSSIAN,
        &abbreviation::UKRAINIAN,
        &abbreviation::GREEK,
        &abbreviation::HINDI,
        &abbreviation::ARABIC,
        &abbreviation::HEBREW,
        &abbreviation::INDIC,
    ],
    &[opening_word::ENGLISH, opening_word::RUSSIAN, opening_word::UKRAINIAN, opening_word::GREEK],
);

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY: [&Language; 28] = [
        &ENGLISH, &GERMAN, &FRENCH, &SPANISH, &ITALIAN, &PORTUGUESE, &DUTCH, &POLISH, &RUSSIAN, &UKRAINIAN, &NORDIC,
        &CZECH, &FINNISH, &HUNGARIAN, &ROMANIAN, &SERBIAN, &INDONESIAN, &VIETNAMESE, &TURKISH, &GREEK, &HINDI, &ARABIC,
        &HEBREW, &LATVIAN, &LITHUANIAN, &SWAHILI, &INDIC, &UNKNOWN,
    ];

    fn check_table(words: &[&str]) {
        assert!(words.is_sorted(), "{words:?}");
        for word in words {
            assert!(word.len() < LONGEST && word.to_lowercase() == *word && !word.is_empty(), "{word}");
        }
    }

    #[test]
    fn tables_are_sorted_lower_case_and_short() {
        for language in EVERY {
            for table in language.abbreviations {
                for word in
                    [table.before_word, table.before_number, table.loose, table.loose_names, table.closing].concat()
                {
                    assert!(!word.is_ascii() || word.len() <= LONGEST_ASCII, "{word}");
                }
            }
            for table in language.abbreviations {
                [table.before_word, table.before_number, table.loose, table.loose_names]
                    .into_iter()
                    .for_each(check_table);
            }
            language.openings.iter().for_each(|words| check_table(words));
        }
    }

    #[test]
    fn tags_name_languages_by_their_first_part() {
        assert!(std::ptr::eq(Language::from_tag(Some("de-AT")), &raw const GERMAN));
        assert!(std::ptr::eq(Language::from_tag(Some("EN_gb")), &raw const ENGLISH));
        for unknown in [None, Some(""), Some("tlh"), Some("klingon"), Some("é")] {
            assert!(std::ptr::eq(Language::from_tag(unknown), &raw const UNKNOWN), "{unknown:?}");
        }
    }

    #[test]
    fn words_are_found_whatever_their_case() {
        assert_eq!(ENGLISH.abbreviation("Mr"), Some(Abbreviation::BeforeWord));
        assert_eq!(ENGLISH.abbreviation("P.M"), Some(Abbreviation::Loose));
        assert_eq!(GERMAN.abbreviation("Nr"), Some(Abbreviation::BeforeNumber));
        assert_eq!(ENGLISH.abbreviation("harbour"), None);
        assert!(ENGLISH.opens_sentences("The"));
        assert!(!ENGLISH.opens_sentences("Government"));
    }
}
