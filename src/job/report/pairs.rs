//! The changes of a period one by one: each new version beside the one before it, read from the store as they are asked
//! for, so that a store of any size takes no more memory than a few of its articles.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};

use super::{ReportEvent, ReportRequest, site};
use crate::{
    job::compare::{self, Pair},
    model::{ArticleId, ArticleRef, ArticleSummary, History},
    store::{Store, StoreError},
};

/// Articles that are listed at a time.
const PAGE: usize = 1_000;

/// A change of an article.
pub(super) struct Found<T> {
    pub(super) article: ArticleId,
    /// When the article was first seen.
    pub(super) born: DateTime<Utc>,
    pub(super) change: Side<T>,
}

/// What can be had of a change.
pub(super) enum Side<T> {
    /// The texts, or what came of them.
    Read(T),
    /// Nothing: a rule removed one of the texts.
    Removed,
    /// Nothing: the article cannot be read, here and further on.
    Broken,
}

impl<T> Found<T> {
    /// The same change with something else of its texts.
    pub(super) fn map<U>(self, make: impl FnOnce(T) -> U) -> Found<U> {
        let change = match self.change {
            Side::Read(texts) => Side::Read(make(texts)),
            Side::Removed => Side::Removed,
            Side::Broken => Side::Broken,
        };
        Found { article: self.article, born: self.born, change }
    }
}

/// The changes of a period. An article that cannot be read is told and left out.
pub(super) struct Pairs<'a> {
    store: &'a dyn Store,
    request: &'a ReportRequest,
    tell: &'a mut dyn FnMut(ReportEvent),
    articles: VecDeque<ArticleSummary>,
    after: ArticleId,
    looked: usize,
    /// The article that is at hand, and the place of its next new version.
    history: Option<(History, usize)>,
}

impl<'a> Pairs<'a> {
    pub(super) fn new(store: &'a dyn Store, request: &'a ReportRequest, tell: &'a mut dyn FnMut(ReportEvent)) -> Self {
        Self { store, request, tell, articles: VecDeque::new(), after: ArticleId(0), looked: 0, history: None }
    }

    /// The next article that may have changed; `None` after the last.
    fn next_history(&mut self) -> Result<Option<History>, StoreError> {
        loop {
            let Some(summary) = self.articles.pop_front() else {
                self.articles = self.store.articles(self.after, PAGE)?.into();
                let Some(last) = self.articles.back() else { return Ok(None) };
                self.after = last.article.id;
                continue;
            };
            self.looked += 1;
            (self.tell)(ReportEvent::Looked(self.looked));
            if may_have_changed(&summary, self.request) {
                match self.store.history(summary.article.id) {
                    Ok(history) => return Ok(Some(history)),
                    Err(failure) => (self.tell)(ReportEvent::LeftOut(failure)),
                }
            }
        }
    }

    /// The next change of an article from a place on, and the place behind it; `None` where it has no more.
    fn next_of(&mut self, history: &History, from: usize) -> Option<(usize, Found<Pair>)> {
        let is_wanted = |place: &usize| {
            self.request.period.holds(history.versions[*place].first_seen) && !history.is_flapping(*place)
        };
        let place = (from..history.versions.len()).find(is_wanted)?;
        let (article, born) = (history.article.id, history.versions[0].first_seen);
        let (next, change) = match compare::pair(self.store, history, (place - 1, place)) {
            Ok(pair) => (place + 1, Side::Read(pair)),
            Err(StoreError::Removed { .. }) => (place + 1, Side::Removed),
            Err(failure) => {
                (self.tell)(ReportEvent::LeftOut(failure));
                (history.versions.len(), Side::Broken)
            }
        };
        Some((next, Found { article, born, change }))
    }
}

impl Iterator for Pairs<'_> {
    type Item = Result<Found<Pair>, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (history, from) = match self.history.take() {
                Some(at_hand) => at_hand,
                None => match self.next_history() {
                    Ok(next) => (next?, 1),
                    Err(failure) => return Some(Err(failure)),
                },
            };
            if let Some((next, found)) = self.next_of(&history, from) {
                self.history = Some((history, next));
                return Some(Ok(found));
            }
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Period, ReaderZone, Slug};

    #[test]
    fn a_site_is_a_host_with_its_subdomains() {
        let summary = |url: &str| ArticleSummary {
            article: Article { id: ArticleId(1), slug: Slug::suggest("x"), urls: vec![url.to_owned()], title: None },
            captures: 2,
            versions: 2,
            recorded: 2,
            first_capture: None,
            last_capture: None,
            last_change: Some(DateTime::UNIX_EPOCH),
        };
        let period = Period { since: None, until: DateTime::UNIX_EPOCH };
        for (url, site, expected) in [
            ("https://paper.example/1", "paper.example", true),
            ("https://WWW.paper.example:8080/1", "Paper.example", true),
            ("https://otherpaper.example/1", "paper.example", false),
            ("https://paper.example.org/1", "paper.example", false),
            ("http://desk@[::1]:8080/1", "[::1]", true),
            ("pages/ferry.txt", "files", true),
        ] {
            let request = ReportRequest { period, site: Some(site.to_owned()), rows: 1, zone: ReaderZone::UTC };
            assert_eq!(may_have_changed(&summary(url), &request), expected, "{url}");
        }
    }
}
