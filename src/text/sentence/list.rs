//! Markers of list items that run on in one line: `1. The first 2. The second`, `(a) … (b) …`, `i) … ii) …`.
//!
//! A marker in mid-text starts a sentence only as the successor of the one that the sentence before it began with.

use super::character::{is_bullet, is_word};
use super::look::Look;

/// Bytes up to the first full stop or closing bracket of the longest marker: `(xviii)`.
const LONGEST: usize = 7;

/// A list marker and where its label ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    label: Label,
    is_enclosed: bool,
    /// Whether a bracket follows the label.
    is_bracketed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Number(u32),
    Lower(u32),
    Upper(u32),
    /// Lower-case Roman numerals of two letters or more; single ones read as letters until their successor tells.
    Roman(u32),
}

impl Marker {
    /// The marker at this position and the position after it.
    pub(super) fn read(look: Look<'_>, at: usize) -> Option<(Self, usize)> {
        let rest = look.0.as_bytes().get(at..).unwrap_or_default();
        if !rest[..rest.len().min(LONGEST)].iter().any(|byte| matches!(byte, b'.' | b')')) {
            return None;
        }
        let is_enclosed = look.after(at) == Some('(');
        let start = at + usize::from(is_enclosed);
        let word = look.word_after(start);
        let mut end = start + word.len();
        let has_dot = !is_enclosed && look.after(end) == Some('.');
        end += usize::from(has_dot);
        let is_bracketed = look.after(end) == Some(')');
        end += usize::from(is_bracketed);
        if !(has_dot || is_bracketed) || !look.after(end).is_some_and(char::is_whitespace) {
            return None;
        }
        Some((Self { label: Label::read(word)?, is_enclosed, is_bracketed }, end))
    }

    /// The marker whose last character is a full stop or bracket that ends here, and where it starts.
    pub(super) fn ending_at(look: Look<'_>, end: usize, floor: usize) -> Option<(Self, usize)> {
        let stem = look.skip_back(end, floor, |character| matches!(character, '.' | ')'));
        let mut start = look.skip_back(stem, floor, is_word);
        if look.before(start, floor) == Some('(') {
            start -= 1;
        }
        let stands_apart =
            look.before(start, floor).is_none_or(|character| character.is_whitespace() || is_bullet(character));
        let (marker, marker_end) = Self::read(look, start)?;
        (stands_apart && marker_end == end).then_some((marker, start))
    }

    /// Whether this is the next item's marker after that of another.
    pub(super) fn follows(self, other: Self) -> bool {
        let same_shape = self.is_enclosed == other.is_enclosed && self.is_bracketed == other.is_bracketed;
        same_shape && self.label.follows(other.label)
    }

    /// Whether a list can begin with it.
    pub(super) fn is_first(self) -> bool {
        matches!(self.label, Label::Number(1) | Label::Lower(1) | Label::Upper(1))
    }

    /// Whether a bracket closes it that none opened.
    pub(super) fn is_half_bracketed(self) -> bool {
        self.is_bracketed && !self.is_enclosed
    }

    /// Whether a full stop alone ends it, as it also ends an ordinal number or an initial.
    pub(super) fn is_plain(self) -> bool {
        !self.is_bracketed
    }
}

impl Label {
    fn read(word: &str) -> Option<Self> {
        match word.as_bytes() {
            [] => None,
            digits if digits.len() <= 3 && digits.iter().all(u8::is_ascii_digit) => word.parse().ok().map(Self::Number),
            [letter @ b'a'..=b'z'] => Some(Self::Lower(u32::from(letter - b'a') + 1)),
            [letter @ b'A'..=b'Z'] => Some(Self::Upper(u32::from(letter - b'A') + 1)),
            _ => roman(word).map(Self::Roman),
        }
    }

    fn follows(self, other: Self) -> bool {
        match (self, other) {
            (Self::Number(this), Self::Number(last))
            | (Self::Lower(this), Self::Lower(last))
            | (Self::Upper(this), Self::Upper(last))
            | (Self::Roman(this), Self::Roman(last)) => this == last + 1,
            (Self::Roman(this), Self::Lower(last)) => single_roman(last).is_some_and(|last| this == last + 1),
            (Self::Lower(this), Self::Roman(last)) => single_roman(this).is_some_and(|this| this == last + 1),
            _ => false,
        }
    }
}

/// The value of a letter, given by its place in the alphabet, read as a Roman numeral.
fn single_roman(letter: u32) -> Option<u32> {
    match letter {
        9 => Some(1),
        22 => Some(5),
        24 => Some(10),
        _ => None,
    }
}

fn roman(word: &str) -> Option<u32> {
    const NUMERALS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii", "xix", "xx",
    ];
    NUMERALS.iter().zip(1..).find_map(|(numeral, value)| (*numeral == word).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marker(text: &str) -> Option<Marker> {
        Marker::read(Look(text), 0).map(|(marker, _)| marker)
    }

    #[test]
    fn markers_are_read_in_their_shapes() {
        for text in ["1. x", "12) x", "1.) x", "(a) x", "b. x", "C) x", "iv) x", "(xii) x"] {
            assert!(marker(text).is_some(), "{text}");
        }
        for text in ["1.5 x", "1", "1234. x", "ab. x", "() x", "1.x", "word"] {
            assert!(marker(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_successor_has_the_same_shape_and_the_next_value() {
        for (this, last, expected) in [
            ("2. x", "1. x", true),
            ("3. x", "1. x", false),
            ("2) x", "1. x", false),
            ("ii) x", "i) x", true),
            ("v) x", "iv) x", true),
            ("vi) x", "v) x", true),
            ("(b) x", "(a) x", true),
            ("b) x", "(a) x", false),
        ] {
            let follows = marker(this).zip(marker(last)).is_some_and(|(this, last)| this.follows(last));
            assert_eq!(follows, expected, "{this} after {last}");
        }
    }
}
