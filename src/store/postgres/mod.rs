//! A store on a `PostgreSQL` server that programs on many machines use at once.
//!
//! The same records, digests and links as in every other backend. Steps that get into each other's way, and steps that a
//! lost connection cut off, are done again; the server itself remembers the last step of each program, so that one
//! whose end was not seen is never done twice. `docs/store-format.md` describes the tables.

mod address;
mod article;
mod connection;
mod custody;
mod evidence;
mod frame_rows;
mod listing;
mod lock;
mod open;
mod outside;
mod read;
mod row;
mod search;
mod site;
mod step;
mod tls;
mod transcript;
mod watch;
mod watch_list;
mod write;

use std::{
    cell::{Cell, RefCell},
    ops::Range,
    path::PathBuf,
    thread,
    time::Duration,
};

use self::{
    address::Settings,
    connection::Connection,
    evidence::Rows,
    frame_rows::FrameRows,
    read::{KeptText, Lookup},
    row::{get, id},
    step::{Remedy, StepError, explain},
    write::Writer,
};
use crate::{
    model::{Article, ArticleId, ArticleSummary, Capture, Digest, Document, History, ServerAddress},
    store::{
        Access, NewArticle, Observation, Progress, Proof, Recorded, SearchIndex, Store, StoreError, Verification,
        content,
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

/// How long to wait before each further attempt at a step, in milliseconds: long enough in all for a server to start
/// anew.
const WAITS: [u64; 14] = [20, 50, 100, 200, 400, 800, 1_500, 3_000, 3_000, 3_000, 3_000, 3_000, 3_000, 3_000];

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

    /// Runs steps as one transaction; those that another's way or a lost connection cut off are run again, unless the
    /// server kept them.
    fn write<T>(
        &self,
        doing: &'static str,
        mut steps: impl FnMut(&Connection, &mut Frames) -> Result<T, StepError>,
    ) -> Result<T, StoreError> {
        if self.access == Access::Read {
            return Err(StoreError::ReadOnly { store: self.place.shown.clone() });
        }
        let mut step = None;
        // What the last attempt would have done, had its end been seen.
        let mut unseen = None;
        let done = self.attempt(doing, |connection, frames| {
            let (writer, step) = match step {
                Some(known) => known,
                None => *step.insert(self.next_step(connection)?),
            };
            if !begin(connection, writer, step)? {
                connection.roll_back()?;
                return unseen.take().ok_or_else(|| StepError::Broken("a step was kept that nobody did".to_owned()));
            }
            unseen = None;
            let done = steps(connection, frames)?;
            // Everything but the end is known to be good before the end is asked for.
            connection.send_writes()?;
            match connection.commit() {
                Ok(()) => Ok(done),
                Err(error) => {
                    unseen = Some(done);
                    Err(error)
                }
            }
        });
        match done {
            Err(StoreError::Unreachable { store, source }) if unseen.is_some() => {
                Err(StoreError::Unseen { store, doing, source })
            }
            done => done,
        }
    }

    /// Runs steps that see one state of the store, whatever others write meanwhile.
    fn read<T>(
        &self,
        doing: &'static str,
        mut steps: impl FnMut(&Connection, &mut Frames) -> Result<T, StepError>,
    ) -> Result<T, StoreError> {
        self.attempt(doing, |connection, frames| {
            connection.write("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", Vec::new())?;
            let done = steps(connection, frames)?;
            connection.commit()?;
            Ok(done)
        })
    }

    /// Tries something until it succeeds, nothing would help any more, or it was tried long enough.
    fn attempt<T>(
        &self,
        doing: &'static str,
        mut steps: impl FnMut(&Connection, &mut Frames) -> Result<T, StepError>,
    ) -> Result<T, StoreError> {
        let (connection, frames) = (&mut *self.connection.borrow_mut(), &mut *self.frames.borrow_mut());
        let mut waits = WAITS.into_iter();
        loop {
            let connected = match connection.take().filter(|connection| !connection.is_lost()) {
                Some(connected) => Ok(connected),
                None => open::connect(&self.place, self.access),
            };
            let failure = match connected {
                Ok(connected) => {
                    let result = steps(&connected, frames);
                    // One whose state is unknown is given up; a new one knows nothing of an open transaction.
                    let is_clean = result.is_ok() || connected.roll_back().is_ok();
                    *connection = is_clean.then_some(connected);
                    result
                }
                Err(failure) => Err(failure),
            };
            let failure = match failure {
                Ok(done) => return Ok(done),
                Err(failure) => failure,
            };
            frames.forget();
            if failure.remedy() == Remedy::Reconnect {
                *connection = None;
            }
            match waits.next() {
                Some(wait) if failure.remedy() != Remedy::None => thread::sleep(Duration::from_millis(wait)),
                _ => return Err(explain(&self.place.shown, doing, failure)),
            }
        }
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

    /// The number of this program among those that write, and of its next step.
    fn next_step(&self, connection: &Connection) -> Result<(i64, i64), StepError> {
        let (writer, last) = match self.writer.get() {
            Some(known) => known,
            None => (new_writer(connection)?, 0),
        };
        self.writer.set(Some((writer, last + 1)));
        Ok((writer, last + 1))
    }
}

/// Registers a program that writes, and forgets those that have long stopped.
fn new_writer(connection: &Connection) -> Result<i64, StepError> {
    connection.query("DELETE FROM writer WHERE at < now() - interval '7 days'", &[])?;
    let row = connection.query_one("INSERT INTO writer (step) VALUES (0) RETURNING id", &[])?;
    row.map_or_else(|| Err(StepError::Broken("no number was given out".to_owned())), |row| get(&row, "id"))
}

/// Begins a step; `false` where the server kept that very step already. Where it is still busy with it, this waits.
fn begin(connection: &Connection, writer: i64, step: i64) -> Result<bool, StepError> {
    connection.write("BEGIN ISOLATION LEVEL READ COMMITTED", Vec::new())?;
    let row = connection.query_one(
        "INSERT INTO writer (id, step) VALUES ($1, $2)
         ON CONFLICT (id) DO UPDATE SET step = $2, at = now() WHERE writer.step < $2 RETURNING step",
        &[&writer, &step],
    )?;
    Ok(row.is_some())
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
        self.write("add an article with its captures", |connection, frames| {
            let created = article::create_articles(connection, std::slice::from_ref(new))?.pop();
            let article = created.ok_or_else(|| StepError::Broken("a new article is gone".to_owned()))?.id;
            let writer = Writer::new((connection, frames), std::iter::once(article), kept.as_ref())?;
            let recorded = append(writer, observations.iter().map(|seen| Observation { article, ..*seen }))?;
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
        self.read("verify", |connection, frames| {
            // What lies on the server is looked at, not what is remembered of it.
            frames.forget();
            verify::verify(&mut Rows::new(connection, frames, &self.outside), progress)
        })
    }

    fn prove(&self, article: ArticleId, captures: Range<u32>, size: Option<u64>) -> Result<Proof, StoreError> {
        self.read("prove captures", |connection, frames| {
            let slug = read::article(connection, article)?.slug;
            let rows = &mut Rows::new(connection, frames, &self.outside);
            proof::prove(rows, (article, &slug), captures.clone(), size)
        })
    }

    fn search_index(&mut self) -> Option<&mut dyn SearchIndex> {
        Some(self)
    }

    fn raw_bytes(&self, article: ArticleId, capture: u32) -> Result<Vec<u8>, StoreError> {
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
