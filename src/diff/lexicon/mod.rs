//! Word lists by language: what a class needs to know of a language. A language without a list has the class left out.
//!
//! Each list is lower case, sorted, and looked up by bisection; nothing is built when the program starts.

mod de;
mod en;
mod es;
mod fr;
mod it;
mod nl;
mod pl;
mod pt;
mod ru;
mod sv;
mod uk;

/// How a language marks names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// A capital inside a sentence marks a name.
    MarkNames,
    /// Every noun has one: only two in a row, or one behind a title, mark a name.
    MarkNouns,
}

/// The words of one language, each list sorted.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Cardinals, ordinals, fractions, multiples.
    pub(crate) numbers: &'static [&'static str],
    /// Units of measure, money and share.
    pub(crate) units: &'static [&'static str],
    /// Months, weekdays, parts of a day, relative days.
    pub(crate) times: &'static [&'static str],
    /// Months alone: a number beside one is a date.
    pub(crate) months: &'static [&'static str],
    /// Words that negate.
    pub(crate) negations: &'static [&'static str],
    /// Endings that negate, as in `didn't`.
    pub(crate) negative_endings: &'static [&'static str],
    /// Words that say how sure, how bound or how hedged.
    pub(crate) modality: &'static [&'static str],
    /// Verbs and phrases that give words to somebody.
    pub(crate) attribution: &'static [&'static str],
    /// Titles in front of names.
    pub(crate) titles: &'static [&'static str],
    /// What capitals mean.
    pub(crate) capitals: Capitals,
    /// Pairs of endings that spell one word: `ise`, `ize`.
    pub(crate) variants: &'static [(&'static str, &'static str)],
    /// Words one slip apart that are two words: neither is a misspelling of the other.
    pub(crate) confusable: &'static [&'static str],
}

/// The lists of a language, by its BCP 47 tag.
pub(crate) fn of(language: &str) -> Option<&'static Lexicon> {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    let found = LEXICONS.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(primary));
    found.map(|(_, lexicon)| *lexicon)
}

static LEXICONS: [(&str, &Lexicon); 11] = [
    ("de", &de::LEXICON),
    ("en", &en::LEXICON),
    ("es", &es::LEXICON),
    ("fr", &fr::LEXICON),
    ("it", &it::LEXICON),
    ("nl", &nl::LEXICON),
    ("pl", &pl::LEXICON),
    ("pt", &pt::LEXICON),
    ("ru", &ru::LEXICON),
    ("sv", &sv::LEXICON),
    ("uk", &uk::LEXICON),
];

/// Whether a sorted list holds `word`, or one of the parts it is hyphenated of.
pub(crate) fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
        || word.contains('-') && word.split('-').any(|part| list.binary_search(&part).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_and_lower_case() {
        for (language, lexicon) in LEXICONS {
            let lists = [
                lexicon.numbers, lexicon.units, lexicon.times, lexicon.months, lexicon.negations, lexicon.modality,
                lexicon.attribution, lexicon.titles, lexicon.confusable,
            ];
            for list in lists {
                let unsorted = list.windows(2).find(|pair| pair[0] >= pair[1]);
                assert_eq!(unsorted, None, "{language}");
                let capital = list.iter().find(|word| word.to_lowercase() != **word);
                assert_eq!(capital, None, "{language}");
            }
        }
    }

    #[test]
    fn a_region_has_the_words_of_its_language() {
        assert!(of("en-GB").is_some_and(|lexicon| holds(lexicon.numbers, "six-month")));
        assert!(of("eo").is_none());
    }
}
