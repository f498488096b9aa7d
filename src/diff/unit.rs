//! Units of alignment: sentences of paragraphs, whole blocks of everything else.

use crate::{
    model::{Block, BlockKind},
    text::{key, sentence},
};

/// One unit of a document's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Index of the block in its document.
    pub(crate) block: usize,
    /// First byte in the block's text.
    pub(crate) start: usize,
    /// One past the last byte, white space behind the sentence included.
    pub(crate) end: usize,
    /// Digest of the text without white space at its ends.
    pub(crate) digest: u64,
}

impl Unit {
    /// A whole block.
    pub(crate) fn whole(block: usize, blocks: &[Block]) -> Self {
        Self::new(block, 0, blocks[block].text.len(), blocks)
    }

    fn new(block: usize, start: usize, end: usize, blocks: &[Block]) -> Self {
        let digest = key::digest(blocks[block].text[start..end].trim().as_bytes());
        Self { block, start, end, digest }
    }

    /// The unit's words, white space behind them included.
    pub(crate) fn text<'a>(&self, blocks: &'a [Block]) -> &'a str {
        &blocks[self.block].text[self.start..self.end]
    }

    /// What the unit weighs when one of two must count as moved.
    pub(crate) fn weight(&self) -> u64 {
        (self.end - self.start) as u64 + 1
    }

    /// Whether it is the last of its block.
    pub(crate) fn is_last(&self, blocks: &[Block]) -> bool {
        self.end == blocks[self.block].text.len()
    }
}

/// Pushes the units of one block.
pub(crate) fn push_units(block: usize, blocks: &[Block], language: Option<&str>, units: &mut Vec<Unit>) {
    let text = &blocks[block].text;
    if !matches!(blocks[block].kind, BlockKind::Paragraph | BlockKind::PullQuote) || text.trim().is_empty() {
        units.push(Unit::whole(block, blocks));
        return;
    }
    let sentences = sentence::split(text, language);
    units.extend(sentences.into_iter().map(|range| Unit::new(block, range.start, range.end, blocks)));
}
