//! Facts in lines: a name in the margin, and words beside it that are wrapped to the reader's width.

use std::io::{self, Write};

use crate::text::width::{Room, display_width, pad, wrap};

/// Columns of the margin, where no name is longer.
const MARGIN: usize = 13;

/// On a narrower page the words of further lines stand in by less.
const NARROW: usize = 60;

/// Columns by which they stand in there.
const INDENT: usize = 2;

/// Writes a name, or none, and words beside it.
pub(crate) fn write_entry(out: &mut dyn Write, name: &str, words: &str, width: usize) -> io::Result<()> {
    let is_narrow = width < NARROW;
    let indent = if is_narrow { INDENT } else { MARGIN.max(display_width(name)) };
    let name = if is_narrow && name.is_empty() { pad("", INDENT) } else { pad(name, MARGIN) };
    let taken = name.len().max(indent) - indent;
    let lines = wrap(words, Room::new(width.saturating_sub(indent)).with_taken(taken));
    for (index, line) in lines.into_iter().enumerate() {
        let margin = if index == 0 { &name } else { &pad("", indent) };
        writeln!(out, "{}", format!("{margin}{}", &words[line]).trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn entries(width: usize) -> String {
        let mut out = Vec::new();
        for (name, words) in [("version 2", "first seen 2025-12-03 06:48:00 UTC (by our clock)"), ("", "1 check")] {
            write_entry(&mut out, name, words, width).expect("memory takes all");
        }
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn words_are_wrapped_beside_the_margin_or_below_it() {
        assert_snapshot!(entries(80), @r"
        version 2    first seen 2025-12-03 06:48:00 UTC (by our clock)
                     1 check
        ");
        assert_snapshot!(entries(40), @r"
        version 2    first seen 2025-12-03
          06:48:00 UTC (by our clock)
          1 check
        ");
    }
}
