//! Other articles that a page goes on with below its own: elements for an article beside the one with the headline, each
//! with a headline of its own.

use crate::{
    extract::{
        Reason, dates,
        html::{
            marks::Marks,
            outline::{Outline, Piece, Region, Tag},
            typing::{Typed, View},
        },
        phrases,
    },
    model::BlockKind,
};

/// Bytes of sentences that the page's own article has, so that what stands below it is not its text.
const SHORTEST_ARTICLE: usize = 400;
/// Most pieces above an article's headline: its section, its kicker.
const MOST_ABOVE: u32 = 3;
/// Most pieces of an article's head.
const LONGEST_HEAD: u32 = 8;
/// Letters of the longest line with a stamp.
const LONGEST_STAMP: usize = 80;

/// Takes whole other articles below the page's own out of all kinds that are of an article.
pub(super) fn demote(view: &View<'_>, kinds: &mut [Typed]) {
    let outline = view.outline;
    let Some(headline) = view.headline.map(|at| &outline.pieces[at]) else { return };
    let Some(own) = outline.around(headline.region).find(|region| is_article(region)) else { return };
    let prose = outline.pieces_of(own).iter().filter(|piece| piece.is_prose());
    if prose.map(|piece| piece.text.len()).sum::<usize>() < SHORTEST_ARTICLE {
        return;
    }
    let depth = outline.around(headline.region).skip_while(|region| !is_article(region)).count();
    let tag = outline.region_of(headline).tag;
    for other in outline.regions.iter().filter(|region| is_article(region) && region.first_piece >= own.end_piece) {
        let is_beside = || outline.around(other.parent).count() + 1 == depth;
        if has_headline(outline, other, tag, kinds) && is_beside() {
            for typed in &mut kinds[other.pieces()] {
                *typed = (BlockKind::Boilerplate, Reason::NEXT_ARTICLE);
            }
        }
    }
}

fn is_article(region: &Region) -> bool {
    region.own.has(Marks::ARTICLE) && !region.marks.has(Marks::LIVE_ENTRY)
}

/// Whether a short line states a time.
fn states_time(piece: &Piece) -> bool {
    !phrases::is_longer(&piece.text, LONGEST_STAMP) && dates::holds_stamp(&piece.text)
}

/// Whether an article opens with a heading like the page's: the same tag, and where that is not a page's only one, a byline
/// or a stamp too.
fn has_headline(outline: &Outline, other: &Region, tag: Tag, kinds: &[Typed]) -> bool {
    let mut opening = other.first_piece..other.end_piece.min(other.first_piece + MOST_ABOVE + 1);
    let opens = opening.any(|at| outline.region_of(&outline.pieces[at as usize]).tag == tag);
    let is_told = || {
        let mut head = other.first_piece..other.end_piece.min(other.first_piece + LONGEST_HEAD);
        head.any(|at| kinds[at as usize].0 == BlockKind::Byline || states_time(&outline.pieces[at as usize]))
    };
    match tag {
        Tag::Title => opens,
        Tag::Heading => opens && is_told(),
        _ => false,
    }
}
