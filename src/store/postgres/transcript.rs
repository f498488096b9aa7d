//! Records of another store, as rows.

use super::{
    PostgresStore, article,
    connection::Connection,
    listing,
    read::{self, sql_limit},
    row::{article_id, id, number},
    step::StepError,
    write::Writer,
};
use crate::{
    model::{Article, Listing, Sighting},
    store::{LogEntry, StoreError, Transcribe, Transcript, record},
};

impl Transcribe for PostgresStore {
    fn log_entries(&self, from: u64, limit: usize) -> Result<Vec<LogEntry>, StoreError> {
        self.read("read the log", |connection, _| {
            let from = i64::try_from(from).unwrap_or(i64::MAX);
            let sql = "SELECT article, number FROM capture WHERE position >= $1 ORDER BY position LIMIT $2";
            let rows = connection.query(sql, &[&from, &sql_limit(limit)])?;
            rows.iter()
                .map(|row| Ok(LogEntry { article: article_id(row, "article")?, capture: number(row, "number")? }))
                .collect()
        })
    }

    fn take_articles(&mut self, articles: &[Article]) -> Result<(), StoreError> {
        self.write("take in articles", |connection, _| {
            connection.write("SELECT size FROM log WHERE id = 1 FOR UPDATE", Vec::new())?;
            articles.iter().try_for_each(|taken| take_article(connection, taken))
        })
    }

    fn take_records(&mut self, records: &[Transcript]) -> Result<(), StoreError> {
        let pages = records.iter().map(|transcript| (transcript.article, transcript.raw.as_deref()));
        let kept = self.keep_pages(pages)?;
        self.write("take in records", |connection, frames| {
            let articles = records.iter().map(|transcript| transcript.article);
            let mut writer = Writer::new((connection, frames), articles, kept.as_ref())?;
            records.iter().try_for_each(|transcript| record::transcribe(&mut writer, transcript))?;
            writer.finish()
        })
    }

    fn take_listing(&mut self, listing: &Listing, sightings: &[Sighting]) -> Result<(), StoreError> {
        self.write("take in a listing", |connection, _| listing::take(connection, listing, sightings))
    }
}

fn take_article(connection: &Connection, taken: &Article) -> Result<(), StepError> {
    let known = connection.query_one("SELECT slug FROM article WHERE id = $1", &[&id(taken.id)])?;
    match known.as_ref().map(read::slug).transpose()? {
        Some(slug) if slug != taken.slug => {
            Err(StepError::Broken("its articles are not those of the other store".to_owned()))
        }
        Some(_) => taken.urls.iter().try_for_each(|url| article::note_address(connection, taken.id, url).map(drop)),
        None => article::insert_article(connection, taken),
    }
}
