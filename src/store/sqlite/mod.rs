//! The default backend: one `SQLite` file that several programs may use at once.
//!
//! Write-ahead log, foreign keys, immediate transactions: one program writes at a time, others wait for it, and
//! readers never wait. `docs/store-format.md` describes the tables.

mod backup;
mod custody;
mod database;
mod error;
mod evidence;
mod lease;
mod listing;
mod lock;
mod open;
mod outside;
mod read;
mod row;
mod search;
mod shrinking;
mod site;
mod step;
mod transcript;
mod watch;
mod write;

use std::{
    cell::RefCell,
    ops::Range,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::Connection;

pub(super) use self::backup::{back_up, restore};

use self::{evidence::Rows, read::Lookup, step::StepError, write::Writer};
use crate::{
    model::{Article, ArticleId, ArticleSummary, Capture, Digest, Document, History},
    store::{
        Access, NewArticle, Observation, Progress, Recorded, SearchIndex, Store, StoreError, Verification, content,
        database::Database as _,
        frames::{Frames, Table, key},
        name,
        name::Names,
        pages::{self, Kept, Outside, Whereabouts},
        proof::{self, Proof},
        record, verify,
    },
};

/// A store in a `SQLite` file.
pub struct SqliteStore {
    connection: Connection,
    file: PathBuf,
    access: Access,
    frames: RefCell<Frames>,
    outside: Outside,
}

impl SqliteStore {
    /// Opens the store of a folder (its database is `writethru.db`) or database file; to write, it is made where it
    /// is not there, and brought to the present format.
    pub fn open(path: &Path, access: Access) -> Result<Self, StoreError> {
        let (connection, file) = open::open(path, access)?;
        Ok(Self { connection, file, access, frames: RefCell::new(Frames::new()), outside: Outside::default() })
    }

    /// Keeps those of some pages outside that are to lie there and are new, before a step that records them.
    fn keep_pages<'a>(
        &self,
        pages: impl Iterator<Item = (ArticleId, Option<&'a [u8]>)>,
    ) -> Result<Option<Kept<'a>>, StoreError> {
        if self.outside.chosen().is_none() {
            return Ok(None);
        }
        let received: Vec<_> = pages.filter_map(|(article, page)| Some((article, page?))).collect();
        let looked_up = self.read("look for pages", |connection, _| {
            let look = |&(article, page)| {
                let digest = Digest::of(page);
                Ok((digest, page, write::has_page(connection, article, digest)?))
            };
            received.iter().map(look).collect::<Result<Vec<_>, _>>()
        })?;
        self.outside.keep(&looked_up)
    }

    /// Brings the write-ahead log home and empties it where nobody reads; what was removed is then in neither file.
    fn write_log_back(&self) {
        let waits = |time| self.connection.busy_timeout(time);
        // One that cannot be brought home now is brought home later: nothing is lost by it.
        let _ = waits(Duration::ZERO).and_then(|()| self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)"));
        let _ = waits(open::BUSY_TIMEOUT);
    }

    /// The bytes of a capture, wherever they lie.
    fn bytes_of(&self, article: ArticleId, capture: u32) -> Result<Vec<u8>, StoreError> {
        let found =
            self.read("read a page", |connection, frames| match read::whereabouts(connection, article, capture)? {
                Whereabouts::Frame(number) => {
                    let content = frames.read(&mut { connection }, Table::Raw, key(article, number))?;
                    Ok(Ok(content.bytes.to_vec()))
                }
                Whereabouts::Outside(place, page) => Ok(Err((place, page))),
                Whereabouts::Absent | Whereabouts::Removed => Err(StoreError::NoRawBytes { article, capture }.into()),
                Whereabouts::NoCapture => {
                    let article = read::article(connection, article)?.slug;
                    Err(StoreError::UnknownCapture { article, number: capture }.into())
                }
            })?;
        // Nothing of the database is held while another place is asked.
        found.or_else(|(place, page)| self.outside.at(&place)?.get(page))
    }
}

fn append<'a>(
    mut writer: Writer<'_>,
    observations: impl Iterator<Item = Observation<'a>>,
) -> Result<Vec<Recorded>, StepError> {
    let recorded = observations.map(|seen| record::record(&mut writer, &seen)).collect::<Result<_, _>>()?;
    writer.finish()?;
    Ok(recorded)
}

impl Store for SqliteStore {
    fn create_articles(&mut self, articles: &[NewArticle]) -> Result<Vec<Article>, StoreError> {
        self.write("add articles", |connection, _| {
            articles.iter().map(|new| write::create_article(connection, new)).collect()
        })
    }

    fn add_urls(&mut self, article: ArticleId, urls: &[&str]) -> Result<(), StoreError> {
        self.write("note addresses", |connection, _| {
            read::article(connection, article)?;
            urls.iter().try_for_each(|url| write::note_address(connection, article, url))
        })
    }

    fn article(&self, article: ArticleId) -> Result<Article, StoreError> {
        self.read("read an article", |connection, _| read::article(connection, article))
    }

    fn find_article(&self, name: &str) -> Result<Article, StoreError> {
        self.read("look for an article", |connection, _| name::find(&Lookup(connection), name))
    }

    fn article_at_url(&self, url: &str) -> Result<Option<Article>, StoreError> {
        self.read("look for an article", |connection, _| Ok(Lookup(connection).at_url(url, 1)?.pop()))
    }

    fn articles(&self, after: ArticleId, limit: usize) -> Result<Vec<ArticleSummary>, StoreError> {
        self.read("list articles", |connection, _| read::summaries(connection, after, limit))
    }

    fn append(&mut self, observations: &[Observation<'_>]) -> Result<Vec<Recorded>, StoreError> {
        let kept = self.keep_pages(observations.iter().map(|seen| (seen.article, seen.raw)))?;
        self.write("record captures", |connection, frames| {
            append(Writer::new(connection, frames, kept.as_ref())?, observations.iter().copied())
        })
    }

    fn append_to_new(
        &mut self,
        new: &NewArticle,
        observations: &[Observation<'_>],
    ) -> Result<(Article, Vec<Recorded>), StoreError> {
        let kept = self.keep_pages(observations.iter().map(|seen| (ArticleId(0), seen.raw)))?;
        self.write("add an article with its captures", |connection, frames| {
            let known = new.urls.iter().map(|url| Lookup(connection).at_url(url, 1)).collect::<Result<Vec<_>, _>>()?;
            let article = match known.into_iter().flatten().next() {
                Some(known) => known.id,
                None => write::create_article(connection, new)?.id,
            };
            let observations = observations.iter().map(|seen| Observation { article, ..*seen });
            let recorded = append(Writer::new(connection, frames, kept.as_ref())?, observations)?;
            Ok((read::article(connection, article)?, recorded))
        })
    }

    fn captures(&self, article: ArticleId, numbers: Range<u32>) -> Result<Vec<Capture>, StoreError> {
        self.read("read captures", |connection, frames| {
            read::article(connection, article)?;
            read::captures(connection, frames, article, numbers.clone())
        })
    }

    fn last_capture(&self, article: ArticleId) -> Result<Option<Capture>, StoreError> {
        self.read("read a capture", |connection, frames| {
            read::article(connection, article)?;
            let mut select = connection.prepare_cached("SELECT max(number) FROM capture WHERE article = ?1")?;
            let Some(last) = select.query_row([article.0], |row| row.get::<_, Option<u32>>(0))? else {
                return Ok(None);
            };
            Ok(read::captures(connection, frames, article, last..last + 1)?.pop())
        })
    }

    fn history(&self, article: ArticleId) -> Result<History, StoreError> {
        self.read("read a history", |connection, frames| {
            let versions = read::versions(connection, frames, article)?;
            Ok(History::of(read::article(connection, article)?, versions))
        })
    }

    fn newest_extractor(&self, kind: &str) -> Result<Option<String>, StoreError> {
        self.read("look for an extractor", |connection, _| read::newest_extractor(connection, kind))
    }

    fn document(&self, article: ArticleId, version: u32) -> Result<Document, StoreError> {
        self.read("read a document", |connection, frames| {
            if !read::has_version(connection, article, version)? {
                let article = read::article(connection, article)?.slug;
                return Err(StoreError::UnknownVersion { article, number: version }.into());
            }
            match read::text(connection, frames, article, version) {
                Ok(lines) => Ok(content::read(&lines)?),
                Err(error) => Err(read::removed_text(connection, article, version)?.map_or(error, |removed| {
                    StoreError::Removed { article: removed.0, version, at: removed.1, rule: removed.2 }.into()
                })),
            }
        })
    }

    fn verify(&self, progress: &mut dyn FnMut(Progress)) -> Result<Verification, StoreError> {
        let findings = self.read("verify", |connection, frames| {
            // What lies in the file is looked at, not what is remembered of it.
            frames.forget();
            verify::verify(&mut Rows::new(connection, frames, &self.outside), progress)
        })?;
        let look = |article, capture| {
            let found = self.read("look for a page", |connection, _| read::whereabouts(connection, article, capture));
            found.map(|found| found == Whereabouts::Removed)
        };
        findings.settle(look)
    }

    fn prove(&self, article: ArticleId, captures: Range<u32>, sizes: &[u64]) -> Result<Proof, StoreError> {
        self.read("prove captures", |connection, frames| {
            let slug = read::article(connection, article)?.slug;
            let rows = &mut Rows::new(connection, frames, &self.outside);
            proof::prove(rows, (article, &slug), captures.clone(), sizes)
        })
    }

    fn search_index(&mut self) -> Option<&mut dyn SearchIndex> {
        Some(self)
    }

    fn raw_bytes(&self, article: ArticleId, capture: u32) -> Result<Vec<u8>, StoreError> {
        pages::twice(|| self.bytes_of(article, capture))
    }

    fn keep_pages_at(&mut self, place: &str) -> Result<(), StoreError> {
        pages::check_place(place)?;
        let known = self.read("look for the place of pages", |connection, _| outside::place(connection, place))?;
        let place = match known {
            Some(known) => known,
            None => self.write("note the place of pages", |connection, _| outside::add_place(connection, place))?,
        };
        self.outside.choose(place);
        Ok(())
    }
}
