//! Reads a time made for machines: `datetime`, `content` and JSON values, in the shapes content systems write.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::{StampContext, line::find_stamps, zone::place};
use crate::model::{Moment, Zone};

/// Longest value worth reading, in bytes.
pub(super) const LONGEST_VALUE: usize = 100;

/// ISO 8601 with an offset, as content systems write it.
const WITH_OFFSET: [&str; 5] = [
    "%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%dT%H:%M%#z", "%Y-%m-%d %H:%M:%S%.f %#z", "%Y-%m-%d %H:%M%#z", "%Y%m%dT%H%M%S%#z",
];
/// The same without.
const LOCAL: [&str; 5] =
    ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M", "%Y%m%dT%H%M%S"];

/// Reads one machine-readable value: ISO 8601 with or without a zone, RFC 2822, seconds or milliseconds since 1970,
/// and the forms that [`find_stamps`] reads. `None` where it says no time or says it ambiguously.
pub fn read_value(raw: &str, context: &StampContext) -> Option<(Moment, Zone)> {
    read(raw, context).filter(|(moment, _)| !is_placeholder(*moment))
}

/// The hours by which clocks are ahead of UTC or behind it.
const MOST_AHEAD: i64 = 14;
/// Days from which systems count, which they write where they know none: of directories, databases, spreadsheets, other
/// computers, and the century's first.
const FIRST_DAYS: [(i32, u32, u32); 6] =
    [(1601, 1, 1), (1753, 1, 1), (1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1904, 1, 1)];

/// Times that content systems write where they know none: years before newspapers and after those that a page can name,
/// the days from which systems count, and the second, in any zone, from which most do.
fn is_placeholder(moment: Moment) -> bool {
    let day = moment.day();
    if !(1600..2200).contains(&day.year()) || (day.year() == 1970 && day.ordinal() == 1) {
        return true;
    }
    let is_first =
        FIRST_DAYS.iter().any(|&(year, month, first)| NaiveDate::from_ymd_opt(year, month, first) == Some(day));
    let is_midnight = matches!(moment, Moment::Day(_)) || moment.wall().time() == NaiveTime::MIN;
    let before_1970 = || (moment.wall() - DateTime::UNIX_EPOCH.naive_utc()).num_seconds();
    (is_first && is_midnight)
        || match moment {
            Moment::Day(_) => false,
            Moment::Fixed(instant) => instant.timestamp() == 0,
            Moment::Local(_) => (-MOST_AHEAD * 3600..0).contains(&before_1970()) && before_1970() % 3600 == 0,
        }
}

fn read(raw: &str, context: &StampContext) -> Option<(Moment, Zone)> {
    let raw = raw.trim().trim_matches(['"', '\'']);
    if raw.is_empty() || raw.len() > LONGEST_VALUE {
        return None;
    }
    if raw.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits(raw, context);
    }
    iso(raw, context)
        .or_else(|| DateTime::parse_from_rfc2822(raw).ok().map(|time| (Moment::Fixed(time), Zone::Stated)))
        .or_else(|| {
            let stamps = find_stamps(raw, context);
            let first = stamps.first()?;
            Some((first.moment?, first.zone))
        })
}

/// `20251203`, `20251203062900`, and seconds or milliseconds since 1970.
fn digits(raw: &str, context: &StampContext) -> Option<(Moment, Zone)> {
    let value: i64 = raw.parse().ok()?;
    match raw.len() {
        8 => NaiveDate::parse_from_str(raw, "%Y%m%d").ok().map(|day| (Moment::Day(day), Zone::Unknown)),
        14 => NaiveDateTime::parse_from_str(raw, "%Y%m%d%H%M%S").ok().map(|local| place(local, None, context)),
        9 | 10 => DateTime::from_timestamp(value, 0).map(|time| (Moment::Fixed(time.fixed_offset()), Zone::Stated)),
        12 | 13 => {
            DateTime::from_timestamp(value / 1000, 0).map(|time| (Moment::Fixed(time.fixed_offset()), Zone::Stated))
        }
        _ => None,
    }
}

/// ISO 8601, extended or basic, with `T` or a space, with or without fraction and offset.
fn iso(raw: &str, context: &StampContext) -> Option<(Moment, Zone)> {
    let compact = raw.strip_suffix(['Z', 'z']).map(|rest| format!("{}+0000", rest.trim_end()));
    let text = compact.as_deref().unwrap_or(raw);
    let text = text.split_once('[').map_or(text, |(before, _)| before);
    if let Some(time) = WITH_OFFSET.iter().find_map(|form| DateTime::parse_from_str(text, form).ok()) {
        return Some((Moment::Fixed(time), Zone::Stated));
    }
    if let Some(local) = LOCAL.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok()) {
        return Some(place(local, None, context));
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(|day| (Moment::Day(day), Zone::Unknown))
}
