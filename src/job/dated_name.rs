//! Dates in file names, as archives, scripts and people write them, and the words that are left beside them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// A file name taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DatedName {
    /// What is left of the name without its date; empty where it is only a date.
    pub(super) label: String,
    /// The date; one without a zone is read as UTC, one without a time as midnight.
    pub(super) at: Option<DateTime<Utc>>,
}

/// Takes a file name without its extension apart: `2025-12-03T0648`, `ferry-20251203-064810Z`, `20251203064810_ferry`.
pub(super) fn parse(stem: &str) -> DatedName {
    let starts_number = |at: usize| !stem[..at].ends_with(|c: char| c.is_ascii_digit());
    let dates = stem.char_indices().filter(|&(at, c)| c.is_ascii_digit() && starts_number(at));
    let found = dates.into_iter().find_map(|(start, _)| read_date(&stem[start..]).map(|(at, len)| (start, at, len)));
    let Some((start, at, len)) = found else {
        return DatedName { label: stem.to_owned(), at: None };
    };
    let is_separator = |c: char| matches!(c, '-' | '_' | '.' | ' ' | '(' | ')' | '[' | ']' | '@');
    let parts = [&stem[..start], &stem[start + len..]].map(|part| part.trim_matches(is_separator));
    let label = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    DatedName { label, at: Some(at) }
}

/// Reads a date with an optional time and zone from the beginning of `text`; gives its length in bytes as well.
fn read_date(text: &str) -> Option<(DateTime<Utc>, usize)> {
    let mut cursor = Cursor { rest: text };
    let year = cursor.digits(4)?;
    let separator = cursor.take(&['-', '_', '.']);
    let month = cursor.digits(2)?;
    if cursor.take(&['-', '_', '.']) != separator {
        return None;
    }
    let day = cursor.digits(2)?;
    let date =
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| (1800..2200).contains(&year))?;
    let (time, rest) = read_time(cursor.rest).unwrap_or((NaiveTime::MIN, cursor.rest));
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (offset, rest) = read_zone(rest);
    let at = NaiveDateTime::new(date, time).and_local_timezone(offset).single()?;
    Some((at.to_utc(), text.len() - rest.len()))
}

/// Reads `T0648`, `_06-48-10`, ` 06.48`; the rest begins with no digit, or it was no time.
fn read_time(text: &str) -> Option<(NaiveTime, &str)> {
    const BETWEEN: [char; 5] = [':', '-', '.', '_', 'h'];
    let mut cursor = Cursor { rest: text };
    cursor.take(&['T', 't', '_', '-', ' ', '.']);
    let hour = cursor.digits(2)?;
    cursor.take(&BETWEEN);
    let minute = cursor.digits(2)?;
    let before_seconds = cursor.rest;
    cursor.take(&BETWEEN);
    let second = cursor.digits(2);
    let rest = if second.is_some() { cursor.rest } else { before_seconds };
    let is_whole = !rest.starts_with(|c: char| c.is_ascii_digit());
    NaiveTime::from_hms_opt(hour, minute, second.unwrap_or(0)).filter(|_| is_whole).map(|time| (time, rest))
}

/// Reads `Z` or `+0100`; nothing is UTC.
fn read_zone(text: &str) -> (FixedOffset, &str) {
    const UTC: FixedOffset = FixedOffset::east_opt(0).expect("zero is in range");
    if let Some(rest) = text.strip_prefix(['Z', 'z']) {
        return (UTC, rest);
    }
    let read = || {
        let mut cursor = Cursor { rest: text };
        let sign = if cursor.take(&['+', '-'])? == '-' { -1 } else { 1 };
        let hours = cursor.digits(2)?;
        cursor.take(&[':']);
        let minutes = cursor.digits(2)?;
        let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
        FixedOffset::east_opt(sign * seconds).map(|offset| (offset, cursor.rest))
    };
    read().unwrap_or((UTC, text))
}

struct Cursor<'a> {
    rest: &'a str,
}

impl Cursor<'_> {
    fn take(&mut self, wanted: &[char]) -> Option<char> {
        let next = self.rest.chars().next().filter(|c| wanted.contains(c))?;
        self.rest = &self.rest[next.len_utf8()..];
        Some(next)
    }

    fn digits(&mut self, count: usize) -> Option<u32> {
        let digits = self.rest.get(..count).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        self.rest = &self.rest[count..];
        digits.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_in_every_usual_form() {
        let table = [
            ("2025-12-03T0648", "", "2025-12-03T06:48:00Z"),
            ("2025-12-03T06:48:10", "", "2025-12-03T06:48:10Z"),
            ("2025-12-03T06:48:10Z", "", "2025-12-03T06:48:10Z"),
            ("2025-12-03T0648+0200", "", "2025-12-03T04:48:00Z"),
            ("2025-12-03_06-48-10", "", "2025-12-03T06:48:10Z"),
            ("2025-12-03 06.48", "", "2025-12-03T06:48:00Z"),
            ("20251203-0648", "", "2025-12-03T06:48:00Z"),
            ("20251203064810", "", "2025-12-03T06:48:10Z"),
            ("20251203T064810Z-ferry", "ferry", "2025-12-03T06:48:10Z"),
            ("ferry-talks_20251203", "ferry-talks", "2025-12-03T00:00:00Z"),
            ("ferry (2025-12-03)", "ferry", "2025-12-03T00:00:00Z"),
            ("ferry.2025.12.03.talks", "ferry-talks", "2025-12-03T00:00:00Z"),
            ("порт-2025-12-03-канал", "порт-канал", "2025-12-03T00:00:00Z"),
        ];
        for (stem, label, at) in table {
            let expected = DatedName { label: label.to_owned(), at: at.parse().ok() };
            assert_eq!(parse(stem), expected, "file name `{stem}`");
        }
    }

    #[test]
    fn numbers_that_are_no_dates_stay_in_the_label() {
        for stem in
            ["000_e3b044bbee90a5bb", "20251303", "2025-12", "12025-12-03", "202512031", "page-2", "", "2025-1203"]
        {
            assert_eq!(parse(stem), DatedName { label: stem.to_owned(), at: None }, "file name `{stem}`");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_file_name_is_too_strange(stem in "\\PC{0,40}") {
            parse(&stem);
        }
    }
}
