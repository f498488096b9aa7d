//! `text`: the report in a terminal, with sparklines.

use std::fmt::Write as _;

use super::{ReportOptions, ReportRenderer, evidence, not_compared, number, period, title};
use crate::{
    model::{Report, ReportedChange, Verdict},
    render::{
        label::Label,
        phrase::{self, count},
    },
    text::width::{display_width, pad, truncate},
};

pub(super) const RENDERER: ReportRenderer = ReportRenderer { name: "text", render };

/// Days of a sparkline; more are joined.
const COLUMNS: usize = 60;

fn render(report: &Report, options: &ReportOptions) -> String {
    let mut page = Page { options, text: String::new() };
    page.summary(report);
    page.changes(report);
    page.sites(report);
    page.articles(report);
    page.times(report);
    page.text
}

struct Page<'a> {
    options: &'a ReportOptions,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, label: Label, words: &str) {
        let words = truncate(words, self.options.width);
        let _ = writeln!(self.text, "{}", self.options.painter.paint(label, &words));
    }

    fn heading(&mut self, words: &str) {
        self.text.push('\n');
        self.line(Label::Title, words);
    }

    fn row(&mut self, name: &str, words: &str) {
        let name = self.options.painter.paint(Label::FieldName, &pad(name, 12));
        let room = self.options.width.saturating_sub(13);
        let _ = writeln!(self.text, "{name} {}", truncate(words, room));
    }

    fn summary(&mut self, report: &Report) {
        let totals = &report.totals;
        let of = report.site.as_deref().map(|site| format!(" of {site}")).unwrap_or_default();
        self.line(
            Label::Title,
            &format!("{} in {}{of}", count(totals.changes, "change"), count(totals.articles, "article")),
        );
        self.row("period", &period(&report.period));
        self.row("substantive", &totals.substantive.to_string());
        self.row("wording", &totals.wording.to_string());
        self.row("undeclared", &totals.undeclared.to_string());
        self.row("corrections", &totals.corrections.to_string());
        self.row("restored", &totals.restored.to_string());
        if let Some(spread) = &report.time_to_correction {
            self.row("to correct", &number::spread(spread));
        }
        if let Some(words) = not_compared(report) {
            self.row("not compared", &words);
        }
    }

    fn changes(&mut self, report: &Report) {
        if report.changes.is_empty() {
            return;
        }
        self.heading("Changes, undeclared ones first, times in UTC");
        for change in report.changes.iter().take(self.options.rows) {
            self.change(change);
        }
        self.more(report.changes.len(), "change");
    }

    fn change(&mut self, change: &ReportedChange) {
        let label = if change.verdict == Verdict::Undeclared { Label::Warning } else { Label::FieldName };
        let verdict = self.options.painter.paint(label, &pad(change.verdict.name(), 20));
        let at = change.interval.first_seen_new.format("%Y-%m-%d %H:%M");
        let words = format!("+{} -{}", change.words_added, change.words_deleted);
        let significance = phrase::significance(change.significance);
        let _ = writeln!(
            self.text,
            "{verdict} {at}  {} {} → {}, {significance}, {words}",
            change.article.slug, change.old, change.new
        );
        self.line(Label::Context, &format!("  {}", title(change)));
        for phrase in evidence(change).take(3) {
            self.line(Label::Note, &format!("  {phrase}"));
        }
    }

    fn sites(&mut self, report: &Report) {
        if report.sites.is_empty() {
            return;
        }
        self.heading("Sites");
        let longest = report.sites.iter().take(self.options.rows).map(|site| display_width(&site.site)).max();
        let width = longest.unwrap_or_default().clamp(4, 40);
        self.line(
            Label::Aside,
            &format!(
                "{} {:>8} {:>8} {:>11} {:>10} {:>11}",
                pad("site", width),
                "articles",
                "changes",
                "substantive",
                "undeclared",
                "corrections"
            ),
        );
        for site in report.sites.iter().take(self.options.rows) {
            let name = truncate(&site.site, width).into_owned();
            let counts = &site.counts;
            let _ = writeln!(
                self.text,
                "{} {:>8} {:>8} {:>11} {:>10} {:>11}",
                pad(&name, width),
                counts.articles,
                counts.changes,
                counts.substantive,
                counts.undeclared,
                counts.corrections
            );
        }
        self.more(report.sites.len(), "site");
    }

    fn articles(&mut self, report: &Report) {
        if report.articles.is_empty() {
            return;
        }
        self.heading("Most edited");
        let highest = report.articles[0].counts.changes.max(1);
        for article in report.articles.iter().take(self.options.rows) {
            let counts = &article.counts;
            let bar = "█".repeat((counts.changes * 20).div_ceil(highest));
            let line = format!("{:>5} {} {}", counts.changes, pad(&bar, 20), article.article.slug);
            let _ = writeln!(self.text, "{}", truncate(&line, self.options.width));
        }
        self.more(report.articles.len(), "article");
    }

    fn times(&mut self, report: &Report) {
        let (Some(first), Some(last)) = (report.days.first(), report.days.last()) else { return };
        self.heading("When changes were seen, UTC");
        let days: Vec<usize> = report.days.iter().map(|day| day.changes).collect();
        let columns = COLUMNS.min(self.options.width.saturating_sub(40).max(10));
        let days = number::sparkline(number::grouped(&days, columns).into_iter());
        self.row("by day", &format!("{} |{days}| {}", first.day, last.day));
        self.row("by hour", &format!("00 |{}| 23", number::sparkline(report.hours.iter().copied())));
    }

    fn more(&mut self, all: usize, noun: &str) {
        if all > self.options.rows {
            self.line(Label::Hidden, &format!("{} more; `--rows` shows them", count(all - self.options.rows, noun)));
        }
    }
}
