//! Makes text harmless to show: characters that steer a terminal or that nobody can see are spelt out.
//!
//! Article text is hostile. An escape sequence in it must not reach the terminal, a bidi override must not reorder the
//! line, and a zero-width character must not hide an edit. Each becomes its code point in brackets: `‹U+202E›`.
//! This is for display only: what is stored, compared or written as JSON is never rewritten.

use std::borrow::Cow;
use std::fmt::Write;

use super::{character::is_invisible, letters};

/// What becomes of tabs and line breaks, which are harmless but not always wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// They stay as they are; a carriage return stays only before a line feed.
    Keep,
    /// Each becomes one space, so that the text stays on its line.
    Fold,
    /// They are spelt out like any other control character.
    Show,
}

/// Spells out every character that would act on a terminal or that a reader could not see.
///
/// Borrows the text when there is nothing to do. Joiners stay where they are ordinary spelling: inside an emoji
/// sequence, and after a letter of a script that needs them, such as Persian or Hindi.
pub(crate) fn visible(text: &str, layout: Layout) -> Cow<'_, str> {
    let Some(first) = first_change(text, layout) else { return Cow::Borrowed(text) };
    let mut shown = String::with_capacity(text.len() + 16);
    shown.push_str(&text[..first]);
    let mut previous = shown.chars().next_back();
    let mut rest = text[first..].chars().peekable();
    while let Some(character) = rest.next() {
        match treatment(character, Neighbours { previous, next: rest.peek().copied() }, layout) {
            Treatment::Keep => shown.push(character),
            Treatment::Space => shown.push(' '),
            Treatment::Spell => spell(character, &mut shown),
        }
        previous = Some(character);
    }
    Cow::Owned(shown)
}

/// Whether a character must not reach a terminal: one that nobody sees, but for the soft hyphen, which hides nothing, or
/// a line break that terminals do not agree on.
fn is_harmful(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}') || character != '\u{AD}' && is_invisible(character)
}

#[derive(Clone, Copy)]
struct Neighbours {
    previous: Option<char>,
    next: Option<char>,
}

#[derive(PartialEq)]
enum Treatment {
    Keep,
    Space,
    Spell,
}

fn first_change(text: &str, layout: Layout) -> Option<usize> {
    // Most text is plain to its end, which bytes alone tell.
    let plain = letters::printable(text);
    let mut previous = text[..plain].chars().next_back();
    for (index, character) in text[plain..].char_indices() {
        let index = plain + index;
        if !matches!(character, ' '..='~') {
            let next = || text[index + character.len_utf8()..].chars().next();
            if treatment(character, Neighbours { previous, next: next() }, layout) != Treatment::Keep {
                return Some(index);
            }
        }
        previous = Some(character);
    }
    None
}

fn treatment(character: char, around: Neighbours, layout: Layout) -> Treatment {
    match (character, layout) {
        ('\t' | '\n' | '\r', Layout::Fold) => Treatment::Space,
        ('\t' | '\n', Layout::Keep) => Treatment::Keep,
        ('\r', Layout::Keep) if around.next == Some('\n') => Treatment::Keep,
        ('\t' | '\n' | '\r', _) => Treatment::Spell,
        ('\u{200C}' | '\u{200D}', _) if around.previous.is_some_and(takes_joiners) => Treatment::Keep,
        _ if is_harmful(character) => Treatment::Spell,
        _ => Treatment::Keep,
    }
}

/// Emoji parts (with their variation selector and skin tones), Arabic and Syriac letters, and the Indic blocks up to
/// Sinhala: after these a joiner shapes what is seen and cannot hide.
fn takes_joiners(character: char) -> bool {
    matches!(character,
        '\u{0620}'..='\u{06FF}' | '\u{0710}'..='\u{077F}' | '\u{08A0}'..='\u{08FF}' | '\u{0900}'..='\u{0DFF}'
        | '\u{FE0F}' | '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}')
}

fn spell(character: char, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = write!(out, "‹U+{:04X}›", u32::from(character));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(input: &str, expected: &str) {
        assert_eq!(visible(input, Layout::Keep), expected, "{input:?}");
    }

    #[test]
    fn terminal_escapes_are_spelt_out() {
        check("a\u{1b}[31mred\u{1b}[0m", "a‹U+001B›[31mred‹U+001B›[0m");
        check("\u{1b}]8;;http://x.example\u{7}link", "‹U+001B›]8;;http://x.example‹U+0007›link");
        check("\u{9b}2J", "‹U+009B›2J");
        check("nul\0 bell\u{7} back\u{8} del\u{7f}", "nul‹U+0000› bell‹U+0007› back‹U+0008› del‹U+007F›");
    }

    #[test]
    fn bidi_and_zero_width_characters_are_spelt_out() {
        check("pay \u{202e}001\u{202c} now", "pay ‹U+202E›001‹U+202C› now");
        check("\u{2066}x\u{2069}", "‹U+2066›x‹U+2069›");
        check("in\u{200b}visible wo\u{200c}rd\u{200d}", "in‹U+200B›visible wo‹U+200C›rd‹U+200D›");
        check("\u{feff}start\u{2060}end\u{200e}\u{200f}\u{61c}", "‹U+FEFF›start‹U+2060›end‹U+200E›‹U+200F›‹U+061C›");
        check("line\u{2028}para\u{2029}", "line‹U+2028›para‹U+2029›");
        check("tag\u{e0041}\u{e007f}", "tag‹U+E0041›‹U+E007F›");
    }

    #[test]
    fn joiners_stay_where_they_are_spelling() {
        for ordinary in ["می\u{200c}خواهم", "क्\u{200d}ष", "👩\u{200d}🚒", "🏳\u{fe0f}\u{200d}🌈", "❤\u{fe0f}\u{200d}🔥"]
        {
            check(ordinary, ordinary);
        }
    }

    #[test]
    fn ordinary_text_is_borrowed() {
        for ordinary in
            ["", "plain", "“curly” – été, Ünïcode…", "नमस्ते दुनिया", "日本語。", "a\tb\nc\r\nd", "no\u{a0}break"]
        {
            assert!(matches!(visible(ordinary, Layout::Keep), Cow::Borrowed(_)), "{ordinary:?}");
        }
    }

    #[test]
    fn tabs_and_line_breaks_follow_the_layout() {
        let text = "a\tb\nc\r\nd\re";
        assert_eq!(visible(text, Layout::Keep), "a\tb\nc\r\nd‹U+000D›e");
        assert_eq!(visible(text, Layout::Fold), "a b c  d e");
        assert_eq!(visible(text, Layout::Show), "a‹U+0009›b‹U+000A›c‹U+000D›‹U+000A›d‹U+000D›e");
    }

    proptest! {
        #[test]
        fn nothing_that_steers_a_terminal_is_left(text in any::<String>()) {
            let shown = visible(&text, Layout::Fold);
            prop_assert!(!shown.chars().any(char::is_control));
            let is_joiner = |character| matches!(character, '\u{200C}' | '\u{200D}');
            prop_assert!(!shown.chars().any(|character| is_harmful(character) && !is_joiner(character)));
        }

        #[test]
        fn showing_twice_is_showing_once(text in any::<String>()) {
            let once = visible(&text, Layout::Keep).into_owned();
            prop_assert_eq!(visible(&once, Layout::Keep), once.as_str());
        }
    }
}
