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

    /// A stretch of a block that has an equal on the other side, so that nobody looks for one: the digest of the whole
    /// block will do.
    pub(crate) fn known(block: usize, range: Range<usize>, digest: u64) -> Self {
        Self { block, start: range.start, end: range.end, digest }
    }

    fn new(block: usize, range: Range<usize>, blocks: &[Block]) -> Self {
        let digest = key::digest(trimmed(&blocks[block].text[range.clone()]).as_bytes());
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

/// A text without white space at its ends, of which sentences mostly have a space behind them and nothing else.
pub(crate) fn trimmed(text: &str) -> &str {
    let text = text.strip_suffix(' ').unwrap_or(text);
    let is_bare = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let (first, last) = (text.as_bytes().first(), text.as_bytes().last());
    if is_bare(first) && is_bare(last) { text } else { text.trim() }
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
pub(crate) fn push_cut(
    (block, digest): (usize, u64),
    blocks: &[Block],
    (before, ends): (usize, &[usize]),
    units: &mut Vec<Unit>,
) {
    if before > 0 {
        units.push(Unit::known(block, 0..before, digest));
    }
    let mut start = before;
    for &end in ends {
        units.push(Unit::new(block, start..end, blocks));
        start = end;
    }
    if start < blocks[block].text.len() {
        units.push(Unit::known(block, start..blocks[block].text.len(), digest));
    }
}

/// Whether a block is as many units as it has sentences.
pub(crate) fn is_of_sentences(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::PullQuote) && !block.text.trim_ascii().is_empty()
}

/// Ends of sentences in the paragraphs of two texts that were cut.
#[derive(Debug)]
pub(crate) struct Ends {
    pub(crate) old: Vec<usize>,
    pub(crate) new: Vec<usize>,
}

/// Where two forms of a paragraph are cut into units.
#[derive(Debug, Clone)]
pub(crate) struct Cut {
    /// Bytes of the sentences at the start that both have.
    pub(crate) before: usize,
    /// Bytes of the sentences at the end that both have.
    pub(crate) behind: usize,
    /// Which of the [`Ends`] are those of the sentences between, in the old text.
    pub(crate) old: Range<usize>,
    /// The same in the new text.
    pub(crate) new: Range<usize>,
}

impl Cut {
    /// Cuts two texts that share so many bytes at their ends. Sentences at the start are looked for once; those at the
    /// end not at all, from where both texts go on alike.
    pub(crate) fn of(
        (old, new): (&str, &str),
        (prefix, suffix): (usize, usize),
        language: Option<&str>,
        ends: &mut Ends,
    ) -> Self {
        let mut olds = sentence::sentences(old, language);
        let mut behind_next = Some(olds.pass(prefix));
        let mut news = olds.clone().over(new);
        let (before, first) = (olds.start(), (ends.old.len(), ends.new.len()));
        loop {
            let (left_old, left_new) = (old.len() - olds.start(), new.len() - news.start());
            let goes_on_alike = left_old == left_new && left_old <= suffix && olds.stands_like(&news);
            if goes_on_alike || left_old + left_new == 0 {
                let between = (first.0..ends.old.len(), first.1..ends.new.len());
                return Self { before, behind: left_old, old: between.0, new: between.1 };
            }
            if left_old >= left_new {
                olds = behind_next.take().unwrap_or_else(|| olds.behind_next());
                ends.old.push(olds.start());
            }
            if left_new >= left_old {
                news = news.behind_next();
                ends.new.push(news.start());
            }
        }
    }
}
