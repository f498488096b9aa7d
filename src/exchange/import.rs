//! The formats that can be read, and what can go wrong with one.

use std::{io, path::Path, path::PathBuf};

use super::{Found, changedetection, diffengine, git, jsonl, newsdiffs, warc};

/// A format that can be read.
#[derive(Debug, Clone, Copy)]
pub struct ImportFormat {
    /// Its word on the command line.
    pub name: &'static str,
    /// What it is, in a few words.
    pub what: &'static str,
    /// Whether a file or folder looks like one; `head` is the beginning of a file, and empty for a folder.
    pub recognise: fn(path: &Path, head: &[u8]) -> bool,
    /// Begins to read one.
    pub open: fn(path: &Path) -> Result<Finds, ImportError>,
}

/// What an archive holds, one by one; after a bad record reading goes on.
pub type Finds = Box<dyn Iterator<Item = Result<Found, BadRecord>>>;

/// Every format that can be read.
pub const IMPORT_FORMATS: &[ImportFormat] = &[
    jsonl::IMPORT,
    warc::IMPORT,
    git::IMPORT,
    git::MAINLINE,
    diffengine::IMPORT,
    newsdiffs::IMPORT,
    changedetection::IMPORT,
];

/// Bytes that are looked at to recognise a format.
pub(crate) const HEAD_LENGTH: u64 = 4096;

/// The largest page that is taken from an archive, in bytes.
pub(crate) const MAX_PAGE: usize = 64 << 20;

/// Why an archive cannot be read at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// The operating system refused.
    #[error("cannot read {path}", path = path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// It is not what it was taken for.
    #[error("{path} is not {what}: {why}", path = path.display())]
    NotOne {
        /// The file or folder.
        path: PathBuf,
        /// The format.
        what: &'static str,
        /// How that shows.
        why: String,
    },
}

/// A record that was passed over because it cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place} is passed over: {why}")]
pub struct BadRecord {
    /// Where it stands.
    pub place: String,
    /// What is wrong with it.
    pub why: String,
}
