//! The slides of a gallery, told by the numbers they open with: `3/12 The lock at dawn`. Their words are about the
//! pictures, where the article has a text of its own beside them.

use std::collections::HashMap;

use crate::{
    extract::{
        Reason,
        html::{
            outline::{Outline, Piece, Region},
            typing::{Typed, View},
        },
    },
    model::BlockKind,
};

/// Slides of the smallest gallery.
const FEWEST: usize = 3;
/// Most pieces of one slide.
const MOST_PIECES: usize = 6;
/// Bytes of the shortest text beside a gallery; with less, the gallery is the article.
const SHORTEST_TEXT: usize = 400;

/// Types the body's slides as captions.
pub(super) fn caption(view: &View<'_>, kinds: &mut [Typed]) {
    let (outline, main) = (view.outline, &view.main);
    let inside = main.pieces(outline);
    let mut galleries: HashMap<u16, Vec<usize>> = HashMap::new();
    for at in inside.clone() {
        if let Some((number, of)) = slide_number(&outline.pieces[at]) {
            let slides = galleries.entry(of).or_default();
            if number as usize == slides.len() + 1 {
                slides.push(at);
            }
        }
    }
    let mut slides: Vec<usize> = galleries.into_values().filter(|slides| slides.len() >= FEWEST).flatten().collect();
    slides.sort_unstable();
    let next = slides.iter().skip(1).copied().chain([inside.end]);
    let whole = slides.iter().zip(next).flat_map(|(at, next)| *at..end_of_slide(outline, *at, next));
    let found: Vec<usize> = whole.filter(|at| kinds[*at].0.is_body()).collect();
    let length = |at: usize| outline.pieces[at].text.len();
    let body: usize = inside.filter(|at| kinds[*at].0.is_body()).map(length).sum();
    if body >= found.iter().map(|at| length(*at)).sum::<usize>() + SHORTEST_TEXT {
        for at in found {
            kinds[at] = (BlockKind::Caption, Reason("slide of a gallery"));
        }
    }
}

/// The number of a slide and how many there are, where a piece opens with them.
fn slide_number(piece: &Piece) -> Option<(u16, u16)> {
    let opening = piece.text.split_whitespace().next()?;
    let (number, of) = opening.split_once('/')?;
    let (number, of) = (number.parse().ok()?, of.parse().ok()?);
    (number <= of).then_some((number, of))
}

/// One past the last piece of the element that holds the slide that begins here, and not the next one.
fn end_of_slide(outline: &Outline, at: usize, next: usize) -> usize {
    let begins = |region: &&Region| region.first_piece as usize == at;
    let end = next.min(at + MOST_PIECES);
    let around = outline.around(outline.pieces[at].region).take_while(begins);
    around.map(|region| region.end_piece as usize).take_while(|found| *found <= end).last().unwrap_or(at + 1)
}
