//! Reads the year of a day: of four digits or of two, of the common or the Buddhist era.

use super::{meaning::Meaning, token::Line};

/// The year behind a day and a month, of four digits or of two that cannot be an hour.
pub(super) fn read_year(line: &Line, at: usize) -> Option<(i32, usize)> {
    let year_at = line.skip(at, 3, |line, at| {
        matches!(line.mark(at), Some('.' | ',' | '-' | '/' | '،' | '‑' | '\'' | '’'))
            || line.means(at, Meaning::Filler)
            || line.means(at, Meaning::YearMark)
            || line.means(at, Meaning::Ordinal)
            || line.pick(at, |meaning| matches!(meaning, Meaning::Era(_)).then_some(())).is_some()
    });
    let after = |end: usize| if line.means(end, Meaning::YearMark) { end + 1 } else { end };
    // `Dec 28 Sat 2013`, as some systems set the parts of a day in elements of their own.
    let year_at = if line.weekday(year_at).is_some() && four_digit_year(line, year_at + 1).is_some() {
        year_at + 1
    } else {
        year_at
    };
    if let Some(year) = four_digit_year(line, year_at) {
        return Some((year, after(year_at + 1)));
    }
    let (value, _) = line.number(year_at).filter(|&(_, digits)| digits == 2)?;
    let is_marked =
        year_at > at && matches!(line.mark(year_at - 1), Some('-' | '/' | '\'' | '’')) && line.is_glued(year_at);
    let is_hour = matches!(line.mark(year_at + 1), Some(':' | '.' | '：'))
        && line.is_glued(year_at + 1)
        && line.number(year_at + 2).is_some();
    let has_word = line.tokens.get(year_at + 1).is_some_and(|next| next.meanings().next().is_some())
        && line
            .pick(year_at + 1, |meaning| {
                matches!(meaning, Meaning::Published | Meaning::Modified | Meaning::YearMark).then_some(())
            })
            .is_none();
    let era = if line.text.chars().any(is_thai) { Era::Buddhist } else { Era::Common };
    let is_buddhist = era == Era::Buddhist && value >= BUDDHIST_FROM;
    let is_year = is_marked || is_buddhist || (year_at == at && !is_hour && !has_word);
    is_year.then(|| (two_digit_year(value as u32, era), after(year_at + 1)))
}

pub(super) fn four_digit_year(line: &Line, at: usize) -> Option<i32> {
    let year = line.number(at).filter(|&(_, digits)| digits == 4).map(|(year, _)| year as i32)?;
    (matches!(year, 1300..=1499 | 1800..=2199 | 2400..=2699)).then_some(year)
}

/// The first year of two digits that is Buddhist where that era is used: 2543 is 2000 of the common era.
const BUDDHIST_FROM: u64 = 43;

/// The era that years of two digits are counted in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    Common,
    /// As Thai papers write it: `68` is 2568, or 2025 of the common era.
    Buddhist,
}

/// The year of two digits.
pub(super) fn two_digit_year(value: u32, era: Era) -> i32 {
    let year = value.cast_signed();
    match year {
        _ if era == Era::Buddhist && u64::from(value) >= BUDDHIST_FROM => 2500 + year,
        70.. => 1900 + year,
        _ => 2000 + year,
    }
}

fn is_thai(letter: char) -> bool {
    matches!(letter, '\u{e01}'..='\u{e4e}')
}
