//! What became of whole blocks, read off the alignment of their sentences: couples, moves, splits and merges.

use super::align::{Alignment, Body};
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
    main_of_old: Lookup,
    main_of_new: Lookup,
    grouped_old: Vec<usize>,
    grouped_new: Vec<usize>,
}

impl Links {
    pub(crate) fn new(old: Body<'_, '_>, new: Body<'_, '_>, alignment: &Alignment) -> Self {
        let links = block_links(old, new, alignment);
        let main_of_old = Lookup::heaviest(&links, |link| (link.old, link.new));
        let main_of_new = Lookup::heaviest(&links, |link| (link.new, link.old));
        let sizes = (Sizes::of(old), Sizes::of(new));
        let mut groups = torn(&links, &main_of_new, &main_of_old, &sizes.1, Side::New);
        groups.extend(torn(&links, &main_of_old, &main_of_new, &sizes.0, Side::Old));
        drop_overlapping(&mut groups);
        let taken = |groups: &[Group], side: fn(&Group) -> &Vec<usize>| {
            let mut taken: Vec<usize> = groups.iter().flat_map(|group| side(group).iter().copied()).collect();
            taken.sort_unstable();
            taken
        };
        let in_groups = taken(&groups, |group| &group.old);
        for link in links.iter().filter(|link| !link.is_in_place && in_groups.binary_search(&link.old).is_err()) {
            let is_couple = main_of_old.get(link.old) == Some(link.new) && main_of_new.get(link.new) == Some(link.old);
            if is_couple && 2 * link.weight >= sizes.0.get(link.old).max(sizes.1.get(link.new)) {
                groups.push(Group {
                    action: EditAction::Move,
                    old: vec![link.old],
                    new: vec![link.new],
                    is_moved: true,
                });
            }
        }
        let (grouped_old, grouped_new) = (taken(&groups, |group| &group.old), taken(&groups, |group| &group.new));
        Self { groups, main_of_old, main_of_new, grouped_old, grouped_new }
    }

    /// Whether each block holds more of the other than of any third.
    pub(crate) fn is_couple(&self, old: usize, new: usize) -> bool {
        self.main_of_old.get(old) == Some(new) && self.main_of_new.get(new) == Some(old)
    }

    pub(crate) fn is_alone_old(&self, block: usize) -> bool {
        self.main_of_old.get(block).is_none()
    }

    pub(crate) fn is_alone_new(&self, block: usize) -> bool {
        self.main_of_new.get(block).is_none()
    }

    pub(crate) fn is_grouped_old(&self, block: usize) -> bool {
        self.grouped_old.binary_search(&block).is_ok()
    }

    pub(crate) fn is_grouped_new(&self, block: usize) -> bool {
        self.grouped_new.binary_search(&block).is_ok()
    }
}

/// Sums the alignment over blocks.
fn block_links(old: Body<'_, '_>, new: Body<'_, '_>, alignment: &Alignment) -> Vec<Link> {
    let joined_new = alignment.joined_new.iter().enumerate().filter_map(|(j, i)| i.map(|i| (i, j)));
    let joined_old = alignment.joined_old.iter().enumerate().filter_map(|(i, j)| j.map(|j| (i, j)));
    let mut links: Vec<Link> = alignment
        .partners
        .pairs()
        .chain(joined_new)
        .chain(joined_old)
        .map(|(i, j)| Link {
            old: old.units[i].block,
            new: new.units[j].block,
            weight: old.units[i].weight().min(new.units[j].weight()),
            is_in_place: alignment.is_in_place[i],
        })
        .collect();
    links.sort_unstable_by_key(|link| (link.old, link.new));
    let mut summed: Vec<Link> = Vec::with_capacity(links.len());
    for link in links {
        match summed.last_mut().filter(|last| (last.old, last.new) == (link.old, link.new)) {
            Some(last) => {
                last.weight += link.weight;
                last.is_in_place |= link.is_in_place;
            }
            None => summed.push(link),
        }
    }
    summed
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Old,
    New,
}

/// Blocks of one side that were torn into several of the other: splits (parts on the new side) or merges (old).
fn torn(links: &[Link], main_of_part: &Lookup, main_of_whole: &Lookup, sizes: &Sizes, parts: Side) -> Vec<Group> {
    let ends = |link: &Link| if parts == Side::New { (link.old, link.new) } else { (link.new, link.old) };
    let mut members: Vec<(usize, usize, bool)> = links
        .iter()
        .map(|link| (ends(link), link))
        .filter(|((whole, part), link)| main_of_part.get(*part) == Some(*whole) && 2 * link.weight >= sizes.get(*part))
        .map(|((whole, part), link)| (whole, part, link.is_in_place))
        .collect();
    members.sort_unstable();
    let mut groups = Vec::new();
    for run in members.chunk_by(|a, b| a.0 == b.0 && sizes.is_next(a.1, b.1)) {
        let whole = run[0].0;
        let has_main = run.iter().any(|member| main_of_whole.get(whole) == Some(member.1));
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

/// A block's main partner, by block.
struct Lookup {
    entries: Vec<(usize, usize)>,
}

impl Lookup {
    /// For each block the partner with the heaviest link; the earlier one of equals.
    fn heaviest(links: &[Link], sides: impl Fn(&Link) -> (usize, usize)) -> Self {
        let mut sorted: Vec<(usize, std::cmp::Reverse<u64>, usize)> = links
            .iter()
            .map(|link| {
                let (block, partner) = sides(link);
                (block, std::cmp::Reverse(link.weight), partner)
            })
            .collect();
        sorted.sort_unstable();
        sorted.dedup_by_key(|entry| entry.0);
        Self { entries: sorted.into_iter().map(|entry| (entry.0, entry.2)).collect() }
    }

    fn get(&self, block: usize) -> Option<usize> {
        self.entries.binary_search_by_key(&block, |entry| entry.0).ok().map(|at| self.entries[at].1)
    }
}

/// The weight of each block of a body, and which follows which.
struct Sizes {
    entries: Vec<(usize, u64)>,
}

impl Sizes {
    fn of(body: Body<'_, '_>) -> Self {
        let mut entries: Vec<(usize, u64)> = Vec::with_capacity(body.units.len());
        for unit in body.units {
            match entries.last_mut().filter(|entry| entry.0 == unit.block) {
                Some(entry) => entry.1 += unit.weight(),
                None => entries.push((unit.block, unit.weight())),
            }
        }
        Self { entries }
    }

    fn place(&self, block: usize) -> Option<usize> {
        self.entries.binary_search_by_key(&block, |entry| entry.0).ok()
    }

    fn get(&self, block: usize) -> u64 {
        self.place(block).map_or(0, |at| self.entries[at].1)
    }

    /// Whether no other body block stands between `first` and `second`.
    fn is_next(&self, first: usize, second: usize) -> bool {
        self.place(first).map(|at| at + 1) == self.place(second)
    }
}
