//! Which of very many sentences share words that few others have: the only ones worth comparing letter by letter.
//!
//! What is common is left out by counting; the rest of both sides is sorted and merged, so that n sentences cost n log n
//! whatever stands in them.

use std::cmp::Reverse;

use super::equal::Pair;
use crate::text::{key, word_break};

/// Sentences of either side that may share a word for it to count as rare.
const RARE: usize = 4;
/// Old sentences that a new one is compared with.
const MOST: usize = 4;

/// Pairs of old and new texts by the rare words, and pairs of words, that they share: for each new one the few old ones
/// that share most.
pub(crate) fn sharing<'t>(
    old: impl Fn(usize) -> &'t str,
    olds: usize,
    new: impl Fn(usize) -> &'t str,
    news: usize,
) -> Vec<Pair> {
    let (mut old, mut new) = (marks(old, olds), marks(new, news));
    keep_rare(&mut old, &mut new);
    let mut votes: Vec<Vote> = Vec::new();
    let mut runs = new.chunk_by(|a, b| a.word() == b.word()).peekable();
    for sharers in old.chunk_by(|a, b| a.word() == b.word()) {
        while runs.next_if(|run| run[0].word() < sharers[0].word()).is_some() {}
        let Some(run) = runs.next_if(|run| run[0].word() == sharers[0].word()) else { continue };
        if sharers.len() <= RARE && run.len() <= RARE {
            votes.extend(run.iter().flat_map(|new| sharers.iter().map(|old| Vote::new(new.text(), old.text()))));
        }
    }
    votes.sort_unstable();
    votes.chunk_by(|a, b| a.new_text() == b.new_text()).flat_map(most_shared).collect()
}

/// The pairs of one new text that have most votes, of equals the first; from its sorted votes.
fn most_shared(votes: &[Vote]) -> impl Iterator<Item = Pair> + use<> {
    let mut counted: Vec<(usize, Vote)> = votes.chunk_by(|a, b| a == b).map(|run| (run.len(), run[0])).collect();
    counted.sort_by_key(|(count, _)| Reverse(*count));
    counted.into_iter().take(MOST).map(|(_, vote)| (vote.old_text(), vote.new_text()))
}

/// A new and an old text that share a word: one number, as a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Vote(u64);

impl Vote {
    fn new(new: u32, old: u32) -> Self {
        Self(u64::from(new) << 32 | u64::from(old))
    }

    fn new_text(self) -> usize {
        (self.0 >> 32) as usize
    }

    fn old_text(self) -> usize {
        self.0 as u32 as usize
    }
}

/// The digest of a word, or of two that stand together, and the number of a text that has it: one number, so that many
/// are sorted fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Mark(u64);

impl Mark {
    fn new(word: u32, text: usize) -> Self {
        Self(u64::from(word) << 32 | text as u64)
    }

    fn word(self) -> u32 {
        (self.0 >> 32) as u32
    }

    fn text(self) -> u32 {
        self.0 as u32
    }
}

/// The marks of each text, as they come.
fn marks<'t>(text: impl Fn(usize) -> &'t str, texts: usize) -> Vec<Mark> {
    let mut marks = Vec::new();
    for at in 0..texts {
        let mut before = 0;
        for word in text(at).split_ascii_whitespace() {
            if word.chars().any(word_break::is_unspaced) {
                let letters = word.char_indices().zip(word.char_indices().skip(2));
                marks.extend(
                    letters.map(|((start, _), (end, _))| Mark::new(digest(&word.as_bytes()[start..end], 0), at)),
                );
                before = 0;
            } else {
                let own = digest(word.as_bytes(), 0);
                marks.push(Mark::new(own, at));
                marks.push(Mark::new(digest(word.as_bytes(), before), at));
                before = own;
            }
        }
    }
    marks
}

/// Sorts the marks of both sides, each once, without most of those that are too common or that one side lacks.
fn keep_rare(old: &mut Vec<Mark>, new: &mut Vec<Mark>) {
    let tallies = [Tally::of(old), Tally::of(new)];
    for marks in [old, new] {
        marks.retain(|mark| tallies.iter().all(|tally| tally.is_rare(*mark)));
        marks.sort_unstable();
        marks.dedup();
    }
}

/// How often each word was met, in few bytes: words that fall on one place are counted as one.
struct Tally(Vec<u8>);

impl Tally {
    fn of(marks: &[Mark]) -> Self {
        let mut tally = Self(vec![0; (2 * marks.len()).next_power_of_two()]);
        for mark in marks {
            let place = tally.place(*mark);
            tally.0[place] = tally.0[place].saturating_add(1);
        }
        tally
    }

    fn place(&self, mark: Mark) -> usize {
        mark.word() as usize & (self.0.len() - 1)
    }

    /// Whether a word was met at all, and not so often that few texts cannot have it: a text may repeat it.
    fn is_rare(&self, mark: Mark) -> bool {
        (1..=2 * RARE).contains(&usize::from(self.0[self.place(mark)]))
    }
}

fn digest(word: &[u8], before: u32) -> u32 {
    (key::digest(word) >> 32) as u32 ^ before.wrapping_mul(0x9e37_79b1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(old: &[&'static str], new: &[&'static str]) -> Vec<Pair> {
        sharing(|i| old[i], old.len(), |j| new[j], new.len())
    }

    #[test]
    fn sentences_meet_over_words_that_few_have() {
        let old = ["the ferry sails at noon", "the bridge is shut", "the mayor is ill"];
        let new = ["mayor very ill", "nobody knows", "at noon the ferry sails"];
        let found = pairs(&old, &new);
        assert_eq!(found.iter().find(|pair| pair.1 == 0), Some(&(2, 0)));
        assert_eq!(found.iter().find(|pair| pair.1 == 1), None);
        assert_eq!(found.iter().find(|pair| pair.1 == 2), Some(&(0, 2)));
    }

    #[test]
    fn letters_stand_for_words_where_no_spaces_do() {
        assert_eq!(pairs(&["市場は月曜に閉まる", "橋は通れない"], &["市場は火曜に閉まる"]), [(0, 0)]);
    }

    #[test]
    fn words_that_many_have_bring_nobody_together() {
        assert_eq!(pairs(&["a"; 9], &["a"; 9]), []);
    }
}
