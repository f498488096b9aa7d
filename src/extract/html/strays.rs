//! Short lines in elements of their own between the paragraphs: counters, tickers, labels, the parts of a poll. They are no
//! text where the text is in paragraphs.

use super::{
    main_text::MainText,
    marks::Marks,
    outline::{Outline, Piece, Region, Tag},
    typing::Typed,
};
use crate::{
    extract::{Reason, phrases},
    model::BlockKind,
};

/// Letters of the longest line that is no text.
const LONGEST: usize = 70;
/// Tenths of the body's text that stand in paragraphs.
const IN_PARAGRAPHS: usize = 8;
/// Most such lines: more are how the article says what it has to say, such as the scores of a review.
const MOST: usize = 8;
/// Paragraphs that a text has at least.
const FEWEST: usize = 3;
/// Most pieces of a poll.
const MOST_OF_POLL: u32 = 14;
/// Letters of the longest choice of a poll.
const LONGEST_CHOICE: usize = 60;

/// Takes short lines and polls between the paragraphs out of the body.
pub(super) fn demote(outline: &Outline, main: &MainText, kinds: &mut [Typed]) {
    let whole = &outline.regions[main.region as usize];
    let inside = whole.first_piece as usize..whole.end_piece as usize;
    for at in inside.clone() {
        let is_sign = kinds[at].1 == Reason::COUNTER || phrases::asks(&outline.pieces[at].text);
        if let Some(poll) = is_sign.then(|| poll_around(outline, at)).flatten() {
            let poll = &mut kinds[poll.first_piece as usize..poll.end_piece as usize];
            for typed in poll.iter_mut().filter(|typed| typed.0.is_body()) {
                *typed = (BlockKind::Boilerplate, Reason("in a poll"));
            }
        }
    }
    if !is_at_home(outline, main, &kinds[inside.clone()]) {
        return;
    }
    let found: Vec<usize> = inside
        .filter(|at| {
            let piece = &outline.pieces[*at];
            kinds[*at].0 == BlockKind::Paragraph && piece.region != main.region && is_stray(outline, main, *at)
        })
        .collect();
    if found.len() <= MOST {
        for at in found {
            kinds[at] = (BlockKind::Boilerplate, Reason("short line in an element of its own, between paragraphs"));
        }
    }
}

/// The small element around a question or a counter with at least two shares of all.
fn poll_around(outline: &Outline, at: usize) -> Option<&Region> {
    let is_choice =
        |piece: &&Piece| piece.text.contains(['%', '٪', '％']) && !phrases::is_longer(&piece.text, LONGEST_CHOICE);
    let around = outline.around(outline.pieces[at].region);
    around.take_while(|region| region.end_piece - region.first_piece <= MOST_OF_POLL).find(|region| {
        let pieces = &outline.pieces[region.first_piece as usize..region.end_piece as usize];
        pieces.iter().filter(is_choice).count() >= 2
    })
}

/// Whether nearly all text of the body is in elements for paragraphs, or nearly all right in the main element, between
/// line breaks.
fn is_at_home(outline: &Outline, main: &MainText, kinds: &[Typed]) -> bool {
    let first = outline.regions[main.region as usize].first_piece as usize;
    let is_text = |typed: &Typed| typed.0 == BlockKind::Paragraph;
    let text = || outline.pieces[first..].iter().zip(kinds).filter(|(_, typed)| is_text(typed)).map(|(piece, _)| piece);
    let all: usize = text().map(|piece| piece.text.len()).sum();
    let is_most = |inside: &dyn Fn(&Piece) -> bool| {
        let inside = || text().filter(|piece| inside(piece));
        inside().count() >= FEWEST && inside().map(|piece| piece.text.len()).sum::<usize>() * 10 >= all * IN_PARAGRAPHS
    };
    is_most(&|piece| outline.region_of(piece).tag == Tag::Paragraph) || is_most(&|piece| piece.region == main.region)
}

/// Whether a piece is short, ends no sentence, stands in an element without meaning and heads no paragraph.
fn is_stray(outline: &Outline, main: &MainText, at: usize) -> bool {
    const OPEN: Marks = Marks::QUOTATION.or(Marks::LIVE_ENTRY).or(Marks::STANDFIRST).or(Marks::HEADLINE);
    let piece = &outline.pieces[at];
    let begins = |region: &&Region| region.first_piece as usize == at;
    let holds_text = |region: &Region| {
        let pieces = &outline.pieces[region.first_piece as usize..region.end_piece as usize];
        pieces.iter().any(|other| outline.region_of(other).tag == Tag::Paragraph)
    };
    outline.region_of(piece).tag == Tag::Other
        && !phrases::is_longer(&piece.text, LONGEST)
        && !phrases::ends_as_sentence(&piece.text)
        && !phrases::is_unmarked_script(&piece.text)
        && !main.marks[piece.region as usize].has(OPEN)
        && !holds_text(outline.region_of(piece))
        && !outline.around(piece.region).take_while(begins).any(holds_text)
}
