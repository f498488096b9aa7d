//! `unified`: a patch that `patch` and `git apply` accept on the texts that `show` prints into a file.
//!
//! A patch must be whole to apply, so the reader's selection does not touch it; only `all_blocks` does, as in `show`.

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

use super::document::plain_text;
use super::label::Label;
use super::{Comparison, RenderOptions, Renderer};
use crate::model::ArticleDiff;
use crate::text::sanitise::{Layout, visible};

pub(super) const RENDERER: Renderer = Renderer {
    name: "unified",
    about: "a patch for the texts that `show` prints into a file",
    needs_unchanged: false,
    is_whole: true,
    render,
};

/// Lines of context, at the least: `git apply` refuses a patch with none.
const CONTEXT: usize = 3;

fn render(comparison: &Comparison<'_, '_>, options: &RenderOptions) -> String {
    let old = plain_text(comparison.old, options.all_blocks);
    let new = plain_text(comparison.new, options.all_blocks);
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let hunks = group_diff_ops(ops, options.context.max(CONTEXT));
    let mut patch = Patch { old: &old, new: &new, options, text: String::new() };
    if !hunks.is_empty() {
        let name = name(comparison.diff);
        patch.line(Label::Title, &format!("--- a/{name}"));
        patch.line(Label::Title, &format!("+++ b/{name}"));
    }
    for hunk in &hunks {
        patch.hunk(hunk);
    }
    patch.text
}

struct Patch<'t> {
    old: &'t [&'t str],
    new: &'t [&'t str],
    options: &'t RenderOptions,
    text: String,
}

impl Patch<'_> {
    fn hunk(&mut self, ops: &[DiffOp]) {
        let (Some(first), Some(last)) = (ops.first(), ops.last()) else { return };
        let old = span(first.old_range().start, last.old_range().end);
        let new = span(first.new_range().start, last.new_range().end);
        self.line(Label::FieldName, &format!("@@ -{old} +{new} @@"));
        for op in ops {
            if op.tag() == DiffTag::Equal {
                self.lines(Label::Same, ' ', &self.old[op.old_range()]);
                continue;
            }
            self.lines(Label::RemovedLine, '-', &self.old[op.old_range()]);
            self.lines(Label::AddedLine, '+', &self.new[op.new_range()]);
        }
    }

    fn lines(&mut self, label: Label, mark: char, lines: &[&str]) {
        for line in lines {
            self.line(label, &format!("{mark}{line}"));
        }
    }

    fn line(&mut self, label: Label, line: &str) {
        self.text.push_str(&self.options.painter.paint(label, line));
        self.text.push('\n');
    }
}

/// First line and number of lines; an empty range names the line before it.
fn span(start: usize, end: usize) -> String {
    match end - start {
        0 => format!("{start},0"),
        1 => format!("{}", start + 1),
        length => format!("{},{length}", start + 1),
    }
}

/// The file that both sides stand for.
fn name(diff: &ArticleDiff<'_>) -> String {
    let path = || diff.new.path.as_deref().map(|path| path.trim_start_matches('/').to_owned());
    let name = diff.article.as_ref().map(|article| format!("{}.txt", article.slug)).or_else(path);
    visible(name.as_deref().unwrap_or("article.txt"), Layout::Show).into_owned()
}
