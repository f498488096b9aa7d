//! How alike two sentences are, by the letter groups they share.

use crate::text::{key, word_break};

/// The most that [`Profile::likeness`] can say: the same letter groups.
pub(crate) const SAME: u64 = 1000;

/// Letter groups below which a text says too little to be found in another by its groups alone.
pub(crate) const TELLING: usize = 16;

/// The letter groups of a text as a sorted list of digests; every group counts as often as it occurs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Profile {
    groups: Vec<u32>,
}

impl Profile {
    /// The groups of three letters of the words of `text`, capitals and marks aside; of two in scripts without spaces,
    /// whose words are that much shorter.
    pub(crate) fn of(text: &str) -> Self {
        let mut groups = Vec::with_capacity(text.len());
        let mut window = [' ', ' '];
        let mut push = |window: &mut [char; 2], c: char| {
            let unspaced = word_break::is_unspaced(c);
            let first = if unspaced { '\0' } else { window[0] };
            if !(c == ' ' && window[1] == ' ') {
                groups.push(group(first, window[1], c));
                *window = [window[1], c];
            }
        };
        for c in text.chars() {
            if c.is_ascii() {
                push(&mut window, if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' });
            } else if c.is_alphanumeric() {
                c.to_lowercase().for_each(|c| push(&mut window, c));
            } else if !matches!(c, '’' | '\u{200b}'..='\u{200f}') {
                push(&mut window, ' ');
            }
        }
        push(&mut window, ' ');
        groups.sort_unstable();
        Self { groups }
    }

    /// Twice the shared groups over all groups, in thousandths (Dice's coefficient).
    pub(crate) fn likeness(&self, other: &Self) -> u64 {
        let all = (self.groups.len() + other.groups.len()) as u64;
        (2 * SAME * self.shared(other)).checked_div(all).unwrap_or(SAME)
    }

    /// The share of this text's groups that a longer one has too, in thousandths; 0 for a few words, which stand in
    /// any sentence by chance.
    pub(crate) fn containment_in(&self, longer: &Self) -> u64 {
        if self.len() < TELLING || self.len() > longer.len() {
            0
        } else {
            SAME * self.shared(longer) / self.len() as u64
        }
    }

    /// How many groups the text has.
    pub(crate) fn len(&self) -> usize {
        self.groups.len()
    }

    fn shared(&self, other: &Self) -> u64 {
        let (mut i, mut j, mut shared) = (0, 0, 0);
        while i < self.groups.len() && j < other.groups.len() {
            let (a, b) = (self.groups[i], other.groups[j]);
            shared += u64::from(a == b);
            i += usize::from(a <= b);
            j += usize::from(b <= a);
        }
        shared
    }
}

fn group(a: char, b: char, c: char) -> u32 {
    if a.is_ascii() && b.is_ascii() && c.is_ascii() {
        return u32::from(a) << 14 | u32::from(b) << 7 | u32::from(c);
    }
    let wide = u64::from(a) << 42 | u64::from(b) << 21 | u64::from(c);
    (key::digest(&wide.to_le_bytes()) >> 32) as u32 | 1 << 31
}
