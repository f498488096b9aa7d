//! Import from a web archive: its copies of a page become captures at the instants the archive received them.
//!
//! The archive's list is read first, then one copy after the other, the oldest first, by the same polite fetcher as
//! everything else. Each is recorded before the next is asked for, so an import that is cut short goes on where it was.

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::{
    article::{self, Subject, Wish},
    check::{Answer, Check, News, record},
    page::{self, Origin},
};
use crate::{
    exchange::memento::{self, Listing, ListingError, ListingForm, Memento},
    fetch::{FetchError, Fetched, Fetcher, Request},
    model::{Article, DatedBy, Route},
    store::{Store, StoreError},
};

/// Most pages that are read of one list.
const MAX_PAGES: usize = 100;

/// Why an import ended.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ArchiveError {
    /// The archive did not answer.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// It answered, but with no list.
    #[error("{url} gave no list of copies: {answer}")]
    NoList {
        /// The address.
        url: String,
        /// What it gave.
        answer: String,
    },
    /// Its list cannot be read.
    #[error("cannot use the list of copies at {url}")]
    Unreadable {
        /// The address.
        url: String,
        /// Why.
        #[source]
        source: ListingError,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where an archive lists its copies of a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct List<'a> {
    /// The form of the list.
    pub form: ListingForm,
    /// Its address.
    pub url: &'a str,
    /// What stands before the instant in the addresses of copies, where the list does not say it.
    pub replay: Option<&'a str>,
}

/// The copies that an archive lists of one page, the oldest first, each once.
pub(crate) fn list(
    fetcher: &Fetcher,
    list: List<'_>,
    ask: impl Fn(&str) -> Request,
) -> Result<Vec<Memento>, ArchiveError> {
    let beside = memento::replay_beside(list.url);
    let replay = list.replay.or(beside.as_deref());
    let (mut pages, mut mementos) = (vec![list.url.to_owned()], Vec::new());
    let mut next = 0;
    while let Some(url) = pages.get(next).filter(|_| next < MAX_PAGES).cloned() {
        next += 1;
        let answer = fetcher.fetch(&ask(&url))?;
        if answer.status != 200 {
            return Err(ArchiveError::NoList { url, answer: answer.status_line() });
        }
        let read = memento::read(list.form, &answer.body, replay);
        let Listing { mementos: found, more } = read.map_err(|source| ArchiveError::Unreadable { url, source })?;
        mementos.extend(found);
        for page in more {
            if !pages.contains(&page) {
                pages.push(page);
            }
        }
    }
    mementos.sort_by(|a, b| (a.at, &a.copy).cmp(&(b.at, &b.copy)));
    mementos.dedup_by(|later, earlier| later.copy == earlier.copy);
    Ok(mementos)
}

/// What came of one copy.
#[derive(Debug)]
pub(crate) enum Step {
    /// It is recorded: at this instant, with this news.
    Recorded(DateTime<Utc>, News),
    /// It was recorded before.
    Known,
    /// It tells nothing of the article: a redirect, an error of the server, or an absence before its first page.
    PassedOver,
    /// It could not be had; the next import asks for it again.
    Failed(String),
}

/// An import that is under way.
#[derive(Debug)]
pub(crate) struct ArchiveImport<'a> {
    fetcher: &'a Fetcher,
    /// The article; `None` until its first page.
    pub article: Option<Article>,
    known: HashSet<String>,
    /// The article's first capture.
    first: Option<DateTime<Utc>>,
    /// What the archive calls the bytes that were seen last.
    last_digest: Option<String>,
}

impl<'a> ArchiveImport<'a> {
    /// An import of copies of one page; `name` is the article's, where the user says it.
    pub(crate) fn begin(
        store: &dyn Store,
        fetcher: &'a Fetcher,
        name: Option<&str>,
        mementos: &[Memento],
    ) -> Result<Self, StoreError> {
        let mut originals = mementos.iter().map(|memento| memento.original.as_str());
        let article = match name {
            Some(name) => Some(store.find_article(name)?),
            None => originals.find_map(|url| store.article_at_url(url).transpose()).transpose()?,
        };
        let captures = article.as_ref().map(|article| store.captures(article.id, 1..u32::MAX)).transpose()?;
        let captures = captures.unwrap_or_default();
        let first = captures.iter().map(|capture| capture.at).min();
        let known = captures.into_iter().filter_map(|capture| capture.route.archive).collect();
        Ok(Self { fetcher, article, known, first, last_digest: None })
    }

    /// Records one copy.
    pub(crate) fn step(
        &mut self,
        store: &mut dyn Store,
        memento: &Memento,
        ask: impl Fn(&str) -> Request,
    ) -> Result<Step, StoreError> {
        if self.known.contains(&memento.copy) {
            self.last_digest.clone_from(&memento.digest);
            return Ok(Step::Known);
        }
        let mut check = Check { dated_by: DatedBy::Archive, ..Check::now(&memento.original, memento.at) };
        check.route = Route { archive: Some(memento.copy.clone()), ..Route::default() };
        let is_same = memento.digest.is_some() && memento.digest == self.last_digest;
        match memento.status {
            // The archive's list says it all: there is no need to ask for the copy.
            _ if is_same => {}
            Some(status @ (404 | 410 | 451)) => {
                check.status = Some(status);
                check.answer = Answer::Gone(crate::fetch::status_line(status));
            }
            Some(status) if !(200..300).contains(&status) => return Ok(Step::PassedOver),
            _ => match self.fetcher.fetch(&ask(&memento.copy)) {
                Err(error) => return Ok(Step::Failed(error.to_string())),
                Ok(answer) => match take(answer, &mut check) {
                    Err(reason) => return Ok(Step::Failed(reason)),
                    Ok(()) if check.at != memento.at && self.is_known_at(store, &check)? => return Ok(Step::Known),
                    Ok(()) => {}
                },
            },
        }
        self.keep(store, memento, check)
    }

    /// Whether the archive led to another copy than the one that was asked for, which was recorded already.
    fn is_known_at(&self, store: &dyn Store, check: &Check) -> Result<bool, StoreError> {
        let Some(article) = &self.article else { return Ok(false) };
        let captures = store.captures(article.id, 1..u32::MAX)?;
        Ok(captures.iter().any(|capture| capture.at == check.at && capture.route.archive.is_some()))
    }

    fn keep(&mut self, store: &mut dyn Store, memento: &Memento, mut check: Check) -> Result<Step, StoreError> {
        let subject = match (self.article.take(), &check.answer) {
            (article, Answer::Gone(_)) if self.first.is_none_or(|first| check.at < first) => {
                self.article = article;
                return Ok(Step::PassedOver);
            }
            (Some(article), _) => Subject::Known(article),
            (None, Answer::Page(_)) => {
                article::find_or_name(store, Wish::Title(&memento.original), std::slice::from_ref(&check))?
            }
            (None, _) => return Ok(Step::PassedOver),
        };
        let (article, news) = record(store, subject, std::slice::from_mut(&mut check))?;
        self.article = Some(store.article(article.id)?);
        self.first = Some(self.first.map_or(check.at, |first| first.min(check.at)));
        self.known.insert(memento.copy.clone());
        self.last_digest =
            memento.digest.clone().filter(|_| matches!(check.answer, Answer::Page(_) | Answer::SameBytes));
        Ok(Step::Recorded(check.at, news.into_iter().next().unwrap_or(News::Known)))
    }
}

/// Puts an archive's answer into a check; fails, and says why, where it is not the copy.
fn take(fetched: Fetched, check: &mut Check) -> Result<(), String> {
    // An archive may lead to the copy nearest in time, and says so.
    let stated = fetched.header("memento-datetime").and_then(|text| DateTime::parse_from_rfc2822(text).ok());
    let led_to = fetched.redirects.last().and_then(|redirect| memento::stamp_of_copy(&redirect.to));
    check.at = stated.map(Into::into).or(led_to).unwrap_or(check.at);
    check.answer = if fetched.is_page() {
        let origin = Origin { name: &check.url, url: Some(&check.url), at: Some(check.at), site: None };
        let extraction = page::extract_typed(&fetched.body, fetched.content_type(), origin);
        Answer::Page(Box::new(extraction.map_err(|error| error.to_string())?))
    } else if fetched.is_gone() && stated.is_some() {
        // Without the instant it is the copy that is gone, not the page.
        Answer::Gone(fetched.status_line())
    } else {
        return Err(fetched.in_words());
    };
    check.status = Some(fetched.status);
    check.headers = fetched.headers;
    check.route.redirects = fetched.redirects;
    check.raw = Some(fetched.body).filter(|body| !body.is_empty());
    Ok(())
}
