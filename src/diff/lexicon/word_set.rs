//! The words of a language as a Bloom filter: small, and ready without being read.
//!
//! It never forgets a word. One string in two hundred that is no word counts as one, which makes a spelling change look
//! like another word and never the other way round. `words/build.py` writes the file.

/// Bits that are looked at for each word.
const PROBES: u64 = 8;

/// A set of lower-case words.
#[derive(Debug)]
pub(crate) struct WordSet {
    bits: &'static [u8],
}

/// American and British English, from the SCOWL lists (see `words/SCOWL.txt`).
pub(super) static ENGLISH: WordSet = WordSet { bits: include_bytes!("words/english.bloom") };

impl WordSet {
    /// Whether the set has `word`.
    pub(crate) fn holds(&self, word: &str) -> bool {
        let digest = digest(word);
        let size = self.bits.len() as u64 * 8;
        let (mut place, step) = ((digest & 0xffff_ffff) % size, (digest >> 32 | 1) % size);
        (0..PROBES).all(|_| {
            let is_set = self.bits[(place / 8) as usize] & 1 << (place % 8) != 0;
            place += step;
            place -= if place < size { 0 } else { size };
            is_set
        })
    }
}

/// FNV-1a with its bits mixed at the end; part of the file's format.
fn digest(word: &str) -> u64 {
    let mut value: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in word.bytes() {
        value = (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    value = (value ^ value >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    value ^ value >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_sides_of_the_atlantic_are_known() {
        for word in ["harbour", "harbor", "realise", "realize", "burned", "legal", "illegal", "trail", "travelled"] {
            assert!(ENGLISH.holds(word), "{word}");
        }
    }

    #[test]
    fn slips_of_the_hand_are_not_words() {
        for word in ["bunred", "seperate", "goverment", "definately", "teh", "recieved", ""] {
            assert!(!ENGLISH.holds(word), "{word}");
        }
    }
}
