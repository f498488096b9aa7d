//! Lengths of time in words, for people; programs are told seconds, and what a user types is read by `config`.

use std::fmt;

use chrono::TimeDelta;

/// A length of time; shown in its two largest units, cut off below: `2 d 5 h`, `3 h 20 min`, `17 min`, `40 s`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length(pub TimeDelta);

impl Length {
    /// Rounded to its largest unit of which there are at least two, as in `25 min` and `3 days`.
    pub fn about(self) -> String {
        let seconds = self.seconds();
        match seconds {
            0..120 => format!("{seconds} s"),
            120..7_200 => format!("{} min", (seconds + 30) / 60),
            7_200..172_800 => format!("{} h", (seconds + 1_800) / 3_600),
            _ => format!("{} days", (seconds + 43_200) / 86_400),
        }
    }

    /// Whole seconds; none where it would run backwards.
    fn seconds(self) -> i64 {
        self.0.num_seconds().max(0)
    }
}

impl fmt::Display for Length {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.seconds();
        let minutes = seconds / 60;
        match (minutes / 1_440, minutes / 60 % 24, minutes % 60) {
            (0, 0, 0) => write!(out, "{seconds} s"),
            (0, 0, minutes) => write!(out, "{minutes} min"),
            (0, hours, minutes) => write!(out, "{hours} h {minutes} min"),
            (days, hours, _) => write!(out, "{days} d {hours} h"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_told_in_its_two_largest_units_or_about() {
        for (seconds, exact, about) in [
            (-5, "0 s", "0 s"),
            (5, "5 s", "5 s"),
            (59, "59 s", "59 s"),
            (60, "1 min", "60 s"),
            (119, "1 min", "119 s"),
            (120, "2 min", "2 min"),
            (1_059, "17 min", "18 min"),
            (3_599, "59 min", "60 min"),
            (7_199, "1 h 59 min", "120 min"),
            (7_200, "2 h 0 min", "2 h"),
            (12_000, "3 h 20 min", "3 h"),
            (86_399, "23 h 59 min", "24 h"),
            (172_799, "1 d 23 h", "48 h"),
            (172_800, "2 d 0 h", "2 days"),
            (190_900, "2 d 5 h", "2 days"),
            (216_000, "2 d 12 h", "3 days"),
        ] {
            let length = Length(TimeDelta::seconds(seconds));
            assert_eq!((length.to_string().as_str(), length.about().as_str()), (exact, about), "{seconds}");
        }
    }
}
