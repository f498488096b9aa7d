//! Reads one stamp of a line, part by part, and what its parts mean together.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike};

use super::{
    StampContext, StampRole,
    clock::{Clock, read_clock},
    day::{DayPart, read_day},
    meaning::Meaning,
    pair::read_pair,
    relative::{Ago, day_of, read_ago},
    token::Line,
    zone::{StatedZone, place, read_place, read_zone},
};
use crate::model::{Moment, Zone};

/// The parts of one stamp as read.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    pub(super) span: Range<usize>,
    pub(super) day: Option<DayPart>,
    pub(super) weekday: Option<u32>,
    pub(super) clock: Option<Clock>,
    zone: Option<StatedZone>,
    ago: Option<Ago>,
}

impl Parts {
    pub(super) fn states_day(&self) -> bool {
        self.day.is_some() || self.ago.is_some()
    }

    /// Whether it counts back from the capture: in words, or as a weekday does.
    pub(super) fn is_relative(&self) -> bool {
        let is_weekday = self.weekday.is_some() && self.day.is_none();
        self.ago.is_some() || is_weekday || matches!(self.day, Some(DayPart::Before(_)))
    }

    /// Whether it is a day beside the capture and nothing more, as are `yesterday` and `Tuesday night`, which many sentences
    /// hold.
    pub(super) fn is_vague(&self) -> bool {
        self.clock.is_none() && self.ago.is_none() && self.is_relative()
    }

    /// The day meant; `near` is that of another stamp of the line, or one that the page states.
    pub(super) fn resolve_day(&self, context: &StampContext, near: Option<NaiveDate>) -> Option<NaiveDate> {
        match self.day {
            Some(day) => day.resolve(self.weekday, context, near),
            None => last_weekday(self.weekday?, self.clock.map(|clock| clock.time), context, near),
        }
    }

    /// How many seconds words that count back leave open.
    pub(super) fn precision(&self) -> Option<i64> {
        self.ago.map(Ago::precision)
    }

    /// Whether a day is stated by more than `today`.
    pub(super) fn states_full_day(&self) -> bool {
        self.ago.is_some() || self.day.is_some_and(|day| !matches!(day, DayPart::Before(_)))
    }

    /// Whether it makes a stamp line without its neighbours: it states a day, a clock with a label or `today`, or a day
    /// beside the capture with a label.
    pub(super) fn is_stamp_of_its_own(&self, role: StampRole) -> bool {
        self.states_full_day()
            || self.clock.is_some() && (role != StampRole::Unlabelled || self.day.is_some())
            || self.is_vague() && role != StampRole::Unlabelled
    }

    /// Whether the clock can be nothing but a clock.
    pub(super) fn is_sure(&self) -> bool {
        self.clock.is_some_and(|clock| clock.is_sure) || self.zone.is_some()
    }
}

/// Reads one stamp: each part at most once, in any order, with nothing but joints between.
pub(super) fn read_stamp(line: &Line, at: usize) -> Option<(Parts, usize)> {
    let mut parts = Parts::default();
    let mut end = at;
    let mut next = at;
    while next < line.tokens.len() {
        if let Some(after) = take_part(line, next, &mut parts) {
            end = after;
            next = after;
        } else if end > at && line.is_joint(next) && line.label(next).is_none() {
            next += 1;
        } else {
            break;
        }
    }
    let is_labelled_weekday = || {
        let is_apart = !line.is_glued(at) || line.mark(at.wrapping_sub(1)) == Some(':');
        parts.weekday.is_some() && is_apart && line.number(end).is_none() && line.follows_label(at)
    };
    let is_stamp = parts.states_day() || parts.clock.is_some() || is_labelled_weekday();
    let last = line.tokens.get(end.checked_sub(1)?)?;
    parts.span = line.tokens[at].span.start..last.span.end;
    is_stamp.then_some((parts, end))
}

/// Reads the part at a token into the stamp, unless the stamp has one already, and says where it ends.
fn take_part(line: &Line, at: usize, parts: &mut Parts) -> Option<usize> {
    if parts.ago.is_some() {
        return None;
    }
    let is_first = !parts.states_day() && parts.clock.is_none();
    if let Some((ago, end)) = read_ago(line, at).filter(|_| is_first) {
        parts.ago = Some(ago);
        return Some(end);
    }
    // `17.05.` behind a day is the time and the end of the sentence.
    let is_clock = || {
        parts.day.is_some() && parts.clock.is_none() && line.mark(at + 1) == Some('.') && read_clock(line, at).is_some()
    };
    if let Some((day, end)) = read_day(line, at).or_else(|| read_pair(line, at).filter(|_| !is_clock())) {
        if parts.day.is_some() {
            return None;
        }
        parts.day = Some(day);
        return Some(end);
    }
    if let Some((clock, end)) = read_clock(line, at).filter(|_| parts.clock.is_none()) {
        parts.clock = Some(clock);
        if let Some((zone, end)) = zone_after(line, end).filter(|_| parts.zone.is_none()) {
            parts.zone = Some(zone);
            return Some(end);
        }
        return Some(end);
    }
    if let Some(day) = line.weekday(at).filter(|_| parts.weekday.is_none()) {
        parts.weekday = Some(day);
        return Some(at + 1);
    }
    if parts.is_relative() && is_part_of_day(line, at) {
        return Some(at + 1);
    }
    if let Some((zone, end)) = zone_apart(line, at, parts) {
        parts.zone = Some(zone);
        return Some(end);
    }
    take_late_year(line, at, parts)
}

/// Whether `night` or the like stands here, which behind a weekday or `yesterday` says no more than the day.
fn is_part_of_day(line: &Line, at: usize) -> bool {
    let is_part = |meaning| matches!(meaning, Meaning::PartOfDay | Meaning::Am | Meaning::Pm | Meaning::Night);
    line.pick(at, |meaning| is_part(meaning).then_some(())).is_some() && line.number(at + 1).is_none()
}

/// The zone away from the clock: a place anywhere, an abbreviation behind clock and day.
fn zone_apart(line: &Line, at: usize, parts: &Parts) -> Option<(StatedZone, usize)> {
    let read = if parts.clock.is_some() && parts.day.is_some() { read_zone } else { read_place };
    read(line, at).filter(|_| parts.zone.is_none())
}

/// The zone behind a clock, also in brackets.
fn zone_after(line: &Line, at: usize) -> Option<(StatedZone, usize)> {
    let is_open = |mark| matches!(mark, '(' | '[' | '.' | ',');
    let start = if line.mark(at).is_some_and(is_open) { at + 1 } else { at };
    let (zone, end) = read_zone(line, start)
        .or_else(|| read_zone(line, start + 1).filter(|_| line.mark(start).is_some_and(is_open)))?;
    let end =
        if line.mark(start.saturating_sub(1)) == Some('(') && line.mark(end) == Some(')') { end + 1 } else { end };
    Some((zone, end))
}

/// The year at the end of `Wed Dec 3 06:29:00 GMT 2025`.
fn take_late_year(line: &Line, at: usize, parts: &mut Parts) -> Option<usize> {
    let (Some(DayPart::Calendar { year: year @ None, .. }), true) = (parts.day.as_mut(), parts.clock.is_some()) else {
        return None;
    };
    let (value, _) = line.number(at).filter(|&(value, digits)| digits == 4 && (1900..2100).contains(&value))?;
    *year = i32::try_from(value).ok();
    Some(at + 1)
}

pub(super) fn resolve_parts(
    parts: &Parts,
    day: Option<NaiveDate>,
    context: &StampContext,
    before: Option<Moment>,
) -> (Option<Moment>, Zone) {
    if let Some(ago) = parts.ago {
        return ago.resolve(context).map_or((None, Zone::Unknown), |(moment, zone)| (Some(moment), zone));
    }
    let Some(clock) = parts.clock else {
        return (day.map(Moment::Day), Zone::Unknown);
    };
    let day = match (day, parts.day) {
        (Some(day), _) => Some(day),
        (None, Some(_)) => None,
        (None, None) if parts.weekday.is_some() => None,
        (None, None) => day_of_clock(clock, context, before),
    };
    day.map_or((None, Zone::Unknown), |day| {
        let (moment, zone) = place(day.and_time(clock.time), parts.zone, context);
        (Some(moment), zone)
    })
}

/// The last such weekday before the capture, where no day that the page states is a week from it, nor the zone of the page
/// decides between two.
fn last_weekday(
    weekday: u32,
    clock: Option<NaiveTime>,
    context: &StampContext,
    near: Option<NaiveDate>,
) -> Option<NaiveDate> {
    /// The hour of UTC from which it may be the next day elsewhere.
    const NEXT_DAY_FROM: u32 = 10;
    const WEEK: i64 = 7;
    let at = context.at?;
    let today = day_of(at, context).0.day();
    let now = context.zone.map_or(at.time(), |zone| at.with_timezone(&zone).time());
    let back = (i64::from(today.weekday().number_from_monday()) - i64::from(weekday)).rem_euclid(WEEK);
    let may_be_tomorrow = context.zone.is_none() && back == WEEK - 1 && now.hour() >= NEXT_DAY_FROM;
    let is_later_today = context.zone.is_some() && back == 0 && clock.is_some_and(|clock| clock > now);
    let day = today - TimeDelta::days(if is_later_today { WEEK } else { back });
    let is_near = near.is_none_or(|near| (day - near).num_days().abs() < WEEK);
    (is_near && !may_be_tomorrow).then_some(day)
}

/// The day of a clock without one: that of the stamp before it, unless the clock would then stand before it.
fn day_of_clock(clock: Clock, context: &StampContext, before: Option<Moment>) -> Option<NaiveDate> {
    match before {
        Some(Moment::Day(day)) => Some(day),
        Some(before) => Some(before.day()).filter(|_| before.wall().time() <= clock.time),
        None => context.day,
    }
}
