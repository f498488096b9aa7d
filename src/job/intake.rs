//! Intake: what an importer finds in another archive becomes captures of the store.
//!
//! What the store has already is passed over, so an intake that was cut off is begun again and goes on where it was.
//! A record that cannot be used is told and left out; only the store's own failure ends an intake.

use std::collections::{BTreeSet, HashMap};

use super::{
    article::{self, Subject, Wish},
    check::{Answer, Check, judge_beside_versions},
    known_captures::{Known, instant},
    page::{self, Origin},
};
use crate::{
    exchange::{BadRecord, Earlier, Found, FoundBytes, FoundContent},
    model::{Article, ArticleId, Digest, Outcome, is_of_calendar},
    store::{NewArticle, Recorded, Store, StoreError},
};

/// Observations that are recorded at a time.
const BATCH: usize = 500;

/// Bytes of pages that are held at a time.
const BATCH_BYTES: usize = 64 << 20;

/// Articles whose captures are remembered.
const REMEMBERED: usize = 10_000;

/// What an intake tells on its way.
#[derive(Debug)]
pub enum IntakeEvent {
    /// So many records were looked at.
    Looked(usize),
    /// A record could not be used.
    Bad(BadRecord),
}

/// What came of an intake.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IntakeReport {
    /// The articles that have something new.
    pub articles: BTreeSet<ArticleId>,
    /// Captures that were recorded.
    pub captures: usize,
    /// New versions among them.
    pub versions: usize,
    /// Observations that the store had.
    pub known: usize,
    /// Absences and failures of pages that are no article here.
    pub passed_over: usize,
    /// Records that could not be used.
    pub bad: usize,
    /// Captures whose link in the chain is not the one they had where they come from.
    pub other_links: usize,
}

/// Takes in everything that is found.
pub fn take_in(
    store: &mut dyn Store,
    finds: impl Iterator<Item = Result<Found, BadRecord>>,
    tell: &mut dyn FnMut(IntakeEvent),
) -> Result<IntakeReport, StoreError> {
    let mut intake = Intake {
        store,
        tell,
        report: IntakeReport::default(),
        articles: HashMap::new(),
        known: HashMap::new(),
        batch: Vec::new(),
        batch_bytes: 0,
    };
    for (looked, find) in finds.enumerate() {
        (intake.tell)(IntakeEvent::Looked(looked + 1));
        let taken = match find {
            Ok(found) => intake.take(found)?,
            Err(bad) => Err(bad),
        };
        taken.unwrap_or_else(|bad| intake.refuse(bad));
    }
    intake.flush()?;
    Ok(intake.report)
}

struct Intake<'a> {
    store: &'a mut dyn Store,
    tell: &'a mut dyn FnMut(IntakeEvent),
    report: IntakeReport,
    /// The articles of the names and addresses that were seen.
    articles: HashMap<String, Article>,
    known: HashMap<ArticleId, Known>,
    batch: Vec<Arrival>,
    batch_bytes: usize,
}

/// An observation on its way into the store.
struct Arrival {
    article: Article,
    place: String,
    check: Check,
    link: Option<Digest>,
}

impl Intake<'_> {
    /// Takes one observation; it is refused where it cannot be used.
    fn take(&mut self, mut found: Found) -> Result<Result<(), BadRecord>, StoreError> {
        if !found.instants().all(is_of_calendar) {
            return Ok(Err(bad(found.place, "its time is of no year from 1 to 9999")));
        }
        let key = key(&found);
        let article = self.article(&key, &found)?;
        if article.is_none() && !matches!(found.content, FoundContent::Page | FoundContent::Document { .. }) {
            self.report.passed_over += 1;
            return Ok(Ok(()));
        }
        let digest = self.digest(article.as_ref(), &found)?;
        if found.route.rereads.is_some() && !self.has_received(article.as_ref(), digest)? {
            return Ok(Err(bad(found.place, "it reads a page again that is not there")));
        }
        if let Some(article) = &article
            && self.has(article.id, &found, digest)?
        {
            self.report.known += 1;
            return Ok(Ok(()));
        }
        let bytes = match std::mem::replace(&mut found.raw, FoundBytes::Absent) {
            FoundBytes::Absent => None,
            FoundBytes::Bytes(bytes) => Some(bytes),
            FoundBytes::Earlier(earlier) => match self.earlier_bytes(article.as_ref(), &earlier, digest)? {
                Some(bytes) => Some(bytes),
                None => return Ok(Err(bad(found.place, "the bytes it refers to are not in the store"))),
            },
        };
        let was_last = article.as_ref().is_some_and(|article| self.was_last(article.id, digest));
        let (place, link, hint) = (found.place.clone(), found.link, found.article.take());
        let check = match into_check(found, bytes, was_last) {
            Ok(check) => check,
            Err(refused) => return Ok(Err(refused)),
        };
        let subject = match (article, hint) {
            (Some(article), _) => Subject::Known(article),
            (None, Some(hint)) => Subject::New(NewArticle { slug: hint.slug, urls: hint.urls, title: hint.title }),
            (None, None) => article::find_or_name(self.store, Wish::Title(&check.url), std::slice::from_ref(&check))?,
        };
        match subject {
            Subject::Known(article) => self.arrive(key, digest, Arrival { article, place, check, link }).map(Ok),
            Subject::New(new) => self.begin(key, &new, (place, check, link)),
        }
    }

    /// Adds an article with its first observation, in one step: an intake that is cut off leaves none without any.
    fn begin(
        &mut self,
        key: String,
        new: &NewArticle,
        (place, check, link): (String, Check, Option<Digest>),
    ) -> Result<Result<(), BadRecord>, StoreError> {
        self.flush()?;
        let urls = check.further_urls(None);
        let (article, recorded) = match self.store.append_to_new(new, &[check.observation(ArticleId(0), &urls)]) {
            Err(StoreError::TooLarge { what, .. }) => return Ok(Err(too_large(place, what))),
            begun => begun?,
        };
        self.articles.insert(key, article.clone());
        self.count(&[Arrival { article, place, check, link }], &recorded).map(Ok)
    }

    /// Whether the store has an observation already.
    fn has(&mut self, article: ArticleId, found: &Found, digest: Option<Digest>) -> Result<bool, StoreError> {
        let known = self.known(article)?;
        Ok(match found.route.rereads {
            Some(_) => known.has_reading(found.link),
            None => known.has(found.at, digest),
        })
    }

    /// Whether a check of the article received these bytes.
    fn has_received(&mut self, article: Option<&Article>, digest: Option<Digest>) -> Result<bool, StoreError> {
        let (Some(article), Some(digest)) = (article, digest) else { return Ok(false) };
        self.flush()?;
        Ok(self.known(article.id)?.number(digest).is_some())
    }

    /// Puts an observation with the others that are to be recorded.
    fn arrive(&mut self, key: String, digest: Option<Digest>, arrival: Arrival) -> Result<(), StoreError> {
        let id = arrival.article.id;
        self.known(id)?.add(&arrival.check, digest);
        self.articles.insert(key, arrival.article.clone());
        self.batch_bytes += arrival.check.raw.as_ref().map_or(0, Vec::len);
        self.batch.push(arrival);
        if self.batch.len() >= BATCH || self.batch_bytes >= BATCH_BYTES {
            self.flush()?;
        }
        Ok(())
    }

    /// The article that an observation belongs to, where there is one. Two archives call two articles by the same name
    /// easily, so that its addresses tell which it is, and its name only where it has none.
    fn article(&mut self, key: &str, found: &Found) -> Result<Option<Article>, StoreError> {
        if let Some(article) = self.articles.get(key) {
            return Ok(Some(article.clone()));
        }
        let mut article = None;
        for url in found.article.iter().flat_map(|named| &named.urls).chain([&found.url]) {
            article = self.store.article_at_url(url)?;
            if article.is_some() {
                break;
            }
        }
        if let (None, Some(named)) = (&article, found.article.as_ref().filter(|named| named.urls.is_empty())) {
            article = article::of_slug(self.store, &named.slug)?;
        }
        if let Some(article) = &article {
            self.articles.insert(key.to_owned(), article.clone());
        }
        Ok(article)
    }

    fn known(&mut self, article: ArticleId) -> Result<&mut Known, StoreError> {
        if !self.known.contains_key(&article) {
            let known = Known::new(self.store.captures(article, 1..u32::MAX)?);
            self.known.insert(article, known);
        }
        Ok(self.known.entry(article).or_default())
    }

    /// The digest of an observation's bytes, as far as it can be told.
    fn digest(&mut self, article: Option<&Article>, found: &Found) -> Result<Option<Digest>, StoreError> {
        let earlier = match &found.raw {
            FoundBytes::Absent => return Ok(None),
            FoundBytes::Bytes(bytes) => return Ok(Some(Digest::of(bytes))),
            FoundBytes::Earlier(earlier) => earlier,
        };
        let (Some(article), None, Some((_, at))) = (article, earlier.digest, &earlier.seen) else {
            return Ok(earlier.digest);
        };
        Ok(self.known(article.id)?.at(*at))
    }

    /// Whether the observation before of an article saw it with these very bytes.
    fn was_last(&self, article: ArticleId, digest: Option<Digest>) -> bool {
        digest.is_some() && self.known.get(&article).is_some_and(|known| known.last_seen() == digest)
    }

    /// The bytes that an archive keeps with an earlier observation, of this article or of another.
    fn earlier_bytes(
        &mut self,
        article: Option<&Article>,
        earlier: &Earlier,
        digest: Option<Digest>,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let waiting = self.batch.iter().rev().find_map(|arrival| {
            let bytes = arrival.check.raw.as_ref()?;
            (Some(arrival.article.id) == article.map(|article| article.id) && Some(Digest::of(bytes)) == digest)
                .then_some(bytes)
        });
        if let Some(bytes) = waiting {
            return Ok(Some(bytes.clone()));
        }
        self.flush()?;
        let other = match &earlier.seen {
            Some((url, _)) => self.store.article_at_url(url)?,
            None => None,
        };
        for article in article.into_iter().cloned().chain(other) {
            let seen = earlier.seen.as_ref().and_then(|(_, at)| self.known(article.id).ok()?.at(*at));
            let wanted = digest.or(seen);
            let number = wanted.and_then(|wanted| self.known(article.id).ok()?.number(wanted));
            match number.map(|number| self.store.raw_bytes(article.id, number)) {
                Some(Ok(bytes)) => return Ok(Some(bytes)),
                Some(Err(StoreError::NoRawBytes { .. })) | None => {}
                Some(Err(failure)) => return Err(failure),
            }
        }
        Ok(None)
    }

    /// Records what has arrived.
    fn flush(&mut self) -> Result<(), StoreError> {
        let mut batch = std::mem::take(&mut self.batch);
        self.batch_bytes = 0;
        batch.sort_by_key(|arrival| arrival.article.id);
        for arrivals in batch.chunk_by_mut(|a, b| a.article.id == b.article.id) {
            let article = arrivals[0].article.id;
            judge_beside_versions(self.store, Some(article), arrivals.iter_mut().map(|arrival| &mut arrival.check))?;
        }
        match self.record(&batch) {
            // One of them is too large: the others need not suffer.
            Err(StoreError::TooLarge { .. }) => {
                for arrival in &batch {
                    match self.record(std::slice::from_ref(arrival)) {
                        Err(StoreError::TooLarge { what, .. }) => {
                            self.refuse(too_large(arrival.place.clone(), what));
                        }
                        done => done?,
                    }
                }
            }
            done => done?,
        }
        if self.known.len() > REMEMBERED {
            self.known.clear();
        }
        Ok(())
    }

    fn record(&mut self, arrivals: &[Arrival]) -> Result<(), StoreError> {
        let urls: Vec<_> = arrivals.iter().map(|arrival| arrival.check.further_urls(Some(&arrival.article))).collect();
        let observations: Vec<_> = arrivals
            .iter()
            .zip(&urls)
            .map(|(arrival, urls)| arrival.check.observation(arrival.article.id, urls))
            .collect();
        let recorded = self.store.append(&observations)?;
        self.count(arrivals, &recorded)
    }

    /// Counts what was recorded.
    fn count(&mut self, arrivals: &[Arrival], recorded: &[Recorded]) -> Result<(), StoreError> {
        for (arrival, recorded) in arrivals.iter().zip(recorded) {
            let id = arrival.article.id;
            self.report.articles.insert(id);
            self.report.captures += 1;
            self.report.versions += usize::from(recorded.outcome == Outcome::NewVersion);
            self.known(id)?.recorded(&arrival.check, recorded.capture);
            if let Some(link) = arrival.link {
                let captures = self.store.captures(id, recorded.capture..recorded.capture + 1)?;
                self.report.other_links += usize::from(captures.first().is_none_or(|capture| capture.link != link));
            }
        }
        Ok(())
    }

    fn refuse(&mut self, bad: BadRecord) {
        self.report.bad += 1;
        (self.tell)(IntakeEvent::Bad(bad));
    }
}

/// What tells an article of an archive from the others in it.
fn key(found: &Found) -> String {
    match &found.article {
        None => found.url.clone(),
        Some(named) => format!("{} {}", named.slug, named.urls.first().map(String::as_str).unwrap_or_default()),
    }
}

/// The check that an observation was; `is_same` where the check before had its bytes.
fn into_check(found: Found, bytes: Option<Vec<u8>>, is_same: bool) -> Result<Check, BadRecord> {
    let answer = match found.content {
        FoundContent::Page if is_same => Answer::SameBytes,
        FoundContent::Page => {
            let bytes = bytes.as_deref().unwrap_or_default();
            let media_type = found.headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-type"));
            let url = found.url.contains("://").then_some(found.url.as_str());
            let origin = Origin { name: &found.place, url, at: Some(found.at), site: None };
            match page::extract_typed(bytes, media_type.map(|header| header.value.as_str()), origin) {
                Ok(extraction) => Answer::Page(Box::new(extraction)),
                Err(failure) => {
                    let cause =
                        std::error::Error::source(&failure).map_or_else(|| failure.to_string(), ToString::to_string);
                    return Err(bad(found.place, &cause));
                }
            }
        }
        FoundContent::Document { document, extractor } => Answer::Document { document, extractor },
        FoundContent::SameBytes => Answer::SameBytes,
        FoundContent::NotModified => Answer::NotModified,
        FoundContent::Suspect(reason) => Answer::Suspect(reason),
        FoundContent::Gone(reason) => Answer::Gone(reason),
        FoundContent::Failed(reason) => Answer::Failed(reason),
    };
    Ok(Check {
        url: found.url,
        at: instant(found.at),
        dated_by: found.dated_by,
        status: found.status,
        headers: found.headers,
        raw: bytes,
        route: found.route,
        answer,
    })
}

fn too_large(place: String, what: &str) -> BadRecord {
    bad(place, &format!("{what} is larger than a store takes"))
}

fn bad(place: String, why: &str) -> BadRecord {
    BadRecord { place, why: why.to_owned() }
}
