//! Times in elements that are those of something else: of another article, a comment, an entry, or of the page itself.

use super::{
    outline::{Outline, Region, Tag, Time},
    typing::Typed,
};
use crate::{
    extract::{Reason, phrases},
    model::BlockKind,
};

/// Pieces above the headline that are its head.
const HEAD: usize = 3;
/// Most pieces that the element around a time has, where these are looked at.
const MOST_PIECES: usize = 40;

/// Other articles on which a time can stand that is yet this one's; on more it is that of a change to all.
const MOST_OTHERS: usize = 2;

/// The values of times that stand in no place of the article.
pub(super) fn find<'o>(outline: &'o Outline, kinds: &[Typed]) -> Vec<&'o str> {
    let headline = kinds.iter().position(|typed| typed.0 == BlockKind::Headline);
    let first = kinds.iter().position(|typed| typed.0.is_body());
    let last = kinds.iter().rposition(|typed| typed.0.is_body());
    let is_far = |at: usize| {
        let is_outside = headline.is_some_and(|headline| at + HEAD < headline) || last.is_some_and(|last| at > last);
        is_outside && !headline.is_some_and(|headline| outline.is_in_article_of(outline.pieces[at].region, headline))
    };
    let is_of_others = |at: usize| kinds[at].1.is_of_others() || kinds[at].1 == Reason::LIVE_ENTRY || is_far(at);
    let is_page = |at: usize| kinds[at].0 == BlockKind::Boilerplate || kinds[at].1 == Reason::LIVE_ENTRY;
    // A day within a sentence or an item is one that the text tells of.
    let is_told = |at: usize| {
        let piece = &outline.pieces[at];
        let is_item = outline.region_of(piece).tag == Tag::Item && phrases::ends_as_sentence(&piece.text);
        is_item || kinds[at].0.is_body() && (Some(at) != first || kinds[at].0 == BlockKind::ListItem)
    };
    let is_of_other = |time: &&Time| {
        let around = outline.around(time.region).map(Region::pieces).find(|pieces| !pieces.is_empty());
        let Some(mut pieces) = around.filter(|pieces| pieces.len() <= MOST_PIECES) else { return false };
        let is_lone = pieces.len() == 1;
        (is_lone && is_told(pieces.start)) || (pieces.clone().all(is_page) && pieces.any(is_of_others))
    };
    let (others, own): (Vec<_>, Vec<_>) = outline.times.iter().partition(is_of_other);
    let is_own = |value: &str| own.iter().any(|time| time.value == value);
    let is_many = |value: &str| others.iter().filter(|time| time.value == value).nth(MOST_OTHERS).is_some();
    let values = others.iter().map(|time| time.value.as_str());
    values.filter(|value| !is_own(value) || is_many(value)).collect()
}
