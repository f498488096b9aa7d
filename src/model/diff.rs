//! The whole result of comparing two versions.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{Change, ChangeClass, Movements, PublicationDates, Significance};

/// What the publisher told its readers about the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The article did not change (boilerplate may have: see the significance).
    None,
    /// The stated modified time moved and nothing else.
    StampOnly,
    /// A correction or clarification note appeared or changed.
    DeclaredCorrection,
    /// Nothing above cosmetic changed.
    CosmeticOnly,
    /// The text changed and the stated modified time moved forward or appeared.
    DeclaredUpdate,
    /// The text changed and the page hides it: a stealth edit.
    Undeclared,
    /// The text changed and the page never states when it was modified, or not so that one can say whether that is later.
    Unstated,
}

impl Verdict {
    /// The verdict's word in JSON, as in `declared-update`.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::StampOnly => "stamp-only",
            Self::DeclaredCorrection => "declared-correction",
            Self::CosmeticOnly => "cosmetic-only",
            Self::DeclaredUpdate => "declared-update",
            Self::Undeclared => "undeclared",
            Self::Unstated => "unstated",
        }
    }
}

/// The article a diff belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleRef {
    /// Its short readable name.
    pub slug: String,
    /// Its first known address; `None` where only files are known.
    pub url: Option<String>,
    /// What a reader would call it.
    pub title: Option<String>,
}

/// The version (or file) on one side of a diff.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct VersionRef {
    /// Number in the article's history; `None` for a plain file.
    pub number: Option<u32>,
    /// The file or address it was read from; `None` for a version of the store.
    pub path: Option<String>,
    /// When this state was first observed.
    pub first_seen: Option<DateTime<Utc>>,
    /// When this state was last observed.
    pub last_seen: Option<DateTime<Utc>>,
    /// The publisher's clock.
    pub dates: PublicationDates,
    /// The earlier version whose text this one brought back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restores: Option<u32>,
    /// The earlier version whose words this one brought back under other stamps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brings_back: Option<u32>,
    /// When the version that is back was first seen.
    #[serde(skip)]
    pub back_from: Option<DateTime<Utc>>,
}

/// The time between the last sight of the old text and the first sight of the new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// Last capture that still had the old text.
    pub last_seen_old: DateTime<Utc>,
    /// First capture that had the new text.
    pub first_seen_new: DateTime<Utc>,
}

/// Counts over all changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Words in insert segments of the article, typography, stamps and boilerplate left out.
    pub words_added: usize,
    /// Words in delete segments, likewise.
    pub words_deleted: usize,
    /// Changes that carry a class, for each class that occurs.
    pub by_class: BTreeMap<ChangeClass, usize>,
}

/// What changed between two versions of an article (`writethru.diff/1`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleDiff<'a> {
    /// `writethru.diff/1`.
    pub schema: &'static str,
    /// The article; `None` for plain files.
    pub article: Option<ArticleRef>,
    /// The old version.
    pub old: VersionRef,
    /// The new version.
    pub new: VersionRef,
    /// What the publisher told its readers.
    pub verdict: Verdict,
    /// What became of the stated times.
    #[serde(skip)]
    pub moved: Movements,
    /// The highest of the changes' significances.
    pub significance: Significance,
    /// Between which observations it happened; `None` for plain files.
    pub interval: Option<Interval>,
    /// Counts.
    pub stats: Stats,
    /// What a reader should be warned of, as sentences.
    pub warnings: Vec<String>,
    /// The changes in reading order of the new version.
    pub changes: Vec<Change<'a>>,
}

impl ArticleDiff<'_> {
    /// The schema's word.
    pub const SCHEMA: &'static str = "writethru.diff/1";
}
