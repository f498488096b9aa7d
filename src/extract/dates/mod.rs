//! Reads the times publishers state: in attributes ([`read_value`]) and in the words a reader sees
//! ([`find_stamps`], [`is_stamp_line`]), in the order, spelling and language of the page.
//!
//! What a page leaves open stays open: an ambiguous day gives no moment, a clock without a zone stays local.
//! Every function is linear in its input and looks only at lines of at most a few hundred bytes.

mod calendar;
mod clock;
mod day;
mod item;
mod lexicon;
mod line;
mod meaning;
mod order;
mod pair;
mod relative;
mod stamp;
mod token;
mod value;
mod word;
mod year;
mod zone;

use std::ops::Range;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::model::{Moment, Zone};

pub use line::{
    before_label, before_stamps, beside_stamps, find_stamps, holds_stamp, is_clock, is_stamp_line, is_told, label,
    states_day_first,
};
pub use order::movements;
pub use value::read_value;

/// What is known about the page a stamp stands on.
#[derive(Debug, Clone, Copy, Default)]
pub struct StampContext<'a> {
    /// The page's language in the capitals of RFC 5646, as in `en-GB`; decides the order of day and month, and words two languages share.
    pub language: Option<&'a str>,
    /// The zone the site's settings name, for times without one.
    pub zone: Option<Tz>,
    /// When the page was captured; relative times count from here, and a day without a year falls before it.
    pub at: Option<DateTime<Utc>>,
    /// The order the page's other dates, or the site's settings, show; `Some(true)` is day before month.
    pub day_first: Option<bool>,
    /// The day of a clock without a day, where the page states it elsewhere.
    pub day: Option<NaiveDate>,
    /// A day that the page states elsewhere; a day without a year is in the year that is nearest to it.
    pub near: Option<NaiveDate>,
}

impl StampContext<'_> {
    /// The language without its region, as in `en`.
    fn primary_language(&self) -> Option<&str> {
        self.language.and_then(|tag| tag.split(['-', '_']).next()).filter(|tag| !tag.is_empty())
    }

    /// Whether the capture lies so far behind a time that no page can state that of itself: it was mistyped, or made up by a
    /// system. On some clocks the next day has begun.
    pub(super) fn is_too_late(&self, moment: Moment) -> bool {
        const MOST_AHEAD: i64 = 2;
        self.at.is_some_and(|at| (moment.day() - at.date_naive()).num_days() > MOST_AHEAD)
    }

    /// The region of the language, as in `GB`.
    fn region(&self) -> Option<&str> {
        self.language.and_then(|tag| tag.split(['-', '_']).skip(1).find(|part| part.len() == 2))
    }
}

/// What a stamp says it is the time of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StampRole {
    /// First publication.
    Published,
    /// A later change.
    Modified,
    /// Nothing near it says; on its own it is usually the time of publication.
    Unlabelled,
}

impl StampRole {
    /// The field of [`PublicationDates`](crate::model::PublicationDates) that a stamp of this role states.
    pub(super) fn field(self) -> Option<&'static str> {
        match self {
            Self::Published => Some("published"),
            Self::Modified => Some("modified"),
            Self::Unlabelled => None,
        }
    }
}

/// One time found in a line of visible text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundStamp {
    /// What the words beside it say it is.
    pub role: StampRole,
    /// Its bytes in the line, without the label.
    pub span: Range<usize>,
    /// The words as published.
    pub raw: String,
    /// Whether they count back from the capture, as in `2 days ago`, and so are not exact.
    pub is_relative: bool,
    /// What they mean; `None` where they are ambiguous.
    pub moment: Option<Moment>,
    /// How the zone is known.
    pub zone: Zone,
}
