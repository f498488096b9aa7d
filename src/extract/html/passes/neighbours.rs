//! What a piece's neighbours tell once each has a kind of its own: a heading over nothing but boxes, words about the
//! author beside the body, a summary without a text.

use super::tail;
use crate::{
    extract::{
        Reason, correction_note, end_of_text,
        html::{
            marks::Marks,
            outline::{Outline, Piece},
            typing::{Typed, View},
        },
        name_line, person,
    },
    model::BlockKind,
};

/// Pieces of the body at its beginning that may be about its authors.
const FIRST_PIECES: usize = 2;
/// Pieces of the body at its end that may be about its authors.
const LAST_PIECES: usize = 4;
/// Bylines whose names are looked for.
const MOST_BYLINES: usize = 8;
/// Bytes of the shortest name that a text about an author begins with.
const SHORTEST_NAME: usize = 5;

/// Corrects the kinds of pieces by those around them.
pub(super) fn correct(view: &View<'_>, kinds: &mut [Typed]) {
    let View { outline, .. } = *view;
    demote_about_authors(view, kinds);
    tail::demote(outline, kinds);
    demote_last_heading(outline, kinds);
    promote_sole_summary(outline, kinds);
    take_in_notes(outline, kinds);
    demote_known_authors(outline, kinds);
}

/// The sentence below the label of a note, in an element of their own or at the end of the text, is the note.
fn take_in_notes(outline: &Outline, kinds: &mut [Typed]) {
    const LARGEST_BOX: usize = 4;
    let Some(last) = kinds.iter().rposition(|(kind, _)| kind.is_body()) else { return };
    for at in 0..kinds.len().saturating_sub(1) {
        let [label, note] = &outline.pieces[at..at + 2] else { return };
        if kinds[at].0 != BlockKind::Correction || kinds[at + 1].0 != BlockKind::Paragraph {
            continue;
        }
        let around = |piece: &Piece| outline.regions[outline.region_of(piece).parent as usize].pieces();
        let is_one_box = around(label) == around(note) && (around(label).len() <= LARGEST_BOX || at + 1 == last);
        if is_one_box && correction_note::is_label(&label.text) {
            kinds[at + 1] = (BlockKind::Correction, Reason("below the label of a correction"));
        }
    }
}

/// The box about an author whom the head names says nothing new.
fn demote_known_authors(outline: &Outline, kinds: &mut [Typed]) {
    let is_boxed = |at: usize| kinds[at].0 == BlockKind::Byline && kinds[at].1 == Reason::AUTHOR_BOX;
    let heads = (0..kinds.len()).filter(|at| kinds[*at].0 == BlockKind::Byline && !is_boxed(*at)).take(MOST_BYLINES);
    let named: Vec<String> = heads.flat_map(|at| name_line::names_in(&outline.pieces[at].text)).collect();
    let is_known = |at: &usize| is_boxed(*at) && named.iter().any(|name| *name == outline.pieces[*at].text.trim());
    for at in (0..kinds.len()).filter(is_known).collect::<Vec<_>>() {
        kinds[at] = (BlockKind::Boilerplate, Reason::AUTHOR_BOX);
    }
}

/// A summary in sentences with no text below it is the text: of a short report, of a video.
fn promote_sole_summary(outline: &Outline, kinds: &mut [Typed]) {
    let is_text = |(kind, _): &Typed| kind.is_body() && *kind != BlockKind::Crosshead;
    if kinds.iter().any(is_text) {
        return;
    }
    for (piece, typed) in outline.pieces.iter().zip(kinds) {
        if typed.0 == BlockKind::Standfirst && piece.is_prose() {
            *typed = (BlockKind::Paragraph, Reason("summary of nothing else"));
        }
    }
}

/// Text at either end of the body that begins with the name of an author is about them; at its beginning only in an
/// element of its own and where it says what they are, for a report may open with who wrote it.
fn demote_about_authors(view: &View<'_>, kinds: &mut [Typed]) {
    let View { outline, metadata, main, .. } = view;
    let is_body = |at: &usize| kinds[*at].0.is_body();
    let body: Vec<usize> = (0..kinds.len()).filter(is_body).collect();
    let last = &body[body.len().min(FIRST_PIECES.max(body.len().saturating_sub(LAST_PIECES)))..];
    let home = |at: usize| outline.home_of(&outline.pieces[at]);
    let stands_apart = |pair: &&[usize]| home(pair[0]) != home(pair[1]);
    let says_what = |pair: &&[usize]| end_of_text::described(&outline.pieces[pair[0]].text).is_some();
    let first = body.windows(2).take(FIRST_PIECES).filter(stands_apart).filter(says_what).map(|pair| &pair[0]);
    // Who said it stands at an end of a quotation.
    let is_quoted = |at: &usize| {
        let piece = &outline.pieces[*at];
        main.marks[piece.region as usize].has(Marks::QUOTATION) && !piece.is_prose()
    };
    let bylines = (0..kinds.len()).filter(|at| kinds[*at].0 == BlockKind::Byline).take(MOST_BYLINES);
    let mut names: Vec<String> = bylines.flat_map(|at| name_line::names_in(&outline.pieces[at].text)).collect();
    names.extend(metadata.byline.iter().cloned());
    // What opens with an agency is its report.
    names.retain(|name| name.len() >= SHORTEST_NAME && !person::is_group(name));
    let opens_with_author = |at: &usize| {
        let text = outline.pieces[*at].text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        // Behind the name of an agency a report goes on without a space, in scripts that have none.
        // Before a colon stands who speaks.
        let is_whole =
            |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric() || matches!(next, ':' | '：'));
        names.iter().any(|name| text.strip_prefix(name.as_str()).is_some_and(is_whole))
    };
    let ends = first.chain(last).filter(|at| !is_quoted(at) && opens_with_author(at));
    let about: Vec<usize> = ends.copied().collect();
    for at in about {
        kinds[at] = (BlockKind::Boilerplate, Reason("begins with the author's name at an end of the body"));
    }
}

/// The last heading is the boxes' where nothing but boxes stands below it.
fn demote_last_heading(outline: &Outline, kinds: &mut [Typed]) {
    let is_heading = |at: usize| outline.is_heading(&outline.pieces[at]);
    let Some(last) = kinds.iter().rposition(|(kind, _)| kind.is_body()) else { return };
    let has_boxes = kinds[last..].iter().any(|(kind, _)| *kind == BlockKind::Boilerplate);
    if kinds[last].0 == BlockKind::Crosshead && is_heading(last) && has_boxes {
        kinds[last] = (BlockKind::Boilerplate, Reason("heading over boxes of the page"));
    }
}
