//! A report of a period in each format. To add one, write a file with its [`ReportRenderer`] and name it below.

mod chart;
mod html;
mod markdown;
mod number;
mod text;

use super::{Painter, phrase};
use crate::{
    model::{Period, ReaderZone, Report, ReportedChange},
    text::sanitise::{Layout, visible},
};

/// What a reader asks of a report.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReportOptions {
    /// Columns of a line.
    pub width: usize,
    /// How labels look.
    pub painter: Painter,
    /// Rows of each list; what is cut off is counted.
    pub rows: usize,
    /// Where instants are shown, and whose days and hours were counted.
    pub zone: ReaderZone,
}

/// One format.
pub(crate) struct ReportRenderer {
    /// The word after `--format`.
    pub name: &'static str,
    /// Whether programs read it: it lists every change and article, not only so many rows, and knows UTC alone.
    pub is_for_programs: bool,
    /// Renders a report.
    pub render: fn(&Report, &ReportOptions) -> String,
}

/// Every format, the default first.
pub(crate) const REPORT_RENDERERS: [&ReportRenderer; 4] =
    [&text::RENDERER, &html::RENDERER, &markdown::RENDERER, &JSON];

/// The report as one JSON object, whole.
const JSON: ReportRenderer = ReportRenderer {
    name: "json",
    is_for_programs: true,
    render: |report, _| {
        let mut json = serde_json::to_string(report).expect("plain data in memory always becomes JSON");
        json.push('\n');
        json
    },
};

/// As in `2025-12-01 00:00:00 UTC to 2025-12-08 00:00:00 UTC`.
fn period(period: &Period, zone: ReaderZone) -> String {
    let since = period.since.map_or_else(|| "the beginning".to_owned(), |since| zone.instant(since));
    format!("{since} to {}", zone.instant(period.until))
}

/// What cannot be told, where a rule removed texts.
fn not_compared(report: &Report) -> Option<String> {
    let changes = || phrase::count(report.not_compared, "change");
    (report.not_compared > 0).then(|| format!("{}: a rule removed a text", changes()))
}

/// What is called the article: its title, else its slug.
fn title(change: &ReportedChange) -> String {
    let article = &change.article;
    visible(article.title.as_deref().unwrap_or(&article.slug), Layout::Fold).into_owned()
}

/// Why a change matters, as in `number changed: 12 → 21`.
fn evidence(change: &ReportedChange) -> impl Iterator<Item = String> {
    change.evidence.iter().map(phrase::one_piece)
}
