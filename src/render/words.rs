//! How many words a change adds and removes.

use std::ops::AddAssign;

use crate::model::{Change, EditOp};
use crate::text::tokenize;

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
            let number = || tokenize(&segment.text).iter().filter(|token| token.kind.is_word()).count();
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
