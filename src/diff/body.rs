//! The running text of two documents: from blocks to the pieces a reader is told about.

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
        for i in 0..self.old.units.len() {
            if self.links.is_grouped_old(self.old.units[i].block) {
                continue;
            }
            match (self.alignment.of_old[i], self.alignment.joined_old[i]) {
                (Some(j), _) => pieces.push(self.of_pair(i, j)),
                (None, Some(_)) => {}
                (None, None) => self.push_lonely(EditAction::Deletion, self.old, i, pieces),
            }
        }
        for j in 0..self.new.units.len() {
            let is_free = self.alignment.of_new[j].is_none() && self.alignment.joined_new[j].is_none();
            if is_free && !self.links.is_grouped_new(self.new.units[j].block) {
                self.push_lonely(EditAction::Addition, self.new, j, pieces);
            }
        }
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
        let old = self.stretch(self.old, i, self.joined(&self.alignment.joined_old, j, i));
        let new = self.stretch(self.new, j, self.joined(&self.alignment.joined_new, i, j));
        let is_in_place = self.alignment.is_in_place[i] && self.links.is_couple(old.block, new.block);
        let action = if self.joined(&self.alignment.joined_new, i, j).is_some() {
            EditAction::Split
        } else if self.joined(&self.alignment.joined_old, j, i).is_some() {
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

    /// The neighbour of `beside` that was joined to `partner`.
    fn joined(&self, joined: &[Option<usize>], partner: usize, beside: usize) -> Option<usize> {
        [beside.checked_sub(1), Some(beside + 1)]
            .into_iter()
            .flatten()
            .find(|&at| joined.get(at).is_some_and(|to| *to == Some(partner)))
    }

    fn stretch(&self, body: Body<'_, '_>, at: usize, joined: Option<usize>) -> Stretch {
        let (first, last) = (at.min(joined.unwrap_or(at)), at.max(joined.unwrap_or(at)));
        Stretch { block: body.units[at].block, range: body.units[first].start..body.units[last].end }
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
        let stretch = if is_alone { Stretch::whole(block, body.blocks) } else { self.stretch(body, at, None) };
        pieces.push(match action {
            EditAction::Deletion => Piece::new(action, Some(stretch), None),
            _ => Piece::new(action, None, Some(stretch)),
        });
    }
}
