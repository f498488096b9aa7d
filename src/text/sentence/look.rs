//! Bounded looks around a position: no question about a boundary reads more than a fixed number of bytes of words.

use super::character::is_word;

/// Bytes of a word, or of the token round it, that a decision may read.
pub(super) const REACH: usize = 48;

/// The text under segmentation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look<'a>(pub(super) &'a str);

impl<'a> Look<'a> {
    /// The character that starts at this position.
    pub(super) fn after(self, at: usize) -> Option<char> {
        #[cfg(test)]
        steps::count();
        match self.0.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.0.get(at..)?.chars().next(),
        }
    }

    /// The character that ends at this position, as long as it starts at the floor or later.
    pub(super) fn before(self, at: usize, floor: usize) -> Option<char> {
        #[cfg(test)]
        steps::count();
        self.0.get(floor..at)?.chars().next_back()
    }

    /// The first position from here on whose character does not satisfy the predicate.
    pub(super) fn skip(self, mut at: usize, accept: impl Fn(char) -> bool) -> usize {
        while let Some(character) = self.after(at).filter(|character| accept(*character)) {
            at += character.len_utf8();
        }
        at
    }

    /// The last position at or before this one that is not preceded by such a character, within reach of it.
    pub(super) fn skip_back(self, end: usize, floor: usize, accept: impl Fn(char) -> bool) -> usize {
        let mut at = end;
        while let Some(character) = self.before(at, floor).filter(|character| accept(*character)) {
            if end - at >= REACH {
                break;
            }
            at -= character.len_utf8();
        }
        at
    }

    /// The word that ends here, with the full stops inside it: `U.S`, `e.g`, `Mr`.
    pub(super) fn word_before(self, end: usize, floor: usize) -> &'a str {
        &self.0[self.skip_back(end, floor, |character| is_word(character) || character == '.')..end]
    }

    /// The word that starts here, cut where a decision needs no more of it.
    pub(super) fn word_after(self, start: usize) -> &'a str {
        let mut at = start;
        while let Some(character) = self.after(at).filter(|character| is_word(*character)) {
            if at - start >= REACH {
                break;
            }
            at += character.len_utf8();
        }
        &self.0[start..at]
    }

    /// Up to `REACH` bytes either side that belong to the same run without white space.
    pub(super) fn token_around(self, at: usize, floor: usize) -> &'a str {
        let start = self.skip_back(at, floor, |character| !character.is_whitespace());
        let mut end = at;
        while let Some(character) = self.after(end).filter(|character| !character.is_whitespace()) {
            if end - at >= REACH {
                break;
            }
            end += character.len_utf8();
        }
        &self.0[start..end]
    }
}

/// Counts characters looked at, so that growth is tested by work done and not by a clock.
#[cfg(test)]
pub(super) mod steps {
    use std::cell::Cell;

    thread_local!(static STEPS: Cell<usize> = const { Cell::new(0) });

    pub(in super::super) fn count() {
        STEPS.set(STEPS.get() + 1);
    }

    /// The steps taken since the last call.
    pub(in super::super) fn take() -> usize {
        STEPS.replace(0)
    }
}
