//! Articles, captures and versions that outlive the program, behind one trait.
//!
//! A store keeps what it is given and says what it made of it; it fetches, extracts, compares and decides nothing,
//! and reads no clock. Nothing outside knows which backend is behind [`Store`].
//!
//! | file | what it is for |
//! |---|---|
//! | `observation` | what a caller hands in, what it is told |
//! | `content` | a document as lines of text; what makes two of them the same |
//! | `record` | what an observation adds to an article, whatever the backend |
//! | `watch_list`, `lease` | what is checked when, and by whom |
//! | `discovery` | what a reading of a listing adds, whatever the backend |
//! | `database`, `watch_rows` | what backends in a database share: steps as transactions, the watch list over its rows |
//! | `search` | which articles may hold some words |
//! | `custody` | what must be kept, what was removed, who outside saw the log |
//! | `chain`, `log` | digests over every record, linked, and the tree over all links |
//! | `proof` | what proves records to somebody without the store |
//! | `transcript` | records as they go from one store to another |
//! | `verify`, `examination`, `damage` | computes everything anew and names what does not fit |
//! | `codec`, `frames`, `rebase`, `headers` | compression against an earlier content, and the chains it makes |
//! | `pages` | pages as received that lie outside the database |
//! | `memory`, `sqlite`, `postgres` | the backends |

mod chain;
mod codec;
mod content;
mod custody;
mod damage;
mod database;
mod discovery;
mod error;
mod examination;
mod frames;
mod headers;
mod lease;
mod log;
mod memory;
mod name;
mod observation;
mod pages;
#[cfg(feature = "postgres")]
mod postgres;
mod proof;
mod rebase;
mod record;
mod search;
mod sqlite;
mod transcript;
mod verify;
mod watch_list;
mod watch_rows;

pub use custody::{Anchor, Custody, Hold, Removal, Removed};
pub use damage::{Damage, Progress, Record, Verification};
pub use error::{Cause, StoreError};
pub use lease::{Lease, LeaseTerms, Lock, host_lock};
pub use memory::MemoryStore;
pub use observation::{Finding, NewArticle, Observation, Recorded};
pub use pages::PagesElsewhere;
#[cfg(feature = "postgres")]
pub use postgres::PostgresStore;
pub use proof::{EarlierLog, LogState, Proof, ProvenCapture, ProvenVersion};
pub use search::{IndexedArticle, IndexedText, SearchIndex};
pub use sqlite::SqliteStore;
pub use transcript::{LogEntry, RemovalNote, Transcribe, TranscribedPage, TranscribedText, Transcript};
pub use watch_list::{Discovery, Found, LeasedCheck, ListingReading, NewListing, WatchList};

use std::{
    ops::Range,
    path::{Path, PathBuf},
};

use crate::model::{Article, ArticleId, ArticleSummary, Capture, Digest, Document, History, StorePlace};

/// A place where articles, captures and versions are kept.
///
/// Captures and versions are only ever added; only [`Custody::remove`] takes bytes and texts away. A step that fails
/// leaves the store as it was.
///
/// ```
/// use writethru::{
///     extract::{Page, extract},
///     model::{DatedBy, Outcome, Route, Slug},
///     store::{Finding, MemoryStore, NewArticle, Observation, Store},
/// };
///
/// let bytes = b"<h1>Ferry sails</h1><p>The ferry sails at noon today.</p>";
/// let extraction = extract(&Page { bytes, ..Page::default() })?;
///
/// let mut store = MemoryStore::new(); // or `store::open("snapshots", Access::Write)?`
/// let ferry = NewArticle { slug: Slug::suggest("Ferry sails"), urls: Vec::new(), title: None };
/// let ferry = store.create_articles(&[ferry])?.remove(0);
/// let check = Observation {
///     article: ferry.id,
///     at: "2025-12-03T06:31:00Z".parse()?,
///     dated_by: DatedBy::Clock,
///     url: "https://news.example/ferry",
///     status: Some(200),
///     headers: &[],
///     raw: Some(bytes),
///     route: &Route::default(),
///     also_at: &[],
///     finding: Finding::Document { document: &extraction.document, extractor: extraction.extractor },
/// };
/// assert_eq!(store.append(&[check])?[0].outcome, Outcome::NewVersion);
/// let again = Observation { at: "2025-12-03T06:48:00Z".parse()?, ..check };
/// assert_eq!(store.append(&[again])?[0].outcome, Outcome::Unchanged);
/// assert_eq!(store.history(ferry.id)?.versions.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Store: WatchList + Custody + Transcribe + Send {
    /// Adds articles, in order, in one step; one whose slug is taken gets a number behind it.
    fn create_articles(&mut self, articles: &[NewArticle]) -> Result<Vec<Article>, StoreError>;

    /// Notes further addresses of an article; those it has are passed over.
    fn add_urls(&mut self, article: ArticleId, urls: &[&str]) -> Result<(), StoreError>;

    /// The article of a number.
    fn article(&self, article: ArticleId) -> Result<Article, StoreError>;

    /// The article that a user calls so: by its slug, an address, its number, or an unambiguous beginning of its slug,
    /// in this order.
    fn find_article(&self, name: &str) -> Result<Article, StoreError>;

    /// The first article that was seen at an address.
    fn article_at_url(&self, url: &str) -> Result<Option<Article>, StoreError>;

    /// Up to `limit` articles with their counts, by number, from the first after `after` on.
    fn articles(&self, after: ArticleId, limit: usize) -> Result<Vec<ArticleSummary>, StoreError>;

    /// Records checks, in order, with the versions they bring: all of them, durably, or none.
    ///
    /// A document whose content is that of the version in force at its instant extends that version's interval, and
    /// any other is a new version; one that has the content of an earlier version says that it restores it.
    fn append(&mut self, observations: &[Observation<'_>]) -> Result<Vec<Recorded>, StoreError>;

    /// Adds an article and records its first checks, in order, in one step: where it fails, there is no such article. Where one
    /// was seen at any of its addresses meanwhile, that one is given, with these checks. Which articles the checks name is of no
    /// account.
    fn append_to_new(
        &mut self,
        new: &NewArticle,
        observations: &[Observation<'_>],
    ) -> Result<(Article, Vec<Recorded>), StoreError>;

    /// The captures of an article whose numbers are in a range, in order.
    fn captures(&self, article: ArticleId, numbers: Range<u32>) -> Result<Vec<Capture>, StoreError>;

    /// The last capture of an article that was recorded.
    fn last_capture(&self, article: ArticleId) -> Result<Option<Capture>, StoreError>;

    /// An article with all its versions.
    fn history(&self, article: ArticleId) -> Result<History, StoreError>;

    /// The extractor that made a version last of those of a kind, as in `html`.
    fn newest_extractor(&self, kind: &str) -> Result<Option<String>, StoreError>;

    /// The document of a version.
    fn document(&self, article: ArticleId, version: u32) -> Result<Document, StoreError>;

    /// Computes every digest and link anew and names each record that does not fit; it never stops at damage.
    fn verify(&self, progress: &mut dyn FnMut(Progress)) -> Result<Verification, StoreError>;

    /// What proves the captures of an article whose numbers are in a range, in the log as it is and as it was at some
    /// sizes.
    fn prove(&self, article: ArticleId, captures: Range<u32>, sizes: &[u64]) -> Result<Proof, StoreError>;

    /// The index of words, where this kind of store has one; without, `grep` reads every text.
    fn search_index(&mut self) -> Option<&mut dyn SearchIndex> {
        None
    }

    /// The bytes of a capture as they were received.
    fn raw_bytes(&self, article: ArticleId, capture: u32) -> Result<Vec<u8>, StoreError>;

    /// Keeps the bytes of further captures outside the database, in a folder of the store's own at a place such as
    /// `s3://bucket/prefix` or `file:///var/pages`. Whoever reads them later finds the place in the store.
    fn keep_pages_at(&mut self, place: &str) -> Result<(), StoreError>;
}

/// What a store is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// To look things up; the store must be there, and may lie in a folder that cannot be written.
    Read,
    /// To add to it as well; it is made where it is not there.
    Write,
}

/// Writes all that the store at a place holds at this moment to a new file, which is itself a store.
///
/// Others may read and write the store meanwhile. The file appears only when it is whole; one that is there already is
/// never written over. Pages that lie outside stay there; where, is told.
pub fn back_up(place: impl Into<StorePlace>, copy: &Path) -> Result<Vec<PagesElsewhere>, StoreError> {
    sqlite::back_up(&as_path(place.into())?, copy)
}

/// Makes the store of a folder out of a copy that [`back_up`] wrote, and gives its database file; a store that is
/// there already is never written over. Pages that lie outside are then named by both.
pub fn restore(copy: &Path, place: impl Into<StorePlace>) -> Result<(PathBuf, Vec<PagesElsewhere>), StoreError> {
    sqlite::restore(copy, &as_path(place.into())?)
}

fn as_path(place: StorePlace) -> Result<PathBuf, StoreError> {
    match place {
        StorePlace::Path(path) => Ok(path),
        StorePlace::Server(address) => Err(StoreError::NotAFile { store: address.to_string().into() }),
    }
}

/// The digest by which a store tells contents apart.
pub fn content_of(document: &Document) -> Result<Digest, StoreError> {
    Ok(content::write(document)?.content)
}

/// Opens the store at a place: a folder, a database file, or a server.
pub fn open(place: impl Into<StorePlace>, access: Access) -> Result<Box<dyn Store>, StoreError> {
    match place.into() {
        StorePlace::Path(path) => Ok(Box::new(SqliteStore::open(&path, access)?)),
        #[cfg(feature = "postgres")]
        StorePlace::Server(address) => Ok(Box::new(PostgresStore::open(&address, access)?)),
        #[cfg(not(feature = "postgres"))]
        StorePlace::Server(address) => {
            Err(StoreError::LeftOut { store: address.to_string().into(), feature: "postgres" })
        }
    }
}
