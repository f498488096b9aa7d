//! Replays edit histories against a rule.

use crate::{
    rule::{Rule, Seen},
    story::{Story, YEAR},
};

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Checks, the first sight of each article left out: every rule has it.
    pub(crate) requests: u64,
    /// Edits that no check came after.
    pub(crate) unseen: usize,
    /// The age of the article at each edit, and the seconds until a check saw it; one never seen counts until the end
    /// of the year, which flatters a rule that gives up.
    delays: Vec<(f64, f64)>,
}

impl Outcome {
    /// The mean delay, in seconds.
    pub(crate) fn mean(&self) -> f64 {
        self.mean_of(|_| true)
    }

    /// The mean delay of edits of articles of some ages.
    pub(crate) fn mean_of(&self, is_wanted: impl Fn(f64) -> bool) -> f64 {
        let delays = self.delays.iter().filter(|(age, _)| is_wanted(*age));
        let (count, sum) = delays.fold((0.0, 0.0), |(count, sum), (_, delay)| (count + 1.0, sum + delay));
        if count == 0.0 { 0.0 } else { sum / count }
    }

    /// The delay that a part of the edits does not exceed.
    pub(crate) fn quantile(&self, part: f64) -> f64 {
        let mut delays: Vec<f64> = self.delays.iter().map(|(_, delay)| *delay).collect();
        delays.sort_by(f64::total_cmp);
        let place = (delays.len() as f64 * part) as usize;
        delays.get(place.min(delays.len().saturating_sub(1))).copied().unwrap_or(0.0)
    }
}

/// Follows each article for a year from its first sight.
pub(crate) fn replay(stories: &[Story], rule: &dyn Rule) -> Outcome {
    let mut outcome = Outcome::default();
    for story in stories {
        follow(story, rule, &mut outcome);
    }
    outcome
}

fn follow(story: &Story, rule: &dyn Rule, outcome: &mut Outcome) {
    let mut seen = Seen { versions: vec![(0.0, 0.0)], now: 0.0 };
    let mut waiting = story.edits.as_slice();
    while let Some(wait) = rule.wait(&seen) {
        seen.now += wait;
        if seen.now >= YEAR {
            break;
        }
        outcome.requests += 1;
        let found = waiting.partition_point(|edit| *edit <= seen.now);
        outcome.delays.extend(waiting[..found].iter().map(|edit| (*edit, seen.now - edit)));
        waiting = &waiting[found..];
        if found > 0 {
            seen.versions.push((seen.now, seen.now));
        } else if let Some((_, last)) = seen.versions.last_mut() {
            *last = seen.now;
        }
    }
    outcome.unseen += waiting.len();
    outcome.delays.extend(waiting.iter().map(|edit| (*edit, YEAR - edit)));
}
