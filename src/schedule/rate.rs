//! How often an article is expected to change.
//!
//! Two things make an article change. News: edits come thick in the first hours and after another edit, and thin out.
//! And upkeep, at an even rate for years. On a scale of time of its own (`Shape::exposure`) each goes on evenly, at a
//! pace that is the article's own. The two paces are estimated from checks at irregular times as Cho and Garcia-Molina do
//! ("Estimating Frequency of Change", ACM TOIT 3(3), 2003, section 5): a check that finds a change says only that there
//! was at least one since the check before. What most articles do stands in for what is not known yet.

use chrono::{DateTime, TimeDelta, Utc};

use crate::model::Record;

/// News that a fresh article owes to its age.
const AGE: Fading = Fading { per_hour: 0.6, hours: 4.0 };
/// News that an article just changed owes to that.
const ECHO: Fading = Fading { per_hour: 0.9, hours: 1.0 };
/// Upkeep per hour.
const UPKEEP: f64 = 1.0 / 720.0;
/// How many changes of news and of upkeep, at how much exposure each, an article is taken to have had before it was
/// ever seen.
const PRIOR: [(f64, f64); 2] = [(0.5, 0.6), (0.1, 0.85)];
/// Rounds of the estimate; by then it moves by less than a hundredth.
const ROUNDS: usize = 16;

/// A rate that fades with the time since something: after `hours` a quarter of it is left, after three times as long a
/// sixteenth. All that it ever brings is finite.
struct Fading {
    per_hour: f64,
    hours: f64,
}

impl Fading {
    fn at(&self, hours: f64) -> f64 {
        self.per_hour / (1.0 + hours / self.hours).powi(2)
    }

    /// All that it brings up to some hours after.
    fn until(&self, hours: f64) -> f64 {
        self.per_hour * self.hours * (1.0 - 1.0 / (1.0 + hours / self.hours))
    }
}

/// Changes by news and by upkeep.
type Pair = [f64; 2];

/// An article's rate of change as a function of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    shape: Shape,
    /// How many times more often than most articles it changes.
    pace: Pair,
}

/// What all articles have in common, from one article's last change on.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Shape {
    born: DateTime<Utc>,
    changed: DateTime<Utc>,
}

impl Shape {
    /// Changes per hour of most articles at an instant.
    fn intensity(self, at: DateTime<Utc>) -> Pair {
        [AGE.at(hours(at - self.born)) + ECHO.at(hours(at - self.changed)), UPKEEP]
    }

    /// Changes of most articles between two instants.
    fn exposure(self, from: DateTime<Utc>, to: DateTime<Utc>) -> Pair {
        let to = to.max(from);
        let between = |fading: Fading, since| fading.until(hours(to - since)) - fading.until(hours(from - since));
        [between(AGE, self.born) + between(ECHO, self.changed), UPKEEP * hours(to - from)]
    }
}

impl Rate {
    /// Changes expected per hour at an instant.
    pub fn per_hour(&self, at: DateTime<Utc>) -> f64 {
        product(self.pace, self.shape.intensity(at))
    }

    /// Changes expected between two instants.
    pub fn changes(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> f64 {
        product(self.pace, self.shape.exposure(from, to))
    }
}

/// How often an article is expected to change, after all that was seen of it; one never seen is taken to be born now.
pub(crate) fn estimate(record: &Record, now: DateTime<Utc>) -> Rate {
    let born = record.born().unwrap_or(now);
    let mut shape = Shape { born, changed: born };
    let mut unchanged = [0.0; 2];
    let presences = &record.presences;
    let mut gaps = Vec::with_capacity(presences.len());
    for (place, presence) in presences.iter().enumerate() {
        if let Some(before) = place.checked_sub(1).map(|before| presences[before].last_seen) {
            gaps.push(shape.exposure(before, presence.first_seen));
            // The publisher's own word is sharper than two observations, where it lies between them.
            let is_newest = place + 1 == presences.len();
            let stated = record.modified.filter(|at| is_newest && (before..=presence.first_seen).contains(at));
            shape.changed = stated.unwrap_or_else(|| middle(before, presence.first_seen));
        }
        unchanged = sum(unchanged, shape.exposure(presence.first_seen, presence.last_seen));
    }
    Rate { shape, pace: most_likely(&gaps, unchanged) }
}

fn middle(before: DateTime<Utc>, after: DateTime<Utc>) -> DateTime<Utc> {
    before + (after - before).max(TimeDelta::zero()) / 2
}

/// The paces under which all that was seen is most likely, the prior counted in: exposures that each saw at least one
/// change, and the others together. Each round reckons how many changes of either cause the gaps must have had at
/// the paces so far, and takes the paces that so many changes speak for (Dempster, Laird and Rubin 1977).
fn most_likely(gaps: &[Pair], unchanged: Pair) -> Pair {
    let exposures = gaps.iter().copied().fold(unchanged, sum);
    let mut pace = PRIOR.map(|(changes, exposure)| changes / exposure);
    for _ in 0..ROUNDS {
        let mut changes = PRIOR.map(|(changes, _)| changes);
        for gap in gaps {
            let both = product(pace, *gap);
            // As the gap goes to nothing, so does all but one change.
            let certainly = if both > 1e-12 { 1.0 / -(-both).exp_m1() } else { 0.0 };
            changes = sum(changes, [0, 1].map(|cause| pace[cause] * gap[cause] * certainly));
        }
        pace = [0, 1].map(|cause| changes[cause] / (PRIOR[cause].1 + exposures[cause]));
        if gaps.is_empty() {
            break;
        }
    }
    pace
}

fn sum(one: Pair, other: Pair) -> Pair {
    [one[0] + other[0], one[1] + other[1]]
}

fn product(one: Pair, other: Pair) -> f64 {
    one[0] * other[0] + one[1] * other[1]
}

/// A span in hours, never below zero.
fn hours(span: TimeDelta) -> f64 {
    (span.num_milliseconds() as f64 / 3_600_000.0).max(0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Presence;

    /// A record whose versions were seen from and to these hours.
    fn record(hours: &[(f64, f64)]) -> Record {
        let at = |hours: f64| DateTime::UNIX_EPOCH + TimeDelta::milliseconds((hours * 3_600_000.0) as i64);
        let presence = |&(first, last): &(f64, f64)| Presence { first_seen: at(first), last_seen: at(last) };
        Record {
            first_seen: hours.first().map(|first| at(first.0)),
            presences: hours.iter().map(presence).collect(),
            last_check: hours.last().map(|last| at(last.1)),
            ..Record::default()
        }
    }

    /// Changes a day that are expected right after the last check.
    fn per_day(hours: &[(f64, f64)]) -> f64 {
        let record = record(hours);
        let now = record.last_check.unwrap();
        24.0 * estimate(&record, now).per_hour(now)
    }

    #[test]
    fn an_unchanged_article_is_expected_to_change_less_and_less() {
        let rates = [0.0, 1.0, 10.0, 100.0, 1_000.0].map(|hours| per_day(&[(0.0, hours)]));
        assert!(rates.is_sorted_by(|a, b| a > b), "{rates:?}");
        assert!(rates[0] > 10.0 && rates[4] < 0.05, "{rates:?}");
    }

    #[test]
    fn a_change_brings_the_expectation_up_at_once() {
        assert!(per_day(&[(0.0, 48.0), (49.0, 49.0)]) > 10.0 * per_day(&[(0.0, 49.0)]));
    }

    #[test]
    fn a_page_that_is_kept_up_for_months_goes_on_changing_at_its_pace() {
        let upkeep: Vec<(f64, f64)> =
            (0..12).map(|month| (720.0 * f64::from(month), 720.0 * f64::from(month) + 700.0)).collect();
        let rate = per_day(&upkeep);
        assert!((0.02..0.06).contains(&rate), "{rate} changes a day for one in 30 days");
    }

    #[test]
    fn a_gap_with_a_change_says_that_there_was_at_least_one() {
        // Where every check finds a change there may have been many: more is expected than one a gap.
        let gaps = [[2.0, 0.0]; 10];
        let pace = most_likely(&gaps, [0.0; 2]);
        assert!(pace[0] > 0.5, "{pace:?}");
        // Where the gaps are short beside what is unchanged, it is changes over time, as for a plain count.
        let pace = most_likely(&[[0.01, 0.0]; 100], [200.0, 0.0]);
        let counted = (PRIOR[0].0 + 100.0) / (PRIOR[0].1 + 200.0 + 0.5);
        assert!((pace[0] / counted - 1.0).abs() < 0.01, "{pace:?} {counted}");
    }

    proptest! {
        #[test]
        fn a_rate_is_finite_and_above_zero_whatever_was_seen(
            spans in prop::collection::vec((0.0..500.0_f64, -10.0..500.0_f64), 1..60),
        ) {
            let mut at = 0.0;
            let hours: Vec<(f64, f64)> = spans.iter().map(|(gap, stay)| {
                let first = at + gap;
                at = first + stay;
                (first, at)
            }).collect();
            let rate = per_day(&hours);
            prop_assert!(rate.is_finite() && rate > 0.0, "{}", rate);
        }
    }
}
