//! A list of words or phrases kept as a text file, and the questions asked of it.
//!
//! Lines that begin with `#` are remarks; entries stand between bars, all in lower case. Nothing is built until a list
//! is first used.

use std::sync::OnceLock;

/// Buckets of the index over the first bytes of the entries: enough that most are empty.
const BUCKETS: usize = 4096;
/// Bytes of an entry that choose its bucket; shorter entries are compared one by one.
const PREFIX: usize = 3;

/// The entries by their first bytes, and for each bucket whether it has any, so that most places in a text cost a look
/// at one bit.
struct Index {
    used: [u64; BUCKETS / 64],
    /// Sorted by bucket.
    entries: Vec<(usize, &'static str)>,
    /// The entries too short for a bucket.
    short: Vec<&'static str>,
}

impl Index {
    fn has(&self, slot: usize) -> bool {
        self.used[slot / 64] >> (slot % 64) & 1 != 0
    }

    fn of(&self, prefix: [u8; PREFIX]) -> &[(usize, &'static str)] {
        let slot = slot(prefix);
        if !self.has(slot) {
            return &[];
        }
        let from = self.entries.partition_point(|entry| entry.0 < slot);
        let count = self.entries[from..].iter().take_while(|entry| entry.0 == slot).count();
        &self.entries[from..from + count]
    }
}

/// A list of words or phrases.
pub(super) struct WordList {
    source: &'static str,
    index: OnceLock<Index>,
}

impl WordList {
    /// The list in a text file.
    pub(super) const fn new(source: &'static str) -> Self {
        Self { source, index: OnceLock::new() }
    }

    /// Every entry.
    pub(super) fn entries(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.source
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.split('|'))
            .map(str::trim)
            .filter(|entry| !entry.is_empty())
    }

    /// Whether the list has exactly this entry.
    pub(super) fn has(&self, word: &str) -> bool {
        match word.as_bytes().first_chunk() {
            Some(prefix) => self.index().of(*prefix).iter().any(|entry| entry.1 == word),
            None => self.index().short.contains(&word),
        }
    }

    /// The longest entry that a text begins with; whether a word ends there is for the caller to see.
    pub(super) fn opening(&self, text: &str) -> Option<&'static str> {
        let index = self.index();
        opening(index, text.as_bytes()).or_else(|| {
            index.short.iter().copied().filter(|entry| text.starts_with(entry)).max_by_key(|entry| entry.len())
        })
    }

    /// Where entries of at least three bytes begin in a text, at most one a place, the longest; not inside a word of
    /// plain Latin letters.
    pub(super) fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, &'static str)> + 't {
        let (index, bytes) = (self.index(), text.as_bytes());
        let mut is_letter = false;
        let starts = bytes.windows(PREFIX).enumerate().filter(move |(_, window)| {
            let is_inside = is_letter && window[0].is_ascii_alphabetic();
            is_letter = window[0].is_ascii_alphabetic();
            !is_inside && index.has(slot([window[0], window[1], window[2]]))
        });
        starts.filter_map(move |(at, _)| opening(index, &bytes[at..]).map(|entry| (at, entry)))
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut index = Index { used: [0; BUCKETS / 64], entries: Vec::new(), short: Vec::new() };
            for entry in self.entries() {
                if let Some(prefix) = entry.as_bytes().first_chunk() {
                    let slot = slot(*prefix);
                    index.used[slot / 64] |= 1 << (slot % 64);
                    index.entries.push((slot, entry));
                } else {
                    index.short.push(entry);
                }
            }
            index.entries.sort_unstable();
            index
        })
    }
}

/// An entry never begins inside a character, since no first byte of one is also a later byte of one.
fn opening(index: &Index, bytes: &[u8]) -> Option<&'static str> {
    let found = index.of(*bytes.first_chunk()?);
    let begins = found.iter().filter(|entry| bytes.starts_with(entry.1.as_bytes()));
    begins.max_by_key(|entry| entry.1.len()).map(|entry| entry.1)
}

fn slot(prefix: [u8; PREFIX]) -> usize {
    let [a, b, c] = prefix.map(usize::from);
    (a ^ b << 4 ^ c << 7 ^ c >> 3) % BUCKETS
}

#[cfg(test)]
mod tests {
    use super::*;

    static LIST: WordList = WordList::new("# A remark | is no entry\nred | red car | ab\nсинє море");

    #[test]
    fn entries_stand_between_bars() {
        assert_eq!(LIST.entries().collect::<Vec<_>>(), ["red", "red car", "ab", "синє море"]);
        assert!(LIST.has("red car") && LIST.has("ab") && !LIST.has("is no entry"));
    }

    #[test]
    fn the_longest_entry_is_found_at_each_place() {
        assert_eq!(LIST.opening("red cars"), Some("red car"));
        assert_eq!((LIST.opening("ab ovo"), LIST.opening("ab"), LIST.opening("a")), (Some("ab"), Some("ab"), None));
        assert_eq!(
            LIST.places("a red car, a red bus, синє море").collect::<Vec<_>>(),
            [(2, "red car"), (13, "red"), (22, "синє море")]
        );
    }
}
