//! Which of two stated times is the later one, where their words alone leave open what they mean: every meaning is tried,
//! and only what holds in all of them is said.

use std::cmp::Ordering;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::{
    StampContext, StampRole,
    item::{Item, items},
    line::resolve_all,
    token::Line,
    value::{LONGEST_VALUE, read_value},
    zone::shared_regions,
};
use crate::model::{Document, Moment, Movement, Movements, Stamp, Zone};

/// Years in which a day without one may lie: in these each day of the year falls on each weekday.
const YEARS: std::ops::Range<i32> = 2000..2028;
/// The most hours between the clocks of two places.
const MOST_BETWEEN_CLOCKS: i64 = 26;

/// What became of the times that two states of a page state.
pub fn movements(old: &Document, new: &Document) -> Movements {
    let language = new.metadata.language.as_deref().or(old.metadata.language.as_deref());
    Movements::of(&old.metadata.dates, &new.metadata.dates, |old, new| movement(old, new, language))
}

/// What became of a stated time.
fn movement(old: &Stamp, new: &Stamp, language: Option<&str>) -> Movement {
    let precision = [old, new].into_iter().filter_map(precision).max();
    if old.raw == new.raw && old.instant != new.instant && counts_back(&new.raw) {
        return Movement::Counted;
    }
    match (old.instant, new.instant, precision) {
        (Some(was), Some(is), Some(precision)) => counted(was, is, precision),
        (_, _, Some(_)) => Movement::Counted,
        (Some(was), Some(is), None) if is_certain(was, is) || old.raw == new.raw => was.compare(is).into(),
        // The clock that a reader sees is the one that machines are told now, or were told before.
        (Some(was @ Moment::Local(_)), Some(is @ Moment::Fixed(_)), None)
        | (Some(was @ Moment::Fixed(_)), Some(is @ Moment::Local(_)), None)
            if was.wall() == is.wall() && old.source != new.source =>
        {
            Movement::None
        }
        _ if old.raw == new.raw => Movement::None,
        _ => in_all_meanings(old, new, language),
    }
}

/// Whether two moments say themselves which is later.
fn is_certain(was: Moment, is: Moment) -> bool {
    !matches!((was, is), (Moment::Local(_), Moment::Local(_) | Moment::Fixed(_)) | (Moment::Fixed(_), Moment::Local(_)))
}

/// What became of a time that is counted back from the capture in words no finer than so many seconds.
fn counted(was: Moment, is: Moment, precision: i64) -> Movement {
    let instant = |moment: Moment| match moment {
        Moment::Fixed(instant) => instant.naive_utc(),
        other => other.wall(),
    };
    let is_near = (instant(is) - instant(was)).num_seconds().abs() <= precision;
    if is_near { Movement::Counted } else { was.compare(is).into() }
}

/// Whether words name a day by where it lies from the capture, as `yesterday` and `Tuesday` do.
fn counts_back(raw: &str) -> bool {
    let context = StampContext::default();
    raw.len() <= LONGEST_VALUE
        && items(&Line::new(raw, &context)).any(|item| matches!(item, Item::Stamp(parts) if parts.is_relative()))
}

/// How many seconds the words of a stamp leave open, where they count back from the capture and nothing else on the page
/// says the time.
fn precision(stamp: &Stamp) -> Option<i64> {
    if stamp.raw.len() > LONGEST_VALUE || (stamp.zone == Zone::Stated && stamp.instant.is_some()) {
        return None;
    }
    let context = StampContext::default();
    let line = Line::new(&stamp.raw, &context);
    items(&line).find_map(|item| if let Item::Stamp(parts) = item { parts.precision() } else { None })
}

/// What became of a time in all that the words of both stamps can mean.
fn in_all_meanings(old: &Stamp, new: &Stamp, language: Option<&str>) -> Movement {
    let known = old.instant.or(new.instant).map(Moment::day);
    let near = known.into_iter().chain(YEARS.filter_map(|year| NaiveDate::from_ymd_opt(year, 7, 1)));
    let most = if known.is_some() { 1 } else { usize::MAX };
    let pairs = near.take(most).map(|near| pairs(old, new, language, near)).find(|pairs| !pairs.is_empty());
    let mut pairs = pairs.unwrap_or_default();
    let clarity = |(was, is): &(Moment, Moment)| match (was, is) {
        (Moment::Fixed(_), Moment::Fixed(_)) => 2,
        (Moment::Fixed(_), Moment::Local(_)) | (Moment::Local(_), Moment::Fixed(_)) => 1,
        _ => 0,
    };
    let clearest = pairs.iter().map(clarity).max().unwrap_or_default();
    pairs.retain(|pair| clarity(pair) == clearest);
    let mut orders: Vec<Option<Ordering>> = pairs.into_iter().map(|(was, is)| order(was, is)).collect();
    // To the minute the same in one of its meanings is no chance.
    if clearest == 2 && orders.contains(&Some(Ordering::Equal)) {
        return Movement::None;
    }
    orders.dedup();
    let [Some(order)] = orders[..] else { return Movement::Unclear };
    let is_dated = [old, new].into_iter().all(|stamp| stamp.instant.is_some() || states_day(stamp, language));
    // A clock that went back may be that of the next day.
    if order == Ordering::Greater && !is_dated { Movement::Unclear } else { order.into() }
}

/// The order of two moments, where one of them may be read off a clock anywhere.
fn order(was: Moment, is: Moment) -> Option<Ordering> {
    if is_certain(was, is) || matches!((was, is), (Moment::Local(_), Moment::Local(_))) {
        return Some(was.compare(is));
    }
    let is_apart = (is.wall() - was.wall()).abs() > TimeDelta::hours(MOST_BETWEEN_CLOCKS);
    is_apart.then(|| was.wall().cmp(&is.wall()))
}

/// What two stamps mean, read in the same way: in the order of day and month, and in the regions that share abbreviations
/// of zones; a day that is not stated in full lies near another.
fn pairs(old: &Stamp, new: &Stamp, language: Option<&str>, near: NaiveDate) -> Vec<(Moment, Moment)> {
    let primary = language.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default();
    let regions = shared_regions([&old.raw, &new.raw]);
    let tags: Vec<String> = regions.map(|region| format!("{primary}-{region}")).chain([primary.to_owned()]).collect();
    let mut pairs = Vec::new();
    for tag in &tags {
        for day_first in [true, false] {
            let context = StampContext { language: Some(tag), day_first: Some(day_first), ..StampContext::default() };
            let Some(was) = meaning(old, &context, near) else { continue };
            pairs.extend(meaning(new, &context, was.day()).map(|is| (was, is)));
        }
    }
    pairs
}

/// What a stamp means in a context; where it was read before, on no other day and by no other clock.
fn meaning(stamp: &Stamp, context: &StampContext<'_>, near: NaiveDate) -> Option<Moment> {
    match stamp.instant {
        Some(known @ (Moment::Fixed(_) | Moment::Day(_))) => return Some(known),
        Some(Moment::Local(_)) | None => {}
    }
    let day = stamp.instant.map_or(near, Moment::day);
    let at = Some(day.and_time(NaiveTime::default()).and_utc());
    let context = StampContext { day: Some(day), near: Some(day), at, ..*context };
    let read = read(&stamp.raw, &context);
    match stamp.instant {
        Some(known) => Some(read.filter(|read| read.wall() == known.wall()).unwrap_or(known)),
        None => read,
    }
}

/// What the words of one stamp mean, which may be a clock that its label alone made a stamp.
fn read(raw: &str, context: &StampContext<'_>) -> Option<Moment> {
    if raw.len() > LONGEST_VALUE {
        return None;
    }
    let in_words = || {
        let line = Line::new(raw, context);
        let parts = items(&line).find_map(|item| if let Item::Stamp(parts) = item { Some(parts) } else { None })?;
        resolve_all(&line, &[(StampRole::Modified, &parts)]).pop()?.moment
    };
    read_value(raw, context).map(|(moment, _)| moment).or_else(in_words)
}

/// Whether the words state a day in full, with its year.
fn states_day(stamp: &Stamp, language: Option<&str>) -> bool {
    let context = StampContext { language, ..StampContext::default() };
    [true, false]
        .into_iter()
        .any(|order| read(&stamp.raw, &StampContext { day_first: Some(order), ..context }).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Source;

    fn stamp(raw: &str, at: &str) -> Stamp {
        let at = at.parse().ok();
        let found = super::super::find_stamps(raw, &StampContext { at, ..StampContext::default() }).remove(0);
        Stamp { raw: found.raw, instant: found.moment, zone: found.zone, source: Source::Text }
    }

    #[track_caller]
    fn check(old: &str, new: &str, expected: Movement) {
        assert_eq!(movement(&stamp(old, ""), &stamp(new, ""), None), expected, "{old} → {new}");
    }

    #[test]
    fn what_a_stamp_leaves_open_is_the_same_in_the_next_version() {
        for (old, new) in [
            ("Updated 7:40", "Updated 8:05"),
            ("Updated 7.40pm", "Updated 8.05pm"),
            ("Updated today at 7:40", "Updated today at 8:05"),
            ("Updated March 9, 11:40 a.m.", "Updated March 9, 1:05 p.m."),
            ("Updated Friday, March 6, 11:40 a.m.", "Updated Saturday, March 7, 9:05 a.m."),
            ("Updated 31 December 23:50", "Updated 1 January 00:10"),
            ("Stand: 09.03.26, 7:40 Uhr", "Stand: 09.03.26, 8:05 Uhr"),
            ("Last updated 7:40am, 9/3/26", "Last updated 7:40am, 10/3/26"),
            ("更新 3月9日 7時40分", "更新 3月9日 8時05分"),
        ] {
            check(old, new, Movement::Forward);
        }
        check("Updated 7:40", "Updated 7.40", Movement::None);
        check("Updated 23:50", "Updated 00:10", Movement::Unclear);
        check("Updated 7:40am, 3/4/26", "Updated 7:40am, 4/3/26", Movement::Unclear);
        check("Stand: 09.03.2026, 8:05 Uhr", "Stand: 09.03.2026, 7:40 Uhr", Movement::Back);
    }

    #[test]
    fn each_meaning_of_an_abbreviation_is_tried() {
        for (old, new, expected) in [
            ("15:05 BST, 9 June 2026", "14:35 GMT, 9 June 2026", Movement::Forward),
            ("15:05 BST, 9 June 2026", "14:05 GMT, 9 June 2026", Movement::None),
            ("4:15 PM MST, 9 January 2026", "5:15 PM CST, 9 January 2026", Movement::None),
            ("4:15 PM MST, 9 January 2026", "5:30 PM CST, 9 January 2026", Movement::Forward),
            ("17:45 IST, 9 June 2026", "12:45 GMT, 9 June 2026", Movement::Unclear),
            ("17:45 IST, 9 June 2026", "12:45 GMT, 12 June 2026", Movement::Forward),
            ("17:45 9 June 2026", "17:15 GMT, 9 June 2026", Movement::Unclear),
            ("17:45 GMT, 9 June 2026", "17:15, 12 June 2026", Movement::Forward),
        ] {
            check(old, new, expected);
        }
    }

    #[test]
    fn a_clock_told_to_machines_in_a_zone_is_the_one_on_the_page() {
        let machine = |raw| Stamp { source: Source::JsonLd, ..stamp(raw, "") };
        for (seen, told, expected) in [
            ("2 June 2026, 11:25", "2026-06-02T11:25+02:00", Movement::None),
            ("2 June 2026, 11:25", "2026-06-02T12:25+02:00", Movement::Unclear),
            ("2 June 2026, 11:25", "2026-06-05T11:25+02:00", Movement::Forward),
        ] {
            assert_eq!(movement(&stamp(seen, ""), &machine(told), None), expected, "{seen} → {told}");
        }
        assert_eq!(movement(&machine("2026-06-02T11:25Z"), &stamp("2 June 2026, 11:25", ""), None), Movement::None);
        check("2 June 2026, 11:25", "2026-06-02T11:25+02:00", Movement::Unclear);
    }

    #[test]
    fn words_that_count_back_are_as_precise_as_they_are() {
        let check = |old: (&str, &str), new: (&str, &str), expected| {
            let (old, new) = (stamp(old.0, old.1), stamp(new.0, new.1));
            assert_eq!(movement(&old, &new, None), expected, "{old:?} → {new:?}");
        };
        let at = |words, clock| (words, clock);
        let (early, noon) = ("2026-03-09T10:20:00Z", "2026-03-09T12:00:00Z");
        check(at("4 hours ago", "2026-03-09T11:30:00Z"), at("4 hours ago", noon), Movement::Counted);
        check(at("2 hours ago", early), at("3 hours ago", noon), Movement::Counted);
        check(at("2 hours ago", early), at("10 minutes ago", noon), Movement::Forward);
        check(at("vor 2 Tagen", early), at("vor 3 Tagen", noon), Movement::Counted);
        check(at("2 hours ago", ""), at("3 hours ago", ""), Movement::Counted);
        let next_week = "2026-03-16T12:00:00Z";
        check(at("Updated Monday 9.15am", noon), at("Updated Monday 9.15am", next_week), Movement::Counted);
        check(at("Updated Monday 9.15am", noon), at("Updated Monday 10.15am", noon), Movement::Forward);
    }
}
