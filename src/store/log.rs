//! The store's log: a Merkle tree (RFC 9162, section 2.1) over the links of all captures in the order they were
//! recorded, of which only the head is kept: how many links, and the roots of the full subtrees.

use crate::model::Digest;

/// The head of a log: enough to add to it, and to prove that nothing in it was removed, reordered or edited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct LogHead {
    /// How many links.
    size: u64,
    /// Roots of the full subtrees from the left: one for each bit of `size` that is set, the largest first.
    peaks: Vec<Digest>,
}

impl LogHead {
    /// How many links the log has.
    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// Adds a link.
    pub(super) fn push(&mut self, link: Digest) {
        let mut node = leaf(link);
        for _ in 0..self.size.trailing_ones() {
            let left = self.peaks.pop().expect("one peak for each bit that is set");
            node = parent(left, node);
        }
        self.peaks.push(node);
        self.size += 1;
    }

    /// The root of the tree; the digest of nothing where it is empty.
    pub(super) fn root(&self) -> Digest {
        self.peaks.iter().rev().copied().reduce(|right, left| parent(left, right)).unwrap_or_else(|| Digest::of(&[]))
    }

    /// The peaks one behind the other, 32 bytes each.
    pub(super) fn peaks_to_bytes(&self) -> Vec<u8> {
        self.peaks.iter().flat_map(|peak| peak.0).collect()
    }

    /// The head that was written as a size and peaks; `None` where the two do not fit.
    pub(super) fn from_parts(size: u64, peaks: &[u8]) -> Option<Self> {
        let peaks: Vec<Digest> = peaks.chunks(32).map(Digest::from_bytes).collect::<Option<_>>()?;
        (peaks.len() == size.count_ones() as usize).then_some(Self { size, peaks })
    }
}

/// The hash of a link as a leaf of the tree.
pub(super) fn leaf(link: Digest) -> Digest {
    Digest::of_parts(&[&[0], &link.0])
}

/// The hash of two nodes.
pub(super) fn parent(left: Digest, right: Digest) -> Digest {
    Digest::of_parts(&[&[1], &left.0, &right.0])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition of RFC 9162, word for word.
    fn root_by_definition(links: &[Digest]) -> Digest {
        match links {
            [] => Digest::of(&[]),
            [link] => Digest::of_parts(&[&[0], &link.0]),
            _ => {
                let half = links.len().next_power_of_two() / 2;
                parent(root_by_definition(&links[..half]), root_by_definition(&links[half..]))
            }
        }
    }

    #[test]
    fn the_root_is_that_of_the_standard_at_every_size() {
        let links: Vec<Digest> = (0..70_u8).map(|number| Digest::of(&[number])).collect();
        let mut log = LogHead::default();
        for size in 0..links.len() {
            assert_eq!(log.root(), root_by_definition(&links[..size]), "{size}");
            assert_eq!(LogHead::from_parts(size as u64, &log.peaks_to_bytes()), Some(log.clone()));
            log.push(links[size]);
        }
    }

    #[test]
    fn a_head_whose_peaks_do_not_fit_its_size_is_refused() {
        assert_eq!(LogHead::from_parts(1, &[]), None);
        assert_eq!(LogHead::from_parts(1, &[0; 31]), None);
        assert_eq!(LogHead::from_parts(4, &[0; 64]), None);
    }
}
