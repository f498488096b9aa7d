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

    /// The groups of the words of `text` that tell something by themselves: four letters or more, or a number. Short
    /// words stand in any sentence; in scripts without spaces every word counts.
    pub(crate) fn of_telling_words(text: &str) -> Self {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| is_telling(word));
        Self::of(&words.collect::<Vec<_>>().join(" "))
    }

    /// Twice the shared groups over all groups, in thousandths (Dice's coefficient).
    pub(crate) fn likeness(&self, other: &Self) -> u64 {
        let all = (self.groups.len() + other.groups.len()) as u64;
        (2 * SAME * self.shared(other)).checked_div(all).unwrap_or(SAME)
    }

    /// The share of this text's groups that stand in a longer text and not in `beside`, which has its part of that text
    /// already; in thousandths, 0 for a few words, which stand in any sentence by chance.
    pub(crate) fn containment_in(&self, longer: &Self, beside: &Self) -> u64 {
        if self.groups.len() < TELLING || self.groups.len() > longer.groups.len() {
            return 0;
        }
        SAME * self.shared(&longer.without(beside)) / self.groups.len() as u64
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
    fn without(&self, other: &Self) -> Self {
        let mut taken = other.groups.iter().peekable();
        let is_left = |group: &u32| {
            while taken.next_if(|next| *next < group).is_some() {}
            taken.next_if(|next| *next == group).is_none()
        };
        Self { groups: self.groups.iter().copied().filter(is_left).collect() }
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
    if a.is_ascii() && b.is_ascii() && c.is_ascii() {
        return u32::from(a) << 14 | u32::from(b) << 7 | u32::from(c);
    }
    let wide = u64::from(a) << 42 | u64::from(b) << 21 | u64::from(c);
    (key::digest(&wide.to_le_bytes()) >> 32) as u32 | 1 << 31
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The likeness of two texts by all their groups, and by those of their telling words.
    fn check(old: &str, new: &str, all: std::ops::Range<u64>, telling: std::ops::Range<u64>) {
        let by = |of: fn(&str) -> Profile| of(old).likeness(&of(new));
        let (is_all, is_telling) = (by(Profile::of), by(Profile::of_telling_words));
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
    fn what_another_sentence_has_is_not_there_twice() {
        let whole = Profile::of("The tide rose in the night, and the mill was shut.");
        let (first, second) = (Profile::of("The tide rose in the night."), Profile::of("The mill was shut."));
        assert!(second.containment_in(&whole, &first) >= 800);
        assert!(first.containment_in(&whole, &first) < 300);
    }
}
