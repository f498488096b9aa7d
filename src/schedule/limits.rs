//! What the user allows the schedule to do.

use chrono::TimeDelta;

use super::QuietWindow;

/// Requests that may be sent in an hour; `None` for as many as the schedule wants.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Budget {
    /// To one host.
    pub per_host: Option<u32>,
    /// In all.
    pub overall: Option<u32>,
}

/// The bounds of the schedule.
#[derive(Debug, Clone, PartialEq)]
pub struct Limits {
    /// The least time between two checks of an article.
    pub floor: TimeDelta,
    /// The most time between two checks; never above [`Limits::MONTH`].
    pub ceiling: TimeDelta,
    /// The time between checks of an article that is expected to change once a day. One that changes
    /// more often is checked more often, though not by as much.
    pub patience: TimeDelta,
    /// How many times longer every wait is than `patience` alone would have it, so that all articles together keep to
    /// the budget; see `stretch`.
    pub stretch: f64,
    /// What may be sent in an hour.
    pub budget: Budget,
    /// When nothing is asked.
    pub quiet: Vec<QuietWindow>,
}

impl Limits {
    /// The longest time that an article is ever left alone, quiet windows aside.
    pub const MONTH: TimeDelta = TimeDelta::days(30);

    /// The least and the most time between two checks, put right where they contradict each other.
    pub fn bounds(&self) -> (TimeDelta, TimeDelta) {
        let ceiling = self.ceiling.clamp(TimeDelta::minutes(1), Self::MONTH);
        (self.floor.clamp(TimeDelta::seconds(1), ceiling), ceiling)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            floor: TimeDelta::minutes(5),
            ceiling: Self::MONTH,
            patience: TimeDelta::hours(1),
            stretch: 1.0,
            budget: Budget::default(),
            quiet: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contradictory_bounds_are_put_right() {
        let bounds = |floor, ceiling| {
            let (floor, ceiling) =
                Limits { floor: TimeDelta::minutes(floor), ceiling: TimeDelta::minutes(ceiling), ..Limits::default() }
                    .bounds();
            (floor.num_seconds(), ceiling.num_seconds())
        };
        assert_eq!(bounds(5, 60), (300, 3_600));
        assert_eq!(bounds(60, 5), (300, 300));
        assert_eq!(bounds(0, 10_000_000), (1, Limits::MONTH.num_seconds()));
        assert_eq!(bounds(-5, -5), (1, 60));
    }
}
