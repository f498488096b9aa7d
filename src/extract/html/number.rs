//! The numbers that a browser shows before the items of a numbered list.

use dom_query::Element;

use super::{
    element::attribute,
    outline::{Outline, Region, RegionId, Tag},
};

/// The number of the first item of a list; none of one that counts in letters or backwards.
pub(super) fn of_list(element: &Element) -> Option<u32> {
    if attribute(element, "reversed").is_some() || attribute(element, "type").is_some_and(|kind| kind != "1") {
        return None;
    }
    let shows_none = attribute(element, "style").is_some_and(|style| style.contains("none"));
    if shows_none { None } else { attribute(element, "start").map_or(Some(1), |start| start.trim().parse().ok()) }
}

/// The number of an item, and takes it from the list around it.
pub(super) fn of_item(element: &Element, list: &mut Region) -> Option<u32> {
    let next = list.number.filter(|_| list.tag == Tag::Numbered && &*element.name.local == "li")?;
    let own = attribute(element, "value").and_then(|value| value.trim().parse().ok()).unwrap_or(next);
    list.number = own.checked_add(1);
    Some(own)
}

/// The number before the text that comes next, where it opens an item; an item made of blocks shows none in them.
pub(super) fn before_next(outline: &Outline, region: RegionId) -> Option<u32> {
    let item = &outline.regions[region as usize];
    item.number.filter(|_| item.tag == Tag::Item && item.first_piece as usize == outline.pieces.len())
}
