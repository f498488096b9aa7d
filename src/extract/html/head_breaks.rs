//! Where a single break parts the lines of an article's head, as two do elsewhere: many old pages set the headline, who wrote
//! and when in one cell.

use super::outline::SHORT_LABEL;
use crate::extract::{dates, name_line, phrases};

/// Bytes of the longest head in one element.
const LONGEST: usize = 800;

/// Where lines begin that are no part of what stands above them: around who wrote and when, and there too where an element
/// ends or begins at the break.
pub(super) fn starts(text: &str, edges: &[usize]) -> Vec<usize> {
    if text.len() > LONGEST || !text.contains('\n') {
        return Vec::new();
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let (stamps, bylines): (Vec<bool>, Vec<bool>) =
        lines.iter().map(|line| (dates::is_stamp_line(line), name_line::is_byline(line))).unzip();
    if !stamps.contains(&true) && !bylines.contains(&true) {
        return Vec::new();
    }
    let begins = |(before, at): (usize, usize)| {
        let next = before + 1;
        // Below a name stands what its bearer does.
        let is_apart = if bylines[before] { is_sentence(lines[next]) } else { edges.contains(&at) };
        (is_apart || stamps[before] || stamps[next] || bylines[next]).then_some(at + 1)
    };
    text.match_indices('\n').map(|(at, _)| at).enumerate().filter_map(begins).collect()
}

/// Whether a line is a sentence of the text.
fn is_sentence(line: &str) -> bool {
    line.len() >= SHORT_LABEL && phrases::ends_as_sentence(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_head_are_parted_around_who_wrote_and_when() {
        for (text, edges, expected) in [
            ("Crack in the gate\nBy Ada Lind\nHarbour editor\n3 May 2026", &[][..], 3),
            ("Harbour\nCrack in the gate\nUpdated 3 May 2026", &[7], 3),
            ("Harbour\nCrack in the gate\nUpdated 3 May 2026", &[], 2),
            ("Where the river\nbegins", &[15], 1),
        ] {
            assert_eq!(starts(text, edges).len() + 1, expected, "{text}");
        }
    }
}
