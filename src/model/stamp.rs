//! The publisher's clock: the times a page states, kept as stated.

use std::{cmp::Ordering, fmt, str::FromStr};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::Source;

/// How the zone of a stated time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zone {
    /// The page states an offset or a zone.
    Stated,
    /// The site's settings name the zone.
    Assumed,
    /// Nobody says; the time is a reading of a clock somewhere.
    Unknown,
}

/// A stated time, exactly as precise as it was stated.
///
/// Written as `2025-12-03`, `2025-12-03T06:29:00` (zone unknown) or `2025-12-03T06:29:00+00:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// A day.
    Day(NaiveDate),
    /// A reading of a clock whose zone is not known.
    Local(NaiveDateTime),
    /// An instant, with the offset it was stated in.
    Fixed(DateTime<FixedOffset>),
}

impl Moment {
    /// The day on the publisher's calendar.
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Local(local) => local.date(),
            Self::Fixed(instant) => instant.date_naive(),
        }
    }

    /// The reading of the publisher's clock; midnight for a bare day.
    pub fn wall(self) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.into(),
            Self::Local(local) => local,
            Self::Fixed(instant) => instant.naive_local(),
        }
    }

    /// Which of two moments is later: by instant where both are instants, else by the publisher's calendar and
    /// clock, as precisely as both state it.
    pub fn compare(self, other: Self) -> Ordering {
        match (self, other) {
            (Self::Fixed(a), Self::Fixed(b)) => a.cmp(&b),
            (Self::Day(a), b) => a.cmp(&b.day()),
            (a, Self::Day(b)) => a.day().cmp(&b),
            (a, b) => a.wall().cmp(&b.wall()),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(out, "{}", day.format("%Y-%m-%d")),
            Self::Local(local) => write!(out, "{}", local.format("%Y-%m-%dT%H:%M:%S")),
            Self::Fixed(instant) => write!(out, "{}", instant.format("%Y-%m-%dT%H:%M:%S%:z")),
        }
    }
}

impl FromStr for Moment {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
            return Ok(Self::Fixed(instant));
        }
        if let Ok(local) = text.parse::<NaiveDateTime>() {
            return Ok(Self::Local(local));
        }
        text.parse::<NaiveDate>().map(Self::Day)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// One time that a page states.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// The words or attribute as published.
    pub raw: String,
    /// What they mean; `None` where they are ambiguous or unreadable.
    pub instant: Option<Moment>,
    /// How the zone is known.
    pub zone: Zone,
    /// Where the page states it.
    pub source: Source,
}

/// When the page says it was published and last changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PublicationDates {
    /// First publication.
    pub published: Option<Stamp>,
    /// Last change.
    pub modified: Option<Stamp>,
}

impl PublicationDates {
    /// When the page says it was published. Where it does not, the day of the last change that a reader sees, with the
    /// source [`Source::LastChange`]: the day by which it had been published.
    pub fn published_by(&self) -> Option<Stamp> {
        let change = self.modified.as_ref().filter(|stamp| stamp.source == Source::Text);
        let by_then = change.map(|stamp| Stamp {
            instant: stamp.instant.map(|moment| Moment::Day(moment.day())),
            source: Source::LastChange,
            ..stamp.clone()
        });
        let published = self.published.as_ref();
        let stated = published.filter(|stamp| stamp.instant.is_some() || by_then.is_none()).cloned();
        stated.or(by_then)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(day: Option<u32>, source: Source) -> Stamp {
        let instant = day.map(|day| Moment::Day(NaiveDate::from_ymd_opt(2025, 12, day).unwrap()));
        Stamp { raw: String::new(), instant, zone: Zone::Unknown, source }
    }

    #[test]
    fn a_page_was_published_when_it_says_or_by_the_last_change_that_a_reader_sees() {
        let (seen, machine, by_then) = (Source::Text, Source::JsonLd, Source::LastChange);
        for (published, modified, expected) in [
            (Some(stamp(Some(3), machine)), Some(stamp(Some(5), seen)), Some(stamp(Some(3), machine))),
            (None, Some(stamp(Some(5), seen)), Some(stamp(Some(5), by_then))),
            (Some(stamp(None, seen)), Some(stamp(Some(5), seen)), Some(stamp(Some(5), by_then))),
            (Some(stamp(None, seen)), None, Some(stamp(None, seen))),
            (None, Some(stamp(Some(5), machine)), None),
            (None, None, None),
        ] {
            assert_eq!(PublicationDates { published, modified }.published_by(), expected);
        }
    }
}
