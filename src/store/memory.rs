//! A store that lives as long as the process: for tests, and for comparing without leaving a trace.
//!
//! It keeps everything as it was given and compresses nothing; what is new, its numbers and its links are decided by
//! the same code as in every other backend.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Range,
    path::PathBuf,
};

use chrono::{DateTime, Utc};

use crate::{
    model::{Article, ArticleId, ArticleSummary, Capture, Digest, Document, History, Provenance, Slug, Version},
    store::{
        NewArticle, Observation, Recorded, Store, StoreError, content,
        log::LogHead,
        name::{self, Names},
        record::{self, Entry, Head, InForce, Ledger, Neighbours},
        verify::{self, Evidence, Progress, Stored, Verification},
    },
};

/// A store in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore {
    held: Vec<Held>,
    slugs: BTreeMap<Slug, ArticleId>,
    raw: HashMap<Digest, Vec<u8>>,
    links: Vec<Digest>,
    log: LogHead,
}

/// All that belongs to one article.
#[derive(Debug, Clone)]
struct Held {
    article: Article,
    captures: Vec<Capture>,
    versions: Vec<Version>,
    documents: Vec<String>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    fn held(&self, article: ArticleId) -> Result<&Held, StoreError> {
        let index = (article.0 as usize).checked_sub(1);
        index.and_then(|index| self.held.get(index)).ok_or_else(|| unknown(article))
    }

    fn held_mut(&mut self, article: ArticleId) -> Result<&mut Held, StoreError> {
        let index = (article.0 as usize).checked_sub(1);
        index.and_then(|index| self.held.get_mut(index)).ok_or_else(|| unknown(article))
    }

    fn seen_at<'a>(&'a self, url: &'a str) -> impl Iterator<Item = Article> + 'a {
        self.held.iter().map(|held| &held.article).filter(move |article| article.urls.iter().any(|u| u == url)).cloned()
    }

    fn damaged(what: impl std::fmt::Display) -> StoreError {
        StoreError::Damaged { store: PathBuf::from("memory"), what: what.to_string() }
    }
}

fn unknown(article: ArticleId) -> StoreError {
    StoreError::UnknownArticle { name: article.to_string() }
}

impl Held {
    fn add_url(&mut self, url: &str) {
        if self.article.urls.iter().all(|known| known != url) {
            self.article.urls.push(url.to_owned());
        }
    }

    fn in_order(&self) -> Vec<Version> {
        let mut versions = self.versions.clone();
        versions.sort_by_key(|version| (version.first_seen, version.number));
        versions
    }

    fn summary(&self) -> ArticleSummary {
        let instants = || self.captures.iter().map(|capture| capture.at);
        ArticleSummary {
            article: self.article.clone(),
            captures: self.captures.len() as u32,
            versions: self.versions.len() as u32,
            first_capture: instants().min(),
            last_capture: instants().max(),
            last_change: self.versions.iter().map(|version| version.first_seen).max(),
        }
    }
}

impl From<&Version> for InForce {
    fn from(version: &Version) -> Self {
        Self { number: version.number, content: version.content, first_seen: version.first_seen }
    }
}

impl Ledger for MemoryStore {
    type Error = StoreError;

    fn head(&mut self, article: ArticleId) -> Result<Head, StoreError> {
        let held = self.held(article)?;
        Ok(Head {
            slug: held.article.slug.clone(),
            captures: held.captures.len() as u32,
            versions: held.versions.len() as u32,
            link: held.captures.last().map_or(Digest::ZERO, |capture| capture.link),
            latest: held.versions.iter().max_by_key(|version| (version.first_seen, version.number)).map(InForce::from),
        })
    }

    fn neighbours(&mut self, article: ArticleId, at: DateTime<Utc>) -> Result<Neighbours, StoreError> {
        let versions = self.held(article)?.in_order();
        let split = versions.partition_point(|version| version.first_seen <= at);
        let (before, after) = versions.split_at(split);
        Ok(Neighbours { before: before.last().map(InForce::from), after: after.first().map(InForce::from) })
    }

    fn version_with(
        &mut self,
        article: ArticleId,
        content: Digest,
        by: DateTime<Utc>,
    ) -> Result<Option<u32>, StoreError> {
        let mut versions = self.held(article)?.versions.iter().rev();
        Ok(versions
            .find(|version| version.content == content && version.first_seen <= by)
            .map(|version| version.number))
    }

    fn write(&mut self, _: &Head, entry: &Entry<'_>) -> Result<(), StoreError> {
        let observation = entry.observation;
        if let Some((raw, bytes)) = entry.raw.zip(observation.raw) {
            self.raw.entry(raw.digest).or_insert_with(|| bytes.to_vec());
        }
        self.links.push(entry.link);
        self.log.push(entry.link);
        let held = self.held_mut(observation.article)?;
        held.add_url(observation.url);
        held.captures.push(entry.capture());
        if let Some((new, number)) = entry.new_version.as_ref().zip(entry.version) {
            held.documents.push(new.text.lines.clone());
            held.versions.push(Version {
                number,
                first_seen: entry.at,
                last_seen: entry.at,
                content: new.text.content,
                dates: content::read_dates(&new.text.lines).map_err(Self::damaged)?,
                provenance: Provenance {
                    capture: entry.number,
                    extractor: new.extractor.to_owned(),
                    tool: record::TOOL.to_owned(),
                },
                restores: new.restores,
            });
            if new.is_latest
                && let Some(title) = new.title
            {
                held.article.title = Some(title.to_owned());
            }
        }
        if let Some(version) = entry.version.and_then(|number| held.versions.get_mut(number as usize - 1)) {
            version.first_seen = version.first_seen.min(entry.at);
            version.last_seen = version.last_seen.max(entry.at);
        }
        Ok(())
    }
}

/// What a store in memory shows to be verified.
struct Shown<'a>(&'a MemoryStore);

impl Evidence for Shown<'_> {
    type Error = StoreError;

    fn structure(&mut self) -> Result<Vec<String>, StoreError> {
        Ok(Vec::new())
    }

    fn articles(&mut self) -> Result<BTreeSet<ArticleId>, StoreError> {
        Ok(self.0.held.iter().map(|held| held.article.id).collect())
    }

    fn stored(&mut self, article: ArticleId) -> Result<Stored, StoreError> {
        let held = self.0.held(article)?;
        let versions = held.versions.iter().zip(&held.documents);
        Ok(Stored {
            summary: Some(held.summary()),
            captures: held.captures.iter().map(|capture| (capture.number, Ok(capture.clone()))).collect(),
            versions: versions.map(|(version, lines)| (version.number, Ok((version.clone(), lines.clone())))).collect(),
        })
    }

    fn raw(&mut self, article: ArticleId, capture: u32) -> Result<Option<Vec<u8>>, String> {
        self.0.raw_bytes(article, capture).map(Some).map_err(|error| error.to_string())
    }

    fn links(&mut self, each: &mut dyn FnMut(u64, Digest)) -> Result<(), StoreError> {
        self.0.links.iter().zip(0..).for_each(|(&link, position)| each(position, link));
        Ok(())
    }

    fn log_head(&mut self) -> Result<LogHead, String> {
        Ok(self.0.log.clone())
    }
}

impl Names for MemoryStore {
    type Error = StoreError;

    fn with_slug(&self, slug: &str) -> Result<Option<Article>, StoreError> {
        let id = slug.parse::<Slug>().ok().and_then(|slug| self.slugs.get(&slug).copied());
        id.map(|id| self.article(id)).transpose()
    }

    fn at_url(&self, url: &str, limit: usize) -> Result<Vec<Article>, StoreError> {
        Ok(self.seen_at(url).take(limit).collect())
    }

    fn with_number(&self, number: ArticleId) -> Result<Option<Article>, StoreError> {
        Ok(self.held(number).ok().map(|held| held.article.clone()))
    }

    fn with_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<Article>, StoreError> {
        let begun = self.slugs.iter().filter(|(slug, _)| slug.as_str().starts_with(prefix));
        begun.take(limit).map(|(_, &id)| self.article(id)).collect()
    }
}

impl Store for MemoryStore {
    fn create_articles(&mut self, articles: &[NewArticle]) -> Result<Vec<Article>, StoreError> {
        let mut created = Vec::with_capacity(articles.len());
        for new in articles {
            let id = ArticleId(self.held.len() as u32 + 1);
            let slug = name::free_slug(&new.slug, |slug| Ok::<_, StoreError>(self.slugs.contains_key(slug)))?;
            self.slugs.insert(slug.clone(), id);
            let article = Article { id, slug, urls: Vec::new(), title: new.title.clone() };
            let mut held = Held { article, captures: Vec::new(), versions: Vec::new(), documents: Vec::new() };
            for url in &new.urls {
                held.add_url(url);
            }
            created.push(held.article.clone());
            self.held.push(held);
        }
        Ok(created)
    }

    fn add_urls(&mut self, article: ArticleId, urls: &[&str]) -> Result<(), StoreError> {
        let held = self.held_mut(article)?;
        for url in urls {
            held.add_url(url);
        }
        Ok(())
    }

    fn article(&self, article: ArticleId) -> Result<Article, StoreError> {
        Ok(self.held(article)?.article.clone())
    }

    fn find_article(&self, name: &str) -> Result<Article, StoreError> {
        name::find(self, name)
    }

    fn article_at_url(&self, url: &str) -> Result<Option<Article>, StoreError> {
        Ok(self.seen_at(url).next())
    }

    fn articles(&self, after: ArticleId, limit: usize) -> Result<Vec<ArticleSummary>, StoreError> {
        Ok(self.held.iter().skip(after.0 as usize).take(limit).map(Held::summary).collect())
    }

    fn append(&mut self, observations: &[Observation<'_>]) -> Result<Vec<Recorded>, StoreError> {
        let mut draft = self.clone();
        let recorded =
            observations.iter().map(|observation| record::record(&mut draft, observation)).collect::<Result<_, _>>()?;
        *self = draft;
        Ok(recorded)
    }

    fn captures(&self, article: ArticleId, numbers: Range<u32>) -> Result<Vec<Capture>, StoreError> {
        let captures = self.held(article)?.captures.iter();
        Ok(captures.filter(|capture| numbers.contains(&capture.number)).cloned().collect())
    }

    fn last_capture(&self, article: ArticleId) -> Result<Option<Capture>, StoreError> {
        Ok(self.held(article)?.captures.last().cloned())
    }

    fn history(&self, article: ArticleId) -> Result<History, StoreError> {
        let held = self.held(article)?;
        Ok(History { article: held.article.clone(), versions: held.in_order() })
    }

    fn document(&self, article: ArticleId, version: u32) -> Result<Document, StoreError> {
        let held = self.held(article)?;
        let index = (version as usize).checked_sub(1);
        let lines = index.and_then(|index| held.documents.get(index));
        let unknown = || StoreError::UnknownVersion { article: held.article.slug.clone(), number: version };
        content::read(lines.ok_or_else(unknown)?).map_err(Self::damaged)
    }

    fn verify(&self, progress: &mut dyn FnMut(Progress)) -> Result<Verification, StoreError> {
        verify::verify(&mut Shown(self), progress)
    }

    fn raw_bytes(&self, article: ArticleId, capture: u32) -> Result<Vec<u8>, StoreError> {
        let held = self.held(article)?;
        let index = (capture as usize).checked_sub(1);
        let unknown = || StoreError::UnknownCapture { article: held.article.slug.clone(), number: capture };
        let found = index.and_then(|index| held.captures.get(index)).ok_or_else(unknown)?;
        let bytes = found.raw.and_then(|raw| self.raw.get(&raw.digest));
        bytes.cloned().ok_or(StoreError::NoRawBytes { article, capture })
    }
}
