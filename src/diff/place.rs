//! Which pairs of units kept their place, so that the fewest are told as moved.
//!
//! Blocks come first: each has its home in one block of the other side at most, and homes do not cross. A sentence that
//! left its home moved, however long it is. What counts is how many units stay; lengths only break ties.

use super::{
    align::Body,
    equal::{Pair, Partners},
    order::{Link, heaviest_chain},
};

/// What a unit at home counts. Lower tiers run over into higher ones only where two choices differ by a thousand links
/// or by thousands of letters, and then either will do.
const UNIT: u64 = 1 << 40;
/// What a link counts beside another one of as many units.
const LINK: u64 = 1 << 30;

/// The pairs that kept their order: of sets that do not cross, the one with the most units at home, and the most at all.
pub(crate) fn backbone(old: Body<'_, '_>, new: Body<'_, '_>, partners: &Partners) -> Vec<Link> {
    let is_rising = partners.of_old.iter().flatten().is_sorted();
    let homes = if is_rising { Homes::default() } else { Homes::of(old, new, partners) };
    chain(old, new, partners, &homes)
}

/// For each old unit whether it kept its place among those that correspond, in the block that is its home.
pub(crate) fn in_place(old: Body<'_, '_>, new: Body<'_, '_>, partners: &Partners) -> Vec<bool> {
    let homes = Homes::of(old, new, partners);
    let mut is_in_place = vec![false; old.units.len()];
    for link in chain(old, new, partners, &homes) {
        is_in_place[link.old] = homes.has((old.units[link.old].block, new.units[link.new].block));
    }
    is_in_place
}

fn chain(old: Body<'_, '_>, new: Body<'_, '_>, partners: &Partners, homes: &Homes) -> Vec<Link> {
    let mut links = Vec::with_capacity(partners.of_old.len().min(partners.of_new.len()));
    links.extend(partners.pairs().map(|(i, j)| {
        let is_home = homes.has((old.units[i].block, new.units[j].block));
        let weight = LINK + length(old, new, (i, j)) + if is_home { UNIT } else { 0 };
        Link { old: i, new: j, weight }
    }));
    heaviest_chain(links)
}

/// The lighter side counts, and of equal lengths the words decide, so that swapping the sides swaps the result.
fn length(old: Body<'_, '_>, new: Body<'_, '_>, (i, j): Pair) -> u64 {
    let (old, new) = (&old.units[i], &new.units[j]);
    (old.weight().min(new.weight()) << 16) | (old.digest.wrapping_add(new.digest) & 0xffff)
}

/// For each old block, from the first one on, the new block that is its home.
#[derive(Default)]
struct Homes {
    first: usize,
    of_old: Vec<Option<usize>>,
}

impl Homes {
    fn of(old: Body<'_, '_>, new: Body<'_, '_>, partners: &Partners) -> Self {
        let links = heaviest_chain(block_links(old, new, partners));
        let first = links.first().map_or(0, |link| link.old);
        let mut of_old = vec![None; links.last().map_or(0, |link| link.old + 1 - first)];
        for link in links {
            of_old[link.old - first] = Some(link.new);
        }
        Self { first, of_old }
    }

    fn has(&self, (old, new): Pair) -> bool {
        old.checked_sub(self.first).and_then(|at| *self.of_old.get(at)?) == Some(new)
    }
}

/// The pairs summed over blocks. Two blocks that have something of each other alone count as one unit, for they would be
/// told as one.
fn block_links(old: Body<'_, '_>, new: Body<'_, '_>, partners: &Partners) -> Vec<Link> {
    let mut links = Vec::with_capacity(old.units.len().min(new.units.len()));
    links.extend(partners.pairs().map(|(i, j)| Link {
        old: old.units[i].block,
        new: new.units[j].block,
        weight: UNIT + length(old, new, (i, j)),
    }));
    links.sort_unstable_by_key(|link| (link.old, link.new));
    links.dedup_by(|link, kept| {
        let is_same = (link.old, link.new) == (kept.old, kept.new);
        kept.weight += if is_same { link.weight } else { 0 };
        is_same
    });
    let (only_old, only_new) = (lone(links.iter().map(|link| link.old)), lone(links.iter().map(|link| link.new)));
    for link in &mut links {
        let is_only = only_old.binary_search(&link.old).is_ok() && only_new.binary_search(&link.new).is_ok();
        link.weight = LINK + if is_only { UNIT + link.weight % UNIT } else { link.weight };
    }
    links
}

/// Those that occur once, sorted.
fn lone(blocks: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut blocks: Vec<usize> = blocks.collect();
    blocks.sort_unstable();
    blocks.chunk_by(|a, b| a == b).filter(|run| run.len() == 1).map(|run| run[0]).collect()
}
