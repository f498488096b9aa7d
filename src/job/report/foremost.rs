//! The first so many of things that come in any order, in little more room than those take.

use std::cmp::Ordering;

/// Things that are held beyond those that are wanted, before the last are let go.
const SLACK: usize = 1_000;

/// The first things by an order; those that are equal in it stand as they came.
pub(super) struct Foremost<T> {
    kept: Vec<T>,
    most: usize,
    order: fn(&T, &T) -> Ordering,
}

impl<T> Foremost<T> {
    /// None yet, and no more than so many.
    pub(super) fn new(most: usize, order: fn(&T, &T) -> Ordering) -> Self {
        Self { kept: Vec::new(), most, order }
    }

    /// Adds a thing, and lets go what is not among the first.
    pub(super) fn add(&mut self, thing: T) {
        self.kept.push(thing);
        if self.kept.len() >= self.most.saturating_mul(2).saturating_add(SLACK) {
            self.cut();
        }
    }

    /// The first ones, in order.
    pub(super) fn finish(mut self) -> Vec<T> {
        self.cut();
        self.kept
    }

    fn cut(&mut self) {
        self.kept.sort_by(self.order);
        self.kept.truncate(self.most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_kept_however_many_come() {
        let mut foremost = Foremost::new(3, |a: &(u64, u64), b| a.0.cmp(&b.0));
        for place in 0..10_000 {
            foremost.add((place * 7_919 % 5_000, place));
            assert!(foremost.kept.len() <= SLACK + 6);
        }
        assert_eq!(foremost.finish(), [(0, 0), (0, 5_000), (1, 2_679)]);
        let mut all = Foremost::new(usize::MAX, u32::cmp);
        for number in [3, 1, 2] {
            all.add(number);
        }
        assert_eq!(all.finish(), [1, 2, 3]);
    }
}
