//! What each kept page of an article reads as now.

use std::collections::{HashMap, HashSet};

use crate::{
    extract::Health,
    fetch,
    job::{
        crew,
        page::{self, Origin},
        sites::Sites,
        snap::is_address,
    },
    model::{Article, Capture, Digest, Document},
    store::{Store, StoreError, content_of},
};

/// A page that reads as an article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    /// The digest of its content.
    pub(super) content: Digest,
    /// Name and version of the extractor.
    pub(super) extractor: &'static str,
    /// Whether it looks like the article.
    pub(super) health: Health,
    /// The capture that received its bytes.
    pub(super) capture: u32,
}

/// What a page reads as.
#[derive(Debug)]
enum Read {
    Page(Page),
    /// No page at all, and why.
    No(String),
}

/// The kept pages of an article.
#[derive(Debug, Default)]
pub(super) struct Pages {
    reads: HashMap<Digest, Read>,
    /// Each content once, however many pages have it.
    documents: HashMap<Digest, Document>,
}

impl Pages {
    /// Reads the pages that checks received, each once, on all cores.
    pub(super) fn read(
        store: &dyn Store,
        article: &Article,
        checks: &[&Capture],
        sites: &Sites,
    ) -> Result<Self, StoreError> {
        let mut asked = HashSet::new();
        let kept = checks.iter().filter_map(|&check| {
            let raw = check.raw.filter(|raw| asked.insert(raw.digest))?;
            match store.raw_bytes(article.id, check.number) {
                Ok(bytes) => Some(Ok((raw.digest, check, bytes))),
                Err(StoreError::NoRawBytes { .. }) => None,
                Err(failure) => Some(Err(failure)),
            }
        });
        let mut pages = Self::default();
        crew::in_order(
            kept,
            |(digest, check, bytes)| (digest, extract(check, &bytes, sites)),
            |(digest, read)| {
                pages.add(digest, read?);
                Ok(())
            },
        )?;
        Ok(pages)
    }

    fn add(&mut self, bytes: Digest, read: Result<(Page, Document), String>) {
        let read = match read {
            Err(reason) => Read::No(reason),
            Ok((page, document)) => {
                self.documents.entry(page.content).or_insert(document);
                Read::Page(page)
            }
        };
        self.reads.insert(bytes, read);
    }

    /// Whether the bytes that a check received are kept.
    pub(super) fn has(&self, check: &Capture) -> bool {
        check.raw.is_some_and(|raw| self.reads.contains_key(&raw.digest))
    }

    /// What the bytes of a check read as, beside what stood before them; else why they are not the article.
    pub(super) fn of(&self, check: &Capture, before: Option<&Page>) -> Option<Result<Page, &str>> {
        let page = match self.reads.get(&check.raw?.digest)? {
            Read::Page(page) => page,
            Read::No(reason) => return Some(Err(reason)),
        };
        let health = match before {
            Some(before) => page.health.beside(self.document(before), self.document(page)),
            None => page.health,
        };
        Some(if health.is_ok() { Ok(*page) } else { Err(health.words().trim_start_matches("suspect: ")) })
    }

    /// The text of a page.
    pub(super) fn document(&self, page: &Page) -> &Document {
        &self.documents[&page.content]
    }
}

type Extracted = Result<(Page, Document), String>;

/// Reads what a check received as it was read when it was received.
fn extract(check: &Capture, bytes: &[u8], sites: &Sites) -> Result<Extracted, StoreError> {
    let content_type = check.headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-type"));
    let content_type = match content_type {
        _ if check.route.is_rendered => Some(fetch::RENDERED),
        header => header.map(|header| header.value.as_str()),
    };
    let url = Some(check.answered_by()).filter(|url| is_address(url));
    let origin = Origin { name: &check.url, url, at: Some(check.at), site: url.and_then(|url| sites.rules(url)) };
    Ok(match page::extract_typed(bytes, content_type, origin) {
        Ok(extraction) => {
            let (extractor, health) = (extraction.extractor, extraction.health);
            let content = content_of(&extraction.document)?;
            Ok((Page { content, extractor, health, capture: check.number }, extraction.document))
        }
        Err(error) => Err(crate::job::check::one_line(&error)),
    })
}
