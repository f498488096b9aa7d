//! Captions and their credits: on one version in one block, on the other in two, with the same words.

use std::collections::HashMap;

use super::piece::{Piece, Stretch, Stretches};
use crate::model::{Block, BlockKind, EditAction};

/// Tells a caption that was parted from its credit, or joined with it, as that: no word of it changed.
pub(crate) fn pair_captions(pieces: &mut Vec<Piece>, old: &[Block], new: &[Block]) {
    let mut gone = pair(pieces, EditAction::Addition, (old, new));
    gone.extend(pair(pieces, EditAction::Deletion, (new, old)));
    gone.sort_unstable();
    let mut at = 0;
    pieces.retain(|_| {
        at += 1;
        gone.binary_search(&(at - 1)).is_err()
    });
}

/// Joins edited captions with the credits of one side that stand beside them where the other side has the words of both
/// in one block; the pieces of those credits are told.
fn pair(pieces: &mut [Piece], action: EditAction, (whole, parted): (&[Block], &[Block])) -> Vec<usize> {
    let is_new = action == EditAction::Addition;
    let block = |piece: &Piece| {
        let stretches = if is_new { &piece.new } else { &piece.old };
        stretches.first().map(|stretch| stretch.block)
    };
    let is_credit = |piece: &Piece| piece.action == action && piece.kind(parted, parted) == BlockKind::Credit;
    let of_credit = |(at, piece): (usize, &Piece)| Some((block(piece).filter(|_| is_credit(piece))?, at));
    let mut credits: HashMap<usize, usize> = pieces.iter().enumerate().filter_map(of_credit).collect();
    let mut gone = Vec::new();
    for piece in pieces.iter_mut().filter(|piece| piece.action == EditAction::Edit) {
        let (Some(before), Some(after)) = (piece.old.first(), piece.new.first()) else { continue };
        let (one, part) = if is_new { (before.block, after.block) } else { (after.block, before.block) };
        if parted[part].kind != BlockKind::Caption {
            continue;
        }
        let beside = [Some((part, part + 1)), part.checked_sub(1).map(|above| (above, part))];
        for (first, second) in beside.into_iter().flatten() {
            let credit = if first == part { second } else { first };
            let Some(found) = credits.get(&credit).copied() else { continue };
            if !is_joined(&whole[one].text, [&parted[first].text, &parted[second].text]) {
                continue;
            }
            credits.remove(&credit);
            gone.push(found);
            let stretches = Stretches::Several(vec![Stretch::whole(first, parted), Stretch::whole(second, parted)]);
            (piece.action, *if is_new { &mut piece.new } else { &mut piece.old }) =
                (if is_new { EditAction::Split } else { EditAction::Merge }, stretches);
            break;
        }
    }
    gone
}

/// Whether a text has the words of two others, one behind the other.
fn is_joined(whole: &str, parts: [&str; 2]) -> bool {
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    letters(whole) == letters(&parts.concat())
}
