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
    if is_ascii { digest(token.as_bytes()) } else { digest(folded(token).as_bytes()) }
}

fn is_single(quote: &str) -> bool {
    quote.starts_with(['\'', '’', '‘', '‚', '‛', '‹', '›', '`', '´', '＇'])
}

/// `token` with apostrophes and hyphens in their plain form, ligatures taken apart, letters and digits of full width in
/// their usual one, composed, without unseen characters.
pub(crate) fn folded(token: &str) -> Cow<'_, str> {
    if token.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'`') {
        return Cow::Borrowed(token);
    }
    let plain = token.chars().filter(|c| !character::is_invisible(*c)).flat_map(|c| {
        let letters = ligature(c);
        letters.chars().chain(letters.is_empty().then(|| plain(c)))
    });
    match is_nfc_quick(token.chars()) {
        IsNormalized::Yes => Cow::Owned(plain.collect()),
        _ => Cow::Owned(plain.nfc().collect()),
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

/// The letters that a printer's ligature joins; of any other character none.
fn ligature(c: char) -> &'static str {
    match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => "",
    }
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
