//! A passage with the words that were looked for, cut to one line round the first of them.

use std::ops::Range;

use super::{
    label::{Label, Run},
    paint::Painter,
};
use crate::text::width::{Room, display_width};

/// One line of a text that shows the first of the `hits` in it, at most so many columns wide.
pub(crate) fn found_line(text: &str, hits: &[Range<usize>], columns: usize, painter: Painter) -> String {
    let first = hits.first().map_or(0, |hit| hit.start);
    let start = beginning(text, first, columns / 3);
    let mut runs = vec![Run::new(Label::Same, if start == 0 { "" } else { "… " })];
    let mut at = start;
    for hit in hits.iter().filter(|hit| hit.start >= start) {
        runs.push(Run::new(Label::Same, &text[at..hit.start]));
        runs.push(Run::new(Label::Found, &text[hit.clone()]));
        at = hit.end;
    }
    runs.push(Run::new(Label::Same, &text[at..]));
    let mut lines = painter.lines(&runs, Room::new(columns.saturating_sub(2).max(8))).into_iter();
    let line = lines.next().unwrap_or_default().painted;
    if lines.next().is_some() { format!("{} …", line.trim_end()) } else { line.trim_end().to_owned() }
}

/// Where to begin, so that at most so many columns stand before a place: at a word.
fn beginning(text: &str, place: usize, columns: usize) -> usize {
    let before = &text[..place];
    if display_width(before) <= columns {
        return 0;
    }
    let words = before.char_indices().rev().filter(|(_, c)| c.is_whitespace()).map(|(at, c)| at + c.len_utf8());
    words.take_while(|at| display_width(&text[*at..place]) <= columns).last().unwrap_or(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, hit: &str, columns: usize, expected: &str) {
        let hits: Vec<_> = text.match_indices(hit).map(|(at, found)| at..at + found.len()).collect();
        assert_eq!(found_line(text, &hits, columns, Painter::Debug), expected);
    }

    #[test]
    fn the_line_stands_round_the_first_hit() {
        check("Twelve cars sank.", "cars", 80, "Twelve <<found::cars>> sank.");
        let long = "At least twelve boats were lost in the storm on Tuesday, the harbour master said.";
        check(long, "storm", 40, "… lost in the <<found::storm>> on …");
        check(long, "the", 40, "… were lost in <<found::the>> storm on …");
        check("cars and cars", "cars", 80, "<<found::cars>> and <<found::cars>>");
        check("", "x", 80, "");
    }
}
