//! Time-stamps, holds and removals of a store in memory.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::MemoryStore;
use crate::{
    model::{ArticleId, Digest},
    store::{Anchor, Custody, Hold, LogState, Removal, Removed, StoreError, custody::Needed},
};

/// What a store in memory knows of its custody.
#[derive(Debug, Clone, Default)]
pub(super) struct Records {
    pub(super) anchors: Vec<Anchor>,
    holds: BTreeMap<ArticleId, Hold>,
    pages: BTreeSet<(ArticleId, Digest)>,
    texts: BTreeMap<(ArticleId, u32), RemovedText>,
}

/// What stays of a text that was removed.
#[derive(Debug, Clone)]
pub(super) struct RemovedText {
    pub(super) digest: Digest,
    pub(super) at: DateTime<Utc>,
    pub(super) rule: String,
}

impl Records {
    pub(super) fn has_lost_page(&self, article: ArticleId, page: Digest) -> bool {
        self.pages.contains(&(article, page))
    }

    pub(super) fn lose_page(&mut self, article: ArticleId, page: Digest) {
        self.pages.insert((article, page));
    }

    /// Notes that a page was received again; says whether it had been removed.
    pub(super) fn regain_page(&mut self, article: ArticleId, page: Digest) -> bool {
        self.pages.remove(&(article, page))
    }

    pub(super) fn lost_text(&self, article: ArticleId, version: u32) -> Option<&RemovedText> {
        self.texts.get(&(article, version))
    }
}

impl Custody for MemoryStore {
    fn log(&self) -> Result<LogState, StoreError> {
        Ok(LogState { size: self.log.size(), root: self.log.root() })
    }

    fn add_anchor(&mut self, anchor: &Anchor) -> Result<(), StoreError> {
        self.records.anchors.push(anchor.clone());
        Ok(())
    }

    fn anchors(&self) -> Result<Vec<Anchor>, StoreError> {
        Ok(self.records.anchors.clone())
    }

    fn hold(&mut self, hold: &Hold) -> Result<bool, StoreError> {
        self.held(hold.article)?;
        let since = self.records.holds.get(&hold.article).map(|known| known.since);
        let hold = Hold { since: since.unwrap_or(hold.since), ..hold.clone() };
        self.records.holds.insert(hold.article, hold);
        Ok(since.is_none())
    }

    fn release(&mut self, article: ArticleId) -> Result<Option<Hold>, StoreError> {
        Ok(self.records.holds.remove(&article))
    }

    fn holds(&self) -> Result<Vec<Hold>, StoreError> {
        Ok(self.records.holds.values().cloned().collect())
    }

    fn count_removal(&self, removal: &Removal<'_>) -> Result<Removed, StoreError> {
        let held = self.held(removal.article)?;
        let is_there = |version: &&u32| {
            (1..=held.documents.len()).contains(&(**version as usize))
                && self.records.lost_text(removal.article, **version).is_none()
        };
        let texts = removal.texts.iter().filter(is_there).count();
        Ok(Removed { pages: self.pages_to_remove(removal)?.len(), texts })
    }

    fn remove(&mut self, removal: &Removal<'_>) -> Result<Removed, StoreError> {
        let article = removal.article;
        self.needed(article)?.check(&self.held(article)?.article.slug, removal)?;
        let pages = self.pages_to_remove(removal)?;
        self.records.pages.extend(pages.iter().map(|page| (article, *page)));
        let mut texts = 0;
        for &version in removal.texts {
            let place = (article, version);
            if self.records.texts.contains_key(&place) {
                continue;
            }
            let Some(held) = self.held.get_mut(&article) else { continue };
            let Some(lines) = held.documents.get_mut(version as usize - 1).map(std::mem::take) else { continue };
            held.versions[version as usize - 1].words = None;
            let text =
                RemovedText { digest: Digest::of(lines.as_bytes()), at: removal.at, rule: removal.rule.to_owned() };
            self.records.texts.insert(place, text);
            texts += 1;
        }
        Ok(Removed { pages: pages.len(), texts })
    }

    fn sweep(&mut self) -> Result<usize, StoreError> {
        Ok(0)
    }
}

impl MemoryStore {
    /// The pages of a removal that the article has and did not lose yet.
    fn pages_to_remove(&self, removal: &Removal<'_>) -> Result<BTreeSet<Digest>, StoreError> {
        let captures = &self.held(removal.article)?.captures;
        let had: BTreeSet<Digest> = captures.iter().filter_map(|capture| Some(capture.raw?.digest)).collect();
        let is_there = |page: &&Digest| had.contains(*page) && !self.records.has_lost_page(removal.article, **page);
        Ok(removal.pages.iter().filter(is_there).copied().collect())
    }

    fn needed(&self, article: ArticleId) -> Result<Needed, StoreError> {
        let held = self.held(article)?;
        let latest = held.in_order().pop();
        let brought = latest.as_ref().and_then(|latest| held.captures.get(latest.provenance.capture as usize - 1));
        let last = held.captures.iter().rfind(|capture| capture.raw.is_some());
        let restored = held.versions.iter().filter_map(|version| Some((version.number, version.restores?)));
        Ok(Needed {
            is_held: self.records.holds.contains_key(&article),
            latest: latest.map(|latest| latest.number),
            restored: restored.collect(),
            pages: [brought, last].into_iter().flatten().filter_map(|capture| Some(capture.raw?.digest)).collect(),
        })
    }
}
