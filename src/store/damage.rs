//! What a verification says: how much it looked at, and each record that does not fit.

use serde::Serialize;

use crate::model::Digest;

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// Articles that were looked at.
    pub articles: u64,
    /// Captures that were looked at.
    pub captures: u64,
    /// Versions that were looked at.
    pub versions: u64,
    /// Pages and texts that a rule removed; their digests were looked at.
    pub removed: u64,
    /// Root of the log over all links, as computed now: kept elsewhere, it proves later what was here today.
    pub log_root: Digest,
    /// Everything that does not fit.
    pub damage: Vec<Damage>,
    /// Captures whose page lies at a place that could not be asked: whether they fit is not known.
    pub unreached: Vec<Damage>,
}

/// One record, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{record}: {how}")]
pub struct Damage {
    /// The record.
    pub record: Record,
    /// How it shows, or why it could not be looked at.
    pub how: String,
}

/// A record of a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// The file or database as a whole.
    #[error("the store")]
    Store,
    /// The log over all links.
    #[error("the log")]
    Log,
    /// A time-stamp over the log.
    #[error("the time-stamp over {size} records")]
    Anchor {
        /// How many records the log had.
        size: u64,
    },
    /// An article.
    #[error("article `{0}`")]
    Article(String),
    /// A capture of an article.
    #[error("capture {number} of `{article}`")]
    Capture {
        /// The article.
        article: String,
        /// The number.
        number: u32,
    },
    /// A version of an article.
    #[error("version {number} of `{article}`")]
    Version {
        /// The article.
        article: String,
        /// The number.
        number: u32,
    },
}

/// How far a verification has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Articles done.
    pub done: u64,
    /// Articles in all.
    pub of: u64,
}
