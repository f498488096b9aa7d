//! `text`: the report in a terminal, with sparklines.

use super::{ReportOptions, ReportRenderer, evidence, not_compared, number, period, title};
use crate::{
    model::{Counts, Report, ReportedChange, Verdict},
    render::{
        header::amount,
        label::{Label, Run},
        phrase::count,
        sheet::Sheet,
    },
    text::width::{display_width, pad, truncate},
};

pub(super) const RENDERER: ReportRenderer = ReportRenderer { name: "text", is_for_programs: false, render };

/// Days of a sparkline; more are joined.
const COLUMNS: usize = 60;

/// Columns that the numbers of a site take.
const COUNTS: usize = 53;

/// Columns of a name under which a table says less than sentences.
const LEAST_NAME: usize = 12;

fn render(report: &Report, options: &ReportOptions) -> String {
    let mut page = Page { options, sheet: Sheet::of_width(options.width, options.painter) };
    page.summary(report);
    page.changes(report);
    page.sites(report);
    page.articles(report);
    page.times(report);
    page.sheet.finish()
}

struct Page<'a> {
    options: &'a ReportOptions,
    sheet: Sheet,
}

impl Page<'_> {
    fn line(&mut self, label: Label, words: &str) {
        self.sheet.line(&[Run::new(label, words)]);
    }

    fn heading(&mut self, words: &str) {
        self.sheet.gap();
        self.line(Label::Title, words);
    }

    fn row(&mut self, name: &str, words: &str) {
        self.sheet.entry(name, &[Run::new(Label::Same, words)]);
    }

    fn summary(&mut self, report: &Report) {
        let totals = &report.totals;
        let of = report.site.as_deref().map(|site| format!(" of {site}")).unwrap_or_default();
        self.line(
            Label::Title,
            &format!("{} in {}{of}", count(totals.changes, "change"), count(totals.articles, "article")),
        );
        self.row("period", &period(&report.period, self.options.zone));
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
        self.heading(&format!("Changes, undeclared ones first, times in {}", self.options.zone));
        for change in report.changes.iter().take(self.options.rows) {
            self.change(change);
        }
        self.more(report.totals.changes, "change");
    }

    fn change(&mut self, change: &ReportedChange) {
        let label = if change.verdict == Verdict::Undeclared { Label::Warning } else { Label::FieldName };
        let verdict = pad(change.verdict.name(), 19);
        let at = self.options.zone.bare_minute(change.interval.first_seen_new);
        let (slug, old, new) = (&change.article.slug, change.old, change.new);
        self.sheet.item(&Run::new(label, verdict), &[Run::new(Label::Same, format!("{at}  {slug} {old}..{new}"))]);
        self.sheet.detail(&Run::new(Label::Context, title(change)));
        let amount = amount(change.significance, (change.words_added, change.words_deleted));
        self.sheet.detail(&Run::new(Label::Context, amount));
        let evidence: Vec<String> = evidence(change).take(3).collect();
        if !evidence.is_empty() {
            self.sheet.detail(&Run::new(Label::Note, format!("↳ {}", evidence.join(" · "))));
        }
    }

    fn sites(&mut self, report: &Report) {
        if report.sites.is_empty() {
            return;
        }
        self.heading("Sites");
        let sites = || report.sites.iter().take(self.options.rows);
        let longest = sites().map(|site| display_width(&site.site)).max().unwrap_or_default();
        let width = longest.max("site".len()).min(self.options.width.saturating_sub(COUNTS));
        if width < LEAST_NAME.min(longest) {
            let lines = sites().map(|site| (site.site.clone(), in_words(&site.counts)));
            for (site, words) in lines.collect::<Vec<_>>() {
                self.sheet.item(&Run::new(Label::FieldName, site), &[Run::new(Label::Same, words)]);
            }
        } else {
            let columns = ["articles", "changes", "substantive", "undeclared", "corrections"].map(str::to_owned);
            let mut lines = vec![(Label::Aside, table_line("site", &columns, width))];
            lines.extend(sites().map(|site| {
                let Counts { articles, changes, substantive, undeclared, corrections, .. } = site.counts;
                let columns = [articles, changes, substantive, undeclared, corrections].map(|count| count.to_string());
                (Label::Same, table_line(&site.site, &columns, width))
            }));
            for (label, line) in &lines {
                self.line(*label, line);
            }
        }
        self.more(report.sites.len(), "site");
    }

    fn articles(&mut self, report: &Report) {
        if report.articles.is_empty() {
            return;
        }
        self.heading("Most edited");
        let highest = report.articles[0].counts.changes.max(1);
        let longest = 20.min(self.options.width / 4);
        for article in report.articles.iter().take(self.options.rows) {
            let counts = &article.counts;
            let bar = "█".repeat((counts.changes * longest).div_ceil(highest));
            let line = format!("{:>5} {} {}", counts.changes, pad(&bar, longest), article.article.slug);
            self.line(Label::Same, &truncate(&line, self.options.width));
        }
        self.more(report.totals.articles, "article");
    }

    fn times(&mut self, report: &Report) {
        let (Some(first), Some(last)) = (report.days.first(), report.days.last()) else { return };
        self.heading(&format!("When changes were seen, {}", self.options.zone));
        let days: Vec<usize> = report.days.iter().map(|day| day.changes).collect();
        let columns = COLUMNS.min(self.options.width.saturating_sub(40).max(10));
        let days = number::sparkline(number::grouped(&days, columns).into_iter());
        self.row("by day", &format!("{} |{days}| {}", first.day, last.day));
        self.row("by hour", &format!("00 |{}| 23", number::sparkline(report.hours.iter().copied())));
    }

    fn more(&mut self, all: usize, noun: &str) {
        if all > self.options.rows {
            let more = count(all - self.options.rows, &format!("more {noun}"));
            self.line(Label::Hidden, &format!("{more}; `--rows {all}` shows all"));
        }
    }
}

fn table_line(site: &str, columns: &[String; 5], width: usize) -> String {
    let [articles, changes, substantive, undeclared, corrections] = columns;
    format!(
        "{} {articles:>8} {changes:>8} {substantive:>11} {undeclared:>10} {corrections:>11}",
        pad(&truncate(site, width), width)
    )
}

/// Where there is no room for a table.
fn in_words(counts: &Counts) -> String {
    let Counts { articles, changes, substantive, undeclared, corrections, .. } = *counts;
    format!(
        "{}, {}, {substantive} substantive, {undeclared} undeclared, {}",
        count(articles, "article"),
        count(changes, "change"),
        count(corrections, "correction")
    )
}
