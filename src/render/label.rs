//! Labels: what a run of text is to its reader. A painter decides how that looks; no colour is known here.

use std::borrow::Cow;

use crate::text::{
    letters,
    sanitise::{Layout, visible},
};

/// What a run of text is to its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Words that are the same on both sides, beside a change.
    Same,
    /// An unchanged passage shown only so that the reader knows where a change stands.
    Context,
    /// Only in the old version.
    Removed,
    /// Only in the new version.
    Added,
    /// The old writing of words that stayed the same.
    RemovedTypography,
    /// The new writing of words that stayed the same.
    AddedTypography,
    /// The same words in another place.
    Moved,
    /// A line or bar of the new version that carries its own mark.
    AddedLine,
    /// A line or bar of the old version that carries its own mark.
    RemovedLine,
    /// The title of what is shown.
    Title,
    /// The name of a field, or the number of a paragraph.
    FieldName,
    /// A time on either clock.
    Time,
    /// Why a change matters, where it is substantive.
    Note,
    /// Why a change hardly matters, and other asides.
    Aside,
    /// Words that were looked for.
    Found,
    /// How much unchanged text is left out here.
    Fold,
    /// What the reader's options hide.
    Hidden,
    /// What a reader should be warned of.
    Warning,
}

impl Label {
    /// The label's word, for tests and style sheets.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Context => "context",
            Self::Removed => "removed",
            Self::Added => "added",
            Self::RemovedTypography => "removed-typography",
            Self::AddedTypography => "added-typography",
            Self::Moved => "moved",
            Self::AddedLine => "added-line",
            Self::RemovedLine => "removed-line",
            Self::Title => "title",
            Self::FieldName => "field",
            Self::Time => "time",
            Self::Note => "note",
            Self::Aside => "aside",
            Self::Found => "found",
            Self::Fold => "fold",
            Self::Hidden => "hidden",
            Self::Warning => "warning",
        }
    }

    /// Whether the words stood in the old version only.
    pub(super) fn is_removed(self) -> bool {
        matches!(self, Self::Removed | Self::RemovedTypography)
    }

    /// Whether the words stand in the new version only.
    pub(super) fn is_added(self) -> bool {
        matches!(self, Self::Added | Self::AddedTypography)
    }
}

/// A run of text under one label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run<'a> {
    pub(super) label: Label,
    pub(super) text: Cow<'a, str>,
}

impl<'a> Run<'a> {
    pub(super) fn new(label: Label, text: impl Into<Cow<'a, str>>) -> Self {
        Self { label, text: text.into() }
    }

    /// The text as it may be shown on a terminal: nothing in it acts or hides, and only line feeds break lines.
    pub(super) fn harmless(&self) -> Cow<'_, str> {
        let shown = visible(&self.text, Layout::Keep);
        let plain = letters::printable(&shown);
        if shown[plain..].contains(['\t', '\r']) {
            shown.replace('\t', " │ ").replace('\r', "").into()
        } else {
            shown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_is_made_visible() {
        assert_eq!(Run::new(Label::Same, "a\u{1b}[2J\u{202e}b").harmless(), "a‹U+001B›[2J‹U+202E›b");
    }

    #[test]
    fn cells_of_a_table_stay_apart_on_one_line() {
        assert_eq!(Run::new(Label::Same, "Port\tBoats\r\nNorth\t2").harmless(), "Port │ Boats\nNorth │ 2");
    }
}
