//! A list of words or phrases kept as a text file, and the questions asked of it.
//!
//! Lines that begin with `#` are remarks; entries stand between bars, all in lower case. The index is made when the
//! program is compiled, so that a start of the program costs nothing for it.

use std::ops::Range;

use crate::text::letters;

/// Buckets of the index over the first bytes of the entries: enough that most are empty.
const BUCKETS: usize = 4096;
/// Most first bytes of an entry that choose its bucket.
const LONGEST_PREFIX: usize = 8;
/// Entries that a list may have.
const MOST: usize = 768;

/// Where an entry stands in its list's text.
#[derive(Clone, Copy)]
struct Entry {
    bucket: u16,
    start: u16,
    end: u16,
}

impl Entry {
    fn range(self) -> Range<usize> {
        usize::from(self.start)..usize::from(self.end)
    }

    fn len(self) -> usize {
        self.range().len()
    }
}

/// A list of words or phrases: its entries by their first bytes, and for each bucket whether it has any, so that most
/// places in a text cost a look at one bit.
pub(super) struct WordList {
    source: &'static str,
    /// First bytes that choose an entry's bucket: as many as the shortest entry has, up to the most.
    prefix: usize,
    used: [u64; BUCKETS / 64],
    /// For each 64 buckets, how many entries are before theirs.
    before: [u16; BUCKETS / 64],
    /// Sorted by bucket; only so many of them are entries.
    entries: [Entry; MOST],
    count: usize,
}

impl WordList {
    /// The list in a text file.
    pub(super) const fn new(source: &'static str) -> Self {
        let nothing = Entry { bucket: 0, start: 0, end: 0 };
        let mut list = Self {
            source,
            prefix: LONGEST_PREFIX,
            used: [0; BUCKETS / 64],
            before: [0; BUCKETS / 64],
            entries: [nothing; MOST],
            count: 0,
        };
        let mut at = 0;
        while let Some((start, end)) = next_entry(source.as_bytes(), at) {
            list.prefix = if end - start < list.prefix { end - start } else { list.prefix };
            at = end;
        }
        at = 0;
        while let Some((start, end)) = next_entry(source.as_bytes(), at) {
            list.add(start, end);
            at = end;
        }
        list
    }

    /// Puts an entry in its place.
    const fn add(&mut self, start: usize, end: usize) {
        let bucket = self.bucket(self.source.as_bytes().split_at(start).1);
        self.used[bucket / 64] |= 1 << (bucket % 64);
        let mut behind = bucket / 64 + 1;
        while behind < self.before.len() {
            self.before[behind] += 1;
            behind += 1;
        }
        let mut at = self.count;
        while at > 0 && self.entries[at - 1].bucket as usize > bucket {
            self.entries[at] = self.entries[at - 1];
            at -= 1;
        }
        assert!(end <= u16::MAX as usize, "a list's text is short enough for the index");
        assert!(self.count < MOST, "a list has room for its entries");
        self.entries[at] = Entry { bucket: bucket as u16, start: start as u16, end: end as u16 };
        self.count += 1;
    }

    /// Whether the list has exactly this entry.
    pub(super) fn has(&self, word: &str) -> bool {
        self.entry(word).is_some()
    }

    /// The longest entry that a text begins with; whether a word ends there is for the caller to see.
    pub(super) fn opening(&self, text: &str) -> Option<&'static str> {
        self.opening_bytes(text.as_bytes())
    }

    /// Where entries begin in a text, at most one a place, the longest; not inside a word of plain Latin letters.
    pub(super) fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, &'static str)> + 't {
        let mut next = 0;
        std::iter::from_fn(move || {
            let (start, entry) = self.place(text.as_bytes(), next)?;
            next = next_start(text.as_bytes(), start);
            Some((start, entry))
        })
    }

    /// The first place from here on; a plain loop, since every paragraph of a page is looked through.
    fn place(&self, text: &[u8], mut start: usize) -> Option<(usize, &'static str)> {
        while start + self.prefix <= text.len() {
            if text[start] != b' '
                && self.has_bucket(self.bucket(&text[start..]))
                && let Some(entry) = self.opening_bytes(&text[start..])
            {
                return Some((start, entry));
            }
            start = next_start(text, start);
        }
        None
    }

    fn entry(&self, word: &str) -> Option<&'static str> {
        self.of(self.bucket(word.as_bytes())).map(|entry| &self.source[entry.range()]).find(|entry| *entry == word)
    }

    /// An entry never begins inside a character, since no first byte of one is also a later byte of one.
    fn opening_bytes(&self, text: &[u8]) -> Option<&'static str> {
        let source = self.source.as_bytes();
        let begins = |entry: &&Entry| text.starts_with(&source[entry.range()]);
        self.of(self.bucket(text))
            .filter(begins)
            .max_by_key(|entry| entry.len())
            .map(|entry| &self.source[entry.range()])
    }

    /// The bucket of a text's first bytes.
    const fn bucket(&self, text: &[u8]) -> usize {
        let first = match text.first_chunk() {
            Some(first) => *first,
            None => filled_up(text),
        };
        let key = u64::from_le_bytes(first) & (u64::MAX >> (8 * (LONGEST_PREFIX - self.prefix)));
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize % BUCKETS
    }

    fn has_bucket(&self, bucket: usize) -> bool {
        self.used[bucket / 64] >> (bucket % 64) & 1 != 0
    }

    /// The entries of a bucket.
    fn of(&self, bucket: usize) -> impl Iterator<Item = &Entry> {
        let from = if self.has_bucket(bucket) { self.before[bucket / 64].into() } else { self.count };
        let near = self.entries[from..self.count].iter().skip_while(move |entry| usize::from(entry.bucket) < bucket);
        near.take_while(move |entry| usize::from(entry.bucket) == bucket)
    }
}

/// The next place where an entry may begin: behind the word of plain Latin letters, or the byte, and a space behind it.
fn next_start(text: &[u8], start: usize) -> usize {
    let end = start + letters::leading(&text[start..]).max(1);
    end + usize::from(text.get(end) == Some(&b' '))
}

/// Where the next entry of a list's text stands, from a place between two.
const fn next_entry(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    while at < bytes.len() {
        match bytes[at] {
            b'#' => {
                while at < bytes.len() && bytes[at] != b'\n' {
                    at += 1;
                }
            }
            b'|' | b' ' | b'\n' => at += 1,
            _ => {
                let mut end = at;
                let mut next = at;
                while next < bytes.len() && bytes[next] != b'|' && bytes[next] != b'\n' {
                    next += 1;
                    if bytes[next - 1] != b' ' {
                        end = next;
                    }
                }
                return Some((at, end));
            }
        }
    }
    None
}

/// A text of few bytes and zeros behind it.
const fn filled_up(text: &[u8]) -> [u8; LONGEST_PREFIX] {
    let mut first = [0; LONGEST_PREFIX];
    let mut at = 0;
    while at < text.len() && at < LONGEST_PREFIX {
        first[at] = text[at];
        at += 1;
    }
    first
}

#[cfg(test)]
mod tests {
    use std::{collections::HashSet, fs};

    use super::*;
    use crate::extract::phrases;

    static LIST: WordList = WordList::new("# A remark | is no entry\nred | red car | ab\nсинє море");

    #[test]
    fn every_entry_of_every_file_can_be_met_and_stands_once() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/extract/words");
        for file in fs::read_dir(folder).expect("the lists stand beside the source") {
            let path = file.expect("the folder can be read").path();
            let source = fs::read_to_string(&path).expect("a list is a text");
            let mut known = HashSet::new();
            let mut at = 0;
            while let Some((start, end)) = next_entry(source.as_bytes(), at) {
                let entry = &source[start..end];
                assert_eq!(phrases::folded(entry), entry, "{}", path.display());
                assert!(known.insert(entry), "{}: {entry} stands there twice", path.display());
                at = end;
            }
        }
    }

    #[test]
    fn entries_stand_between_bars() {
        for (word, is_entry) in
            [("red", true), ("red car", true), ("ab", true), ("синє море", true), ("is no entry", false), ("", false)]
        {
            assert_eq!(LIST.has(word), is_entry, "{word:?}");
        }
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
