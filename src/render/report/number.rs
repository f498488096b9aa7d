//! Numbers and short words of a report.

use crate::model::Spread;

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

/// As in `2 h 10 min`.
pub(super) fn duration(seconds: i64) -> String {
    let minutes = seconds / 60;
    match (minutes / 1_440, minutes / 60 % 24, minutes % 60) {
        (0, 0, 0) => format!("{seconds} s"),
        (0, 0, minutes) => format!("{minutes} min"),
        (0, hours, minutes) => format!("{hours} h {minutes} min"),
        (days, hours, _) => format!("{days} d {hours} h"),
    }
}

/// As in `median 2 h 10 min (40 min to 3 d 1 h), 5 corrections`.
pub(super) fn spread(spread: &Spread) -> String {
    let what = if spread.count == 1 { "1 correction".to_owned() } else { format!("{} corrections", spread.count) };
    let [shortest, median, longest] = [spread.shortest, spread.median, spread.longest].map(duration);
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
    fn durations_name_their_two_largest_units() {
        let table = [(5, "5 s"), (65, "1 min"), (7_800, "2 h 10 min"), (90_000, "1 d 1 h")];
        for (seconds, words) in table {
            assert_eq!(duration(seconds), words);
        }
    }
}
