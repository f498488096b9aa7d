//! The order in which changes are told: as the new version reads, deletions where their neighbours stood.

use super::piece::Piece;
use crate::model::{Block, EditAction};

/// A place in the new document: block, byte, and whether it comes behind what stands there.
type Place = (usize, usize, bool);

/// Sorts pieces in reading order.
pub(crate) fn sort(pieces: &mut Vec<Piece>, old: &[Block]) {
    let anchors = anchors(pieces, old.len());
    let mut keyed: Vec<(Place, (usize, usize), Piece)> = pieces
        .drain(..)
        .map(|piece| {
            let from = piece.old.first().map_or((0, 0), |stretch| (stretch.block, stretch.range.start));
            let place = match piece.new.first() {
                Some(stretch) => (stretch.block, stretch.range.start, false),
                None => anchors.get(from.0).copied().unwrap_or((0, 0, false)),
            };
            (place, from, piece)
        })
        .collect();
    keyed.sort_by_key(|entry| (entry.0, entry.1));
    pieces.extend(keyed.into_iter().map(|entry| entry.2));
}

/// For each old block the place behind the last block in front of it that kept its place.
fn anchors(pieces: &[Piece], blocks: usize) -> Vec<Place> {
    let mut anchors: Vec<Place> = vec![(0, 0, false); blocks];
    for piece in pieces.iter().filter(|piece| piece.action != EditAction::Move) {
        if let (Some(old), Some(new)) = (piece.old.first(), piece.new.first()) {
            anchors[old.block] = anchors[old.block].max((new.block, new.range.start, true));
        }
    }
    let mut last = (0, 0, false);
    for anchor in &mut anchors {
        last = last.max(*anchor);
        *anchor = last;
    }
    anchors
}
