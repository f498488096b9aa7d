//! Histories: the versions of an article in order.

use serde::{Deserialize, Serialize};

use super::{Article, Interval, Version};

/// An article's versions, the one first seen first at the front.
///
/// Numbers follow the order in which versions were recorded; they differ from the order here only where an older
/// capture was imported after a newer one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The article.
    pub article: Article,
    /// Its versions.
    pub versions: Vec<Version>,
}

impl History {
    /// The version of a number.
    pub fn version(&self, number: u32) -> Option<&Version> {
        self.versions.iter().find(|version| version.number == number)
    }

    /// The version that was seen last.
    pub fn latest(&self) -> Option<&Version> {
        self.versions.last()
    }
}

impl Interval {
    /// Between which observations one version gave way to another.
    pub fn between(old: &Version, new: &Version) -> Self {
        Self { last_seen_old: old.last_seen, first_seen_new: new.first_seen }
    }
}
