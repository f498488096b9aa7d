//! The publisher's clock in words: what a page states, and what became of it; a zone that nobody stated is never made up.
//! The observer's clock is the reader's affair ([`crate::model::ReaderZone`]); the two are never mixed.

use chrono::{NaiveDateTime, Timelike};

use crate::model::{Moment, Stamp, Zone};
use crate::text::sanitise::{Layout, visible};

/// A stated time as precise as it was stated, with how its zone is known.
pub(crate) fn stated(stamp: &Stamp) -> String {
    match stamp.instant {
        Some(moment) => format!("{}{}", moment_words(moment), zone_words(moment, stamp.zone)),
        None => format!("“{}” (not readable as a time)", visible(stamp.raw.trim(), Layout::Fold)),
    }
}

/// A stated time and what became of it; `None` where neither version states one.
pub(super) fn stated_change(old: Option<&Stamp>, new: Option<&Stamp>) -> Option<String> {
    let words = match (old, new) {
        (None, None) => return None,
        (Some(old), Some(new)) if stated(old) == stated(new) => stated(new),
        (Some(old), Some(new)) => match (old.instant, new.instant) {
            (Some(before), Some(after)) if old.zone == new.zone && share_a_day(before, after) => {
                let (early, later) = (clock_words(before.wall()), clock_words(after.wall()));
                format!("{} {early} → {later}{}{}", before.day(), offset_words(after), zone_words(after, new.zone))
            }
            _ => format!("{} → {}", stated(old), stated(new)),
        },
        (None, Some(new)) => format!("not stated → {}", stated(new)),
        (Some(old), None) => format!("{} → not stated", stated(old)),
    };
    Some(words)
}

fn moment_words(moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.to_string(),
        Moment::Local(wall) => format!("{} {}", wall.date(), clock_words(wall)),
        Moment::Fixed(at) => format!("{} {}{}", at.date_naive(), clock_words(at.naive_local()), offset_words(moment)),
    }
}

fn offset_words(moment: Moment) -> String {
    let Moment::Fixed(at) = moment else { return String::new() };
    format!(" {}", at.offset())
}

/// Hours and minutes, and seconds where there are any.
fn clock_words(wall: NaiveDateTime) -> String {
    let format = if wall.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
    wall.format(format).to_string()
}

/// An offset that stands in the time itself needs no word.
fn zone_words(moment: Moment, zone: Zone) -> &'static str {
    match (moment, zone) {
        (Moment::Day(_), _) | (_, Zone::Stated) => "",
        (_, Zone::Assumed) => " (zone assumed from the site)",
        (Moment::Fixed(_), Zone::Unknown) => " (counted back from the capture)",
        (Moment::Local(_), Zone::Unknown) => " (zone unknown)",
    }
}

/// Whether two times can share one date: readings of the same clock on the same day.
fn share_a_day(before: Moment, after: Moment) -> bool {
    let is_same_clock = match (before, after) {
        (Moment::Local(_), Moment::Local(_)) => true,
        (Moment::Fixed(a), Moment::Fixed(b)) => a.offset() == b.offset(),
        _ => false,
    };
    is_same_clock && before.day() == after.day()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Source;

    fn stamp(moment: &str, zone: Zone) -> Stamp {
        Stamp { raw: moment.to_owned(), instant: moment.parse().ok(), zone, source: Source::Text }
    }

    fn check(old: Option<&Stamp>, new: Option<&Stamp>, expected: Option<&str>) {
        assert_eq!(stated_change(old, new).as_deref(), expected);
    }

    #[test]
    fn a_stated_time_names_its_zone_or_says_that_nobody_did() {
        for (moment, zone, expected) in [
            ("2025-12-03", Zone::Unknown, "2025-12-03"),
            ("2025-12-03T06:29:00", Zone::Unknown, "2025-12-03 06:29 (zone unknown)"),
            ("2025-12-03T06:29:07+01:00", Zone::Stated, "2025-12-03 06:29:07 +01:00"),
            ("2025-12-03T06:29:00+00:00", Zone::Assumed, "2025-12-03 06:29 +00:00 (zone assumed from the site)"),
            ("late \u{202e}morning", Zone::Unknown, "“late ‹U+202E›morning” (not readable as a time)"),
        ] {
            assert_eq!(stated(&stamp(moment, zone)), expected);
        }
    }

    #[test]
    fn a_stated_change_says_what_became_of_the_time() {
        let early = stamp("2025-12-03T06:29:00", Zone::Unknown);
        let late = stamp("2025-12-03T06:48:00", Zone::Unknown);
        let next = stamp("2025-12-04T06:48:00+00:00", Zone::Stated);
        check(None, None, None);
        check(Some(&early), Some(&early), Some("2025-12-03 06:29 (zone unknown)"));
        check(Some(&early), Some(&late), Some("2025-12-03 06:29 → 06:48 (zone unknown)"));
        check(None, Some(&late), Some("not stated → 2025-12-03 06:48 (zone unknown)"));
        check(Some(&late), None, Some("2025-12-03 06:48 (zone unknown) → not stated"));
        let noon = stamp("2025-12-04T12:00:00+00:00", Zone::Assumed);
        let later = stamp("2025-12-04T13:00:00+00:00", Zone::Assumed);
        check(Some(&noon), Some(&later), Some("2025-12-04 12:00 → 13:00 +00:00 (zone assumed from the site)"));
        check(Some(&early), Some(&next), Some("2025-12-03 06:29 (zone unknown) → 2025-12-04 06:48 +00:00"));
    }
}
