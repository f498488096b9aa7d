//! What became of whole blocks, read off the alignment of their sentences: couples, moves, splits and merges.

use super::{
    align::{Alignment, Body},
    unit::Unit,
};
use crate::model::EditAction;

/// Blocks that are told as one: a move, a split or a merge.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) action: EditAction,
    /// Old blocks, in order.
    pub(crate) old: Vec<usize>,
    /// New blocks, in order.
    pub(crate) new: Vec<usize>,
    /// Whether none of its sentences kept its place.
    pub(crate) is_moved: bool,
}

/// How much of one block stands in another.
#[derive(Debug, Clone, Copy)]
struct Link {
    old: usize,
    new: usize,
    weight: u64,
    is_in_place: bool,
}

/// The relations between the blocks of two bodies.
pub(crate) struct Links {
    /// Blocks told as one.
    pub(crate) groups: Vec<Group>,
    old: Blocks,
    new: Blocks,
}

impl Links {
    pub(crate) fn new(old: Body<'_, '_>, new: Body<'_, '_>, alignment: &Alignment) -> Self {
        let links = block_links(old, new, alignment);
        let (units_old, units_new) = (old.units, new.units);
        let (mut old, mut new) = (Blocks::of(old), Blocks::of(new));
        for link in &links {
            old.note(link.old, link.new, link.weight);
            new.note(link.new, link.old, link.weight);
        }
        let mut groups = torn(&links, &old, &new, Side::New);
        groups.extend(torn(&links, &new, &old, Side::Old));
        drop_overlapping(&mut groups);
        groups.extend(links.iter().filter(|link| is_move(link, &old, &new)).map(|link| {
            let (old, new) = (vec![link.old], vec![link.new]);
            Group { action: EditAction::Move, old, new, is_moved: true }
        }));
        drop_crossed(&mut groups, &links, (units_old, units_new), alignment);
        let mut all = Self { groups: Vec::new(), old, new };
        for group in groups {
            all.push(group);
        }
        all
    }

    fn push(&mut self, group: Group) {
        for &block in &group.old {
            self.old.get_mut(block).is_grouped = true;
        }
        for &block in &group.new {
            self.new.get_mut(block).is_grouped = true;
        }
        self.groups.push(group);
    }

    pub(crate) fn is_alone_old(&self, block: usize) -> bool {
        self.old.get(block).links == 0
    }

    pub(crate) fn is_alone_new(&self, block: usize) -> bool {
        self.new.get(block).links == 0
    }

    pub(crate) fn is_grouped_old(&self, block: usize) -> bool {
        self.old.get(block).is_grouped
    }

    pub(crate) fn is_grouped_new(&self, block: usize) -> bool {
        self.new.get(block).is_grouped
    }
}

/// Sums the alignment over blocks.
fn block_links(old: Body<'_, '_>, new: Body<'_, '_>, alignment: &Alignment) -> Vec<Link> {
    let joined_new = alignment.joined_new.iter().enumerate().filter_map(|(j, i)| i.map(|i| (i, j)));
    let joined_old = alignment.joined_old.iter().enumerate().filter_map(|(i, j)| j.map(|j| (i, j)));
    let mut links = Vec::with_capacity(old.units.len() + new.units.len());
    links.extend(alignment.partners.pairs().chain(joined_new).chain(joined_old).map(|(i, j)| Link {
        old: old.units[i].block,
        new: new.units[j].block,
        weight: old.units[i].weight().min(new.units[j].weight()),
        is_in_place: alignment.is_in_place[i],
    }));
    links.sort_unstable_by_key(|link| (link.old, link.new));
    links.dedup_by(|link, kept| {
        let is_same = (link.old, link.new) == (kept.old, kept.new);
        if is_same {
            kept.weight += link.weight;
            kept.is_in_place |= link.is_in_place;
        }
        is_same
    });
    links
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Old,
    New,
}

/// Whether a block moved as a whole: most of both blocks stands in the other, and nothing of them in a third, where it
/// would be told as deleted and added.
fn is_move(link: &Link, old: &Blocks, new: &Blocks) -> bool {
    let (old, new) = (old.get(link.old), new.get(link.new));
    !link.is_in_place && old.links == 1 && new.links == 1 && 2 * link.weight >= old.weight.max(new.weight)
}

/// Blocks of one side that were torn into several of the other: splits (parts on the new side) or merges (old).
fn torn(links: &[Link], wholes: &Blocks, of_parts: &Blocks, parts: Side) -> Vec<Group> {
    if wholes.blocks.iter().all(|block| block.links < 2) {
        return Vec::new();
    }
    let ends = |link: &Link| if parts == Side::New { (link.old, link.new) } else { (link.new, link.old) };
    let mut members: Vec<(usize, usize, bool)> = links
        .iter()
        .map(|link| (ends(link), link))
        .filter(|((whole, part), link)| {
            of_parts.is_main(*part, *whole) && 2 * link.weight >= of_parts.get(*part).weight
        })
        .map(|((whole, part), link)| (whole, part, link.is_in_place))
        .collect();
    members.sort_unstable();
    let mut groups = Vec::new();
    for run in members.chunk_by(|a, b| a.0 == b.0 && of_parts.is_next(a.1, b.1)) {
        let whole = run[0].0;
        let has_main = run.iter().any(|member| wholes.is_main(whole, member.1));
        if run.len() < 2 || !has_main {
            continue;
        }
        let pieces: Vec<usize> = run.iter().map(|member| member.1).collect();
        let is_moved = run.iter().all(|member| !member.2);
        groups.push(match parts {
            Side::New => Group { action: EditAction::Split, old: vec![whole], new: pieces, is_moved },
            Side::Old => Group { action: EditAction::Merge, old: pieces, new: vec![whole], is_moved },
        });
    }
    groups
}

/// Where a block is part of a split and of a merge, neither is a fair account: its sentences are told one by one.
fn drop_overlapping(groups: &mut Vec<Group>) {
    let mut used: Vec<(bool, usize)> = groups
        .iter()
        .flat_map(|group| group.old.iter().map(|&b| (false, b)).chain(group.new.iter().map(|&b| (true, b))))
        .collect();
    used.sort_unstable();
    let twice: Vec<(bool, usize)> = used.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    groups.retain(|group| {
        let is_twice = |side: bool, block: &usize| twice.binary_search(&(side, *block)).is_ok();
        !group.old.iter().any(|b| is_twice(false, b)) && !group.new.iter().any(|b| is_twice(true, b))
    });
}

/// Where a sentence of a group stands outside of it on the other side, or two of its sentences changed places, the group
/// would tell one as deleted and added: its sentences are told one by one.
fn drop_crossed(groups: &mut Vec<Group>, links: &[Link], (olds, news): (&[Unit], &[Unit]), alignment: &Alignment) {
    if groups.is_empty() {
        return;
    }
    let places = |blocks: fn(&Group) -> &[usize]| {
        let of_group = |(at, group)| blocks(group).iter().map(move |&block| (block, at));
        let mut places: Vec<(usize, usize)> = groups.iter().enumerate().flat_map(of_group).collect();
        places.sort_unstable();
        places
    };
    let (old, new) = (places(|group| &group.old), places(|group| &group.new));
    let group_of = |places: &[(usize, usize)], block: usize| {
        places.binary_search_by_key(&block, |place| place.0).ok().map(|at| places[at].1)
    };
    let mut is_crossed = vec![false; groups.len()];
    for link in links {
        let (one, other) = (group_of(&old, link.old), group_of(&new, link.new));
        for group in [one, other].into_iter().flatten().filter(|_| one != other) {
            is_crossed[group] = true;
        }
    }
    let mut last = vec![0; groups.len()];
    for (i, j) in alignment.partners.pairs() {
        if let Some(group) = group_of(&old, olds[i].block).filter(|_| group_of(&new, news[j].block).is_some()) {
            is_crossed[group] |= j < last[group];
            last[group] = j;
        }
    }
    let mut is_crossed = is_crossed.into_iter();
    groups.retain(|_| is_crossed.next() == Some(false));
}

/// What is known of one block.
#[derive(Debug, Clone, Copy, Default)]
struct Block {
    /// How many body blocks stand before it.
    place: usize,
    weight: u64,
    /// How many blocks of the other side it has something of.
    links: usize,
    /// The one it has most of, the earlier one of equals, and how much of that.
    main: (usize, u64),
    /// Whether it is told with its group.
    is_grouped: bool,
}

/// The blocks of one side, from the first one with units on.
struct Blocks {
    first: usize,
    blocks: Vec<Block>,
}

impl Blocks {
    fn of(body: Body<'_, '_>) -> Self {
        let block_of = |unit: Option<&Unit>| unit.map_or(0, |unit| unit.block);
        let (first, last) = (block_of(body.units.first()), block_of(body.units.last()));
        let mut all = Self { first, blocks: vec![Block::default(); last + 1 - first] };
        let (mut place, mut before) = (0, first);
        for unit in body.units {
            place += usize::from(unit.block != before);
            before = unit.block;
            let block = all.get_mut(unit.block);
            block.place = place;
            block.weight += unit.weight();
        }
        all
    }

    fn get(&self, block: usize) -> &Block {
        &self.blocks[block - self.first]
    }

    fn get_mut(&mut self, block: usize) -> &mut Block {
        &mut self.blocks[block - self.first]
    }

    /// Notes how much a block has of one of the other side; each pair of blocks once, in order.
    fn note(&mut self, block: usize, partner: usize, weight: u64) {
        let block = self.get_mut(block);
        block.links += 1;
        if weight > block.main.1 {
            block.main = (partner, weight);
        }
    }

    /// Whether a block has more of `partner` than of any other.
    fn is_main(&self, block: usize, partner: usize) -> bool {
        let block = self.get(block);
        block.links > 0 && block.main.0 == partner
    }

    /// Whether no other body block stands between `first` and `second`.
    fn is_next(&self, first: usize, second: usize) -> bool {
        self.get(first).place + 1 == self.get(second).place
    }
}
