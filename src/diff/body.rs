//! The running text of two documents: from blocks to the pieces a reader is told about.

use std::ops::Range;

use super::{
    align::{Alignment, Body, align},
    block_link::{Group, Links},
    equal::pair_equal,
    piece::{Piece, Stretch},
    unit::{Unit, push_units},
};
use crate::{
    model::{Block, EditAction},
    text::key,
};

/// The two documents' blocks with the indices of those that are body text.
pub(crate) struct Bodies<'a> {
    pub(crate) old: &'a [Block],
    pub(crate) new: &'a [Block],
    pub(crate) old_body: Vec<usize>,
    pub(crate) new_body: Vec<usize>,
}

/// Pairs two bodies and says what happened to each stretch of them; unchanged stretches are pieces too.
pub(crate) fn pieces(bodies: &Bodies<'_>, language: Option<&str>) -> Vec<Piece> {
    let prefix = common(bodies, bodies.old_body.iter().zip(&bodies.new_body));
    let (old_rest, new_rest) = (&bodies.old_body[prefix..], &bodies.new_body[prefix..]);
    let suffix = common(bodies, old_rest.iter().rev().zip(new_rest.iter().rev()));
    let (old_end, new_end) = (bodies.old_body.len() - suffix, bodies.new_body.len() - suffix);
    let mut pieces = Vec::with_capacity(bodies.new_body.len() + 8);
    let same = |(&old, &new): (&usize, &usize)| whole(EditAction::Equal, old, new, bodies);
    pieces.extend(bodies.old_body[..prefix].iter().zip(&bodies.new_body).map(same));
    middle(bodies, &bodies.old_body[prefix..old_end], &bodies.new_body[prefix..new_end], language, &mut pieces);
    pieces.extend(bodies.old_body[old_end..].iter().zip(&bodies.new_body[new_end..]).map(same));
    pieces
}

fn common<'i>(bodies: &Bodies<'_>, pairs: impl Iterator<Item = (&'i usize, &'i usize)>) -> usize {
    pairs.take_while(|&(&old, &new)| bodies.old[old].text == bodies.new[new].text).count()
}

fn whole(action: EditAction, old: usize, new: usize, bodies: &Bodies<'_>) -> Piece {
    Piece::new(action, Some(Stretch::whole(old, bodies.old)), Some(Stretch::whole(new, bodies.new)))
}

/// Everything between the equal ends.
fn middle(bodies: &Bodies<'_>, old: &[usize], new: &[usize], language: Option<&str>, pieces: &mut Vec<Piece>) {
    if old.is_empty() && new.is_empty() {
        return;
    }
    let digests = |blocks: &[Block], at: &[usize]| -> Vec<u64> {
        at.iter().map(|&at| key::digest(blocks[at].text.as_bytes())).collect()
    };
    let mut is_paired = (vec![false; old.len()], vec![false; new.len()]);
    for (i, j) in pair_equal(&digests(bodies.old, old), &digests(bodies.new, new)) {
        if bodies.old[old[i]].text == bodies.new[new[j]].text {
            (is_paired.0[i], is_paired.1[j]) = (true, true);
        }
    }
    let old_units = units(bodies.old, old, &is_paired.0, language);
    let new_units = units(bodies.new, new, &is_paired.1, language);
    let old = Body { units: &old_units, blocks: bodies.old };
    let new = Body { units: &new_units, blocks: bodies.new };
    let alignment = align(old, new);
    Teller { old, new, alignment: &alignment, links: Links::new(old, new, &alignment), bodies }.tell(pieces);
}

/// The units of a body: a block that stands unchanged on the other side is one unit.
fn units(blocks: &[Block], at: &[usize], is_paired: &[bool], language: Option<&str>) -> Vec<Unit> {
    let mut units = Vec::with_capacity(at.len() * 3);
    for (&block, &is_paired) in at.iter().zip(is_paired) {
        if is_paired {
            units.push(Unit::whole(block, blocks));
        } else {
            push_units(block, blocks, language, &mut units);
        }
    }
    units
}

/// Turns an alignment into pieces, the largest that are true: whole blocks before sentences.
struct Teller<'s, 'a> {
    old: Body<'s, 'a>,
    new: Body<'s, 'a>,
    alignment: &'s Alignment,
    links: Links,
    bodies: &'s Bodies<'a>,
}

impl Teller<'_, '_> {
    fn tell(&self, pieces: &mut Vec<Piece>) {
        for group in &self.links.groups {
            pieces.push(self.of_group(group));
        }
        let (of_old, of_new) = (&self.alignment.of_old, &self.alignment.of_new);
        for i in (0..of_old.len()).filter(|&i| !self.links.is_grouped_old(self.old.units[i].block)) {
            let joined_to = self.alignment.joined_old[i].filter(|&j| self.is_told_apart(j));
            match of_old[i].filter(|&j| self.is_told_apart(j)) {
                Some(j) => pieces.push(self.of_pair(i, j)),
                None if joined_to.is_some() => {}
                None => self.push_lonely(EditAction::Deletion, self.old, i, pieces),
            }
        }
        for j in (0..of_new.len()).filter(|&j| self.is_told_apart(j)) {
            let partner = of_new[j].or(self.alignment.joined_new[j]);
            if partner.is_none_or(|i| self.links.is_grouped_old(self.old.units[i].block)) {
                self.push_lonely(EditAction::Addition, self.new, j, pieces);
            }
        }
    }

    /// Whether a new unit is told by itself and not with its block.
    fn is_told_apart(&self, j: usize) -> bool {
        !self.links.is_grouped_new(self.new.units[j].block)
    }

    fn of_group(&self, group: &Group) -> Piece {
        let stretches =
            |at: &[usize], blocks: &[Block]| at.iter().map(|&block| Stretch::whole(block, blocks)).collect();
        Piece {
            action: group.action,
            old: stretches(&group.old, self.bodies.old),
            new: stretches(&group.new, self.bodies.new),
            is_moved: group.is_moved && group.action != EditAction::Move,
        }
    }

    /// A pair of sentences, with those joined to it.
    fn of_pair(&self, i: usize, j: usize) -> Piece {
        let old = stretch(self.old, i, &self.alignment.joined_old, j);
        let new = stretch(self.new, j, &self.alignment.joined_new, i);
        let is_in_place = self.alignment.is_in_place[i] && self.links.is_couple(old.block, new.block);
        let action = if new.range != unit_range(self.new, j) {
            EditAction::Split
        } else if old.range != unit_range(self.old, i) {
            EditAction::Merge
        } else if !is_in_place {
            EditAction::Move
        } else if self.is_same(i, j) {
            EditAction::Equal
        } else {
            EditAction::Edit
        };
        let is_joined = matches!(action, EditAction::Split | EditAction::Merge);
        Piece { is_moved: is_joined && !is_in_place, ..Piece::new(action, Some(old), Some(new)) }
    }

    /// Whether two sentences read the same; white space behind the last sentence of a block is nothing.
    fn is_same(&self, i: usize, j: usize) -> bool {
        let (old, new) = (&self.old.units[i], &self.new.units[j]);
        let (a, b) = (old.text(self.old.blocks), new.text(self.new.blocks));
        a == b || (old.is_last(self.old.blocks) || new.is_last(self.new.blocks)) && a.trim_end() == b.trim_end()
    }

    /// A unit without a partner; a block that has no partner at all is told once, whole.
    fn push_lonely(&self, action: EditAction, body: Body<'_, '_>, at: usize, pieces: &mut Vec<Piece>) {
        let block = body.units[at].block;
        let is_alone = if action == EditAction::Deletion {
            self.links.is_alone_old(block)
        } else {
            self.links.is_alone_new(block)
        };
        if is_alone && body.units[at].start > 0 {
            return;
        }
        let stretch =
            if is_alone { Stretch::whole(block, body.blocks) } else { Stretch { block, range: unit_range(body, at) } };
        pieces.push(match action {
            EditAction::Deletion => Piece::new(action, Some(stretch), None),
            _ => Piece::new(action, None, Some(stretch)),
        });
    }
}

/// The stretch of a unit with those of its neighbours that were joined to `partner`.
fn stretch(body: Body<'_, '_>, at: usize, joined: &[Option<usize>], partner: usize) -> Stretch {
    let is_joined = |at: usize| joined.get(at).is_some_and(|to| *to == Some(partner));
    let first = at.checked_sub(1).filter(|&before| is_joined(before)).unwrap_or(at);
    let last = if is_joined(at + 1) { at + 1 } else { at };
    Stretch { block: body.units[at].block, range: body.units[first].start..body.units[last].end }
}

fn unit_range(body: Body<'_, '_>, at: usize) -> Range<usize> {
    body.units[at].start..body.units[at].end
}
