//! Pairs equal things in two sequences: unique ones first, then their neighbours, then repeats in order.
//!
//! Sorting takes the place of a hash table, so that no input makes it slower than n log n. Pairs may cross each other;
//! which of them stayed in place is for [`order`](super::order) to say.

/// One pair: index in the old sequence, index in the new.
pub(crate) type Pair = (usize, usize);

/// Who goes with whom.
#[derive(Debug, Default)]
pub(crate) struct Partners {
    /// For each old index the new one.
    pub(crate) of_old: Vec<Option<usize>>,
    /// For each new index the old one.
    pub(crate) of_new: Vec<Option<usize>>,
}

impl Partners {
    /// So many of each side, none with a partner.
    pub(crate) fn none(old: usize, new: usize) -> Self {
        Self { of_old: vec![None; old], of_new: vec![None; new] }
    }

    pub(crate) fn pair(&mut self, (old, new): Pair) {
        self.of_old[old] = Some(new);
        self.of_new[new] = Some(old);
    }

    pub(crate) fn part(&mut self, (old, new): Pair) {
        self.of_old[old] = None;
        self.of_new[new] = None;
    }

    /// Parts the pairs that do not hold.
    pub(crate) fn part_unless(&mut self, holds: impl Fn(Pair) -> bool) {
        for i in 0..self.of_old.len() {
            if let Some(j) = self.of_old[i].filter(|&j| !holds((i, j))) {
                self.part((i, j));
            }
        }
    }

    pub(crate) fn is_free(&self, (old, new): Pair) -> bool {
        self.of_old[old].is_none() && self.of_new[new].is_none()
    }

    /// The old and the new indices without a partner.
    pub(crate) fn free(&self) -> (Vec<usize>, Vec<usize>) {
        let free = |of: &[Option<usize>]| (0..of.len()).filter(|&at| of[at].is_none()).collect();
        (free(&self.of_old), free(&self.of_new))
    }

    /// The pairs, in old order.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = Pair> + '_ {
        self.of_old.iter().enumerate().filter_map(|(old, new)| new.map(|new| (old, new)))
    }
}

/// Pairs the indices of equal keys in `old` and `new` that have no partner yet.
pub(crate) fn pair_equal(old: &[u64], new: &[u64], partners: &mut Partners) {
    let (old_places, new_places) = (places(old, &partners.of_old), places(new, &partners.of_new));
    let mut has_repeats = false;
    for (olds, news) in groups(&old_places, &new_places) {
        if let ([i], [j]) = (olds, news) {
            partners.pair((i.1, j.1));
        } else {
            has_repeats = true;
        }
    }
    extend(old, new, partners);
    if has_repeats {
        pair_repeats(&old_places, &new_places, partners);
    }
}

/// Pairs the repeats that are left, in order.
fn pair_repeats(old: Places<'_>, new: Places<'_>, partners: &mut Partners) {
    for (olds, news) in groups(old, new).filter(|(olds, news)| olds.len() + news.len() > 2) {
        let mut news = news.iter().map(|place| place.1);
        for &(_, i) in olds {
            if partners.of_old[i].is_none() {
                let Some(j) = news.find(|&j| partners.of_new[j].is_none()) else { break };
                partners.pair((i, j));
            }
        }
    }
}

/// Keys with their places.
type Places<'p> = &'p [(u64, usize)];

/// The places of keys without a partner, sorted.
fn places(keys: &[u64], of: &[Option<usize>]) -> Vec<(u64, usize)> {
    let mut places = Vec::with_capacity(keys.len());
    places.extend(keys.iter().copied().zip(0..).filter(|place: &(u64, usize)| of[place.1].is_none()));
    places.sort_unstable();
    places
}

/// The keys that occur on both sides, with their places in order.
fn groups<'p>(old: Places<'p>, new: Places<'p>) -> impl Iterator<Item = (Places<'p>, Places<'p>)> {
    let mut news = new.chunk_by(|a, b| a.0 == b.0).peekable();
    old.chunk_by(|a, b| a.0 == b.0).filter_map(move |olds| {
        while news.next_if(|run| run[0].0 < olds[0].0).is_some() {}
        Some((olds, news.next_if(|run| run[0].0 == olds[0].0)?))
    })
}

/// Pairs equal neighbours of pairs, forwards and then backwards, so that a repeat goes with what stands beside it.
fn extend(old: &[u64], new: &[u64], partners: &mut Partners) {
    let is_equal =
        |pair: Pair, partners: &Partners| pair.1 < new.len() && partners.is_free(pair) && old[pair.0] == new[pair.1];
    for i in 1..old.len() {
        let Some(pair) = partners.of_old[i - 1].map(|j| (i, j + 1)) else { continue };
        if is_equal(pair, partners) {
            partners.pair(pair);
        }
    }
    for i in (1..old.len()).rev() {
        let Some(pair) = partners.of_old[i].and_then(|j| Some((i - 1, j.checked_sub(1)?))) else { continue };
        if is_equal(pair, partners) {
            partners.pair(pair);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(old: &str, new: &str) -> Vec<Pair> {
        let keys = |text: &str| text.bytes().map(u64::from).collect::<Vec<_>>();
        let mut partners = Partners::none(old.len(), new.len());
        pair_equal(&keys(old), &keys(new), &mut partners);
        partners.pairs().collect()
    }

    #[test]
    fn unique_things_find_each_other_wherever_they_are() {
        assert_eq!(pairs("abc", "cab"), [(0, 1), (1, 2), (2, 0)]);
    }

    #[test]
    fn a_repeat_goes_with_its_neighbour() {
        assert_eq!(pairs("xax", "ax"), [(1, 0), (2, 1)]);
        assert_eq!(pairs("xax", "xa"), [(0, 0), (1, 1)]);
    }

    #[test]
    fn repeats_without_neighbours_pair_in_order() {
        assert_eq!(pairs("xx", "xxx"), [(0, 0), (1, 1)]);
        assert_eq!(pairs("xxx", ""), []);
    }
}
