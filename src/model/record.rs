//! What was seen of an article, in short: all that its schedule needs.
//!
//! How often an unchanged page was looked at says nothing of how often it changes, only over which times it was. So a
//! record stays small however long an article is watched, and each check brings it up to date without a look back.

use chrono::{DateTime, Utc, serde::ts_seconds};
use serde::{Deserialize, Serialize};

use super::{Capture, Outcome};

/// The time over which one version was seen, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// The first check that saw it.
    #[serde(with = "ts_seconds")]
    pub first_seen: DateTime<Utc>,
    /// The last check that saw it.
    #[serde(with = "ts_seconds")]
    pub last_seen: DateTime<Utc>,
}

/// What a check that saw no version came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TroubleKind {
    /// No page came.
    Failed,
    /// The server said that the article is not there.
    Gone,
    /// A page came that is probably not the article.
    Suspect,
}

impl TroubleKind {
    /// The kind's word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Gone => "gone",
            Self::Suspect => "suspect",
        }
    }
}

/// The checks since the last one that saw a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// What the last of them came to.
    pub kind: TroubleKind,
    /// How many in a row came to that.
    pub times: u32,
}

/// One check, as far as a record needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: DateTime<Utc>,
    /// The number of its capture.
    pub capture: u32,
    /// What came of it.
    pub outcome: Outcome,
    /// The version it saw, where it saw one.
    pub version: Option<u32>,
}

impl From<&Capture> for Look {
    fn from(capture: &Capture) -> Self {
        Self { at: capture.at, capture: capture.number, outcome: capture.outcome, version: capture.version }
    }
}

/// What was seen of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// The number of the last capture that is counted in.
    pub captures: u32,
    /// The first check that saw a version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_seen: Option<DateTime<Utc>>,
    /// How many changes were seen.
    pub changes: u32,
    /// The version that was seen last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// The last versions, up to [`Record::MEMORY`], in the order in which they were first seen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub presences: Vec<Presence>,
    /// The last check, whatever came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_check: Option<DateTime<Utc>>,
    /// What is wrong since the last check that saw a version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trouble: Option<Trouble>,
    /// When its publisher says it was first published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<DateTime<Utc>>,
    /// When its publisher says the version that was seen last was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<DateTime<Utc>>,
}

impl Record {
    /// Most versions that are remembered: what an article did long ago says little of what it does now.
    pub const MEMORY: usize = 33;

    /// What the captures of an article tell, in any order.
    pub fn of<'a>(captures: impl IntoIterator<Item = &'a Capture>) -> Self {
        let mut looks: Vec<Look> = captures.into_iter().map(Look::from).collect();
        looks.sort_by_key(|look| (look.at, look.capture));
        let mut record = Self::default();
        for look in looks {
            record.add(look);
        }
        record
    }

    /// Counts in one more check, which is later than all before.
    pub fn add(&mut self, look: Look) {
        self.captures = self.captures.max(look.capture);
        self.last_check = Some(look.at);
        self.trouble = self.trouble_after(look.outcome);
        let Some(version) = look.version else { return };
        match self.presences.last_mut().filter(|_| self.version == Some(version)) {
            Some(presence) => presence.last_seen = look.at,
            None => self.begin(look.at),
        }
        self.version = Some(version);
    }

    fn begin(&mut self, at: DateTime<Utc>) {
        self.changes += u32::from(self.first_seen.is_some());
        self.first_seen.get_or_insert(at);
        if self.presences.len() >= Self::MEMORY {
            self.presences.remove(0);
        }
        self.presences.push(Presence { first_seen: at, last_seen: at });
    }

    /// What is wrong after one more check.
    fn trouble_after(&self, outcome: Outcome) -> Option<Trouble> {
        let kind = match outcome {
            Outcome::NewVersion | Outcome::Unchanged | Outcome::NotModified => return None,
            Outcome::Failed => TroubleKind::Failed,
            Outcome::Gone => TroubleKind::Gone,
            Outcome::Suspect => TroubleKind::Suspect,
        };
        let before = self.trouble.filter(|before| before.kind == kind).map_or(0, |before| before.times);
        Some(Trouble { kind, times: before.saturating_add(1) })
    }

    /// When the last change was first seen; `None` where nothing but the first version was.
    pub fn last_change(&self) -> Option<DateTime<Utc>> {
        self.presences.last().filter(|_| self.changes > 0).map(|presence| presence.first_seen)
    }

    /// Since when the article is there: as its publisher says, where that can be, else since it was first seen.
    pub fn born(&self) -> Option<DateTime<Utc>> {
        match (self.published, self.first_seen) {
            (Some(published), Some(first_seen)) => Some(published.min(first_seen)),
            (published, first_seen) => first_seen.or(published),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::model::{DatedBy, Digest, Route};

    fn captures(story: &[(i64, Outcome, Option<u32>)]) -> Vec<Capture> {
        let capture = |(place, (minute, outcome, version)): (usize, &(i64, Outcome, Option<u32>))| Capture {
            number: place as u32 + 1,
            at: DateTime::UNIX_EPOCH + TimeDelta::minutes(*minute),
            dated_by: DatedBy::Clock,
            url: "https://news.example/a".to_owned(),
            outcome: *outcome,
            reason: None,
            version: *version,
            status: None,
            headers: Vec::new(),
            raw: None,
            route: Route::default(),
            link: Digest::ZERO,
        };
        story.iter().enumerate().map(capture).collect()
    }

    fn minutes(record: &Record) -> Vec<(i64, i64)> {
        let minute = |at: DateTime<Utc>| at.timestamp() / 60;
        record.presences.iter().map(|seen| (minute(seen.first_seen), minute(seen.last_seen))).collect()
    }

    #[test]
    fn captures_become_times_over_which_versions_were_seen() {
        use Outcome::{Failed, NewVersion, NotModified, Unchanged};
        let story = [
            (0, NewVersion, Some(1)),
            (15, Unchanged, Some(1)),
            (30, Failed, None),
            (45, NotModified, Some(1)),
            (60, NewVersion, Some(2)),
        ];
        let record = Record::of(&captures(&story));
        assert_eq!(minutes(&record), [(0, 45), (60, 60)]);
        assert_eq!((record.captures, record.changes, record.trouble), (5, 1, None));
        assert_eq!(record.last_change(), record.last_check);
    }

    #[test]
    fn trouble_counts_what_came_last_and_ends_with_a_sight() {
        use Outcome::{Failed, Gone, NewVersion, Suspect};
        let story = [(0, NewVersion, Some(1)), (1, Failed, None), (2, Gone, None), (3, Gone, None)];
        let record = Record::of(&captures(&story));
        assert_eq!(record.trouble, Some(Trouble { kind: TroubleKind::Gone, times: 2 }));
        assert_eq!(record.trouble_after(Suspect), Some(Trouble { kind: TroubleKind::Suspect, times: 1 }));
        assert_eq!(record.trouble_after(NewVersion), None);
    }

    #[test]
    fn an_article_is_as_old_as_its_publisher_says_but_never_younger_than_its_first_sight() {
        let mut record = Record::of(&captures(&[(600, Outcome::NewVersion, Some(1))]));
        let at = |minute| DateTime::UNIX_EPOCH + TimeDelta::minutes(minute);
        assert_eq!(record.born(), Some(at(600)));
        record.published = Some(at(500));
        assert_eq!(record.born(), Some(at(500)));
        record.published = Some(at(700));
        assert_eq!(record.born(), Some(at(600)));
    }

    #[test]
    fn a_record_stays_small_and_is_the_same_after_a_round_trip() {
        let story: Vec<_> = (1..=200).map(|number| (i64::from(number), Outcome::NewVersion, Some(number))).collect();
        let record = Record::of(&captures(&story));
        assert_eq!((record.presences.len(), record.changes), (Record::MEMORY, 199));
        let json = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<Record>(&json).unwrap(), record);
        assert_eq!(serde_json::from_str::<Record>("{}").unwrap(), Record::default());
    }
}
