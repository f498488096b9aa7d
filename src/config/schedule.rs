//! The table `schedule` of the settings: when articles are checked.

use chrono::TimeDelta;
use serde::{Deserialize, Deserializer, de::Error as _};

use super::Span;
use crate::schedule::{Budget, Limits, QuietWindow};

/// When articles are checked; every key can be left out.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ScheduleConfig {
    /// The least time between two checks of an article.
    pub floor: Option<Span>,
    /// The most time between two checks; 30 days where it is more.
    pub ceiling: Option<Span>,
    /// The time between checks of an article that is expected to change once a day.
    pub patience: Option<Span>,
    /// Most requests in an hour.
    pub per_hour: Option<u32>,
    /// Most requests in an hour to one host.
    pub per_hour_and_host: Option<u32>,
    /// When nothing is asked, as in `22:30-06:00 Europe/London`.
    #[serde(deserialize_with = "windows")]
    pub quiet: Vec<QuietWindow>,
}

impl ScheduleConfig {
    /// The limits of the schedule.
    pub(crate) fn limits(&self) -> Limits {
        let usual = Limits::default();
        let span =
            |interval: Option<Span>, usual| interval.map_or(usual, |interval| TimeDelta::seconds(interval.0.into()));
        Limits {
            floor: span(self.floor, usual.floor),
            ceiling: span(self.ceiling, usual.ceiling),
            patience: span(self.patience, usual.patience),
            budget: Budget { per_host: self.per_hour_and_host, overall: self.per_hour },
            quiet: self.quiet.clone(),
            ..usual
        }
    }
}

fn windows<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<QuietWindow>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    texts.iter().map(|text| text.parse().map_err(D::Error::custom)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_becomes_a_limit() {
        let text = "floor = '10m'\nceiling = '7d'\npatience = '3h'\nper-hour = 500\nper-hour-and-host = 60\n\
                    quiet = ['22:30-06:00 Europe/London']";
        let limits = toml::from_str::<ScheduleConfig>(text).expect("right settings").limits();
        assert_eq!((limits.floor, limits.ceiling), (TimeDelta::minutes(10), TimeDelta::days(7)));
        assert_eq!(limits.patience, TimeDelta::hours(3));
        assert_eq!(limits.budget, Budget { per_host: Some(60), overall: Some(500) });
        assert_eq!(limits.quiet[0].to_string(), "22:30-06:00 Europe/London");
        assert_eq!(ScheduleConfig::default().limits(), Limits::default());
    }

    #[test]
    fn what_is_no_window_is_an_error_that_shows_one() {
        let error = toml::from_str::<ScheduleConfig>("quiet = ['at night']").expect_err("no window");
        assert!(error.message().contains("`at night` is not a quiet window"), "{error}");
    }
}
