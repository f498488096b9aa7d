//! A quick no to whether a word stands in any of some lists: one bit a word, set when the program is compiled.
//!
//! Most words of a text stand in none of the lists that are asked; one look here saves a bisection of each.

/// Which words may stand in some lists. Of so many times 64 bits; ten for each word make it right nine times in ten.
#[derive(Debug)]
pub(crate) struct WordFilter<const SIZE: usize = 128>([u64; SIZE]);

impl<const SIZE: usize> WordFilter<SIZE> {
    /// A filter without words.
    pub(crate) const NONE: Self = Self([0; SIZE]);

    /// The filter with the words of one more list.
    pub(crate) const fn with(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            self.add(hash(0, words[at].as_bytes(), words[at].len()));
            at += 1;
        }
        self
    }

    /// The filter with the first word of each line of a table, which a space or a tab ends.
    pub(crate) const fn with_lines(mut self, table: &str) -> Self {
        let bytes = table.as_bytes();
        let mut start = 0;
        while start < bytes.len() {
            let mut end = start;
            while end < bytes.len() && !matches!(bytes[end], b' ' | b'\t' | b'\n') {
                end += 1;
            }
            self.add(hash(start, bytes, end));
            while end < bytes.len() && bytes[end] != b'\n' {
                end += 1;
            }
            start = end + 1;
        }
        self
    }

    /// The filter with each word of a phrase.
    pub(crate) const fn with_phrase(mut self, phrase: &str) -> Self {
        let bytes = phrase.as_bytes();
        let (mut start, mut end) = (0, 0);
        while end <= bytes.len() {
            if end == bytes.len() || bytes[end] == b' ' {
                self.add(hash(start, bytes, end));
                start = end + 1;
            }
            end += 1;
        }
        self
    }

    const fn add(&mut self, hash: u32) {
        let (place, bit) = Self::place(hash);
        self.0[place] |= bit;
    }

    const fn place(hash: u32) -> (usize, u64) {
        (hash as usize / 64 % SIZE, 1 << (hash % 64))
    }

    /// Whether a list may have the word; never wrong where it says no.
    pub(crate) const fn may_hold(&self, word: &str) -> bool {
        self.may_have(hash(0, word.as_bytes(), word.len()))
    }

    const fn may_have(&self, hash: u32) -> bool {
        let (place, bit) = Self::place(hash);
        self.0[place] & bit != 0
    }

    /// The end of each character of a word, and whether a list may have what stands before it.
    pub(crate) fn prefixes(&self, word: &str) -> impl Iterator<Item = (usize, bool)> {
        let mut value = 0;
        word.char_indices().map(move |(start, letter)| {
            let end = start + letter.len_utf8();
            value = word.as_bytes()[start..end].iter().fold(value, |value, byte| step(value, *byte));
            (end, self.may_have(finish(value)))
        })
    }
}

/// A hash of some of the bytes.
const fn hash(mut at: usize, bytes: &[u8], end: usize) -> u32 {
    let mut value: u32 = 0;
    while at < end {
        value = step(value, bytes[at]);
        at += 1;
    }
    finish(value)
}

const fn step(value: u32, byte: u8) -> u32 {
    (value ^ byte as u32).wrapping_mul(0x9e37_79b1).rotate_left(15)
}

const fn finish(value: u32) -> u32 {
    value.wrapping_mul(0x85eb_ca6b) >> 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_lists_are_never_denied_and_most_others_are() {
        static FILTER: WordFilter = WordFilter::NONE.with(&["said", "claimed"]).with(&["ไม่", ""]);
        static PHRASE: WordFilter = WordFilter::NONE.with_phrase("kan være");
        static LINES: WordFilter = WordFilter::NONE.with_lines("may\tmonth\nfor ever\tx");
        assert!(LINES.may_hold("may") && LINES.may_hold("for") && !LINES.may_hold("ever") && !LINES.may_hold("month"));
        assert!(PHRASE.may_hold("kan") && PHRASE.may_hold("være") && !PHRASE.may_hold("kan være"));
        for word in ["said", "claimed", "ไม่", ""] {
            assert!(FILTER.may_hold(word), "{word}");
            let ends: Vec<usize> = FILTER.prefixes(word).filter(|prefix| prefix.1).map(|prefix| prefix.0).collect();
            assert_eq!(ends.last(), (!word.is_empty()).then_some(&word.len()), "{word}");
        }
        let others = (0..1000).filter(|number| FILTER.may_hold(&format!("word{number}"))).count();
        assert!(others < 10, "{others}");
    }
}
