//! Fields and other single blocks outside the running text: each is one unit, and their order says nothing.

use super::{
    align::Body,
    candidate::{Candidates, Rules},
    equal::pair_equal,
    order::heaviest_chain,
    piece::{Piece, Stretch},
    unit::Unit,
};
use crate::model::{Block, BlockKind, EditAction};

/// Likeness from which one of several captions, notes or notices counts as the same one edited.
const EDITED: u64 = 300;

/// Pairs the blocks of one kind; unchanged ones are pieces too.
pub(crate) fn pieces(kind: BlockKind, old: &[Block], new: &[Block]) -> Vec<Piece> {
    let units = |blocks: &[Block]| -> Vec<Unit> {
        let places = blocks.iter().enumerate().filter(|(_, block)| block.kind == kind);
        places.map(|(at, _)| Unit::whole(at, blocks)).collect()
    };
    let (old_units, new_units) = (units(old), units(new));
    let (old, new) = (Body { units: &old_units, blocks: old }, Body { units: &new_units, blocks: new });
    let mut pairs = Pairs::new(old_units.len(), new_units.len());
    pair_same(old, new, &mut pairs);
    pair_edited(kind, old, new, &mut pairs);
    pairs.into_pieces(old, new)
}

struct Pairs {
    of_old: Vec<Option<usize>>,
    is_taken: Vec<bool>,
}

impl Pairs {
    fn new(old: usize, new: usize) -> Self {
        Self { of_old: vec![None; old], is_taken: vec![false; new] }
    }

    fn pair(&mut self, old: usize, new: usize) {
        self.of_old[old] = Some(new);
        self.is_taken[new] = true;
    }

    fn free(&self) -> (Vec<usize>, Vec<usize>) {
        let old = (0..self.of_old.len()).filter(|&at| self.of_old[at].is_none()).collect();
        (old, (0..self.is_taken.len()).filter(|&at| !self.is_taken[at]).collect())
    }

    fn into_pieces(self, old: Body<'_, '_>, new: Body<'_, '_>) -> Vec<Piece> {
        let stretch = |body: Body<'_, '_>, at: usize| Some(Stretch::whole(body.units[at].block, body.blocks));
        let (lost, found) = self.free();
        let mut pieces: Vec<Piece> = Vec::with_capacity(self.of_old.len() + found.len());
        for (i, j) in self.of_old.iter().enumerate() {
            let Some(j) = *j else { continue };
            let is_same = old.text(i) == new.text(j);
            let action = if is_same { EditAction::Equal } else { EditAction::Edit };
            pieces.push(Piece::new(action, stretch(old, i), stretch(new, j)));
        }
        pieces.extend(lost.into_iter().map(|i| Piece::new(EditAction::Deletion, stretch(old, i), None)));
        pieces.extend(found.into_iter().map(|j| Piece::new(EditAction::Addition, None, stretch(new, j))));
        pieces
    }
}

fn pair_same(old: Body<'_, '_>, new: Body<'_, '_>, pairs: &mut Pairs) {
    let digests = |units: &[Unit]| units.iter().map(|unit| unit.digest).collect::<Vec<_>>();
    for (i, j) in pair_equal(&digests(old.units), &digests(new.units)) {
        if old.text(i) == new.text(j) {
            pairs.pair(i, j);
        }
    }
}

fn pair_edited(kind: BlockKind, old: Body<'_, '_>, new: Body<'_, '_>, pairs: &mut Pairs) {
    let (lost, found) = pairs.free();
    if lost.is_empty() || found.is_empty() {
        return;
    }
    let is_single = !matches!(kind, BlockKind::Correction | BlockKind::Boilerplate);
    if is_single && lost.len() == 1 && found.len() == 1 {
        return pairs.pair(lost[0], found[0]);
    }
    let links = Candidates::new(old, new).between(&lost, &found, Rules { least: EDITED, shortest: 0 });
    for at in heaviest_chain(&links) {
        pairs.pair(links[at].old, links[at].new);
    }
}
