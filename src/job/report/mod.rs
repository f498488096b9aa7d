//! Report: every change of a period compared again, counted and ranked.
//!
//! A change belongs to the period in which its new version was first seen. Texts that take turns within a day are
//! variants of a page and no edits: they are left out. What a rule removed cannot be compared: it is counted.

mod foremost;
mod pairs;
mod tally;

use std::{borrow::Cow, cmp::Reverse};

use self::{pairs::Pairs, tally::Tally};
use super::crew;
use crate::{
    diff,
    model::{
        ArticleDiff, ArticleRef, Change, EditAction, Evidence, Period, ReaderZone, Report, ReportedChange,
        Significance, address,
    },
    store::{Store, StoreError},
};

/// Pieces of evidence that a change keeps.
const EVIDENCE: usize = 5;

/// What is reported.
#[derive(Debug, Clone)]
pub struct ReportRequest {
    /// The period.
    pub period: Period,
    /// The host of the only site, with its subdomains.
    pub site: Option<String>,
    /// Changes and articles that are listed; the counts are over all.
    pub rows: usize,
    /// Whose days and hours of the day changes are counted by.
    pub zone: ReaderZone,
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
    let mut tally = Tally::new(request);
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
    let host = article.url.as_deref().and_then(address::host).filter(|host| !host.is_empty());
    host.map_or_else(|| "files".to_owned(), str::to_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

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
                    also_at: &[],
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
        let request =
            ReportRequest { period, site: Some("site-1.example".to_owned()), rows: usize::MAX, zone: ReaderZone::UTC };
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
        let few = super::report(&store, &ReportRequest { rows: 3, ..request }, &mut |event| drop(event)).unwrap();
        assert_eq!((&few.changes[..], &few.articles[..]), (&report.changes[..3], &report.articles[..3]));
        assert_eq!((few.totals, few.sites, few.days), (report.totals, report.sites, report.days));
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
