//! diffengine's SQLite database: a version is a title and the paragraphs that readability found, with the time.

use std::{collections::VecDeque, path::Path};

use chrono::{DateTime, NaiveDateTime, Utc};
use rusqlite::Connection;

use super::{
    BadRecord, Finds, Found, FoundBytes, FoundContent, ImportError, ImportFormat, database,
    import::MAX_PAGE,
    parts::{Parts, page},
};
use crate::model::{DatedBy, Route};

/// What diffengine keeps.
pub(super) const IMPORT: ImportFormat = ImportFormat {
    name: "diffengine",
    what: "a database of diffengine",
    recognise: |path, head| database::has_tables(path, head, &["entry", "entryversion"]),
    open,
};

/// Versions that are read at a time.
const PAGE: usize = 200;

const SELECT: &str = "SELECT version.id, version.title, version.url, \
     CASE WHEN length(version.summary) <= ?2 THEN version.summary END, version.created, version.archive_url, entry.url \
     FROM entryversion AS version LEFT JOIN entry ON entry.id = version.entry_id \
     WHERE version.id > ?1 ORDER BY version.id LIMIT ?3";

fn open(path: &Path) -> Result<Finds, ImportError> {
    let database = database::open(path, IMPORT.what)?;
    Ok(Box::new(Versions { database, after: i64::MIN, waiting: VecDeque::new(), is_over: false }))
}

struct Versions {
    database: Connection,
    after: i64,
    waiting: VecDeque<Result<Found, BadRecord>>,
    is_over: bool,
}

impl Iterator for Versions {
    type Item = Result<Found, BadRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.waiting.is_empty()
            && !self.is_over
            && let Err(error) = self.read()
        {
            self.is_over = true;
            self.waiting.push_back(Err(BadRecord { place: "the rest of the database".to_owned(), why: error }));
        }
        self.waiting.pop_front()
    }
}

impl Versions {
    fn read(&mut self) -> Result<(), String> {
        let words = |error: rusqlite::Error| error.to_string();
        let mut statement = self.database.prepare_cached(SELECT).map_err(words)?;
        let mut rows = statement.query((self.after, MAX_PAGE as i64, PAGE as i64)).map_err(words)?;
        while let Some(row) = rows.next().map_err(words)? {
            let id = row.get(0).map_err(words)?;
            // A damaged tree can lead back to where it was.
            if id <= self.after {
                return Err("its versions are out of order: the database is damaged".to_owned());
            }
            self.after = id;
            let column = |number| database::text(row, number);
            let place = format!("version {}", self.after);
            let read = version(&place, &[column(1), column(2), column(3), column(4), column(5), column(6)]);
            self.waiting.push_back(read.map_err(|why| BadRecord { place, why: why.to_owned() }));
        }
        self.is_over = self.waiting.is_empty();
        Ok(())
    }
}

fn version(place: &str, row: &[Option<String>; 6]) -> Result<Found, &'static str> {
    let [title, url, summary, created, archive, entry] = row;
    let at = created.as_deref().and_then(read_time).ok_or("it states no time")?;
    // The address of the entry stays the same where that of a version carries what redirects put there.
    let url = entry.clone().or_else(|| url.clone()).ok_or("it has no address")?;
    let summary = summary.as_deref().ok_or("it has no text, or more than a page may have")?;
    let title = title.as_deref().unwrap_or_default();
    Ok(Found {
        place: format!("{place} of {url}"),
        article: None,
        url,
        at,
        dated_by: DatedBy::Archive,
        status: None,
        headers: Vec::new(),
        route: Route { archive: archive.clone(), ..Route::default() },
        raw: FoundBytes::Bytes(page(&Parts { title, paragraphs: summary, ..Parts::default() }).into_bytes()),
        content: FoundContent::Page,
        link: None,
    })
}

/// A time as Python writes it, in UTC.
fn read_time(text: &str) -> Option<DateTime<Utc>> {
    let spaced = text.trim().replacen('T', " ", 1);
    let wall = NaiveDateTime::parse_from_str(&spaced, "%Y-%m-%d %H:%M:%S%.f").ok();
    wall.map(|wall| wall.and_utc()).or_else(|| text.parse().ok())
}
