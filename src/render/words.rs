//! How many words a change adds and removes.

use std::ops::AddAssign;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::{Change, EditOp};

/// Words on each side of a change; other writings of the same words count as none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) added: usize,
    pub(super) removed: usize,
}

impl Words {
    /// Counts the words of a change's marked segments.
    pub(super) fn of(change: &Change<'_>) -> Self {
        let mut words = Self::default();
        for segment in change.segments.iter().filter(|segment| segment.class.is_none()) {
            let number = || segment.text.unicode_words().count();
            match segment.op {
                EditOp::Equal => {}
                EditOp::Delete => words.removed += number(),
                EditOp::Insert => words.added += number(),
            }
        }
        words
    }
}

impl AddAssign for Words {
    fn add_assign(&mut self, other: Self) {
        self.added += other.added;
        self.removed += other.removed;
    }
}
