//! Word lists by language: what a class needs to know of a language. A language without a list has the class left out.
//!
//! Each list is lower case, sorted, and looked up by bisection; nothing is built when the program starts.

mod af;
mod ar;
mod bg;
mod bn;
mod ca;
mod cs;
mod da;
mod de;
mod el;
mod en;
mod es;
mod et;
mod fa;
mod fi;
mod fr;
mod he;
mod hi;
mod hu;
mod id;
mod it;
mod ja;
mod ko;
mod lt;
mod lv;
mod nl;
mod no;
mod pl;
mod pt;
mod ro;
mod ru;
mod short_text;
mod sk;
mod sl;
mod sr;
mod sv;
mod sw;
mod ta;
mod th;
mod tr;
mod uk;
mod ur;
mod variant_filter;
mod vi;
mod word_set;
mod zh;

use std::ops::Deref;

pub(crate) use short_text::{lexicon_of, of_capitals};
use variant_filter::VariantFilter;
pub(crate) use word_set::WordSet;

use crate::{model::ChangeClass, text::WordFilter};

/// How a language marks names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Capitals {
    /// A capital inside a sentence marks a name.
    MarkNames,
    /// Every noun has one: only two in a row, or one behind a title, mark a name.
    MarkNouns,
}

/// What is known of one language.
#[derive(Debug)]
pub(crate) struct Lexicon {
    lists: Lists,
    /// The words that have a class of their own or in a phrase.
    filter: WordFilter,
    variant_filter: VariantFilter,
}

impl Lexicon {
    const fn of(lists: Lists) -> Self {
        let mut filter = WordFilter::NONE
            .with(lists.numbers)
            .with(lists.units)
            .with(lists.times)
            .with(lists.dated)
            .with(lists.negations)
            .with(lists.modality)
            .with(lists.attribution);
        let mut at = 0;
        while at < lists.phrases.len() {
            filter = filter.with_phrase(lists.phrases[at].0);
            at += 1;
        }
        let variant_filter = VariantFilter::of(lists.variants);
        Self { lists, filter, variant_filter }
    }

    /// Whether a word, or a part of one with hyphens, may have a class of its own by the lists.
    pub(crate) fn may_class(&self, word: &str) -> bool {
        self.filter.may_hold(word) || word.contains('-')
    }

    /// Whether two words may differ by a pair of endings that spell one word.
    pub(crate) fn may_be_variants(&self, one: &str, other: &str) -> bool {
        self.variant_filter.may_differ_by(one, other)
    }

    /// The end of each character of a word, and whether what stands before it may have a class of its own.
    pub(crate) fn prefixes(&self, word: &str) -> impl Iterator<Item = (usize, bool)> {
        let hyphen = word.find('-').unwrap_or(word.len());
        self.filter.prefixes(word).map(move |(end, may_class)| (end, may_class || end > hyphen))
    }
}

impl Deref for Lexicon {
    type Target = Lists;

    fn deref(&self) -> &Lists {
        &self.lists
    }
}

/// The words of one language, each list sorted.
#[derive(Debug)]
pub(crate) struct Lists {
    /// Cardinals, ordinals, fractions, multiples.
    pub(crate) numbers: &'static [&'static str],
    /// Units of measure, money and share.
    pub(crate) units: &'static [&'static str],
    /// Months, weekdays, parts of a day, relative days.
    pub(crate) times: &'static [&'static str],
    /// Words that say which, beside a time or a span of it: `last`, `early`.
    pub(crate) which_times: &'static [&'static str],
    /// Spans of time that such a word stands beside: `week`, `month`.
    pub(crate) spans: &'static [&'static str],
    /// Words for a day that its number stands behind.
    pub(crate) day_openers: &'static [&'static str],
    /// Months and clock words: a number beside one is a date or a time of day.
    pub(crate) dated: &'static [&'static str],
    /// Times that are other words without a capital, as `may` and `march` are.
    pub(crate) only_with_capital: &'static [&'static str],
    /// Words that negate.
    pub(crate) negations: &'static [&'static str],
    /// Letters that negate wherever they stand, in a language whose endings are not parted from its words.
    pub(crate) negative_runs: &'static [&'static str],
    /// What ends as such letters and negates nothing: `しれない`, may be.
    pub(crate) no_negations: &'static [&'static str],
    /// Parts that negate a word: an ending as `-n't`, a beginning as `un-`.
    pub(crate) negative_parts: &'static [&'static str],
    /// Parts that negate the word they are put into, where it stands without on the other side: `ne-`, `-ma-`.
    pub(crate) negating_parts: &'static [&'static str],
    /// Parts of a word that say how sure or how bound: `-abilir-`, may.
    pub(crate) modal_parts: &'static [&'static str],
    /// Endings of cases that a time, a unit or a number word may have beside the forms of the lists.
    pub(crate) endings: &'static [&'static str],
    /// Words that say how sure, how bound or how hedged.
    pub(crate) modality: &'static [&'static str],
    /// Verbs and phrases that give words to somebody.
    pub(crate) attribution: &'static [&'static str],
    /// Two words that have a class together and none alone, as `có thể`, may.
    pub(crate) phrases: &'static [(&'static str, ChangeClass)],
    /// What is written as one word with the word behind it and changes nothing of its class: `و`, and.
    pub(crate) joined: &'static [&'static str],
    /// Titles in front of names.
    pub(crate) titles: &'static [&'static str],
    /// Small words that begin sentences: in front of a name, their capital says nothing.
    pub(crate) openers: &'static [&'static str],
    /// What capitals mean.
    pub(crate) capitals: Capitals,
    /// Pairs of endings that spell one word: `ise`, `ize`.
    pub(crate) variants: &'static [(&'static str, &'static str)],
    /// Words so alike that only a list tells they are two: neither is a spelling of the other.
    pub(crate) confusable: &'static [&'static str],
    /// All words of the language, where they are known.
    pub(crate) words: Option<&'static WordSet>,
}

/// The lists of a language, by its BCP 47 tag; of one without lists, what capitals alone tell.
pub(crate) fn of(language: &str) -> &'static Lexicon {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    let found = LEXICONS.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(primary));
    found.map_or(&WITHOUT_LISTS, |(_, lexicon)| *lexicon)
}

impl Lists {
    /// No list at all: a capital inside a sentence marks a name in nearly all languages that have capitals.
    const NONE: Self = Self {
        numbers: &[],
        units: &[],
        times: &[],
        which_times: &[],
        spans: &[],
        day_openers: &[],
        dated: &[],
        only_with_capital: &[],
        negations: &[],
        negative_runs: &[],
        no_negations: &[],
        negative_parts: &[],
        negating_parts: &[],
        modal_parts: &[],
        endings: &[],
        modality: &[],
        phrases: &[],
        joined: &[],
        attribution: &[],
        titles: &[],
        openers: &[],
        capitals: Capitals::MarkNames,
        variants: &[],
        confusable: &[],
        words: None,
    };
}

static WITHOUT_LISTS: Lexicon = Lexicon::of(Lists::NONE);

static LEXICONS: [(&str, &Lexicon); 47] = [
    ("af", &af::LEXICON),
    ("ar", &ar::LEXICON),
    ("bg", &bg::LEXICON),
    ("bn", &bn::LEXICON),
    ("bs", &sr::LEXICON),
    ("ca", &ca::LEXICON),
    ("cs", &cs::LEXICON),
    ("da", &da::LEXICON),
    ("de", &de::LEXICON),
    ("el", &el::LEXICON),
    ("en", &en::LEXICON),
    ("es", &es::LEXICON),
    ("et", &et::LEXICON),
    ("fa", &fa::LEXICON),
    ("fi", &fi::LEXICON),
    ("fr", &fr::LEXICON),
    ("he", &he::LEXICON),
    ("hi", &hi::LEXICON),
    ("hr", &sr::LEXICON),
    ("hu", &hu::LEXICON),
    ("id", &id::LEXICON),
    ("it", &it::LEXICON),
    ("ja", &ja::LEXICON),
    ("ko", &ko::LEXICON),
    ("lt", &lt::LEXICON),
    ("lv", &lv::LEXICON),
    ("ms", &id::LEXICON),
    ("nb", &no::LEXICON),
    ("nl", &nl::LEXICON),
    ("nn", &no::LEXICON),
    ("no", &no::LEXICON),
    ("pl", &pl::LEXICON),
    ("pt", &pt::LEXICON),
    ("ro", &ro::LEXICON),
    ("ru", &ru::LEXICON),
    ("sk", &sk::LEXICON),
    ("sl", &sl::LEXICON),
    ("sr", &sr::LEXICON),
    ("sv", &sv::LEXICON),
    ("sw", &sw::LEXICON),
    ("ta", &ta::LEXICON),
    ("th", &th::LEXICON),
    ("tr", &tr::LEXICON),
    ("uk", &uk::LEXICON),
    ("ur", &ur::LEXICON),
    ("vi", &vi::LEXICON),
    ("zh", &zh::LEXICON),
];

/// Whether a sorted list holds `word`, or one of the parts it is hyphenated of.
pub(crate) fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
        || word.contains('-') && word.split('-').any(|part| list.binary_search(&part).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::key;

    #[test]
    fn every_list_is_sorted_and_in_the_form_of_keys() {
        for (language, lexicon) in LEXICONS {
            let lists = [
                lexicon.numbers, lexicon.units, lexicon.times, lexicon.dated, lexicon.only_with_capital,
                lexicon.negations, lexicon.modality, lexicon.attribution, lexicon.titles, lexicon.openers,
                lexicon.confusable, lexicon.which_times, lexicon.spans,
            ];
            for list in lists {
                let unsorted = list.windows(2).find(|pair| pair[0] >= pair[1]);
                assert_eq!(unsorted, None, "{language}");
                let unfolded = list.iter().find(|word| key::folded_lower(word) != **word);
                assert_eq!(unfolded, None, "{language}");
            }
        }
    }

    #[test]
    fn a_region_has_the_words_of_its_language() {
        assert!(holds(of("en-GB").numbers, "six-month"));
        assert!(of("eo").numbers.is_empty());
    }
}
