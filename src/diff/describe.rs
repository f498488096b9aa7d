//! One piece as the change a reader sees: its words compared, classed and weighed.

use std::borrow::Cow;

use super::{
    classify::{Edited, Knowledge, classify},
    common_ends::{self, Differing},
    link,
    piece::{Piece, Stretch, text_of},
    segment::{Sides, segments},
    unspaced,
    words::pair_tokens,
};
use crate::{
    model::{Block, BlockKind, Change, ChangeClass, EditAction, EditOp, Evidence, Segment, Side, Significance},
    text::{Token, push_tokens},
};

/// Tokens that few sentences have more of.
const SENTENCE: usize = 64;

/// The documents a change is described from.
pub(crate) struct Scene<'k, 'a> {
    pub(crate) old: &'a [Block],
    pub(crate) new: &'a [Block],
    pub(crate) known: Knowledge<'k, 'a>,
    /// Whether white space around sentences is kept, so that nothing of the documents is left out.
    pub(crate) keeps_space: bool,
}

/// Describes one piece; `tokens` are those of the piece before, whose room is used again.
pub(crate) fn describe<'a>(piece: &Piece, scene: &Scene<'_, 'a>, tokens: &mut Tokens) -> Change<'a> {
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
            if old.text == new.text {
                change.segments = if old.text.is_empty() { Vec::new() } else { vec![one(EditOp::Equal, &old.text)] };
            } else {
                (change.segments, change.evidence) = compare((&old.text, &new.text), field, scene, tokens);
            }
            push_links(&mut change, piece, scene);
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
fn compare<'a>(
    (old, new): (&Cow<'a, str>, &Cow<'a, str>),
    field: BlockKind,
    scene: &Scene<'_, 'a>,
    tokens: &mut Tokens,
) -> (Vec<Segment<'a>>, Vec<Evidence<'a>>) {
    let parts = common_ends::differing(old, new);
    let shared = parts.before.start;
    tokens.cut(old, new, parts);
    let hunks = pair_tokens(&tokens.old, &tokens.new);
    let hunks = unspaced::cut((old, new), (&mut tokens.old, &mut tokens.new), hunks);
    let (old_tokens, new_tokens) = (&tokens.old[..], &tokens.new[..]);
    let segments = segments(&Sides { old, new, shared, old_tokens, new_tokens }, &hunks);
    let edited = Edited { old, new, old_tokens, new_tokens, hunks: &hunks, segments: &segments, field };
    let evidence = classify(&edited, &scene.known);
    (segments, evidence)
}

/// Adds what became of links; where blocks were split or joined, the white space between them says nothing.
fn push_links<'a>(change: &mut Change<'a>, piece: &Piece, scene: &Scene<'_, 'a>) {
    change.evidence.extend(link::evidence(piece, scene.old, scene.new));
    if matches!(change.action, EditAction::Split | EditAction::Merge) {
        let is_joint = |text: &Option<Cow<'_, str>>| text.as_ref().is_none_or(|text| text.trim().is_empty());
        change.evidence.retain(|evidence| {
            evidence.class != ChangeClass::Typography || !is_joint(&evidence.old) || !is_joint(&evidence.new)
        });
    }
}

/// The tokens of the two texts of a change, where they differ and beside.
#[derive(Debug)]
pub(crate) struct Tokens {
    old: Vec<Token>,
    new: Vec<Token>,
}

impl Tokens {
    /// None, and room for those of a sentence.
    pub(crate) fn new() -> Self {
        Self { old: Vec::with_capacity(SENTENCE), new: Vec::with_capacity(SENTENCE) }
    }

    /// Cuts two texts; what is the same on both sides is cut once.
    fn cut(&mut self, old: &str, new: &str, parts: Differing) {
        let (old_end, new_end) = (parts.old.end, parts.new.end);
        self.old.clear();
        self.new.clear();
        push_tokens(old, parts.before, &mut self.old);
        self.new.extend_from_slice(&self.old);
        push_tokens(old, parts.old, &mut self.old);
        push_tokens(new, parts.new, &mut self.new);
        let first = self.old.len();
        push_tokens(old, old_end..old_end + parts.behind, &mut self.old);
        let place = |at: usize| at - old_end + new_end;
        let behind = self.old[first..].iter();
        self.new.extend(behind.map(|token| Token { start: place(token.start), end: place(token.end), ..*token }));
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
    let is_same_place = || {
        let mut links = change.evidence.iter().filter(|evidence| evidence.class == ChangeClass::Link);
        links.all(link::is_same_place)
    };
    let weight = |class: ChangeClass| match class {
        ChangeClass::Link if is_same_place() => Significance::Cosmetic,
        _ => weight(class),
    };
    let highest = change.classes.iter().map(|&class| weight(class)).max().unwrap_or(Significance::Cosmetic);
    let is_other_host = change.evidence.iter().any(link::is_other_host);
    if is_other_host { Significance::Substantive } else { highest }
}
