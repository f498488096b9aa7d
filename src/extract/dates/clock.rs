//! Reads a time of day: 12 and 24 hours, dots or colons or words between, noon and midnight.

use chrono::NaiveTime;

use super::{
    day::read_day,
    meaning::Meaning,
    token::{Kind, Line},
};

/// A time of day as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) time: NaiveTime,
    /// Whether its writing alone shows that it is a time: not so for `06.29` and `6:29`.
    pub(super) is_sure: bool,
}

/// Half of the day, as `am` and `pm` name it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
    /// From the evening to the early morning.
    Night,
}

/// Reads a clock at a token and says where it ends.
pub(super) fn read_clock(line: &Line, at: usize) -> Option<(Clock, usize)> {
    if let Some(time) = named_time(line, at).filter(|_| !is_within_words(line, at)) {
        return Some((Clock { time, is_sure: true }, at + 1));
    }
    let before = half(line, at).filter(|_| line.number(at + 1).is_some() && !precedes_date(line, at));
    let start = if before.is_some() { at + 1 } else { at };
    let (hour, digits) = line.number(start)?;
    if digits > 2 {
        return four_digits(line, start);
    }
    let hour = u32::try_from(hour).ok()?;
    if let Some(time) = named_time(line, start + 1).filter(|_| hour == 12) {
        return Some((Clock { time, is_sure: true }, start + 2));
    }
    let face = read_face(line, start);
    let (after, end) = trailing_half(line, face.end);
    let half = before.or(after);
    let shows_hour = after.is_some() || face.minute.is_some() || face.is_marked;
    if !shows_hour {
        return None;
    }
    let time = NaiveTime::from_hms_opt(full_hour(hour, half)?, face.minute.unwrap_or(0), face.second)?;
    let (end, has_word) = skip_oclock(line, end);
    Some((Clock { time, is_sure: half.is_some() || has_word || face.is_marked }, end))
}

/// The digits of a clock behind the hour.
struct Face {
    minute: Option<u32>,
    second: u32,
    /// Whether words or letters stand between hour and minute, as in `6h29` and `6時29分`.
    is_marked: bool,
    end: usize,
}

fn read_face(line: &Line, hour_at: usize) -> Face {
    let next = hour_at + 1;
    if let Some(separator) = line.mark(next).filter(|mark| matches!(mark, ':' | '.' | '：' | '∶')) {
        // Bengali papers set a space behind the colon.
        let apart = || line.small(next + 1, 2).filter(|_| separator == ':' && !line.words(hour_at).is_ascii());
        let minute = two_digits(line, next + 1).or_else(apart);
        if let Some(minute) = minute.filter(|_| line.is_glued(next)) {
            let (second, end) = read_second(line, next + 2, separator);
            return Face { minute: Some(minute), second, is_marked: false, end };
        }
    }
    if line.means(next, Meaning::HourMark) {
        let minute = line.small(next + 1, 2);
        let has_mark = line.means(next + 2, Meaning::MinuteMark);
        let Some(minute) = minute.filter(|_| has_mark || is_minute(line, next + 1)) else {
            return Face { minute: None, second: 0, is_marked: !line.means(next, Meaning::Filler), end: next + 1 };
        };
        let end = next + 2 + usize::from(has_mark);
        let second = line.small(end, 2).filter(|_| line.means(end + 1, Meaning::SecondMark));
        let end = if second.is_some() { end + 2 } else { end };
        return Face { minute: Some(minute), second: second.unwrap_or(0), is_marked: true, end };
    }
    Face { minute: None, second: 0, is_marked: false, end: next }
}

/// Two digits behind the hour's mark that do not begin a date.
fn is_minute(line: &Line, at: usize) -> bool {
    let is_of_pair = || matches!(line.mark(at + 1), Some('.' | '/' | '-')) && line.number(at + 2).is_some();
    let begins_date = || read_day(line, at).is_some() || is_of_pair();
    line.number(at).is_some_and(|(_, digits)| digits == 2) && (line.is_glued(at) || !begins_date())
}

/// Exactly two digits that touch what is before them.
fn two_digits(line: &Line, at: usize) -> Option<u32> {
    line.number(at).filter(|&(_, digits)| digits == 2 && line.is_glued(at)).map(|(value, _)| value as u32)
}

/// Seconds and their fraction, and where they end.
fn read_second(line: &Line, at: usize, separator: char) -> (u32, usize) {
    let is_separated = line.mark(at) == Some(separator) && line.is_glued(at);
    let Some(second) = two_digits(line, at + 1).filter(|_| is_separated) else { return (0, at) };
    let has_fraction = separator == ':'
        && matches!(line.mark(at + 2), Some('.' | ','))
        && line.is_glued(at + 2)
        && line.number(at + 3).is_some()
        && line.is_glued(at + 3);
    (second, if has_fraction { at + 4 } else { at + 2 })
}

/// `0629` in front of `GMT` or `hrs`.
fn four_digits(line: &Line, at: usize) -> Option<(Clock, usize)> {
    let (value, _) = line.number(at).filter(|&(_, digits)| digits == 4)?;
    let is_zone = matches!(line.words(at + 1), "GMT" | "UTC" | "BST" | "EST" | "EDT" | "IST" | "hrs" | "Hrs" | "HRS");
    let time = NaiveTime::from_hms_opt(value as u32 / 100, value as u32 % 100, 0).filter(|_| is_zone)?;
    let (end, _) = skip_oclock(line, at + 1);
    Some((Clock { time, is_sure: true }, end))
}

fn named_time(line: &Line, at: usize) -> Option<NaiveTime> {
    if line.means(at, Meaning::Noon) {
        NaiveTime::from_hms_opt(12, 0, 0)
    } else if line.means(at, Meaning::Midnight) {
        NaiveTime::from_hms_opt(0, 0, 0)
    } else {
        None
    }
}

/// Whether a word that no stamp knows stands right before: `Sam Noon` and `a midnight` of prose are no times.
fn is_within_words(line: &Line, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| line.tokens.get(before));
    !line.is_glued(at) && before.is_some_and(|token| token.kind == Kind::Unknown)
}

fn half(line: &Line, at: usize) -> Option<Half> {
    line.pick(at, |meaning| match meaning {
        Meaning::Am => Some(Half::Morning),
        Meaning::Pm => Some(Half::Afternoon),
        Meaning::Night => Some(Half::Night),
        _ => None,
    })
}

/// `am` or `pm` behind the digits, not where the word is more likely a preposition or weekday in front of a date.
fn trailing_half(line: &Line, at: usize) -> (Option<Half>, usize) {
    let has_other_use =
        line.pick(at, |meaning| matches!(meaning, Meaning::Weekday(_) | Meaning::Filler).then_some(())).is_some();
    let before_date =
        has_other_use && matches!(line.tokens.get(at + 1).map(|token| token.kind), Some(Kind::Number { .. }));
    match half(line, at).filter(|_| !before_date || line.context.primary_language().is_none_or(|tag| tag == "en")) {
        Some(half) => {
            let is_dotted = line.words(at).contains('.') && line.mark(at + 1) == Some('.') && line.is_glued(at + 1);
            (Some(half), at + 1 + usize::from(is_dotted))
        }
        None => (None, at),
    }
}

/// Whether a word that has another use stands in front of a date: the German `am`, the Portuguese `em`.
fn precedes_date(line: &Line, at: usize) -> bool {
    line.pick(at, |meaning| matches!(meaning, Meaning::Weekday(_) | Meaning::Filler).then_some(())).is_some()
        && read_day(line, at + 1).is_some()
}

/// Hours of the night from this one on, but for midnight itself, are before midnight.
const FIRST_NIGHT_HOUR: u32 = 6;

fn full_hour(hour: u32, half: Option<Half>) -> Option<u32> {
    match (hour, half) {
        (13..=23, _) | (_, None) => (hour < 24).then_some(hour),
        (0..=12, Some(Half::Afternoon)) | (FIRST_NIGHT_HOUR..=11, Some(Half::Night)) => Some(hour % 12 + 12),
        (0..=12, Some(Half::Morning | Half::Night)) => Some(hour % 12),
        _ => None,
    }
}

/// Skips `Uhr`, `hrs` and the like.
fn skip_oclock(line: &Line, at: usize) -> (usize, bool) {
    if line.means(at, Meaning::Oclock) { (at + 1, true) } else { (at, false) }
}
