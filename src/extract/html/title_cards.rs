//! Other articles between the article's own text or below it, without a class that says so: small elements that begin with
//! a title that links elsewhere on the site, and go on with a summary.

use std::{collections::HashMap, ops::Range};

use super::{
    main_text::MainText,
    marks::Marks,
    outline::{Outline, Piece, Region, RegionId, Tag},
    typing::Typed,
};
use crate::{
    extract::{Reason, byline, phrases},
    model::{BlockKind, address},
};

/// Most pieces of such an element.
const MOST_PIECES: u32 = 6;
/// Letters of the longest text in it.
const LONGEST_SUMMARY: usize = 600;
/// Letters of the shortest title that is no heading.
const SHORTEST_TITLE: usize = 24;
/// They are no more than one part in so many of the main text: an article may itself be a list of articles.
const SHARE: usize = 2;

/// What is known of the page.
pub(super) struct Page<'a> {
    /// Its own address.
    pub(super) url: Option<&'a str>,
    /// The piece that is its headline.
    pub(super) headline: Option<usize>,
}

/// A small element that begins with a title.
struct Card {
    /// The element around it.
    parent: RegionId,
    /// Its pieces.
    pieces: Range<usize>,
    /// Whether it links to the same place again.
    links_twice: bool,
}

/// Takes other articles out of the body: those that link to one place twice, with the title and with another line, and two
/// or more beside each other.
pub(super) fn demote(outline: &Outline, main: &MainText, page: &Page, kinds: &mut [Typed]) {
    let whole = &outline.regions[main.region as usize];
    let inside = whole.first_piece as usize..whole.end_piece as usize;
    let cards = cards(outline, main, page, &inside);
    if cards.is_empty() {
        return;
    }
    let mut beside: HashMap<RegionId, usize> = HashMap::new();
    for card in &cards {
        *beside.entry(card.parent).or_default() += 1;
    }
    let found: Vec<usize> = cards
        .into_iter()
        .filter(|card| card.links_twice || beside.get(&card.parent).is_some_and(|count| *count >= 2))
        .flat_map(|card| card.pieces)
        .filter(|at| kinds[*at].0.is_body())
        .collect();
    let length = |at: usize| outline.pieces[at].text.len();
    let body: usize = inside.filter(|at| kinds[*at].0.is_body()).map(length).sum();
    if found.iter().map(|at| length(*at)).sum::<usize>() * SHARE <= body {
        for at in found {
            kinds[at] = (BlockKind::Boilerplate, Reason("with the title of another article"));
        }
    }
}

/// The small elements of the main text that begin with a title and have a summary.
fn cards(outline: &Outline, main: &MainText, page: &Page, inside: &Range<usize>) -> Vec<Card> {
    let site = page.url.and_then(address::host);
    let mut cards: Vec<Card> = Vec::new();
    for at in inside.clone() {
        if cards.last().is_some_and(|card| card.pieces.contains(&at)) || !is_title(outline, at, site) {
            continue;
        }
        let begins = |region: &&Region| {
            region.first_piece as usize == at && region.end_piece - region.first_piece <= MOST_PIECES
        };
        let Some(region) = outline.around(outline.pieces[at].region).take_while(begins).last() else { continue };
        let pieces = at..region.end_piece as usize;
        let is_entry = main.marks[outline.pieces[at].region as usize].has(Marks::LIVE_ENTRY);
        let holds_headline = page.headline.is_some_and(|headline| pieces.contains(&headline));
        let below = &outline.pieces[at + 1..pieces.end];
        let is_text = |piece: &Piece| piece.linked_bytes() * 2 < piece.text.len() && piece.is_prose();
        let is_short = |piece: &Piece| !phrases::is_longer(&piece.text, LONGEST_SUMMARY);
        if !is_entry && !holds_headline && below.iter().any(is_text) && below.iter().all(is_short) {
            let target = &outline.pieces[at].links[0].href;
            let links_twice = below.iter().any(|piece| piece.links.iter().any(|link| link.href == *target));
            cards.push(Card { parent: region.parent, pieces, links_twice });
        }
    }
    cards
}

/// Whether a piece is nothing but a link to another page of the site, and a heading or long enough for a title.
fn is_title(outline: &Outline, at: usize, site: Option<&str>) -> bool {
    let piece = &outline.pieces[at];
    let is_heading = matches!(outline.region_of(piece).tag, Tag::Title | Tag::Heading);
    piece.linked_bytes() * 10 >= piece.text.len() * 9
        && piece.links.iter().all(|link| !link.href.contains('#') && leads_to(&link.href, site))
        && !byline::is_full_name(piece.text.trim())
        && (is_heading || phrases::is_longer(&piece.text, SHORTEST_TITLE))
}

/// Whether a link leads to a site, or says no other: its host is the site's but for its first names.
fn leads_to(href: &str, site: Option<&str>) -> bool {
    let (Some(host), Some(site)) = (address::host(href), site) else { return true };
    let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
    let (host, site) = (bare(host), bare(site));
    let is_below = |inner: &str, outer: &str| inner.strip_suffix(outer).is_some_and(|rest| rest.ends_with('.'));
    host == site || is_below(&host, &site) || is_below(&site, &host)
}
