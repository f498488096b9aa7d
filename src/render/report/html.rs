//! `html`: the report as one page, for browsers, print and screen readers: no script, nothing loaded from elsewhere.

use std::fmt::Write as _;

use chrono::Datelike as _;

use super::{ReportOptions, ReportRenderer, chart, evidence, not_compared, number, period, title};
use crate::{
    model::{Counts, ReaderZone, Report, ReportedChange, Verdict},
    render::{
        html::{escaped, phrases},
        phrase::{self, count},
    },
};

pub(super) const RENDERER: ReportRenderer = ReportRenderer { name: "html", is_for_programs: false, render };

/// Bars of the chart of days; more are joined.
const BARS: usize = 62;

fn render(report: &Report, options: &ReportOptions) -> String {
    let totals = &report.totals;
    let heading = format!("{} in {}", count(totals.changes, "change"), count(totals.articles, "article"));
    let of = report.site.as_deref().map(|site| format!(", {}", escaped(site))).unwrap_or_default();
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{heading}</title>\n<style>{}</style>\n</head>\n<body>\n<header>\n<p class=\"period\">{}{of}</p>\n<h1>{heading}</h1>\n",
        include_str!("report.css"),
        period(&report.period, options.zone)
    );
    numbers(&mut page, report);
    page.push_str("</header>\n<main>\n");
    charts(&mut page, report, options.zone);
    changes(&mut page, report, options);
    let sites = report.sites.iter().map(|site| (site.site.as_str(), &site.counts));
    table(&mut page, ("Sites", "site"), sites.take(options.rows));
    let articles = report.articles.iter().map(|article| (article.article.slug.as_str(), &article.counts));
    table(&mut page, ("Most edited", "article"), articles.take(options.rows));
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn numbers(page: &mut String, report: &Report) {
    let totals = &report.totals;
    let counts = [
        ("undeclared", totals.undeclared),
        ("substantive", totals.substantive),
        ("wording", totals.wording),
        ("corrections", totals.corrections),
        ("restored", totals.restored),
    ];
    page.push_str("<dl>\n");
    for (name, number) in counts {
        let _ = writeln!(page, "<div><dt>{name}</dt><dd>{number}</dd></div>");
    }
    if let Some(spread) = &report.time_to_correction {
        let _ = writeln!(
            page,
            "<div class=\"wide\"><dt>until a correction was told</dt><dd>{}</dd></div>",
            number::spread(spread)
        );
    }
    if let Some(words) = not_compared(report) {
        let _ = writeln!(page, "<div class=\"wide\"><dt>not compared</dt><dd>{words}</dd></div>");
    }
    page.push_str("</dl>\n");
}

fn charts(page: &mut String, report: &Report, zone: ReaderZone) {
    if report.days.is_empty() {
        return;
    }
    let days: Vec<usize> = report.days.iter().map(|day| day.changes).collect();
    let days = number::grouped(&days, BARS);
    let size = report.days.len().div_ceil(days.len().max(1));
    let years = || Some((report.days.first()?.day.year(), report.days.last()?.day.year()));
    let form = if years().is_some_and(|(first, last)| first != last) { "%d %b %Y" } else { "%d %b" };
    let day = |at: usize| report.days.get(at * size).map(|day| day.day.format(form).to_string()).unwrap_or_default();
    figure(page, &format!("Changes by day, {zone}"), &chart::bars(&days, &day));
    figure(page, &format!("Changes by hour of the day, {zone}"), &chart::bars(&report.hours, &|at| format!("{at:02}")));
}

fn figure(page: &mut String, caption: &str, svg: &str) {
    let svg = svg.replacen("<svg ", &format!("<svg role=\"img\" aria-label=\"{caption}\" "), 1);
    let _ = writeln!(page, "<figure>\n<figcaption>{caption}</figcaption>\n{svg}\n</figure>");
}

fn changes(page: &mut String, report: &Report, options: &ReportOptions) {
    if report.changes.is_empty() {
        return;
    }
    page.push_str("<section>\n<h2>Changes, undeclared ones first</h2>\n<ol>\n");
    for reported in report.changes.iter().take(options.rows) {
        change(page, reported, options.zone);
    }
    page.push_str("</ol>\n");
    let all = report.totals.changes;
    if all > options.rows {
        let more = count(all - options.rows, "change");
        let _ = writeln!(page, "<p class=\"aside\">{more} more</p>");
    }
    page.push_str("</section>\n");
}

fn change(page: &mut String, change: &ReportedChange, zone: ReaderZone) {
    let class = if change.verdict == Verdict::Undeclared { "verdict undeclared" } else { "verdict" };
    let _ = write!(
        page,
        "<li>\n<p><span class=\"{class}\">{}</span> <strong>{}</strong></p>\n<p class=\"aside\">{} · {} {} → {} · seen {} · {} · +{} −{} words</p>\n",
        phrase::verdict(change.verdict).0,
        escaped(&title(change)),
        escaped(&change.site),
        escaped(&change.article.slug),
        change.old,
        change.new,
        zone.minute(change.interval.first_seen_new),
        phrase::significance(change.significance),
        change.words_added,
        change.words_deleted
    );
    if !change.evidence.is_empty() {
        page.push_str("<ul>\n");
        for phrase in evidence(change) {
            let _ = writeln!(page, "<li>{}</li>", phrases(&phrase));
        }
        page.push_str("</ul>\n");
    }
    page.push_str("</li>\n");
}

fn table<'a>(page: &mut String, (heading, what): (&str, &str), rows: impl Iterator<Item = (&'a str, &'a Counts)>) {
    let _ = write!(
        page,
        "<section>\n<h2>{heading}</h2>\n<table>\n<thead><tr><th scope=\"col\">{what}</th><th scope=\"col\">changes</th>\
         <th scope=\"col\">substantive</th><th scope=\"col\">undeclared</th><th scope=\"col\">corrections</th></tr></thead>\n<tbody>\n"
    );
    for (name, counts) in rows {
        let Counts { changes, substantive, undeclared, corrections, .. } = counts;
        let name = escaped(name);
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\">{name}</th><td>{changes}</td><td>{substantive}</td><td>{undeclared}</td><td>{corrections}</td></tr>"
        );
    }
    page.push_str("</tbody>\n</table>\n</section>\n");
}
