//! Other articles shown below or between the article's own text, without a class that says so: a title that is a link, in
//! one element with the time of that article.

use std::ops::Range;

use crate::{
    extract::{
        Reason, counters, dates,
        html::{
            marks::Marks,
            outline::{Outline, Piece, Region},
            typing::{Typed, View},
        },
        person, phrases,
    },
    model::BlockKind,
};

/// Most pieces between the title and the stamp: the summary, the section, the author.
const MOST_BETWEEN: usize = 3;
/// Letters of the longest line with a stamp.
const LONGEST_STAMP: usize = 80;
/// Letters of the shortest title.
const SHORTEST_TITLE: usize = 16;
/// Other articles are no more than one part in so many of the main text: a live blog is nothing but such entries.
const SHARE: usize = 2;

/// Takes other articles out of the body.
pub(super) fn demote(view: &View<'_>, kinds: &mut [Typed]) {
    let (outline, main, headline) = (view.outline, &view.main, view.headline);
    let inside = main.pieces(outline);
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in inside.clone() {
        if found.last().is_some_and(|card| card.contains(&at)) {
            continue;
        }
        let card = card_around(outline, at).filter(|card| {
            inside.start <= card.start
                && card.end <= inside.end
                && card.len() < inside.len()
                && !headline.is_some_and(|headline| card.contains(&headline))
        });
        found
            .extend(card.filter(|card| !main.marks[outline.pieces[card.start].region as usize].has(Marks::LIVE_ENTRY)));
    }
    let length =
        |range: &Range<usize>| outline.pieces[range.clone()].iter().map(|piece| piece.text.len()).sum::<usize>();
    if found.iter().map(length).sum::<usize>() * SHARE > length(&inside) {
        return;
    }
    let opening = inside.clone().find(|at| kinds[*at].0.is_body() && outline.pieces[*at].is_prose());
    for at in found.into_iter().flatten() {
        // Above the first paragraph a stamp is the article's own.
        let is_of_other = || kinds[at].0 == BlockKind::Dates && opening.is_some_and(|opening| at > opening);
        if kinds[at].0.is_body() || is_of_other() {
            kinds[at] = (BlockKind::Boilerplate, Reason::CARD);
        }
    }
}

/// The innermost element that holds a stamp and the title near it that is a link.
fn card_around(outline: &Outline, at: usize) -> Option<Range<usize>> {
    let near = at.saturating_sub(MOST_BETWEEN)..(at + MOST_BETWEEN).min(outline.pieces.len());
    let title = near.rev().filter(|other| *other != at).find(|other| is_title(outline, *other))?;
    if !is_stamp(&outline.pieces[at]) {
        return None;
    }
    let holds_both = |region: &&Region| {
        let pieces = region.pieces();
        pieces.contains(&at) && pieces.contains(&title)
    };
    let card = outline.around(outline.pieces[at].region).find(holds_both)?;
    Some(card.pieces())
}

/// Whether a piece is nothing but a link and long enough for a title.
fn is_title(outline: &Outline, at: usize) -> bool {
    let piece = &outline.pieces[at];
    let is_heading = outline.is_heading(piece);
    piece.linked_bytes() * 10 >= piece.text.len() * 9
        && !person::is_full_name(piece.text.trim())
        && (is_heading || phrases::is_longer(&piece.text, SHORTEST_TITLE))
}

/// Whether a piece is a stamp, with counters beside it or without.
fn is_stamp(piece: &Piece) -> bool {
    !phrases::is_longer(&piece.text, LONGEST_STAMP)
        && (dates::is_stamp_line(&piece.text) || counters::is_stamp_with_counters(&piece.text))
}
