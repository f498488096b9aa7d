//! Texts that a page shows more than once: the article again for another screen, an offer between its paragraphs.

use std::collections::{HashMap, HashSet};

use crate::{
    extract::{
        Reason,
        html::{
            outline::{Outline, Piece, RegionId},
            typing::{Typed, View},
        },
        phrases,
    },
    model::BlockKind,
};

/// Bytes from which a sentence that stands in the body again is a repetition and no chance.
const SHORTEST: usize = 40;
/// How many equal lines in a row are no text.
const SERIES: usize = 3;

/// Takes out of the body what stands above it in the same words and another element: the headline and whole sentences,
/// for labels and lists of features repeat with reason, and a paragraph twice in one element is the publisher's slip.
/// Where most of an element is new, it is a text of its own that shares some, as sections of an agreement share clauses.
pub(super) fn demote(view: &View<'_>, kinds: &mut [Typed]) {
    let outline = view.outline;
    let repeats = repeats(outline, kinds);
    let mut new_and_repeated: HashMap<RegionId, (usize, usize)> = HashMap::new();
    for (at, piece) in outline.pieces.iter().enumerate().filter(|(at, _)| is_text(kinds[*at].0)) {
        let (new, repeated) = new_and_repeated.entry(element(outline, piece)).or_default();
        *(if repeats.contains(&at) { repeated } else { new }) += piece.text.len();
    }
    for at in repeats {
        let (new, repeated) = new_and_repeated[&element(outline, &outline.pieces[at])];
        if new <= repeated {
            kinds[at] = (BlockKind::Boilerplate, Reason("repeats a text above"));
        }
    }
    demote_series(outline, kinds);
}

/// Takes a short line out of the body that stands there again and again in a row, as the title of a gallery does at each
/// of its pictures.
fn demote_series(outline: &Outline, kinds: &mut [Typed]) {
    let mut start = 0;
    for series in outline.pieces.chunk_by(|piece, next| piece.text == next.text) {
        let text = &series[0].text;
        let is_line = text.contains(char::is_alphabetic) && !phrases::ends_as_sentence(text);
        if series.len() >= SERIES && is_line {
            for typed in kinds[start..start + series.len()].iter_mut().filter(|typed| is_text(typed.0)) {
                *typed = (BlockKind::Boilerplate, Reason("the same line in a row"));
            }
        }
        start += series.len();
    }
}

/// The pieces of the body whose words another element has above them.
fn repeats(outline: &Outline, kinds: &[Typed]) -> HashSet<usize> {
    let mut first: HashMap<&str, RegionId> = HashMap::new();
    let mut repeats = HashSet::new();
    for (at, (piece, typed)) in outline.pieces.iter().zip(kinds).enumerate() {
        let text = piece.text.as_str();
        let is_sentence = || text.len() >= SHORTEST && phrases::ends_as_sentence(text);
        let place = first.get(text).copied().filter(|_| is_text(typed.0));
        if place.is_some_and(|place| place != element(outline, piece)) {
            repeats.insert(at);
        } else if typed.0 == BlockKind::Headline || (is_text(typed.0) && is_sentence()) {
            first.entry(text).or_insert_with(|| element(outline, piece));
        }
    }
    repeats
}

fn is_text(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Crosshead | BlockKind::ListItem)
}

fn element(outline: &Outline, piece: &Piece) -> RegionId {
    outline.region_of(piece).parent
}
