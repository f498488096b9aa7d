//! Times that attributes give machines for words that a reader sees: `<abbr title="2026-03-02T07:15Z">2 hours ago</abbr>`.

use std::collections::{HashMap, HashSet};

use super::dates::{self, StampContext};
use crate::model::{Moment, Zone};

/// Most words that are kept.
const MOST: usize = 500;
/// Bytes of the longest words that are looked at.
const LONGEST_WORDS: usize = 80;

/// What machines are told, by the words of the stamp beside it.
#[derive(Debug, Default)]
pub(super) struct MachineTimes {
    told: HashMap<String, Option<(Moment, Zone)>>,
    /// The stamps that a class gives as those of the last state.
    last_states: HashSet<String>,
}

impl MachineTimes {
    /// Notes the value of an element with these words; words that stand for two days say nothing.
    pub(super) fn note(&mut self, words: &str, value: &str) {
        if words.len() > LONGEST_WORDS || self.told.len() >= MOST {
            return;
        }
        let context = StampContext::default();
        let Some(read) = dates::read_value(value, &context) else { return };
        let Some(stamp) = dates::find_stamps(words, &context).into_iter().next() else { return };
        let is_other = |known: &Option<(Moment, Zone)>| known.is_none_or(|known| known.0.day() != read.0.day());
        let known = self.told.entry(stamp.raw).or_insert(Some(read));
        if is_other(known) {
            *known = None;
        }
    }

    /// Notes words that a class gives as the time of the last state.
    pub(super) fn note_last_state(&mut self, words: &str) {
        if words.len() <= LONGEST_WORDS && self.last_states.len() < MOST {
            let found = dates::find_stamps(words, &StampContext::default()).into_iter().next();
            self.last_states.extend(found.map(|stamp| stamp.raw));
        }
    }

    /// Whether a class gives the words of a stamp as the time of the last state.
    pub(super) fn is_last_state(&self, words: &str) -> bool {
        self.last_states.contains(words)
    }

    /// The time that the words of a stamp stand for, where these alone do not say it.
    pub(super) fn behind(&self, words: &str) -> Option<(Moment, Zone)> {
        let known = self.told.get(words).copied().flatten()?;
        let is_open = dates::find_stamps(words, &StampContext::default()).iter().all(|stamp| stamp.moment.is_none());
        is_open.then_some(known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(noted: &[(&str, &str)], words: &str, expected: &str) {
        let mut times = MachineTimes::default();
        for (words, value) in noted {
            times.note(words, value);
        }
        let found = times.behind(words).map_or("-".to_owned(), |(moment, _)| moment.to_string());
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn words_that_count_back_stand_for_the_time_in_the_element() {
        let noted = [("Posted 2 hours ago", "2026-03-02T07:15:00Z"), ("vor 3 Tagen", "1772435700")];
        check(&noted, "2 hours ago", "2026-03-02T07:15:00+00:00");
        check(&noted, "vor 3 Tagen", "2026-03-02T07:15:00+00:00");
        check(&noted, "5 hours ago", "-");
    }

    #[test]
    fn words_that_say_the_time_or_stand_for_two_days_are_left_alone() {
        check(&[("2 March 2026", "2026-03-05T07:15:00Z")], "2 March 2026", "-");
        check(&[("2 days ago", "2026-03-05"), ("2 days ago", "2026-03-06")], "2 days ago", "-");
    }
}
