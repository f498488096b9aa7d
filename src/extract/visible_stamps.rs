//! The stamps that a reader sees of an article, and which of them says when it was published.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    Reason,
    dates::{self, FoundStamp, StampContext, StampRole},
    machine_times::MachineTimes,
};
use crate::model::{Block, BlockKind, Claim, Document, Moment, Source, Stamp, Zone};

/// Blocks above and below the headline that are its head.
const HEAD: usize = 12;
/// Blocks right above the headline.
const OVER: usize = 2;

/// Stamps beside the headline, in bylines or in lines of their own, in reading order.
#[derive(Debug)]
pub(super) struct VisibleStamps {
    found: Vec<FoundStamp>,
    /// The place of the first one in the same words.
    first: HashMap<String, usize>,
}

impl VisibleStamps {
    /// The stamps that a reader sees beside the headline, byline or in lines of their own, first ones first. Where none is
    /// labelled as the publication, that is the one nearest below the headline.
    pub(super) fn of(
        document: &Document,
        reasons: &[Reason],
        context: &StampContext<'_>,
        times: &MachineTimes,
    ) -> Self {
        let blocks = &document.blocks;
        let headline = blocks.iter().position(|block| block.kind == BlockKind::Headline);
        // The first paragraph may be a summary above the stamp.
        let body = (headline.unwrap_or_default()..blocks.len()).filter(|at| blocks[*at].kind.is_body());
        let text = body.into_iter().nth(1).unwrap_or(blocks.len());
        let mut found: Vec<FoundStamp> = Vec::new();
        let mut places = Vec::new();
        for at in (0..blocks.len()).filter(|at| holds_stamps(&blocks[*at]) && reasons[*at] != Reason::LIVE_ENTRY) {
            let label_above = || at.checked_sub(1).and_then(|above| dates::label(&blocks[above].text));
            for (nth, mut stamp) in dates::find_stamps(&blocks[at].text, context).into_iter().enumerate() {
                if nth == 0 && context.day.is_some() && stamp.role == StampRole::Modified && dates::is_clock(&stamp.raw)
                {
                    // A change at that time may be one of a later day.
                    stamp.moment = None;
                }
                if let Some((moment, zone)) = times.behind(&stamp.raw) {
                    (stamp.moment, stamp.zone) = (Some(moment), zone);
                }
                if stamp.role == StampRole::Unlabelled {
                    stamp.role = label_above().unwrap_or(StampRole::Unlabelled);
                }
                found.push(stamp);
                places.push(at);
            }
        }
        take_days_beside(&mut found, &places, document, context);
        if let Some(at) = last_state(&found, times) {
            found[at].role = StampRole::Modified;
        }
        let are_entries = are_entries(&found, &places, blocks);
        let is_possible = |at: &usize| {
            let is_too_late = |moment| context.is_too_late(moment);
            let is_of_entry = are_entries && found[*at].is_relative;
            found[*at].role == StampRole::Unlabelled && !is_of_entry && !found[*at].moment.is_some_and(is_too_late)
        };
        let place = |at: usize| (Place::of(&found[at], places[at], headline, text), at);
        let unlabelled = (0..found.len()).filter(is_possible).map(place).min();
        let is_labelled = found.iter().any(|stamp| stamp.role == StampRole::Published);
        if let Some((_, first)) = unlabelled.filter(|_| !is_labelled) {
            found[first].role = StampRole::Published;
        }
        let mut first = HashMap::with_capacity(found.len());
        for (at, stamp) in found.iter().enumerate() {
            first.entry(stamp.raw.clone()).or_insert(at);
        }
        Self { found, first }
    }

    /// The day of publication where a clock without a day stands apart from it: `17.7.26` above a headline, `12:53` below.
    pub(super) fn day_of_clocks(&self) -> Option<NaiveDate> {
        self.found.iter().find(|stamp| is_clock_apart(stamp))?;
        let is_day =
            |stamp: &&FoundStamp| stamp.role != StampRole::Modified && matches!(stamp.moment, Some(Moment::Day(_)));
        self.found.iter().find(is_day)?.moment.map(Moment::day)
    }

    /// All of them, first ones first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &FoundStamp> {
        self.found.iter()
    }

    /// What a statement says, which for one from the text is what was read there.
    pub(super) fn read(&self, claim: &Claim, context: &StampContext<'_>) -> Stamp {
        let read = match self.behind(claim) {
            Some(stamp) => (stamp.moment, stamp.zone),
            None => dates::read_value(&claim.value, context)
                .map_or((None, Zone::Unknown), |(moment, zone)| (Some(moment), zone)),
        };
        let (instant, zone) =
            if read.0.is_some_and(|moment| context.is_too_late(moment)) { (None, Zone::Unknown) } else { read };
        Stamp { raw: claim.value.clone(), instant, zone, source: claim.source }
    }

    /// The first one that a statement from the text repeats.
    fn behind(&self, claim: &Claim) -> Option<&FoundStamp> {
        let words = (claim.source == Source::Text).then_some(claim.value.as_str())?;
        self.first.get(words).map(|at| &self.found[*at])
    }
}

/// Whether the text is one of entries, each below words that count back: `25m ago`.
fn are_entries(found: &[FoundStamp], places: &[usize], blocks: &[Block]) -> bool {
    const FEWEST: usize = 3;
    let is_entry = |at: &usize| found[*at].is_relative && found[*at].role == StampRole::Unlabelled;
    let entries: Vec<usize> = (0..found.len()).filter(is_entry).map(|at| places[at]).collect();
    let is_parted = |pair: &&[usize]| blocks[pair[0]..pair[1]].iter().any(|block| block.kind.is_body());
    entries.windows(2).filter(is_parted).count() + 1 >= FEWEST
}

/// The stamp of the last state where an earlier one stands beside it, which is then that of the publication.
fn last_state(found: &[FoundStamp], times: &MachineTimes) -> Option<usize> {
    let is_bare = |stamp: &FoundStamp| stamp.role == StampRole::Unlabelled && times.is_last_state(&stamp.raw);
    let at = found.iter().position(is_bare)?;
    let is_before = |other: &FoundStamp| {
        let is_earlier = Some(other.moment?.compare(found[at].moment?) == std::cmp::Ordering::Less);
        is_earlier.filter(|_| other.role != StampRole::Modified)
    };
    found.iter().any(|other| is_before(other) == Some(true)).then_some(at)
}

/// Gives each labelled clock without a day, `Updated: 06:48`, the day of the stamp in the element beside it; a time before
/// that one's, or below a day alone, may be of a later day.
fn take_days_beside(found: &mut [FoundStamp], places: &[usize], document: &Document, context: &StampContext<'_>) {
    const NEAR: usize = 2;
    for nth in 0..found.len() {
        let stamp = &found[nth];
        if stamp.moment.is_some() || stamp.role == StampRole::Unlabelled || !dates::is_clock(&stamp.raw) {
            continue;
        }
        let beside = [nth.checked_sub(1), Some(nth + 1).filter(|next| *next < found.len())].into_iter().flatten();
        let near = beside.filter(|other| places[nth].abs_diff(places[*other]) <= NEAR && places[nth] != places[*other]);
        let of_clock = |other: usize| found[other].moment.filter(|at| !matches!(at, Moment::Day(_)));
        let day = near.filter(|other| !found[*other].is_relative).find_map(of_clock);
        let Some(day) = day else { continue };
        let context = StampContext { day: Some(day.day()), ..*context };
        let read = dates::find_stamps(&document.blocks[places[nth]].text, &context);
        let read = read
            .into_iter()
            .find(|read| read.span == stamp.span && read.moment.is_some_and(|at| at.wall() >= day.wall()));
        if let Some(read) = read {
            (found[nth].moment, found[nth].zone) = (read.moment, read.zone);
        }
    }
}

/// Whether a stamp is a clock that does not say what it is the change of, without its day.
fn is_clock_apart(stamp: &FoundStamp) -> bool {
    stamp.moment.is_none() && stamp.role != StampRole::Modified && dates::is_clock(&stamp.raw)
}

/// Where a stamp without a label stands, the likeliest place of the publication first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// Between the headline and the text.
    BelowHeadline,
    /// Right above the headline.
    OverHeadline,
    /// Among or behind the first paragraphs.
    BesideText,
    AboveHeadline,
    Far,
    /// Where a style sheet hides it.
    ForMachines,
}

impl Place {
    fn of(stamp: &FoundStamp, at: usize, headline: Option<usize>, text: usize) -> Self {
        let Some(headline) = headline.filter(|_| !is_for_machines(stamp)) else {
            return if is_for_machines(stamp) { Self::ForMachines } else { Self::Far };
        };
        match at {
            _ if (headline..=headline + HEAD).contains(&at) && at < text => Self::BelowHeadline,
            _ if (headline..=headline + HEAD).contains(&at) => Self::BesideText,
            _ if at < headline && at + OVER >= headline => Self::OverHeadline,
            _ if at < headline && at + HEAD >= headline => Self::AboveHeadline,
            _ => Self::Far,
        }
    }
}

/// Whether a stamp is written as machines write one, as in elements that a style sheet hides: `2026-03-02T07:15:00+01:00`.
fn is_for_machines(stamp: &FoundStamp) -> bool {
    stamp.raw.contains('T') && stamp.raw.starts_with(|letter: char| letter.is_ascii_digit())
}

/// Whether a block can state the article's stamps; a table does where it holds nothing else.
fn holds_stamps(block: &Block) -> bool {
    match block.kind {
        BlockKind::Dates | BlockKind::Byline => true,
        BlockKind::Table => dates::is_stamp_line(&block.text),
        _ => false,
    }
}
