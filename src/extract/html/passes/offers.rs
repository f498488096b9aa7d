//! Boxes between the paragraphs that offer something: a heading and a few sentences over a call or a button.

use crate::{
    extract::{
        Reason,
        html::{
            main_text::MainText,
            marks::Marks,
            outline::{Outline, Piece, Region, Tag},
            typing::{Typed, View},
        },
        page_lines, phrases,
    },
    model::BlockKind,
};

/// Most pieces of an offer.
const MOST_PIECES: u32 = 6;
/// Bytes of the longest offer.
const LONGEST: usize = 700;
/// An offer is no more than one part in so many of the article.
const SHARE: usize = 4;

/// Takes what stands in one small box with a call to the reader, or with a form, out of the body.
pub(super) fn demote(view: &View<'_>, kinds: &mut [Typed]) {
    let (outline, main) = (view.outline, &view.main);
    let whole = &outline.regions[main.region as usize];
    let longest = LONGEST.min(length(outline, whole) / SHARE);
    let is_short = |offer: &&Region| length(outline, offer) <= longest;
    let inside = whole.pieces();
    let forms = outline.regions[main.region as usize + 1..].iter().filter(|region| region.own.has(Marks::WHOLE_FORM));
    for form in forms.filter(|form| inside.start <= form.pieces().start && form.pieces().end <= inside.end) {
        if let Some(offer) = box_of_form(outline, form).filter(is_short) {
            take_out(kinds, with_headings(outline, kinds, offer), Reason("in a box with a form"));
        }
    }
    for at in inside {
        let is_entry = || main.marks[outline.pieces[at].region as usize].has(Marks::LIVE_ENTRY);
        let is_call = is_call(outline, kinds, at);
        if !(is_call || kinds[at].1 == Reason::LINK) || is_entry() {
            continue;
        }
        let offer = box_around(outline, at).filter(is_short);
        if let Some(offer) = offer.filter(|offer| is_call || is_bare(outline, offer)) {
            let offer = with_headings(outline, kinds, offer);
            take_out(kinds, offer, Reason("in a box with a call to the reader"));
        }
    }
    demote_adverts(outline, main, kinds);
}

/// A box with the headings that stand over nothing else: the outermost element that adds only those.
fn with_headings<'o>(outline: &'o Outline, kinds: &[Typed], offer: &'o Region) -> &'o Region {
    let is_heading = |at: usize| kinds[at].0 == BlockKind::Boilerplate || outline.is_heading(&outline.pieces[at]);
    let adds_headings = |around: &&Region| {
        is_box(around)
            && (around.first_piece..offer.first_piece)
                .chain(offer.end_piece..around.end_piece)
                .all(|at| is_heading(at as usize))
    };
    outline.around(offer.parent).take_while(adds_headings).last().unwrap_or(offer)
}

/// Takes what stands under the title of an advertisement out of the body, up to the next heading.
fn demote_adverts(outline: &Outline, main: &MainText, kinds: &mut [Typed]) {
    let whole = &outline.regions[main.region as usize];
    let mut is_advert = false;
    let mut found: Vec<usize> = Vec::new();
    for at in whole.pieces() {
        let piece = &outline.pieces[at];
        if outline.is_heading(piece) {
            is_advert = page_lines::is_advert_title(&piece.text);
        }
        if is_advert && kinds[at].0.is_body() {
            found.push(at);
        }
    }
    if found.iter().map(|at| outline.pieces[*at].text.len()).sum::<usize>() * SHARE <= length(outline, whole) {
        for at in found {
            kinds[at] = (BlockKind::Boilerplate, Reason("below the title of an advertisement"));
        }
    }
}

/// Takes what stands in a box out of the body.
fn take_out(kinds: &mut [Typed], offer: &Region, reason: Reason) {
    let inside = &mut kinds[offer.pieces()];
    for typed in inside.iter_mut().filter(|typed| typed.0.is_body()) {
        *typed = (BlockKind::Boilerplate, reason);
    }
}

/// Whether a piece is a call, or a button with a label of the page.
fn is_call(outline: &Outline, kinds: &[Typed], at: usize) -> bool {
    let piece = &outline.pieces[at];
    let is_link = || piece.linked_bytes() * 10 >= piece.text.len() * 9;
    match kinds[at].1 {
        Reason::CALL | Reason::SIGN_UP => true,
        reason => reason == Reason::LABEL && is_link(),
    }
}

/// The innermost element around a piece that holds more than it, where that is as few pieces as an offer has, and neither
/// a list nor an article.
fn box_around(outline: &Outline, at: usize) -> Option<&Region> {
    let mut around = outline.around(outline.pieces[at].region);
    around.find(|region| region.end_piece - region.first_piece > 1).filter(|found| is_box(found))
}

/// The innermost element around a form that holds more than it, where that is an offer.
fn box_of_form<'o>(outline: &'o Outline, form: &Region) -> Option<&'o Region> {
    let more = |region: &&Region| region.end_piece - region.first_piece > form.end_piece - form.first_piece;
    outline.around(form.parent).find(more).filter(|found| is_box(found))
}

/// Whether an element has as few pieces as an offer, and is neither a list nor an article.
fn is_box(region: &Region) -> bool {
    let is_list = matches!(region.tag, Tag::List | Tag::Numbered | Tag::Item | Tag::Row);
    let is_article = region.own.has(Marks::ARTICLE | Marks::BODY);
    !is_list && !is_article && region.end_piece - region.first_piece <= MOST_PIECES
}

/// Whether an element has no more than a few words over a link: neither a sentence nor a heading.
fn is_bare(outline: &Outline, region: &Region) -> bool {
    const MOST: u32 = 3;
    let is_text = |piece: &Piece| outline.is_heading(piece) || phrases::ends_as_sentence(&piece.text);
    let pieces = outline.pieces_of(region);
    region.end_piece - region.first_piece <= MOST && !pieces.iter().any(is_text)
}

/// Bytes of the text in an element.
fn length(outline: &Outline, region: &Region) -> usize {
    let pieces = outline.pieces_of(region);
    pieces.iter().map(|piece| piece.text.len()).sum()
}
