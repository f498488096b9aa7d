//! Who wrote, in a line of its own at the end of the text: `Ada Lind`, `(Reporting by Ada Lind; Editing by Jan Moll)`.

use crate::{
    extract::{
        Reason,
        html::{
            outline::{Outline, Piece},
            typing::{Typed, View},
        },
        name_line, page_lines, person, phrases,
    },
    model::BlockKind,
};

/// Most pieces at the end of the body that may name who wrote.
const LAST_PIECES: usize = 3;
/// Paragraphs of a text that is long enough to have anything below it.
const SHORTEST_BODY: usize = 3;
/// Bytes of the longest signature.
const LONGEST: usize = 200;
/// What is set round a signature.
const MARKS: [char; 16] =
    ['(', ')', '[', ']', '【', '】', '（', '）', '—', '–', '-', '*', '~', ' ', '\u{a0}', '\u{3000}'];

/// Makes bylines of the last lines of a text that say who wrote; of a name alone, where nobody is named in the head.
pub(super) fn find(view: &View<'_>, kinds: &mut [Typed]) {
    let body: Vec<usize> = (0..kinds.len()).filter(|at| kinds[*at].0.is_body()).collect();
    let (Some(last), true) = (body.last().copied(), body.len() >= SHORTEST_BODY) else { return };
    let is_named = kinds[..last].iter().any(|(kind, _)| *kind == BlockKind::Byline);
    let is_open = |at: &usize| kinds[*at].1 == Reason::OUTSIDE;
    let below: Vec<usize> = (last + 1..kinds.len()).take(LAST_PIECES).take_while(is_open).collect();
    // From the last paragraph up, and from there down, a name alone counts only where nothing else stands between.
    for lines in [body.iter().rev().take(LAST_PIECES).copied().collect(), below] {
        let mut is_next = !is_named;
        for at in lines {
            let piece = &view.outline.pieces[at];
            let is_found = (is_signature(view.outline, piece) || (is_next && is_bare_name(view, piece)))
                && !(at > last
                    && (heads_teaser(view.outline, at) || name_line::opens_with_title(&piece.text, &piece.links)));
            is_next &= is_found;
            if is_found {
                kinds[at] = (BlockKind::Byline, Reason::SIGNATURE);
            }
        }
    }
}

/// Whether a line outside the text, without a word for who wrote, is the subject over another article, or its title: in
/// capitals, or over a heading or link in one element with it.
fn heads_teaser(outline: &Outline, at: usize) -> bool {
    let line = &outline.pieces[at];
    let home = &outline.regions[outline.home_of(line) as usize];
    let is_title = |piece: &Piece| outline.is_heading(piece) || piece.linked_bytes() * 10 >= piece.text.len() * 9;
    let is_capital = line.text.contains(char::is_uppercase) && !line.text.contains(char::is_lowercase);
    let is_over_title = || at + 1 < home.end_piece as usize && is_title(&outline.pieces[at + 1]);
    !name_line::is_byline(&line.text) && (is_capital || is_over_title())
}

/// Whether a line says that somebody wrote the text.
fn is_signature(outline: &Outline, piece: &Piece) -> bool {
    let line = piece.text.trim_matches(MARKS);
    let is_line = piece.text.len() <= LONGEST && !outline.is_heading(piece) && !outline.is_in_table(piece);
    is_line && !phrases::is_credit(line) && (name_line::is_byline(line) || name_line::is_signed(line))
}

/// Whether a line is nothing but a name, or in brackets one in a script without capitals.
fn is_bare_name(view: &View<'_>, piece: &Piece) -> bool {
    let line = piece.text.trim_matches(MARKS);
    let is_bracketed = piece.text.trim_start().starts_with(['(', '（', '【', '[', '—', '–']);
    let is_name = (person::is_name_with_role(line) && person::lead(line) == line) || person::are_names(line);
    piece.text.len() <= LONGEST
        && !view.outline.is_heading(piece)
        && !page_lines::is_page_label(line)
        && (is_name || (is_bracketed && person::is_uncased_person(line)))
        && !view.outline.pieces.iter().take(view.headline.unwrap_or_default()).any(|above| above.text == line)
}
