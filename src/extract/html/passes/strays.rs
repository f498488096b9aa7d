//! Short lines in elements of their own between the paragraphs: counters, tickers, labels, the parts of a poll. They are no
//! text where the text is in paragraphs.

use std::collections::HashMap;

use crate::{
    extract::{
        Reason,
        html::{
            main_text::MainText,
            marks::Marks,
            outline::{Outline, Piece, Region, RegionId, Tag},
            typing::{Typed, View},
        },
        phrases,
    },
    model::BlockKind,
};

/// Letters of the longest line that is no text.
const LONGEST: usize = 70;
/// Tenths of the body's text that stand in paragraphs.
const IN_PARAGRAPHS: usize = 8;
/// Most such lines: more are how the article says what it has to say, such as the scores of a review.
const MOST: usize = 8;
/// Most pieces of an element with such a line: one with more is the text, whatever it holds.
const MOST_BESIDE: usize = 40;
/// Paragraphs that a text has at least.
const FEWEST: usize = 3;
/// Most pieces of a poll.
const MOST_OF_POLL: usize = 14;
/// Letters of the longest choice of a poll.
const LONGEST_CHOICE: usize = 60;

/// Takes short lines and polls between the paragraphs out of the body.
pub(super) fn demote(view: &View<'_>, kinds: &mut [Typed]) {
    let (outline, main) = (view.outline, &view.main);
    let inside = main.pieces(outline);
    for at in inside.clone() {
        let is_sign = kinds[at].1 == Reason::COUNTER || phrases::asks(&outline.pieces[at].text);
        if let Some(poll) = is_sign.then(|| poll_around(outline, at)).flatten() {
            let poll = &mut kinds[poll.pieces()];
            for typed in poll.iter_mut().filter(|typed| typed.0.is_body()) {
                *typed = (BlockKind::Boilerplate, Reason("in a poll"));
            }
        }
    }
    let Some(home) = home(outline, &kinds[inside.clone()], inside.start) else { return };
    let found: Vec<usize> = inside
        .filter(|at| {
            let piece = &outline.pieces[*at];
            kinds[*at].0 == BlockKind::Paragraph && home != Home::Element(piece.region) && is_stray(outline, main, *at)
        })
        .collect();
    if found.len() <= MOST {
        for at in found {
            kinds[at] = (BlockKind::Boilerplate, Reason("short line in an element of its own, between paragraphs"));
        }
    }
}

/// The small element around a question or a counter with at least two shares of all and no text beside them.
fn poll_around(outline: &Outline, at: usize) -> Option<&Region> {
    let is_short = |piece: &Piece| !piece.is_prose() || phrases::asks(&piece.text);
    let is_choice =
        |piece: &&Piece| piece.text.contains(['%', '٪', '％']) && !phrases::is_longer(&piece.text, LONGEST_CHOICE);
    let is_small = |region: &&Region| {
        outline.pieces_of(region).len() <= MOST_OF_POLL && outline.pieces_of(region).iter().all(is_short)
    };
    let mut around = outline.around(outline.pieces[at].region).take_while(is_small);
    around.find(|region| outline.pieces_of(region).iter().filter(is_choice).count() >= 2)
}

/// Where nearly all text of a body is.
#[derive(PartialEq, Eq)]
enum Home {
    /// In elements for paragraphs.
    Paragraphs,
    /// Right in one element, between line breaks.
    Element(RegionId),
}

/// Where nearly all text of the body is, if it is in one kind of place.
fn home(outline: &Outline, kinds: &[Typed], first: usize) -> Option<Home> {
    let text = outline.pieces[first..].iter().zip(kinds).filter(|(_, typed)| typed.0 == BlockKind::Paragraph);
    let mut all = 0;
    let mut in_paragraphs = (0, 0);
    let mut in_elements: HashMap<RegionId, (usize, usize)> = HashMap::new();
    for (piece, _) in text {
        let is_paragraph = outline.region_of(piece).tag == Tag::Paragraph;
        let (count, bytes) =
            if is_paragraph { &mut in_paragraphs } else { in_elements.entry(piece.region).or_default() };
        *count += 1;
        *bytes += piece.text.len();
        all += piece.text.len();
    }
    let is_most = |(count, bytes): (usize, usize)| count >= FEWEST && bytes * 10 >= all * IN_PARAGRAPHS;
    let element = || in_elements.into_iter().find(|(_, text)| is_most(*text)).map(|(region, _)| Home::Element(region));
    if is_most(in_paragraphs) { Some(Home::Paragraphs) } else { element() }
}

/// Whether a piece is short, ends no sentence, stands in an element without meaning and heads no paragraph.
fn is_stray(outline: &Outline, main: &MainText, at: usize) -> bool {
    const OPEN: Marks =
        Marks::QUOTATION.or(Marks::LIVE_ENTRY).or(Marks::STANDFIRST).or(Marks::HEADLINE).or(Marks::PREFORMATTED);
    let piece = &outline.pieces[at];
    let begins = |region: &&Region| region.first_piece as usize == at;
    let holds_text = |region: &Region| {
        let pieces = outline.pieces_of(region);
        pieces.len() > MOST_BESIDE || pieces.iter().any(|other| outline.region_of(other).tag == Tag::Paragraph)
    };
    outline.region_of(piece).tag == Tag::Other
        && !phrases::is_longer(&piece.text, LONGEST)
        && !phrases::ends_as_sentence(&piece.text)
        && !phrases::is_unmarked_script(&piece.text)
        && !main.marks[piece.region as usize].has(OPEN)
        && !holds_text(outline.region_of(piece))
        && !outline.around(piece.region).take_while(begins).any(holds_text)
}
