//! Reads a day in any order and with months as words or numbers, and finds out which day is meant.

use chrono::{Datelike, Days, NaiveDate};

use super::{
    StampContext,
    calendar::{Calendar, calendar_of, date},
    meaning::Meaning,
    relative::day_of,
    token::Line,
    year::{Era, four_digit_year, read_year, two_digit_year},
};

/// A day as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayPart {
    /// Year (where stated), month and day; 0 is a month that two languages disagree about.
    Calendar { year: Option<i32>, month: u32, day: u32, calendar: Calendar },
    /// Three numbers in an order that is yet to be found out.
    Digits { numbers: [u32; 3], year: YearPlace, is_dotted: bool },
    /// Two numbers, day and month in one order or the other.
    Pair(u32, u32),
    /// So many days before today.
    Before(u64),
}

/// Where among three numbers the year can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearPlace {
    First,
    Last,
    /// Two digits each: nobody knows.
    Either,
}

/// Reads a day at a token and says where it ends.
pub(super) fn read_day(line: &Line, at: usize) -> Option<(DayPart, usize)> {
    if line.means(at, Meaning::Today) {
        return Some((DayPart::Before(0), at + 1));
    }
    if line.means(at, Meaning::Yesterday) {
        return Some((DayPart::Before(1), at + 1));
    }
    if line.means(at, Meaning::DayBefore) {
        return Some((DayPart::Before(2), at + 1));
    }
    read_marked(line, at)
        .or_else(|| read_digits(line, at))
        .or_else(|| read_day_month(line, at))
        .or_else(|| read_month_day(line, at))
        .or_else(|| read_year_first(line, at))
}

/// Numbers with words for year, month and day behind them: `2025年12月3日`, `令和7年12月3日`, `3 tháng 12 năm 2025`.
fn read_marked(line: &Line, at: usize) -> Option<(DayPart, usize)> {
    let era = line.pick(at, |meaning| match meaning {
        Meaning::Era(offset) => Some(offset),
        _ => None,
    });
    let start = at + usize::from(era.is_some());
    let has_year = line.means(start + 1, Meaning::YearMark) && line.means(start + 3, Meaning::MonthMark);
    let year = line.small(start, 4).filter(|_| has_year).map(|year| year.cast_signed() + era.unwrap_or(0));
    let month_at = if has_year { start + 2 } else { start };
    if !line.means(month_at + 1, Meaning::MonthMark) {
        return None;
    }
    let (month, day) = (line.small(month_at, 2)?, line.small(month_at + 2, 2)?);
    let end = month_at + 3;
    let has_mark = line.means(end, Meaning::DayMark);
    if has_mark || has_year {
        return calendar(year, month, day, Calendar::Gregorian).map(|part| (part, end + usize::from(has_mark)));
    }
    let (day, month) = (month, day);
    let (year, end) = read_year(line, end).map_or((None, end), |(year, end)| (Some(year), end));
    calendar(year, month, day, Calendar::Gregorian).map(|part| (part, end))
}

/// `03/12/2025`, `2025-12-03`, `3. 12. 25`.
fn read_digits(line: &Line, at: usize) -> Option<(DayPart, usize)> {
    let separator = line.mark(at + 1).filter(|mark| matches!(mark, '-' | '/' | '.' | '‐' | '‑' | '–' | '／' | '．'))?;
    if line.mark(at + 3) != Some(separator) || (!line.is_glued(at + 4) && line.starts_clock(at + 4)) {
        return None;
    }
    let (first, first_digits) = (line.small(at, 4)?, line.number(at)?.1);
    let second = line.small(at + 2, 2)?;
    let (third, third_digits) = (line.small(at + 4, 4)?, line.number(at + 4)?.1);
    let is_spaced = !line.is_glued(at + 1) || !line.is_glued(at + 3);
    let year = match (first_digits, third_digits) {
        (4, 1 | 2) => YearPlace::First,
        (2, 2) if !is_spaced => YearPlace::Either,
        (1 | 2, 2 | 4) => YearPlace::Last,
        _ => return None,
    };
    let numbers = [first, second, third];
    let part = DayPart::Digits { numbers, year, is_dotted: separator == '.' };
    part.is_possible().then_some((part, at + 5))
}

/// `3 December 2025`, `3rd of Dec`, `3 de diciembre de 2025`, `03-Dec-25`.
fn read_day_month(line: &Line, at: usize) -> Option<(DayPart, usize)> {
    let day = line.small(at, 2)?;
    let month_at = line.skip(at + 1, 3, |line, at| {
        matches!(line.mark(at), Some('.' | '-' | '/' | ',' | '‑' | '\'' | '’'))
            || line.means(at, Meaning::Ordinal)
            || line.means(at, Meaning::Filler)
    });
    let (month, calendar_of) = line.month(month_at)?;
    if belongs_to_next(line, month_at) {
        return None;
    }
    let end = second_name(line, month_at + 1, month).unwrap_or(month_at + 1);
    let (year, end) = read_year(line, end).map_or((None, end), |(year, end)| (Some(year), end));
    calendar(year, month, day, calendar_of).map(|part| (part, end))
}

/// The end of a month's other name behind a stroke: `كانون الأول/ديسمبر`.
fn second_name(line: &Line, at: usize, month: u32) -> Option<usize> {
    let is_same = matches!(line.mark(at), Some('/')) && line.month(at + 1).is_some_and(|(other, _)| other == month);
    is_same.then(|| at + 2)
}

/// Whether a month goes with the day and year behind it, as in `10/10 November 4, 2018`.
fn belongs_to_next(line: &Line, month_at: usize) -> bool {
    line.small(month_at + 1, 2).is_some()
        && read_month_day(line, month_at)
            .is_some_and(|(part, _)| matches!(part, DayPart::Calendar { year: Some(2000..), .. }))
        && four_digit_year(line, month_at + 1).is_none()
        && four_digit_year(line, month_at + 2).or_else(|| four_digit_year(line, month_at + 3)).is_some()
}

/// `December 3, 2025`, `Dec. 3rd`.
fn read_month_day(line: &Line, at: usize) -> Option<(DayPart, usize)> {
    let (month, calendar_of) = line.month(at)?;
    let day_at = line
        .skip(at + 1, 2, |line, at| matches!(line.mark(at), Some('.' | '-' | '/')) || line.means(at, Meaning::Filler));
    let day = line.small(day_at, 2).filter(|_| !line.starts_clock(day_at))?;
    let end = day_at + 1;
    if line.weekday(at).is_some() && read_day_month(line, day_at).is_some() {
        // The Spanish `Mar 14 Oct 2025` begins with a Tuesday.
        return None;
    }
    let end = if line.means(end, Meaning::Ordinal) && line.is_glued(end) { end + 1 } else { end };
    if is_range(line, end) {
        return None;
    }
    let (year, end) = read_year(line, end).map_or((None, end), |(year, end)| (Some(year), end));
    calendar(year, month, day, calendar_of).map(|part| (part, end))
}

/// Whether a dash and another day follow, as in `May 18-21`.
fn is_range(line: &Line, at: usize) -> bool {
    matches!(line.mark(at), Some('-' | '–')) && line.small(at + 1, 2).is_some() && !line.starts_clock(at + 1)
}

/// `2025. december 3.`, `2025 m. gruodžio 3 d.`, `2025. gada 3. decembrī`.
fn read_year_first(line: &Line, at: usize) -> Option<(DayPart, usize)> {
    let year = four_digit_year(line, at)?;
    let next = line.skip(at + 1, 3, |line, at| {
        matches!(line.mark(at), Some('.' | ',' | '-' | '/'))
            || line.means(at, Meaning::YearMark)
            || line.means(at, Meaning::Filler)
    });
    let (part, end) = read_month_day(line, next).or_else(|| read_day_month(line, next))?;
    let DayPart::Calendar { year: None, month, day, calendar: calendar_of } = part else { return None };
    let end = if line.means(end, Meaning::DayMark) { end + 1 } else { end };
    calendar(Some(year), month, day, calendar_of).map(|part| (part, end))
}

pub(super) fn calendar(year: Option<i32>, month: u32, day: u32, calendar: Calendar) -> Option<DayPart> {
    ((1..=31).contains(&day) && month <= 12).then_some(DayPart::Calendar { year, month, day, calendar })
}

impl DayPart {
    /// The day meant; `None` where more than one can be. `near` is the day of another stamp of the line.
    pub(super) fn resolve(
        self,
        weekday: Option<u32>,
        context: &StampContext,
        near: Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        match self {
            Self::Calendar { year: Some(year), month, day, calendar } => date(year, month, day, calendar),
            Self::Calendar { year: None, month, day, calendar: Calendar::Gregorian } => {
                nearest_year(month, day, weekday, context, near)
            }
            Self::Calendar { .. } => None,
            Self::Digits { .. } => only(&self.candidates(context), weekday),
            Self::Pair(first, second) => {
                let orders = pair_order(context).map_or(vec![true, false], |order| vec![order]);
                let pairs = orders.iter().map(|day_first| if *day_first { (first, second) } else { (second, first) });
                let days = pairs.filter_map(|(day, month)| nearest_year(month, day, weekday, context, near));
                let mut days: Vec<NaiveDate> = days.collect();
                days.dedup();
                only(&days, weekday)
            }
            Self::Before(days) => day_of(context.at?, context).0.day().checked_sub_days(Days::new(days)),
        }
    }

    /// Whether the numbers alone show that the day comes before the month, or after it.
    pub(super) fn shows_day_first(self) -> Option<bool> {
        match self {
            Self::Digits { numbers: [first, second, _], year: YearPlace::Last, .. } => {
                match (first > 12, second > 12) {
                    (true, false) => Some(true),
                    (false, true) => Some(false),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether three numbers are a day in any order at all.
    fn is_possible(self) -> bool {
        !self.candidates(&StampContext::default()).is_empty()
    }

    /// Every day that three numbers can be, in the order the page uses if that gives one.
    fn candidates(self, context: &StampContext) -> Vec<NaiveDate> {
        let Self::Digits { numbers: [first, second, third], year, is_dotted } = self else { return Vec::new() };
        let is_thai = context.primary_language() == Some("th");
        let era = if is_thai { Era::Buddhist } else { Era::Common };
        let full = |year: u32| if year < 100 { two_digit_year(year, era) } else { year.cast_signed() };
        let year_first = || date(full(first), second, third, calendar_of(first));
        let day_first = || date(full(third), second, first, calendar_of(third));
        let is_usual = !is_dotted || context.day_first == Some(false);
        let month_first = || date(full(third), first, second, Calendar::Gregorian).filter(|_| is_usual);
        let preferred = match (year, context.day_first.or_else(|| language_order(context))) {
            (YearPlace::First, _) => return year_first().into_iter().collect(),
            (YearPlace::Either, _) if puts_year_first(context) => year_first(),
            (_, Some(true)) => day_first(),
            (_, Some(false)) => month_first(),
            (_, None) => None,
        };
        if let Some(day) = preferred {
            return vec![day];
        }
        let mut days: Vec<NaiveDate> = day_first().into_iter().chain(month_first()).collect();
        if year == YearPlace::Either && context.language.is_none() {
            days.extend(year_first());
        }
        days.sort_unstable();
        days.dedup();
        days
    }
}

/// The one day of the candidates, or the one that falls on the weekday.
fn only(days: &[NaiveDate], weekday: Option<u32>) -> Option<NaiveDate> {
    if let [day] = days {
        return Some(*day);
    }
    let mut fitting = days.iter().filter(|day| Some(day.weekday().number_from_monday()) == weekday);
    fitting.next().copied().filter(|_| fitting.next().is_none())
}

/// The year of a day without one: beside another stamp the nearest, else the last before the capture.
fn nearest_year(
    month: u32,
    day: u32,
    weekday: Option<u32>,
    context: &StampContext,
    near: Option<NaiveDate>,
) -> Option<NaiveDate> {
    const HALF_A_YEAR: i64 = 183;
    let fits = |day: &NaiveDate| weekday.is_none_or(|weekday| day.weekday().number_from_monday() == weekday);
    if let Some(near) = near {
        let years = near.year() - 1..=near.year() + 1;
        let mut days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
        return days.find(|day| (*day - near).num_days().abs() < HALF_A_YEAR).filter(fits);
    }
    let today = day_of(context.at?, context).0.day();
    let of_year = |year| NaiveDate::from_ymd_opt(year, month, day).filter(|day| (*day - today).num_days() <= 1);
    let last_year =
        of_year(today.year() - 1).filter(|day| (today - *day).num_days() < HALF_A_YEAR || weekday.is_some());
    of_year(today.year()).or(last_year).filter(fits)
}

/// Whether readers of the page's language put the day before the month; `None` where they do both.
fn language_order(context: &StampContext) -> Option<bool> {
    match (context.primary_language()?, context.region()) {
        ("en", Some("US" | "PH")) => Some(false),
        ("en", None | Some("CA")) | ("ja" | "zh" | "ko" | "hu" | "lt" | "x" | "und", _) => None,
        _ => Some(true),
    }
}

/// The order of two numbers without a year, which languages that put the year first write month first.
fn pair_order(context: &StampContext) -> Option<bool> {
    let by_language = || language_order(context).or(puts_year_first(context).then_some(false));
    context.day_first.or_else(by_language)
}

/// Whether the language puts the year first, also of two digits.
pub(super) fn puts_year_first(context: &StampContext) -> bool {
    matches!(context.primary_language(), Some("ja" | "zh" | "ko" | "hu" | "lt"))
}
