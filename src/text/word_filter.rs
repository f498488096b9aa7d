//! A quick no to whether a word stands in any of some lists: one bit a word, set when the program is compiled.
//!
//! Most words of a text stand in none of the lists that are asked; one look here saves a bisection of each.

/// Bits of a filter: some ten for each word of the longest lists.
const BITS: usize = 1 << 13;

/// Which words may stand in some lists.
#[derive(Debug)]
pub(crate) struct WordFilter([u64; BITS / 64]);

impl WordFilter {
    /// A filter without words.
    pub(crate) const NONE: Self = Self([0; BITS / 64]);

    /// The filter with the words of one more list.
    pub(crate) const fn with(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            let place = place(words[at].as_bytes());
            self.0[place / 64] |= 1 << (place % 64);
            at += 1;
        }
        self
    }

    /// Whether a list may have the word; never wrong where it says no.
    pub(crate) const fn may_hold(&self, word: &str) -> bool {
        let place = place(word.as_bytes());
        self.0[place / 64] & 1 << (place % 64) != 0
    }
}

const fn place(word: &[u8]) -> usize {
    let mut value: u32 = 0;
    let mut at = 0;
    while at < word.len() {
        value = (value ^ word[at] as u32).wrapping_mul(0x9e37_79b1).rotate_left(15);
        at += 1;
    }
    (value.wrapping_mul(0x85eb_ca6b) >> 19) as usize % BITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_lists_are_never_denied_and_most_others_are() {
        static FILTER: WordFilter = WordFilter::NONE.with(&["said", "claimed"]).with(&["ไม่", ""]);
        for word in ["said", "claimed", "ไม่", ""] {
            assert!(FILTER.may_hold(word), "{word}");
        }
        let others = (0..1000).filter(|number| FILTER.may_hold(&format!("word{number}"))).count();
        assert!(others < 10, "{others}");
    }
}
