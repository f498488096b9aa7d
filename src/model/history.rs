//! Histories: the versions of an article in order.

use chrono::Duration;
use serde::{Deserialize, Serialize};

use super::{Article, Interval, Version};

/// Time within which two texts must have taken turns twice to count as variants of one page and not as reverts.
const FLAPPING: Duration = Duration::hours(24);

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

    /// Whether the version at `index` is one of two texts that take turns (A, B, A, B within a day): variants that a
    /// site shows by turns, and no editor's revert.
    pub fn is_flapping(&self, index: usize) -> bool {
        (index..=index + 3).any(|end| self.takes_turns(end))
    }

    /// Whether the four versions that end at `end` are two texts by turns.
    fn takes_turns(&self, end: usize) -> bool {
        let Some([a, b, c, d]) = end.checked_sub(3).and_then(|start| self.versions.get(start..=end)) else {
            return false;
        };
        a.content == c.content && b.content == d.content && d.first_seen - a.first_seen <= FLAPPING
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

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{ArticleId, Digest, Provenance, PublicationDates, Slug};

    /// A history of the texts that the letters stand for, so many hours apart; `*` marks those that flap.
    fn flaps(texts: &str, hours: i64) -> String {
        let version = |(at, letter): (usize, char)| Version {
            number: at as u32 + 1,
            first_seen: DateTime::UNIX_EPOCH + Duration::hours(hours * at as i64),
            last_seen: DateTime::UNIX_EPOCH + Duration::hours(hours * at as i64),
            content: Digest::of(letter.to_string().as_bytes()),
            dates: PublicationDates::default(),
            provenance: Provenance { capture: 1, extractor: String::new(), tool: String::new() },
            restores: None,
        };
        let article = Article { id: ArticleId(1), slug: Slug::suggest("a"), urls: Vec::new(), title: None };
        let history = History { article, versions: texts.chars().enumerate().map(version).collect() };
        (0..texts.len()).map(|at| if history.is_flapping(at) { '*' } else { '-' }).collect()
    }

    #[test]
    fn two_texts_that_take_turns_flap() {
        assert_eq!(flaps("abab", 1), "****");
        assert_eq!(flaps("xababy", 1), "-****-");
    }

    #[test]
    fn a_single_return_is_a_revert() {
        assert_eq!(flaps("aba", 1), "---");
        assert_eq!(flaps("abac", 1), "----");
    }

    #[test]
    fn turns_that_take_days_are_reverts() {
        assert_eq!(flaps("abab", 24), "----");
    }
}
