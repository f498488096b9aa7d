//! Reads a day of two numbers, `03.12.` or `03/12`, which only its neighbours tell from other numbers.

use super::{
    calendar::Calendar,
    clock::read_clock,
    day::{DayPart, calendar, puts_year_first},
    meaning::Meaning,
    token::Line,
};

/// `03.12.`, `03.12`, `03/12` or `12-03` in front of a clock, and `03/12` behind a label.
pub(super) fn read_pair(line: &Line, at: usize) -> Option<(DayPart, usize)> {
    let (first, second) = (line.small(at, 2)?, line.small(at + 2, 2)?);
    let is_glued = line.is_glued(at + 1) && line.is_glued(at + 2);
    let pair = DayPart::Pair(first, second);
    match line.mark(at + 1)? {
        '.' if line.mark(at + 3) == Some('.') && line.is_glued(at + 3) => {
            if puts_year_first(line.context) {
                return Some((pair, at + 4));
            }
            calendar(None, second, first, Calendar::Gregorian).map(|part| (part, at + 4))
        }
        '.' if is_glued && may_be_pair(first, second) && precedes_long_clock(line, at + 3) => Some((pair, at + 3)),
        '/' | '-' if is_glued && precedes_clock(line, at + 3) => Some((pair, at + 3)),
        '/' if is_glued && is_labelled_pair(line, at) => Some((pair, at + 3)),
        _ => None,
    }
}

/// Whether two numbers can be a day and a month in one order or the other.
fn may_be_pair(first: u32, second: u32) -> bool {
    let is_day = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    is_day(first, second) || is_day(second, first)
}

/// Whether two numbers of two digits stand alone behind a label: `Atualizado em 02/06`.
fn is_labelled_pair(line: &Line, at: usize) -> bool {
    let has_two = |at: usize| line.number(at).is_some_and(|(_, digits)| digits == 2);
    let goes_on = line.number(at + 3).is_some() || (line.mark(at + 3).is_some() && line.is_glued(at + 3));
    has_two(at) && has_two(at + 2) && !goes_on && line.follows_label(at)
}

/// Whether a clock follows apart from what is before, perhaps behind a weekday in brackets.
fn precedes_clock(line: &Line, at: usize) -> bool {
    let is_bracketed = matches!(line.mark(at), Some('(' | '（')) && matches!(line.mark(at + 2), Some(')' | '）'));
    if is_bracketed {
        return line.starts_clock(at + 3);
    }
    precedes_long_clock(line, at)
}

/// Whether a clock that can be no day follows apart from what is before, perhaps behind words and marks between the two:
/// `09:10`, `às 9h10`, `kl. 9.10`.
fn precedes_long_clock(line: &Line, at: usize) -> bool {
    const MOST_BETWEEN: usize = 3;
    let is_between = |at: &usize| {
        let is_mark = matches!(line.mark(*at), Some(',' | '-' | '–' | '—' | '|' | '·' | '.'));
        is_mark || line.means(*at, Meaning::Filler) || line.means(*at, Meaning::Oclock)
    };
    let clock = at + (at..at + MOST_BETWEEN).take_while(is_between).count();
    let has_word = (at..clock).any(|at| line.mark(at).is_none());
    let is_clock = || read_clock(line, clock).is_some_and(|(clock, _)| clock.is_sure || has_word);
    let is_number = line.small(clock, 2).is_some();
    let is_apart = !line.is_glued(at) || line.mark(at) == Some(',');
    is_apart && is_number && (line.starts_clock(clock) || is_clock())
}
