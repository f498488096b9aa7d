//! A store that lives as long as the process: for tests, and for comparing without leaving a trace.
//!
//! It keeps everything as it was given and compresses nothing; what is new, its numbers and its links are decided by
//! the same code as in every other backend.

mod custody;
mod held;
mod transcript;
mod watched;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::{Bound, Range},
    path::PathBuf,
};

use chrono::{DateTime, Utc};

use self::{
    custody::Records,
    held::{Held, Undo},
    watched::Watched,
};
use crate::{
    model::{Article, ArticleId, ArticleSummary, Capture, Digest, Document, History},
    store::{
        LogState, NewArticle, Observation, Progress, Recorded, Store, StoreError, Verification, content,
        log::LogHead,
        name::{self, Names},
        proof::{self, Proof},
        record::{self, Entry, Head, Ledger, Neighbours},
        verify::{self, Evidence, Kept, RawFault, Stored},
    },
};

/// A store in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore {
    held: BTreeMap<ArticleId, Held>,
    last_article: u32,
    slugs: BTreeMap<String, ArticleId>,
    urls: HashMap<String, BTreeSet<ArticleId>>,
    raw: HashMap<Digest, Vec<u8>>,
    /// The links in the order they were recorded, each with its capture.
    links: Vec<(Digest, (ArticleId, u32))>,
    log: LogHead,
    steps: Vec<Step>,
    watched: Watched,
    records: Records,
}

/// A step of the batch that is being recorded.
#[derive(Debug, Clone)]
struct Step {
    article: ArticleId,
    undo: Undo,
    /// How many addresses it noted.
    new_urls: usize,
    new_raw: Option<Digest>,
    /// A page that a rule had removed before, and that is there again.
    regained: Option<Digest>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    fn held(&self, article: ArticleId) -> Result<&Held, StoreError> {
        self.held.get(&article).ok_or_else(|| unknown(article))
    }

    fn held_mut(&mut self, article: ArticleId) -> Result<&mut Held, StoreError> {
        self.held.get_mut(&article).ok_or_else(|| unknown(article))
    }

    /// Notes an address of an article; says whether it was new to it.
    fn add_url(&mut self, article: ArticleId, url: &str) -> Result<bool, StoreError> {
        self.held(article)?;
        let is_new = self.urls.entry(url.to_owned()).or_default().insert(article);
        if is_new {
            self.held_mut(article)?.article.urls.push(url.to_owned());
        }
        Ok(is_new)
    }

    /// Takes an article out, with its name and addresses.
    fn remove_article(&mut self, article: ArticleId) -> Result<Article, StoreError> {
        let article = self.held.remove(&article).ok_or_else(|| unknown(article))?.article;
        self.slugs.remove(article.slug.as_str());
        for url in &article.urls {
            self.urls.entry(url.clone()).or_default().remove(&article.id);
        }
        Ok(article)
    }

    fn seen_at<'a>(&'a self, url: &str) -> impl Iterator<Item = Article> + 'a {
        self.urls.get(url).into_iter().flatten().filter_map(|&id| self.article(id).ok())
    }

    /// Takes back the last step of a batch that failed.
    fn take_back(&mut self, step: Step) {
        if let Some(digest) = step.new_raw {
            self.raw.remove(&digest);
        }
        if let Some(page) = step.regained {
            self.records.lose_page(step.article, page);
        }
        let Ok(held) = self.held_mut(step.article) else { return };
        held.take_back(step.undo);
        let left = held.article.urls.len() - step.new_urls;
        for url in held.article.urls.split_off(left) {
            if let Some(seen) = self.urls.get_mut(&url) {
                seen.remove(&step.article);
            }
        }
    }

    fn damaged(what: impl std::fmt::Display) -> StoreError {
        StoreError::Damaged { store: PathBuf::from("memory"), what: what.to_string() }
    }
}

fn unknown(article: ArticleId) -> StoreError {
    StoreError::UnknownArticle { name: article.to_string() }
}

impl Ledger for MemoryStore {
    type Error = StoreError;

    fn head(&mut self, article: ArticleId) -> Result<Head, StoreError> {
        Ok(self.held(article)?.head())
    }

    fn neighbours(&mut self, article: ArticleId, at: DateTime<Utc>) -> Result<Neighbours, StoreError> {
        Ok(self.held(article)?.neighbours(at))
    }

    fn version_with(
        &mut self,
        article: ArticleId,
        content: Digest,
        by: DateTime<Utc>,
    ) -> Result<Option<u32>, StoreError> {
        Ok(self.held(article)?.version_with(content, by))
    }

    fn write(&mut self, _: &Head, entry: &Entry<'_>) -> Result<(), StoreError> {
        let seen = entry.observation;
        let described = entry.new_version.as_ref().map(|new| content::describe(&new.text.lines));
        let described = described.transpose().map_err(Self::damaged)?;
        let mut new_urls = usize::from(self.add_url(seen.article, seen.url)?);
        for url in seen.also_at {
            if self.seen_at(url).next().is_none() {
                new_urls += usize::from(self.add_url(seen.article, url)?);
            }
        }
        let raw = entry.raw.zip(seen.raw).filter(|(raw, _)| !self.raw.contains_key(&raw.digest));
        if let Some((raw, bytes)) = raw {
            self.raw.insert(raw.digest, bytes.to_vec());
        }
        self.links.push((entry.link, (seen.article, entry.number)));
        self.log.push(entry.link);
        let undo = self.held_mut(seen.article)?.add(entry, described);
        let received = entry.raw.filter(|_| seen.raw.is_some()).map(|raw| raw.digest);
        let regained = received.filter(|page| self.records.regain_page(seen.article, *page));
        let new_raw = raw.map(|(raw, _)| raw.digest);
        self.steps.push(Step { article: seen.article, undo, new_urls, new_raw, regained });
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
        Ok(self.0.held.keys().copied().collect())
    }

    fn stored(&mut self, article: ArticleId) -> Result<Stored, StoreError> {
        let held = self.0.held(article)?;
        let kept = |number, lines: &String| match self.0.records.lost_text(article, number) {
            Some(lost) => Kept::Removed(lost.digest),
            None => Kept::Text(lines.clone()),
        };
        let versions = held.versions.iter().zip(&held.documents);
        Ok(Stored {
            summary: Some(held.summary()),
            captures: held.captures.iter().map(|capture| (capture.number, Ok(capture.clone()))).collect(),
            versions: versions
                .map(|(version, lines)| (version.number, Ok((version.clone(), kept(version.number, lines)))))
                .collect(),
        })
    }

    fn raw(&mut self, article: ArticleId, capture: u32) -> Result<Option<Vec<u8>>, RawFault> {
        match self.0.raw_bytes(article, capture) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(StoreError::NoRawBytes { .. }) => Ok(None),
            Err(error) => Err(RawFault::new(&error)),
        }
    }

    fn links(&mut self, each: &mut dyn FnMut(u64, Digest)) -> Result<(), StoreError> {
        self.0.links.iter().zip(0..).for_each(|(&(link, _), position)| each(position, link));
        Ok(())
    }

    fn places(&mut self, article: ArticleId, captures: Range<u32>) -> Result<Vec<(u32, u64)>, StoreError> {
        let of_article = self.0.links.iter().zip(0..).filter(|((_, (of, _)), _)| *of == article);
        let places = of_article.map(|((_, (_, number)), position)| (*number, position));
        Ok(places.filter(|(number, _)| captures.contains(number)).collect())
    }

    fn anchors(&mut self) -> Result<Vec<LogState>, StoreError> {
        Ok(self.0.records.anchors.iter().map(|anchor| anchor.log).collect())
    }

    fn log_head(&mut self) -> Result<LogHead, String> {
        Ok(self.0.log.clone())
    }
}

impl Names for MemoryStore {
    type Error = StoreError;

    fn with_slug(&self, slug: &str) -> Result<Option<Article>, StoreError> {
        self.slugs.get(slug).map(|&id| self.article(id)).transpose()
    }

    fn at_url(&self, url: &str, limit: usize) -> Result<Vec<Article>, StoreError> {
        Ok(self.seen_at(url).take(limit).collect())
    }

    fn with_number(&self, number: ArticleId) -> Result<Option<Article>, StoreError> {
        Ok(self.held(number).ok().map(|held| held.article.clone()))
    }

    fn with_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<Article>, StoreError> {
        let from = self.slugs.range::<str, _>((Bound::Included(prefix), Bound::Unbounded));
        from.take_while(|(slug, _)| slug.starts_with(prefix)).take(limit).map(|(_, &id)| self.article(id)).collect()
    }
}

impl Store for MemoryStore {
    fn create_articles(&mut self, articles: &[NewArticle]) -> Result<Vec<Article>, StoreError> {
        let mut created = Vec::with_capacity(articles.len());
        for new in articles {
            let id = ArticleId(self.last_article + 1);
            let slug = name::free_slug(&new.slug, |slug| Ok::<_, StoreError>(self.slugs.contains_key(slug.as_str())))?;
            self.slugs.insert(slug.to_string(), id);
            self.last_article = id.0;
            self.held.insert(id, Held::new(Article { id, slug, urls: Vec::new(), title: new.title.clone() }));
            for url in &new.urls {
                self.add_url(id, url)?;
            }
            created.push(self.article(id)?);
        }
        Ok(created)
    }

    fn add_urls(&mut self, article: ArticleId, urls: &[&str]) -> Result<(), StoreError> {
        self.held(article)?;
        urls.iter().try_for_each(|url| self.add_url(article, url).map(drop))
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
        let following = self.held.range((Bound::Excluded(after), Bound::Unbounded));
        Ok(following.take(limit).map(|(_, held)| held.summary()).collect())
    }

    fn append(&mut self, observations: &[Observation<'_>]) -> Result<Vec<Recorded>, StoreError> {
        let (log, links) = (self.log.clone(), self.links.len());
        let recorded: Result<Vec<_>, _> =
            observations.iter().map(|observation| record::record(self, observation)).collect();
        let steps = std::mem::take(&mut self.steps);
        if recorded.is_err() {
            steps.into_iter().rev().for_each(|step| self.take_back(step));
            self.links.truncate(links);
            self.log = log;
        }
        recorded
    }

    fn append_to_new(
        &mut self,
        new: &NewArticle,
        observations: &[Observation<'_>],
    ) -> Result<(Article, Vec<Recorded>), StoreError> {
        let known = new.urls.iter().find_map(|url| self.seen_at(url).next());
        if let Some(known) = known {
            let observations: Vec<_> =
                observations.iter().map(|seen| Observation { article: known.id, ..*seen }).collect();
            let recorded = self.append(&observations)?;
            return Ok((self.article(known.id)?, recorded));
        }
        let last = self.last_article;
        let article = self.create_articles(std::slice::from_ref(new))?.remove(0).id;
        let observations: Vec<_> = observations.iter().map(|seen| Observation { article, ..*seen }).collect();
        match self.append(&observations) {
            Ok(recorded) => Ok((self.article(article)?, recorded)),
            Err(error) => {
                self.remove_article(article)?;
                self.last_article = last;
                Err(error)
            }
        }
    }

    fn captures(&self, article: ArticleId, numbers: Range<u32>) -> Result<Vec<Capture>, StoreError> {
        let captures = &self.held(article)?.captures;
        let place = |number: u32| (number.max(1) as usize - 1).min(captures.len());
        let (start, end) = (place(numbers.start), place(numbers.end));
        Ok(captures[start..end.max(start)].to_vec())
    }

    fn last_capture(&self, article: ArticleId) -> Result<Option<Capture>, StoreError> {
        Ok(self.held(article)?.captures.last().cloned())
    }

    fn history(&self, article: ArticleId) -> Result<History, StoreError> {
        let held = self.held(article)?;
        Ok(History::of(held.article.clone(), held.in_order()))
    }

    fn newest_extractor(&self, kind: &str) -> Result<Option<String>, StoreError> {
        let versions = self.held.values().flat_map(|held| &held.versions);
        let made_by = versions.map(|version| (version.first_seen, &version.provenance.extractor));
        let of_kind = made_by.filter(|(_, name)| name.split('/').next() == Some(kind));
        Ok(of_kind.max_by_key(|(at, _)| *at).map(|(_, name)| name.clone()))
    }

    fn document(&self, article: ArticleId, version: u32) -> Result<Document, StoreError> {
        let held = self.held(article)?;
        if let Some(lost) = self.records.lost_text(article, version) {
            let article = held.article.slug.clone();
            return Err(StoreError::Removed { article, version, at: lost.at, rule: lost.rule.clone() });
        }
        let index = (version as usize).checked_sub(1);
        let lines = index.and_then(|index| held.documents.get(index));
        let unknown = || StoreError::UnknownVersion { article: held.article.slug.clone(), number: version };
        content::read(lines.ok_or_else(unknown)?).map_err(Self::damaged)
    }

    fn verify(&self, progress: &mut dyn FnMut(Progress)) -> Result<Verification, StoreError> {
        verify::verify(&mut Shown(self), progress)?.settle(|_, _| Ok(false))
    }

    fn prove(&self, article: ArticleId, captures: Range<u32>, sizes: &[u64]) -> Result<Proof, StoreError> {
        let slug = &self.held(article)?.article.slug;
        proof::prove(&mut Shown(self), (article, slug), captures, sizes)
    }

    fn raw_bytes(&self, article: ArticleId, capture: u32) -> Result<Vec<u8>, StoreError> {
        let held = self.held(article)?;
        let index = (capture as usize).checked_sub(1);
        let unknown = || StoreError::UnknownCapture { article: held.article.slug.clone(), number: capture };
        let found = index.and_then(|index| held.captures.get(index)).ok_or_else(unknown)?;
        let raw = found.raw.filter(|raw| !self.records.has_lost_page(article, raw.digest));
        let bytes = raw.and_then(|raw| self.raw.get(&raw.digest));
        bytes.cloned().ok_or(StoreError::NoRawBytes { article, capture })
    }

    fn keep_pages_at(&mut self, _: &str) -> Result<(), StoreError> {
        Err(StoreError::Unsupported { doing: "keep pages elsewhere" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Block, BlockKind, DatedBy, Route, Slug},
        store::Finding,
    };

    #[test]
    fn a_batch_neither_copies_what_is_there_nor_leaves_a_trace_when_it_fails() {
        let mut store = MemoryStore::new();
        let new = NewArticle { slug: Slug::suggest("Wind farm"), urls: vec!["a".to_owned()], title: None };
        let article = store.create_articles(&[new]).unwrap()[0].id;
        let [old, new] = ["12 jobs go", "21 jobs go"].map(|words| Document {
            blocks: vec![Block::new(BlockKind::Headline, words), Block::new(BlockKind::Paragraph, words)],
            ..Document::default()
        });
        let see = |second, url, document| Observation {
            article,
            at: DateTime::from_timestamp(second, 0).unwrap(),
            dated_by: DatedBy::Clock,
            url,
            status: None,
            headers: &[],
            raw: Some(url.as_bytes()),
            route: Route::DIRECT,
            also_at: &[],
            finding: Finding::Document { document, extractor: "text/1" },
        };
        store.append(&[see(5, "a", &old)]).unwrap();
        let (place, before) = (store.held[&article].documents[0].as_ptr(), format!("{:?}", store.article(article)));
        let verified = store.verify(&mut |_| ()).unwrap();
        let nobody = Observation { article: ArticleId(7), ..see(9, "a", &new) };
        assert!(store.append(&[see(1, "b", &old), see(6, "c", &new), nobody]).is_err());
        assert_eq!(store.verify(&mut |_| ()).unwrap(), verified);
        assert_eq!(format!("{:?}", store.article(article)), before);
        assert_eq!(store.article_at_url("c").unwrap(), None);
        assert_eq!(store.raw.len(), 1);
        store.append(&[see(6, "c", &new), see(7, "a", &old)]).unwrap();
        assert_eq!(store.history(article).unwrap().versions[2].restores, Some(1));
        assert_eq!(store.held[&article].documents[0].as_ptr(), place);
    }
}
