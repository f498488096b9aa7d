//! What can go wrong in a store, told without the words of any backend.

use std::{error::Error, path::PathBuf};

use chrono::{DateTime, Utc};

use crate::model::{ArticleId, Digest, Slug};

/// The reason beneath a [`StoreError`], whatever the backend.
pub type Cause = Box<dyn Error + Send + Sync>;

/// Why a store could not be opened, read or written. `store` is the file or address as the user gave it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is nothing to read at that place.
    #[error("there is no store at `{}`", store.display())]
    Missing {
        /// The place.
        store: PathBuf,
    },
    /// The folder or file is there but cannot be used.
    #[error("cannot open the store `{}`", store.display())]
    Open {
        /// The place.
        store: PathBuf,
        /// Why.
        source: Cause,
    },
    /// A file stands where a copy or a store would be made.
    #[error("there is a file at `{}` already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("`{}` is not a store of writethru", store.display())]
    NotAStore {
        /// The place.
        store: PathBuf,
    },
    /// A newer program made the store.
    #[error(
        "the store `{}` has format {found}, made by a newer version of writethru; this one reads up to format {known}",
        store.display()
    )]
    Newer {
        /// The place.
        store: PathBuf,
        /// The store's format.
        found: u32,
        /// The newest format this program reads.
        known: u32,
    },
    /// Something was to be written to a store that may only be read.
    #[error("the store `{}` is read-only", store.display())]
    ReadOnly {
        /// The place.
        store: PathBuf,
    },
    /// The disk is full.
    #[error("no space is left for the store `{}`; nothing of the last step was kept", store.display())]
    Full {
        /// The place.
        store: PathBuf,
        /// What the backend said.
        source: Cause,
    },
    /// Another program held the store for longer than anyone should wait.
    #[error("the store `{}` is still being written by another program after {seconds} s", store.display())]
    Busy {
        /// The place.
        store: PathBuf,
        /// How long was waited.
        seconds: u64,
    },
    /// A record of another store cannot be taken in as it was.
    #[error("capture {capture} of `{article}` cannot be copied: {why}")]
    NotTaken {
        /// The article.
        article: Slug,
        /// The capture.
        capture: u32,
        /// Why.
        why: &'static str,
    },
    /// The server cannot be reached, refuses the program, or does not answer any more.
    #[error("cannot reach the store `{}`", store.display())]
    Unreachable {
        /// The place.
        store: PathBuf,
        /// What the server or the network said.
        source: Cause,
    },
    /// The server was lost while it was to keep a step, and did not come back to say whether it did.
    #[error("the store `{}` was lost while it was to {doing}; it is not known whether it did", store.display())]
    Unseen {
        /// The place.
        store: PathBuf,
        /// The step, as in `record captures`.
        doing: &'static str,
        /// What the server or the network said.
        source: Cause,
    },
    /// The place where pages lie outside the store cannot be used.
    #[error("cannot {doing} `{place}`")]
    Pages {
        /// The place.
        place: String,
        /// The step, as in `keep pages at`.
        doing: &'static str,
        /// What the place said.
        source: Cause,
    },
    /// A page is not where it lies outside the store.
    #[error("the page {page} at `{place}` is missing")]
    MissingPage {
        /// The place.
        place: String,
        /// The page, by the digest of its bytes.
        page: Digest,
    },
    /// A page that lies outside the store is not what was put there.
    #[error("the page {page} at `{place}` {how}")]
    DamagedPage {
        /// The place.
        place: String,
        /// The page, by the digest of its bytes.
        page: Digest,
        /// How it shows, as in `is not what its name says`.
        how: String,
    },
    /// The place is of a kind that this program was built without.
    #[error("this writethru was built without what the store `{}` needs", store.display())]
    LeftOut {
        /// The place.
        store: PathBuf,
        /// The part of the program that was left out.
        feature: &'static str,
    },
    /// Something that is done with the file of a store was asked of one on a server.
    #[error("the store `{}` is not a file", store.display())]
    NotAFile {
        /// The place.
        store: PathBuf,
    },
    /// A step failed for a reason of the backend's own.
    #[error("cannot {doing} in the store `{}`", store.display())]
    Backend {
        /// The place.
        store: PathBuf,
        /// The step, as in `read a document`.
        doing: &'static str,
        /// What the backend said.
        source: Cause,
    },
    /// What is stored cannot be what was once written.
    #[error("the store `{}` is damaged: {what}", store.display())]
    Damaged {
        /// The place.
        store: PathBuf,
        /// Which record, and how it shows.
        what: String,
    },
    /// No article has that slug, address or number, and no slug begins so.
    #[error("no article is called `{name}`")]
    UnknownArticle {
        /// The name as given.
        name: String,
    },
    /// Several articles fit a name.
    #[error("`{name}` may be any of {} articles: {}", candidates.len(), list(candidates))]
    AmbiguousArticle {
        /// The name as given.
        name: String,
        /// Some of the articles that fit, in order.
        candidates: Vec<Slug>,
    },
    /// The article has no version of that number.
    #[error("`{article}` has no version {number}")]
    UnknownVersion {
        /// The article.
        article: Slug,
        /// The number.
        number: u32,
    },
    /// The article has no capture of that number.
    #[error("`{article}` has no capture {number}")]
    UnknownCapture {
        /// The article.
        article: Slug,
        /// The number.
        number: u32,
    },
    /// The capture is there, but its bytes were never stored or were removed.
    #[error("the bytes of capture {capture} of article {article} are not in the store")]
    NoRawBytes {
        /// The article.
        article: ArticleId,
        /// The capture.
        capture: u32,
    },
    /// The version is there, but its text was removed by a rule.
    #[error("the text of version {version} of `{article}` was removed on {} by `{rule}`", at.format("%Y-%m-%d"))]
    Removed {
        /// The article.
        article: Slug,
        /// The version.
        version: u32,
        /// When.
        at: DateTime<Utc>,
        /// The rule, as the user gave it.
        rule: String,
    },
    /// Nothing is removed of an article under hold.
    #[error("`{article}` is under hold: nothing of it is removed")]
    Held {
        /// The article.
        article: Slug,
    },
    /// A removal names something that is still needed.
    #[error("{what} of `{article}` is still needed and cannot be removed")]
    StillNeeded {
        /// The article.
        article: Slug,
        /// What.
        what: String,
    },
    /// This kind of store cannot do that yet.
    #[error("this kind of store cannot {doing} yet")]
    Unsupported {
        /// The step.
        doing: &'static str,
    },
    /// A document or page is larger than a store takes.
    #[error("{what} of {length} bytes is larger than the {limit} bytes a store takes")]
    TooLarge {
        /// What it is.
        what: &'static str,
        /// Its size.
        length: usize,
        /// The largest that is taken.
        limit: usize,
    },
}

impl StoreError {
    /// Whether what was asked for alone cannot be read, damaged or removed; the rest of the store may well be.
    pub fn is_of_one_record(&self) -> bool {
        matches!(self, Self::Damaged { .. } | Self::DamagedPage { .. } | Self::Removed { .. })
    }
}

fn list(slugs: &[Slug]) -> String {
    const SHOWN: usize = 8;
    let mut names: Vec<&str> = slugs.iter().take(SHOWN).map(Slug::as_str).collect();
    if slugs.len() > SHOWN {
        names.push("…");
    }
    names.join(", ")
}
