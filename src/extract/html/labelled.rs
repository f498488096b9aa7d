//! Links below a label of the page, in the main text and without a class: `More on this story` over two titles.

use super::{
    main_text::MainText,
    outline::{Outline, Piece, Region, Tag},
    typing::Typed,
};
use crate::{
    extract::{Reason, dates, phrases},
    model::BlockKind,
};

/// Most pieces of a box that a label heads.
const MOST_PIECES: usize = 14;
/// Letters of the longest text in such a box that is no link: the summary of another article.
const LONGEST_SUMMARY: usize = 160;

/// Letters of the shortest title of another article.
const SHORTEST_TITLE: usize = 24;
/// Most titles of a list of other articles.
const MOST_TITLES: usize = 5;

/// Takes what labels head out of the body.
pub(super) fn demote(outline: &Outline, main: &MainText, kinds: &mut [Typed]) {
    let whole = &outline.regions[main.region as usize];
    let inside = whole.first_piece as usize..whole.end_piece as usize;
    let lists = outline.regions.iter().filter(|region| is_list_of_titles(outline, region));
    for list in lists.filter(|list| inside.contains(&(list.first_piece as usize))) {
        for typed in
            kinds[list.first_piece as usize..list.end_piece as usize].iter_mut().filter(|typed| typed.0.is_body())
        {
            *typed = (BlockKind::Boilerplate, Reason("list of nothing but titles"));
        }
    }
    for at in inside.clone().filter(|at| kinds[*at].1 == Reason::LABEL).collect::<Vec<_>>() {
        let below = (at + 1..inside.end).take_while(|below| is_link(&outline.pieces[*below])).count();
        let in_box = box_headed_by(outline, at)
            .filter(|found| found.end_piece - found.first_piece < whole.end_piece - whole.first_piece);
        let end = in_box.map_or(at, |found| found.end_piece as usize).max(at + 1 + below);
        for typed in kinds[at..end].iter_mut().filter(|typed| typed.0.is_body()) {
            *typed = (BlockKind::Boilerplate, Reason("below a label of the page"));
        }
    }
}

/// The outermost element that begins with a label, where it holds links and no more sentences than a summary below each.
fn box_headed_by(outline: &Outline, label: usize) -> Option<&Region> {
    let around = outline.around(outline.pieces[label].region);
    let begins = |region: &&Region| {
        region.first_piece as usize == label && (region.end_piece - region.first_piece) as usize <= MOST_PIECES
    };
    let found = around.take_while(begins).last()?;
    let below = &outline.pieces[label + 1..found.end_piece as usize];
    let is_summary = |at: usize| !phrases::is_longer(&below[at].text, LONGEST_SUMMARY) && is_link(&below[at - 1]);
    let fits = |at: usize| is_link(&below[at]) || !below[at].is_prose() || (at > 0 && is_summary(at));
    (below.iter().any(is_link) && (0..below.len()).all(fits)).then_some(found)
}

/// Whether a piece is a link and nothing else but the time of what it leads to.
fn is_link(piece: &Piece) -> bool {
    let Some((first, last)) = piece.links.first().zip(piece.links.last()) else { return false };
    let (before, after) = (piece.text[..first.start].trim(), piece.text[last.end..].trim());
    let is_aside = |text: &str| text.is_empty() || dates::is_stamp_line(text) || !text.contains(char::is_alphanumeric);
    piece.linked_bytes() * 10 >= piece.text.len() * 9 || (is_aside(before) && is_aside(after))
}

/// Whether a short list is nothing but the titles of other articles.
fn is_list_of_titles(outline: &Outline, region: &Region) -> bool {
    let pieces = &outline.pieces[region.first_piece as usize..region.end_piece as usize];
    let is_title = |piece: &Piece| {
        let is_long = |letters| phrases::is_longer(&piece.text, letters);
        is_link(piece) && is_long(SHORTEST_TITLE) && !is_long(LONGEST_SUMMARY)
    };
    matches!(region.tag, Tag::List) && (1..=MOST_TITLES).contains(&pieces.len()) && pieces.iter().all(is_title)
}
