//! Lengths of time as people write them: `90s`, `15m`, `6h`, `2d`, `1w`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, de::Error as _};

/// A length of time in seconds, at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span(pub u32);

/// The units, the longest first, and how many seconds they have.
const UNITS: [(&str, u32); 5] = [("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)];

/// A text that is no length of time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a length of time: use `90s`, `15m`, `6h`, `2d` or `1w`")]
pub(crate) struct NotASpan(String);

impl FromStr for Span {
    type Err = NotASpan;

    fn from_str(text: &str) -> Result<Self, NotASpan> {
        let read = || {
            let (unit, seconds) = UNITS.iter().find(|(unit, _)| text.ends_with(unit))?;
            let number = text.strip_suffix(unit)?.trim_end();
            let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
            let count: u32 = number.parse().ok().filter(|&count| is_number && count > 0)?;
            count.checked_mul(*seconds).map(Self)
        };
        read().ok_or_else(|| NotASpan(text.to_owned()))
    }
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fits = |&&(_, seconds): &&(&str, u32)| self.0.is_multiple_of(seconds);
        let (unit, seconds) = UNITS.iter().find(fits).unwrap_or(&("s", 1));
        write!(out, "{}{unit}", self.0 / seconds)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_read_and_shown_in_their_largest_unit() {
        for (text, seconds, shown) in [
            ("90s", 90, "90s"),
            ("60s", 60, "1m"),
            ("15m", 900, "15m"),
            ("36h", 129_600, "36h"),
            ("7d", 604_800, "1w"),
            ("2 h", 7200, "2h"),
        ] {
            let interval: Span = text.parse().unwrap();
            assert_eq!((interval.0, interval.to_string().as_str()), (seconds, shown), "{text}");
        }
    }

    #[test]
    fn what_is_no_length_of_time_is_refused() {
        for text in ["", "5", "h", "0m", "-1h", "+1h", "1.5h", "1y", "99999999w", "é"] {
            assert!(text.parse::<Span>().is_err(), "{text}");
        }
    }
}
