//! One piece as the change a reader sees: its words compared, classed and weighed.

use std::borrow::Cow;

use super::{
    classify::{Edited, Knowledge, classify},
    common_ends, link,
    piece::{Piece, Stretch, text_of},
    segment::{Sides, segments},
    words::pair_tokens,
};
use crate::{
    model::{Block, BlockKind, Change, ChangeClass, EditAction, EditOp, Evidence, Segment, Side, Significance},
    text::tokenize_within,
};

/// The documents a change is described from.
pub(crate) struct Scene<'k, 'a> {
    pub(crate) old: &'a [Block],
    pub(crate) new: &'a [Block],
    pub(crate) known: Knowledge<'k, 'a>,
    /// Whether white space around sentences is kept, so that nothing of the documents is left out.
    pub(crate) keeps_space: bool,
}

/// Describes one piece.
pub(crate) fn describe<'a>(piece: &Piece, scene: &Scene<'_, 'a>) -> Change<'a> {
    let field = piece.kind(scene.old, scene.new);
    let (mut old, mut new) = (side(&piece.old, scene.old), side(&piece.new, scene.new));
    if !scene.keeps_space {
        trim(piece.action, &mut old, &mut new);
    }
    let mut change = Change {
        action: piece.action,
        field,
        old,
        new,
        segments: Vec::new(),
        classes: Vec::new(),
        evidence: Vec::new(),
        significance: Significance::None,
        moved: piece.is_moved,
    };
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => {
            let (old, new) = (old.text.clone(), new.text.clone());
            compare(&mut change, &old, &new, piece, scene);
        }
        (Some(old), None) => change.segments = vec![one(EditOp::Delete, &old.text)],
        (None, Some(new)) => change.segments = vec![one(EditOp::Insert, &new.text)],
        (None, None) => {}
    }
    if change.action != EditAction::Equal {
        class_by_action(&mut change);
        class_by_field(&mut change);
        change.evidence.sort_by_key(|evidence| evidence.class);
        change.classes = change.evidence.iter().map(|evidence| evidence.class).collect();
        change.classes.dedup();
        change.significance = significance(&change);
    }
    change
}

fn side<'a>(stretches: &[Stretch], blocks: &'a [Block]) -> Option<Side<'a>> {
    Some(Side { block: stretches.first()?.block, text: text_of(stretches, blocks) })
}

fn one<'a>(op: EditOp, text: &Cow<'a, str>) -> Segment<'a> {
    Segment { op, text: text.clone(), class: None }
}

/// Cuts white space behind the words off both sides, unless it is what differs between two sentences.
fn trim<'a>(action: EditAction, old: &mut Option<Side<'a>>, new: &mut Option<Side<'a>>) {
    let is_the_edit = |old: &Side<'_>, new: &Side<'_>| old.text.trim_end() == new.text.trim_end();
    if action == EditAction::Edit
        && old.as_ref().zip(new.as_ref()).is_some_and(|(old, new)| old.text != new.text && is_the_edit(old, new))
    {
        return;
    }
    for side in [old, new].into_iter().flatten() {
        match &mut side.text {
            Cow::Borrowed(text) => *text = text.trim_end(),
            Cow::Owned(text) => text.truncate(text.trim_end().len()),
        }
    }
}

/// Compares the words of both sides.
#[expect(clippy::ptr_arg, reason = "what the sides borrow stays borrowed in the change")]
fn compare<'a>(change: &mut Change<'a>, old: &Cow<'a, str>, new: &Cow<'a, str>, piece: &Piece, scene: &Scene<'_, 'a>) {
    if old == new {
        change.segments = if old.is_empty() { Vec::new() } else { vec![one(EditOp::Equal, old)] };
    } else {
        let (old_part, new_part) = common_ends::differing(old, new);
        let shared = old_part.start;
        let (old_tokens, new_tokens) = (tokenize_within(old, old_part), tokenize_within(new, new_part));
        let hunks = pair_tokens(&old_tokens, &new_tokens);
        let sides = Sides { old, new, shared, old_tokens: &old_tokens, new_tokens: &new_tokens };
        change.segments = segments(&sides, &hunks);
        let edited = Edited {
            old,
            new,
            old_tokens: &old_tokens,
            new_tokens: &new_tokens,
            hunks: &hunks,
            segments: &change.segments,
        };
        change.evidence = classify(&edited, &scene.known);
    }
    change.evidence.extend(link::evidence(piece, scene.old, scene.new));
    if matches!(change.action, EditAction::Split | EditAction::Merge) {
        let is_joint = |text: &Option<Cow<'_, str>>| text.as_ref().is_none_or(|text| text.trim().is_empty());
        change.evidence.retain(|evidence| {
            evidence.class != ChangeClass::Typography || !is_joint(&evidence.old) || !is_joint(&evidence.new)
        });
    }
}

/// What the action itself says: other words, or another place.
fn class_by_action<'a>(change: &mut Change<'a>) {
    match change.action {
        EditAction::Addition | EditAction::Deletion => {
            let words = |side: &Option<Side<'a>>| side.as_ref().map(|side| side.text.clone());
            let (old, new) = (words(&change.old), words(&change.new));
            change.evidence.push(Evidence { class: ChangeClass::Wording, old, new });
        }
        EditAction::Move | EditAction::Split | EditAction::Merge => {
            change.evidence.push(Evidence { class: ChangeClass::Order, old: None, new: None });
        }
        EditAction::Edit | EditAction::Equal => {}
    }
}

/// What the field says: a headline, a note, a stamp or boilerplate is a class of its own.
fn class_by_field(change: &mut Change<'_>) {
    let class = match change.field {
        BlockKind::Headline => ChangeClass::Headline,
        BlockKind::Correction => ChangeClass::CorrectionNote,
        BlockKind::Dates => ChangeClass::Stamp,
        BlockKind::Boilerplate => ChangeClass::Boilerplate,
        _ => return,
    };
    let is_outside = matches!(class, ChangeClass::Stamp | ChangeClass::Boilerplate);
    if is_outside {
        change.evidence.clear();
    } else if change.evidence.iter().all(|evidence| weight(evidence.class) < Significance::Wording) {
        return;
    }
    let words = |op: EditOp| -> Option<Cow<'static, str>> {
        let changed: Vec<&str> = change.segments.iter().filter(|s| s.op == op).map(|s| s.text.trim()).collect();
        (!changed.is_empty()).then(|| Cow::Owned(changed.join(" … ")))
    };
    let (old, new) = (words(EditOp::Delete), words(EditOp::Insert));
    change.evidence.push(Evidence { class, old, new });
}

/// What one class alone is worth.
pub(crate) fn weight(class: ChangeClass) -> Significance {
    use ChangeClass as Class;
    match class {
        Class::Number
        | Class::Time
        | Class::Name
        | Class::Quote
        | Class::Negation
        | Class::Modality
        | Class::Attribution
        | Class::Terminal
        | Class::Headline
        | Class::CorrectionNote => Significance::Substantive,
        Class::Link | Class::Wording => Significance::Wording,
        Class::Spelling
        | Class::Order
        | Class::Punctuation
        | Class::Case
        | Class::Typography
        | Class::Invisible
        | Class::Stamp => Significance::Cosmetic,
        Class::Boilerplate => Significance::Boilerplate,
    }
}

fn significance(change: &Change<'_>) -> Significance {
    match change.field {
        BlockKind::Boilerplate => return Significance::Boilerplate,
        BlockKind::Dates => return Significance::Cosmetic,
        _ => {}
    }
    if matches!(change.action, EditAction::Addition | EditAction::Deletion) {
        return Significance::Substantive;
    }
    let highest = change.classes.iter().map(|&class| weight(class)).max().unwrap_or(Significance::Cosmetic);
    let is_other_host = change.evidence.iter().any(link::is_other_host);
    if is_other_host { Significance::Substantive } else { highest }
}
