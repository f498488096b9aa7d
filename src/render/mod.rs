//! A diff to labelled text in each format, and a document as readable text.
//!
//! Renderers say what each run of text is; a [`Painter`] decides how that looks. They read what they are given and
//! return a string: no file, terminal, clock or environment. To add a format, write one file with its [`Renderer`] and
//! name it in [`RENDERERS`].

mod blame;
mod clock;
mod document;
mod fold;
mod found;
mod header;
mod html;
mod ignored_text;
mod inline;
mod json;
mod jsonl;
mod label;
mod markdown;
mod note;
mod paint;
mod passage;
mod phrase;
mod report;
mod run;
#[cfg(test)]
mod sample;
mod select;
mod sheet;
mod side_by_side;
mod stat;
mod summary;
mod unified;

pub(crate) use blame::{BlamedLine, blamed_lines};
pub(crate) use clock::stated as stated_time;
pub use document::{plain_text, reading_text};
pub(crate) use found::found_line;
pub use ignored_text::IgnoredText;
pub use label::Label;
pub use paint::Painter;
pub(crate) use report::{REPORT_RENDERERS, ReportOptions};
pub use select::{Hidden, Selection, select};

use crate::model::{ArticleDiff, Document, ReaderZone};

/// A diff beside the two documents it was made from.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'d, 'a> {
    /// What changed; with the unchanged blocks where the renderer asks for them.
    pub diff: &'d ArticleDiff<'a>,
    /// The old version.
    pub old: &'d Document,
    /// The new version.
    pub new: &'d Document,
}

/// What a reader asks of a renderer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderOptions {
    /// Columns of a line.
    pub width: usize,
    /// Unchanged paragraphs shown on each side of a change.
    pub context: usize,
    /// Show the whole article, unchanged blocks and boilerplate included.
    pub all_blocks: bool,
    /// How labels look.
    pub painter: Painter,
    /// Which changes are shown.
    pub selection: Selection,
    /// Where instants of observation are shown.
    pub zone: ReaderZone,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self {
            width: 80,
            context: 1,
            all_blocks: false,
            painter: Painter::Plain,
            selection: Selection::all(),
            zone: ReaderZone::UTC,
        }
    }
}

/// One output format.
pub struct Renderer {
    /// The word after `--format`.
    pub name: &'static str,
    /// What it is for, as a help line.
    pub about: &'static str,
    /// Whether it draws unchanged text, so that the diff should hold the unchanged blocks as well.
    pub needs_unchanged: bool,
    /// Whether it shows every change, whatever a reader hides.
    pub is_whole: bool,
    /// Renders a comparison; the text ends with a line feed unless it is empty.
    pub render: fn(&Comparison<'_, '_>, &RenderOptions) -> String,
}

/// Every output format, the default first.
pub const RENDERERS: [&Renderer; 9] = [
    &inline::RENDERER,
    &side_by_side::RENDERER,
    &unified::RENDERER,
    &stat::RENDERER,
    &summary::RENDERER,
    &json::RENDERER,
    &jsonl::RENDERER,
    &markdown::RENDERER,
    &html::RENDERER,
];

/// The renderer of this name.
///
/// ```
/// use writethru::{
///     diff::{Options, compare},
///     extract::{Page, extract},
///     render::{Comparison, RenderOptions, renderer},
/// };
///
/// let read = |text: &str| extract(&Page { bytes: text.as_bytes(), ..Page::default() });
/// let (old, new) = (read("The ferry carries 12 cars today.")?, read("The ferry carries 21 cars today.")?);
/// let diff = compare(&old.document, &new.document, &Options::default());
///
/// let inline = renderer("inline").expect("a format of the list");
/// let comparison = Comparison { diff: &diff, old: &old.document, new: &new.document };
/// let text = (inline.render)(&comparison, &RenderOptions::default());
/// assert!(text.contains("The ferry carries [-12-]{+21+} cars today."));
/// # Ok::<(), writethru::extract::ExtractError>(())
/// ```
pub fn renderer(name: &str) -> Option<&'static Renderer> {
    RENDERERS.into_iter().find(|renderer| renderer.name == name)
}
