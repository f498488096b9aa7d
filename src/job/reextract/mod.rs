//! Re-extraction: the present extractor reads the kept pages of an article again.
//!
//! What reads otherwise is recorded at the instants at which it was seen, as a later reading of bytes that are there
//! already; the history then shows it in place of the first one. Nothing that was recorded changes, and what reads as
//! before leaves nothing behind, so that a second run has nothing to do.
//!
//! | file | what it is for |
//! |---|---|
//! | `pages` | what each kept page reads as now |
//! | `walk` | the checks in order: where a page no longer reads as was recorded |

mod pages;
mod walk;

use chrono::{DateTime, SubsecRound as _, Utc};

use self::{pages::Pages, walk::Emission};
use super::{checks, sites::Sites};
use crate::{
    model::{Article, Capture, Rereading, Route},
    store::{Finding, Observation, Store, StoreError},
};

/// Readings that are recorded in one step.
const BATCH: usize = 64;

/// How to read again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Request<'a> {
    /// The present instant.
    pub now: DateTime<Utc>,
    /// What is set for each site.
    pub sites: &'a Sites,
    /// Whether to say what would come of it and to record nothing.
    pub is_trial: bool,
}

/// What came of reading the pages of a version, or of one check, again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The version as it was numbered before; `None` for a check that had seen none.
    pub version: Option<u32>,
    /// The first check that it is about.
    pub at: DateTime<Utc>,
    /// What came of it.
    pub what: What,
}

/// What a page reads as now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// What was recorded.
    AsBefore,
    /// Something else, from the version's first check on.
    Otherwise,
    /// Something else than the version began with: a change that was not seen before.
    Apart,
    /// The article, where none was seen before.
    Article,
    /// Probably not the article, for this reason; what was recorded stays.
    Suspect(String),
    /// Nothing: the page is no longer kept, or never was. What was recorded stays.
    NotKept,
}

impl What {
    /// Whether it is recorded as a later reading.
    pub(crate) fn is_recorded(&self) -> bool {
        matches!(self, Self::Otherwise | Self::Apart | Self::Article)
    }
}

/// Reads the pages of an article again; says what came of each version, in the order of the checks.
pub(crate) fn reextract(
    store: &mut dyn Store,
    article: &Article,
    request: Request<'_>,
) -> Result<Vec<Reading>, StoreError> {
    let history = store.history(article.id)?;
    let captures = store.captures(article.id, 1..u32::MAX)?;
    let checks = checks::with_page(&captures);
    let pages = Pages::read(store, article, &checks, request.sites)?;
    let walk = walk::walk(&history, &captures, (&checks, &pages));
    if !request.is_trial {
        let mut sights: Vec<(&Capture, &Emission)> =
            walk.emissions.iter().flat_map(|one| one.sights(&checks)).collect();
        sights.sort_by_key(|(check, _)| (check.at, check.number));
        for batch in sights.chunks(BATCH) {
            record(store, article, (batch, &pages), request.now)?;
        }
    }
    Ok(walk.readings)
}

/// Records readings, each at the instant of its check.
fn record(
    store: &mut dyn Store,
    article: &Article,
    (sights, pages): (&[(&Capture, &Emission)], &Pages),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let route = |emission: &Emission| Route {
        rereads: Some(Rereading { capture: emission.page.capture, at: now.trunc_subsecs(3) }),
        ..Route::default()
    };
    let routes: Vec<Route> = sights.iter().map(|(_, emission)| route(emission)).collect();
    let bytes = sights.iter().map(|(_, emission)| store.raw_bytes(article.id, emission.page.capture));
    let bytes: Vec<Vec<u8>> = bytes.collect::<Result<_, _>>()?;
    let observations: Vec<Observation<'_>> = sights
        .iter()
        .zip(routes.iter().zip(&bytes))
        .map(|((check, emission), (route, bytes))| Observation {
            article: article.id,
            at: check.at,
            dated_by: check.dated_by,
            url: &check.url,
            status: None,
            headers: &[],
            raw: Some(bytes),
            route,
            also_at: &[],
            finding: Finding::Document { document: pages.document(&emission.page), extractor: emission.page.extractor },
        })
        .collect();
    store.append(&observations).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Block, BlockKind, DatedBy, Document, History, Slug},
        store::{MemoryStore, NewArticle},
    };

    const PAGE: &str = "<article><h1>Ferry talks</h1><p>Twelve boats lay idle, the harbour office said, and no one \
        could say when they would sail again for the islands.</p><p>TAIL</p></article>";

    fn hour(hour: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(3600 * hour, 0).unwrap()
    }

    /// A store of a page that an old extractor read as these words. Each check has an hour, the end of the page (none
    /// where its bytes are not kept) and a text (none where the extractor took it for something else).
    fn store(checks: &[(i64, &str, &str)]) -> (MemoryStore, Article) {
        let mut store = MemoryStore::new();
        let new = NewArticle { slug: Slug::suggest("ferry"), urls: Vec::new(), title: None };
        let article = store.create_articles(&[new]).unwrap().remove(0);
        for (at, tail, words) in checks {
            let document = Document { blocks: vec![Block::new(BlockKind::Paragraph, *words)], ..Document::default() };
            let raw = PAGE.replace("TAIL", tail);
            let finding = match *words {
                "" => Finding::Suspect("bot wall"),
                _ => Finding::Document { document: &document, extractor: "html/0" },
            };
            let seen = Observation {
                article: article.id,
                at: hour(*at),
                dated_by: DatedBy::Clock,
                url: "https://news.example/ferry",
                status: Some(200),
                headers: &[],
                raw: Some(raw.as_bytes()).filter(|_| !tail.is_empty()),
                route: Route::DIRECT,
                also_at: &[],
                finding,
            };
            store.append(&[seen]).unwrap();
        }
        (store, article)
    }

    fn read_again(store: &mut MemoryStore, article: &Article) -> Vec<(Option<u32>, What)> {
        let sites = Sites::default();
        let request = Request { now: hour(99), sites: &sites, is_trial: false };
        let readings = reextract(store, article, request).unwrap();
        readings.into_iter().map(|reading| (reading.version, reading.what)).collect()
    }

    /// The history: number, hours, and how the text ends.
    fn shown(store: &MemoryStore, article: &Article) -> Vec<String> {
        let History { versions, .. } = store.history(article.id).unwrap();
        let words = |version: &crate::model::Version| {
            let document = store.document(article.id, version.text()).unwrap();
            let [first, last] = [version.first_seen, version.last_seen].map(|at| at.timestamp() / 3600);
            format!("{} {first}-{last} {}", version.number, document.blocks.last().unwrap().text)
        };
        versions.iter().map(words).collect()
    }

    /// Reads again what these checks received, twice: the second time there is nothing to do, and all can be proved.
    fn check(checks: &[(i64, &str, &str)], readings: &[(Option<u32>, What)], expected: &[&str]) {
        let (mut store, article) = store(checks);
        let before = store.captures(article.id, 1..u32::MAX).unwrap();
        assert_eq!(read_again(&mut store, &article), readings, "{checks:?}");
        assert_eq!(shown(&store, &article), expected, "{checks:?}");
        let after = store.captures(article.id, 1..u32::MAX).unwrap();
        assert_eq!(after[..before.len()], before, "nothing that was recorded changes");
        assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
        let again = read_again(&mut store, &article);
        assert!(again.iter().all(|(_, what)| !what.is_recorded()), "{checks:?} {again:?}");
        assert_eq!(store.captures(article.id, 1..u32::MAX).unwrap(), after, "{checks:?}");
    }

    const OTHERWISE: What = What::Otherwise;

    #[test]
    fn a_later_reading_stands_in_place_of_the_first_at_the_same_instants() {
        check(
            &[(1, "Friday it is.", "a"), (2, "Friday it is.", "a"), (3, "Monday it is.", "b")],
            &[(Some(1), OTHERWISE), (Some(2), OTHERWISE)],
            &["1 1-2 Friday it is.", "2 3-3 Monday it is."],
        );
    }

    #[test]
    fn what_the_extractor_alone_told_apart_is_one_version() {
        check(
            &[(1, "Friday it is.", "a"), (2, "Friday it is.", "b"), (3, "Monday it is.", "c")],
            &[(Some(1), OTHERWISE), (Some(2), OTHERWISE), (Some(3), OTHERWISE)],
            &["1 1-2 Friday it is.", "3 3-3 Monday it is."],
        );
    }

    #[test]
    fn what_the_extractor_had_not_told_apart_becomes_two_versions() {
        check(
            &[(1, "Friday it is.", "a"), (2, "Monday it is.", "a"), (3, "Monday it is.", "a"), (4, "Sunday.", "b")],
            &[(Some(1), OTHERWISE), (Some(1), What::Apart), (Some(2), OTHERWISE)],
            &["1 1-1 Friday it is.", "4 2-3 Monday it is.", "2 4-4 Sunday."],
        );
    }

    #[test]
    fn an_article_that_was_taken_for_something_else_becomes_a_version() {
        check(
            &[(1, "Friday it is.", "a"), (2, "Monday it is.", ""), (3, "Sunday it is.", "b")],
            &[(Some(1), OTHERWISE), (None, What::Article), (Some(2), OTHERWISE)],
            &["1 1-1 Friday it is.", "4 2-2 Monday it is.", "2 3-3 Sunday it is."],
        );
    }

    #[test]
    fn without_its_page_a_version_stays_as_it_was_read_and_is_named() {
        check(
            &[(1, "", "a"), (2, "Monday it is.", "b")],
            &[(Some(1), What::NotKept), (Some(2), OTHERWISE)],
            &["1 1-1 a", "2 2-2 Monday it is."],
        );
    }

    #[test]
    fn a_later_page_of_a_version_stands_for_those_that_are_not_kept() {
        check(
            &[(1, "", "a"), (2, "Monday it is.", "a"), (3, "", "a"), (4, "Sunday it is.", "b")],
            &[(Some(1), OTHERWISE), (Some(2), OTHERWISE)],
            &["1 1-3 Monday it is.", "2 4-4 Sunday it is."],
        );
    }

    #[test]
    fn the_next_check_is_compared_with_the_later_reading() {
        let (mut store, article) = store(&[(1, "Friday it is.", "a"), (2, "Friday it is.", "a")]);
        read_again(&mut store, &article);
        let raw = PAGE.replace("TAIL", "Friday it is.");
        let page = page(&raw);
        let seen = Observation {
            article: article.id,
            at: hour(5),
            dated_by: DatedBy::Clock,
            url: "https://news.example/ferry",
            status: Some(200),
            headers: &[],
            raw: Some(raw.as_bytes()),
            route: Route::DIRECT,
            also_at: &[],
            finding: Finding::Document { document: &page, extractor: "html/1" },
        };
        store.append(&[seen]).unwrap();
        assert_eq!(shown(&store, &article), ["1 1-5 Friday it is."]);
        assert_eq!(checks::of_texts(&store, article.id).unwrap().len(), 3);
    }

    fn page(raw: &str) -> Document {
        let origin = crate::job::page::Origin { url: Some("https://news.example/ferry"), ..Default::default() };
        crate::job::page::extract(raw.as_bytes(), origin).unwrap().document
    }

    #[test]
    fn a_trial_records_nothing() {
        let (mut store, article) = store(&[(1, "Friday it is.", "a")]);
        let sites = Sites::default();
        let readings =
            reextract(&mut store, &article, Request { now: hour(9), sites: &sites, is_trial: true }).unwrap();
        assert_eq!(readings[0].what, What::Otherwise);
        assert_eq!(store.captures(article.id, 1..u32::MAX).unwrap().len(), 1);
    }
}
