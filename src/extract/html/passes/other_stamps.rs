//! Stamps far from an article that has its own beside its headline: those of other articles, of comments, of today.

use crate::{
    extract::{
        Reason,
        dates::{self, StampContext, StampRole},
        html::{
            marks::Marks,
            outline::Piece,
            typing::{Typed, View},
        },
    },
    model::BlockKind,
};

/// Pieces around the headline that are its head.
const HEAD: (usize, usize) = (3, 12);
/// Most stamps with a label that an article has outside its head and text.
const MOST_LABELLED: usize = 2;

/// Takes stamps outside the head and the main text from the article, where it has one in its head: those without a label,
/// and those with one where there are many.
pub(super) fn demote(view: &View<'_>, kinds: &mut [Typed]) {
    let (outline, main) = (view.outline, &view.main);
    let Some(headline) = view.headline else { return };
    let head = headline.saturating_sub(HEAD.0)..headline + HEAD.1;
    if !head.clone().take_while(|at| *at < kinds.len()).any(|at| states_time(&outline.pieces[at], kinds[at].0)) {
        return;
    }
    let is_beside = |at: usize| main.marks[outline.pieces[at].region as usize].has(Marks::ASIDE);
    let is_outside = |at: &usize| !head.contains(at) && (!main.holds(outline, *at) || is_beside(*at));
    let outside = (0..kinds.len()).filter(|at| kinds[*at].0 == BlockKind::Dates && kinds[*at].1 != Reason::LIVE_ENTRY);
    let (labelled, bare): (Vec<usize>, Vec<usize>) =
        outside.filter(is_outside).partition(|at| is_labelled(&outline.pieces, *at));
    let labelled = if labelled.len() > MOST_LABELLED { labelled } else { Vec::new() };
    for at in bare.into_iter().chain(labelled) {
        kinds[at] = (BlockKind::Boilerplate, Reason::FAR_STAMP);
    }
}

/// Whether a piece is a stamp, or a byline with one.
fn states_time(piece: &Piece, kind: BlockKind) -> bool {
    kind == BlockKind::Dates || (kind == BlockKind::Byline && dates::holds_stamp(&piece.text))
}

/// Whether a word in a piece or just before it says what the stamp is of.
fn is_labelled(pieces: &[Piece], at: usize) -> bool {
    let stamps = dates::find_stamps(&pieces[at].text, &StampContext::default());
    let above = || at.checked_sub(1).is_some_and(|above| dates::label(&pieces[above].text).is_some());
    stamps.iter().any(|stamp| stamp.role != StampRole::Unlabelled) || above()
}
