//! The zone that a reader lives by: how instants of observation are shown to people, and what a time means that is typed
//! without a zone. Programs are told instants in UTC, and what a publisher states keeps the publisher's own zone.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Datelike as _, NaiveDateTime, Offset as _, TimeDelta, TimeZone as _, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use serde::Deserialize;

use super::Interval;

/// Hours after a wall time that is skipped (the clocks go forward) within which there is one again: a whole day, at the
/// date line.
const LONGEST_SKIP: i64 = 24;

/// A zone, by its name in the time zone database; UTC where the reader names none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct ReaderZone(Tz);

/// A word that names no zone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAZone {
    /// It is the place of a zone.
    #[error("the zone is called `{}`", .0.name())]
    Place(Tz),
    /// Nothing is known by that name.
    #[error("use the name of a zone, as in `Europe/London`")]
    Unknown,
}

/// Whether every clock can show an instant, in whatever zone: it is of a year from 1 to 9999.
pub(crate) fn is_of_calendar(at: DateTime<Utc>) -> bool {
    (1..=9999).contains(&at.year())
}

impl ReaderZone {
    /// The zone of observation.
    pub const UTC: Self = Self(Tz::UTC);

    /// What the reader's clock says at an instant.
    pub fn clock(self, at: DateTime<Utc>) -> DateTime<Tz> {
        at.with_timezone(&self.0)
    }

    /// The first instant at which the reader's clock says this or, where it never does, what comes next.
    pub fn first_instant(self, wall: NaiveDateTime) -> DateTime<Utc> {
        let after = |hours| wall.checked_add_signed(TimeDelta::hours(hours));
        let instant = |hours| self.0.from_local_datetime(&after(hours)?).earliest();
        (0..=LONGEST_SKIP).find_map(instant).map_or_else(|| wall.and_utc(), |at| at.to_utc())
    }

    /// To the second: `2025-12-03 06:48:10 UTC` or `2025-12-03 08:48:10 +02:00`.
    pub fn instant(self, at: DateTime<Utc>) -> String {
        format!("{} {}", self.clock(at).format("%Y-%m-%d %H:%M:%S"), self.offset(at))
    }

    /// To the minute, the clock first: `06:48 UTC on 2025-12-03`.
    pub fn minute(self, at: DateTime<Utc>) -> String {
        let clock = self.clock(at);
        format!("{} {} on {}", clock.format("%H:%M"), self.offset(at), clock.format("%Y-%m-%d"))
    }

    /// To the minute, for a column whose heading names the zone: `2025-12-03 06:48`.
    pub fn bare_minute(self, at: DateTime<Utc>) -> String {
        self.clock(at).format("%Y-%m-%d %H:%M").to_string()
    }

    /// Both ends, with the day and the zone named once where one will do: `2025-12-03 06:31:04 and 06:48:10 UTC`.
    pub fn both_ends(self, interval: &Interval) -> String {
        let [old, new] = [interval.last_seen_old, interval.first_seen_new];
        let (before, after) = (self.clock(old), self.clock(new));
        if before.date_naive() == after.date_naive() && before.offset().fix() == after.offset().fix() {
            return format!(
                "{} and {} {}",
                before.format("%Y-%m-%d %H:%M:%S"),
                after.format("%H:%M:%S"),
                self.offset(new)
            );
        }
        format!("{} and {}", self.instant(old), self.instant(new))
    }

    /// The place that stands for the zone at the head of a column: `UTC`, `Kyiv`, `Buenos Aires`.
    pub fn place(self) -> String {
        place(self.0).replace('_', " ")
    }

    fn offset(self, at: DateTime<Utc>) -> String {
        if self == Self::UTC { "UTC".to_owned() } else { self.clock(at).offset().fix().to_string() }
    }
}

fn place(zone: Tz) -> &'static str {
    zone.name().rsplit('/').next().unwrap_or_default()
}

impl From<Tz> for ReaderZone {
    fn from(zone: Tz) -> Self {
        Self(zone)
    }
}

impl Default for ReaderZone {
    fn default() -> Self {
        Self::UTC
    }
}

impl fmt::Display for ReaderZone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.name())
    }
}

impl FromStr for ReaderZone {
    type Err = NotAZone;

    fn from_str(name: &str) -> Result<Self, NotAZone> {
        name.parse().map(Self).map_err(|_| meant(name).map_or(NotAZone::Unknown, NotAZone::Place))
    }
}

/// The zone that somebody may have meant who wrote its name in another case, or its place alone.
fn meant(name: &str) -> Option<Tz> {
    let name = name.replace(' ', "_");
    let by =
        |known: fn(Tz) -> &'static str| TZ_VARIANTS.into_iter().find(|zone| known(*zone).eq_ignore_ascii_case(&name));
    by(Tz::name).or_else(|| by(place))
}

impl TryFrom<String> for ReaderZone {
    type Error = NotAZone;

    fn try_from(name: String) -> Result<Self, NotAZone> {
        name.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> ReaderZone {
        name.parse().unwrap()
    }

    fn at(instant: &str) -> DateTime<Utc> {
        instant.parse().unwrap()
    }

    #[test]
    fn an_instant_always_names_its_zone() {
        let summer = at("2025-07-03T05:48:10Z");
        assert_eq!(ReaderZone::UTC.instant(summer), "2025-07-03 05:48:10 UTC");
        assert_eq!(ReaderZone::UTC.minute(summer), "05:48 UTC on 2025-07-03");
        assert_eq!(zone("Europe/Kyiv").instant(summer), "2025-07-03 08:48:10 +03:00");
        assert_eq!(zone("Europe/Kyiv").minute(at("2025-12-31T22:30:00Z")), "00:30 +02:00 on 2026-01-01");
        assert_eq!(zone("America/St_Johns").bare_minute(summer), "2025-07-03 03:18");
    }

    #[test]
    fn an_interval_names_day_and_zone_once_where_it_can() {
        let check = |name: &str, [old, new]: [&str; 2], expected: &str| {
            let interval = Interval { last_seen_old: at(old), first_seen_new: at(new) };
            assert_eq!(zone(name).both_ends(&interval), expected);
        };
        let morning = ["2025-12-03T06:31:04Z", "2025-12-03T06:48:10Z"];
        check("UTC", morning, "2025-12-03 06:31:04 and 06:48:10 UTC");
        check("Europe/Kyiv", morning, "2025-12-03 08:31:04 and 08:48:10 +02:00");
        let night = ["2025-12-03T21:31:04Z", "2025-12-03T22:48:10Z"];
        check("UTC", night, "2025-12-03 21:31:04 and 22:48:10 UTC");
        check("Europe/Kyiv", night, "2025-12-03 23:31:04 +02:00 and 2025-12-04 00:48:10 +02:00");
        let clocks_back = ["2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z"];
        check("Europe/London", clocks_back, "2025-10-26 01:30:00 +01:00 and 2025-10-26 01:30:00 +00:00");
    }

    #[test]
    fn a_wall_time_is_the_first_instant_that_it_can_be() {
        let check = |name: &str, wall: &str, expected: &str| {
            assert_eq!(zone(name).first_instant(wall.parse().unwrap()), at(expected), "{wall} in {name}");
        };
        check("UTC", "2025-12-03T00:00:00", "2025-12-03T00:00:00Z");
        check("Europe/Kyiv", "2025-12-03T00:00:00", "2025-12-02T22:00:00Z");
        check("Europe/London", "2025-10-26T01:30:00", "2025-10-26T00:30:00Z");
        check("Europe/London", "2025-03-30T01:30:00", "2025-03-30T01:30:00Z");
        check("Pacific/Apia", "2011-12-30T00:00:00", "2011-12-30T10:00:00Z");
    }

    #[test]
    fn a_zone_is_known_by_its_name_and_a_slip_is_told() {
        assert_eq!(zone("America/Argentina/Buenos_Aires").place(), "Buenos Aires");
        assert_eq!(zone("Europe/Kyiv").to_string(), "Europe/Kyiv");
        for (slip, expected) in [
            ("kyiv", "the zone is called `Europe/Kyiv`"),
            ("utc", "the zone is called `UTC`"),
            ("new york", "the zone is called `America/New_York`"),
            ("Mars", "use the name of a zone, as in `Europe/London`"),
        ] {
            assert_eq!(slip.parse::<ReaderZone>().unwrap_err().to_string(), expected);
        }
    }
}
