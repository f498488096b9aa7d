//! Boxes of facts inside an article: what stands between two of its paragraphs and leads nowhere is its own.
//!
//! In doubt such a box is the article's: a false alarm is seen, a hidden edit is not.

use super::{
    main_text::MainText,
    marks::Marks,
    outline::{Outline, Piece, Tag},
};
use crate::extract::{counters, page_lines, phrases};

/// Marks of a box, or of a part of one, that is the page's and not the article's.
const OF_PAGE: Marks = Marks::BOXES.or(Marks::AUTHOR_NAME).or(Marks::WHOLE_FORM);

/// Takes the mark of what stands beside an article from boxes inside it that hold sentences or facts and nothing of the
/// page.
pub(super) fn take_in(outline: &Outline, main: &mut MainText) {
    let text = main.pieces(outline);
    let is_text = |at: usize| {
        let piece = &outline.pieces[at];
        let marks = main.marks[piece.region as usize] | piece.inline;
        !marks.has(OF_PAGE.or(Marks::ASIDE)) && !leads_away(piece) && phrases::ends_as_sentence(&piece.text)
    };
    let mut sentences = Vec::with_capacity(outline.pieces.len() + 1);
    let mut count = 0;
    sentences.push(count);
    for at in 0..outline.pieces.len() {
        count += usize::from(is_text(at));
        sentences.push(count);
    }
    let holds_text = |pieces: std::ops::Range<usize>| sentences[pieces.end] > sentences[pieces.start];
    let mut id = main.region as usize + 1;
    while id < outline.regions.len() && outline.regions[id].pieces().start < text.end {
        let is_box = main.marks[id].has(Marks::ASIDE) && !main.marks[main.region as usize].has(Marks::ASIDE);
        let end = if is_box { end_of(outline, id) } else { id + 1 };
        let pieces = outline.regions[id].pieces();
        if is_box && !pieces.is_empty() {
            let around = outline.regions[home_of(outline, id)].pieces();
            let is_between = holds_text(around.start..pieces.start) && holds_text(pieces.end..around.end);
            let inside = &outline.pieces[pieces];
            let is_inside = is_between || (holds_text(around) && is_list(outline, inside));
            if is_inside && !main.marks[id].has(OF_PAGE) && inside.iter().all(|piece| is_fact(main, piece)) {
                for marks in &mut main.marks[id..end] {
                    *marks = marks.without(Marks::ASIDE);
                }
            }
        }
        id = end;
    }
}

/// One past the last region inside a region.
fn end_of(outline: &Outline, id: usize) -> usize {
    let inside = outline.regions[id + 1..].iter().take_while(|region| region.parent as usize >= id);
    id + 1 + inside.count()
}

/// The innermost region around a region that holds more than it.
fn home_of(outline: &Outline, id: usize) -> usize {
    let mut around = outline.regions[id].parent;
    let pieces = outline.regions[id].pieces();
    while around != 0 && outline.regions[around as usize].pieces() == pieces {
        around = outline.regions[around as usize].parent;
    }
    around as usize
}

/// Whether a box is a list without links: key points above the text, or facts below it.
fn is_list(outline: &Outline, inside: &[Piece]) -> bool {
    inside.iter().all(|piece| piece.links.is_empty())
        && inside.iter().any(|piece| outline.region_of(piece).tag == Tag::Item)
}

/// Whether a line in such a box is neither a link nor a part of a box of the page.
fn is_fact(main: &MainText, piece: &Piece) -> bool {
    let marks = main.marks[piece.region as usize] | piece.inline;
    !marks.has(OF_PAGE)
        && !leads_away(piece)
        && !page_lines::is_page_label(&piece.text)
        && !page_lines::is_call(&piece.text)
        && !page_lines::is_signup_offer(&piece.text)
        && !page_lines::is_subscription_offer(&piece.text)
        && !counters::is_counter(&piece.text)
}

/// Whether at least half of a line is links.
fn leads_away(piece: &Piece) -> bool {
    piece.linked_bytes() * 2 >= piece.text.len()
}
