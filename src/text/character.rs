//! What single characters are: quotation marks, dashes, currencies, unseen characters.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Whether `c` is a quotation mark of any style, double or single.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '´'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '〝'
            | '〞'
            | '〟'
            | '＂'
            | '＇'
            | '｢'
            | '｣'
            | '״'
            | '׳'
    )
}

/// Whether `c` is a dash or a hyphen other than the ASCII one.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '⸺' | '⸻' | '﹘' | '－')
}

/// Whether `c` is a currency sign.
pub(crate) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '¢' | '₠'..='⃀' | '฿' | '؋' | '￥' | '￡' | '＄')
}

/// Whether a reader sees nothing where `c` stands: bidi and zero-width controls, fillers, tags, control codes. Tabs and
/// line breaks are not meant.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    ) || c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

/// Whether `c` only ever continues a word: combining marks, joiners, the soft hyphen, variation selectors.
pub(crate) fn is_joined(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{ad}') || !c.is_ascii() && is_combining_mark(c)
}

/// Whether `c` asks a question.
pub(crate) fn is_question(c: char) -> bool {
    matches!(c, '?' | '¿' | '？' | '؟' | '\u{37e}' | '՞' | '⁇' | '⁈' | '⁉' | '‽' | '፧' | '﹖' | '⸮' | '꘏' | '᥅')
}

/// Whether the character at byte `at` of `text` asks a question; Greek writes a semicolon for it.
pub(crate) fn asks_at(text: &str, at: usize) -> bool {
    let is_greek = |c: char| matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}');
    match text[at..].chars().next() {
        Some(';') => text[..at].chars().rev().take(8).find(|c| c.is_alphabetic()).is_some_and(is_greek),
        Some(c) => is_question(c),
        None => false,
    }
}

/// The zeros of scripts that newspapers write numbers in; the other digits stand behind each.
const ZEROS: [char; 17] = ['٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '０'];

/// The value of a decimal digit of any script that newspapers write numbers in.
pub(crate) fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    ZEROS.iter().find_map(|&zero| u32::from(c).checked_sub(u32::from(zero)).filter(|digit| *digit < 10))
}

/// `word` with the decimal digits of other scripts as ASCII digits.
pub(crate) fn with_ascii_digits(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let plain = |c: char| digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c);
    word.chars().map(plain).collect()
}

/// Whether `c` belongs to a script that is written from right to left.
pub(crate) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Whether `c` is a letter of the Hebrew alphabet.
pub(crate) fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{5ff}')
}

/// Whether `c` is a punctuation mark outside ASCII.
pub(crate) fn is_mark(c: char) -> bool {
    is_question(c)
        || matches!(
            c,
            '¡' | '§' | '¶' | '·' | '…' | '‧' | '•' | '†' | '‡' | '‰' | '′' | '″' | '،' | '؛' | '۔' | '।' | '॥' | '׃' | '־' | '։' | '።' | '፣'
                | '、' | '。' | '〈'..='】' | '〔'..='〛' | '・' | '！' | '（' | '）' | '，' | '．' | '：' | '；' | '［' | '］' | '｡' | '､'
                | '\u{2000}'..='\u{206f}' | '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{303f}' | '\u{fe10}'..='\u{fe6f}'
        )
}

/// Length in bytes of the grapheme cluster at the start of `text`.
pub(crate) fn cluster_length(text: &str) -> usize {
    text.graphemes(true).next().map_or(1, str::len)
}
