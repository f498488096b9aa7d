//! The sheet that reading formats are drawn on: a margin with names, and beside it wrapped and painted words.

use super::RenderOptions;
use super::label::{Label, Run};
use super::paint::Painter;
use super::select::Hidden;
use crate::text::width::{Room, display_width};

/// Columns of the margin: the longest name and a gap.
const MARGIN: usize = 13;
/// Narrower sheets have no margin; names run in before the words.
const NARROW: usize = 60;
/// Columns by which words stand in on a narrow sheet.
const INDENT: usize = 2;
/// Columns between a name that runs in and its words.
const GAP: usize = 2;

/// What stands between two columns.
const RULE: &str = " │ ";

/// A page of painted lines under way.
pub(super) struct Sheet {
    painter: Painter,
    width: usize,
    text: String,
}

impl Sheet {
    pub(super) fn new(options: &RenderOptions) -> Self {
        Self::of_width(options.width, options.painter)
    }

    pub(super) fn of_width(width: usize, painter: Painter) -> Self {
        Self { painter, width: width.max(1), text: String::new() }
    }

    /// Draws runs over the whole width.
    pub(super) fn line(&mut self, runs: &[Run<'_>]) {
        self.body("", runs, 0);
    }

    /// Draws a name in the margin and runs beside it.
    pub(super) fn entry(&mut self, name: &str, runs: &[Run<'_>]) {
        let margin = if self.width < NARROW { INDENT.min(self.width / 4) } else { MARGIN };
        self.body(name, runs, margin);
    }

    /// Draws a name and runs behind it over the whole width; every line but the first stands in.
    pub(super) fn item(&mut self, name: &Run<'_>, runs: &[Run<'_>]) {
        self.draw(name, runs, INDENT.min(self.width / 4));
    }

    /// Draws runs that stand in.
    pub(super) fn detail(&mut self, run: &Run<'_>) {
        self.item(&Run::new(run.label, ""), std::slice::from_ref(run));
    }

    /// Draws a remark below the words of an entry.
    pub(super) fn remark(&mut self, run: &Run<'_>) {
        let words = Run::new(run.label, format!("↳ {}", run.text));
        self.entry("", &[words]);
    }

    /// Draws two texts beside each other, each wrapped in its half of the width.
    pub(super) fn columns(&mut self, left: &[Run<'_>], right: &[Run<'_>]) {
        let rule = self.painter.paint(Label::Fold, RULE);
        let half = self.width.saturating_sub(display_width(RULE)) / 2;
        let mut left = self.painter.lines(left, Room::new(half)).into_iter();
        let mut right = self.painter.lines(right, Room::new(half)).into_iter();
        loop {
            let (old, new) = (left.next(), right.next());
            if old.is_none() && new.is_none() {
                break;
            }
            let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
            let gap = half.saturating_sub(old.width);
            for part in [&old.painted, &" ".repeat(gap), &rule, &new.painted] {
                self.text.push_str(part);
            }
            self.end_line();
        }
    }

    /// One empty line, never two, and none at the top.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Says what is hidden, as the last line.
    pub(super) fn hidden(&mut self, hidden: &Hidden) {
        if let Some(words) = hidden.words() {
            self.gap();
            self.line(&[Run::new(Label::Hidden, words)]);
        }
    }

    /// The text, without empty lines at its end.
    pub(super) fn finish(mut self) -> String {
        while self.text.ends_with("\n\n") {
            self.text.pop();
        }
        self.text
    }

    /// Draws runs at an indent beside the name of a field.
    fn body(&mut self, name: &str, runs: &[Run<'_>], indent: usize) {
        self.draw(&Run::new(Label::FieldName, name), runs, indent);
    }

    /// Draws runs at an indent; a name wider than the indent takes room of the first line.
    fn draw(&mut self, name: &Run<'_>, runs: &[Run<'_>], indent: usize) {
        let (label, name) = (name.label, name.text.as_ref());
        let name_width = display_width(name);
        let taken = if name_width < indent || name.is_empty() { 0 } else { name_width + GAP - indent };
        let room = Room::new(self.width.saturating_sub(indent)).with_taken(taken);
        for (index, line) in self.painter.lines(runs, room).into_iter().enumerate() {
            let named = if index == 0 { name } else { "" };
            let gap = if index == 0 { indent + taken - name_width } else { indent };
            if !named.is_empty() {
                self.text.push_str(&self.painter.paint(label, named));
            }
            self.text.push_str(&" ".repeat(gap));
            self.text.push_str(&line.painted);
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }
}
