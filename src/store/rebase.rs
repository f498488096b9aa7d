//! Making frames anew that stood on one that a rule removes, so that no chain breaks and none grows longer.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    codec,
    frames::{Frame, FrameError, FrameTables, Frames, Table},
};

/// The frames that stay, but stood on one that goes, each made anew against the nearest earlier one of its chain that
/// stays, or alone. `rows` says how far back each frame of an article stands on another, 0 where on none.
///
/// All are made before any is written, because each is read by what it was before.
pub(super) fn rebase<T: FrameTables>(
    frames: &mut Frames,
    (tables, table): (&mut T, Table),
    rows: &BTreeMap<i64, i64>,
    goes: &BTreeSet<i64>,
) -> Result<Vec<(i64, Frame)>, FrameError<T::Error>> {
    let anew = orphans(rows, goes).into_iter().map(|(row, base)| {
        let content = frames.read(tables, table, row)?;
        let earlier = base.map(|base| frames.read(tables, table, base)).transpose()?;
        let bytes = codec::compress(&content.bytes, earlier.as_ref().map_or(&[], |earlier| &earlier.bytes))?;
        Ok((row, Frame { back: base.map_or(0, |base| row - base), bytes }))
    });
    anew.collect()
}

/// The rows that stay, but stand on one that goes, each with the one that it can stand on instead.
fn orphans(rows: &BTreeMap<i64, i64>, goes: &BTreeSet<i64>) -> Vec<(i64, Option<i64>)> {
    let parent = |row: i64| rows.get(&row).filter(|back| **back > 0).map(|back| row - back);
    let orphan = |&row: &i64| {
        let mut base = Some(parent(row).filter(|parent| goes.contains(parent))?);
        while let Some(next) = base.filter(|next| goes.contains(next)) {
            base = parent(next);
        }
        Some((row, base))
    };
    rows.keys().filter(|row| !goes.contains(row)).filter_map(orphan).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stood_on_one_that_goes_stands_on_the_next_that_stays() {
        // Two chains: 1 ← 2 ← 3 ← 5, and 4 ← 6.
        let rows = BTreeMap::from([(1, 0), (2, 1), (3, 1), (4, 0), (5, 2), (6, 2)]);
        for (goes, expected) in [
            (vec![], vec![]),
            (vec![5], vec![]),
            (vec![2], vec![(3, Some(1))]),
            (vec![2, 3], vec![(5, Some(1))]),
            (vec![1, 2, 3], vec![(5, None)]),
            (vec![1, 4], vec![(2, None), (6, None)]),
            (vec![1, 3], vec![(2, None), (5, Some(2))]),
        ] {
            assert_eq!(orphans(&rows, &goes.iter().copied().collect()), expected, "{goes:?}");
        }
    }
}
