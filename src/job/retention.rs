//! Retention: which pages and texts a user's rules remove, and which are needed in spite of them.
//!
//! A rule is always named; nothing is removed by default. What is never removed the store itself holds to: the newest
//! text and page, texts that a version restores which stays, and everything of an article under hold.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    model::{Article, ArticleId, Capture, Digest, History, Places, Version},
    store::{Removal, Removed, Store, StoreError},
};

/// What is to be removed, in general.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Rules {
    /// Pages as received that no capture younger than this saw.
    pub raw_older_than: Option<TimeDelta>,
    /// Texts of all versions but so many, the newest.
    pub keep_versions: Option<usize>,
}

/// What rules remove of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Plan {
    article: ArticleId,
    pages: Vec<Digest>,
    texts: Vec<u32>,
    rule: String,
    now: DateTime<Utc>,
}

/// How often rules are applied anew to an article that gets further records meanwhile.
const ATTEMPTS: usize = 16;

impl Plan {
    fn removal(&self) -> Removal<'_> {
        Removal { article: self.article, pages: &self.pages, texts: &self.texts, rule: &self.rule, at: self.now }
    }

    /// How much the plan would remove of what is still there.
    pub(crate) fn count(&self, store: &dyn Store) -> Result<Removed, StoreError> {
        store.count_removal(&self.removal())
    }

    /// Removes it; refused where records that came since need any of it.
    fn apply(&self, store: &mut dyn Store) -> Result<Removed, StoreError> {
        store.remove(&self.removal())
    }
}

/// Articles under hold, of which nothing is removed.
pub(crate) fn held(store: &dyn Store) -> Result<HashSet<ArticleId>, StoreError> {
    Ok(store.holds()?.into_iter().map(|hold| hold.article).collect())
}

/// Removes what rules name of an article; to what came in between they are applied anew.
pub(crate) fn prune(
    store: &mut dyn Store,
    article: &Article,
    rules: (Rules, &str),
    now: DateTime<Utc>,
) -> Result<Removed, StoreError> {
    for _ in 1..ATTEMPTS {
        match plan(store, article, rules, now)?.apply(store) {
            Err(StoreError::StillNeeded { .. }) => {}
            done => return done,
        }
    }
    plan(store, article, rules, now)?.apply(store)
}

/// What rules remove of an article; `rule` is how the user put them.
pub(crate) fn plan(
    store: &dyn Store,
    article: &Article,
    (rules, rule): (Rules, &str),
    now: DateTime<Utc>,
) -> Result<Plan, StoreError> {
    let history = store.history(article.id)?;
    let captures = store.captures(article.id, 1..u32::MAX)?;
    Ok(Plan {
        article: article.id,
        pages: rules.raw_older_than.map(|age| pages(&history, &captures, now - age)).unwrap_or_default(),
        texts: rules.keep_versions.map(|keep| texts(&history, keep)).unwrap_or_default(),
        rule: rule.to_owned(),
        now,
    })
}

/// Pages that no capture saw at or after an instant.
fn pages(history: &History, captures: &[Capture], since: DateTime<Utc>) -> Vec<Digest> {
    let mut last_seen: BTreeMap<Digest, DateTime<Utc>> = BTreeMap::new();
    for (digest, at) in captures.iter().filter_map(|capture| Some((capture.raw?.digest, capture.at))) {
        let seen = last_seen.entry(digest).or_insert(at);
        *seen = at.max(*seen);
    }
    let brought = history.latest().map(|latest| latest.provenance.capture);
    let brought = captures.iter().find(|capture| Some(capture.number) == brought);
    let last = captures.iter().rfind(|capture| capture.raw.is_some());
    for digest in [brought, last].into_iter().flatten().filter_map(|capture| Some(capture.raw?.digest)) {
        last_seen.remove(&digest);
    }
    last_seen.into_iter().filter(|(_, at)| *at < since).map(|(digest, _)| digest).collect()
}

/// Versions whose texts, in every reading, go where so many of the newest stay; at least one does.
fn texts(history: &History, keep: usize) -> Vec<u32> {
    let oldest = history.versions.len().saturating_sub(keep.max(1));
    let places = Places::of(history);
    let (kept, old): (Vec<&Version>, Vec<&Version>) =
        history.recorded().iter().partition(|version| places.shown(version.number).is_none_or(|place| place >= oldest));
    let mut needed: BTreeSet<u32> = kept.iter().filter_map(|version| version.restores).collect();
    // What a text restores that stays for another's sake stays as well, so the newest are looked at first.
    for version in old.iter().rev().filter_map(|version| Some((version.number, version.restores?))) {
        if needed.contains(&version.0) {
            needed.insert(version.1);
        }
    }
    old.iter().map(|version| version.number).filter(|number| !needed.contains(number)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Block, BlockKind, DatedBy, Document, Route, Slug},
        store::{Finding, MemoryStore, NewArticle, Observation},
    };

    fn see(store: &mut dyn Store, article: ArticleId, hour: i64, words: &str) {
        let document = Document { blocks: vec![Block::new(BlockKind::Paragraph, words)], ..Document::default() };
        let seen = Observation {
            article,
            at: DateTime::from_timestamp(3600 * hour, 0).unwrap(),
            dated_by: DatedBy::Clock,
            url: "https://news.example/ferry",
            status: Some(200),
            headers: &[],
            raw: Some(words.as_bytes()),
            route: Route::DIRECT,
            also_at: &[],
            finding: Finding::Document { document: &document, extractor: "html/1" },
        };
        store.append(&[seen]).unwrap();
    }

    #[test]
    fn a_rule_is_applied_anew_to_what_came_in_between() {
        let mut store = MemoryStore::new();
        let new = NewArticle { slug: Slug::suggest("ferry"), urls: Vec::new(), title: None };
        let article = store.create_articles(&[new]).unwrap().remove(0);
        for (hour, words) in [(1, "A"), (2, "B"), (3, "C")] {
            see(&mut store, article.id, hour, words);
        }
        let rules = (Rules { keep_versions: Some(1), ..Rules::default() }, "--keep-versions 1");
        let now = DateTime::from_timestamp(36_000, 0).unwrap();
        let stale = plan(&store, &article, rules, now).unwrap();
        see(&mut store, article.id, 4, "A");
        assert!(matches!(stale.apply(&mut store), Err(StoreError::StillNeeded { .. })));
        let removed = prune(&mut store, &article, rules, now).unwrap();
        assert_eq!(removed, Removed { pages: 0, texts: 2 });
    }

    #[test]
    fn old_pages_go_but_that_of_the_latest_version_and_the_last_that_came() {
        let mut store = MemoryStore::new();
        let new = NewArticle { slug: Slug::suggest("ferry"), urls: Vec::new(), title: None };
        let article = store.create_articles(&[new]).unwrap().remove(0);
        for (hour, words) in [(1, "A"), (2, "B"), (3, "A"), (4, "C")] {
            see(&mut store, article.id, hour, words);
        }
        let hours = |hour| DateTime::from_timestamp(3_600 * hour, 0).unwrap();
        let old = |since: i64| {
            let rules = Rules { raw_older_than: Some(hours(100) - hours(since)), ..Rules::default() };
            let mut pages = plan(&store, &article, (rules, "--raw-older-than"), hours(100)).unwrap().pages;
            pages.sort_unstable();
            pages
        };
        let mut both = [b"A", b"B"].map(|page| Digest::of(page)).to_vec();
        both.sort_unstable();
        assert_eq!([old(2), old(3), old(4), old(90)], [Vec::new(), vec![Digest::of(b"B")], both.clone(), both]);
    }
}
