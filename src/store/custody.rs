//! Custody: what must be kept, what was removed by a rule, and who outside saw the log.
//!
//! Removal takes bytes and texts away, never records: the digest of what was removed stays in the chain, so that it
//! can still be told from what is missing.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{LogState, StoreError};
use crate::model::{ArticleId, Digest, Slug};

/// A time-stamp over the log by an outside authority (RFC 3161).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The log that was stamped.
    pub log: LogState,
    /// The authority's address.
    pub authority: String,
    /// When, by the authority's clock.
    pub at: DateTime<Utc>,
    /// The token, in DER.
    pub token: Vec<u8>,
}

/// An order that nothing of an article be removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hold {
    /// The article.
    pub article: ArticleId,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Why, in the user's words.
    pub reason: String,
}

/// What is to be removed of an article, and by which rule.
#[derive(Debug, Clone, Copy)]
pub struct Removal<'a> {
    /// The article.
    pub article: ArticleId,
    /// Bytes as received, by their digests.
    pub pages: &'a [Digest],
    /// Texts, by the numbers of their versions.
    pub texts: &'a [u32],
    /// The rule, as the user gave it.
    pub rule: &'a str,
    /// The present instant.
    pub at: DateTime<Utc>,
}

/// How much was removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Removed {
    /// How many pages.
    pub pages: usize,
    /// How many texts.
    pub texts: usize,
}

/// The part of a store that answers for what it keeps.
pub trait Custody {
    /// The log as it is now.
    fn log(&self) -> Result<LogState, StoreError>;

    /// Keeps a time-stamp over the log.
    fn add_anchor(&mut self, anchor: &Anchor) -> Result<(), StoreError>;

    /// Every time-stamp, the first first.
    fn anchors(&self) -> Result<Vec<Anchor>, StoreError>;

    /// Puts an article under hold, or gives the hold that it is under another reason; says whether it is new.
    fn hold(&mut self, hold: &Hold) -> Result<bool, StoreError>;

    /// Lifts the hold of an article; gives it where there was one.
    fn release(&mut self, article: ArticleId) -> Result<Option<Hold>, StoreError>;

    /// Every hold, by the articles' numbers.
    fn holds(&self) -> Result<Vec<Hold>, StoreError>;

    /// How much a removal would remove of what is still there.
    fn count_removal(&self, removal: &Removal<'_>) -> Result<Removed, StoreError>;

    /// Removes bytes and texts of an article, in one step; what was removed before, or never kept, is passed over.
    ///
    /// Refused are articles under hold, the newest text and page, and texts that a version restores which stays.
    fn remove(&mut self, removal: &Removal<'_>) -> Result<Removed, StoreError>;

    /// Deletes pages outside the database that were removed and that nothing needs; gives how many. What an attempt that
    /// failed left is deleted by the next one.
    fn sweep(&mut self) -> Result<usize, StoreError>;

    /// How many bytes of the store's file hold nothing, because what they held was removed; further records fill them.
    /// Other kinds of store see to that themselves.
    fn unused(&self) -> Result<u64, StoreError> {
        Ok(0)
    }

    /// Gives unused bytes back to the disk, in steps so short that nobody waits for them.
    fn shrink(&mut self) -> Result<(), StoreError> {
        Ok(())
    }
}

/// What of an article is not to be removed.
#[derive(Debug, Default)]
pub(super) struct Needed {
    /// Whether it is under hold.
    pub(super) is_held: bool,
    /// The version that was first seen last.
    pub(super) latest: Option<u32>,
    /// Versions, and the earlier ones that they restore.
    pub(super) restored: Vec<(u32, u32)>,
    /// What the last capture and the one that brought the latest version received.
    pub(super) pages: BTreeSet<Digest>,
}

impl Needed {
    /// Fails where a removal takes any of it.
    pub(super) fn check(&self, slug: &Slug, removal: &Removal<'_>) -> Result<(), StoreError> {
        let refused = |what: String| Err(StoreError::StillNeeded { article: slug.clone(), what });
        if self.is_held {
            return Err(StoreError::Held { article: slug.clone() });
        }
        if removal.pages.iter().any(|page| self.pages.contains(page)) {
            return refused("its newest page".to_owned());
        }
        let goes = |number: &u32| removal.texts.contains(number);
        if self.latest.as_ref().is_some_and(goes) {
            return refused("its newest version".to_owned());
        }
        match self.restored.iter().find(|(version, restored)| goes(restored) && !goes(version)) {
            Some((version, restored)) => refused(format!("version {restored}, which version {version} restores,")),
            None => Ok(()),
        }
    }
}
