//! Painters: how a label looks. The only user of `colored`.
//!
//! Colour never carries meaning alone: without it, marks stand round the words.

use std::borrow::Cow;

use colored::{Color, ColoredString, Colorize};

use super::label::{Label, Run};
use crate::text::width::{Room, display_width, wrap};

/// How labels are made visible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Painter {
    /// Colours and styles by ANSI escape sequences.
    Ansi,
    /// Marks: `[-removed-]{+added+}`; everything else without marks.
    #[default]
    Plain,
    /// The labels themselves: `<<removed::words>>`. For tests and for whoever wants to know.
    Debug,
}

/// A painted line and the columns it takes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) painted: String,
    pub(super) width: usize,
}

impl Painter {
    /// Paints words of our own, or words that are harmless already, as they are.
    pub(super) fn paint(self, label: Label, words: &str) -> String {
        let (open, close) = self.marks(label);
        let mut painted = String::new();
        self.style(label, &format!("{open}{words}{close}"), &mut painted);
        painted
    }

    /// Wraps the runs by words, then paints each line. Marks count as text, so no line outgrows its room.
    pub(super) fn lines(self, runs: &[Run<'_>], room: Room) -> Vec<Line> {
        let mut text = String::new();
        let mut ends = Vec::with_capacity(runs.len());
        for run in runs {
            let (open, close) = self.marks(run.label);
            text.push_str(&open);
            text.push_str(&self.unmarked(run.harmless()));
            text.push_str(close);
            ends.push((text.len(), run.label));
        }
        let mut ends = ends.into_iter().peekable();
        wrap(&text, room)
            .into_iter()
            .map(|range| {
                let mut line = Line { painted: String::new(), width: display_width(&text[range.clone()]) };
                let mut at = range.start;
                while at < range.end {
                    while ends.next_if(|&(end, _)| end <= at).is_some() {}
                    let Some(&(end, label)) = ends.peek() else { break };
                    let stop = end.min(range.end);
                    self.style(label, &text[at..stop], &mut line.painted);
                    at = stop;
                }
                line
            })
            .collect()
    }

    /// What stands before and behind a run.
    fn marks(self, label: Label) -> (String, &'static str) {
        match self {
            Self::Plain if label.is_removed() => ("[-".to_owned(), "-]"),
            Self::Plain if label.is_added() => ("{+".to_owned(), "+}"),
            Self::Debug if label != Label::Same => (format!("<<{}::", label.name()), ">>"),
            _ => (String::new(), ""),
        }
    }

    /// Words of the article in which marks like those of a change are spelt out: nobody shall read an edit that never was.
    fn unmarked(self, words: Cow<'_, str>) -> Cow<'_, str> {
        const MARKS: [&str; 4] = ["[-", "-]", "{+", "+}"];
        if self != Self::Plain || !MARKS.iter().any(|mark| words.contains(mark)) {
            return words;
        }
        MARKS.iter().fold(words.into_owned(), |words, mark| words.replace(mark, &format!("‹{mark}›"))).into()
    }

    fn style(self, label: Label, text: &str, out: &mut String) {
        if self != Self::Ansi || label == Label::Same || text.is_empty() {
            return out.push_str(text);
        }
        // The crate looks at standard output of its own accord; whoever chose this painter has already decided.
        colored::control::set_override(true);
        out.push_str(&styled(label, text).to_string());
    }
}

/// Removed and added words differ in line as well as in colour, for readers who cannot tell red from green.
fn styled(label: Label, text: &str) -> ColoredString {
    match label {
        Label::Removed => text.red().strikethrough(),
        Label::Added => text.green().underline(),
        Label::RemovedTypography => text.red().dimmed().strikethrough(),
        Label::AddedTypography => text.green().dimmed().underline(),
        Label::Moved => text.cyan(),
        Label::AddedLine => text.green(),
        Label::RemovedLine => text.red(),
        Label::Title => text.bold(),
        Label::Found => text.yellow().bold(),
        Label::FieldName => text.color(Color::BrightBlue),
        Label::Time | Label::Same => text.normal(),
        Label::Note => text.yellow(),
        Label::Aside | Label::Context | Label::Fold => text.dimmed(),
        Label::Hidden => text.dimmed().italic(),
        Label::Warning => text.red().bold(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs() -> Vec<Run<'static>> {
        vec![
            Run::new(Label::Same, "The union said "),
            Run::new(Label::Removed, "12"),
            Run::new(Label::Added, "21"),
            Run::new(Label::Same, " members were hurt"),
        ]
    }

    fn painted(painter: Painter, columns: usize) -> Vec<String> {
        painter.lines(&runs(), Room::new(columns)).into_iter().map(|line| line.painted).collect()
    }

    #[test]
    fn each_painter_makes_labels_visible_in_its_own_way() {
        assert_eq!(painted(Painter::Plain, 80), ["The union said [-12-]{+21+} members were hurt"]);
        assert_eq!(painted(Painter::Debug, 80), ["The union said <<removed::12>><<added::21>> members were hurt"]);
        assert_eq!(
            painted(Painter::Ansi, 80),
            ["The union said \u{1b}[9;31m12\u{1b}[0m\u{1b}[4;32m21\u{1b}[0m members were hurt"]
        );
    }

    #[test]
    fn words_that_look_like_marks_are_spelt_out() {
        let runs = [Run::new(Label::Same, "a [-b-]{+c+} "), Run::new(Label::Added, "[-"), Run::new(Label::Same, "d")];
        let painted: Vec<String> =
            Painter::Plain.lines(&runs, Room::new(80)).into_iter().map(|line| line.painted).collect();
        assert_eq!(painted, ["a ‹[-›b‹-]›‹{+›c‹+}› {+‹[-›+}d"]);
    }

    #[test]
    fn a_style_never_crosses_the_end_of_a_line() {
        let lines = Painter::Ansi.lines(&[Run::new(Label::Removed, "old words")], Room::new(5));
        let painted: Vec<&str> = lines.iter().map(|line| line.painted.as_str()).collect();
        assert_eq!(painted, ["\u{1b}[9;31mold\u{1b}[0m", "\u{1b}[9;31mwords\u{1b}[0m"]);
    }

    #[test]
    fn marks_count_as_columns_and_stand_once_round_a_wrapped_run() {
        assert_eq!(painted(Painter::Plain, 21), ["The union said [-12-]", "{+21+} members were", "hurt"]);
        let lines = Painter::Plain.lines(&[Run::new(Label::Added, "new words")], Room::new(7));
        let painted: Vec<(&str, usize)> = lines.iter().map(|line| (line.painted.as_str(), line.width)).collect();
        assert_eq!(painted, [("{+new", 5), ("words+}", 7)]);
    }
}
