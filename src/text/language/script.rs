//! Languages in other letters than Latin ones, told by the letters that few of them have.

use crate::text::character;

/// The language of a text in letters that are not Latin, from those of them that few languages have.
pub(super) fn by_script(sample: &str) -> Option<&'static str> {
    if sample.is_ascii() {
        return None;
    }
    let letters = || sample.chars().filter(|c| c.is_alphabetic()).take(200);
    if letters().filter(|c| *c >= '\u{370}').count() * 2 < letters().count() {
        return None;
    }
    let has = |range: std::ops::RangeInclusive<char>| letters().any(|c| range.contains(&c));
    if has('\u{3041}'..='\u{30ff}') {
        return Some("ja");
    }
    let scripts = [
        ('\u{400}'..='\u{4ff}', cyrillic as fn(&str) -> &'static str),
        ('\u{e00}'..='\u{e7f}', |_| "th"),
        ('\u{ac00}'..='\u{d7a3}', |_| "ko"),
        ('\u{4e00}'..='\u{9fff}', |_| "zh"),
        ('\u{370}'..='\u{3ff}', |_| "el"),
        ('\u{900}'..='\u{97f}', |_| "hi"),
        ('\u{980}'..='\u{9ff}', |_| "bn"),
        ('\u{b80}'..='\u{bff}', |_| "ta"),
        ('\u{10a0}'..='\u{10ff}', |_| "ka"),
        ('\u{530}'..='\u{58f}', |_| "hy"),
        ('\u{600}'..='\u{6ff}', arabic),
    ];
    if sample.chars().any(character::is_hebrew) {
        return Some("he");
    }
    scripts.into_iter().find(|(range, _)| has(range.clone())).map(|(_, language)| language(sample))
}

/// Each language of Cyrillic letters has some that Russian lacks, or lacks some that Russian has.
fn cyrillic(sample: &str) -> &'static str {
    let has = |letters: &[char]| sample.chars().any(|c| letters.contains(&c));
    let of = |letters: &[char]| sample.chars().filter(|c| letters.contains(c)).count();
    if has(&['ў', 'Ў']) {
        return "be";
    }
    if has(&['ѓ', 'ќ', 'ѕ', 'Ѓ', 'Ќ', 'Ѕ']) {
        return "mk";
    }
    if has(&['ђ', 'ћ', 'љ', 'њ', 'џ', 'ј', 'Ђ', 'Ћ', 'Љ', 'Њ', 'Џ', 'Ј']) {
        return "sr";
    }
    let (ukrainian, russian) = (of(&['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є']), of(&['ы', 'э', 'ё', 'Ы', 'Э', 'Ё']));
    let hard = of(&['ъ', 'Ъ']);
    if hard > 2 * russian && hard > ukrainian {
        return "bg";
    }
    if ukrainian > russian { "uk" } else { "ru" }
}

/// Persian and Urdu have letters that Arabic lacks, and write some that it has in a way of their own.
fn arabic(sample: &str) -> &'static str {
    let has = |letters: &[char]| sample.chars().any(|c| letters.contains(&c));
    if has(&['ٹ', 'ڈ', 'ڑ', 'ے', 'ں']) {
        return "ur";
    }
    if has(&['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']) { "fa" } else { "ar" }
}
