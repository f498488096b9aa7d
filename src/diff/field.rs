//! Fields and other single blocks outside the running text: each is one unit, and their order says nothing.

use super::{
    align::{Body, pair_same},
    candidate::{Candidates, Rules},
    equal::Partners,
    order::heaviest_chain,
    piece::{Piece, Stretch},
    unit::Unit,
};
use crate::model::{Block, BlockKind, EditAction};

/// Likeness from which one of several captions, notes or notices counts as the same one edited.
const EDITED: u64 = 300;

/// Whether both documents have the same blocks of one kind.
pub(crate) fn is_same(kind: BlockKind, old: &[Block], new: &[Block]) -> bool {
    let of_kind = |block: &&Block| block.kind == kind;
    old.iter().filter(of_kind).eq(new.iter().filter(of_kind))
}

/// Pairs the blocks of one kind; unchanged ones are pieces too.
pub(crate) fn pieces(kind: BlockKind, old: &[Block], new: &[Block]) -> Vec<Piece> {
    let units = |blocks: &[Block]| -> Vec<Unit> {
        let places = blocks.iter().enumerate().filter(|(_, block)| block.kind == kind);
        places.map(|(at, _)| Unit::whole(at, blocks)).collect()
    };
    let (old_units, new_units) = (units(old), units(new));
    let (old, new) = (Body { units: &old_units, blocks: old }, Body { units: &new_units, blocks: new });
    let mut partners = Partners::none(old_units.len(), new_units.len());
    pair_same(old, new, &mut partners);
    pair_edited(kind, old, new, &mut partners);
    into_pieces(&partners, old, new)
}

fn into_pieces(partners: &Partners, old: Body<'_, '_>, new: Body<'_, '_>) -> Vec<Piece> {
    let stretch = |body: Body<'_, '_>, at: usize| Some(Stretch::whole(body.units[at].block, body.blocks));
    let (lost, found) = partners.free();
    let paired = partners.pairs().map(|(i, j)| {
        let action = if old.text(i) == new.text(j) { EditAction::Equal } else { EditAction::Edit };
        Piece::new(action, stretch(old, i), stretch(new, j))
    });
    let lost = lost.into_iter().map(|i| Piece::new(EditAction::Deletion, stretch(old, i), None));
    let found = found.into_iter().map(|j| Piece::new(EditAction::Addition, None, stretch(new, j)));
    paired.chain(lost).chain(found).collect()
}

fn pair_edited(kind: BlockKind, old: Body<'_, '_>, new: Body<'_, '_>, partners: &mut Partners) {
    let (lost, found) = partners.free();
    if lost.is_empty() || found.is_empty() {
        return;
    }
    let is_single = !matches!(kind, BlockKind::Correction | BlockKind::Boilerplate);
    if is_single && lost.len() == 1 && found.len() == 1 {
        return partners.pair((lost[0], found[0]));
    }
    let mut links = Vec::new();
    Candidates::new(old, new).push_between(&lost, &found, Rules { least: EDITED, shortest: 0 }, &mut links);
    for link in heaviest_chain(links) {
        partners.pair((link.old, link.new));
    }
}
