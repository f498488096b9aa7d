//! Quiet windows: hours of the day, in a zone, in which nothing is asked.

use std::{fmt, str::FromStr};

use chrono::{
    DateTime, Datelike as _, Days, LocalResult, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Utc, Weekday,
};
use chrono_tz::Tz;

/// Hours in which nothing is asked, on some days of the week or on all, as in `22:30-06:00 Europe/London` or
/// `sat,sun 00:00-24:00 Asia/Tokyo`. A window that ends before it begins ends on the next day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuietWindow {
    /// The days on which it begins; all where there are none.
    days: Vec<Weekday>,
    from: NaiveTime,
    /// `None` for the end of the day.
    to: Option<NaiveTime>,
    zone: Tz,
}

/// A text that is no quiet window.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a quiet window: write it as in `22:30-06:00 Europe/London` or `sat,sun 00:00-24:00 Asia/Tokyo`")]
pub struct BadWindow(pub String);

/// Most steps from window to window before the windows count as covering all time.
const MAX_STEPS: usize = 64;

impl QuietWindow {
    /// The end of the window, where an instant is in it.
    pub fn end_around(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let today = at.with_timezone(&self.zone).date_naive();
        let days = [today.checked_sub_days(Days::new(1)), Some(today)];
        days.into_iter().flatten().filter_map(|day| self.span(day)).find_map(|(start, end)| {
            let is_inside = start <= at && at < end;
            is_inside.then_some(end)
        })
    }

    /// The zone its hours are of.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// From when to when it lasts where it begins on a day.
    fn span(&self, day: NaiveDate) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        if !self.days.is_empty() && !self.days.contains(&day.weekday()) {
            return None;
        }
        let next_day = day.checked_add_days(Days::new(1))?;
        let end = match self.to {
            None => (next_day, NaiveTime::MIN),
            Some(to) if to <= self.from => (next_day, to),
            Some(to) => (day, to),
        };
        Some((self.instant((day, self.from)), self.instant(end)))
    }

    /// When a clock of the zone shows a time: the first time where it does so twice, the end of the gap where it is
    /// put forward past it.
    fn instant(&self, (day, time): (NaiveDate, NaiveTime)) -> DateTime<Utc> {
        let local = day.and_time(time);
        let quarters = (0..=8).map(|quarter| local + TimeDelta::minutes(15 * quarter));
        let shown = quarters.map(|local| self.zone.from_local_datetime(&local)).find_map(|shown| match shown {
            LocalResult::Single(instant) | LocalResult::Ambiguous(instant, _) => Some(instant.to_utc()),
            LocalResult::None => None,
        });
        shown.unwrap_or_else(|| local.and_utc())
    }
}

/// The first instant from `at` on that is in no window, with the window that is waited for; `at` itself where the
/// windows leave no time at all.
pub(super) fn first_outside(windows: &[QuietWindow], at: DateTime<Utc>) -> (DateTime<Utc>, Option<&QuietWindow>) {
    let mut outside = at;
    let mut waited_for = None;
    for _ in 0..MAX_STEPS {
        let around = windows.iter().find_map(|window| Some((window, window.end_around(outside)?)));
        let Some((window, end)) = around else { return (outside, waited_for) };
        (outside, waited_for) = (end, Some(window));
    }
    (at, None)
}

impl FromStr for QuietWindow {
    type Err = BadWindow;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bad = || BadWindow(text.to_owned());
        let words: Vec<&str> = text.split_whitespace().collect();
        let (days, hours, zone) = match words[..] {
            [hours, zone] => ("", hours, zone),
            [days, hours, zone] => (days, hours, zone),
            _ => return Err(bad()),
        };
        let (from, to) = hours.split_once(['-', '–']).ok_or_else(bad)?;
        let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| bad());
        let days = days.split(',').filter(|day| !day.is_empty()).map(|day| day.parse().map_err(|_| bad()));
        let window = Self {
            days: days.collect::<Result<_, _>>()?,
            from: time(from)?,
            to: if to == "24:00" { None } else { Some(time(to)?) },
            zone: zone.parse().map_err(|_| bad())?,
        };
        if window.to == Some(window.from) { Err(bad()) } else { Ok(window) }
    }
}

impl fmt::Display for QuietWindow {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.days.is_empty() {
            let days: Vec<String> = self.days.iter().map(|day| day.to_string().to_lowercase()).collect();
            write!(out, "{} ", days.join(","))?;
        }
        let to = self.to.map_or_else(|| "24:00".to_owned(), |to| to.format("%H:%M").to_string());
        write!(out, "{}-{to} {}", self.from.format("%H:%M"), self.zone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(window: &str, at: &str, expected: Option<&str>) {
        let window: QuietWindow = window.parse().unwrap();
        let end = window.end_around(at.parse().unwrap());
        assert_eq!(end, expected.map(|end| end.parse().unwrap()), "{window} at {at}");
    }

    #[test]
    fn hours_are_those_of_the_zone() {
        check("22:30-06:00 Europe/London", "2025-12-03T22:29:59Z", None);
        check("22:30-06:00 Europe/London", "2025-12-03T22:30:00Z", Some("2025-12-04T06:00:00Z"));
        check("22:30-06:00 Europe/London", "2025-07-03T21:30:00Z", Some("2025-07-04T05:00:00Z"));
        check("22:30-06:00 Europe/London", "2025-12-04T06:00:00Z", None);
        check("01:00-05:00 Asia/Tokyo", "2025-12-03T17:00:00Z", Some("2025-12-03T20:00:00Z"));
    }

    #[test]
    fn days_are_those_on_which_it_begins() {
        check("sat,sun 00:00-24:00 UTC", "2025-12-06T12:00:00Z", Some("2025-12-07T00:00:00Z"));
        check("sat,sun 00:00-24:00 UTC", "2025-12-08T00:00:00Z", None);
        check("fri 22:00-04:00 UTC", "2025-12-06T03:00:00Z", Some("2025-12-06T04:00:00Z"));
        check("fri 22:00-04:00 UTC", "2025-12-05T03:00:00Z", None);
    }

    #[test]
    fn clocks_put_forward_and_back_lose_no_window() {
        // At 01:00 on 29 March 2026 London's clocks show 02:00; on 25 October 01:30 comes twice.
        check("01:30-03:00 Europe/London", "2026-03-29T01:30:00Z", Some("2026-03-29T02:00:00Z"));
        check("01:30-03:00 Europe/London", "2026-10-25T00:45:00Z", Some("2026-10-25T03:00:00Z"));
    }

    #[test]
    fn windows_one_after_another_are_waited_out() {
        let windows = ["mon 20:00-24:00 UTC", "tue 00:00-07:00 UTC"].map(|window| window.parse().unwrap());
        let (outside, waited_for) = first_outside(&windows, "2025-12-01T21:00:00Z".parse().unwrap());
        assert_eq!(outside, "2025-12-02T07:00:00Z".parse::<DateTime<Utc>>().unwrap());
        assert_eq!(waited_for, Some(&windows[1]));
    }

    #[test]
    fn windows_that_leave_no_time_do_not_count() {
        let windows = ["00:00-12:00 UTC", "12:00-24:00 UTC"].map(|window| window.parse().unwrap());
        let at = "2025-12-01T21:00:00Z".parse().unwrap();
        assert_eq!(first_outside(&windows, at), (at, None));
    }

    #[test]
    fn a_window_is_written_as_it_is_read() {
        for text in ["22:30-06:00 Europe/London", "sat,sun 00:00-24:00 Asia/Tokyo"] {
            assert_eq!(text.parse::<QuietWindow>().unwrap().to_string(), text);
        }
        for text in ["", "22:30-06:00", "22-6 UTC", "22:30-06:00 Mars", "xyz 1:00-2:00 UTC", "07:00-07:00 UTC"] {
            assert_eq!(text.parse::<QuietWindow>(), Err(BadWindow(text.to_owned())));
        }
    }
}
