//! The rules that are compared: from what was seen of an article to the seconds until it is looked at again.

use chrono::{DateTime, TimeDelta, Utc};
use writethru::{
    model::{Presence, Record},
    schedule::{Limits, plan},
};

/// What a rule is told of an article: seconds since its first sight.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    /// When each version was first and last seen.
    pub(crate) versions: Vec<(f64, f64)>,
    /// The present instant, at which it was checked.
    pub(crate) now: f64,
}

/// A rule.
pub(crate) trait Rule {
    /// Seconds from now to the next check; `None` for never.
    fn wait(&self, seen: &Seen) -> Option<f64>;
}

/// `NewsDiffs`: by the time since the last change or the first sight.
pub(crate) struct NewsDiffs;

impl Rule for NewsDiffs {
    fn wait(&self, seen: &Seen) -> Option<f64> {
        let (hour, day) = (3_600.0, 86_400.0);
        let since = seen.now - seen.versions.last()?.0;
        match since {
            ..10_800.0 => Some(hour / 4.0),
            _ if since < day => Some(hour),
            _ if since < 7.0 * day => Some(3.0 * hour),
            _ if since < 30.0 * day => Some(3.0 * day),
            _ if since < 360.0 * day => Some(30.0 * day),
            _ => None,
        }
    }
}

/// News Sniffer: half an hour, a fifth longer after each check without a change, back to half an hour after one with;
/// dropped at 40 days.
pub(crate) struct NewsSniffer;

impl Rule for NewsSniffer {
    fn wait(&self, seen: &Seen) -> Option<f64> {
        let first = 1_800.0;
        let since = seen.now - seen.versions.last()?.0;
        // The sum of the waits so far, `first · (1.2ⁿ - 1) / 0.2`, says how many there were.
        let wait = 0.2 * since + first;
        (wait < 40.0 * 86_400.0).then_some(wait)
    }
}

/// This program's schedule.
pub(crate) struct Ours {
    limits: Limits,
}

impl Ours {
    /// The schedule with its usual bounds and this patience, in seconds.
    pub(crate) fn with_patience(seconds: f64) -> Self {
        let patience = TimeDelta::milliseconds((seconds * 1_000.0) as i64);
        Self { limits: Limits { patience, ..Limits::default() } }
    }
}

impl Rule for Ours {
    fn wait(&self, seen: &Seen) -> Option<f64> {
        let instant = |seconds: f64| -> DateTime<Utc> {
            DateTime::UNIX_EPOCH + TimeDelta::milliseconds((seconds * 1_000.0) as i64)
        };
        let presence = |&(first, last): &(f64, f64)| Presence { first_seen: instant(first), last_seen: instant(last) };
        let now = instant(seen.now);
        let remembered = seen.versions.len().saturating_sub(Record::MEMORY);
        let record = Record {
            first_seen: seen.versions.first().map(|first| instant(first.0)),
            changes: seen.versions.len() as u32 - 1,
            presences: seen.versions[remembered..].iter().map(presence).collect(),
            last_check: Some(now),
            ..Record::default()
        };
        let next = plan(&record, &self.limits, now).next_check;
        Some((next - now).as_seconds_f64())
    }
}
