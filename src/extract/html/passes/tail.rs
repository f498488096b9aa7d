//! The end of the body: what publishers set below their last paragraph, in the same element and without a name.

use crate::{
    extract::{
        Reason,
        html::{outline::Outline, typing::Typed},
        page_lines, phrases,
    },
    model::BlockKind,
};

/// Blocks of the body from which it is long enough to have anything below it.
const SHORTEST_BODY: usize = 5;
/// Most headings over boxes at the end of the body: more are a list that is set as headings.
const MOST_HEADINGS: usize = 4;
/// Bytes of the longest line that is a label and no text.
const LONGEST_LABEL: usize = 24;
/// Links to places to share to from which a text is an offer to follow the publisher there.
const MANY_PLATFORMS: usize = 2;
/// Letters of the longest such offer.
const LONGEST_OFFER: usize = 240;
/// Bytes of the longest line that opens what stands below it.
const LONGEST_OPENER: usize = 90;

/// Takes links, offers and labels below the last paragraph out of the body, where they are a fifth of it at the most.
pub(super) fn demote(outline: &Outline, kinds: &mut [Typed]) {
    let body: Vec<usize> = (0..kinds.len()).filter(|at| kinds[*at].0.is_body()).collect();
    if body.len() < SHORTEST_BODY {
        return;
    }
    let mut found: Vec<(usize, Reason)> = Vec::new();
    for at in body.iter().rev().copied() {
        let is_box = || kinds.get(at + 1).is_some_and(|(kind, _)| *kind == BlockKind::Boilerplate);
        let is_followed = found.last().is_some_and(|(below, _)| *below == at + 1) || is_box();
        let Some(reason) = reason(outline, kinds[at].0, at, is_followed) else { break };
        found.push((at, reason));
    }
    keep_lines_alike(outline, &body, &mut found);
    let is_bare = |at: usize| kinds[at].0 == BlockKind::Crosshead && outline.pieces[at].links.is_empty();
    if found.iter().filter(|(at, _)| is_bare(*at)).count() > MOST_HEADINGS {
        return;
    }
    let length = |at: usize| outline.pieces[at].text.len();
    let whole: usize = body.iter().map(|at| length(*at)).sum();
    if found.iter().map(|(at, _)| length(*at)).sum::<usize>() * 5 <= whole {
        for (at, reason) in found {
            kinds[at] = (BlockKind::Boilerplate, reason);
        }
    }
}

/// Drops labelled lines from the beginning of what was found where the text has such lines: the last of several lists.
fn keep_lines_alike(outline: &Outline, body: &[usize], found: &mut Vec<(usize, Reason)>) {
    const FEWEST: usize = 2;
    let is_labelled = |at: usize| {
        let text = &outline.pieces[at].text;
        let parts = text.split_once(": ").filter(|(label, what)| !label.is_empty() && !what.is_empty());
        parts.is_some() && text.len() <= LONGEST_OPENER && !phrases::ends_as_sentence(text)
    };
    let above = &body[..body.len() - found.len()];
    let goes_on = above.last().is_some_and(|last| is_labelled(*last));
    if goes_on || above.iter().filter(|at| is_labelled(**at)).count() >= FEWEST {
        while found.pop_if(|(at, _)| is_labelled(*at)).is_some() {}
    }
}

/// Why the last piece of the body is none of it.
fn reason(outline: &Outline, kind: BlockKind, at: usize, is_followed: bool) -> Option<Reason> {
    let piece = &outline.pieces[at];
    let text = piece.text.trim();
    if outline.is_heading(piece) {
        return is_followed.then_some(Reason("heading over boxes of the page"));
    }
    let is_link = piece.linked_bytes() * 10 >= piece.text.len() * 9 && !text.contains("://");
    if matches!(kind, BlockKind::ListItem | BlockKind::Paragraph) && is_link {
        return Some(Reason("link below the last paragraph"));
    }
    if kind != BlockKind::Paragraph {
        return None;
    }
    if is_followed && text.len() <= LONGEST_OPENER && text.ends_with([':', '：']) {
        return Some(Reason("opens boxes of the page"));
    }
    if piece.label_of_links().is_some_and(|label| label.trim_end().ends_with([':', '：'])) {
        return Some(Reason("label and link below the last paragraph"));
    }
    if page_lines::names_subjects(text) {
        return Some(Reason::SUBJECTS);
    }
    let platforms = piece.links.iter().filter(|link| page_lines::names_platforms(&piece.text[link.start..link.end]));
    if page_lines::is_offer(text) || (platforms.count() >= MANY_PLATFORMS && !phrases::is_longer(text, LONGEST_OFFER)) {
        return Some(Reason("offer below the last paragraph"));
    }
    let is_label = text.len() <= LONGEST_LABEL
        && piece.links.is_empty()
        && !phrases::ends_as_sentence(text)
        && !phrases::is_unmarked_script(text);
    is_label.then_some(Reason("label below the last paragraph"))
}
