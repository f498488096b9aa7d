//! What became of the publisher's clock between two states of a page.

use std::cmp::Ordering;

use super::{PublicationDates, Stamp};

/// What became of one stated time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Movement {
    /// The same instant, or none stated.
    #[default]
    None,
    /// Later, or stated for the first time.
    Forward,
    /// Earlier.
    Back,
    /// No longer stated.
    Gone,
    /// Stated in words that count back from the capture, as in `2 hours ago`, and perhaps the same instant.
    Counted,
    /// Stated otherwise, in words of which nobody can say which are later.
    Unclear,
}

/// What became of both stated times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Movements {
    /// Of the time of first publication.
    pub published: Movement,
    /// Of the time of the last change.
    pub modified: Movement,
}

impl Movement {
    /// What became of a time, where `order` tells it of two that are stated.
    pub fn of(old: Option<&Stamp>, new: Option<&Stamp>, order: impl Fn(&Stamp, &Stamp) -> Self) -> Self {
        match (old, new) {
            (None, None) => Self::None,
            (None, Some(_)) => Self::Forward,
            (Some(_), None) => Self::Gone,
            (Some(old), Some(new)) => order(old, new),
        }
    }

    /// What became of a time as it was read, whatever the words of the page.
    fn as_read(old: &Stamp, new: &Stamp) -> Self {
        match (old.instant, new.instant) {
            (Some(was), Some(is)) => was.compare(is).into(),
            _ if old.raw == new.raw => Self::None,
            _ => Self::Unclear,
        }
    }
}

impl From<Ordering> for Movement {
    /// How the old time stands to the new one.
    fn from(order: Ordering) -> Self {
        match order {
            Ordering::Less => Self::Forward,
            Ordering::Equal => Self::None,
            Ordering::Greater => Self::Back,
        }
    }
}

impl Movements {
    /// What became of both times, where `order` tells it of two that are stated.
    pub fn of(old: &PublicationDates, new: &PublicationDates, order: impl Fn(&Stamp, &Stamp) -> Movement) -> Self {
        Self {
            published: Movement::of(old.published.as_ref(), new.published.as_ref(), &order),
            modified: Movement::of(old.modified.as_ref(), new.modified.as_ref(), &order),
        }
    }

    /// What became of both times as they were read, whatever the words of the page.
    pub fn as_read(old: &PublicationDates, new: &PublicationDates) -> Self {
        Self::of(old, new, Movement::as_read)
    }
}
