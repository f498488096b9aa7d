//! Why an article is checked when it is, in words that a reader can follow.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};

use super::QuietWindow;
use crate::model::{Length, Trouble, TroubleKind};

/// The reasons of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Because {
    /// What was wished for.
    pub reason: Reason,
    /// What made something else of the wish, in this order.
    pub bounds: Vec<Bound>,
}

/// Where the wish comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// Nobody looked yet.
    NeverChecked,
    /// The last checks saw no version.
    Trouble(Trouble),
    /// How often the article changes.
    Rate {
        /// How many changes were seen.
        changes: u32,
        /// Since when it is looked at.
        since: DateTime<Utc>,
        /// When the last change was first seen.
        last_change: Option<DateTime<Utc>>,
        /// The time between two changes that is expected now.
        expected_every: TimeDelta,
    },
}

/// What kept a wish from being fulfilled.
#[derive(Debug, Clone, PartialEq)]
pub enum Bound {
    /// Checks are at least this far apart.
    Floor(TimeDelta),
    /// Checks are at most this far apart.
    Ceiling(TimeDelta),
    /// All waits are longer, so that the budget holds.
    Budget {
        /// So many times.
        stretch: f64,
    },
    /// A quiet window is waited out.
    Quiet(QuietWindow),
}

impl Because {
    /// The reasons in words, as in `it changed 3 times in 14 h`, seen from an instant.
    pub fn words(&self, now: DateTime<Utc>) -> String {
        let bounds: Vec<String> = self.bounds.iter().map(Bound::to_string).collect();
        let separator = if bounds.is_empty() { "" } else { "; " };
        format!("{}{separator}{}", self.reason.words(now), bounds.join("; "))
    }

    /// The kind of reason and of each bound, as in `rate` and `quiet`.
    pub fn names(&self) -> (&'static str, Vec<&'static str>) {
        (self.reason.name(), self.bounds.iter().map(Bound::name).collect())
    }
}

impl Reason {
    fn name(&self) -> &'static str {
        match self {
            Self::NeverChecked => "never-checked",
            Self::Trouble(Trouble { kind, .. }) => kind.name(),
            Self::Rate { .. } => "rate",
        }
    }

    fn words(&self, now: DateTime<Utc>) -> String {
        match self {
            Self::NeverChecked => "it was never checked".to_owned(),
            Self::Trouble(trouble) => trouble_words(*trouble),
            Self::Rate { changes, since, last_change, expected_every } => {
                let watched = Length(now - *since).about();
                let past = match (changes, last_change) {
                    (0, _) if now - *since < TimeDelta::minutes(1) => "it was seen for the first time".to_owned(),
                    (0, _) | (_, None) => format!("no change was seen in {watched}"),
                    (1, Some(last)) => format!("it changed once in {watched}, {} ago", Length(now - *last).about()),
                    (many, Some(last)) => {
                        format!(
                            "it changed {many} times in {watched}, the last time {} ago",
                            Length(now - *last).about()
                        )
                    }
                };
                format!("{past}: at this age one change in {} is expected", Length(*expected_every).about())
            }
        }
    }
}

impl Bound {
    fn name(&self) -> &'static str {
        match self {
            Self::Floor(_) => "floor",
            Self::Ceiling(_) => "ceiling",
            Self::Budget { .. } => "budget",
            Self::Quiet(_) => "quiet",
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Floor(least) => write!(out, "checks are at least {} apart", Length(*least).about()),
            Self::Ceiling(most) => write!(out, "checks are at most {} apart", Length(*most).about()),
            Self::Budget { stretch } => write!(out, "the budget makes every wait {stretch:.1} times as long"),
            Self::Quiet(window) => write!(out, "the quiet window {window} is waited out"),
        }
    }
}

fn trouble_words(trouble: Trouble) -> String {
    let what = match trouble.kind {
        TroubleKind::Failed => "failed",
        TroubleKind::Gone => "found it gone",
        TroubleKind::Suspect => "found something else in its place",
    };
    match trouble.times {
        0 | 1 => format!("the last check {what}, which is to be confirmed"),
        times => format!("the last {times} checks {what}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_sentences() {
        let now: DateTime<Utc> = "2025-12-03T07:00:00Z".parse().unwrap();
        let rate = |changes, hours: &[i64]| Reason::Rate {
            changes,
            since: now - TimeDelta::hours(14),
            last_change: hours.first().map(|hours| now - TimeDelta::hours(*hours)),
            expected_every: TimeDelta::minutes(200),
        };
        let check = |reason: Reason, bounds: Vec<Bound>, expected: &str| {
            assert_eq!(Because { reason, bounds }.words(now), expected);
        };
        check(
            rate(3, &[1]),
            Vec::new(),
            "it changed 3 times in 14 h, the last time 60 min ago: at this age one change in 3 h is expected",
        );
        check(
            rate(0, &[]),
            vec![Bound::Floor(TimeDelta::minutes(5)), Bound::Quiet("22:30-06:00 Europe/London".parse().unwrap())],
            "no change was seen in 14 h: at this age one change in 3 h is expected; checks are at least 5 min apart; \
             the quiet window 22:30-06:00 Europe/London is waited out",
        );
        let gone = |times| Reason::Trouble(Trouble { kind: TroubleKind::Gone, times });
        check(gone(1), Vec::new(), "the last check found it gone, which is to be confirmed");
        check(
            gone(4),
            vec![Bound::Budget { stretch: 2.5 }],
            "the last 4 checks found it gone; the budget makes every wait 2.5 times as long",
        );
    }
}
