//! Sentences beside the version that last changed them.

use super::{
    label::{Label, Run},
    paint::Painter,
};
use crate::text::width::{Room, display_width, pad};

/// Columns between the margin and a sentence.
const GAP: usize = 3;

/// On a page that leaves fewer columns to a sentence it stands below its margin.
const LEAST_TEXT: usize = 26;

/// Columns by which it stands in there.
const INDENT: usize = 2;

/// A sentence in its lines.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BlamedLine<'a> {
    /// What stands beside it; as wide beside every sentence.
    pub margin: &'a str,
    /// Whether it stands there as it did in the first version.
    pub is_original: bool,
    /// The sentence.
    pub text: &'a str,
    /// What stood there before, to be shown below it.
    pub before: Option<&'a str>,
}

/// The lines of a sentence, each with its end.
pub(crate) fn blamed_lines(line: &BlamedLine<'_>, width: usize, painter: Painter) -> String {
    let label = if line.is_original { Label::Aside } else { Label::FieldName };
    let room = (display_width(line.margin) + GAP, width);
    let mut lines = beside((label, line.margin), &Run::new(Label::Same, line.text.trim()), room, painter);
    if let Some(before) = line.before {
        lines += &beside((Label::Aside, "before"), &Run::new(Label::Removed, before), room, painter);
    }
    lines
}

/// A run in lines beside a margin that only the first has words in, or below it.
fn beside((label, words): (Label, &str), run: &Run<'_>, (margin, width): (usize, usize), painter: Painter) -> String {
    let run = Run::new(run.label, run.harmless().replace('\n', " "));
    let is_narrow = width < margin + LEAST_TEXT;
    let indent = if is_narrow { INDENT } else { margin };
    let mut text = if is_narrow { painter.paint(label, words.trim_start()) + "\n" } else { String::new() };
    for (index, line) in painter.lines(&[run], Room::new(width.saturating_sub(indent))).iter().enumerate() {
        let margin = if index == 0 && !is_narrow { words } else { "" };
        text += &painter.paint(label, &pad(margin, indent));
        text += line.painted.trim_end();
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stood_there_before_is_told_from_what_stands_there_now_with_and_without_colour() {
        let line = BlamedLine {
            margin: "version 2   2025-12-03 06:48   27 h",
            is_original: false,
            text: "The ferry carries 21 cars\u{1b}. ",
            before: Some("The ferry carries 12 cars."),
        };
        insta::assert_snapshot!(blamed_lines(&line, 66, Painter::Plain), @r"
        version 2   2025-12-03 06:48   27 h   The ferry carries 21
                                              cars‹U+001B›.
        before                                [-The ferry carries 12
                                              cars.-]
        ");
        let painted = blamed_lines(&BlamedLine { is_original: true, before: None, ..line }, 100, Painter::Debug);
        assert!(painted.starts_with("<<aside::version 2"), "{painted}");
        insta::assert_snapshot!(blamed_lines(&line, 40, Painter::Plain), @r"
        version 2   2025-12-03 06:48   27 h
          The ferry carries 21 cars‹U+001B›.
        before
          [-The ferry carries 12 cars.-]
        ");
    }
}
