//! Boxes between the paragraphs that offer something: a heading and a few sentences over a call or a button.

use super::{
    main_text::MainText,
    marks::Marks,
    outline::{Outline, Region, Tag},
    typing::Typed,
};
use crate::{extract::Reason, model::BlockKind};

/// Most pieces of an offer.
const MOST_PIECES: u32 = 6;
/// Bytes of the longest offer.
const LONGEST: usize = 700;
/// An offer is no more than one part in so many of the article.
const SHARE: usize = 4;

/// Takes what stands in one small box with a call to the reader out of the body.
pub(super) fn demote(outline: &Outline, main: &MainText, kinds: &mut [Typed]) {
    let whole = &outline.regions[main.region as usize];
    let longest = LONGEST.min(length(outline, whole) / SHARE);
    for at in whole.first_piece as usize..whole.end_piece as usize {
        let is_entry = || main.marks[outline.pieces[at].region as usize].has(Marks::LIVE_ENTRY);
        if !is_call(outline, kinds, at) || is_entry() {
            continue;
        }
        let Some(offer) = box_around(outline, at).filter(|offer| length(outline, offer) <= longest) else { continue };
        let inside = &mut kinds[offer.first_piece as usize..offer.end_piece as usize];
        for typed in inside.iter_mut().filter(|typed| typed.0.is_body()) {
            *typed = (BlockKind::Boilerplate, Reason("in a box with a call to the reader"));
        }
    }
}

/// Whether a piece is a call, or a button with a label of the page.
fn is_call(outline: &Outline, kinds: &[Typed], at: usize) -> bool {
    let piece = &outline.pieces[at];
    let is_link = || piece.linked_bytes() * 10 >= piece.text.len() * 9;
    match kinds[at].1 {
        Reason::CALL | Reason::SIGN_UP => true,
        reason => reason == Reason::LABEL && is_link(),
    }
}

/// The innermost element around a piece that holds more than it, where that is as few pieces as an offer has, and neither
/// a list nor an article.
fn box_around(outline: &Outline, at: usize) -> Option<&Region> {
    let mut around = outline.around(outline.pieces[at].region);
    let found = around.find(|region| region.end_piece - region.first_piece > 1)?;
    let is_list = matches!(found.tag, Tag::List | Tag::Numbered | Tag::Item | Tag::Row);
    let is_article = found.own.has(Marks::ARTICLE | Marks::BODY);
    (!is_list && !is_article && found.end_piece - found.first_piece <= MOST_PIECES).then_some(found)
}

/// Bytes of the text in an element.
fn length(outline: &Outline, region: &Region) -> usize {
    let pieces = &outline.pieces[region.first_piece as usize..region.end_piece as usize];
    pieces.iter().map(|piece| piece.text.len()).sum()
}
