//! The counts of a report while its changes come, article by article. Of the changes themselves those are kept that are to
//! be listed, so that a report of any store needs little room.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeMap, HashMap},
    mem,
};

use chrono::{DateTime, NaiveDate, Timelike as _, Utc};

use super::{
    ReportRequest,
    foremost::Foremost,
    pairs::{Found, Side},
};
use crate::model::{
    ArticleCounts, ArticleId, Counts, DayCount, ReaderZone, Report, ReportedChange, SiteCounts, Spread, Verdict,
};

/// Days that are counted one by one.
const MAX_DAYS: i64 = 3_660;

/// What was found so far.
pub(super) struct Tally {
    changes: Foremost<ReportedChange>,
    articles: Foremost<ArticleCounts>,
    totals: Counts,
    sites: HashMap<String, Counts>,
    zone: ReaderZone,
    hours: [usize; 24],
    days: BTreeMap<NaiveDate, usize>,
    /// Seconds from an article's first sight to each correction note.
    corrections: Vec<i64>,
    /// Changes of which a rule removed a text.
    not_compared: usize,
    at_hand: AtHand,
}

/// What was found of the article that is at hand: it counts once the article was read to its end.
#[derive(Default)]
struct AtHand {
    article: Option<ArticleId>,
    born: DateTime<Utc>,
    changes: Vec<ReportedChange>,
    not_compared: usize,
}

impl Tally {
    /// Nothing yet.
    pub(super) fn new(request: &ReportRequest) -> Self {
        let rows = request.rows;
        Self {
            zone: request.zone,
            changes: Foremost::new(rows, by_weight),
            articles: Foremost::new(rows, by_changes),
            totals: Counts::default(),
            sites: HashMap::new(),
            hours: [0; 24],
            days: BTreeMap::new(),
            corrections: Vec::new(),
            not_compared: 0,
            at_hand: AtHand::default(),
        }
    }

    /// Adds what came of a change; those of an article come one behind the other.
    pub(super) fn add(&mut self, found: Found<Option<ReportedChange>>) {
        if self.at_hand.article != Some(found.article) {
            self.close();
            self.at_hand = AtHand { article: Some(found.article), born: found.born, ..AtHand::default() };
        }
        match found.change {
            Side::Read(change) => self.at_hand.changes.extend(change),
            Side::Removed => self.at_hand.not_compared += 1,
            // An article that cannot be read to its end counts with nothing.
            Side::Broken => self.at_hand = AtHand { article: Some(found.article), ..AtHand::default() },
        }
    }

    /// Counts what the article at hand had.
    fn close(&mut self) {
        let AtHand { born, changes, not_compared, .. } = mem::take(&mut self.at_hand);
        self.not_compared += not_compared;
        let Some(first) = changes.first() else { return };
        let site = self.sites.entry(first.site.clone()).or_default();
        let mut article = ArticleCounts { article: first.article.clone(), counts: Counts::default() };
        for counts in [&mut self.totals, site, &mut article.counts] {
            counts.articles += 1;
            for change in &changes {
                counts.add(change);
            }
        }
        self.articles.add(article);
        for change in changes {
            let at = change.interval.first_seen_new;
            let clock = self.zone.clock(at);
            self.hours[clock.hour() as usize] += 1;
            *self.days.entry(clock.date_naive()).or_default() += 1;
            if change.verdict == Verdict::DeclaredCorrection {
                self.corrections.push((at - born).num_seconds());
            }
            self.changes.add(change);
        }
    }

    pub(super) fn finish(mut self, request: &ReportRequest) -> Report {
        self.close();
        Report {
            schema: Report::SCHEMA,
            period: request.period,
            site: request.site.clone(),
            totals: self.totals,
            changes: self.changes.finish(),
            sites: sites(self.sites),
            articles: self.articles.finish(),
            hours: self.hours,
            days: fill(&self.days),
            not_compared: self.not_compared,
            time_to_correction: spread(self.corrections),
        }
    }
}

/// Undeclared changes first, then by significance, then by words, then the earliest.
fn by_weight(a: &ReportedChange, b: &ReportedChange) -> Ordering {
    let rank = |change: &ReportedChange| {
        let words = change.words_added + change.words_deleted;
        let hides = change.verdict == Verdict::Undeclared;
        (Reverse(hides), Reverse(change.significance), Reverse(words), change.interval.first_seen_new)
    };
    rank(a).cmp(&rank(b))
}

/// The most edited first.
fn by_changes(a: &ArticleCounts, b: &ArticleCounts) -> Ordering {
    b.counts.changes.cmp(&a.counts.changes).then_with(|| a.article.slug.cmp(&b.article.slug))
}

/// The site with most changes first.
fn sites(counts: HashMap<String, Counts>) -> Vec<SiteCounts> {
    let mut sites: Vec<SiteCounts> = counts.into_iter().map(|(site, counts)| SiteCounts { site, counts }).collect();
    sites.sort_by(|a, b| b.counts.changes.cmp(&a.counts.changes).then_with(|| a.site.cmp(&b.site)));
    sites
}

/// Every day from the first to the last; of a longer time only the days that have any.
fn fill(days: &BTreeMap<NaiveDate, usize>) -> Vec<DayCount> {
    let ends = days.first_key_value().zip(days.last_key_value()).map(|((first, _), (last, _))| (*first, *last));
    let Some((first, last)) = ends.filter(|(first, last)| (*last - *first).num_days() < MAX_DAYS) else {
        return days.iter().map(|(&day, &changes)| DayCount { day, changes }).collect();
    };
    let all = first.iter_days().take_while(|day| *day <= last);
    all.map(|day| DayCount { day, changes: days.get(&day).copied().unwrap_or_default() }).collect()
}

fn spread(mut seconds: Vec<i64>) -> Option<Spread> {
    seconds.sort_unstable();
    let (&shortest, &longest) = (seconds.first()?, seconds.last()?);
    let middle = seconds.len() / 2;
    let median = if seconds.len() % 2 == 1 { seconds[middle] } else { seconds[middle - 1].midpoint(seconds[middle]) };
    Some(Spread { count: seconds.len(), shortest, median, longest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_of_all() {
        assert_eq!(spread(vec![]), None);
        assert_eq!(spread(vec![30, 10, 20]), Some(Spread { count: 3, shortest: 10, median: 20, longest: 30 }));
        assert_eq!(spread(vec![40, 10]), Some(Spread { count: 2, shortest: 10, median: 25, longest: 40 }));
    }

    #[test]
    fn days_without_a_change_are_counted_as_such() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let days = BTreeMap::from([(day("2025-12-03"), 2), (day("2025-12-05"), 1)]);
        let counts: Vec<usize> = fill(&days).iter().map(|day| day.changes).collect();
        assert_eq!(counts, [2, 0, 1]);
        let far = BTreeMap::from([(day("1925-12-03"), 2), (day("2025-12-05"), 1)]);
        assert_eq!(fill(&far).len(), 2);
        assert!(fill(&BTreeMap::new()).is_empty());
    }
}
