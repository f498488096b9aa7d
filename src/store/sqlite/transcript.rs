//! Records of another store, as rows.

use rusqlite::{Connection, OptionalExtension, params};

use super::{
    SqliteStore, listing,
    read::sql_limit,
    row::get,
    step::StepError,
    write::{self, Writer},
};
use crate::{
    model::{Article, ArticleId, Listing, Sighting, Slug},
    store::{LogEntry, StoreError, Transcribe, Transcript, record},
};

impl Transcribe for SqliteStore {
    fn log_entries(&self, from: u64, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        self.read("read the log", |connection, _| {
            let mut select = connection.prepare_cached(
                "SELECT article, number FROM capture WHERE position >= ?1 ORDER BY position LIMIT ?2",
            )?;
            let from = i64::try_from(from).unwrap_or(i64::MAX);
            let rows = select.query_map(params![from, sql_limit(limit)], |row| {
                Ok(LogEntry { article: ArticleId(row.get(0)?), capture: row.get(1)? })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    fn take_articles(&mut self, articles: &[Article]) -> Result<(), StoreError> {
        self.write("take in articles", |connection, _| {
            articles.iter().try_for_each(|article| take_article(connection, article))
        })
    }

    fn take_records(&mut self, records: &[Transcript]) -> Result<(), StoreError> {
        let pages = records.iter().map(|transcript| (transcript.article, transcript.raw.as_deref()));
        let kept = self.keep_pages(pages)?;
        self.write("take in records", |connection, frames| {
            let mut writer = Writer::new(connection, frames, kept.as_ref())?;
            records.iter().try_for_each(|transcript| record::transcribe(&mut writer, transcript))?;
            writer.finish()
        })
    }

    fn take_listing(&mut self, listing: &Listing, sightings: &[Sighting]) -> Result<(), StoreError> {
        self.write("take in a listing", |connection, _| listing::take(connection, listing, sightings))
    }
}

fn take_article(connection: &Connection, article: &Article) -> Result<(), StepError> {
    let mut select = connection.prepare_cached("SELECT slug FROM article WHERE id = ?1")?;
    match select.query_row([article.id.0], |row| get::<Slug>(row, "slug")).optional()? {
        Some(slug) if slug != article.slug => {
            return Err(StepError::Broken("its articles are not those of the other store"));
        }
        Some(_) => {}
        None => {
            let mut insert = connection.prepare_cached("INSERT INTO article (id, slug, title) VALUES (?1, ?2, ?3)")?;
            insert.execute(params![article.id.0, article.slug.as_str(), article.title])?;
        }
    }
    article.urls.iter().try_for_each(|url| write::note_address(connection, article.id, url))
}
