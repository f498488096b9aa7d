//! Pairs equal things in two sequences: unique ones first, then their neighbours, then repeats in order.
//!
//! Sorting takes the place of a hash table, so that no input makes it slower than n log n. Pairs may cross each other;
//! which of them stayed in place is for [`order`](super::order) to say.

/// One pair: index in the old sequence, index in the new.
pub(crate) type Pair = (usize, usize);

/// Pairs the indices of equal keys in `old` and `new`; every index is used at most once.
pub(crate) fn pair_equal(old: &[u64], new: &[u64]) -> Vec<Pair> {
    let mut partner_of_old = vec![None; old.len()];
    let mut is_taken = vec![false; new.len()];
    let groups = groups(old, new);
    for group in groups.iter().filter(|group| group.is_unique()) {
        partner_of_old[group.old[0]] = Some(group.new[0]);
        is_taken[group.new[0]] = true;
    }
    extend(old, new, &mut partner_of_old, &mut is_taken);
    for group in groups.iter().filter(|group| !group.is_unique()) {
        let mut free = group.new.iter().copied().filter(|&j| !is_taken[j]).collect::<Vec<_>>().into_iter();
        for &i in &group.old {
            if partner_of_old[i].is_none() {
                partner_of_old[i] = free.next();
            }
        }
        for &i in &group.old {
            if let Some(j) = partner_of_old[i] {
                is_taken[j] = true;
            }
        }
    }
    partner_of_old.iter().enumerate().filter_map(|(i, j)| j.map(|j| (i, j))).collect()
}

/// The places of one key on both sides.
struct Group {
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Group {
    fn is_unique(&self) -> bool {
        self.old.len() == 1 && self.new.len() == 1
    }
}

/// The keys that occur on both sides, with their places in order.
fn groups(old: &[u64], new: &[u64]) -> Vec<Group> {
    let sorted = |keys: &[u64]| {
        let mut places: Vec<(u64, usize)> = keys.iter().copied().zip(0..).collect();
        places.sort_unstable();
        places
    };
    let (old, new) = (sorted(old), sorted(new));
    let mut groups = Vec::new();
    let mut from = 0;
    for run in old.chunk_by(|a, b| a.0 == b.0) {
        let key = run[0].0;
        from += new[from..].partition_point(|place| place.0 < key);
        let count = new[from..].partition_point(|place| place.0 == key);
        if count > 0 {
            let places = |run: &[(u64, usize)]| run.iter().map(|place| place.1).collect();
            groups.push(Group { old: places(run), new: places(&new[from..from + count]) });
        }
        from += count;
    }
    groups
}

/// Pairs equal neighbours of pairs, forwards and then backwards, so that a repeat goes with what stands beside it.
fn extend(old: &[u64], new: &[u64], partner_of_old: &mut [Option<usize>], is_taken: &mut [bool]) {
    for i in 1..old.len() {
        let Some(j) = partner_of_old[i - 1].map(|j| j + 1) else { continue };
        if partner_of_old[i].is_none() && j < new.len() && !is_taken[j] && old[i] == new[j] {
            partner_of_old[i] = Some(j);
            is_taken[j] = true;
        }
    }
    for i in (1..old.len()).rev() {
        let Some(j) = partner_of_old[i].and_then(|j| j.checked_sub(1)) else { continue };
        if partner_of_old[i - 1].is_none() && !is_taken[j] && old[i - 1] == new[j] {
            partner_of_old[i - 1] = Some(j);
            is_taken[j] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(old: &str, new: &str) -> Vec<Pair> {
        let keys = |text: &str| text.bytes().map(u64::from).collect::<Vec<_>>();
        pair_equal(&keys(old), &keys(new))
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
