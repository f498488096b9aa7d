//! Units of alignment: sentences of paragraphs, whole blocks of everything else.

use std::ops::Range;

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
        Self::new(block, 0..blocks[block].text.len(), blocks)
    }

    /// A whole block that has an equal on the other side: the digest, the same there, may be of more than its words.
    pub(crate) fn known(block: usize, blocks: &[Block], digest: u64) -> Self {
        Self { block, start: 0, end: blocks[block].text.len(), digest }
    }

    fn new(block: usize, range: Range<usize>, blocks: &[Block]) -> Self {
        let digest = key::digest(blocks[block].text[range.clone()].trim().as_bytes());
        Self { block, start: range.start, end: range.end, digest }
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
    if !is_of_sentences(&blocks[block]) {
        units.push(Unit::whole(block, blocks));
        return;
    }
    let sentences = sentence::sentences(&blocks[block].text, language);
    units.extend(sentences.map(|range| Unit::new(block, range, blocks)));
}

/// Pushes the units of a block between what it has in common, at its ends, with its form on the other side: that is
/// one unit each.
pub(crate) fn push_cut(block: usize, blocks: &[Block], (cut, ends): (&Cut, &[usize]), units: &mut Vec<Unit>) {
    let starts = [0, cut.before].into_iter().chain(ends.iter().copied());
    let ends = [cut.before].into_iter().chain(ends.iter().copied()).chain([blocks[block].text.len()]);
    let ranges = starts.zip(ends).filter(|(start, end)| start < end);
    units.extend(ranges.map(|(start, end)| Unit::new(block, start..end, blocks)));
}

/// Whether a block is as many units as it has sentences.
pub(crate) fn is_of_sentences(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::PullQuote) && !block.text.trim_ascii().is_empty()
}

/// Where two forms of a paragraph are cut into units.
#[derive(Debug, Default)]
pub(crate) struct Cut {
    /// Bytes of the sentences at the start that both have.
    pub(crate) before: usize,
    /// Bytes of the sentences at the end that both have.
    pub(crate) behind: usize,
    /// Ends of the sentences between, in the old text.
    pub(crate) old: Vec<usize>,
    /// The same in the new text.
    pub(crate) new: Vec<usize>,
}

impl Cut {
    /// Cuts two texts that share so many bytes at their ends. Sentences at the start are looked for once; those at the
    /// end not at all, from where both texts go on alike.
    pub(crate) fn of(old: &str, new: &str, (prefix, suffix): (usize, usize), language: Option<&str>) -> Self {
        let mut cut = Self::default();
        let mut olds = sentence::sentences(old, language);
        olds.pass(prefix);
        cut.before = olds.start();
        let mut news = olds.clone().over(new);
        let left = |text: &str, ends: &[usize]| text.len() - ends.last().copied().unwrap_or(cut.before);
        loop {
            let (left_old, left_new) = (left(old, &cut.old), left(new, &cut.new));
            let goes_on_alike = left_old == left_new && left_old <= suffix && olds.stands_like(&news);
            if goes_on_alike || left_old + left_new == 0 {
                cut.behind = left_old;
                return cut;
            }
            if left_old >= left_new {
                cut.old.extend(olds.next().map(|sentence| sentence.end));
            }
            if left_new >= left_old {
                cut.new.extend(news.next().map(|sentence| sentence.end));
            }
        }
    }
}
