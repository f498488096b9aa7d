//! Texts that a page shows more than once: the article again for another screen, an offer between its paragraphs.

use std::collections::{HashMap, HashSet};

use super::{
    headline::comparable,
    outline::{Outline, Piece, RegionId},
    typing::Typed,
};
use crate::{
    extract::{Reason, phrases},
    model::BlockKind,
};

/// Bytes from which a sentence that stands in the body again is a repetition and no chance.
const SHORTEST: usize = 40;

/// The texts that a site repeats, as they are compared; those without letters or digits are none.
pub(super) fn of_site(texts: &[String]) -> HashSet<String> {
    texts.iter().map(|text| comparable(text)).filter(|text| !text.is_empty()).collect()
}

/// Takes out of the body what stands above it in the same words and another element: the headline and whole sentences,
/// for labels and lists of features repeat with reason, and a paragraph twice in one element is the publisher's slip.
pub(super) fn demote(outline: &Outline, kinds: &mut [Typed]) {
    let element = |piece: &Piece| outline.region_of(piece).parent;
    let mut first: HashMap<&str, RegionId> = HashMap::new();
    for (piece, typed) in outline.pieces.iter().zip(kinds) {
        let text = piece.text.as_str();
        let is_title = typed.0 == BlockKind::Headline;
        let is_text = matches!(typed.0, BlockKind::Paragraph | BlockKind::Crosshead | BlockKind::ListItem);
        let is_sentence = || text.len() >= SHORTEST && phrases::ends_as_sentence(text);
        let place = first.get(text).copied().filter(|_| is_text);
        if place.is_some_and(|place| place != element(piece)) {
            *typed = (BlockKind::Boilerplate, Reason("repeats a text above"));
        } else if is_title || (is_text && is_sentence()) {
            first.entry(text).or_insert_with(|| element(piece));
        }
    }
}
