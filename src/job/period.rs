//! The ends of a period as a person types them: `yesterday`, `2025-12-03`, `2025-12-03T06:48`, `3 days ago`, `7d`.
//!
//! Pure: what the reader's clock says now is an argument. A day begins at the reader's midnight; a time without a zone is
//! one of that clock.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::model::ReaderZone;

/// A text that names no instant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no time")]
pub(crate) struct NotATime(pub String);

/// The instant that words name; the beginning of a day.
pub(crate) fn instant(words: &str, now: DateTime<Tz>) -> Result<DateTime<Utc>, NotATime> {
    let words = words.trim();
    absolute(words, now.timezone().into())
        .or_else(|| relative(&words.to_lowercase(), now))
        .ok_or_else(|| NotATime(words.to_owned()))
}

fn absolute(words: &str, zone: ReaderZone) -> Option<DateTime<Utc>> {
    let spaced = words.replacen(' ', "T", 1);
    let zoned = ["%Y-%m-%dT%H:%M:%S%#z", "%Y-%m-%dT%H:%M%#z"];
    let wall = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"];
    let day = || words.parse::<NaiveDate>().ok().map(|day| day.and_time(NaiveTime::MIN));
    let month = || format!("{words}-01").parse::<NaiveDate>().ok().map(|day| day.and_time(NaiveTime::MIN));
    DateTime::parse_from_rfc3339(words)
        .ok()
        .or_else(|| zoned.iter().find_map(|form| DateTime::parse_from_str(&spaced, form).ok()))
        .map(|at| at.to_utc())
        .or_else(|| {
            let wall = wall.iter().find_map(|form| NaiveDateTime::parse_from_str(&spaced, form).ok());
            wall.or_else(day).or_else(month).map(|wall| zone.first_instant(wall))
        })
}

fn relative(words: &str, now: DateTime<Tz>) -> Option<DateTime<Utc>> {
    let zone = ReaderZone::from(now.timezone());
    let midnight = |day: NaiveDate| zone.first_instant(day.and_time(NaiveTime::MIN));
    let today = now.date_naive();
    match words {
        "now" => return Some(now.to_utc()),
        "today" => return Some(midnight(today)),
        "yesterday" => return Some(midnight(today.checked_sub_days(Days::new(1))?)),
        _ => {}
    }
    let words = words.strip_suffix("ago").unwrap_or(words).trim();
    let end_of_number = words.find(|c: char| !c.is_ascii_digit()).filter(|end| *end > 0)?;
    let (number, unit) = words.split_at(end_of_number);
    let number: i64 = number.parse().ok()?;
    let seconds = match unit.trim() {
        "m" | "min" | "minute" | "minutes" => 60,
        "h" | "hour" | "hours" => 3_600,
        "d" | "day" | "days" => 86_400,
        "w" | "week" | "weeks" => 7 * 86_400,
        _ => return None,
    };
    now.to_utc().checked_sub_signed(TimeDelta::try_seconds(number.checked_mul(seconds)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon(zone: Tz) -> DateTime<Tz> {
        "2025-12-04T12:00:00Z".parse::<DateTime<Utc>>().unwrap().with_timezone(&zone)
    }

    #[test]
    fn a_person_s_words_are_instants() {
        let now = noon(Tz::UTC);
        let table = [
            ("2025-12-03", "2025-12-03T00:00:00"),
            ("2025-12", "2025-12-01T00:00:00"),
            ("2025-12-03T06:48", "2025-12-03T06:48:00"),
            ("2025-12-03 06:48:10", "2025-12-03T06:48:10"),
            ("2025-12-03T06:48+01:00", "2025-12-03T05:48:00"),
            ("2025-12-03T06:48:00Z", "2025-12-03T06:48:00"),
            ("now", "2025-12-04T12:00:00"),
            ("Today", "2025-12-04T00:00:00"),
            ("yesterday", "2025-12-03T00:00:00"),
            ("7d", "2025-11-27T12:00:00"),
            ("3 hours ago", "2025-12-04T09:00:00"),
            ("1 week", "2025-11-27T12:00:00"),
        ];
        for (words, expected) in table {
            assert_eq!(instant(words, now).unwrap().to_rfc3339(), format!("{expected}+00:00"), "{words}");
        }
        for words in ["", "d", "soon", "7 x", "99999999999999999999d", "999999999999999999 weeks", "2025-13-01", "-1d"]
        {
            assert_eq!(instant(words, now), Err(NotATime(words.to_owned())), "{words}");
        }
    }

    #[test]
    fn a_day_begins_where_the_reader_lives() {
        let table = [
            ("2025-12-03", "2025-12-02T22:00:00"),
            ("2025-07", "2025-06-30T21:00:00"),
            ("2025-12-03T06:48", "2025-12-03T04:48:00"),
            ("2025-12-03T06:48Z", "2025-12-03T06:48:00"),
            ("today", "2025-12-03T22:00:00"),
            ("3h", "2025-12-04T09:00:00"),
        ];
        for (words, expected) in table {
            let found = instant(words, noon(Tz::Europe__Kyiv)).unwrap();
            assert_eq!(found.to_rfc3339(), format!("{expected}+00:00"), "{words}");
        }
    }
}
