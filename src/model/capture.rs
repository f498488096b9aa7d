//! Captures: single observations of an article, recorded whatever came of them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Digest;

/// What came of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The content differed from the version before: a new version was made.
    NewVersion,
    /// The content was the known version's.
    Unchanged,
    /// The server said that nothing changed since the last check (status 304).
    NotModified,
    /// A page came that is probably not the article; no version was made of it.
    Suspect,
    /// The server said that the article is not there (any more).
    Gone,
    /// No page came.
    Failed,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 6] =
        [Self::NewVersion, Self::Unchanged, Self::NotModified, Self::Suspect, Self::Gone, Self::Failed];

    /// The outcome's word in JSON and on the command line, as in `new-version`.
    pub fn name(self) -> &'static str {
        match self {
            Self::NewVersion => "new-version",
            Self::Unchanged => "unchanged",
            Self::NotModified => "not-modified",
            Self::Suspect => "suspect",
            Self::Gone => "gone",
            Self::Failed => "failed",
        }
    }

    /// Whether the check saw the article as some version has it.
    pub fn saw_version(self) -> bool {
        matches!(self, Self::NewVersion | Self::Unchanged | Self::NotModified)
    }
}

/// How the instant of a capture is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DatedBy {
    /// The program's own clock when it made the capture.
    Clock,
    /// The user said so.
    AtFlag,
    /// A time that the page states about itself.
    PageStamp,
    /// A date in the file's name.
    FileName,
    /// The time the file was last written.
    FileTime,
    /// The record of the archive it was taken from.
    Archive,
}

impl DatedBy {
    /// Every way, the surest first.
    pub const ALL: [Self; 6] =
        [Self::Clock, Self::AtFlag, Self::PageStamp, Self::FileName, Self::FileTime, Self::Archive];

    /// The way's word in JSON, as in `page-stamp`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::AtFlag => "at-flag",
            Self::PageStamp => "page-stamp",
            Self::FileName => "file-name",
            Self::FileTime => "file-time",
            Self::Archive => "archive",
        }
    }
}

/// The name and size of bytes as received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RawBody {
    /// SHA-256 of the bytes.
    pub digest: Digest,
    /// How many bytes.
    pub length: u64,
}

/// A header of a response, as received.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// One redirect on the way to an answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Redirect {
    /// The status that sent on, as in 301.
    pub status: u16,
    /// Where to.
    pub to: String,
}

/// How an answer was reached, where not straight from the address that was asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Route {
    /// The redirects that were followed, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redirects: Vec<Redirect>,
    /// The address of the copy in an archive that the answer was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// Whether a browser drew the page: the bytes are then HTML in UTF-8 as its scripts left it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_rendered: bool,
    /// What the page calls its own address, where that is another one of its site than was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// Where this is no check, but a later reading of the bytes of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rereads: Option<Rereading>,
}

/// That bytes which were received before were read again: what a later extractor makes of them, at the instant at which
/// the article was seen so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rereading {
    /// The number of the capture that received the bytes.
    pub capture: u32,
    /// When they were read again.
    pub at: DateTime<Utc>,
}

impl Route {
    /// The way that says nothing: the address itself answered.
    pub const DIRECT: &'static Self =
        &Self { redirects: Vec::new(), archive: None, is_rendered: false, canonical: None, rereads: None };

    /// Whether the address itself answered, and its answer was taken as it came.
    pub fn is_direct(&self) -> bool {
        self == Self::DIRECT
    }
}

/// One observation of an article at one instant; never edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capture {
    /// Its number in its article, from 1 in the order they were recorded.
    pub number: u32,
    /// The instant, to the millisecond.
    pub at: DateTime<Utc>,
    /// How the instant is known.
    pub dated_by: DatedBy,
    /// The address that was asked for, or the path that was read.
    pub url: String,
    /// What came of it.
    pub outcome: Outcome,
    /// Why, where it failed, is gone or is suspect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The version it saw, where it saw one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// The status of the response, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The headers of the response.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
    /// The bytes received, where there were any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw: Option<RawBody>,
    /// How the answer was reached.
    #[serde(default, skip_serializing_if = "Route::is_direct")]
    pub route: Route,
    /// Its link in the chain: the digest over its canonical form, its version's, and the link before.
    pub link: Digest,
}

impl Capture {
    /// Whether it is a check of the page, and not a later reading of the bytes of one.
    pub fn is_check(&self) -> bool {
        self.route.rereads.is_none()
    }

    /// The address that gave the answer: the last one that a redirect led to, else the one that was asked for.
    pub fn answered_by(&self) -> &str {
        self.route.redirects.last().map_or(&self.url, |redirect| &redirect.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_words_of_the_json() {
        for outcome in Outcome::ALL {
            assert_eq!(serde_json::to_value(outcome).unwrap(), outcome.name());
        }
        for dated_by in DatedBy::ALL {
            assert_eq!(serde_json::to_value(dated_by).unwrap(), dated_by.name());
        }
    }

    #[test]
    fn the_address_that_answered_is_where_the_last_redirect_led() {
        let mut capture = Capture {
            number: 1,
            at: DateTime::UNIX_EPOCH,
            dated_by: DatedBy::Clock,
            url: "a".to_owned(),
            outcome: Outcome::NewVersion,
            reason: None,
            version: Some(1),
            status: Some(200),
            headers: Vec::new(),
            raw: None,
            route: Route::default(),
            link: Digest::ZERO,
        };
        assert_eq!(capture.answered_by(), "a");
        capture.route.redirects = ["b", "c"].map(|to| Redirect { status: 302, to: to.to_owned() }).into();
        assert_eq!(capture.answered_by(), "c");
    }
}
