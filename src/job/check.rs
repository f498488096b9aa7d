//! One check of an article on its way into the store, and what is told about it after.

use std::{collections::BTreeMap, error::Error};

use chrono::{DateTime, Utc};

use super::{article::Subject, front_page::is_front_page, standing::readable};
use crate::{
    diff,
    extract::Extraction,
    fetch::is_same_site,
    model::{
        Article, ArticleDiff, ArticleId, DatedBy, Document, EditAction, Header, History, Outcome, Places, Route,
        Significance,
    },
    store::{Finding, Observation, Recorded, Store, StoreError},
};

/// Why what a front page shows is no version of an article.
const SENT_HOME: &str = "redirect to a front page";

/// A check whose answer was read, before it is recorded.
#[derive(Debug)]
pub(super) struct Check {
    /// The address or path that was asked for.
    pub(super) url: String,
    pub(super) at: DateTime<Utc>,
    pub(super) dated_by: DatedBy,
    pub(super) status: Option<u16>,
    pub(super) headers: Vec<Header>,
    pub(super) raw: Option<Vec<u8>>,
    pub(super) route: Route,
    pub(super) answer: Answer,
}

/// What the answer to a check turned out to be.
#[derive(Debug)]
pub(super) enum Answer {
    Page(Box<Extraction>),
    /// The article as another store had extracted it.
    Document {
        document: Box<Document>,
        extractor: String,
    },
    /// The bytes of the check before.
    SameBytes,
    /// Nothing changed since the check before, in the server's words.
    NotModified,
    /// Probably not the article, as another store had found.
    Suspect(String),
    /// The article is not there, in the server's words.
    Gone(String),
    /// No page came, and why.
    Failed(String),
}

impl Check {
    /// A check at the present instant whose answer is not read yet.
    pub(super) fn now(url: &str, now: DateTime<Utc>) -> Self {
        Self {
            url: url.to_owned(),
            at: now,
            dated_by: DatedBy::Clock,
            status: None,
            headers: Vec::new(),
            raw: None,
            route: Route::default(),
            answer: Answer::SameBytes,
        }
    }

    /// The article's addresses that the answer names: what the page calls its own, where it was asked for, and where
    /// redirects led to it.
    pub(super) fn urls(&self) -> Vec<&str> {
        let stated = match &self.answer {
            Answer::Page(page) if !self.is_sent_home() => self.canonical_of(page),
            _ => None,
        };
        let reached = self.page().and_then(|_| self.reached()).filter(|url| !is_front_page(url));
        stated.into_iter().chain([self.url.as_str()]).chain(reached).collect()
    }

    /// Those of its addresses that an article is not known by.
    pub(super) fn further_urls(&self, article: Option<&Article>) -> Vec<&str> {
        let known = article.map_or(&[][..], |article| &article.urls);
        self.urls().into_iter().filter(|url| *url != self.url && !known.iter().any(|known| known == url)).collect()
    }

    /// The address that a page calls its own. One of another site than the one that gave the page counts for nothing:
    /// whoever wants to could claim another's article.
    pub(super) fn canonical_of<'a>(&self, page: &'a Extraction) -> Option<&'a str> {
        let by = self.reached().unwrap_or(&self.url);
        canonical_url(page).filter(|url| !by.contains("://") || is_same_site(by, url))
    }

    /// Whether an address is the one that was asked for, or that redirects led to from there.
    pub(super) fn was_asked_at(&self, url: &str) -> bool {
        self.url == url || self.reached() == Some(url)
    }

    /// Where redirects led.
    fn reached(&self) -> Option<&str> {
        self.route.redirects.last().map(|redirect| redirect.to.as_str())
    }

    /// Whether redirects led from the article's address to a front page: that is no version of it, however it reads.
    fn is_sent_home(&self) -> bool {
        self.reached().is_some_and(is_front_page) && !is_front_page(&self.url)
    }

    /// Why a page that came is probably not the article.
    pub(super) fn suspicion(&self) -> Option<&str> {
        match &self.answer {
            Answer::Page(_) | Answer::SameBytes | Answer::NotModified if self.is_sent_home() => Some(SENT_HOME),
            Answer::Page(page) if !page.health.is_ok() => Some(suspicion(page)),
            Answer::Suspect(reason) => Some(reason),
            _ => None,
        }
    }

    /// The page that came, where it is probably the article.
    pub(super) fn page(&self) -> Option<&Extraction> {
        match &self.answer {
            Answer::Page(page) if self.suspicion().is_none() => Some(page),
            _ => None,
        }
    }

    /// The article as extracted, where a page came.
    pub(super) fn document(&self) -> Option<&Document> {
        match &self.answer {
            Answer::Page(page) => Some(&page.document),
            _ => None,
        }
    }

    /// What is handed to the store.
    pub(super) fn observation<'a>(&'a self, article: ArticleId, also_at: &'a [&'a str]) -> Observation<'a> {
        let finding = match (&self.answer, self.suspicion()) {
            (_, Some(reason)) => Finding::Suspect(reason),
            (Answer::Page(page), None) => Finding::Document { document: &page.document, extractor: page.extractor },
            (Answer::Document { document, extractor }, _) => Finding::Document { document, extractor },
            (Answer::Suspect(reason), _) => Finding::Suspect(reason),
            (Answer::SameBytes, _) => Finding::SameBytes,
            (Answer::NotModified, _) => Finding::NotModified,
            (Answer::Gone(reason), _) => Finding::Gone(reason),
            (Answer::Failed(reason), _) => Finding::Failed(reason),
        };
        Observation {
            article,
            at: self.at,
            dated_by: self.dated_by,
            url: &self.url,
            status: self.status,
            headers: &self.headers,
            raw: self.raw.as_deref(),
            route: &self.route,
            also_at,
            finding,
        }
    }
}

/// The address that a page calls its own, where it can tell articles apart: never a site's front page.
fn canonical_url(extraction: &Extraction) -> Option<&str> {
    extraction.document.metadata.url.as_deref().filter(|url| !is_front_page(url))
}

/// What a page is by its looks, where that is not the article.
fn suspicion(page: &Extraction) -> &'static str {
    let words = page.health.words();
    words.strip_prefix("suspect: ").unwrap_or(words)
}

/// What a check brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The first version of an article that was not in the store.
    NewArticle,
    /// Another state of the article.
    NewVersion {
        /// Its number.
        number: u32,
        /// The earlier version whose content came back.
        restores: Option<u32>,
        /// The earlier version whose words came back under other stamps.
        brings_back: Option<u32>,
        /// Changes against the version before it, by significance, where the text of that can be read.
        changes: Option<BTreeMap<Significance, usize>>,
    },
    /// A state from before the first that was known.
    Earliest {
        /// Its number.
        number: u32,
    },
    /// The state of a known version, first seen then.
    Unchanged {
        /// First sight of that version.
        since: DateTime<Utc>,
    },
    /// The same file was recorded before.
    Known,
    /// Probably not the article; recorded, but no version.
    Suspect(String),
    /// The article was taken down.
    Gone(String),
    /// No page came.
    Failed(String),
}

/// Records checks of one article, in their order and in one step, and says what each brought.
pub(super) fn record(
    store: &mut dyn Store,
    subject: Subject,
    checks: &mut [Check],
) -> Result<(Article, Vec<News>), StoreError> {
    judge_beside_versions(store, subject.id(), checks.iter_mut())?;
    let article = subject.id().unwrap_or(ArticleId(0));
    let known = if let Subject::Known(article) = &subject { Some(article) } else { None };
    let urls: Vec<_> = checks.iter().map(|check| check.further_urls(known)).collect();
    let observations: Vec<_> = checks.iter().zip(&urls).map(|(check, urls)| check.observation(article, urls)).collect();
    let (article, recorded) = match subject {
        Subject::Known(article) => (article, store.append(&observations)?),
        Subject::New(new) => store.append_to_new(&new, &observations)?,
    };
    let history = store.history(article.id)?;
    let places = Places::of(&history);
    let news = checks.iter().zip(recorded).map(|(check, recorded)| news(store, (&history, &places), check, recorded));
    let news = news.collect::<Result<_, _>>()?;
    Ok((article, news))
}

/// The text that stood at an instant, where there was one.
fn text_before(store: &dyn Store, article: ArticleId, at: DateTime<Utc>) -> Result<Option<Document>, StoreError> {
    let history = store.history(article)?;
    let before = history.versions.iter().rfind(|version| version.first_seen <= at);
    match before {
        Some(version) => readable(store.document(article, version.text())),
        None => Ok(None),
    }
}

/// A page that looks well by itself may still be the stub of one: it is judged beside the version before it.
pub(super) fn judge_beside_versions<'a>(
    store: &dyn Store,
    article: Option<ArticleId>,
    checks: impl Iterator<Item = &'a mut Check>,
) -> Result<(), StoreError> {
    let mut pages = checks.filter(|check| matches!(check.answer, Answer::Page(_))).peekable();
    let Some(first) = pages.peek() else { return Ok(()) };
    let mut before = match article {
        Some(article) => text_before(store, article, first.at)?,
        None => None,
    };
    for check in pages {
        let Answer::Page(page) = &mut check.answer else { continue };
        if let Some(old) = &before {
            page.health = page.health.beside(old, &page.document);
        }
        before = check.page().map(|page| page.document.clone()).or(before);
    }
    Ok(())
}

/// What a check brought that is recorded already.
pub(super) fn news_of(
    store: &dyn Store,
    article: &Article,
    check: &Check,
    recorded: Recorded,
) -> Result<News, StoreError> {
    let history = store.history(article.id)?;
    news(store, (&history, &Places::of(&history)), check, recorded)
}

fn news(
    store: &dyn Store,
    (history, places): (&History, &Places<'_>),
    check: &Check,
    recorded: Recorded,
) -> Result<News, StoreError> {
    let place = recorded.version.and_then(|number| places.seen(number, check.at));
    let version = place.map(|place| &history.versions[place]);
    Ok(match (recorded.outcome, version, &check.answer) {
        (Outcome::NewVersion, Some(version), Answer::Page(page)) => {
            let Some(before) = place.and_then(|place| place.checked_sub(1)) else {
                let number = version.number;
                return Ok(if number == 1 { News::NewArticle } else { News::Earliest { number } });
            };
            let old = match store.document(history.article.id, history.versions[before].text()) {
                Err(error) if error.is_of_one_record() => None,
                old => Some(old?),
            };
            let count = |old| count_by_significance(&diff::compare(&old, &page.document, &diff::Options::default()));
            News::NewVersion {
                number: version.number,
                restores: version.restores,
                brings_back: version.brings_back,
                changes: old.map(count),
            }
        }
        (_, Some(version), _) => News::Unchanged { since: version.first_seen },
        (_, None, Answer::Gone(reason)) => News::Gone(reason.clone()),
        (_, None, Answer::Failed(reason)) => News::Failed(reason.clone()),
        (_, None, _) => check.suspicion().map_or(News::Known, |reason| News::Suspect(reason.to_owned())),
    })
}

fn count_by_significance(diff: &ArticleDiff<'_>) -> BTreeMap<Significance, usize> {
    let mut counts = BTreeMap::new();
    for change in diff.changes.iter().filter(|change| change.action != EditAction::Equal) {
        *counts.entry(change.significance).or_default() += 1;
    }
    counts
}

/// An error with all that led to it.
pub(super) fn one_line(error: &dyn Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line = format!("{line}: {error}");
        cause = error.source();
    }
    line
}
