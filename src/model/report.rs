//! What changed over a period, over many articles.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::{ArticleRef, ChangeClass, Evidence, Interval, Significance, Verdict};

/// A period, half open: its first instant is in it, its end is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    /// The first instant; `None` for the beginning of the store.
    pub since: Option<DateTime<Utc>>,
    /// The end.
    pub until: DateTime<Utc>,
}

impl Period {
    /// Whether an instant is in it.
    pub fn holds(&self, at: DateTime<Utc>) -> bool {
        self.since.is_none_or(|since| since <= at) && at < self.until
    }
}

/// The changes of a period, counted and ranked (`writethru.report/1`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// `writethru.report/1`.
    pub schema: &'static str,
    /// The period.
    #[serde(flatten)]
    pub period: Period,
    /// The only site that is looked at, where one is named.
    pub site: Option<String>,
    /// Counts over everything.
    pub totals: Counts,
    /// The changes, those that hide themselves first, then by significance, then by words.
    pub changes: Vec<ReportedChange>,
    /// Counts of each site, the one with most changes first.
    pub sites: Vec<SiteCounts>,
    /// Articles by their changes, the most edited first.
    pub articles: Vec<ArticleCounts>,
    /// Changes first seen in each hour of the day, UTC, from midnight.
    pub hours: [usize; 24],
    /// Changes first seen on each day, UTC; days without any between the first and the last are there.
    pub days: Vec<DayCount>,
    /// Changes of the period that cannot be compared any more, for a rule removed the text of a version.
    pub not_compared: usize,
    /// How long it took until readers were told of a correction.
    pub time_to_correction: Option<Spread>,
}

impl Report {
    /// The schema's word.
    pub const SCHEMA: &'static str = "writethru.report/1";
}

/// How many changes there were, and of which kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Articles that changed.
    pub articles: usize,
    /// Changes from one version to the next.
    pub changes: usize,
    /// Those that are substantive.
    pub substantive: usize,
    /// Those of words, none known to matter more.
    pub wording: usize,
    /// Those that hide themselves.
    pub undeclared: usize,
    /// Those that a correction note tells of.
    pub corrections: usize,
    /// Those that bring an earlier text back.
    pub restored: usize,
    /// Changes by their verdict.
    pub by_verdict: BTreeMap<&'static str, usize>,
}

impl Counts {
    /// Counts one change; articles are counted elsewhere.
    pub fn add(&mut self, change: &ReportedChange) {
        self.changes += 1;
        self.substantive += usize::from(change.significance == Significance::Substantive);
        self.wording += usize::from(change.significance == Significance::Wording);
        self.undeclared += usize::from(change.verdict == Verdict::Undeclared);
        self.corrections += usize::from(change.verdict == Verdict::DeclaredCorrection);
        self.restored += usize::from(change.restores.is_some());
        *self.by_verdict.entry(change.verdict.name()).or_default() += 1;
    }
}

/// One change of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportedChange {
    /// The article.
    pub article: ArticleRef,
    /// Its publisher's host; `files` where no address is known.
    pub site: String,
    /// Number of the old version.
    pub old: u32,
    /// Number of the new version.
    pub new: u32,
    /// Between which observations it happened.
    pub interval: Interval,
    /// What the publisher told its readers.
    pub verdict: Verdict,
    /// How much it matters.
    pub significance: Significance,
    /// Words added.
    pub words_added: usize,
    /// Words deleted.
    pub words_deleted: usize,
    /// Every class that applies.
    pub classes: Vec<ChangeClass>,
    /// The words that show why it matters most, each once.
    pub evidence: Vec<Evidence<'static>>,
    /// The earlier version whose text came back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restores: Option<u32>,
}

/// The counts of one site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteCounts {
    /// Its host.
    pub site: String,
    /// Its counts.
    #[serde(flatten)]
    pub counts: Counts,
}

/// The counts of one article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleCounts {
    /// The article.
    pub article: ArticleRef,
    /// Its counts.
    #[serde(flatten)]
    pub counts: Counts,
}

/// The changes of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DayCount {
    /// The day, UTC.
    pub day: NaiveDate,
    /// Changes first seen on it.
    pub changes: usize,
}

/// A spread of durations, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// How many there are.
    pub count: usize,
    /// The shortest.
    pub shortest: i64,
    /// The one in the middle.
    pub median: i64,
    /// The longest.
    pub longest: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_holds_its_first_instant_and_not_its_end() {
        let at = |hour: i64| DateTime::from_timestamp(3_600 * hour, 0).unwrap();
        let period = Period { since: Some(at(1)), until: at(2) };
        assert_eq!([0, 1, 2].map(|hour| period.holds(at(hour))), [false, true, false]);
        let open = Period { since: None, ..period };
        assert_eq!([0, 1, 2].map(|hour| open.holds(at(hour))), [true, true, false]);
    }
}
