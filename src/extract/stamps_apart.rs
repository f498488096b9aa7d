//! The publication in lines that are no part of the article: beside the headline, below the text, anywhere outside.
//!
//! Such a line counts only where nothing else states the publication, or where it adds the minute to the day.

use chrono::NaiveDate;

use super::{
    Reason, counters,
    dates::{self, FoundStamp, StampContext, StampRole},
    phrases::beginning,
};
use crate::model::{BlockKind, Document, Moment};

/// Bytes of the longest line that can state the publication, and of the longest where a word says that it does.
const LONGEST: usize = 120;
const LONGEST_LABELLED: usize = 400;
/// Blocks above and below the headline that are its head.
const HEAD: (usize, usize) = (2, 6);
/// Blocks above the headline among which such a line is looked for outside the boxes of the page.
const ABOVE: usize = 6;
/// Blocks below the text that are its foot.
const FOOT: usize = 12;
/// Letters of the opening of a text that can hold its day.
const LONGEST_DATELINE: usize = 60;

/// A stamp in such a line, and where that stands.
struct Apart {
    place: Place,
    stamp: FoundStamp,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Head,
    /// Below the head, in no box of the page.
    Outside,
    /// Right below the text, beside the number of comments: the foot of an article.
    Counted,
    /// Right below the text, where a day without a label is that of another article, a comment or the page.
    Foot,
}

/// The publication where nothing else states one: what a word says is one, else the only day in the head, else the only one
/// outside the boxes of the page, else the day that the text begins with, else the only one right below the text beside the number of comments.
pub(super) fn publication(document: &Document, reasons: &[Reason], context: &StampContext<'_>) -> Option<FoundStamp> {
    let absolute = StampContext { at: None, ..*context };
    [absolute, *context].iter().find_map(|context| {
        let found = stamps(document, reasons, context);
        labelled(&found)
            .or_else(|| only_day(&found, Place::Head))
            .or_else(|| only_day(&found, Place::Outside))
            .or_else(|| dateline(document, context))
            .or_else(|| only_day(&found, Place::Counted))
    })
}

/// The minute of a publication on a day.
pub(super) fn minute(
    day: NaiveDate,
    document: &Document,
    reasons: &[Reason],
    context: &StampContext<'_>,
) -> Option<FoundStamp> {
    let mut found = stamps(document, reasons, &StampContext { at: None, ..*context });
    let is_minute = |moment: Moment| !matches!(moment, Moment::Day(_)) && moment.day() == day;
    found.retain(|apart| apart.stamp.moment.is_some_and(is_minute));
    labelled(&found)
}

/// The stamps that can be read, first ones first.
fn stamps(document: &Document, reasons: &[Reason], context: &StampContext<'_>) -> Vec<Apart> {
    let blocks = &document.blocks;
    let headline = blocks.iter().position(|block| block.kind == BlockKind::Headline).unwrap_or_default();
    let end = blocks.iter().rposition(|block| block.kind.is_body()).map_or(blocks.len(), |last| last + 1);
    let place = |at: usize, text: &str| {
        let is_head = at + HEAD.0 >= headline && at <= headline + HEAD.1;
        if at >= end {
            let place = if counters::holds_counter(text) { Place::Counted } else { Place::Foot };
            (at < end + FOOT).then_some(place)
        } else if is_head {
            Some(Place::Head)
        } else {
            (reasons[at] == Reason::OUTSIDE && at + ABOVE >= headline).then_some(Place::Outside)
        }
    };
    let mut found = Vec::new();
    let is_apart = |at: usize| blocks[at].kind == BlockKind::Boilerplate && !reasons[at].is_of_others();
    for (at, block) in blocks.iter().enumerate().filter(|(at, _)| is_apart(*at)) {
        let Some(place) = place(at, &block.text).filter(|_| block.text.len() <= LONGEST_LABELLED) else { continue };
        let is_short = block.text.len() <= LONGEST;
        let is_near = at < end + FOOT;
        let mut stamps = dates::find_stamps(&block.text, context);
        if dates::is_told(&block.text, &stamps) {
            continue;
        }
        stamps.retain(|stamp| stamp.moment.is_some());
        let stamps = stamps.into_iter();
        let stamps = stamps.filter(|stamp| is_short || (is_near && stamp.role == StampRole::Published));
        found.extend(stamps.map(|stamp| Apart { place, stamp }));
    }
    found
}

/// The first one in the best place that a word says is the publication.
fn labelled(found: &[Apart]) -> Option<FoundStamp> {
    let labelled = found.iter().filter(|apart| apart.stamp.role == StampRole::Published);
    labelled.min_by_key(|apart| apart.place).map(|apart| apart.stamp.clone())
}

/// The first one without a label in a place, where all there name one day.
fn only_day(found: &[Apart], place: Place) -> Option<FoundStamp> {
    let is_bare = |apart: &&Apart| apart.place == place && apart.stamp.role == StampRole::Unlabelled;
    let bare = || found.iter().filter(is_bare);
    let day = |apart: &Apart| apart.stamp.moment.map(Moment::day);
    let first = bare().next()?;
    // What counts back from the capture in other words is an entry, a comment or another article.
    let is_same = |apart: &Apart| !first.stamp.is_relative || apart.stamp.raw == first.stamp.raw;
    bare().all(|apart| day(apart) == day(first) && is_same(apart)).then(|| first.stamp.clone())
}

/// The day that the text begins with, set off from it: `(18.01.2026) Boats …`, `April 17, 2026 -- Boats …`.
fn dateline(document: &Document, context: &StampContext<'_>) -> Option<FoundStamp> {
    let first = document.blocks.iter().find(|block| block.kind.is_body() && block.kind != BlockKind::Crosshead)?;
    let opening = beginning(&first.text, LONGEST_DATELINE);
    let found = dates::find_stamps(opening, context).into_iter().next().filter(|stamp| stamp.moment.is_some())?;
    let is_first = opening[..found.span.start].chars().all(|letter| matches!(letter, '(' | '[' | '（' | '【' | ' '));
    let rest = opening[found.span.end..].trim_start();
    (is_first && rest.starts_with(['-', '–', '—', ')', ']', '）', '】', ':', '：', '|'])).then_some(found)
}
