//! Which tokens of two texts correspond: the word level of the diff.
//!
//! Equal ends are trimmed, `similar` finds the rest on comparison keys, islands too small to read are joined to the
//! edits around them. Long texts are first cut at tokens that occur once on both sides, and what `similar` may spend
//! is counted in steps, so that the result depends on the texts alone.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{
    equal::{Partners, pair_equal},
    order::{Link, heaviest_chain},
};
use crate::text::{Token, TokenKind};

/// A stretch of tokens of both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hunk {
    /// Whether the tokens correspond one to one; else the old ones were replaced by the new ones.
    pub(crate) is_equal: bool,
    /// Tokens of the old text.
    pub(crate) old: Range<usize>,
    /// Tokens of the new text.
    pub(crate) new: Range<usize>,
}

/// Old tokens times new tokens up to which a stretch is given to `similar` whole.
const SMALL: usize = 1 << 16;
/// Old tokens times new tokens up to which they are first looked through for one that both sides have.
const FEW: usize = 16;
/// What all stretches together may cost for each token of the input.
const STEPS_PER_TOKEN: usize = 64;

/// Pairs the tokens of two texts; the hunks cover both sides in order, equal and replaced ones in turn.
pub(crate) fn pair_tokens(old: &[Token], new: &[Token]) -> Vec<Hunk> {
    let prefix = old.iter().zip(new).take_while(|(a, b)| a.key == b.key).count();
    let (old_rest, new_rest) = (&old[prefix..], &new[prefix..]);
    let suffix = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a.key == b.key).count();
    let middle = (prefix..old.len() - suffix, prefix..new.len() - suffix);
    // One edit with equal words on both sides of it, as in most changes.
    let mut hunks = Hunks { list: Vec::with_capacity(3) };
    hunks.equal(0, 0, prefix);
    let mut budget = SMALL + (old.len() + new.len()).saturating_mul(STEPS_PER_TOKEN);
    pair_middle(old, new, middle.clone(), &mut budget, &mut hunks);
    hunks.equal(middle.0.end, middle.1.end, suffix);
    join_islands(hunks.list, old, new)
}

fn keys(tokens: &[Token]) -> Vec<u64> {
    tokens.iter().map(|token| token.key).collect()
}

fn pair_middle(
    old: &[Token],
    new: &[Token],
    (old_middle, new_middle): (Range<usize>, Range<usize>),
    budget: &mut usize,
    hunks: &mut Hunks,
) {
    let (old_start, new_start) = (old_middle.start, new_middle.start);
    if are_few_and_unlike(&old[old_middle.clone()], &new[new_middle.clone()], |token| token.key) {
        return hunks.replace(old_middle, new_middle);
    }
    let (old_keys, new_keys) = (keys(&old[old_middle]), keys(&new[new_middle]));
    let cost = old_keys.len().saturating_mul(new_keys.len());
    if cost <= SMALL.min(*budget) {
        *budget -= cost;
        return hunks.align(&old_keys, &new_keys, (old_start, new_start));
    }
    let mut anchors = Partners::none(old_keys.len(), new_keys.len());
    pair_equal(&old_keys, &new_keys, &mut anchors);
    let links: Vec<Link> = anchors.pairs().map(|(old, new)| Link { old, new, weight: 1 }).collect();
    let (mut from_old, mut from_new) = (0, 0);
    let ends = (old_keys.len(), new_keys.len());
    let chain = heaviest_chain(links).into_iter().map(|link| (link.old, link.new, 1));
    for (to_old, to_new, length) in chain.chain([(ends.0, ends.1, 0)]) {
        let start = (old_start + from_old, new_start + from_new);
        let cost = (to_old - from_old).saturating_mul(to_new - from_new);
        if cost <= SMALL.min(*budget) {
            *budget -= cost;
            hunks.align(&old_keys[from_old..to_old], &new_keys[from_new..to_new], start);
        } else {
            hunks.replace(start.0..start.0 + to_old - from_old, start.1..start.1 + to_new - from_new);
        }
        hunks.equal(old_start + to_old, new_start + to_new, length);
        (from_old, from_new) = (to_old + length, to_new + length);
    }
}

/// Whether two short stretches have no key in common, so that nothing is left to pair.
fn are_few_and_unlike<T>(old: &[T], new: &[T], key: impl Fn(&T) -> u64) -> bool {
    let is_shared = |one: &T| new.iter().any(|other| key(other) == key(one));
    old.len().saturating_mul(new.len()) <= FEW && !old.iter().any(is_shared)
}

/// Hunks under construction: neighbours of one kind are joined.
struct Hunks {
    list: Vec<Hunk>,
}

impl Hunks {
    fn push(&mut self, is_equal: bool, old: Range<usize>, new: Range<usize>) {
        if old.is_empty() && new.is_empty() {
            return;
        }
        if let Some(last) = self.list.last_mut().filter(|last| last.is_equal == is_equal) {
            (last.old.end, last.new.end) = (old.end, new.end);
            return;
        }
        self.list.push(Hunk { is_equal, old, new });
    }

    fn equal(&mut self, old: usize, new: usize, length: usize) {
        self.push(true, old..old + length, new..new + length);
    }

    fn replace(&mut self, old: Range<usize>, new: Range<usize>) {
        self.push(false, old, new);
    }

    /// Lets `similar` pair a stretch that starts at `start` on the two sides.
    fn align(&mut self, old: &[u64], new: &[u64], start: (usize, usize)) {
        if are_few_and_unlike(old, new, |key| *key) {
            return self.replace(start.0..start.0 + old.len(), start.1..start.1 + new.len());
        }
        for op in capture_diff_slices(Algorithm::Myers, old, new) {
            let shift = |range: Range<usize>, by: usize| range.start + by..range.end + by;
            let (old, new) = (shift(op.old_range(), start.0), shift(op.new_range(), start.1));
            self.push(matches!(op, DiffOp::Equal { .. }), old, new);
        }
    }
}

/// Joins edits with the few short words between them, so that a reader sees phrases and not crumbs.
fn join_islands(hunks: Vec<Hunk>, old: &[Token], new: &[Token]) -> Vec<Hunk> {
    if hunks.iter().filter(|hunk| !hunk.is_equal).count() < 2 {
        return hunks;
    }
    let mut joined: Vec<Hunk> = Vec::with_capacity(hunks.len());
    let mut rest = hunks.into_iter().peekable();
    while let Some(hunk) = rest.next() {
        let next = rest.peek();
        let around = joined.last().zip(next);
        if hunk.is_equal && around.is_some_and(|(a, b)| is_island(&hunk, a, b, old, new)) {
            let Some(next) = rest.next() else { break };
            if let Some(last) = joined.last_mut() {
                (last.old.end, last.new.end) = (next.old.end, next.new.end);
            }
            continue;
        }
        joined.push(hunk);
    }
    joined
}

/// Whether `island` is worth less to a reader than one edit in place of the two beside it.
fn is_island(island: &Hunk, before: &Hunk, after: &Hunk, old: &[Token], new: &[Token]) -> bool {
    let length = |tokens: &[Token]| tokens.iter().filter(|t| t.kind.is_word()).map(|t| t.end - t.start).sum::<usize>();
    let sizes = |hunk: &Hunk| (length(&old[hunk.old.clone()]), length(&new[hunk.new.clone()]));
    let kept = &old[island.old.clone()];
    let is_short = kept.len() <= 2 && kept.iter().all(|token| token.kind == TokenKind::Word);
    let kept = length(kept);
    if !is_short || kept > 3 {
        return false;
    }
    let (before, after) = (sizes(before), sizes(after));
    let is_replaced = |(old, new): (usize, usize)| old > 0 && new > 0;
    let edited = |(old, new): (usize, usize)| old.max(new);
    if is_replaced(before) && is_replaced(after) {
        return edited(before).min(edited(after)) > 2 * kept;
    }
    let is_beside_phrase =
        is_replaced(before) && edited(before) > 4 * kept || is_replaced(after) && edited(after) > 4 * kept;
    is_beside_phrase && edited(before).min(edited(after)) >= 2 * kept && is_inside_run(island, old, new)
}

/// Whether the words run on without a space on both sides of the island, as in Chinese: a letter alone is no word then.
fn is_inside_run(island: &Hunk, old: &[Token], new: &[Token]) -> bool {
    let touches = |tokens: &[Token], at: &Range<usize>| {
        let is_joined = |at: usize| tokens.get(at - 1).zip(tokens.get(at)).is_none_or(|(a, b)| a.end == b.start);
        (at.start == 0 || is_joined(at.start)) && is_joined(at.end)
    };
    touches(old, &island.old) && touches(new, &island.new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    /// Checks the marked form of an edit.
    fn check(old: &str, new: &str, expected: &str) {
        let (a, b) = (tokenize(old), tokenize(new));
        let span = |text: &str, tokens: &[Token], at: &Range<usize>| {
            let part = &tokens[at.clone()];
            part.first().zip(part.last()).map_or(String::new(), |(first, last)| text[first.start..last.end].to_owned())
        };
        let shown: Vec<String> = pair_tokens(&a, &b)
            .iter()
            .map(|hunk| {
                let (old, new) = (span(old, &a, &hunk.old), span(new, &b, &hunk.new));
                if hunk.is_equal { new } else { format!("[-{old}-]{{+{new}+}}") }
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn a_short_word_between_two_edits_goes_with_them() {
        check(
            "They signed it on paper.",
            "They refused it by letter.",
            "They [-signed it on paper-]{+refused it by letter+} .",
        );
        check("Five of nine came.", "Six of nine came.", "[-Five-]{+Six+} of nine came.");
    }

    #[test]
    fn a_letter_alone_is_no_word_where_words_run_on() {
        check(
            "水漏れはなく、直ちに危険はない",
            "水漏れは確認されていない",
            "水漏れ [-はなく、直ちに危険はない-]{+は確認されていない+}",
        );
        check("5月3日に始まる", "6月9日に始まる", "[-5-]{+6+} 月 [-3-]{+9+} 日に始まる");
    }
}
