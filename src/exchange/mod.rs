//! Export and import: what the store keeps, in the formats of other archives, one file or folder a format.
//!
//! An exporter is handed captures one by one and writes them; an importer reads another archive and hands out what it
//! finds. Neither knows the store: `job` composes them with it. What is imported is hostile: sizes are bounded before
//! anything is read, and a bad record is named and passed over.
//!
//! | file | what it is for |
//! |---|---|
//! | `entry` | what an exporter is handed |
//! | `import`, `found` | the formats that can be read, and what an importer hands out |
//! | `brought` | which versions an export of ours has brought so far |
//! | `decompress` | bounded decompression |
//! | `changedetection`, `diffengine`, `newsdiffs` | what these programs keep, to be read; `database` opens SQLite files, `parts` makes a page of what two of them took apart |
//! | `git` | git repositories, through the program `git` |
//! | `jsonl` | JSON Lines, complete |
//! | `memento` | what web archives list of a page |
//! | `parquet` | tables of versions and edit actions (feature `parquet`) |
//! | `warc` | WARC 1.1, the format of web archives |

mod brought;
mod changedetection;
mod database;
mod decompress;
mod diffengine;
mod entry;
mod error;
mod found;
pub(crate) mod git;
mod import;
mod jsonl;
pub(crate) mod memento;
mod newsdiffs;
#[cfg(feature = "parquet")]
mod parquet;
mod parts;
pub(crate) mod warc;

use std::io::Write;

use chrono::{DateTime, Utc};

pub use entry::{CaptureEntry, RawEntry, VersionEntry};
pub use error::ExportError;
pub use found::{Earlier, Found, FoundArticle, FoundBytes, FoundContent};
pub use git::NewRepository;
pub(crate) use import::HEAD_LENGTH;
pub use import::{BadRecord, Finds, IMPORT_FORMATS, ImportError, ImportFormat};

/// Writes captures in some format.
pub trait Exporter {
    /// Writes one capture; those of an article come one behind the other, in the order of their numbers.
    fn add(&mut self, entry: &CaptureEntry<'_>) -> Result<(), ExportError>;

    /// Writes what comes last and hands everything to the output; nothing is added after.
    fn finish(&mut self) -> Result<(), ExportError>;
}

/// The place that an exporter writes to.
pub type Sink = Box<dyn Write + Send>;

/// A format that the store can be written in.
#[derive(Debug, Clone, Copy)]
pub struct ExportFormat {
    /// Its word on the command line.
    pub name: &'static str,
    /// What it is, in a few words.
    pub what: &'static str,
    /// What it makes.
    pub target: Target,
    /// Whether it is of use in a file only.
    pub is_binary: bool,
    /// What of a capture it writes.
    pub needs: Needs,
    /// Begins an export.
    pub begin: Begin,
}

/// What an export makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A file, or a stream.
    File,
    /// A git repository, made of the stream.
    Repository,
}

/// Begins an export of the given instant to a place.
pub type Begin = fn(Sink, DateTime<Utc>) -> Result<Box<dyn Exporter>, ExportError>;

/// What of a capture a format writes beside its facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// The bytes as received.
    pub raw: bool,
    /// The documents of new versions.
    pub documents: bool,
    /// What changed against the version before.
    pub changes: bool,
    /// Which readings of pages that were read again.
    pub readings: Readings,
}

/// Which readings of a page a format writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readings {
    /// Every one, as it was recorded.
    Every,
    /// The latest, in place of those before.
    Latest,
}

/// Every format that the store can be written in.
pub const EXPORT_FORMATS: &[ExportFormat] = &[
    jsonl::FORMAT,
    warc::FORMAT,
    warc::PLAIN_FORMAT,
    git::FORMAT,
    #[cfg(feature = "parquet")]
    parquet::VERSIONS,
    #[cfg(feature = "parquet")]
    parquet::EDITS,
];
