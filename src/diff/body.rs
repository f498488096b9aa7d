//! The running text of two documents: from blocks to the pieces a reader is told about.

use std::ops::Range;

use super::{
    align::{Alignment, Body, align},
    block_link::{Group, Links},
    piece::{Piece, Stretch, Stretches},
    units::Units,
};
use crate::model::{Block, EditAction};

/// The two documents' blocks with the indices of those that are body text.
pub(crate) struct Bodies<'a> {
    pub(crate) old: &'a [Block],
    pub(crate) new: &'a [Block],
    pub(crate) old_body: Vec<usize>,
    pub(crate) new_body: Vec<usize>,
    /// Whether what did not change is to be told too.
    pub(crate) keeps_equal: bool,
}

impl Bodies<'_> {
    /// Whether nothing is to be said of a pair of blocks, or of stretches of them, that read the same.
    fn is_silent(&self, old: usize, new: usize) -> bool {
        !self.keeps_equal && self.old[old].links == self.new[new].links
    }

    /// Whether two blocks have the same words.
    pub(crate) fn is_same(&self, old: usize, new: usize) -> bool {
        self.old[old].text == self.new[new].text
    }
}

/// Pairs two bodies and says what happened to each stretch of them; unchanged stretches are pieces too, where they are
/// asked for or their links may have changed.
pub(crate) fn pieces(bodies: &Bodies<'_>, language: Option<&str>) -> Vec<Piece> {
    let (old, new) = (&bodies.old_body[..], &bodies.new_body[..]);
    let same = |(old, new): (&usize, &usize)| bodies.is_same(*old, *new);
    let prefix = old.iter().zip(new).take_while(|pair| same(*pair)).count();
    let suffix = old[prefix..].iter().rev().zip(new[prefix..].iter().rev()).take_while(|pair| same(*pair)).count();
    let (old_end, new_end) = (old.len() - suffix, new.len() - suffix);
    let mut pieces = Vec::new();
    let ends = old[..prefix].iter().zip(new).chain(old[old_end..].iter().zip(&new[new_end..]));
    pieces.extend(ends.filter(|(old, new)| !bodies.is_silent(**old, **new)).map(|(&old, &new)| {
        let (old, new) = (Stretch::whole(old, bodies.old), Stretch::whole(new, bodies.new));
        Piece::new(EditAction::Equal, Some(old), Some(new))
    }));
    if prefix < old_end || prefix < new_end {
        middle(bodies, &old[prefix..old_end], &new[prefix..new_end], language, &mut pieces);
    }
    pieces
}

/// Everything between the equal ends.
fn middle(bodies: &Bodies<'_>, old: &[usize], new: &[usize], language: Option<&str>, pieces: &mut Vec<Piece>) {
    let units = Units::of(bodies, old, new, language);
    let old = Body { units: &units.old, blocks: bodies.old };
    let new = Body { units: &units.new, blocks: bodies.new };
    let alignment = align(old, new, units.partners);
    Teller { old, new, alignment: &alignment, links: Links::new(old, new, &alignment), bodies }.tell(pieces);
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
        let (of_old, of_new) = (&self.alignment.partners.of_old, &self.alignment.partners.of_new);
        for i in (0..of_old.len()).filter(|&i| !self.links.is_grouped_old(self.old.units[i].block)) {
            let joined_to = self.alignment.joined_old[i].filter(|&j| {
                self.is_told_apart(j) && of_new[j].is_some_and(|partner| is_one_block(self.old, partner, i))
            });
            match of_old[i].filter(|&j| self.is_told_apart(j)) {
                Some(j) => pieces.extend(self.of_pair(i, j)),
                None if joined_to.is_some() => {}
                None => self.push_lonely(EditAction::Deletion, self.old, i, pieces),
            }
        }
        for j in (0..of_new.len()).filter(|&j| self.is_told_apart(j)) {
            let joined_to = self.alignment.joined_new[j]
                .filter(|&i| of_old[i].is_some_and(|partner| is_one_block(self.new, partner, j)));
            let partner = of_new[j].or(joined_to);
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
        let stretches = |at: &[usize], blocks: &[Block]| {
            Stretches::Several(at.iter().map(|&block| Stretch::whole(block, blocks)).collect())
        };
        Piece {
            action: group.action,
            old: stretches(&group.old, self.bodies.old),
            new: stretches(&group.new, self.bodies.new),
            is_moved: group.is_moved && group.action != EditAction::Move,
        }
    }

    /// A pair of sentences, with those joined to it; nothing where nothing is to be said of it.
    fn of_pair(&self, i: usize, j: usize) -> Option<Piece> {
        let old = stretch(self.old, i, &self.alignment.joined_old, j);
        let new = stretch(self.new, j, &self.alignment.joined_new, i);
        let is_in_place = self.alignment.is_in_place[i];
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
        if action == EditAction::Equal && self.bodies.is_silent(old.block, new.block) {
            return None;
        }
        let is_joined = matches!(action, EditAction::Split | EditAction::Merge);
        Some(Piece { is_moved: is_joined && !is_in_place, ..Piece::new(action, Some(old), Some(new)) })
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
    let is_joined =
        |beside: usize| joined.get(beside).is_some_and(|to| *to == Some(partner)) && is_one_block(body, at, beside);
    let first = at.checked_sub(1).filter(|&before| is_joined(before)).unwrap_or(at);
    let last = if is_joined(at + 1) { at + 1 } else { at };
    Stretch { block: body.units[at].block, range: body.units[first].start..body.units[last].end }
}

fn is_one_block(body: Body<'_, '_>, one: usize, other: usize) -> bool {
    body.units[one].block == body.units[other].block
}

fn unit_range(body: Body<'_, '_>, at: usize) -> Range<usize> {
    body.units[at].start..body.units[at].end
}
