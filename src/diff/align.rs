//! Aligns the sentences of two bodies: equal ones first, then edited ones between them, then those that moved.
//!
//! Everything is counted in comparisons, nothing in time. Where a gap is too large to compare each sentence with each,
//! only sentences that share a rare letter group are (`candidates`).

use super::{
    candidate::{Candidates, Rules},
    equal::{Pair, pair_equal},
    order::{Link, heaviest_chain},
    similarity::{SAME, TELLING},
    unit::Unit,
};
use crate::model::Block;

/// Likeness, in thousandths, from which a sentence in its place counts as the same one edited.
const EDITED: u64 = 380;
/// Likeness from which a sentence that stands elsewhere counts as moved and edited.
const MOVED: u64 = 650;
/// Share of a left-over sentence that must stand in the sentence beside it for the two to have been one.
const CONTAINED: u64 = 800;
/// One side of a body: its units in order, and the document they are cut from.
#[derive(Clone, Copy)]
pub(crate) struct Body<'u, 'a> {
    pub(crate) units: &'u [Unit],
    pub(crate) blocks: &'a [Block],
}

impl<'a> Body<'_, 'a> {
    pub(crate) fn text(&self, at: usize) -> &'a str {
        self.units[at].text(self.blocks).trim()
    }
}

/// Which units of two bodies correspond.
#[derive(Debug, Default)]
pub(crate) struct Alignment {
    /// For each old unit the new one it became.
    pub(crate) of_old: Vec<Option<usize>>,
    /// For each new unit the old one it was.
    pub(crate) of_new: Vec<Option<usize>>,
    /// For each old unit whether it kept its place among those that correspond.
    pub(crate) is_in_place: Vec<bool>,
    /// Old units that were joined into the new unit of a neighbour.
    pub(crate) joined_old: Vec<Option<usize>>,
    /// New units that were split off the old unit of a neighbour.
    pub(crate) joined_new: Vec<Option<usize>>,
}

impl Alignment {
    /// An alignment of so many old and new units in which none corresponds.
    pub(crate) fn new(old: usize, new: usize) -> Self {
        Self {
            of_old: vec![None; old],
            of_new: vec![None; new],
            is_in_place: vec![false; old],
            joined_old: vec![None; old],
            joined_new: vec![None; new],
        }
    }

    pub(crate) fn pair(&mut self, (old, new): Pair) {
        self.of_old[old] = Some(new);
        self.of_new[new] = Some(old);
    }

    fn is_free(&self, (old, new): Pair) -> bool {
        self.of_old[old].is_none() && self.of_new[new].is_none()
    }

    /// The old and the new units without a partner.
    pub(crate) fn free(&self) -> (Vec<usize>, Vec<usize>) {
        let free = |of: &[Option<usize>]| (0..of.len()).filter(|&at| of[at].is_none()).collect();
        (free(&self.of_old), free(&self.of_new))
    }

    /// The pairs, in old order.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = Pair> + '_ {
        self.of_old.iter().enumerate().filter_map(|(old, new)| new.map(|new| (old, new)))
    }
}

/// Aligns two bodies.
pub(crate) fn align(old: Body<'_, '_>, new: Body<'_, '_>) -> Alignment {
    let mut alignment = Alignment::new(old.units.len(), new.units.len());
    pair_same(old, new, &mut alignment);
    let backbone = chain(old, new, &alignment);
    let mut candidates = Candidates::new(old, new);
    pair_gaps(&backbone, &mut candidates, &mut alignment);
    pair_neighbours(&mut candidates, &mut alignment);
    pair_moved(&mut candidates, &mut alignment);
    for (at, _) in chain(old, new, &alignment) {
        alignment.is_in_place[at] = true;
    }
    drop_small_moves(old, &mut alignment);
    join_neighbours(&mut candidates, &mut alignment);
    alignment
}

/// Pairs units that read the same.
pub(crate) fn pair_same(old: Body<'_, '_>, new: Body<'_, '_>, alignment: &mut Alignment) {
    let digests = |units: &[Unit]| units.iter().map(|unit| unit.digest).collect::<Vec<_>>();
    for (i, j) in pair_equal(&digests(old.units), &digests(new.units)) {
        if old.text(i) == new.text(j) {
            alignment.pair((i, j));
        }
    }
}

/// The pairs that kept their order: the heaviest set that does not cross.
fn chain(old: Body<'_, '_>, new: Body<'_, '_>, alignment: &Alignment) -> Vec<Pair> {
    // The lighter side counts, and of equal weights the words decide, so that swapping the sides swaps the result.
    let weight = |(i, j): Pair| {
        let (old, new) = (&old.units[i], &new.units[j]);
        (old.weight().min(new.weight()) << 16) | (old.digest.wrapping_add(new.digest) & 0xffff)
    };
    let links: Vec<Link> =
        alignment.pairs().map(|pair| Link { old: pair.0, new: pair.1, weight: weight(pair) }).collect();
    heaviest_chain(&links).into_iter().map(|at| (links[at].old, links[at].new)).collect()
}

/// Pairs edited sentences between neighbours of the backbone, in order.
fn pair_gaps(backbone: &[Pair], candidates: &mut Candidates<'_, '_>, alignment: &mut Alignment) {
    let ends = (alignment.of_old.len(), alignment.of_new.len());
    let (mut from_old, mut from_new) = (0, 0);
    for &(to_old, to_new) in backbone.iter().chain([&ends]) {
        let old: Vec<usize> = (from_old..to_old).filter(|&i| alignment.of_old[i].is_none()).collect();
        let new: Vec<usize> = (from_new..to_new).filter(|&j| alignment.of_new[j].is_none()).collect();
        (from_old, from_new) = (to_old + 1, to_new + 1);
        if old.is_empty() || new.is_empty() {
            continue;
        }
        let rules = Rules { least: EDITED, shortest: 0 };
        let links: Vec<Link> = candidates
            .between(&old, &new, rules)
            .into_iter()
            .map(|link| Link { weight: link.weight - EDITED + SAME / 50, ..link })
            .collect();
        for at in heaviest_chain(&links) {
            alignment.pair((links[at].old, links[at].new));
        }
    }
}

/// Pairs what stands right beside a pair on both sides, so that an edited sentence moves along with its paragraph.
fn pair_neighbours(candidates: &mut Candidates<'_, '_>, alignment: &mut Alignment) {
    let pairs: Vec<Pair> = alignment.pairs().collect();
    for &pair in &pairs {
        follow(pair, |(i, j)| Some((i + 1, j + 1)), candidates, alignment);
    }
    for &pair in pairs.iter().rev() {
        follow(pair, |(i, j)| Some((i.checked_sub(1)?, j.checked_sub(1)?)), candidates, alignment);
    }
}

fn follow(
    mut pair: Pair,
    step: impl Fn(Pair) -> Option<Pair>,
    candidates: &mut Candidates<'_, '_>,
    alignment: &mut Alignment,
) {
    while let Some(next) = step(pair) {
        let is_inside = next.0 < alignment.of_old.len() && next.1 < alignment.of_new.len();
        if !is_inside || !alignment.is_free(next) || !candidates.same_blocks(pair, next) {
            return;
        }
        if candidates.likeness(next) < EDITED {
            return;
        }
        alignment.pair(next);
        pair = next;
    }
}

/// Pairs what is left wherever it stands, most alike first.
fn pair_moved(candidates: &mut Candidates<'_, '_>, alignment: &mut Alignment) {
    let (old, new) = alignment.free();
    if old.is_empty() || new.is_empty() {
        return;
    }
    let mut links = candidates.between(&old, &new, Rules { least: MOVED, shortest: TELLING });
    links.sort_unstable_by_key(|link| (std::cmp::Reverse(link.weight), link.old, link.new));
    for link in links {
        if alignment.is_free((link.old, link.new)) {
            alignment.pair((link.old, link.new));
        }
    }
}

/// A few equal words elsewhere are chance, not a move.
fn drop_small_moves(old: Body<'_, '_>, alignment: &mut Alignment) {
    let small: Vec<Pair> =
        alignment.pairs().filter(|&(i, _)| !alignment.is_in_place[i] && old.text(i).len() < TELLING).collect();
    for (i, j) in small {
        let is_beside = |at: Option<usize>, of: usize| {
            at.and_then(|at| alignment.of_old.get(at).copied().flatten()).is_some_and(|other| other == of)
        };
        if !is_beside(i.checked_sub(1), j.wrapping_sub(1)) && !is_beside(Some(i + 1), j + 1) {
            alignment.of_old[i] = None;
            alignment.of_new[j] = None;
        }
    }
}

/// Joins a left-over sentence to the pair beside it where most of it stands in the other side's sentence.
fn join_neighbours(candidates: &mut Candidates<'_, '_>, alignment: &mut Alignment) {
    for j in 0..alignment.of_new.len() {
        if alignment.of_new[j].is_some() {
            continue;
        }
        let beside = neighbours(j, &alignment.of_new, |at| candidates.is_one_new_block(at, j));
        let best = beside.into_iter().flatten().map(|i| (candidates.containment_of_new(j, i), i)).max();
        alignment.joined_new[j] = best.filter(|best| best.0 >= CONTAINED).map(|best| best.1);
    }
    for i in 0..alignment.of_old.len() {
        if alignment.of_old[i].is_some() {
            continue;
        }
        let beside = neighbours(i, &alignment.of_old, |at| candidates.is_one_old_block(at, i));
        let best = beside.into_iter().flatten().map(|j| (candidates.containment_of_old(i, j), j)).max();
        alignment.joined_old[i] = best.filter(|best| best.0 >= CONTAINED).map(|best| best.1);
    }
}

/// The partners of the units right before and behind `at`, where these lie in its block.
fn neighbours(at: usize, partners: &[Option<usize>], is_one_block: impl Fn(usize) -> bool) -> [Option<usize>; 2] {
    [at.checked_sub(1), Some(at + 1)]
        .map(|beside| beside.filter(|&beside| beside < partners.len() && is_one_block(beside)))
        .map(|beside| beside.and_then(|beside| partners[beside]))
}
