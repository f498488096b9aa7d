//! What a word beside a number is in any language: a power of ten, a unit, a currency, the zone of a clock time.

use super::number_form::{is_clock, is_half_of_day};
use crate::{
    diff::lexicon::{Lexicon, holds},
    model::ChangeClass,
    text::{Token, TokenKind, character, key},
};

/// Powers of ten in short, in lower case: `3 Mrd.`, `3 mln`, `3 bn`.
const MAGNITUDES: [&str; 37] = [
    "bil", "bln", "bn", "jt", "k", "m", "md", "mdr", "mia", "mil", "milj", "mill", "mio", "mld", "mlj", "mljn", "mln",
    "mlrd", "mm", "mn", "mnkr", "mr", "mrd", "mrđ", "tis", "tkr", "tn", "trln", "tsd", "tys", "εκ", "τρισ", "млн",
    "млрд", "тис", "трлн", "тыс",
];

/// Units in short, in lower case.
const UNITS: [&str; 92] = [
    "cl", "cm", "dl", "g", "gb", "gw", "gwh", "ha", "hl", "hp", "kb", "kg", "km", "kmh", "kw", "kwh", "l", "lb", "lbs",
    "mb", "mg", "ml", "mph", "mw", "mwh", "ps", "t", "tb", "tw", "twh", "w", "κιλά", "μ", "μμ", "τ", "χλμ", "χμ", "г",
    "га", "гвт", "гр", "квт", "кг", "км", "л", "м", "мвт", "мл", "мм", "см", "т", "ц", "գ", "կգ", "կմ", "մ", "սմ",
    "מ׳", "מ״מ", "ס״מ", "ק״ג", "ק״מ", "سم", "كجم", "كغ", "كغم", "كلغ", "كلم", "كم", "م", "ملم", "ملی", "مم", "किग्रा",
    "किमी", "ग्राम", "मी", "सेमी", "কিমি", "কেজি", "মি", "সেমি", "กก", "กม", "ซม", "ตร", "ม", "มม", "კგ", "კმ", "მ",
    "სმ",
];

/// Codes of currencies that are no words in capitals.
const CURRENCIES: [&str; 88] = [
    "AED", "AFN", "AMD", "AOA", "ARS", "AUD", "AZN", "BAM", "BDT", "BGN", "BHD", "BND", "BOB", "BRL", "BWP", "BYN",
    "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CZK", "DKK", "DOP", "DZD", "EGP", "ETB", "EUR", "FJD", "GBP",
    "GEL", "GHS", "GTQ", "HKD", "HNL", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES",
    "KHR", "KRW", "KWD", "KZT", "LBP", "LKR", "LYD", "MAD", "MDL", "MKD", "MMK", "MXN", "MYR", "MZN", "NAD", "NGN",
    "NOK", "NPR", "NZD", "OMR", "PEN", "PHP", "PKR", "PLN", "PYG", "QAR", "RMB", "RON", "RSD", "RUB", "SAR", "SEK",
    "SGD", "THB", "TRY", "TWD", "UAH", "USD", "UZS", "ZAR",
];

/// Codes of zones, which stand behind a clock time.
const ZONES: [&str; 63] = [
    "ACDT", "ACST", "ADT", "AEDT", "AEST", "AKDT", "AKST", "AST", "AWST", "BRT", "BST", "CAT", "CDT", "CEST", "CET",
    "CST", "CT", "EAT", "EDT", "EEST", "EET", "EST", "ET", "GMT", "GST", "HKT", "HST", "ICT", "IDT", "IRST", "IST",
    "JST", "KST", "MDT", "MESZ", "MEZ", "MSK", "MST", "MT", "MYT", "NDT", "NPT", "NST", "NZDT", "NZST", "PDT", "PHT",
    "PKT", "PST", "PT", "SAST", "SGT", "SST", "TRT", "UTC", "UYT", "WAT", "WEST", "WET", "WIB", "WIT", "WITA", "МСК",
];

/// What the word at `at` is by the number beside it.
pub(super) fn class_at(text: &str, tokens: &[Token], at: usize) -> Option<ChangeClass> {
    let is_number = |at: Option<usize>| {
        let beside = at.and_then(|at| tokens.get(at));
        beside.is_some_and(|token| token.kind == TokenKind::Number || token.of(text).ends_with(is_digit))
    };
    let word = tokens[at].of(text);
    let is_behind_number = is_number(at.checked_sub(1));
    let has = |list: &[&str], word: &str| list.binary_search(&word).is_ok();
    if (is_behind_number || is_number(at.checked_add(1))) && has(&CURRENCIES, word) {
        return Some(ChangeClass::Number);
    }
    if is_behind_number {
        let lower = key::folded_lower(word);
        let plain = lower.trim_end_matches(['2', '3', '²', '³']);
        let is_measure = has(&MAGNITUDES, plain) || has(&UNITS, plain);
        return is_measure.then_some(ChangeClass::Number).or_else(|| zone_class(text, tokens, at));
    }
    zone_class(text, tokens, at)
}

fn is_digit(c: char) -> bool {
    character::digit(c).is_some()
}

/// The code of a zone behind a clock time is part of the time.
fn zone_class(text: &str, tokens: &[Token], at: usize) -> Option<ChangeClass> {
    ZONES.binary_search(&tokens[at].of(text)).ok()?;
    let before = at.checked_sub(1).map(|at| tokens[at].of(text))?;
    let is_half = is_half_of_day(&before.to_ascii_lowercase());
    (is_half || is_clock(before)).then_some(ChangeClass::Time)
}

/// Whether `word`, in small letters, says which time one beside it is meant: `last week`, `early May`, `la semaine
/// dernière`.
pub(super) fn says_which_time(lexicon: &Lexicon, (text, tokens): (&str, &[Token]), word: &str, at: usize) -> bool {
    if lexicon.which_times.binary_search(&word).is_err() {
        return false;
    }
    let is_time = |at: Option<usize>| {
        let beside = at.and_then(|at| tokens.get(at)).filter(|token| token.kind == TokenKind::Word);
        beside.is_some_and(|token| {
            let beside = key::folded_lower(token.of(text));
            holds(lexicon.times, &beside) || holds(lexicon.spans, &beside)
        })
    };
    is_time(at.checked_add(1)) || is_time(at.checked_sub(1))
}

/// Whether a word has digits behind letters of a script without capitals, where small words are written as one with the
/// number behind them. With capitals it may be a road or a product.
pub(super) fn has_glued_digits(word: &str) -> bool {
    let first = word.chars().next().filter(|c| !c.is_ascii());
    first.is_some_and(|first| first.is_alphabetic() && !first.is_lowercase() && !first.is_uppercase())
        && word.contains(is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    /// The class of the word in square brackets.
    fn check(marked: &str, expected: Option<ChangeClass>) {
        let start = marked.find('[').expect("a word is marked");
        let text = marked.replace(['[', ']'], "");
        let tokens = tokenize(&text);
        let at = tokens.iter().position(|token| token.start == start).expect("the mark begins a word");
        assert_eq!(class_at(&text, &tokens, at), expected, "{marked}");
    }

    #[test]
    fn short_forms_behind_a_number_are_part_of_it() {
        for marked in [
            "rund 4,2 [Mrd]. Euro", "ok. 12 [mln] zł", "om 7 [mdr] kr", "około 4 [km²] lasu", "глубиной 4 [см] и",
            "4 [км] от города", "fined [CHF] 700 on", "fined 700 [SEK] on", "כ-7 [ק״מ] מכאן",
        ] {
            check(marked, Some(ChangeClass::Number));
        }
        for marked in ["the [mln] stood", "[m] 7", "the [CHF] rose", "[TOP] 10 songs"] {
            check(marked, None);
        }
    }

    #[test]
    fn zones_behind_a_clock_are_part_of_the_time() {
        for marked in ["at 5pm [CEST] on", "at 17:00 [GMT] on", "at 7 a.m. [ET] on", "в 17:00 [МСК] в"] {
            check(marked, Some(ChangeClass::Time));
        }
        for marked in ["the [EST] team", "the 12 [BST] men"] {
            check(marked, None);
        }
    }

    #[test]
    fn digits_behind_letters_without_capitals_are_a_number() {
        assert!(has_glued_digits("ከ17") && has_glued_digits("ב20") && has_glued_digits("و20"));
        assert!(!has_glued_digits("М25") && !has_glued_digits("covid19") && !has_glued_digits("ከተማ"));
    }

    #[test]
    fn a_word_beside_a_time_says_which() {
        let check = |language: &str, marked: &str, expected: bool| {
            let start = marked.find('[').expect("a word is marked");
            let text = marked.replace(['[', ']'], "");
            let tokens = tokenize(&text);
            let at = tokens.iter().position(|token| token.start == start).expect("the mark begins a word");
            let word = key::folded_lower(tokens[at].of(&text));
            let found = says_which_time(crate::diff::lexicon::of(language), (&text, &tokens), &word, at);
            assert_eq!(found, expected, "{marked}");
        };
        for (language, marked) in [
            ("en", "It shut [last] month"),
            ("en", "by [late] June"),
            ("de", "[Nächsten] Freitag kommt"),
            ("fr", "la semaine [prochaine] à"),
            ("es", "el mes [pasado] se"),
            ("it", "il [prossimo] lunedì"),
            ("pt", "no ano [passado] a"),
            ("nl", "[vorige] week was"),
            ("sv", "[nästa] vecka blir"),
            ("da", "[sidste] uge var"),
            ("pl", "w [zeszłym] tygodniu"),
            ("ru", "на [прошлой] неделе"),
            ("uk", "[минулого] тижня"),
        ] {
            check(language, marked, true);
        }
        check("en", "the [last] ferry", false);
        check("fr", "la [prochaine] étape", false);
    }

    #[test]
    fn lists_are_sorted() {
        for list in [&MAGNITUDES[..], &UNITS, &CURRENCIES, &ZONES] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
        }
    }
}
