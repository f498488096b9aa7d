//! A list of words or phrases kept as a text file, and the questions asked of it.
//!
//! Lines that begin with `#` are remarks; entries stand between bars, all in lower case. Nothing is built until a list
//! is first used.

use std::sync::OnceLock;

/// Buckets of the index over the first bytes of the entries.
const BUCKETS: usize = 512;
/// Bytes of an entry that choose its bucket; a shorter entry is only ever compared as a whole.
const PREFIX: usize = 3;

/// A list of words or phrases.
pub(super) struct WordList {
    source: &'static str,
    index: OnceLock<Vec<Vec<&'static str>>>,
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
            Some(prefix) => self.bucket(*prefix).contains(&word),
            None => self.entries().any(|entry| entry == word),
        }
    }

    /// The longest entry of at least three bytes that a text begins with.
    pub(super) fn opening(&self, text: &str) -> Option<&'static str> {
        let prefix = text.as_bytes().first_chunk()?;
        self.bucket(*prefix).iter().filter(|entry| text.starts_with(**entry)).max_by_key(|entry| entry.len()).copied()
    }

    /// Where entries of at least three bytes begin in a text, at most one a place, the longest.
    pub(super) fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, &'static str)> + 't {
        let places = text.char_indices().map(|(at, _)| at);
        places.filter_map(|at| self.opening(&text[at..]).map(|entry| (at, entry)))
    }

    fn bucket(&self, prefix: [u8; PREFIX]) -> &[&'static str] {
        &self.index.get_or_init(|| self.build())[slot(prefix)]
    }

    fn build(&self) -> Vec<Vec<&'static str>> {
        let mut index = vec![Vec::new(); BUCKETS];
        for entry in self.entries() {
            if let Some(prefix) = entry.as_bytes().first_chunk() {
                index[slot(*prefix)].push(entry);
            }
        }
        index
    }
}

fn slot(prefix: [u8; PREFIX]) -> usize {
    let [a, b, c] = prefix.map(usize::from);
    (a + b * 7 + c * 61) % BUCKETS
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
        assert_eq!(
            LIST.places("a red car, a red bus, синє море").collect::<Vec<_>>(),
            [(2, "red car"), (13, "red"), (22, "синє море")]
        );
    }
}
