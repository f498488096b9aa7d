//! What the publisher told its readers about the change: the first verdict that fits.

use crate::model::{
    BlockKind, Change, ChangeClass, EditAction, Movement, Movements, PublicationDates, Significance, Verdict,
};

/// The verdict on a list of changes between two states of an article with these stamps, of which that became.
pub(crate) fn verdict(changes: &[Change<'_>], [old, new]: [&PublicationDates; 2], moved: Movements) -> Verdict {
    let is_text = |change: &&Change<'_>| !change.field.is_of_page() && is_change(change);
    let text: Vec<&Change<'_>> = changes.iter().filter(is_text).collect();
    let Movements { published, modified } = moved;
    if text.is_empty() {
        let has_stamp = changes.iter().any(|change| change.field == BlockKind::Dates && is_change(change));
        let is_readable = [old, new].iter().all(|dates| dates.modified.as_ref().is_some_and(|it| it.instant.is_some()));
        let is_still = |moved: &Movement| matches!(moved, Movement::None | Movement::Counted);
        let times = [modified, published];
        let ticks = times.contains(&Movement::Counted) && times.iter().all(is_still);
        return match (has_stamp, modified, published) {
            (false, Movement::None | Movement::Counted, _) => Verdict::None,
            // The same instants written otherwise, as with another offset.
            (true, Movement::None, Movement::None) if is_readable => Verdict::CosmeticOnly,
            // `2 hours ago` that ticks on.
            (true, ..) if ticks => Verdict::CosmeticOnly,
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
    let hides = notes().next().is_some();
    let is_stated = old.modified.is_some() || new.modified.is_some();
    let told_by = if is_stated { modified } else { published };
    match told_by {
        _ if hides => Verdict::Undeclared,
        // What cannot be put in order accuses nobody.
        Movement::Unclear | Movement::Counted => Verdict::Unstated,
        Movement::None if !is_stated => Verdict::Unstated,
        _ => Verdict::Undeclared,
    }
}

fn is_change(change: &Change<'_>) -> bool {
    change.action != EditAction::Equal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diff::{Options, compare_moved},
        model::{Block, Document, Source, Stamp, Zone},
    };

    /// The verdict where the stated time of a change became this, and the text or the stamp alone is another.
    fn of(modified: Movement, kind: BlockKind) -> Verdict {
        let state = |text: &str| {
            let mut document = Document { blocks: vec![Block::new(kind, text)], ..Document::default() };
            let stamp = Stamp { raw: text.to_owned(), instant: None, zone: Zone::Unknown, source: Source::Text };
            document.metadata.dates.modified = Some(stamp);
            document
        };
        let (old, new) = (state("The mill was sold for 20 crowns."), state("The mill was sold for 70 crowns."));
        compare_moved(&old, &new, &Options::default(), Movements { modified, ..Movements::default() }).verdict
    }

    #[test]
    fn only_a_stated_time_that_did_not_move_forward_accuses() {
        for (modified, of_text, of_stamp) in [
            (Movement::Forward, Verdict::DeclaredUpdate, Verdict::StampOnly),
            (Movement::None, Verdict::Undeclared, Verdict::StampOnly),
            (Movement::Back, Verdict::Undeclared, Verdict::StampOnly),
            (Movement::Gone, Verdict::Undeclared, Verdict::StampOnly),
            (Movement::Unclear, Verdict::Unstated, Verdict::StampOnly),
            (Movement::Counted, Verdict::Unstated, Verdict::CosmeticOnly),
        ] {
            assert_eq!(of(modified, BlockKind::Paragraph), of_text, "{modified:?}");
            assert_eq!(of(modified, BlockKind::Dates), of_stamp, "{modified:?}");
        }
    }
}
