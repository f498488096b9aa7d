//! A store on a `PostgreSQL` server that programs on many machines use at once.
//!
//! The same records, digests and links as in every other backend. Steps that get into each other's way, and steps that a
//! lost connection cut off, are done again; the server itself remembers the last step of each program, so that one
//! whose end was not seen is never done twice. `docs/store-format.md` describes the tables.

mod address;
mod article;
mod attempt;
mod connection;
mod custody;
mod evidence;
mod frame_rows;
mod lease;
mod listing;
mod lock;
mod open;
mod outside;
mod password_file;
mod read;
mod row;
mod search;
mod site;
mod step;
mod tls;
mod transcript;
mod watch;
mod write;

use std::{
    cell::{Cell, RefCell},
    ops::Range,
    path::PathBuf,
    time::Duration,
};

use self::{
    address::Settings,
    connection::Connection,
    evidence::Rows,
    frame_rows::FrameRows,
    read::{KeptText, Lookup},
    row::id,
    step::StepError,
    write::Writer,
};
use crate::{
    model::{Article, ArticleId, ArticleSummary, Capture, Digest, Document, History, ServerAddress},
    store::{
        Access, NewArticle, Observation, Progress, Proof, Recorded, SearchIndex, Store, StoreError, Verification,
        content,
        database::Database as _,
        frames::{Frames, Table, key},
        name,
        name::Names,
        pages::{self, Kept, Outside, Whereabouts},
        proof, record, verify,
    },
};

/// What is done while a connection is made.
const CONNECT: &str = "connect to the server";

/// How long one step waits for another's, and how long the server waits for a program in the middle of a step.
const LOCK_LIMIT: Duration = Duration::from_mins(1);

/// Where a store is.
struct Place {
    settings: Settings,
    /// Its address without the password.
    shown: PathBuf,
}

/// A store on a server.
pub struct PostgresStore {
    place: Place,
    access: Access,
    connection: RefCell<Option<Connection>>,
    frames: RefCell<Frames>,
    outside: Outside,
    /// The number under which the server remembers the steps of this program, and the last of them.
    writer: Cell<Option<(i64, i64)>>,
}

impl PostgresStore {
    /// Opens the store at an address; to write, its tables are made where they are not there, and brought to the present
    /// format.
    pub fn open(address: &ServerAddress, access: Access) -> Result<Self, StoreError> {
        let shown = PathBuf::from(address.to_string());
        let settings = address::parse(address).map_err(|source| StoreError::Open { store: shown.clone(), source })?;
        let place = Place { settings, shown };
        let connection = open::open(&place, access)?;
        Ok(Self {
            place,
            access,
            connection: RefCell::new(Some(connection)),
            frames: RefCell::new(Frames::new()),
            outside: Outside::default(),
            writer: Cell::new(None),
        })
    }

    /// The bytes of a capture, wherever they lie.
    fn bytes_of(&self, article: ArticleId, capture: u32) -> Result<Vec<u8>, StoreError> {
        let found =
            self.read("read a page", |connection, frames| match read::whereabouts(connection, article, capture)? {
                Whereabouts::Frame(number) => {
                    let content = frames.read(&mut FrameRows::new(connection), Table::Raw, key(article, number))?;
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

    /// Keeps those of some pages outside that are to lie there and are new, before a step that records them.
    fn keep_pages<'a>(
        &self,
        pages: impl Iterator<Item = (ArticleId, Option<&'a [u8]>)>,
    ) -> Result<Option<Kept<'a>>, StoreError> {
        if self.outside.chosen().is_none() {
            return Ok(None);
        }
        let received = pages.filter_map(|(article, page)| Some((article, Digest::of(page?), page?)));
        let received: Vec<(ArticleId, Digest, &[u8])> = received.collect();
        let places: Vec<_> = received.iter().map(|(article, digest, _)| (*article, *digest)).collect();
        let known = self.read("look for pages", |connection, _| outside::known_pages(connection, &places))?;
        let is_known = |(article, digest, page)| (digest, page, known.contains(&(article, digest)));
        self.outside.keep(&received.into_iter().map(is_known).collect::<Vec<_>>())
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

impl Store for PostgresStore {
    fn create_articles(&mut self, articles: &[NewArticle]) -> Result<Vec<Article>, StoreError> {
        self.write("add articles", |connection, _| article::create_articles(connection, articles))
    }

    fn add_urls(&mut self, article: ArticleId, urls: &[&str]) -> Result<(), StoreError> {
        self.write("note addresses", |connection, _| {
            connection
                .write("SELECT id FROM article WHERE id = $1 FOR NO KEY UPDATE", connection::values![id(article)])?;
            read::article(connection, article)?;
            urls.iter().try_for_each(|url| article::note_address(connection, article, url).map(drop))
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
            let articles = observations.iter().map(|seen| seen.article);
            append(Writer::new((connection, frames), articles, kept.as_ref())?, observations.iter().copied())
        })
    }

    fn append_to_new(
        &mut self,
        new: &NewArticle,
        observations: &[Observation<'_>],
    ) -> Result<(Article, Vec<Recorded>), StoreError> {
        let kept = self.keep_pages(observations.iter().map(|seen| (ArticleId(0), seen.raw)))?;
        let added = self.write("add an article with its captures", |connection, frames| {
            article::hold_numbers(connection)?;
            for url in &new.urls {
                if let Some(known) = Lookup(connection).at_url(url, 1)?.pop() {
                    return Ok(Err(known));
                }
            }
            let created = article::create_articles(connection, std::slice::from_ref(new))?.pop();
            let article = created.ok_or_else(|| StepError::Broken("a new article is gone".to_owned()))?.id;
            let writer = Writer::new((connection, frames), std::iter::once(article), kept.as_ref())?;
            let recorded = append(writer, observations.iter().map(|seen| Observation { article, ..*seen }))?;
            Ok(Ok((read::article(connection, article)?, recorded)))
        })?;
        // Its row is held before the log is, as by every other writer: in a step of its own.
        added.or_else(|known| {
            let seen: Vec<_> = observations.iter().map(|seen| Observation { article: known.id, ..*seen }).collect();
            let recorded = self.append(&seen)?;
            Ok((self.article(known.id)?, recorded))
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
            let sql = "SELECT max(number) AS number FROM capture WHERE article = $1";
            let last = connection.query_one(sql, &[&id(article)])?;
            match last.map_or(Ok(None), |row| row::optional_number(&row, "number"))? {
                Some(last) => Ok(read::captures(connection, frames, article, last..last + 1)?.pop()),
                None => Ok(None),
            }
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
            match read::kept_of(&mut FrameRows::new(connection), frames, article, version)? {
                KeptText::Lines(lines) => Ok(content::read(&lines)?),
                KeptText::Removed { at, rule, .. } => {
                    let article = read::article(connection, article)?.slug;
                    Err(StoreError::Removed { article, version, at, rule }.into())
                }
            }
        })
    }

    fn verify(&self, progress: &mut dyn FnMut(Progress)) -> Result<Verification, StoreError> {
        let findings = self.read("verify", |connection, frames| {
            // What lies on the server is looked at, not what is remembered of it.
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
