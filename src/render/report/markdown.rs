//! `markdown`: the report for issue trackers, chats and notes.

use std::fmt::Write as _;

use super::{ReportOptions, ReportRenderer, evidence, not_compared, number, period, title};
use crate::{
    model::{Counts, Report},
    render::{
        markdown::escaped,
        phrase::{self, count},
    },
};

pub(super) const RENDERER: ReportRenderer = ReportRenderer { name: "markdown", is_for_programs: false, render };

fn render(report: &Report, options: &ReportOptions) -> String {
    let totals = &report.totals;
    let mut text = format!("# {} in {}\n\n", count(totals.changes, "change"), count(totals.articles, "article"));
    let of = report.site.as_deref().map(|site| format!(", {}", escaped(site))).unwrap_or_default();
    let _ = writeln!(text, "{}{of}\n", period(&report.period, options.zone));
    if let Some(spread) = &report.time_to_correction {
        let _ = writeln!(text, "Until a correction was told: {}\n", number::spread(spread));
    }
    if let Some(words) = not_compared(report) {
        let _ = writeln!(text, "Not compared: {words}\n");
    }
    if !report.changes.is_empty() {
        let _ = write!(
            text,
            "## Changes, undeclared ones first\n\n| verdict | seen, {} | article | versions | significance | evidence |\n|---|---|---|---|---|---|\n",
            options.zone
        );
    }
    for change in report.changes.iter().take(options.rows) {
        let evidence = evidence(change).take(3).map(|phrase| escaped(&phrase));
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} → {} | {} | {} |",
            change.verdict.name(),
            options.zone.bare_minute(change.interval.first_seen_new),
            escaped(&title(change)),
            change.old,
            change.new,
            phrase::significance(change.significance),
            evidence.collect::<Vec<_>>().join("; ")
        );
    }
    let sites = report.sites.iter().map(|site| (escaped(&site.site), &site.counts));
    table(&mut text, ("Sites", "site"), sites.take(options.rows));
    let articles = report.articles.iter().map(|article| (escaped(&article.article.slug), &article.counts));
    table(&mut text, ("Most edited", "article"), articles.take(options.rows));
    text
}

fn table<'a>(text: &mut String, (heading, what): (&str, &str), rows: impl Iterator<Item = (String, &'a Counts)>) {
    let _ = write!(
        text,
        "\n## {heading}\n\n| {what} | changes | substantive | undeclared | corrections |\n|---|--:|--:|--:|--:|\n"
    );
    for (name, counts) in rows {
        let Counts { changes, substantive, undeclared, corrections, .. } = counts;
        let _ = writeln!(text, "| {name} | {changes} | {substantive} | {undeclared} | {corrections} |");
    }
}
