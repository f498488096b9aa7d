//! The next check of an article: its record brought up to date, and the schedule asked.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    model::{Capture, Document, Look, Moment, NextCheck, OwnLimits, Reckoning, Record, Stamp},
    schedule::{self, Limits, estimate},
};

/// The schedule's limits for one article: its own come before its site's, and those before everybody's.
pub fn limits_for(own: OwnLimits, everybody: &Limits) -> Limits {
    let seconds = |seconds: u32| TimeDelta::seconds(seconds.into());
    Limits {
        floor: own.floor.map_or(everybody.floor, seconds),
        ceiling: own.ceiling.map_or(everybody.ceiling, seconds),
        ..everybody.clone()
    }
}

/// The next check after what a record knows.
pub(super) fn next(record: Record, limits: &Limits, now: DateTime<Utc>) -> NextCheck {
    let plan = schedule::plan(&record, limits, now);
    let last_check = record.last_check.unwrap_or(now);
    let rate = 24.0 * estimate(&record, last_check).per_hour(last_check);
    let why = plan.because.words(now);
    NextCheck { at: plan.next_check, plan: Reckoning { why, rate: Some(rate), record } }
}

/// Adds a check to a record, with what the page states, where one came.
pub(super) fn see(record: &mut Record, look: Look, page: Option<&Document>) {
    record.add(look);
    let Some(page) = page.filter(|_| look.version.is_some()) else { return };
    let dates = &page.metadata.dates;
    record.published = instant(dates.published.as_ref());
    record.modified = instant(dates.modified.as_ref());
}

/// A stated time as an instant, where its zone is known.
fn instant(stamp: Option<&Stamp>) -> Option<DateTime<Utc>> {
    match stamp?.instant? {
        Moment::Fixed(instant) => Some(instant.to_utc()),
        Moment::Day(_) | Moment::Local(_) => None,
    }
}

/// What the captures of an article tell, and its plan as of now.
pub fn explain(captures: &[Capture], kept: &Record, limits: &Limits, now: DateTime<Utc>) -> (Record, schedule::Plan) {
    let record = Record { published: kept.published, modified: kept.modified, ..Record::of(captures) };
    let plan = schedule::plan(&record, limits, now);
    (record, plan)
}
