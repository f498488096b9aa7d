//! Selectors: how a reader names one version of an article (`3`, `latest`, `06:48`, `yesterday`) or a pair (`A..B`).
//!
//! Pure: the versions and what the reader's clock says now are arguments. A time is compared with the publisher's clock
//! first, as the reader sees it on the page, and with the times of observation after, as the reader's clock shows them;
//! one that fits several versions is an error that lists them, never a guess.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _, Utc};
use chrono_tz::Tz;

use crate::model::{Moment, Stamp, VersionRef};

/// A version that a selector could mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// Number in the history.
    pub number: u32,
    /// The time it states.
    pub stated: Option<Moment>,
    /// When it was first seen, by the reader's clock.
    pub first_seen: Option<DateTime<Tz>>,
}

impl Candidate {
    fn new(version: &VersionRef, zone: Tz) -> Self {
        let number = version.number.unwrap_or_default();
        let first_seen = version.first_seen.map(|at| at.with_timezone(&zone));
        Self { number, stated: stated(version), first_seen }
    }
}

/// Why a selector names no version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum SelectorError {
    /// It is none of the known forms.
    #[error("`{text}` is not a version")]
    Unreadable {
        /// As typed.
        text: String,
    },
    /// Several versions fit.
    #[error("`{text}` fits {count} versions", count = candidates.len())]
    Ambiguous {
        /// As typed.
        text: String,
        /// The versions that fit.
        candidates: Vec<Candidate>,
    },
    /// No version fits.
    #[error("no version fits `{text}`")]
    NotFound {
        /// As typed.
        text: String,
        /// The versions there are: the nearest two for a time, else the first and the last.
        nearest: Vec<Candidate>,
    },
    /// The first version has nothing before it to compare with.
    #[error("version {number} is the first, so there is nothing to compare it with")]
    NothingBefore {
        /// Its number.
        number: u32,
    },
}

/// The one version that `text` names, as its index in `versions` (which are in order of their numbers).
pub(crate) fn resolve(text: &str, versions: &[VersionRef], now: DateTime<Tz>) -> Result<usize, SelectorError> {
    match parse(text, now).ok_or_else(|| SelectorError::Unreadable { text: text.to_owned() })? {
        Selector::First => Some(0),
        Selector::Number(number) => versions.iter().position(|version| version.number == Some(number)),
        Selector::FromEnd(count) => versions.len().checked_sub(count),
        Selector::Time(time) => return resolve_time(text, (time, now.timezone()), versions),
    }
    .filter(|index| *index < versions.len())
    .ok_or_else(|| not_found(text, versions.first().into_iter().chain(versions.last()), now.timezone()))
}

/// Whether a text has the form of a version or of two, whichever versions there are.
pub(crate) fn is_selector(text: &str, now: DateTime<Tz>) -> bool {
    let is_one = |text: &str| parse(text, now).is_some();
    let is_end = |text: &str| text.trim().is_empty() || is_one(text.trim());
    text.split_once("..").map_or_else(|| is_one(text), |(old, new)| is_end(old) && is_end(new))
}

/// The two versions that `text` names: `A..B` with either end left out for the first or the latest, or one version for
/// the change that made it.
pub(crate) fn resolve_pair(
    text: &str,
    versions: &[VersionRef],
    now: DateTime<Tz>,
) -> Result<(usize, usize), SelectorError> {
    let Some((old, new)) = text.split_once("..") else {
        let new = resolve(text, versions, now)?;
        let number = versions[new].number.unwrap_or_default();
        return new.checked_sub(1).map(|old| (old, new)).ok_or(SelectorError::NothingBefore { number });
    };
    let end = |text: &str, default: &str| {
        let text = text.trim();
        resolve(if text.is_empty() { default } else { text }, versions, now)
    };
    Ok((end(old, "first")?, end(new, "latest")?))
}

#[derive(Debug, Clone, Copy)]
enum Selector {
    First,
    Number(u32),
    /// 1 is the latest.
    FromEnd(usize),
    Time(Time),
}

/// A time as precise as it was typed.
#[derive(Debug, Clone, Copy)]
enum Time {
    Clock(NaiveTime),
    Day(NaiveDate),
    Minute(NaiveDateTime),
    Instant(DateTime<FixedOffset>),
}

fn parse(text: &str, now: DateTime<Tz>) -> Option<Selector> {
    if let Ok(number) = text.parse::<i64>() {
        return match u32::try_from(number) {
            Ok(number) => Some(Selector::Number(number)),
            Err(_) => Some(Selector::FromEnd(usize::try_from(number.checked_neg()?).ok()?)),
        };
    }
    match text {
        "latest" => Some(Selector::FromEnd(1)),
        "first" => Some(Selector::First),
        "today" => Some(Selector::Time(Time::Day(now.date_naive()))),
        "yesterday" => Some(Selector::Time(Time::Day(now.date_naive().checked_sub_days(Days::new(1))?))),
        _ => parse_time(text).map(Selector::Time),
    }
}

fn parse_time(text: &str) -> Option<Time> {
    let spaced = text.replacen(' ', "T", 1);
    let instant = ["%Y-%m-%dT%H:%M%#z", "%Y-%m-%dT%H:%M:%S%#z"];
    let minute = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H%M"];
    let clock = ["%H:%M", "%H:%M:%S"];
    let instant = instant.iter().find_map(|form| DateTime::parse_from_str(&spaced, form).ok()).map(Time::Instant);
    instant
        .or_else(|| minute.iter().find_map(|form| NaiveDateTime::parse_from_str(&spaced, form).ok()).map(Time::Minute))
        .or_else(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Time::Day))
        .or_else(|| clock.iter().find_map(|form| NaiveTime::parse_from_str(text, form).ok()).map(Time::Clock))
}

fn resolve_time(text: &str, (time, zone): (Time, Tz), versions: &[VersionRef]) -> Result<usize, SelectorError> {
    let fitting = |fits: &dyn Fn(&VersionRef) -> bool| -> Vec<usize> {
        (0..versions.len()).filter(|index| fits(&versions[*index])).collect()
    };
    let mut found = fitting(&|version| stated(version).is_some_and(|moment| time.is_stated_as(moment)));
    if found.is_empty() {
        found = fitting(&|version| time.is_observation_of(version, zone));
    }
    match found.as_slice() {
        [] => Err(not_found(text, nearest((time, zone), versions), zone)),
        [index] => Ok(*index),
        several => Err(SelectorError::Ambiguous {
            text: text.to_owned(),
            candidates: several.iter().map(|index| Candidate::new(&versions[*index], zone)).collect(),
        }),
    }
}

impl Time {
    /// Whether the publisher's clock reads this, as precisely as it was typed.
    fn is_stated_as(self, moment: Moment) -> bool {
        let has_clock = !matches!(moment, Moment::Day(_));
        match self {
            Self::Day(day) => moment.day() == day,
            Self::Clock(clock) => has_clock && is_same_minute(moment.wall().time(), clock),
            Self::Minute(minute) => {
                let wall = moment.wall();
                has_clock && wall.date() == minute.date() && is_same_minute(wall.time(), minute.time())
            }
            Self::Instant(instant) => {
                matches!(moment, Moment::Fixed(fixed) if fixed.timestamp().div_euclid(60) == instant.timestamp().div_euclid(60))
            }
        }
    }

    /// Whether the version was seen then: a bare clock fits its first or last sight, a day or an instant anything between.
    fn is_observation_of(self, version: &VersionRef, zone: Tz) -> bool {
        let (Some(first), Some(last)) = (version.first_seen, version.last_seen) else { return false };
        let [first_wall, last_wall] = [first, last].map(|at| wall(at, zone));
        match self {
            Self::Day(day) => first_wall.date() <= day && day <= last_wall.date(),
            Self::Clock(clock) => [first_wall, last_wall].iter().any(|wall| is_same_minute(wall.time(), clock)),
            Self::Minute(minute) => to_minute(first_wall) <= to_minute(minute) && to_minute(minute) <= last_wall,
            Self::Instant(instant) => {
                let minute = to_minute(instant.naive_utc());
                to_minute(first.naive_utc()) <= minute && minute <= last.naive_utc()
            }
        }
    }

    /// The latest reading of the reader's clock that still belongs to it; `None` for a bare clock.
    fn end(self, zone: Tz) -> Option<NaiveDateTime> {
        match self {
            Self::Clock(_) => None,
            Self::Day(day) => day.and_hms_opt(23, 59, 59),
            Self::Minute(minute) => Some(minute),
            Self::Instant(instant) => Some(wall(instant.to_utc(), zone)),
        }
    }
}

/// The last version seen before a time and the first seen after it.
fn nearest((time, zone): (Time, Tz), versions: &[VersionRef]) -> Vec<&VersionRef> {
    let Some(end) = time.end(zone) else {
        return versions.first().into_iter().chain(versions.last()).collect();
    };
    let is_before = |version: &&VersionRef| version.first_seen.is_some_and(|first| wall(first, zone) <= end);
    let before = versions.iter().rfind(is_before);
    let after = versions.iter().find(|version| !is_before(version));
    before.into_iter().chain(after).collect()
}

fn not_found<'a>(text: &str, nearest: impl IntoIterator<Item = &'a VersionRef>, zone: Tz) -> SelectorError {
    let mut nearest: Vec<Candidate> = nearest.into_iter().map(|version| Candidate::new(version, zone)).collect();
    nearest.dedup();
    SelectorError::NotFound { text: text.to_owned(), nearest }
}

/// The publisher's clock of a version: when it says it was modified, else published.
fn stated(version: &VersionRef) -> Option<Moment> {
    let instant = |stamp: &Option<Stamp>| stamp.as_ref().and_then(|stamp| stamp.instant);
    instant(&version.dates.modified).or_else(|| instant(&version.dates.published))
}

/// What a clock of the zone reads.
fn wall(at: DateTime<Utc>, zone: Tz) -> NaiveDateTime {
    at.with_timezone(&zone).naive_local()
}

fn is_same_minute(one: NaiveTime, other: NaiveTime) -> bool {
    (one.hour(), one.minute()) == (other.hour(), other.minute())
}

fn to_minute(wall: NaiveDateTime) -> NaiveDateTime {
    wall.with_second(0).and_then(|wall| wall.with_nanosecond(0)).unwrap_or(wall)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PublicationDates, Source, Zone};

    /// Noon in UTC on 4 December 2025.
    fn now(zone: Tz) -> DateTime<Tz> {
        DateTime::from_timestamp(1_764_849_600, 0).expect("in range").with_timezone(&zone)
    }

    fn version(number: u32, stated: &str, first: &str, last: &str) -> VersionRef {
        let stamp = |text: &str| Stamp {
            raw: text.to_owned(),
            instant: text.parse().ok(),
            zone: Zone::Unknown,
            source: Source::Text,
        };
        let seen = |clock: &str| format!("2025-12-{clock}:00Z").parse().ok();
        VersionRef {
            number: Some(number),
            first_seen: seen(first),
            last_seen: seen(last),
            dates: PublicationDates { published: None, modified: (!stated.is_empty()).then(|| stamp(stated)) },
            ..VersionRef::default()
        }
    }

    /// Seen on 3 December 2025; the third is a stealth edit of the second, the fourth states no time.
    fn history() -> Vec<VersionRef> {
        vec![
            version(1, "2025-12-03T06:29:00", "03T06:31", "03T06:45"),
            version(2, "2025-12-03T06:48:00", "03T06:50", "03T07:10"),
            version(3, "2025-12-03T06:48:00", "03T07:30", "03T09:00"),
            version(4, "", "03T11:00", "04T08:00"),
        ]
    }

    fn show(outcome: Result<String, SelectorError>) -> String {
        let list =
            |candidates: &[Candidate]| candidates.iter().map(|c| c.number.to_string()).collect::<Vec<_>>().join(",");
        match outcome {
            Ok(found) => found,
            Err(SelectorError::Ambiguous { candidates, .. }) => format!("ambiguous {}", list(&candidates)),
            Err(SelectorError::NotFound { nearest, .. }) => format!("none near {}", list(&nearest)),
            Err(SelectorError::Unreadable { .. }) => "unreadable".to_owned(),
            Err(SelectorError::NothingBefore { .. }) => "nothing before".to_owned(),
        }
    }

    #[test]
    fn selectors_name_one_version_or_say_why_not() {
        let table = [
            ("3", "3"),
            ("0", "none near 1,4"),
            ("5", "none near 1,4"),
            ("-1", "4"),
            ("-4", "1"),
            ("-5", "none near 1,4"),
            ("latest", "4"),
            ("first", "1"),
            ("06:29", "1"),
            ("6:29", "1"),
            ("06:48", "ambiguous 2,3"),
            ("07:30", "3"),
            ("08:00", "4"),
            ("12:00", "none near 1,4"),
            ("2025-12-03T06:29", "1"),
            ("2025-12-03 06:29", "1"),
            ("2025-12-03T06:31", "1"),
            ("2025-12-03T06:40:59", "1"),
            ("2025-12-03T06:46", "none near 1,2"),
            ("2025-12-03T06:40Z", "1"),
            ("2025-12-03T08:40+02:00", "1"),
            ("2025-12-03T07:40+01:00", "1"),
            ("2025-12-03", "ambiguous 1,2,3"),
            ("2025-12-04", "4"),
            ("2025-12-05", "none near 4"),
            ("yesterday", "ambiguous 1,2,3"),
            ("today", "4"),
            ("2025-13-03", "unreadable"),
            ("soon", "unreadable"),
            ("", "unreadable"),
            ("99999999999999999999", "unreadable"),
        ];
        for (text, expected) in table {
            let outcome = resolve(text, &history(), now(Tz::UTC)).map(|index| (index + 1).to_string());
            assert_eq!(show(outcome), expected, "selector `{text}`");
        }
    }

    #[test]
    fn times_of_observation_are_read_in_the_zone_of_the_reader() {
        let table = [
            ("06:29", "1"),
            ("08:31", "1"),
            ("06:31", "none near 1,4"),
            ("10:00", "4"),
            ("11:00", "3"),
            ("2025-12-03T08:40", "1"),
            ("2025-12-03T06:40Z", "1"),
            ("2025-12-03T08:47", "none near 1,2"),
            ("2025-12-04", "4"),
        ];
        for (text, expected) in table {
            let found = resolve(text, &history(), now(Tz::Europe__Kyiv)).map(|index| (index + 1).to_string());
            assert_eq!(show(found), expected, "selector `{text}`");
        }
        let evening = "2025-12-03T23:30:00Z".parse::<DateTime<Utc>>().expect("an instant");
        let today =
            |zone: Tz| show(resolve("today", &history(), evening.with_timezone(&zone)).map(|at| at.to_string()));
        assert_eq!([today(Tz::UTC), today(Tz::Europe__Kyiv)], ["ambiguous 1,2,3", "3"]);
    }

    #[test]
    fn pairs_name_two_versions_and_a_single_one_its_change() {
        let table = [
            ("1..3", "1,3"),
            ("3..1", "3,1"),
            ("..2", "1,2"),
            ("2..", "2,4"),
            ("..", "1,4"),
            ("06:29..latest", "1,4"),
            ("2025-12-03T06:29..2025-12-04", "1,4"),
            ("-2..-1", "3,4"),
            ("3", "2,3"),
            ("1", "nothing before"),
            ("1..9", "none near 1,4"),
            ("1..06:48", "ambiguous 2,3"),
        ];
        for (text, expected) in table {
            let outcome =
                resolve_pair(text, &history(), now(Tz::UTC)).map(|(old, new)| format!("{},{}", old + 1, new + 1));
            assert_eq!(show(outcome), expected, "pair `{text}`");
        }
    }

    #[test]
    fn an_empty_history_has_no_version_for_any_selector() {
        for text in ["1", "latest", "first", "06:29", "today"] {
            assert!(resolve(text, &[], now(Tz::UTC)).is_err(), "selector `{text}`");
        }
    }
}
