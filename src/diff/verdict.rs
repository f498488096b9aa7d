//! What the publisher told its readers about the change: the first verdict that fits.

use std::cmp::Ordering;

use crate::model::{BlockKind, Change, ChangeClass, EditAction, PublicationDates, Significance, Stamp, Verdict};

/// The verdict on a list of changes between two states of an article with these stamps.
pub(crate) fn verdict(changes: &[Change<'_>], old: &PublicationDates, new: &PublicationDates) -> Verdict {
    let is_text =
        |change: &&Change<'_>| !matches!(change.field, BlockKind::Boilerplate | BlockKind::Dates) && is_change(change);
    let text: Vec<&Change<'_>> = changes.iter().filter(is_text).collect();
    let modified = movement(old.modified.as_ref(), new.modified.as_ref());
    let published = movement(old.published.as_ref(), new.published.as_ref());
    if text.is_empty() {
        let has_stamp = changes.iter().any(|change| change.field == BlockKind::Dates && is_change(change));
        let is_readable = [old, new].iter().all(|dates| dates.modified.as_ref().is_some_and(|it| it.instant.is_some()));
        return match (has_stamp, modified, published) {
            (false, Movement::None, _) => Verdict::None,
            // The same instants written otherwise, as with another offset.
            (true, Movement::None, Movement::None) if is_readable => Verdict::CosmeticOnly,
            _ => Verdict::StampOnly,
        };
    }
    let notes = || text.iter().filter(|change| change.classes.contains(&ChangeClass::CorrectionNote));
    if notes().any(|change| change.action != EditAction::Deletion) {
        return Verdict::DeclaredCorrection;
    }
    if text.iter().all(|change| change.significance <= Significance::Cosmetic) {
        return Verdict::CosmeticOnly;
    }
    if modified == Movement::Forward {
        return Verdict::DeclaredUpdate;
    }
    let is_stated = old.modified.is_some() || new.modified.is_some();
    if is_stated || notes().next().is_some() || published != Movement::None {
        return Verdict::Undeclared;
    }
    Verdict::Unstated
}

fn is_change(change: &Change<'_>) -> bool {
    change.action != EditAction::Equal
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Movement {
    /// The same instant, or none stated.
    None,
    /// Later, or stated for the first time.
    Forward,
    /// Earlier, no longer stated, or no longer readable.
    Other,
}

fn movement(old: Option<&Stamp>, new: Option<&Stamp>) -> Movement {
    let (Some(old), Some(new)) = (old, new) else {
        return match (old, new) {
            (None, Some(_)) => Movement::Forward,
            (Some(_), None) => Movement::Other,
            _ => Movement::None,
        };
    };
    let (Some(was), Some(is)) = (old.instant, new.instant) else {
        return if old.raw == new.raw { Movement::None } else { Movement::Other };
    };
    match was.compare(is) {
        Ordering::Less => Movement::Forward,
        Ordering::Equal => Movement::None,
        Ordering::Greater => Movement::Other,
    }
}
