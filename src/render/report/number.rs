//! Numbers and short words of a report.

use chrono::TimeDelta;

use crate::model::{Length, Spread};

/// The heights of a sparkline.
const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// One character for each count, as high as it is beside the highest.
pub(super) fn sparkline(counts: impl Iterator<Item = usize> + Clone) -> String {
    let highest = counts.clone().max().unwrap_or_default().max(1);
    let step = |count: usize| if count == 0 { ' ' } else { STEPS[(count * STEPS.len()).div_ceil(highest) - 1] };
    counts.map(step).collect()
}

/// Counts joined into no more than so many sums, in their order.
pub(super) fn grouped(counts: &[usize], groups: usize) -> Vec<usize> {
    let size = counts.len().div_ceil(groups.max(1)).max(1);
    counts.chunks(size).map(|group| group.iter().sum()).collect()
}

/// As in `median 2 h 10 min (40 min to 3 d 1 h), 5 corrections`.
pub(super) fn spread(spread: &Spread) -> String {
    let what = if spread.count == 1 { "1 correction".to_owned() } else { format!("{} corrections", spread.count) };
    let [shortest, median, longest] =
        [spread.shortest, spread.median, spread.longest].map(|seconds| Length(TimeDelta::seconds(seconds)));
    if spread.count == 1 {
        format!("{median}, {what}")
    } else {
        format!("median {median} ({shortest} to {longest}), {what}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sparkline_is_as_high_as_its_highest() {
        assert_eq!(sparkline([0, 1, 4, 8].into_iter()), " ▁▄█");
        assert_eq!(sparkline([0, 0].into_iter()), "  ");
        assert_eq!(sparkline([1].into_iter()), "█");
        assert_eq!(grouped(&[1, 2, 3, 4, 5], 2), [6, 9]);
        assert_eq!(grouped(&[], 2), [0; 0]);
    }

    #[test]
    fn one_correction_has_no_median() {
        let spread_of = |count| Spread { count, shortest: 60, median: 120, longest: 180 };
        assert_eq!(spread(&spread_of(1)), "2 min, 1 correction");
        assert_eq!(spread(&spread_of(3)), "median 2 min (1 min to 3 min), 3 corrections");
    }
}
