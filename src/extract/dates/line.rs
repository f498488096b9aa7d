//! Finds the stamps of a line, tells what they are stamps of, and whether the line holds nothing else.

use chrono::NaiveDate;

use super::{
    FoundStamp, StampContext, StampRole,
    item::{Item, closing_stamps, items, labelled},
    stamp::{Parts, resolve_parts},
    token::{Line, unknown_words},
};
use crate::text::character::digit;

/// Longest line in which stamps are looked for, in bytes: bylines with two stamps and a place name fit.
const LONGEST_LINE: usize = 600;
/// Longest line that can be a stamp line, in bytes.
const LONGEST_STAMP_LINE: usize = 300;
/// Longest line without digits in which stamps are looked for, in bytes.
const LONGEST_WITHOUT_DIGITS: usize = 80;
/// Longest text that can be a time of day, in bytes.
const LONGEST_CLOCK: usize = 40;
/// Longest text that can be a label, in bytes.
const LONGEST_LABEL: usize = 100;
/// Most stamps of a stamp line: published, modified and each again in another zone.
const MOST_STAMPS: usize = 4;
/// Most unknown words of a stamp line with digits: the letter between day and clock and the city of each.
const MOST_UNKNOWN: usize = 2 * MOST_STAMPS;

/// The stamps that a line of visible text states, in order; none for a line longer than a few hundred bytes.
pub fn find_stamps(text: &str, context: &StampContext) -> Vec<FoundStamp> {
    if text.len() > LONGEST_LINE || !may_hold_stamp(text) {
        return Vec::new();
    }
    let line = Line::new(text, context);
    let items: Vec<Item> = items(&line).collect();
    let stamps = labelled(&items);
    let has_day = stamps.iter().any(|(_, parts)| parts.states_full_day());
    let is_lone = stamps.len() == 1;
    let is_kept = |role: StampRole, parts: &Parts| {
        let shows_day = has_day || (is_lone && parts.weekday.is_some());
        let is_clock = parts.clock.is_some() && (shows_day || parts.is_sure());
        is_clock || role != StampRole::Unlabelled || parts.is_stamp_of_its_own(role)
    };
    let kept: Vec<_> = stamps.into_iter().filter(|(role, parts)| is_kept(*role, parts)).collect();
    resolve_all(&line, &kept)
}

/// What a text says beside the stamps that were found in it.
pub fn beside_stamps(text: &str, stamps: &[FoundStamp]) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for stamp in stamps {
        rest.push_str(&text[from..stamp.span.start.max(from)]);
        rest.push(' ');
        from = stamp.span.end.max(from);
    }
    rest.push_str(&text[from..]);
    rest
}

/// Whether a line tells of the day in it as a sentence does, though it has no full stop: small words run on beside it, and
/// neither a label nor a mark sets it off.
pub fn is_told(text: &str, stamps: &[FoundStamp]) -> bool {
    const FEWEST: usize = 3;
    const MARKS: [char; 7] = ['|', '·', '•', '/', '–', '—', '\n'];
    let rest = beside_stamps(text, stamps);
    let is_labelled = stamps.iter().any(|stamp| stamp.role != StampRole::Unlabelled);
    let is_set_off = is_labelled || rest.contains(|letter: char| MARKS.contains(&letter) || letter.is_numeric());
    let small = rest.split_whitespace().filter(|word| word.starts_with(char::is_lowercase));
    !is_set_off && small.count() >= FEWEST
}

/// What a line says before the stamps and labels that it ends with: `By Ada Lind` of `By Ada Lind | Updated 3 May 2026`;
/// nothing where it is no such line.
pub fn before_stamps(text: &str) -> Option<&str> {
    if text.len() > LONGEST_LINE || !may_hold_stamp(text) {
        return None;
    }
    let context = StampContext::default();
    let line = Line::new(text, &context);
    closing_stamps(&line).map(|start| text[..start].trim_end()).filter(|before| !before.is_empty())
}

/// Whether a text states a day or a time anywhere.
pub fn holds_stamp(text: &str) -> bool {
    !find_stamps(text, &StampContext::default()).is_empty()
}

/// Whether a short block of text consists of stamps and their labels only, so that it is a line of dates and no
/// sentence that names a day.
pub fn is_stamp_line(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST_STAMP_LINE || is_prose(text) {
        return false;
    }
    let context = StampContext::default();
    let line = Line::new(text, &context);
    let complete: Option<Vec<Item>> = items(&line).map(|item| (!matches!(item, Item::Other)).then_some(item)).collect();
    let Some(items) = complete else { return false };
    let stamps = labelled(&items);
    (1..=MOST_STAMPS).contains(&stamps.len())
        && (stamps.iter().any(|(role, parts)| parts.is_stamp_of_its_own(*role)) || is_lone_clock(&line, &stamps))
}

/// Whether a text is a time of day and nothing else, as stands before an entry of a live blog: `10:05`.
pub fn is_clock(text: &str) -> bool {
    if text.len() > LONGEST_CLOCK {
        return false;
    }
    let context = StampContext::default();
    let is_clock = |parts: &Parts| parts.clock.is_some() && !parts.states_day();
    matches!(only_item(&Line::new(text, &context)), Some(Item::Stamp(parts)) if is_clock(&parts))
}

/// What a text that is a label and nothing else says of the stamp beside it: `Updated:`.
pub fn label(text: &str) -> Option<StampRole> {
    if text.len() > LONGEST_LABEL {
        return None;
    }
    let context = StampContext::default();
    match only_item(&Line::new(text, &context)) {
        Some(Item::Label(role)) => Some(role),
        _ => None,
    }
}

/// What a line says before the label that it ends with: `By Ada Lind` of `By Ada Lind Updated on`.
pub fn before_label(line: &str) -> &str {
    const MOST_WORDS: usize = 4;
    const LONGEST: usize = 40;
    let end = line.trim_end();
    let starts = end.rmatch_indices(char::is_whitespace).map(|(at, space)| at + space.len()).take(MOST_WORDS);
    let is_label = |start: &usize| end.len() - start <= LONGEST && label(&end[*start..]).is_some();
    starts.filter(is_label).last().map_or(line, |start| line[..start].trim_end())
}

/// Whether a date in the text shows that the page puts the day before the month, or after it: `13/05/2025`.
pub fn states_day_first(text: &str) -> Option<bool> {
    if text.len() > LONGEST_LINE {
        return None;
    }
    let context = StampContext::default();
    let line = Line::new(text, &context);
    items(&line).find_map(|item| match item {
        Item::Stamp(Parts { day: Some(day), .. }) => day.shows_day_first(),
        _ => None,
    })
}

/// What a line consists of, where that is one thing.
fn only_item(line: &Line) -> Option<Item> {
    let mut items = items(line);
    items.next().filter(|_| items.next().is_none())
}

/// Whether a line has a digit, or is short enough for `Updated an hour ago`.
fn may_hold_stamp(text: &str) -> bool {
    text.len() <= LONGEST_WITHOUT_DIGITS || has_digit(text)
}

/// Whether one look shows that a text is no line of stamps: by many unknown words, or, where it has no digit, by its
/// length or its first word.
fn is_prose(text: &str) -> bool {
    if has_digit(text) {
        return unknown_words(text).nth(MOST_UNKNOWN).is_some();
    }
    let first = text.split_ascii_whitespace().next();
    text.len() > LONGEST_WITHOUT_DIGITS || first.is_some_and(|first| unknown_words(first).next().is_some())
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        || (!text.is_ascii() && text.chars().any(|letter| digit(letter).is_some()))
}

/// Whether the only stamp is a clock that can be nothing else, or one to the minute on a weekday: no opening hours.
fn is_lone_clock(line: &Line, stamps: &[(StampRole, &Parts)]) -> bool {
    let [(_, parts)] = stamps else { return false };
    let has_minute = || (0..line.tokens.len()).filter(|at| line.number(*at).is_some()).count() == 2;
    parts.clock.is_some() && if parts.weekday.is_some() { has_minute() } else { parts.is_sure() }
}

/// What stamps of a line mean, each with the role it has.
pub(super) fn resolve_all(line: &Line, stamps: &[(StampRole, &Parts)]) -> Vec<FoundStamp> {
    let shown = stamps.iter().find_map(|(_, parts)| parts.day?.shows_day_first());
    let context = StampContext { day_first: line.context.day_first.or(shown), ..*line.context };
    let absolute = StampContext { at: None, ..context };
    let days: Vec<Option<NaiveDate>> = stamps.iter().map(|(_, parts)| parts.resolve_day(&absolute, None)).collect();
    // Two clocks on a weekday, without a label, are the hours of something.
    let may_be_hours = |role, parts: &Parts| role == StampRole::Unlabelled && parts.day.is_none() && stamps.len() > 1;
    let near = days.iter().flatten().next().copied().or(context.near);
    let mut found: Vec<FoundStamp> = Vec::with_capacity(stamps.len());
    for (&(role, parts), day) in stamps.iter().zip(days) {
        let day = day.or_else(|| parts.resolve_day(&context, near).filter(|_| !may_be_hours(role, parts)));
        let (moment, zone) = resolve_parts(parts, day, &context, found.last().and_then(|last| last.moment));
        let raw = line.text[parts.span.clone()].to_owned();
        let is_relative = parts.is_relative();
        found.push(FoundStamp { role, span: parts.span.clone(), raw, is_relative, moment, zone });
    }
    found
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
    fn a_label_of_its_own_says_what_follows() {
        assert_eq!(label("Last updated:"), Some(StampRole::Modified));
        assert_eq!(label("Опубликовано"), Some(StampRole::Published));
        assert_eq!(label("Updated 3 May 2025"), None);
        assert_eq!(label("Published papers"), None);
    }

    #[test]
    fn a_time_of_day_alone_is_a_clock() {
        for text in ["10:05", "10.05 Uhr", "10h05", "10:05 GMT", "10:05 a.m.", "午前10時5分", "١٠:٠٥"] {
            assert!(is_clock(text), "{text}");
        }
        for text in ["10", "10:05 first barge", "3 May 2026 10:05", "2 hours ago", "3-1", ""] {
            assert!(!is_clock(text), "{text}");
        }
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
            "3", "12", "2025", "06", ":", ".", "/", "-", ",", " ", " ", "Dec", "December", "am", "p.m.", "GMT", "+",
            "0100", "Updated", "Published", "ago", "hours", "年", "月", "日", "時", "分", "前", "오후", "vor", "de",
            "T", "Z", "(", ")", "٣", "\u{300}", "é", "令和", "99999999999999999999",
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
