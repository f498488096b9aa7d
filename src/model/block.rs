//! Blocks: the typed pieces of an article in reading order.

use serde::{Deserialize, Serialize};

/// What a block is to its reader; serialised in kebab case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// The title of the article.
    Headline,
    /// The summary under or above the headline (deck, dek, lede line).
    Standfirst,
    /// Who wrote it.
    Byline,
    /// The line with the publisher's own times.
    Dates,
    /// The words under a picture or video.
    Caption,
    /// Who made or owns a picture.
    Credit,
    /// A heading inside the body.
    Crosshead,
    /// A paragraph of the body.
    Paragraph,
    /// A sentence lifted from the body and set large.
    PullQuote,
    /// One item of a list in the body.
    ListItem,
    /// A table; cells are joined by a tab, rows by a newline.
    Table,
    /// A correction, clarification or editor's note.
    Correction,
    /// Anything visible that is not the article: navigation, sign-up forms, related links, notices.
    Boilerplate,
}

impl BlockKind {
    /// Every kind, in the order a reader meets them.
    pub const ALL: [Self; 13] = [
        Self::Headline,
        Self::Standfirst,
        Self::Byline,
        Self::Dates,
        Self::Caption,
        Self::Credit,
        Self::Crosshead,
        Self::Paragraph,
        Self::PullQuote,
        Self::ListItem,
        Self::Table,
        Self::Correction,
        Self::Boilerplate,
    ];

    /// The kind's word in JSON and on the command line, as in `pull-quote`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Byline => "byline",
            Self::Dates => "dates",
            Self::Caption => "caption",
            Self::Credit => "credit",
            Self::Crosshead => "crosshead",
            Self::Paragraph => "paragraph",
            Self::PullQuote => "pull-quote",
            Self::ListItem => "list-item",
            Self::Table => "table",
            Self::Correction => "correction",
            Self::Boilerplate => "boilerplate",
        }
    }

    /// Whether the block belongs to the running text of the article (`text` of an extraction).
    pub fn is_body(self) -> bool {
        matches!(self, Self::Crosshead | Self::Paragraph | Self::PullQuote | Self::ListItem | Self::Table)
    }

    /// Whether it belongs to the page and not to the article: stamps, boilerplate.
    pub(crate) fn is_of_page(self) -> bool {
        matches!(self, Self::Dates | Self::Boilerplate)
    }
}

/// A link inside a block's text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Link {
    /// First byte of the linked words in the block's text.
    pub start: usize,
    /// One past the last byte of the linked words.
    pub end: usize,
    /// The address, absolute where the page's own address is known.
    pub href: String,
}

/// One typed piece of an article.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Block {
    /// What the block is.
    pub kind: BlockKind,
    /// The words as published; white space of HTML is folded, of plain text kept.
    pub text: String,
    /// Links in the text, in order, not overlapping.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The number that a numbered list shows before the block. No part of the text: where an item is added at the top
    /// of a list, the others stay what they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
}

impl Block {
    /// A block without links.
    pub fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), links: Vec::new(), number: None }
    }
}
