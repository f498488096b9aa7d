//! One piece as the change a reader sees: its words compared, classed and weighed.

use std::borrow::Cow;

use super::{
    classify::{Edited, Knowledge, classify},
    common_ends::{self, Differing},
    link,
    piece::{Piece, Stretch, text_of},
    segment::{Sides, segments},
    words::pair_tokens,
};
use crate::{
    model::{Block, BlockKind, Change, ChangeClass, EditAction, EditOp, Evidence, Segment, Side, Significance},
    text::{Token, push_tokens},
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
        let parts = common_ends::differing(old, new);
        let shared = parts.before.start;
        let (old_tokens, new_tokens) = tokens(old, new, parts);
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

/// The tokens of two texts where they differ and beside; what is the same on both sides is cut once.
fn tokens(old: &str, new: &str, parts: Differing) -> (Vec<Token>, Vec<Token>) {
    let Differing { before, old: old_part, new: new_part, behind } = parts;
    let (old_end, new_end) = (old_part.end, new_part.end);
    let room = (before.len() + old_part.len().max(new_part.len()) + behind) / 4 + 4;
    let (mut old_tokens, mut new_tokens) = (Vec::with_capacity(room), Vec::with_capacity(room));
    push_tokens(old, before, &mut old_tokens);
    new_tokens.extend_from_slice(&old_tokens);
    push_tokens(old, old_part, &mut old_tokens);
    push_tokens(new, new_part, &mut new_tokens);
    let shared = old_tokens.len();
    push_tokens(old, old_end..old_end + behind, &mut old_tokens);
    let moved =
        |token: &Token| Token { start: token.start - old_end + new_end, end: token.end - old_end + new_end, ..*token };
    new_tokens.extend(old_tokens[shared..].iter().map(moved));
    (old_tokens, new_tokens)
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
