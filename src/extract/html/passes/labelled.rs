//! Links below a label of the page, in the main text and without a class: `More on this story` over two titles.

use crate::{
    extract::{
        Reason, dates,
        html::{
            outline::{Outline, Piece, Region, Tag},
            typing::{Typed, View},
        },
        phrases,
    },
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

/// Takes what labels head, and short lists of nothing but titles, out of the body.
pub(super) fn demote(view: &View<'_>, kinds: &mut [Typed]) {
    let (outline, main) = (view.outline, &view.main);
    let inside = main.pieces(outline);
    for list in outline.regions.iter().filter(|region| is_list_of_titles(outline, region)) {
        if inside.contains(&(list.first_piece as usize)) {
            let list = list.pieces();
            take_out(&mut kinds[list], Reason("list of nothing but titles"));
        }
    }
    let mut end_of_links = inside.start;
    for at in inside.clone() {
        if kinds[at].1 != Reason::LABEL {
            continue;
        }
        // A label among the links below another one heads no more than that one does.
        let mut end = at;
        if at >= end_of_links {
            end_of_links =
                at + 1 + outline.pieces[at + 1..inside.end].iter().take_while(|piece| is_link(piece)).count();
            end = end_of_links;
        }
        let boxed = box_headed_by(outline, at).map(Region::pieces);
        let end_of_box = boxed.filter(|found| found.len() < inside.len()).map_or(at, |found| found.end);
        take_out(&mut kinds[at..end.max(end_of_box)], Reason("below a label of the page"));
    }
}

fn take_out(kinds: &mut [Typed], reason: Reason) {
    for typed in kinds.iter_mut().filter(|typed| typed.0.is_body()) {
        *typed = (BlockKind::Boilerplate, reason);
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
    let pieces = outline.pieces_of(region);
    let is_title = |piece: &Piece| {
        let is_long = |letters| phrases::is_longer(&piece.text, letters);
        is_link(piece) && is_long(SHORTEST_TITLE) && !is_long(LONGEST_SUMMARY)
    };
    matches!(region.tag, Tag::List) && (1..=MOST_TITLES).contains(&pieces.len()) && pieces.iter().all(is_title)
}
