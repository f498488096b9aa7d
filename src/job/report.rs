//! Report: every change of a period compared again, counted and ranked.
//!
//! A change belongs to the period in which its new version was first seen. Texts that take turns within a day are
//! variants of a page and no edits: they are left out. What a rule removed cannot be compared: it is counted.

use std::{
    borrow::Cow,
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use chrono::{NaiveDate, Timelike as _};

use super::compare;
use crate::{
    diff,
    model::{
        ArticleCounts, ArticleDiff, ArticleId, ArticleRef, ArticleSummary, Change, Counts, DayCount, EditAction,
        Evidence, History, Interval, Period, Report, ReportedChange, Significance, SiteCounts, Spread, Verdict,
    },
    store::{Store, StoreError},
};

/// Articles that are listed at a time.
const PAGE: usize = 1_000;

/// Pieces of evidence that a change keeps.
const EVIDENCE: usize = 5;

/// Days that are counted one by one.
const MAX_DAYS: i64 = 3_660;

/// What is reported.
#[derive(Debug, Clone)]
pub struct ReportRequest {
    /// The period.
    pub period: Period,
    /// The host of the only site, with its subdomains.
    pub site: Option<String>,
}

/// What a report tells while it is made.
#[derive(Debug)]
pub enum ReportEvent {
    /// So many articles were looked at.
    Looked(usize),
    /// An article could not be read and is left out.
    LeftOut(StoreError),
}

/// Compares every version of the period with the one before it.
pub fn report(
    store: &dyn Store,
    request: &ReportRequest,
    tell: &mut dyn FnMut(ReportEvent),
) -> Result<Report, StoreError> {
    let mut tally = Tally::default();
    let (mut after, mut looked) = (ArticleId(0), 0);
    loop {
        let page = store.articles(after, PAGE)?;
        let Some(last) = page.last() else { break };
        after = last.article.id;
        for summary in &page {
            if may_have_changed(summary, request)
                && let Err(failure) = tally.add_article(store, summary, request)
            {
                tell(ReportEvent::LeftOut(failure));
            }
            looked += 1;
            tell(ReportEvent::Looked(looked));
        }
    }
    Ok(tally.finish(request))
}

/// Whether an article is of the site and has more than one version, the last of them not before the period.
fn may_have_changed(summary: &ArticleSummary, request: &ReportRequest) -> bool {
    let is_recent = request.period.since.is_none_or(|since| summary.last_change.is_some_and(|last| last >= since));
    let site = site(&ArticleRef::from(&summary.article));
    let is_of_site = request.site.as_ref().is_none_or(|wanted| {
        let wanted = wanted.to_ascii_lowercase();
        site.strip_suffix(wanted.as_str()).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
    });
    summary.versions > 1 && is_recent && is_of_site
}

/// What was found so far.
#[derive(Default)]
struct Tally {
    changes: Vec<ReportedChange>,
    articles: Vec<ArticleCounts>,
    /// Seconds from an article's first sight to each correction note.
    corrections: Vec<i64>,
    /// Changes of which a rule removed a text.
    not_compared: usize,
}

impl Tally {
    fn add_article(
        &mut self,
        store: &dyn Store,
        summary: &ArticleSummary,
        request: &ReportRequest,
    ) -> Result<(), StoreError> {
        let history = store.history(summary.article.id)?;
        let mut counts = Counts { articles: 1, ..Counts::default() };
        let mut found = Self::default();
        for new in 1..history.versions.len() {
            if !request.period.holds(history.versions[new].first_seen) || history.is_flapping(new) {
                continue;
            }
            let pair = match compare::pair(store, &history, (new - 1, new)) {
                Err(StoreError::Removed { .. }) => {
                    found.not_compared += 1;
                    continue;
                }
                pair => pair?,
            };
            let change = reported(&pair.compare(&diff::Options::default()), &history, new);
            counts.add(&change);
            if change.verdict == Verdict::DeclaredCorrection {
                let first = history.versions[0].first_seen;
                found.corrections.push((history.versions[new].first_seen - first).num_seconds());
            }
            found.changes.push(change);
        }
        // An article that cannot be read to its end counts with nothing.
        self.changes.append(&mut found.changes);
        self.corrections.append(&mut found.corrections);
        self.not_compared += found.not_compared;
        if counts.changes > 0 {
            self.articles.push(ArticleCounts { article: (&summary.article).into(), counts });
        }
        Ok(())
    }

    fn finish(mut self, request: &ReportRequest) -> Report {
        self.changes.sort_by_key(|change| {
            let words = change.words_added + change.words_deleted;
            let hides = change.verdict == Verdict::Undeclared;
            (Reverse(hides), Reverse(change.significance), Reverse(words), change.interval.first_seen_new)
        });
        self.articles.sort_by_key(|article| (Reverse(article.counts.changes), article.article.slug.clone()));
        let mut totals = Counts { articles: self.articles.len(), ..Counts::default() };
        let mut hours = [0; 24];
        let mut days: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        for change in &self.changes {
            totals.add(change);
            let at = change.interval.first_seen_new;
            hours[at.hour() as usize] += 1;
            *days.entry(at.date_naive()).or_default() += 1;
        }
        Report {
            schema: Report::SCHEMA,
            period: request.period,
            site: request.site.clone(),
            totals,
            sites: sites(&self.changes),
            changes: self.changes,
            articles: self.articles,
            hours,
            days: fill(&days),
            not_compared: self.not_compared,
            time_to_correction: spread(self.corrections),
        }
    }
}

fn reported(diff: &ArticleDiff<'_>, history: &History, new: usize) -> ReportedChange {
    let (old, new) = (&history.versions[new - 1], &history.versions[new]);
    let article = ArticleRef::from(&history.article);
    let mut changes: Vec<_> = diff.changes.iter().filter(|change| change.action != EditAction::Equal).collect();
    changes.sort_by_key(|change| Reverse(change.significance));
    ReportedChange {
        site: site(&article),
        article,
        old: old.number,
        new: new.number,
        interval: Interval::between(old, new),
        verdict: diff.verdict,
        significance: diff.significance,
        words_added: diff.stats.words_added,
        words_deleted: diff.stats.words_deleted,
        classes: diff.stats.by_class.keys().copied().collect(),
        evidence: telling(&changes),
        restores: new.restores.or(new.brings_back),
    }
}

/// The words that show why the changes matter, those that matter most first; what shows two classes is told once.
fn telling(changes: &[&Change<'_>]) -> Vec<Evidence<'static>> {
    let own = |words: &Option<Cow<'_, str>>| words.as_deref().map(|words| Cow::Owned(words.to_owned()));
    let mut told: Vec<Evidence<'static>> = Vec::new();
    let pieces = changes.iter().filter(|change| change.significance > Significance::Cosmetic);
    for piece in pieces.flat_map(|change| &change.evidence) {
        if told.len() == EVIDENCE {
            break;
        }
        if !told.iter().any(|known| (&known.old, &known.new) == (&piece.old, &piece.new)) {
            told.push(Evidence { class: piece.class, old: own(&piece.old), new: own(&piece.new) });
        }
    }
    told
}

/// The publisher's host, without the name and port that may stand round it.
fn site(article: &ArticleRef) -> String {
    let place = article.url.as_deref().and_then(|url| url.split_once("://"));
    let host = place.and_then(|(_, place)| place.split(['/', '?', '#']).next()).unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
    if host.is_empty() { "files".to_owned() } else { host.to_ascii_lowercase() }
}

fn sites(changes: &[ReportedChange]) -> Vec<SiteCounts> {
    let mut counts: HashMap<&str, Counts> = HashMap::new();
    let mut articles: HashMap<&str, &str> = HashMap::new();
    for change in changes {
        let counts = counts.entry(&change.site).or_default();
        counts.add(change);
        if articles.insert(&change.article.slug, &change.site).is_none() {
            counts.articles += 1;
        }
    }
    let mut sites: Vec<SiteCounts> =
        counts.into_iter().map(|(site, counts)| SiteCounts { site: site.to_owned(), counts }).collect();
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

    #[test]
    fn a_site_is_a_bare_host() {
        let table = [
            (Some("https://User@News.Example:8080/a"), "news.example"),
            (Some("pages/a.txt"), "files"),
            (None, "files"),
        ];
        for (url, expected) in table {
            let article = ArticleRef { slug: "a".into(), url: url.map(str::to_owned), title: None };
            assert_eq!(site(&article), expected);
        }
    }
}
