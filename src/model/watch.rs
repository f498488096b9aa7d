//! Watches: which articles are checked again and again, and what is known of their next check.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ArticleId, Record};

/// An article that is checked again and again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Watch {
    /// The article.
    pub article: ArticleId,
    /// The address to ask for.
    pub url: String,
    /// Whether it rests until someone resumes it.
    pub paused: bool,
    /// Since when it is watched.
    pub added_at: DateTime<Utc>,
    /// How often it may be and must be checked, where its own wishes differ from its site's.
    pub limits: OwnLimits,
    /// When it is to be checked next, and why.
    pub next: NextCheck,
}

/// How long it takes at least and at most from one check to the next, in seconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnLimits {
    /// At least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<u32>,
    /// At most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<u32>,
}

impl OwnLimits {
    /// These limits, each where it is not set that of `others`.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self { floor: self.floor.or(others.floor), ceiling: self.ceiling.or(others.ceiling) }
    }

    /// Whether the least time is longer than the longest.
    pub fn are_crossed(self) -> bool {
        self.floor.zip(self.ceiling).is_some_and(|(floor, ceiling)| floor > ceiling)
    }
}

/// When something is to be checked next, and what led to that.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NextCheck {
    /// The instant from which on it is due.
    pub at: DateTime<Utc>,
    /// What the scheduler reckoned; empty until it has.
    pub plan: Reckoning,
}

impl NextCheck {
    /// Due at an instant, for no reason of the scheduler's.
    pub fn at(at: DateTime<Utc>) -> Self {
        Self { at, plan: Reckoning::default() }
    }
}

/// What the scheduler reckoned when it chose a next check, kept for its next reckoning and for whoever asks why. The store
/// keeps it as JSON and looks at none of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reckoning {
    /// Why then, in a reader's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Changes a day to be expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<f64>,
    /// What was seen of the article.
    #[serde(skip_serializing_if = "is_empty")]
    pub record: Record,
}

fn is_empty(record: &Record) -> bool {
    *record == Record::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_limits_come_before_those_of_the_site() {
        let own = OwnLimits { floor: Some(60), ceiling: None };
        let site = OwnLimits { floor: Some(600), ceiling: Some(3600) };
        assert_eq!(own.or(site), OwnLimits { floor: Some(60), ceiling: Some(3600) });
    }

    #[test]
    fn an_empty_plan_takes_no_room() {
        assert_eq!(serde_json::to_string(&Reckoning::default()).unwrap(), "{}");
    }
}
