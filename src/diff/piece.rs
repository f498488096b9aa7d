//! Pieces: which stretches of the two documents belong together, before words are compared.

use std::{
    borrow::Cow,
    ops::{Deref, Range},
};

use crate::model::{Block, BlockKind, EditAction};

/// A stretch of one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Index of the block in its document.
    pub(crate) block: usize,
    /// Bytes of the block's text.
    pub(crate) range: Range<usize>,
}

impl Stretch {
    /// A whole block.
    pub(crate) fn whole(block: usize, blocks: &[Block]) -> Self {
        Self { block, range: 0..blocks[block].text.len() }
    }
}

/// The stretches of one side of a piece; a list is made only where there are several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Stretches {
    /// The side is empty.
    #[default]
    None,
    /// Nearly always.
    One(Stretch),
    /// The parts of a block that was split or merged.
    Several(Vec<Stretch>),
}

impl Deref for Stretches {
    type Target = [Stretch];

    fn deref(&self) -> &[Stretch] {
        match self {
            Self::None => &[],
            Self::One(stretch) => std::slice::from_ref(stretch),
            Self::Several(stretches) => stretches,
        }
    }
}

impl From<Option<Stretch>> for Stretches {
    fn from(stretch: Option<Stretch>) -> Self {
        stretch.map_or(Self::None, Self::One)
    }
}

/// What stands on the two sides of one change, or of an unchanged stretch; at most one side is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// What happened to it.
    pub(crate) action: EditAction,
    /// Stretches of the old document, in order; several only for a merge.
    pub(crate) old: Stretches,
    /// Stretches of the new document, in order; several only for a split.
    pub(crate) new: Stretches,
    /// Whether a split or merge also moved.
    pub(crate) is_moved: bool,
}

impl Piece {
    /// A piece with one stretch, or none, on each side.
    pub(crate) fn new(action: EditAction, old: Option<Stretch>, new: Option<Stretch>) -> Self {
        Self { action, old: old.into(), new: new.into(), is_moved: false }
    }

    /// The kind of block a reader finds it in: the new one, where there is one.
    pub(crate) fn kind(&self, old: &[Block], new: &[Block]) -> BlockKind {
        let stretch = self.new.first().map(|stretch| &new[stretch.block]);
        stretch.or_else(|| self.old.first().map(|stretch| &old[stretch.block])).map_or(BlockKind::Paragraph, |b| b.kind)
    }
}

/// The words of one side: stretches that follow each other in a block run on, others are joined by a blank line.
pub(crate) fn text_of<'a>(stretches: &[Stretch], blocks: &'a [Block]) -> Cow<'a, str> {
    let mut text = Cow::Borrowed("");
    for (at, stretch) in stretches.iter().enumerate() {
        let part = &blocks[stretch.block].text[stretch.range.clone()];
        if at == 0 {
            text = Cow::Borrowed(part);
        } else {
            let text = text.to_mut();
            text.push_str("\n\n");
            text.push_str(part);
        }
    }
    text
}
