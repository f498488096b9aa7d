//! What a single token of a line says beside others: a weekday, a month, a label, nothing.

use super::{
    StampRole,
    calendar::Calendar,
    meaning::Meaning,
    token::{Kind, Line},
};

impl Line<'_> {
    /// The weekday that a word names, 1 for Monday.
    pub(super) fn weekday(&self, at: usize) -> Option<u32> {
        self.pick(at, |meaning| match meaning {
            Meaning::Weekday(day) => Some(day),
            _ => None,
        })
    }

    /// The month that a word names; 0 where languages disagree and the page's is not known.
    pub(super) fn month(&self, at: usize) -> Option<(u32, Calendar)> {
        let mut found: Option<(u32, Calendar)> = None;
        for meaning in self.tokens.get(at)?.meanings() {
            let month = match meaning {
                Meaning::Month(month) => (month, Calendar::Gregorian),
                Meaning::SolarMonth(month) => (month, Calendar::SolarHijri),
                _ => continue,
            };
            if found.is_some_and(|before| before != month) {
                return Some((0, Calendar::Gregorian));
            }
            found = Some(month);
        }
        found
    }

    /// The role that a word gives to a stamp beside it.
    pub(super) fn label(&self, at: usize) -> Option<StampRole> {
        self.pick(at, |meaning| match meaning {
            Meaning::Published => Some(StampRole::Published),
            Meaning::Modified => Some(StampRole::Modified),
            _ => None,
        })
    }

    /// Whether a label stands before a token, with nothing but small words and marks between.
    pub(super) fn follows_label(&self, at: usize) -> bool {
        const MOST_BETWEEN: usize = 3;
        let is_between = |at: &usize| self.label(*at).is_none() && self.is_joint(*at);
        let mut before = (0..at).rev().take(MOST_BETWEEN).skip_while(is_between);
        before.next().is_some_and(|at| self.label(at).is_some())
    }

    /// Whether a token may stand between the parts of a stamp and says nothing.
    pub(super) fn is_joint(&self, at: usize) -> bool {
        match self.tokens.get(at).map(|token| token.kind) {
            Some(Kind::Mark(_)) => true,
            Some(Kind::Word(meanings)) => {
                meanings.all().any(|meaning| {
                    matches!(
                        meaning,
                        Meaning::Filler | Meaning::TimeWord | Meaning::Ordinal | Meaning::Oclock | Meaning::YearMark
                    )
                }) || self.is_iso_t(at)
            }
            Some(Kind::Unknown) => self.is_iso_t(at),
            _ => false,
        }
    }

    /// The `T` of `2025-12-03T06:29`.
    fn is_iso_t(&self, at: usize) -> bool {
        self.words(at) == "T" && self.is_glued(at) && self.is_glued(at + 1) && self.number(at + 1).is_some()
    }

    /// Whether `hh:mm` begins here.
    pub(super) fn starts_clock(&self, at: usize) -> bool {
        self.small(at, 2).is_some() && self.mark(at + 1) == Some(':') && self.is_glued(at + 1) && self.is_glued(at + 2)
    }

    /// Goes past at most `most` tokens that may stand between two parts.
    pub(super) fn skip(&self, at: usize, most: usize, is_between: fn(&Line, usize) -> bool) -> usize {
        let is_past = |place: &usize| !is_between(self, *place) || self.month(*place).is_some();
        (at..at + most).find(is_past).unwrap_or(at + most)
    }
}
