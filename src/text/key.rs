//! Comparison keys: what two spellings of the same words have in common. Never shown to a reader.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick};

use super::{TokenKind, character};

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
/// The bit of each byte that ASCII leaves free.
const TOP_BITS: u64 = 0x8080_8080_8080_8080;
/// How far a letter of full width stands behind the plain one.
const FULL_WIDTH: u32 = 0xfee0;

/// A 64-bit digest of `bytes` for finding equal texts fast; equality is confirmed on the text itself.
pub(crate) fn digest(bytes: &[u8]) -> u64 {
    let (sixteens, rest) = bytes.as_chunks::<16>();
    let mut state = SEED ^ bytes.len() as u64;
    for sixteen in sixteens {
        let [low, high] = halves(u128::from_le_bytes(*sixteen));
        state = product(state ^ low, (SEED | 1) ^ high);
    }
    let (eights, rest) = rest.as_chunks::<8>();
    for eight in eights {
        state = fold(state ^ u64::from_le_bytes(*eight));
    }
    fold(fold(state ^ padded(rest)))
}

/// Fewer than eight bytes as a number, the first lowest; loaded in parts that overlap, since there are no eight to load.
fn padded(bytes: &[u8]) -> u64 {
    let byte = |at: usize| u64::from(bytes[at]) << (8 * at);
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (bytes.len() - 4))
        }
        _ if bytes.is_empty() => 0,
        _ => byte(0) | byte(bytes.len() / 2) | byte(bytes.len() - 1),
    }
}

fn fold(value: u64) -> u64 {
    product(value, SEED | 1)
}

/// The halves of a product, one over the other: every bit of both factors counts.
fn product(a: u64, b: u64) -> u64 {
    let [low, high] = halves(u128::from(a) * u128::from(b));
    low ^ high
}

fn halves(wide: u128) -> [u64; 2] {
    [wide as u64, (wide >> 64) as u64]
}

/// The key of one token.
pub(crate) fn of_token(token: &str, kind: TokenKind) -> u64 {
    match kind {
        TokenKind::Quote => return fold(SEED ^ u64::from(is_single(token)) ^ 2),
        TokenKind::Dash => return fold(SEED ^ 5),
        TokenKind::Mark if token == "…" || token.len() > 2 && token.bytes().all(|b| b == b'.') => {
            return fold(SEED ^ 7);
        }
        _ => {}
    }
    let is_ascii = if token.len() < 8 { padded(token.as_bytes()) & TOP_BITS == 0 } else { token.is_ascii() };
    if is_ascii { digest(token.as_bytes()) } else { digest(alike(token).as_bytes()) }
}

fn is_single(quote: &str) -> bool {
    quote.starts_with(['\'', '’', '‘', '‚', '‛', '‹', '›', '`', '´', '＇', '׳'])
}

/// `token` with apostrophes and hyphens in their plain form, joined letters taken apart, letters and digits of full or
/// half width in their usual one, composed, without unseen characters and strokes that only stretch a word.
pub(crate) fn folded(token: &str) -> Cow<'_, str> {
    if token.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'`') {
        return Cow::Borrowed(token);
    }
    let mut folded = String::with_capacity(token.len());
    let mut is_composed = is_nfc_quick(token.chars()) == IsNormalized::Yes;
    let mut last = ' ';
    for c in token.chars().filter(|c| !character::is_invisible(*c) && !is_ornament(*c)) {
        if is_compatible(c) {
            folded.extend(c.nfkc().map(raised));
            is_composed = false;
        } else {
            let letter = match (last, c) {
                ('\u{e4d}', '\u{e32}') => joined_vowel(&mut folded, '\u{e33}'),
                ('\u{ecd}', '\u{eb2}') => joined_vowel(&mut folded, '\u{eb3}'),
                _ if character::is_hebrew(last) => hebrew_mark(c),
                _ => plain(c),
            };
            folded.push(letter);
        }
        last = c;
    }
    Cow::Owned(if is_composed { folded } else { folded.nfc().collect() })
}

/// The digit of a unit that was drawn as one character: `㎡` is `m²`.
fn raised(c: char) -> char {
    match c {
        '2' => '²',
        '3' => '³',
        c => c,
    }
}

/// The Thai or Lao vowel that is written in one character or in two, whose first is the last of `text`.
fn joined_vowel(text: &mut String, vowel: char) -> char {
    text.pop();
    vowel
}

/// As [`folded`], with letters and digits that one writer's keyboard has for those of another as one of the two: what
/// they say is the same.
pub(crate) fn alike(token: &str) -> Cow<'_, str> {
    match folded(token) {
        Cow::Owned(word) if word.chars().any(|c| c >= '\u{218}' && twin(c) != c) => {
            Cow::Owned(word.chars().map(twin).collect())
        }
        word => word,
    }
}

/// The letter that `c` is another form of: with a cedilla or a comma in Romanian, of the Arabic or the Persian alphabet,
/// a digit of any script.
fn twin(c: char) -> char {
    match c {
        'Ș' => 'Ş',
        'ș' => 'ş',
        'Ț' => 'Ţ',
        'ț' => 'ţ',
        'ی' => 'ي',
        'ک' => 'ك',
        'ہ' => 'ه',
        '٫' => '.',
        '٬' => ',',
        '٪' => '%',
        '\u{660}'.. if c.is_numeric() => character::digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c),
        _ => c,
    }
}

/// A mark in the form that a plain keyboard has.
fn plain(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '`' | '´' | '′' => '\'',
        '‐' | '‑' | '–' | '−' => '-',
        '！'..='～' => char::from_u32(u32::from(c) - FULL_WIDTH).unwrap_or(c),
        _ => c,
    }
}

/// A mark behind a Hebrew letter, where a quotation mark stands for the mark of an abbreviation.
fn hebrew_mark(c: char) -> char {
    match plain(c) {
        '\'' => '׳',
        '"' | '”' | '“' => '״',
        c => c,
    }
}

/// Whether `c` only says how what stands before it is drawn: a stretched Arabic letter, a selected variant.
fn is_ornament(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether `c` is there for the sake of older character sets and says no more than the letters that it stands for.
fn is_compatible(c: char) -> bool {
    c >= '\u{132}'
        && matches!(
            c,
            'Ĳ' | 'ĳ' | 'Ŀ' | 'ŀ' | 'ŉ' | 'ſ' | 'Ǆ'..='ǌ' | 'Ǳ'..='ǳ' | '\u{edc}' | '\u{edd}'
                | 'Ⅰ'..='ⅿ' | '㎀'..='㏟' | '\u{fb00}'..='\u{fb06}' | '\u{fb50}'..='\u{fdfb}' | '\u{fe70}'..='\u{fefc}'
                | '\u{ff61}'..='\u{ff9f}'
        )
}

/// A text with its letters and their accents as one character each, where it has them apart.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    let is_apart = |c: char| matches!(c, '\u{300}'..='\u{36f}' | '\u{1100}'..='\u{11ff}' | '\u{3099}' | '\u{309a}');
    if text.contains(is_apart) { Cow::Owned(text.nfc().collect()) } else { Cow::Borrowed(text) }
}

/// As [`folded`], in small letters.
pub(crate) fn folded_lower(token: &str) -> Cow<'_, str> {
    match folded(token) {
        Cow::Borrowed(word) if !word.bytes().any(|byte| byte.is_ascii_uppercase()) => Cow::Borrowed(word),
        word => Cow::Owned(word.to_lowercase()),
    }
}
/// `token` in small letters without their accents, so that it equals itself in capitals.
pub(crate) fn bare(token: &str) -> String {
    let letters = token.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let mut bare = String::with_capacity(token.len());
    for letter in letters.filter(|c| !is_combining_mark(*c)) {
        match letter {
            'ı' => bare.push('i'),
            'ς' => bare.push('σ'),
            'ß' => bare.push_str("ss"),
            _ => bare.push(letter),
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use crate::text::tokenize;

    fn keys(text: &str) -> Vec<u64> {
        tokenize(text).iter().map(|token| token.key).collect()
    }

    #[test]
    fn letters_of_two_keyboards_have_one_key() {
        for (one, other) in [
            ("Mulţi și bătrâni", "Mulți şi bătrâni"),
            ("كتاب قديمي", "کتاب قدیمی"),
            ("الكتـــاب", "الكتاب"),
            ("מנכ\"ל בצ'ק", "מנכ״ל בצ׳ק"),
            ("ראש חב' מור", "ראש חב׳ מור"),
            ("☀ ☀", "☀\u{fe0f} ☀\u{fe0e}"),
            ("paraŀlel", "paral·lel"),
            ("vĳf Ĳmuiden", "vijf IJmuiden"),
            ("Karl Ⅳ", "Karl IV"),
            ("ﾊﾞｽ", "バス"),
            ("㎡ ㎏", "m² kg"),
            ("ﺳﻼﻡ", "سلام"),
            ("٢٧٫٥ ۲۷", "27.5 27"),
            ("२७", "27"),
        ] {
            assert_eq!(keys(one), keys(other), "{one} / {other}");
        }
    }

    #[test]
    fn letters_that_tell_words_apart_have_two_keys() {
        for (one, other) in [("على", "علي"), ("pas", "paş"), ("٢٧", "28"), ("1ª", "1a"), ("10²", "102"), ("I", "l")]
        {
            assert_ne!(keys(one), keys(other), "{one} / {other}");
        }
    }
}
