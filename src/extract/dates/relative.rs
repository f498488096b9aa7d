//! Reads times counted back from the capture: `2 hours ago`, `vor 3 Stunden`, `5分前`.

use chrono::{DateTime, DurationRound, TimeDelta, Utc};

use super::{
    StampContext,
    meaning::{Meaning, Unit},
    token::Line,
};
use crate::model::{Moment, Zone};

/// A span of time before the capture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ago {
    seconds: i64,
    /// Whether it counts days or weeks only.
    is_days: bool,
    /// The seconds of the smallest length of time it counts.
    precision: i64,
}

/// How long ago `just now` may be, in seconds.
const JUST_NOW: i64 = 300;

/// Reads a span at a token and says where it ends.
pub(super) fn read_ago(line: &Line, at: usize) -> Option<(Ago, usize)> {
    if line.means(at, Meaning::JustNow) {
        return Some((Ago { seconds: 0, is_days: false, precision: JUST_NOW }, at + 1));
    }
    if line.means(at, Meaning::Ago)
        && let Some((ago, end)) = read_span(line, at + 1)
    {
        let has_both = line.means(end, Meaning::Ago);
        return Some((ago, end + usize::from(has_both)));
    }
    let (ago, end) = read_span(line, at)?;
    let is_inflected = line.means(end - 1, Meaning::Ago);
    let has_word = line.means(end, Meaning::Ago);
    (has_word || is_inflected).then_some((ago, end + usize::from(has_word)))
}

/// One to three counts with their units, as in `1 hour, 5 minutes`.
fn read_span(line: &Line, at: usize) -> Option<(Ago, usize)> {
    let mut ago = Ago { seconds: 0, is_days: true, precision: 0 };
    let mut end = at;
    for part in 0..3 {
        let next =
            if part > 0 && (line.mark(end) == Some(',') || line.means(end, Meaning::Filler)) { end + 1 } else { end };
        let Some((seconds, unit, after)) = read_count(line, next) else { break };
        ago.seconds += seconds;
        ago.is_days &= unit.is_days();
        ago.precision = unit.seconds();
        end = after;
    }
    (end > at).then_some((ago, end))
}

fn read_count(line: &Line, at: usize) -> Option<(i64, Unit, usize)> {
    if let Some(counted) = read_unit_first(line, at) {
        return Some(counted);
    }
    let (count, unit_at) = match (line.number(at), number_word(line, at)) {
        (Some((value, digits)), _) => (i64::try_from(value).ok().filter(|_| digits <= 3)?, at + 1),
        (None, Some(count)) if read_unit(line, at + 1).is_some() => (i64::from(count), at + 1),
        _ => (1, at),
    };
    let unit_at = if line.mark(unit_at) == Some('.') { unit_at + 1 } else { unit_at };
    let (unit, times) = read_unit(line, unit_at)?;
    let end = if line.mark(unit_at + 1) == Some('.') { unit_at + 2 } else { unit_at + 1 };
    Some((count * i64::from(times) * unit.seconds(), unit, end))
}

/// The number behind its unit, where `ago` ends the phrase: the Swahili `saa 2 zilizopita`.
fn read_unit_first(line: &Line, at: usize) -> Option<(i64, Unit, usize)> {
    let (unit, times) = read_unit(line, at)?;
    let count = line.small(at + 1, 3).filter(|_| line.means(at + 2, Meaning::Ago))?;
    Some((i64::from(count) * i64::from(times) * unit.seconds(), unit, at + 2))
}

fn number_word(line: &Line, at: usize) -> Option<u32> {
    line.pick(at, |meaning| match meaning {
        Meaning::Count(count) => Some(count),
        _ => None,
    })
}

fn read_unit(line: &Line, at: usize) -> Option<(Unit, u32)> {
    line.pick(at, |meaning| match meaning {
        Meaning::Unit(unit, times) => Some((unit, times)),
        _ => None,
    })
}

impl Ago {
    /// How many seconds the words leave open.
    pub(super) fn precision(self) -> i64 {
        self.precision
    }

    /// The moment meant: a day where days are counted, else an instant to the minute, of which nobody stated the zone.
    pub(super) fn resolve(self, context: &StampContext) -> Option<(Moment, Zone)> {
        let at = context.at?;
        let then = at.checked_sub_signed(TimeDelta::try_seconds(self.seconds)?)?;
        let then = then.duration_trunc(TimeDelta::minutes(1)).ok()?;
        Some(if self.is_days {
            day_of(then, context)
        } else if let Some(zone) = context.zone {
            (Moment::Fixed(then.with_timezone(&zone).fixed_offset()), Zone::Assumed)
        } else {
            (Moment::Fixed(then.fixed_offset()), Zone::Unknown)
        })
    }
}

/// The day of an instant on the site's calendar, else on that of UTC.
pub(super) fn day_of(instant: DateTime<Utc>, context: &StampContext) -> (Moment, Zone) {
    match context.zone {
        Some(zone) => (Moment::Day(instant.with_timezone(&zone).date_naive()), Zone::Assumed),
        None => (Moment::Day(instant.date_naive()), Zone::Unknown),
    }
}
