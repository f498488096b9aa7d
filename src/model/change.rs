//! One change of a diff, with the words that prove it.

use std::{borrow::Cow, ops::AddAssign};

use serde::Serialize;

use super::BlockKind;

/// What a reader is told about a sentence, a block or a field (`NewsEdits`: Addition, Deletion, Edit, Refactor).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EditAction {
    /// Only in the new version.
    Addition,
    /// Only in the old version.
    Deletion,
    /// In both, with other words, marks or links.
    Edit,
    /// In both at another place, perhaps edited as well.
    Move,
    /// One block became several.
    Split,
    /// Several blocks became one.
    Merge,
    /// The same in both; only reported on request.
    Equal,
}

/// What happened to a run of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EditOp {
    /// On both sides.
    Equal,
    /// Only on the old side.
    Delete,
    /// Only on the new side.
    Insert,
}

/// Why a change matters; `docs/diff.md` has an example of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeClass {
    /// Digits, number words, ordinals, money, percentages, units.
    Number,
    /// Clock times, dates, weekdays, months.
    Time,
    /// A person, place or body is named otherwise.
    Name,
    /// Words inside quotation marks changed, or the marks came or went.
    Quote,
    /// A negation came or went.
    Negation,
    /// How sure or how bound: may, will, alleged, reportedly.
    Modality,
    /// Who says it, and with which verb.
    Attribution,
    /// A statement became a question, or the other way.
    Terminal,
    /// The headline changed.
    Headline,
    /// A correction or clarification note appeared, changed or went.
    CorrectionNote,
    /// A link's address changed.
    Link,
    /// The same word, spelt otherwise.
    Spelling,
    /// Other words.
    Wording,
    /// The same words in another place.
    Order,
    /// Marks such as commas and stops.
    Punctuation,
    /// Capitals.
    Case,
    /// Quote style, dash, ellipsis, white space.
    Typography,
    /// Characters nobody sees: bidi, zero-width, control.
    Invisible,
    /// The publisher's time stamp.
    Stamp,
    /// Text that is not the article.
    Boilerplate,
}

impl ChangeClass {
    /// Every class, in the order they are reported.
    pub const ALL: [Self; 20] = [
        Self::Number,
        Self::Time,
        Self::Name,
        Self::Quote,
        Self::Negation,
        Self::Modality,
        Self::Attribution,
        Self::Terminal,
        Self::Headline,
        Self::CorrectionNote,
        Self::Link,
        Self::Spelling,
        Self::Wording,
        Self::Order,
        Self::Punctuation,
        Self::Case,
        Self::Typography,
        Self::Invisible,
        Self::Stamp,
        Self::Boilerplate,
    ];

    /// The class's word in JSON and on the command line, as in `correction-note`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Time => "time",
            Self::Name => "name",
            Self::Quote => "quote",
            Self::Negation => "negation",
            Self::Modality => "modality",
            Self::Attribution => "attribution",
            Self::Terminal => "terminal",
            Self::Headline => "headline",
            Self::CorrectionNote => "correction-note",
            Self::Link => "link",
            Self::Spelling => "spelling",
            Self::Wording => "wording",
            Self::Order => "order",
            Self::Punctuation => "punctuation",
            Self::Case => "case",
            Self::Typography => "typography",
            Self::Invisible => "invisible",
            Self::Stamp => "stamp",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// How much a change matters to a reader, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Significance {
    /// Nothing changed.
    None,
    /// Only text that is not the article.
    Boilerplate,
    /// Spelling, order, marks, white space, stamps.
    Cosmetic,
    /// Other words, no known reason to worry.
    Wording,
    /// What is claimed, by whom, of whom, when or how much.
    Substantive,
}

/// A run of text under one op, in the original spelling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Segment<'a> {
    /// What happened to it.
    pub op: EditOp,
    /// The words as published.
    pub text: Cow<'a, str>,
    /// `typography` where the other side differs only in how the same words are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<ChangeClass>,
}

/// The words that show why a change has a class; `None` on the side that has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence<'a> {
    /// The class that is shown.
    pub class: ChangeClass,
    /// The words of the old version.
    pub old: Option<Cow<'a, str>>,
    /// The words of the new version.
    pub new: Option<Cow<'a, str>>,
}

/// One side of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side<'a> {
    /// Index of the (first) block in that version's document.
    pub block: usize,
    /// The words as published: a sentence, or the whole block or field.
    pub text: Cow<'a, str>,
}

/// One change: a sentence of the body, or a whole block or field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change<'a> {
    /// What happened.
    pub action: EditAction,
    /// The kind of block it happened in.
    pub field: BlockKind,
    /// The old side; `None` for an addition.
    pub old: Option<Side<'a>>,
    /// The new side; `None` for a deletion.
    pub new: Option<Side<'a>>,
    /// The text of both sides: equal and delete segments join to the old text, equal and insert to the new.
    pub segments: Vec<Segment<'a>>,
    /// Every class that applies, in the order of [`ChangeClass::ALL`].
    pub classes: Vec<ChangeClass>,
    /// What shows each class.
    pub evidence: Vec<Evidence<'a>>,
    /// How much it matters.
    pub significance: Significance,
    /// Whether a split or merge also moved.
    pub moved: bool,
}

/// How many words a change adds and takes away; other writings of the same words count as none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChangedWords {
    /// In insert segments.
    pub added: usize,
    /// In delete segments.
    pub deleted: usize,
}

impl ChangedWords {
    /// Counts the words of a change by a function that counts those of a text.
    pub fn of(change: &Change<'_>, count: impl Fn(&str) -> usize) -> Self {
        let mut words = Self::default();
        for segment in change.segments.iter().filter(|segment| segment.class.is_none()) {
            match segment.op {
                EditOp::Equal => {}
                EditOp::Delete => words.deleted += count(&segment.text),
                EditOp::Insert => words.added += count(&segment.text),
            }
        }
        words
    }
}

impl AddAssign for ChangedWords {
    fn add_assign(&mut self, other: Self) {
        self.added += other.added;
        self.deleted += other.deleted;
    }
}
