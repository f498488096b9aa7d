//! Which pairs stayed in place: the heaviest set of pairs that do not cross.

/// A possible or certain pair of an old and a new thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    /// Place in the old sequence.
    pub(crate) old: usize,
    /// Place in the new sequence.
    pub(crate) new: usize,
    /// What keeping it is worth.
    pub(crate) weight: u64,
}

/// The links of the heaviest chain that rises strictly on both sides, in order; n log n, with room for each new place
/// between the first and the last. Links that cross nowhere are the chain already, as most are.
///
/// Of two chains of one weight the choice depends on the links alone, never on time or machine.
pub(crate) fn heaviest_chain(mut links: Vec<Link>) -> Vec<Link> {
    if is_rising(&links) {
        return links;
    }
    links.sort_by_key(|link| (link.old, std::cmp::Reverse(link.new)));
    let news = || links.iter().map(|link| link.new);
    let first = news().min().unwrap_or(0);
    let ranks = news().max().unwrap_or(0) + 1 - first;
    let mut best = PrefixBest::new(ranks);
    let mut before = vec![None; links.len()];
    for (at, link) in links.iter().enumerate() {
        let rank = link.new - first;
        let (weight, previous) = best.below(rank);
        before[at] = previous;
        best.raise(rank, weight + link.weight, at);
    }
    let mut chain: Vec<Link> =
        std::iter::successors(best.below(ranks).1, |&at| before[at]).map(|at| links[at]).collect();
    chain.reverse();
    chain
}

fn is_rising(links: &[Link]) -> bool {
    links.is_sorted_by(|before, behind| before.old < behind.old && before.new < behind.new)
}

/// A Fenwick tree of the best chain that ends at or below a rank.
struct PrefixBest {
    nodes: Vec<(u64, Option<usize>)>,
}

impl PrefixBest {
    fn new(ranks: usize) -> Self {
        Self { nodes: vec![(0, None); ranks + 1] }
    }

    /// The best weight, and its last link, over ranks below `rank`.
    fn below(&self, rank: usize) -> (u64, Option<usize>) {
        let mut best = (0, None);
        let mut at = rank;
        while at > 0 {
            if self.nodes[at].0 > best.0 {
                best = self.nodes[at];
            }
            at &= at - 1;
        }
        best
    }

    fn raise(&mut self, rank: usize, weight: u64, link: usize) {
        let mut at = rank + 1;
        while at < self.nodes.len() {
            if weight > self.nodes[at].0 {
                self.nodes[at] = (weight, Some(link));
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn link((old, new, weight): (usize, usize, u64)) -> Link {
        Link { old, new, weight }
    }

    #[test]
    fn the_lighter_of_two_that_swapped_is_the_one_that_moved() {
        let links = [(0, 1, 9), (1, 0, 4)].map(link);
        assert_eq!(heaviest_chain(links.to_vec()), links[..1]);
    }

    #[test]
    fn a_place_is_used_once_on_each_side() {
        let links = [(0, 0, 2), (0, 1, 3), (1, 1, 2), (2, 2, 1)].map(link);
        assert_eq!(heaviest_chain(links.to_vec()), [links[0], links[2], links[3]]);
    }

    /// The weight of the best chain, by trying every one.
    fn best_by_trial(links: &[Link], old: usize, new: usize) -> u64 {
        let follow = |l: &Link| l.weight + best_by_trial(links, l.old + 1, l.new + 1);
        links.iter().filter(|l| l.old >= old && l.new >= new).map(follow).max().unwrap_or(0)
    }

    proptest! {
        #[test]
        fn no_chain_is_heavier(links in proptest::collection::vec((0usize..6, 0usize..6, 1u64..9), 0..7)) {
            let links: Vec<Link> = links.into_iter().map(link).collect();
            let chain = heaviest_chain(links.clone());
            let weight: u64 = chain.iter().map(|link| link.weight).sum();
            prop_assert!(is_rising(&chain));
            prop_assert_eq!(weight, best_by_trial(&links, 0, 0));
        }
    }
}
