//! Other articles between the article's own text or below it, without a class that says so: small elements that begin with
//! a title that links elsewhere on the site, and go on with a summary.

use std::{collections::HashMap, ops::Range};

use crate::{
    extract::{
        Reason,
        html::{
            address::leads_to,
            marks::Marks,
            outline::{Outline, Piece, Region, RegionId, SHORT_LABEL},
            typing::{Typed, View},
        },
        person, phrases,
    },
    model::{BlockKind, address},
};

/// Most pieces of such an element.
const MOST_PIECES: usize = 6;
/// Most labels above its title: the section, the author.
const MOST_LABELS: usize = 2;
/// Letters of the longest text in it.
const LONGEST_SUMMARY: usize = 600;
/// Letters of the shortest title that is no heading.
const SHORTEST_TITLE: usize = 24;
/// They are no more than one part in so many of the main text: an article may itself be a list of articles.
const SHARE: usize = 2;
/// But so many of them may hold more than the article, where it has a text of its own.
const MANY: usize = 5;
/// Bytes of the shortest such text.
const SHORTEST_TEXT: usize = 800;

/// A small element that begins with a title.
struct Card {
    /// The element around it.
    parent: RegionId,
    /// Its pieces.
    pieces: Range<usize>,
    /// How many such elements beside each other are other articles.
    fewest: usize,
}

/// Takes other articles out of the body: those that link to one place twice, with the title and with another line, and two
/// or more beside each other, three where their titles are short.
pub(super) fn demote(view: &View<'_>, kinds: &mut [Typed]) {
    let outline = view.outline;
    let inside = view.main.pieces(outline);
    let mut cards = cards(view, &inside);
    if cards.is_empty() {
        return;
    }
    let mut beside: HashMap<RegionId, usize> = HashMap::new();
    for card in &cards {
        *beside.entry(card.parent).or_default() += 1;
    }
    cards.retain(|card| beside[&card.parent] >= card.fewest);
    let are_many = cards.len() >= MANY;
    let found: Vec<usize> =
        cards.into_iter().flat_map(|card| card.pieces).filter(|at| kinds[*at].0.is_body()).collect();
    let length = |at: usize| outline.pieces[at].text.len();
    let body: usize = inside.filter(|at| kinds[*at].0.is_body()).map(length).sum();
    let others: usize = found.iter().map(|at| length(*at)).sum();
    if others * SHARE <= body || (are_many && body >= others + SHORTEST_TEXT) {
        for at in found {
            kinds[at] = (BlockKind::Boilerplate, Reason::TITLE_CARD);
        }
    }
}

/// The small elements of the main text that begin with a title and have a summary.
fn cards(view: &View<'_>, inside: &Range<usize>) -> Vec<Card> {
    let outline = view.outline;
    let site = view.metadata.url.as_deref().and_then(address::host);
    let mut cards: Vec<Card> = Vec::new();
    for at in inside.clone() {
        let is_inside = cards.last().is_some_and(|card| card.pieces.contains(&at));
        let is_entry = view.main.marks[outline.pieces[at].region as usize].has(Marks::LIVE_ENTRY);
        if is_inside || is_entry || !is_title(outline, at, site) {
            continue;
        }
        let is_own = |card: &Card| view.headline.is_some_and(|headline| card.pieces.contains(&headline));
        cards.extend(card(outline, at, site).filter(|card| !is_own(card)));
    }
    cards
}

/// The outermost small element around a title that has a summary and no other title like it.
fn card(outline: &Outline, title: usize, site: Option<&str>) -> Option<Card> {
    let target = &outline.pieces[title].links[0].href;
    let is_same = |at: usize| outline.pieces[at].links.iter().any(|link| link.href == *target);
    let tag = |at: usize| outline.region_of(&outline.pieces[at]).tag;
    let is_alone = |at: usize| tag(at) != tag(title) || !is_title(outline, at, site) || is_same(at);
    let is_label = |at: usize| outline.pieces[at].text.len() < SHORT_LABEL && !outline.pieces[at].is_prose();
    let is_small = |region: &&Region| {
        let whole = region.pieces();
        whole.len() <= MOST_PIECES
            && whole.start + MOST_LABELS >= title
            && (whole.start..title).all(is_label)
            && whole.clone().all(is_alone)
    };
    let region = outline.around(outline.pieces[title].region).take_while(is_small).last()?;
    let below = &outline.pieces[title + 1..region.end_piece as usize];
    let is_text = |piece: &Piece| piece.linked_bytes() * 2 < piece.text.len() && piece.text.len() >= SHORT_LABEL;
    let is_short = |piece: &Piece| !phrases::is_longer(&piece.text, LONGEST_SUMMARY);
    let fewest = match () {
        () if (title + 1..region.end_piece as usize).any(is_same) => 1,
        () if outline.is_heading(&outline.pieces[title])
            || phrases::is_longer(&outline.pieces[title].text, SHORTEST_TITLE) =>
        {
            2
        }
        () => 3,
    };
    let is_card = below.iter().any(is_text) && below.iter().all(is_short);
    is_card.then(|| Card { parent: region.parent, pieces: region.pieces(), fewest })
}

/// Whether a piece is nothing but a link to another page of the site.
fn is_title(outline: &Outline, at: usize, site: Option<&str>) -> bool {
    let piece = &outline.pieces[at];
    !piece.links.is_empty()
        && piece.linked_bytes() * 10 >= piece.text.len() * 9
        && piece.links.iter().all(|link| !link.href.contains('#') && leads_to(&link.href, site))
        && !person::is_full_name(piece.text.trim())
}
