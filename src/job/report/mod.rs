//! Report: every change of a period compared again, counted and ranked.
//!
//! A change belongs to the period in which its new version was first seen. Texts that take turns within a day are
//! variants of a page and no edits: they are left out. What a rule removed cannot be compared: it is counted.

mod pairs;

use std::{
    borrow::Cow,
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use chrono::{DateTime, NaiveDate, Timelike as _, Utc};

use self::pairs::{Found, Pairs, Side};
use super::crew;
use crate::{
    diff,
    model::{
        ArticleCounts, ArticleDiff, ArticleId, ArticleRef, Change, Counts, DayCount, EditAction, Evidence, Period,
        Report, ReportedChange, Significance, SiteCounts, Spread, Verdict,
    },
    store::{Store, StoreError},
};

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

/// Compares every version of the period with the one before it, on all cores.
pub fn report(
    store: &dyn Store,
    request: &ReportRequest,
    tell: &mut dyn FnMut(ReportEvent),
) -> Result<Report, StoreError> {
    let mut tally = Tally::default();
    crew::in_order(
        Pairs::new(store, request, tell),
        |found| found.map(|pair| reported(&pair.compare(&diff::Options::default()))),
        |found| {
            tally.add(found);
            Ok(())
        },
    )?;
    Ok(tally.finish(request))
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
    at_hand: Mark,
}

/// How much there was before the article that is at hand.
#[derive(Default)]
struct Mark {
    article: Option<ArticleId>,
    changes: usize,
    corrections: usize,
    articles: usize,
    not_compared: usize,
}

impl Tally {
    /// Adds what came of a change; those of an article come one behind the other.
    fn add(&mut self, found: Found<Option<ReportedChange>>) {
        if self.at_hand.article != Some(found.article) {
            let (changes, corrections) = (self.changes.len(), self.corrections.len());
            let (articles, not_compared) = (self.articles.len(), self.not_compared);
            self.at_hand = Mark { article: Some(found.article), changes, corrections, articles, not_compared };
        }
        match found.change {
            Side::Read(Some(change)) => self.add_change(change, found.born),
            Side::Read(None) => {}
            Side::Removed => self.not_compared += 1,
            // An article that cannot be read to its end counts with nothing.
            Side::Broken => {
                self.changes.truncate(self.at_hand.changes);
                self.corrections.truncate(self.at_hand.corrections);
                self.articles.truncate(self.at_hand.articles);
                self.not_compared = self.at_hand.not_compared;
            }
        }
    }

    fn add_change(&mut self, change: ReportedChange, born: DateTime<Utc>) {
        if change.verdict == Verdict::DeclaredCorrection {
            self.corrections.push((change.interval.first_seen_new - born).num_seconds());
        }
        if self.articles.len() == self.at_hand.articles {
            let counts = Counts { articles: 1, ..Counts::default() };
            self.articles.push(ArticleCounts { article: change.article.clone(), counts });
        }
        if let Some(article) = self.articles.last_mut() {
            article.counts.add(&change);
        }
        self.changes.push(change);
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

/// What a report tells of a change; `None` of a comparison of plain files.
fn reported(diff: &ArticleDiff<'_>) -> Option<ReportedChange> {
    let article = diff.article.clone()?;
    let mut changes: Vec<_> = diff.changes.iter().filter(|change| change.action != EditAction::Equal).collect();
    changes.sort_by_key(|change| Reverse(change.significance));
    Some(ReportedChange {
        site: site(&article),
        article,
        old: diff.old.number?,
        new: diff.new.number?,
        interval: diff.interval?,
        verdict: diff.verdict,
        significance: diff.significance,
        words_added: diff.stats.words_added,
        words_deleted: diff.stats.words_deleted,
        classes: diff.stats.by_class.keys().copied().collect(),
        evidence: telling(&changes),
        restores: diff.new.restores.or(diff.new.brings_back),
    })
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
    use crate::{
        model::{Block, BlockKind, DatedBy, Document, Route, Slug},
        store::{Finding, MemoryStore, NewArticle, Observation},
    };

    /// A store of so many articles on two sites, each of which changes one number so often, hour by hour.
    fn store(articles: u32, changes: i64) -> MemoryStore {
        let mut store = MemoryStore::new();
        for number in 0..articles {
            let url = format!("https://site-{}.example/{number}", number % 2);
            let new =
                NewArticle { slug: Slug::suggest(&format!("ferry {number}")), urls: vec![url.clone()], title: None };
            let article = store.create_articles(&[new]).unwrap()[0].id;
            for hour in 0..=changes {
                let words = format!("The ferry carried {} cars to the island on Friday night.", 40 + hour);
                let document =
                    Document { blocks: vec![Block::new(BlockKind::Paragraph, words)], ..Document::default() };
                let seen = Observation {
                    article,
                    at: DateTime::from_timestamp(3600 * hour, 0).unwrap(),
                    dated_by: DatedBy::Clock,
                    url: &url,
                    status: None,
                    headers: &[],
                    raw: None,
                    route: Route::DIRECT,
                    finding: Finding::Document { document: &document, extractor: "text/1" },
                };
                store.append(&[seen]).unwrap();
            }
        }
        store
    }

    #[test]
    fn many_articles_are_compared_on_all_cores_and_counted_once_each() {
        let store = store(150, 6);
        let since = DateTime::from_timestamp(3600 * 3, 0);
        let period = Period { since, until: DateTime::from_timestamp(3600 * 6, 0).unwrap() };
        let request = ReportRequest { period, site: Some("site-1.example".to_owned()) };
        let mut looked = 0;
        let report = report(&store, &request, &mut |event| match event {
            ReportEvent::Looked(count) => looked = count,
            ReportEvent::LeftOut(failure) => panic!("{failure}"),
        });
        let report = report.unwrap();
        assert_eq!((looked, report.articles.len(), report.changes.len()), (150, 75, 225));
        assert_eq!((report.totals.articles, report.totals.substantive, report.sites.len()), (75, 225, 1));
        assert!(report.articles.iter().all(|article| article.counts.changes == 3));
        assert_eq!(report.hours[..7], [0, 0, 0, 75, 75, 75, 0]);
    }

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
