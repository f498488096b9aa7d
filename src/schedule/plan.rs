//! The next check of one article.

use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};

use super::{Because, Bound, Limits, Reason, Wait, estimate, quiet};
use crate::model::{Record, Trouble, TroubleKind};

/// How strongly the wait follows the expected rate. One half is best for the mean delay of all edits, one for the edits
/// of busy hours; this one is near the best for the mean and keeps those of the first day as quick as the best peers do.
const EXPONENT: f64 = 0.75;

/// The wait after the first check that saw no version; each further one waits three times as long.
const FIRST_WAITS: [(TroubleKind, TimeDelta); 3] = [
    (TroubleKind::Failed, TimeDelta::minutes(10)),
    (TroubleKind::Gone, TimeDelta::hours(1)),
    (TroubleKind::Suspect, TimeDelta::minutes(30)),
];

/// When to check an article next, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The instant, to the second.
    pub next_check: DateTime<Utc>,
    /// The reasons.
    pub because: Because,
}

/// Plans the next check of an article from what was seen of it.
///
/// It is never before `now`, nor further from the last check than [`Limits::MONTH`] and the quiet windows then.
pub fn plan(record: &Record, limits: &Limits, now: DateTime<Utc>) -> Plan {
    let Some(last_check) = record.last_check else {
        return settle(now, Reason::NeverChecked, Vec::new(), limits);
    };
    let (floor, ceiling) = limits.bounds();
    let mut bounds = Vec::new();
    if limits.stretch > 1.0 {
        bounds.push(Bound::Budget { stretch: limits.stretch });
    }
    let (wanted, reason) = wish(record, limits, last_check);
    let wait = wanted.clamp(floor, ceiling);
    if wait > wanted {
        bounds.push(Bound::Floor(floor));
    } else if wait < wanted {
        bounds.push(Bound::Ceiling(ceiling));
    }
    let at = (last_check + wait).max(now);
    settle(at, reason, bounds, limits)
}

/// The wait after the last check, and what bounds it, as a budget reckons with it; `None` before the first check.
pub(crate) fn wait(record: &Record, limits: &Limits) -> Option<Wait> {
    let (wanted, reason) = wish(record, limits, record.last_check?);
    let (floor, ceiling) = limits.bounds();
    let bounds = match reason {
        // What went wrong is looked at again in its own time, budget or not.
        Reason::Trouble(_) => (wanted, wanted),
        _ => (floor, ceiling),
    };
    let (least, most) = (bounds.0.as_seconds_f64(), bounds.1.as_seconds_f64());
    Some(Wait { wanted: wanted.as_seconds_f64(), bounds: (least, most), stretch: 1.0 })
}

/// How long to wait after the last check were there no bounds, and why.
fn wish(record: &Record, limits: &Limits, last_check: DateTime<Utc>) -> (TimeDelta, Reason) {
    if let Some(trouble) = record.trouble {
        return (wait_out(trouble), Reason::Trouble(trouble));
    }
    let per_hour = estimate(record, last_check).per_hour(last_check);
    let patience = limits.patience.max(TimeDelta::seconds(1)).as_seconds_f64() * limits.stretch.max(1.0);
    let reason = Reason::Rate {
        changes: record.changes,
        since: record.first_seen.unwrap_or(last_check),
        last_change: record.last_change(),
        expected_every: seconds(3_600.0 / per_hour),
    };
    (wait_for(per_hour, patience), reason)
}

/// The wait that goes with a rate, in changes an hour.
fn wait_for(per_hour: f64, patience: f64) -> TimeDelta {
    seconds(patience / (24.0 * per_hour).powf(EXPONENT))
}

/// The wait before what went wrong is looked at again.
fn wait_out(trouble: Trouble) -> TimeDelta {
    let first = FIRST_WAITS.iter().find(|(kind, _)| *kind == trouble.kind).map_or(Limits::MONTH, |(_, wait)| *wait);
    let times = 3_i32.saturating_pow(trouble.times.saturating_sub(1).min(12));
    first.checked_mul(times).map_or(Limits::MONTH, |wait| wait.min(Limits::MONTH))
}

/// A span of that many seconds; at most a month.
fn seconds(seconds: f64) -> TimeDelta {
    let month = Limits::MONTH.as_seconds_f64();
    let milliseconds = (seconds.clamp(0.0, month) * 1_000.0) as i64;
    TimeDelta::milliseconds(milliseconds)
}

/// Moves an instant out of the quiet windows, and up to a whole second.
fn settle(at: DateTime<Utc>, reason: Reason, mut bounds: Vec<Bound>, limits: &Limits) -> Plan {
    let (outside, waited_for) = quiet::first_outside(&limits.quiet, at);
    if let Some(window) = waited_for {
        bounds.push(Bound::Quiet(window.clone()));
    }
    let whole = outside.trunc_subsecs(0);
    let next_check = if whole < outside { whole + TimeDelta::seconds(1) } else { whole };
    Plan { next_check, because: Because { reason, bounds } }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Look, Outcome};

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    /// The record after checks at these minutes: `n` a new version, `=` the same, `f` failed, `g` gone, `s` suspect.
    fn record(story: &[(i64, char)]) -> Record {
        let mut record = Record::default();
        let mut version = 0;
        for (place, &(minute, what)) in story.iter().enumerate() {
            let (outcome, is_seen) = match what {
                'n' => (Outcome::NewVersion, true),
                '=' => (Outcome::NotModified, true),
                'g' => (Outcome::Gone, false),
                's' => (Outcome::Suspect, false),
                _ => (Outcome::Failed, false),
            };
            version += u32::from(outcome == Outcome::NewVersion);
            let seen = Some(version).filter(|_| is_seen && version > 0);
            record.add(Look { at: at(minute), capture: place as u32 + 1, outcome, version: seen });
        }
        record
    }

    /// Minutes from the last check to the next.
    fn wait(story: &[(i64, char)]) -> i64 {
        let record = record(story);
        let now = record.last_check.unwrap();
        (plan(&record, &Limits::default(), now).next_check - now).num_minutes()
    }

    #[test]
    fn a_bound_is_named_only_where_it_changes_the_wait() {
        let record = record(&[(0, 'n'), (600, '=')]);
        let bounds = |floor, ceiling| {
            let limits =
                Limits { floor: TimeDelta::seconds(floor), ceiling: TimeDelta::seconds(ceiling), ..Limits::default() };
            plan(&record, &limits, at(600)).because.bounds
        };
        let month = Limits::MONTH.num_seconds();
        assert_eq!(bounds(1, month), []);
        assert_eq!(bounds(month, month), [Bound::Floor(Limits::MONTH)]);
        assert_eq!(bounds(1, 60), [Bound::Ceiling(TimeDelta::minutes(1))]);
    }

    #[test]
    fn waits_grow_while_nothing_changes_and_shrink_at_once_after_a_change() {
        let unchanged = [10, 100, 1_000, 10_000, 100_000].map(|minute| wait(&[(0, 'n'), (minute, '=')]));
        assert!(unchanged.is_sorted_by(|a, b| a < b), "{unchanged:?}");
        let changed = wait(&[(0, 'n'), (10_000, '='), (10_500, 'n')]);
        assert!(changed * 10 < unchanged[3], "{changed} {unchanged:?}");
    }

    #[test]
    fn what_went_wrong_is_looked_at_again_less_and_less_often() {
        let waits = [1, 2, 3, 20].map(|times| {
            let story: Vec<(i64, char)> =
                [(0, 'n')].into_iter().chain((1..=times).map(|time| (time * 60, 'g'))).collect();
            wait(&story)
        });
        assert_eq!(waits, [60, 180, 540, 30 * 24 * 60]);
        assert_eq!(wait(&[(0, 'n'), (60, 'f')]), 10);
    }

    #[test]
    fn an_article_never_checked_is_due_now() {
        let plan = plan(&Record::default(), &Limits::default(), at(5));
        assert_eq!((plan.next_check, plan.because.reason), (at(5), Reason::NeverChecked));
    }

    #[test]
    fn a_shortage_makes_waits_longer() {
        let record = record(&[(0, 'n'), (600, '=')]);
        let wait = |stretch| plan(&record, &Limits { stretch, ..Limits::default() }, at(600)).next_check - at(600);
        let (usual, long) = (wait(1.0), wait(4.0));
        assert!(long > usual * 3, "{usual} {long}");
    }

    fn stories() -> impl Strategy<Value = Vec<(i64, char)>> {
        let step = (1..50_000_i64, prop::sample::select(vec!['n', '=', '=', '=', 'f', 'g', 's']));
        prop::collection::vec(step, 1..80).prop_map(|steps| {
            let mut minute = 0;
            steps
                .into_iter()
                .map(|(gap, what)| {
                    minute += gap;
                    (minute, what)
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn the_next_check_keeps_to_the_limits(
            story in stories(),
            (floor, ceiling, patience) in (1..1_000_i64, 1..100_000_i64, 1..10_000_i64),
            late in 0..1_000_i64,
        ) {
            let limits = Limits {
                floor: TimeDelta::minutes(floor),
                ceiling: TimeDelta::minutes(ceiling),
                patience: TimeDelta::minutes(patience),
                quiet: vec!["22:00-06:00 Europe/London".parse().unwrap()],
                ..Limits::default()
            };
            let record = record(&story);
            let last_check = record.last_check.unwrap();
            let now = last_check + TimeDelta::minutes(late);
            let plan = plan(&record, &limits, now);
            let (floor, ceiling) = limits.bounds();
            prop_assert!(plan.next_check >= now && plan.next_check >= last_check + floor);
            prop_assert!(limits.quiet[0].end_around(plan.next_check).is_none());
            // A quiet window is eight hours, and one more where the clocks change.
            prop_assert!(plan.next_check <= (last_check + ceiling).max(now) + TimeDelta::hours(9));
            prop_assert!(!plan.because.words(now).is_empty());
        }

        #[test]
        fn a_check_more_without_a_change_never_brings_the_next_one_nearer(
            story in stories(), more in 1..5_000_i64,
        ) {
            let story: Vec<(i64, char)> = story.into_iter().filter(|(_, what)| "n=".contains(*what)).collect();
            prop_assume!(!story.is_empty());
            let last = story[story.len() - 1].0;
            let later = [story.as_slice(), &[(last + more, '=')]].concat();
            prop_assert!(wait(&later) + 1 >= wait(&story), "{} {}", wait(&story), wait(&later));
        }
    }
}
