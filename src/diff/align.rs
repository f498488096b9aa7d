//! Aligns the sentences of two bodies: equal ones first, then edited ones between them, then those that moved.
//!
//! Everything is counted in comparisons, nothing in time. Where a gap is too large to compare each sentence with each,
//! only sentences that share a rare letter group are (`candidates`).

use super::{
    candidate::{Candidates, Rules},
    equal::{Pair, Partners, pair_equal},
    order::{Link, heaviest_chain},
    place,
    similarity::{SAME, TELLING},
    unit::{Unit, trimmed},
};
use crate::model::{Block, BlockKind};

/// Likeness, in thousandths, from which a sentence in its place counts as the same one edited.
const EDITED: u64 = 380;
/// Likeness from which a sentence that stands elsewhere counts as moved and edited.
const MOVED: u64 = 650;
/// Likeness, by its telling words alone, from which a short sentence counts as the same one reworded where nothing else
/// was put in its place.
const REWORDED: u64 = 250;
/// Share of a left-over sentence that must stand in the sentence beside it, in the part that did not become that one's
/// partner, for the two to have been one.
const CONTAINED: u64 = 800;

/// One side of a body: its units in order, and the document they are cut from.
#[derive(Clone, Copy)]
pub(crate) struct Body<'u, 'a> {
    pub(crate) units: &'u [Unit],
    pub(crate) blocks: &'a [Block],
}

impl<'a> Body<'_, 'a> {
    pub(crate) fn text(&self, at: usize) -> &'a str {
        trimmed(self.units[at].text(self.blocks))
    }

    pub(crate) fn is_whole_block(&self, at: usize) -> bool {
        let unit = &self.units[at];
        unit.start == 0 && unit.is_last(self.blocks)
    }

    pub(crate) fn kind(&self, at: usize) -> BlockKind {
        self.blocks[self.units[at].block].kind
    }
}

/// Which units of two bodies correspond.
#[derive(Debug, Default)]
pub(crate) struct Alignment {
    /// Which unit became which.
    pub(crate) partners: Partners,
    /// For each old unit whether it kept its place among those that correspond, in the block that is its home.
    pub(crate) is_in_place: Vec<bool>,
    /// Old units that were joined into the new unit of a neighbour.
    pub(crate) joined_old: Vec<Option<usize>>,
    /// New units that were split off the old unit of a neighbour.
    pub(crate) joined_new: Vec<Option<usize>>,
}

/// Aligns two bodies, some units of which are known to be the same.
pub(crate) fn align(old: Body<'_, '_>, new: Body<'_, '_>, mut partners: Partners) -> Alignment {
    pair_same(old, new, &mut partners);
    let backbone = place::backbone(old, new, &partners);
    let mut candidates = Candidates::new(old, new);
    let fruitless = pair_gaps(&backbone, &mut candidates, &mut partners);
    pair_neighbours(&mut candidates, &mut partners);
    pair_moved(&mut candidates, &mut partners, fruitless);
    pair_lone(&candidates, &mut partners);
    let is_in_place = place::in_place(old, new, &partners);
    drop_small_moves((old, new), &is_in_place, &mut partners);
    let (joined_old, joined_new) = join_neighbours(&mut candidates, &partners);
    Alignment { partners, is_in_place, joined_old, joined_new }
}

/// Pairs units that read the same, beside those that are known to.
pub(crate) fn pair_same(old: Body<'_, '_>, new: Body<'_, '_>, partners: &mut Partners) {
    let digests = |units: &[Unit]| units.iter().map(|unit| unit.digest).collect::<Vec<_>>();
    let is_known: Vec<bool> = partners.of_old.iter().map(Option::is_some).collect();
    pair_equal(&digests(old.units), &digests(new.units), partners);
    partners.part_unless(|(i, j)| is_known[i] || old.text(i) == new.text(j));
}

/// Pairs edited sentences between neighbours of the backbone, in order; tells how many of both sides were compared in a
/// gap where no two were alike.
fn pair_gaps(
    backbone: &[Link],
    candidates: &mut Candidates<'_, '_>,
    partners: &mut Partners,
) -> Option<(usize, usize)> {
    let mut fruitless = None;
    let ends = (partners.of_old.len(), partners.of_new.len());
    let (mut from_old, mut from_new) = (0, 0);
    // Most gaps hold one sentence a side or none; the lists are made once for all of them.
    let (mut old, mut new, mut links) = (Vec::new(), Vec::new(), Vec::new());
    for (to_old, to_new) in backbone.iter().map(|link| (link.old, link.new)).chain([ends]) {
        old.clear();
        new.clear();
        old.extend((from_old..to_old).filter(|&i| partners.of_old[i].is_none()));
        new.extend((from_new..to_new).filter(|&j| partners.of_new[j].is_none()));
        (from_old, from_new) = (to_old + 1, to_new + 1);
        if old.is_empty() || new.is_empty() {
            continue;
        }
        links.clear();
        candidates.push_between(&old, &new, Rules { least: EDITED, shortest: 0 }, &mut links);
        if links.is_empty() {
            fruitless = Some((old.len(), new.len()));
        }
        for link in &mut links {
            link.weight = link.weight - EDITED + SAME / 50;
        }
        links = heaviest_chain(links);
        for link in &links {
            partners.pair((link.old, link.new));
        }
    }
    fruitless
}

/// Pairs what stands right beside a pair on both sides, so that an edited sentence moves along with its paragraph.
fn pair_neighbours(candidates: &mut Candidates<'_, '_>, partners: &mut Partners) {
    // A pair that is made here is the next one to be looked at.
    for i in 0..partners.of_old.len() {
        let pair = partners.of_old[i].map(|j| (i, j));
        pair_beside(pair, |(i, j)| Some((i + 1, j + 1)), candidates, partners);
    }
    for i in (0..partners.of_old.len()).rev() {
        let pair = partners.of_old[i].map(|j| (i, j));
        pair_beside(pair, |(i, j)| Some((i.checked_sub(1)?, j.checked_sub(1)?)), candidates, partners);
    }
}

fn pair_beside(
    pair: Option<Pair>,
    step: impl Fn(Pair) -> Option<Pair>,
    candidates: &mut Candidates<'_, '_>,
    partners: &mut Partners,
) {
    let Some((pair, next)) = pair.and_then(|pair| Some((pair, step(pair)?))) else { return };
    let is_inside = next.0 < partners.of_old.len() && next.1 < partners.of_new.len();
    let may_pair = is_inside && partners.is_free(next) && candidates.same_blocks(pair, next);
    if may_pair && candidates.are_alike(next, Rules { least: EDITED, shortest: 0 }) {
        partners.pair(next);
    }
}

/// Pairs what is left wherever it stands, most alike first. Where that is just what a gap was compared in vain for, none
/// can be as alike as a move must be.
fn pair_moved(candidates: &mut Candidates<'_, '_>, partners: &mut Partners, fruitless: Option<(usize, usize)>) {
    let (old, new) = partners.free();
    if old.is_empty() || new.is_empty() || fruitless == Some((old.len(), new.len())) {
        return;
    }
    let mut links = Vec::new();
    candidates.push_between(&old, &new, Rules { least: MOVED, shortest: TELLING }, &mut links);
    links.sort_unstable_by_key(|link| (std::cmp::Reverse(link.weight), link.old, link.new));
    for link in links {
        if partners.is_free((link.old, link.new)) {
            partners.pair((link.old, link.new));
        }
    }
}

/// Pairs a short sentence with the only one that took its place, where both stand between the same neighbours.
fn pair_lone(candidates: &Candidates<'_, '_>, partners: &mut Partners) {
    let ends = (partners.of_old.len(), partners.of_new.len());
    let before = |at: Option<usize>, of: &[Option<usize>]| at.map_or(Some(0), |at| of[at].map(|other| other + 1));
    for i in 0..ends.0 {
        let Some(j) = before(i.checked_sub(1), &partners.of_old).filter(|&j| j < ends.1) else { continue };
        let behind = if i + 1 == ends.0 { Some(ends.1) } else { partners.of_old[i + 1] };
        let is_lone = partners.is_free((i, j)) && behind == Some(j + 1);
        if is_lone && candidates.likeness_of_short((i, j)) >= REWORDED {
            partners.pair((i, j));
        }
    }
}

/// A few words elsewhere that are not even the same are chance, not a move.
fn drop_small_moves((old, new): (Body<'_, '_>, Body<'_, '_>), is_in_place: &[bool], partners: &mut Partners) {
    let is_small = |&(i, j): &Pair| old.text(i).len() < TELLING && old.text(i) != new.text(j);
    let small: Vec<Pair> = partners.pairs().filter(|pair| !is_in_place[pair.0] && is_small(pair)).collect();
    for (i, j) in small {
        let is_beside = |at: Option<usize>, of: usize| {
            at.and_then(|at| partners.of_old.get(at).copied().flatten()).is_some_and(|other| other == of)
        };
        if !is_beside(i.checked_sub(1), j.wrapping_sub(1)) && !is_beside(Some(i + 1), j + 1) {
            partners.part((i, j));
        }
    }
}

/// For each unit the one on the other side that it was joined into or split off.
type Joined = Vec<Option<usize>>;

/// Joins a left-over sentence, or a block of one, to the pair beside it where most of it stands in the other side's
/// sentence; a pair that did not change took nothing in and gave nothing away.
fn join_neighbours(candidates: &mut Candidates<'_, '_>, partners: &Partners) -> (Joined, Joined) {
    let mut joined_old = vec![None; partners.of_old.len()];
    let mut joined_new = vec![None; partners.of_new.len()];
    let best = |found: &mut dyn Iterator<Item = (u64, usize)>| {
        found.max().filter(|best| best.0 >= CONTAINED).map(|best| best.1)
    };
    for j in (0..joined_new.len()).filter(|&j| partners.of_new[j].is_none()) {
        joined_new[j] = best(&mut neighbours(j, &partners.of_new).filter_map(|(at, i)| {
            let goes_on = goes_on(&partners.of_new, (at, j)).is_some_and(|(next, other)| {
                candidates.is_one_new_block(j, next) && candidates.is_one_old_block(i, other)
            });
            let may_join = (goes_on || candidates.is_new_part(at, j)) && !candidates.is_same((i, at));
            may_join.then(|| (candidates.containment_of_new(j, (i, at)), i))
        }));
    }
    for i in (0..joined_old.len()).filter(|&i| partners.of_old[i].is_none()) {
        joined_old[i] = best(&mut neighbours(i, &partners.of_old).filter_map(|(at, j)| {
            let goes_on = goes_on(&partners.of_old, (at, i)).is_some_and(|(next, other)| {
                candidates.is_one_old_block(i, next) && candidates.is_one_new_block(j, other)
            });
            let may_join = (goes_on || candidates.is_old_part(at, i)) && !candidates.is_same((at, j));
            may_join.then(|| (candidates.containment_of_old(i, (at, j)), j))
        }));
    }
    (joined_old, joined_new)
}

/// The unit on the other side of `at` than `beside`, with its partner: where both went into one block, so did `at`.
fn goes_on(partners: &[Option<usize>], (beside, at): Pair) -> Option<Pair> {
    let next = (2 * at).checked_sub(beside)?;
    Some((next, partners.get(next).copied().flatten()?))
}

/// The units right before and behind `at` that have a partner, each with it.
fn neighbours(at: usize, partners: &[Option<usize>]) -> impl Iterator<Item = Pair> {
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    beside.filter_map(|beside| Some((beside, partners.get(beside).copied().flatten()?)))
}
