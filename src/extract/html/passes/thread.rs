//! What readers wrote below the article, where no class says so: known by the heading over it and the stamps in it.

use crate::{
    extract::{
        Reason, dates,
        html::{
            main_text::MainText,
            marks::Marks,
            outline::{Outline, Piece},
            typing::{Typed, View},
        },
        page_lines,
    },
    model::BlockKind,
};

/// Bytes of the article that stand above the heading.
const SHORTEST_ARTICLE: usize = 300;
/// Pieces below the heading among which a first reader's stamp stands.
const FIRST_PIECES: usize = 8;

/// Bytes of the longest words about how to write a comment.
const LONGEST_FOOT: usize = 600;
/// They are no more than one part in so many of the article.
const SHARE: usize = 4;

/// Takes all that stands below the heading of the readers' comments out of the body.
pub(super) fn demote(view: &View<'_>, kinds: &mut [Typed]) {
    let (outline, main) = (view.outline, &view.main);
    let inside = main.pieces(outline);
    let length = |kinds: &[Typed], at: usize| if kinds[at].0.is_body() { outline.pieces[at].text.len() } else { 0 };
    let all: usize = inside.clone().map(|at| length(kinds, at)).sum();
    let mut above = 0;
    for at in inside.clone() {
        let piece = &outline.pieces[at];
        if above >= SHORTEST_ARTICLE
            && page_lines::heads_comments(&piece.text)
            && (is_followed(outline, main, at, inside.end) || is_foot(all - above, above))
        {
            for typed in kinds[at..inside.end].iter_mut().filter(|typed| typed.0.is_body()) {
                *typed = (BlockKind::Boilerplate, Reason::BELOW_COMMENTS);
            }
            return;
        }
        above += length(kinds, at);
    }
}

/// Whether little of the body stands below a heading: what it takes to write a comment, while there is none.
fn is_foot(rest: usize, above: usize) -> bool {
    rest <= LONGEST_FOOT && rest * SHARE <= above
}

/// Whether readers' stamps stand below, where no class says whose they are: one soon below a heading, or several below another line.
fn is_followed(outline: &Outline, main: &MainText, heading: usize, end: usize) -> bool {
    let is_heading = outline.is_heading(&outline.pieces[heading]);
    let (fewest, among) = if is_heading { (1, FIRST_PIECES) } else { (2, FIRST_PIECES * 2) };
    let is_free = |piece: &Piece| !main.marks[piece.region as usize].has(Marks::BOXES);
    let is_stamp = |piece: &&Piece| is_free(piece) && dates::is_stamp_line(&piece.text);
    outline.pieces[heading + 1..end].iter().take(among).filter(is_stamp).count() >= fewest
}
