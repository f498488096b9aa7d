//! How alike two sentences are, by the letter groups they share.

use crate::text::{key, word_break};

/// The most that [`Profile::likeness`] can say: the same letter groups.
pub(crate) const SAME: u64 = 1000;

/// Letter groups below which a text says too little to be found in another by its groups alone.
pub(crate) const TELLING: usize = 16;

/// Words up to which a sentence is compared word by word, by [`share_few_words`].
const FEW_WORDS: usize = 6;

/// Numbers that a letter group may fall on in a sketch.
const PLACES: usize = 2048;

/// What each ASCII character counts as: a small letter, a digit or a space.
const PLAIN: [u8; 128] = {
    let mut table = [b' '; 128];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            table[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// The letter groups of a text as a list of digests; every group counts as often as it occurs.
///
/// Most sentences that are compared are quite other ones. A sketch of the groups tells so at once, and only what it lets
/// pass is sorted and counted.
#[derive(Debug, Clone)]
pub(crate) struct Profile {
    groups: Vec<u32>,
    /// One bit for each group, where it falls.
    sketch: [u64; PLACES / 64],
    is_sorted: bool,
}

impl Profile {
    /// The groups of three letters of the words of `text`, capitals and marks aside; of two in scripts without spaces,
    /// whose words are that much shorter.
    pub(crate) fn of(text: &str) -> Self {
        let groups = if text.is_ascii() { plain_groups(text) } else { wide_groups(&key::composed(text)) };
        let mut sketch = [0; PLACES / 64];
        for group in &groups {
            let (word, bit) = place(*group);
            sketch[word] |= bit;
        }
        Self { groups, sketch, is_sorted: false }
    }

    /// The groups of the words of `text` that tell something by themselves: four letters or more, or a number. Short
    /// words stand in any sentence; in scripts without spaces every word counts.
    pub(crate) fn of_telling_words(text: &str) -> Self {
        let text = key::composed(text);
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| is_telling(word));
        let mut profile = Self::of(&words.collect::<Vec<_>>().join(" "));
        profile.sort();
        profile
    }

    /// Twice the shared groups over all groups, in thousandths (Dice's coefficient); of sorted profiles.
    pub(crate) fn likeness(&self, other: &Self) -> u64 {
        self.dice(other, shared(&self.groups, &other.groups))
    }

    /// A likeness that the two do not exceed, whether sorted or not.
    pub(crate) fn most_likeness(&self, other: &Self) -> u64 {
        let (short, long) = if self.len() < other.len() { (self, other) } else { (other, self) };
        let shared = short.groups.iter().filter(|group| long.may_have(**group)).count();
        self.dice(other, shared as u64)
    }

    fn dice(&self, other: &Self, shared: u64) -> u64 {
        (2 * SAME * shared).checked_div((self.len() + other.len()) as u64).unwrap_or(SAME)
    }

    fn may_have(&self, group: u32) -> bool {
        let (word, bit) = place(group);
        self.sketch[word] & bit != 0
    }

    /// Sorts the groups, unless they are sorted.
    pub(crate) fn sort(&mut self) {
        if !self.is_sorted {
            self.groups.sort_unstable();
            self.is_sorted = true;
        }
    }

    /// The share of this text's groups that stand in a longer text and not in `beside`, which has its part of that text
    /// already; in thousandths, 0 for a few words, which stand in any sentence by chance. All three are sorted.
    pub(crate) fn containment_in(&self, longer: &Self, beside: &Self) -> u64 {
        if self.groups.len() < TELLING || self.groups.len() > longer.groups.len() {
            return 0;
        }
        SAME * shared(&self.groups, &longer.without(beside)) / self.groups.len() as u64
    }

    /// Whether no word of the text was counted.
    pub(crate) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// How many groups the text has.
    pub(crate) fn len(&self) -> usize {
        self.groups.len()
    }

    /// The groups that are left when each one of `other` takes away one of its kind.
    fn without(&self, other: &Self) -> Vec<u32> {
        let mut taken = other.groups.iter().peekable();
        let is_left = |group: &u32| {
            while taken.next_if(|next| *next < group).is_some() {}
            taken.next_if(|next| *next == group).is_none()
        };
        self.groups.iter().copied().filter(is_left).collect()
    }
}

/// The letter groups of a text in ASCII, which need not be decoded.
fn plain_groups(text: &str) -> Vec<u32> {
    const SPACE: u32 = b' ' as u32;
    let mut groups = Vec::with_capacity(text.len() + 1);
    let mut last = SPACE << 7 | SPACE;
    for byte in text.bytes().chain([b' ']) {
        let letter = u32::from(PLAIN[usize::from(byte & 0x7f)]);
        if letter != SPACE || last & 0x7f != SPACE {
            last = (last << 7 | letter) & 0x1f_ffff;
            groups.push(last);
        }
    }
    groups
}

/// The letter groups of any text.
fn wide_groups(text: &str) -> Vec<u32> {
    let mut groups = Vec::with_capacity(text.len() + 1);
    let mut window = [' ', ' '];
    let mut push = |c: char| {
        let [first, second] = window;
        if !(c == ' ' && second == ' ') {
            groups.push(group(if word_break::is_unspaced(c) { '\0' } else { first }, second, c));
            window = [second, c];
        }
    };
    for c in text.chars() {
        if c.is_alphanumeric() {
            c.to_lowercase().for_each(&mut push);
        } else if !matches!(c, '’' | '\u{200b}'..='\u{200f}') {
            push(' ');
        }
    }
    push(' ');
    groups
}

/// How many elements two sorted lists share.
fn shared(one: &[u32], other: &[u32]) -> u64 {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < one.len() && j < other.len() {
        let (a, b) = (one[i], other[j]);
        shared += u64::from(a == b);
        i += usize::from(a <= b);
        j += usize::from(b <= a);
    }
    shared
}

/// The word and the bit of a sketch that a group falls on.
fn place(group: u32) -> (usize, u64) {
    let place = group.wrapping_mul(0x9e37_79b1) >> (u32::BITS - PLACES.ilog2());
    (place as usize / 64, 1 << (place % 64))
}

/// Whether a sentence of two or three words shares half of them or more with another at the ends of both.
pub(crate) fn share_few_words(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty());
        words.take(FEW_WORDS + 1).map(str::to_lowercase).collect()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let before = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let behind = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    (2..=3).contains(&short) && long <= FEW_WORDS && 2 * (before + behind).min(short) >= short
}

/// Whether a word says something about its sentence: no article, no auxiliary, no pronoun.
fn is_telling(word: &str) -> bool {
    let weight = |c: char| match c {
        _ if c.is_numeric() || word_break::is_unspaced(c) => 4,
        '\u{ac00}'..='\u{d7a3}' => 2,
        _ => 1,
    };
    word.chars().map(weight).sum::<usize>() >= 4
}

fn group(a: char, b: char, c: char) -> u32 {
    let [first, second, third] = [a, b, c].map(u32::from);
    if first | second | third < 1 << 7 {
        return first << 14 | second << 7 | third;
    }
    let wide = u64::from(a) << 42 | u64::from(b) << 21 | u64::from(c);
    (key::digest(&wide.to_le_bytes()) >> 32) as u32 | 1 << 31
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(text: &str) -> Profile {
        let mut profile = Profile::of(text);
        profile.sort();
        profile
    }

    /// The likeness of two texts by all their groups, and by those of their telling words.
    fn check(old: &str, new: &str, all: std::ops::Range<u64>, telling: std::ops::Range<u64>) {
        let (one, other) = (sorted(old), sorted(new));
        let is_all = one.likeness(&other);
        let is_telling = Profile::of_telling_words(old).likeness(&Profile::of_telling_words(new));
        assert!([old, new].iter().all(|text| !text.is_ascii() || plain_groups(text) == wide_groups(text)));
        assert!(one.most_likeness(&other) >= is_all, "{old} {new}");
        assert!(all.contains(&is_all) && telling.contains(&is_telling), "{old} {new}: {is_all}, {is_telling}");
    }

    #[test]
    fn short_words_make_unlike_sentences_look_alike() {
        check("The weather was bad.", "The mayor was in Rome.", 300..500, 0..100);
        check("Le pont est fermé.", "Le maire est malade.", 200..500, 0..100);
    }

    #[test]
    fn telling_words_find_a_reworded_sentence() {
        check("Police made two arrests.", "Two people were arrested.", 200..380, 250..500);
        check("没有人受伤。", "无人受伤。", 300..700, 250..700);
        check("He was 64.", "He died aged 64.", 200..500, 250..500);
        check("결과는 아직 없다", "아직 결과가 없다", 0..1000, 250..1000);
    }

    #[test]
    fn a_few_words_are_compared_word_by_word() {
        assert!(share_few_words("He lied.", "He did not."));
        assert!(share_few_words("It rained.", "It snowed."));
        assert!(!share_few_words("He died.", "She lived."));
        assert!(!share_few_words("The weather was bad.", "The mayor was in Rome."));
        assert!(!share_few_words("He lied.", "He said on Tuesday that he had not."));
    }

    #[test]
    fn what_another_sentence_has_is_not_there_twice() {
        let whole = sorted("The tide rose in the night, and the mill was shut.");
        let (first, second) = (sorted("The tide rose in the night."), sorted("The mill was shut."));
        assert!(second.containment_in(&whole, &first) >= 800);
        assert!(first.containment_in(&whole, &first) < 300);
    }
}
