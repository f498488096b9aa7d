//! Which of very many sentences share words that few others have: the only ones worth comparing letter by letter.
//!
//! Both sides are sorted and merged, so that n sentences cost n log n whatever stands in them.

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
    let (old, new) = (marks(old, olds), marks(new, news));
    let mut votes: Vec<(u32, u32)> = Vec::new();
    let mut runs = new.chunk_by(|a, b| a.0 == b.0).peekable();
    for sharers in old.chunk_by(|a, b| a.0 == b.0) {
        while runs.next_if(|run| run[0].0 < sharers[0].0).is_some() {}
        let Some(run) = runs.next_if(|run| run[0].0 == sharers[0].0) else { continue };
        if sharers.len() <= RARE && run.len() <= RARE {
            votes.extend(run.iter().flat_map(|(_, j)| sharers.iter().map(|(_, i)| (*j, *i))));
        }
    }
    votes.sort_unstable();
    let mut counted: Vec<(u32, u32, u32)> =
        votes.chunk_by(|a, b| a == b).map(|run| (run[0].0, u32::MAX - run.len() as u32, run[0].1)).collect();
    counted.sort_unstable();
    let best = counted.chunk_by(|a, b| a.0 == b.0).flat_map(|of_one| of_one.iter().take(MOST));
    best.map(|&(j, _, i)| (i as usize, j as usize)).collect()
}

/// The digests of the words of each text, and of each two that stand together, with the text's number; sorted, each
/// once for a text.
fn marks<'t>(text: impl Fn(usize) -> &'t str, texts: usize) -> Vec<(u32, u32)> {
    let mut marks = Vec::new();
    for at in 0..texts {
        let mut before = 0;
        for word in text(at).split_ascii_whitespace() {
            if word.chars().any(word_break::is_unspaced) {
                let letters = word.char_indices().zip(word.char_indices().skip(2));
                marks
                    .extend(letters.map(|((start, _), (end, _))| (digest(&word.as_bytes()[start..end], 0), at as u32)));
                before = 0;
            } else {
                let own = digest(word.as_bytes(), 0);
                marks.push((own, at as u32));
                marks.push((digest(word.as_bytes(), before), at as u32));
                before = own;
            }
        }
    }
    marks.sort_unstable();
    marks.dedup();
    marks
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
