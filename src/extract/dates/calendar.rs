//! The calendars that dates are stated in, and the day of the Gregorian calendar that each means.

use chrono::{Days, NaiveDate};

/// The calendar that months are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Calendar {
    Gregorian,
    SolarHijri,
}

/// Three numbers with a year between 1300 and 1499 are dates of the Solar Hijri calendar.
pub(super) fn calendar_of(year: u32) -> Calendar {
    if (1300..=1499).contains(&year) { Calendar::SolarHijri } else { Calendar::Gregorian }
}

/// A day of a calendar; years from 2400 are those of the Buddhist era.
pub(super) fn date(year: i32, month: u32, day: u32, calendar: Calendar) -> Option<NaiveDate> {
    match (calendar, year) {
        (Calendar::SolarHijri, _) => solar_hijri(year, month, day),
        (Calendar::Gregorian, 2400..=2699) => NaiveDate::from_ymd_opt(year - 543, month, day),
        (Calendar::Gregorian, 1800..=2199) => NaiveDate::from_ymd_opt(year, month, day),
        _ => None,
    }
}

/// A day of the Solar Hijri calendar, after the 33-year cycle that holds from 1244 to 1501.
fn solar_hijri(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if !(1300..=1499).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let is_leap = |year: i32| matches!(year.rem_euclid(33), 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30);
    let length = match month {
        1..=6 => 31,
        12 if !is_leap(year) => 29,
        _ => 30,
    };
    let leaps = (1300..year).filter(|&each| is_leap(each)).count() as u64;
    let before = u64::from((month - 1) * 30 + (month - 1).min(6) + day.checked_sub(1)?);
    let first_of_1300 = NaiveDate::from_ymd_opt(1921, 3, 21)?;
    first_of_1300
        .checked_add_days(Days::new(u64::from(year.abs_diff(1300)) * 365 + leaps + before))
        .filter(|_| day <= length)
}
