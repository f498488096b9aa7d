//! Finds the stamps of a line, tells what they are stamps of, and whether the line holds nothing else.

use std::ops::Range;

use chrono::NaiveDate;

use super::{
    FoundStamp, StampContext, StampRole,
    clock::{Clock, read_clock},
    day::{DayPart, read_day},
    meaning::{Meaning, Unit},
    relative::{Ago, read_ago},
    token::{Kind, Line, digit},
    zone::{StatedZone, place, read_place, read_zone},
};
use crate::model::{Moment, Zone};

/// Longest line in which stamps are looked for, in bytes: bylines with two stamps and a place name fit.
const LONGEST_LINE: usize = 600;
/// Longest line that can be a stamp line, in bytes.
const LONGEST_STAMP_LINE: usize = 300;
/// Longest line without digits in which stamps are looked for, in bytes.
const LONGEST_WITHOUT_DIGITS: usize = 80;
/// Most stamps of a stamp line: published, modified and each again in another zone.
const MOST_STAMPS: usize = 4;
/// Most words, as of a byline, between a label and its stamp.
const MOST_WORDS_BETWEEN: usize = 5;

/// The stamps that a line of visible text states, in order; none for a line longer than a few hundred bytes.
pub fn find_stamps(text: &str, context: &StampContext) -> Vec<FoundStamp> {
    if text.len() > LONGEST_LINE || !may_hold_stamp(text) {
        return Vec::new();
    }
    let line = Line::new(text, context);
    let items = read_items(&line);
    let stamps = labelled(&items);
    let has_day = stamps.iter().any(|(_, parts)| parts.states_full_day());
    let is_kept = |role: StampRole, parts: &Parts| {
        let is_clock = parts.clock.is_some() && (has_day || parts.is_sure());
        is_clock || role != StampRole::Unlabelled || parts.is_stamp_of_its_own(role)
    };
    let kept: Vec<_> = stamps.into_iter().filter(|(role, parts)| is_kept(*role, parts)).collect();
    resolve_all(&line, &kept)
}

/// Whether a short block of text consists of stamps and their labels only, so that it is a line of dates and no
/// sentence that names a day.
pub fn is_stamp_line(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST_STAMP_LINE || !may_hold_stamp(text) {
        return false;
    }
    let context = StampContext::default();
    let items = read_items(&Line::new(text, &context));
    let is_complete = items.iter().all(|item| !matches!(item, Item::Other));
    let stamps = labelled(&items);
    is_complete
        && (1..=MOST_STAMPS).contains(&stamps.len())
        && (stamps.iter().any(|(role, parts)| parts.is_stamp_of_its_own(*role)) || is_lone_clock(&stamps))
}

/// Whether a date in the text shows that the page puts the day before the month, or after it: `13/05/2025`.
pub fn states_day_first(text: &str) -> Option<bool> {
    if text.len() > LONGEST_LINE {
        return None;
    }
    let context = StampContext::default();
    day_order(&read_items(&Line::new(text, &context)))
}

/// Whether a line has a digit, or is short enough for `Updated an hour ago`.
fn may_hold_stamp(text: &str) -> bool {
    text.len() <= LONGEST_WITHOUT_DIGITS || text.chars().any(|letter| digit(letter).is_some())
}

/// Whether the only stamp is a clock that can be nothing else, and no opening hours.
fn is_lone_clock(stamps: &[(StampRole, &Parts)]) -> bool {
    matches!(stamps, [(_, parts)] if parts.is_sure() && parts.weekday.is_none() && parts.clock.is_some())
}

/// What a line is made of.
enum Item {
    Label(StampRole),
    Stamp(Parts),
    /// A word or number that belongs to no stamp.
    Other,
}

/// The parts of one stamp as read.
#[derive(Debug, Clone, Default)]
struct Parts {
    span: Range<usize>,
    day: Option<DayPart>,
    weekday: Option<u32>,
    clock: Option<Clock>,
    zone: Option<StatedZone>,
    ago: Option<Ago>,
}

impl Parts {
    fn states_day(&self) -> bool {
        self.day.is_some() || self.ago.is_some()
    }

    /// Whether a day is stated by more than `today`.
    fn states_full_day(&self) -> bool {
        self.ago.is_some() || self.day.is_some_and(|day| !matches!(day, DayPart::Before(_)))
    }

    /// Whether it makes a stamp line without its neighbours: it states a day, or a clock with a label or `today`.
    fn is_stamp_of_its_own(&self, role: StampRole) -> bool {
        self.states_full_day() || self.clock.is_some() && (role != StampRole::Unlabelled || self.day.is_some())
    }

    /// Whether the clock can be nothing but a clock.
    fn is_sure(&self) -> bool {
        self.clock.is_some_and(|clock| clock.is_sure) || self.zone.is_some()
    }
}

fn read_items(line: &Line) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    while at < line.tokens.len() {
        if let Some((parts, end)) = read_stamp(line, at) {
            items.push(Item::Stamp(parts));
            at = end;
        } else if let Some(role) = label(line, at) {
            items.push(Item::Label(role));
            at += 1;
        } else if line.number(at).is_some() && takes_minutes(line, at + 1) {
            at += 2;
        } else {
            if !is_joint(line, at) && !line.means(at, Meaning::Reading) && weekday(line, at).is_none() {
                items.push(Item::Other);
            }
            at += 1;
        }
    }
    items
}

/// Whether a length of reading or listening stands here: `min read`, `minutes`.
fn takes_minutes(line: &Line, at: usize) -> bool {
    line.means(at, Meaning::Reading) || line.means(at, Meaning::Unit(Unit::Minute, 1))
}

fn label(line: &Line, at: usize) -> Option<StampRole> {
    line.pick(at, |meaning| match meaning {
        Meaning::Published => Some(StampRole::Published),
        Meaning::Modified => Some(StampRole::Modified),
        _ => None,
    })
}

fn weekday(line: &Line, at: usize) -> Option<u32> {
    line.pick(at, |meaning| match meaning {
        Meaning::Weekday(day) => Some(day),
        _ => None,
    })
}

/// Whether a token may stand between the parts of a line and says nothing.
fn is_joint(line: &Line, at: usize) -> bool {
    match line.tokens.get(at).map(|token| token.kind) {
        Some(Kind::Mark(_)) => true,
        Some(Kind::Word(meanings)) => {
            meanings.all().any(|meaning| {
                matches!(
                    meaning,
                    Meaning::Filler | Meaning::TimeWord | Meaning::Ordinal | Meaning::Oclock | Meaning::YearMark
                )
            }) || is_iso_t(line, at)
        }
        Some(Kind::Unknown) => is_iso_t(line, at),
        _ => false,
    }
}

/// The `T` of `2025-12-03T06:29`.
fn is_iso_t(line: &Line, at: usize) -> bool {
    line.words(at) == "T" && line.is_glued(at) && line.is_glued(at + 1) && line.number(at + 1).is_some()
}

/// Reads one stamp: each part at most once, in any order, with nothing but joints between.
fn read_stamp(line: &Line, at: usize) -> Option<(Parts, usize)> {
    let mut parts = Parts::default();
    let mut end = at;
    let mut next = at;
    while next < line.tokens.len() {
        if let Some(after) = take_part(line, next, &mut parts) {
            end = after;
            next = after;
        } else if end > at && is_joint(line, next) && label(line, next).is_none() {
            next += 1;
        } else {
            break;
        }
    }
    let is_stamp = parts.states_day() || parts.clock.is_some();
    let last = line.tokens.get(end.checked_sub(1)?)?;
    parts.span = line.tokens[at].span.start..last.span.end;
    is_stamp.then_some((parts, end))
}

/// Reads the part at a token into the stamp, unless the stamp has one already, and says where it ends.
fn take_part(line: &Line, at: usize, parts: &mut Parts) -> Option<usize> {
    if parts.ago.is_some() {
        return None;
    }
    if !parts.states_day() && parts.clock.is_none() {
        if let Some((ago, end)) = read_ago(line, at) {
            parts.ago = Some(ago);
            return Some(end);
        }
    }
    if let Some((day, end)) = read_day(line, at) {
        if parts.day.is_some() {
            return None;
        }
        parts.day = Some(day);
        return Some(end);
    }
    if let Some((clock, end)) = read_clock(line, at).filter(|_| parts.clock.is_none()) {
        parts.clock = Some(clock);
        if let Some((zone, end)) = zone_after(line, end).filter(|_| parts.zone.is_none()) {
            parts.zone = Some(zone);
            return Some(end);
        }
        return Some(end);
    }
    if let Some(day) = weekday(line, at).filter(|_| parts.weekday.is_none()) {
        parts.weekday = Some(day);
        return Some(at + 1);
    }
    if let Some((zone, end)) = zone_apart(line, at, parts) {
        parts.zone = Some(zone);
        return Some(end);
    }
    take_late_year(line, at, parts)
}

/// The zone away from the clock: a place anywhere, an abbreviation behind clock and day.
fn zone_apart(line: &Line, at: usize, parts: &Parts) -> Option<(StatedZone, usize)> {
    let read = if parts.clock.is_some() && parts.day.is_some() { read_zone } else { read_place };
    read(line, at).filter(|_| parts.zone.is_none())
}

/// The zone behind a clock, also in brackets.
fn zone_after(line: &Line, at: usize) -> Option<(StatedZone, usize)> {
    let is_open = |mark| matches!(mark, '(' | '[' | '.' | ',');
    let start = if line.mark(at).is_some_and(is_open) { at + 1 } else { at };
    let (zone, end) = read_zone(line, start)
        .or_else(|| read_zone(line, start + 1).filter(|_| line.mark(start).is_some_and(is_open)))?;
    let end =
        if line.mark(start.saturating_sub(1)) == Some('(') && line.mark(end) == Some(')') { end + 1 } else { end };
    Some((zone, end))
}

/// The year at the end of `Wed Dec 3 06:29:00 GMT 2025`.
fn take_late_year(line: &Line, at: usize, parts: &mut Parts) -> Option<usize> {
    let (Some(DayPart::Calendar { year: year @ None, .. }), true) = (parts.day.as_mut(), parts.clock.is_some()) else {
        return None;
    };
    let (value, _) = line.number(at).filter(|&(value, digits)| digits == 4 && (1900..2100).contains(&value))?;
    *year = i32::try_from(value).ok();
    Some(at + 1)
}

/// The stamps with the roles that the labels give them. A label stands in front of its stamp, unless the line begins
/// with a stamp and ends with a label.
fn labelled(items: &[Item]) -> Vec<(StampRole, &Parts)> {
    let words = |item: &&Item| !matches!(item, Item::Other);
    let begins_with_stamp = matches!(items.iter().find(words), Some(Item::Stamp(_)));
    let ends_with_label = matches!(items.iter().rfind(words), Some(Item::Label(_)));
    if begins_with_stamp && ends_with_label { labels_behind(items) } else { labels_before(items) }
}

fn labels_before(items: &[Item]) -> Vec<(StampRole, &Parts)> {
    let mut stamps = Vec::new();
    let mut role = StampRole::Unlabelled;
    let mut others = 0;
    for item in items {
        match item {
            Item::Label(label) => (role, others) = (*label, 0),
            Item::Other => others += 1,
            Item::Stamp(parts) => {
                stamps.push((if others <= MOST_WORDS_BETWEEN { role } else { StampRole::Unlabelled }, parts));
                role = StampRole::Unlabelled;
            }
        }
    }
    stamps
}

fn labels_behind(items: &[Item]) -> Vec<(StampRole, &Parts)> {
    let mut stamps: Vec<(StampRole, &Parts)> = Vec::new();
    let mut is_near = false;
    for item in items {
        match item {
            Item::Stamp(parts) => {
                stamps.push((StampRole::Unlabelled, parts));
                is_near = true;
            }
            Item::Label(label) => {
                if let Some(last) = stamps.last_mut().filter(|_| is_near) {
                    last.0 = *label;
                }
                is_near = false;
            }
            Item::Other => is_near = false,
        }
    }
    stamps
}

/// The order of day and month that a date of the line shows.
fn day_order(items: &[Item]) -> Option<bool> {
    items.iter().find_map(|item| match item {
        Item::Stamp(Parts { day: Some(day), .. }) => day.shows_day_first(),
        _ => None,
    })
}

fn resolve_all(line: &Line, stamps: &[(StampRole, &Parts)]) -> Vec<FoundStamp> {
    let shown = stamps.iter().find_map(|(_, parts)| parts.day?.shows_day_first());
    let context = StampContext { day_first: line.context.day_first.or(shown), ..*line.context };
    let days: Vec<Option<NaiveDate>> =
        stamps.iter().map(|(_, parts)| parts.day.and_then(|day| day.resolve(parts.weekday, &context, None))).collect();
    let near = days.iter().flatten().next().copied();
    let mut found: Vec<FoundStamp> = Vec::with_capacity(stamps.len());
    for (&(role, parts), day) in stamps.iter().zip(days) {
        let day = day.or_else(|| parts.day?.resolve(parts.weekday, &context, near));
        let (moment, zone) = resolve_parts(parts, day, &context, found.last().and_then(|last| last.moment));
        let raw = line.text[parts.span.clone()].to_owned();
        found.push(FoundStamp { role, span: parts.span.clone(), raw, moment, zone });
    }
    found
}

fn resolve_parts(
    parts: &Parts,
    day: Option<NaiveDate>,
    context: &StampContext,
    before: Option<Moment>,
) -> (Option<Moment>, Zone) {
    if let Some(ago) = parts.ago {
        return ago.resolve(context).map_or((None, Zone::Unknown), |(moment, zone)| (Some(moment), zone));
    }
    let Some(clock) = parts.clock else {
        return (day.map(Moment::Day), Zone::Unknown);
    };
    let day = match (day, parts.day) {
        (Some(day), _) => Some(day),
        (None, Some(_)) => None,
        (None, None) => day_of_clock(clock, context, before),
    };
    day.map_or((None, Zone::Unknown), |day| {
        let (moment, zone) = place(day.and_time(clock.time), parts.zone, context);
        (Some(moment), zone)
    })
}

/// The day of a clock without one: that of the stamp before it, unless the clock would then stand before it.
fn day_of_clock(clock: Clock, context: &StampContext, before: Option<Moment>) -> Option<NaiveDate> {
    match before {
        Some(Moment::Day(day)) => Some(day),
        Some(before) => Some(before.day()).filter(|_| before.wall().time() <= clock.time),
        None => context.day,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn british() -> StampContext<'static> {
        StampContext { language: Some("en-GB"), ..StampContext::default() }
    }

    #[test]
    fn a_span_covers_the_stamp_without_its_label() {
        let text = "06:29, Wed, Dec 3, 2025 Updated: 06:48, Wed, Dec 3, 2025";
        let spans: Vec<&str> = find_stamps(text, &british()).iter().map(|stamp| &text[stamp.span.clone()]).collect();
        assert_eq!(spans, ["06:29, Wed, Dec 3, 2025", "06:48, Wed, Dec 3, 2025"]);
    }

    #[test]
    fn a_clock_takes_the_day_stated_elsewhere_on_the_page() {
        let context = StampContext { day: NaiveDate::from_ymd_opt(2025, 12, 3), ..british() };
        let moment = find_stamps("Updated 06:48", &context)[0].moment;
        assert_eq!(moment.unwrap().to_string(), "2025-12-03T06:48:00");
    }

    #[test]
    fn the_order_of_the_pages_other_dates_decides() {
        let read = |day_first| {
            let context = StampContext { day_first, ..StampContext::default() };
            find_stamps("03/12/2025", &context)[0].moment.map(|moment| moment.to_string())
        };
        assert_eq!(read(None), None);
        assert_eq!(read(Some(true)).as_deref(), Some("2025-12-03"));
        assert_eq!(read(Some(false)).as_deref(), Some("2025-03-12"));
    }

    #[test]
    fn a_date_with_a_day_past_twelve_shows_the_order() {
        assert_eq!(states_day_first("13/05/2025"), Some(true));
        assert_eq!(states_day_first("Posted 05/13/2025"), Some(false));
        assert_eq!(states_day_first("03/05/2025"), None);
        assert_eq!(states_day_first("2025-05-13"), None);
    }

    #[test]
    fn long_lines_are_left_alone() {
        let long = "Published 3 December 2025 ".repeat(100);
        assert!(find_stamps(&long, &british()).is_empty());
        assert!(!is_stamp_line(&long));
        assert_eq!(states_day_first(&long), None);
    }

    /// Strings out of pieces that stamps are made of, so that parts meet in every order.
    fn pieces() -> impl Strategy<Value = String> {
        const PIECES: [&str; 40] = [
            "3",
            "12",
            "2025",
            "06",
            ":",
            ".",
            "/",
            "-",
            ",",
            " ",
            " ",
            "Dec",
            "December",
            "am",
            "p.m.",
            "GMT",
            "+",
            "0100",
            "Updated",
            "Published",
            "ago",
            "hours",
            "年",
            "月",
            "日",
            "時",
            "分",
            "前",
            "오후",
            "vor",
            "de",
            "T",
            "Z",
            "(",
            ")",
            "٣",
            "\u{300}",
            "é",
            "令和",
            "99999999999999999999",
        ];
        proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..24).prop_map(|parts| parts.concat())
    }

    fn check_invariants(text: &str) {
        let context = StampContext {
            at: "2025-12-04T12:00:00Z".parse().ok(),
            zone: Some(chrono_tz::Europe::London),
            ..StampContext::default()
        };
        let mut end = 0;
        for stamp in find_stamps(text, &context) {
            assert_eq!(text.get(stamp.span.clone()), Some(stamp.raw.as_str()));
            assert!(stamp.span.start >= end && !stamp.span.is_empty(), "{stamp:?}");
            end = stamp.span.end;
        }
        is_stamp_line(text);
        states_day_first(text);
        super::super::read_value(text, &context);
    }

    proptest! {
        #[test]
        fn spans_lie_in_any_text_in_order(text in "\\PC{0,80}") {
            check_invariants(&text);
        }

        #[test]
        fn spans_lie_in_any_mixture_of_parts(text in pieces()) {
            check_invariants(&text);
        }
    }
}
