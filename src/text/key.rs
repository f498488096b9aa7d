//! Comparison keys: what two spellings of the same words have in common. Never shown to a reader.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{TokenKind, character};

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// A 64-bit digest of `bytes` for finding equal texts fast; equality is confirmed on the text itself.
pub fn digest(bytes: &[u8]) -> u64 {
    let mut state = SEED ^ bytes.len() as u64;
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let word = word.try_into().map_or(0, u64::from_le_bytes);
        state = fold(state ^ word);
    }
    let mut tail = [0; 8];
    tail[..words.remainder().len()].copy_from_slice(words.remainder());
    fold(fold(state ^ u64::from_le_bytes(tail)))
}

fn fold(value: u64) -> u64 {
    let wide = u128::from(value) * u128::from(SEED | 1);
    (wide as u64) ^ ((wide >> 64) as u64)
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
    if token.is_ascii() { digest(token.as_bytes()) } else { digest(folded(token).as_bytes()) }
}

fn is_single(quote: &str) -> bool {
    quote.starts_with(['\'', '’', '‘', '‚', '‛', '‹', '›', '`', '´', '＇'])
}

/// `token` with apostrophes and hyphens in their plain form, composed, without unseen characters.
pub fn folded(token: &str) -> Cow<'_, str> {
    if token.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'`') {
        return Cow::Borrowed(token);
    }
    let plain = token.chars().filter(|c| !character::is_invisible(*c)).map(|c| match c {
        '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
        '‐' | '‑' | '–' | '−' => '-',
        _ => c,
    });
    match is_nfc_quick(token.chars()) {
        IsNormalized::Yes => Cow::Owned(plain.collect()),
        _ => Cow::Owned(plain.nfc().collect()),
    }
}

/// As [`folded`], in small letters.
pub(crate) fn folded_lower(token: &str) -> Cow<'_, str> {
    match folded(token) {
        Cow::Borrowed(word) if !word.bytes().any(|byte| byte.is_ascii_uppercase()) => Cow::Borrowed(word),
        word => Cow::Owned(word.to_lowercase()),
    }
}
