//! The head of an article's diff: what it is, both clocks, the verdict, and how much changed.

use super::clock::stated_change;
use super::label::{Label, Run};
use super::phrase::{capitalised, count, significance, told};
use super::sheet::Sheet;
use super::{Comparison, RenderOptions};
use crate::model::{ArticleDiff, ReaderZone, Significance, Verdict, VersionRef};
use crate::text::sanitise::{Layout, visible};
use crate::text::width::truncate;

/// Columns of a title; a standfirst may stand in for one and be long.
const TITLE_COLUMNS: usize = 160;

/// One row of the head: what is told, and its words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) words: Run<'static>,
}

impl Row {
    fn new(name: &'static str, label: Label, words: impl Into<String>) -> Self {
        Self { name, words: Run::new(label, words.into()) }
    }
}

/// What one would call the article: its title, else its name, else the new file.
pub(super) fn title(comparison: &Comparison<'_, '_>) -> String {
    let article = comparison.diff.article.as_ref();
    let known = comparison.new.title().or_else(|| article.and_then(|article| article.title.as_deref()));
    let title = known.or_else(|| article.map(|article| article.slug.as_str()));
    let title = title.or(comparison.diff.new.path.as_deref()).unwrap_or("Untitled");
    truncate(visible(title.trim(), Layout::Fold).as_ref(), TITLE_COLUMNS).into_owned()
}

/// Every row that has something to tell.
pub(super) fn rows(diff: &ArticleDiff<'_>, zone: ReaderZone) -> Vec<Row> {
    let mut rows = vec![Row::new("compared", Label::Same, compared(diff))];
    if let Some(url) = diff.article.as_ref().and_then(|article| article.url.clone()) {
        rows.push(Row::new("address", Label::Same, url));
    }
    let (old, new) = (&diff.old.dates, &diff.new.dates);
    let published = stated_change(old.published.as_ref(), new.published.as_ref());
    let modified = stated_change(old.modified.as_ref(), new.modified.as_ref());
    let stated = [published.map(|time| format!("published {time}")), modified.map(|time| format!("updated {time}"))];
    rows.extend(
        stated.into_iter().flatten().zip(["stated", ""]).map(|(words, name)| Row::new(name, Label::Time, words)),
    );
    rows.extend(observation(diff, zone).map(|words| Row::new("observed", Label::Time, words)));
    let (name, meaning) = told(diff);
    let label = if diff.verdict == Verdict::Undeclared { Label::Warning } else { Label::Same };
    rows.push(Row::new("verdict", label, format!("{name}: {meaning}")));
    if diff.significance > Significance::None {
        let words = (diff.stats.words_added, diff.stats.words_deleted);
        rows.push(Row::new("change", Label::Same, amount(diff.significance, words)));
    }
    rows.extend(returned(&diff.new, zone).map(|words| Row::new("restores", Label::Note, words)));
    rows.extend(diff.warnings.iter().map(|warning| Row::new("warning", Label::Warning, warning.clone())));
    rows
}

/// Which earlier version is back: `the words of version 1 of 2025-12-03 06:31:00 UTC`.
pub(super) fn returned(version: &VersionRef, zone: ReaderZone) -> Option<String> {
    let (what, number) = match (version.restores, version.brings_back) {
        (Some(number), _) => ("text", number),
        (None, Some(number)) => ("words", number),
        (None, None) => return None,
    };
    let of = version.back_from.map(|at| format!(" of {}", zone.instant(at))).unwrap_or_default();
    Some(format!("the {what} of version {number}{of}"))
}

/// What is compared: versions of an article, or two files.
pub(super) fn compared(diff: &ArticleDiff<'_>) -> String {
    let pair = if let (Some(old), Some(new)) = (diff.old.number, diff.new.number) {
        format!("version {old} → {new}")
    } else {
        let [old, new] = sides(diff);
        format!("{old} → {new}")
    };
    match &diff.article {
        Some(article) => format!("{}, {pair}", article.slug),
        None => pair,
    }
}

/// What the two sides are called; of files, without the folder they share.
pub(super) fn sides(diff: &ArticleDiff<'_>) -> [String; 2] {
    let (old, new) = (side(&diff.old, "old"), side(&diff.new, "new"));
    let folder = shared_folder(&old, &new);
    [old, new].map(|name| name[folder..].to_owned())
}

fn side(version: &VersionRef, otherwise: &str) -> String {
    match (version.number, &version.path) {
        (Some(number), _) => format!("version {number}"),
        (None, Some(path)) => path.clone(),
        (None, None) => otherwise.to_owned(),
    }
}

/// Length of the folder that two paths share; it says nothing about either.
fn shared_folder(old: &str, new: &str) -> usize {
    let shared = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    old.as_bytes()[..shared].iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1)
}

fn observation(diff: &ArticleDiff<'_>, zone: ReaderZone) -> Option<String> {
    match (&diff.interval, diff.new.first_seen) {
        (Some(interval), _) => Some(format!("changed between {}", zone.both_ends(interval))),
        (None, Some(first)) => Some(format!("first seen {}", zone.instant(first))),
        (None, None) => None,
    }
}

/// How much changed: `Substantive, 14 words added, 9 removed`.
pub(super) fn amount(weight: Significance, (added, removed): (usize, usize)) -> String {
    let weight = capitalised(significance(weight));
    if added + removed == 0 {
        return format!("{weight}, the article's words are the same");
    }
    format!("{weight}, {} added, {removed} removed", count(added, "word"))
}

/// Draws the head: the title over the whole width, the rows with their names in the margin.
pub(super) fn draw(comparison: &Comparison<'_, '_>, options: &RenderOptions, sheet: &mut Sheet) {
    sheet.line(&[Run::new(Label::Title, title(comparison))]);
    sheet.gap();
    for row in rows(comparison.diff, options.zone) {
        sheet.entry(row.name, &[row.words]);
    }
    sheet.gap();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::{Sample, ferry};

    fn check_files(old: &str, new: &str, expected: &str) {
        let mut sample = Sample::read("paragraph: One.");
        sample.diff().old.path = Some(old.to_owned());
        sample.diff().new.path = Some(new.to_owned());
        assert_eq!(compared(sample.diff()), expected);
    }

    #[test]
    fn files_are_named_without_the_folder_they_share() {
        check_files("old.txt", "new.txt", "old.txt → new.txt");
        check_files("news/ferry/a.html", "news/ferry/b.html", "a.html → b.html");
        check_files("https://a.example/1", "https://b.example/1", "a.example/1 → b.example/1");
        check_files("v1/é.txt", "v2/è.txt", "v1/é.txt → v2/è.txt");
    }

    #[test]
    fn versions_are_named_by_number() {
        assert_eq!(compared(ferry().diff()), "ferry-strike, version 1 → 2");
    }

    #[test]
    fn a_title_is_one_short_line() {
        let sample = Sample::read(&format!("headline: Boats{}\u{202e}", " and boats".repeat(40)));
        let title = title(&sample.comparison());
        assert!(title.starts_with("Boats and boats") && title.ends_with('…'), "{title}");
    }

    #[test]
    fn a_hidden_change_that_readers_are_not_told_of_is_a_warning() {
        let mut sample = ferry();
        sample.diff().verdict = Verdict::Undeclared;
        let rows = rows(sample.diff(), ReaderZone::UTC);
        let verdict = rows.iter().find(|row| row.name == "verdict").map(|row| row.words.label);
        assert_eq!(verdict, Some(Label::Warning));
    }
}
