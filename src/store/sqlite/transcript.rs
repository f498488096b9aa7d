//! Records of another store, as rows.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{
    SqliteStore,
    read::{self, sql_limit},
    row::{Column, get},
    step::StepError,
    write::{self, Writer},
};
use crate::{
    model::{Article, ArticleId, Listing, Outcome, Sighting, Slug},
    store::{
        LogEntry, RemovalNote, StoreError, Transcribe, TranscribedPage, TranscribedText, Transcript, content,
        database::Database as _,
        frames::{Frames, Table, key},
        pages::{self, Whereabouts},
        record, watch_rows,
    },
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

    fn transcript(&self, entry: LogEntry) -> Result<Transcript, StoreError> {
        pages::twice(|| self.transcribed(entry))
    }

    fn take_articles(&mut self, articles: &[Article]) -> Result<(), StoreError> {
        self.write("take in articles", |connection, _| {
            articles.iter().try_for_each(|article| take_article(connection, article))
        })
    }

    fn take_records(&mut self, records: &[Transcript]) -> Result<(), StoreError> {
        let pages = records.iter().map(|transcript| (transcript.article, transcript.bytes()));
        let kept = self.keep_pages(pages)?;
        self.write("take in records", |connection, frames| {
            let mut writer = Writer::new(connection, frames, kept.as_ref())?;
            records.iter().try_for_each(|transcript| take_record(connection, &mut writer, transcript))?;
            writer.finish()
        })
    }

    fn take_listing(&mut self, listing: &Listing, sightings: &[Sighting]) -> Result<(), StoreError> {
        self.write("take in a listing", |connection, _| watch_rows::take_listing(connection, listing, sightings))
    }
}

impl SqliteStore {
    /// A record with all that belongs to it.
    fn transcribed(&self, LogEntry { article, capture: number }: LogEntry) -> Result<Transcript, StoreError> {
        let (mut transcript, outside) = self.read("read a record", |connection, frames| {
            let Some(capture) = read::captures(connection, frames, article, number..number + 1)?.pop() else {
                let article = read::article(connection, article)?.slug;
                return Err(StoreError::UnknownCapture { article, number }.into());
            };
            let (page, outside) = match read::whereabouts(connection, article, number)? {
                Whereabouts::Frame(number) => {
                    let bytes = frames.read(&mut { connection }, Table::Raw, key(article, number))?.bytes.to_vec();
                    (Some(TranscribedPage::Received(bytes)), None)
                }
                Whereabouts::Removed => {
                    (Some(TranscribedPage::Removed(page_removal(connection, article, number)?)), None)
                }
                Whereabouts::Outside(place, page) => (None, Some((place, page))),
                Whereabouts::Absent | Whereabouts::NoCapture => (None, None),
            };
            let brought = capture.version.filter(|_| capture.outcome == Outcome::NewVersion);
            let version = brought.map(|version| {
                let text = text(connection, frames, article, version)?;
                Ok::<_, StepError>((read::version(connection, article, version)?, text))
            });
            Ok((Transcript { article, capture, page, version: version.transpose()? }, outside))
        })?;
        if let Some((place, page)) = outside {
            transcript.page = Some(TranscribedPage::Received(self.outside.at(&place)?.get(page)?));
        }
        Ok(transcript)
    }
}

fn page_removal(connection: &Connection, article: ArticleId, capture: u32) -> Result<RemovalNote, StepError> {
    let mut select = connection.prepare_cached(
        "SELECT at, rule FROM removal WHERE number = (SELECT x.removal FROM capture AS c
         JOIN removed_raw AS x ON x.id = c.article * 16777216 + c.raw WHERE c.article = ?1 AND c.number = ?2)",
    )?;
    Ok(select.query_row([article.0, capture], note_of)?)
}

fn note_of(row: &Row<'_>) -> rusqlite::Result<RemovalNote> {
    Ok(RemovalNote { at: get(row, "at")?, rule: row.get("rule")? })
}

/// The document of a version, or what is left of it.
fn text(
    connection: &Connection,
    frames: &mut Frames,
    article: ArticleId,
    version: u32,
) -> Result<TranscribedText, StepError> {
    let error = match read::text(connection, frames, article, version) {
        Ok(lines) => return Ok(TranscribedText::Document(Box::new(content::read(&lines)?))),
        Err(error) => error,
    };
    let mut select = connection.prepare_cached(
        "SELECT d.digest, d.dates, r.at, r.rule FROM removed_document AS d JOIN removal AS r ON r.number = d.removal
         WHERE d.id = ?1",
    )?;
    let left = select.query_row([read::document_id(connection, article, version)?], |row| {
        Ok(TranscribedText::Removed { digest: get(row, "digest")?, dates: row.get("dates")?, note: note_of(row)? })
    });
    left.optional()?.ok_or(error)
}

fn take_record(connection: &Connection, writer: &mut Writer<'_>, transcript: &Transcript) -> Result<(), StepError> {
    writer.page_removal = match &transcript.page {
        Some(TranscribedPage::Removed(note)) => Some(removal(connection, note)?),
        Some(TranscribedPage::Received(_)) | None => None,
    };
    record::transcribe(writer, transcript)?;
    if let Some((version, TranscribedText::Removed { digest, dates, note })) = &transcript.version {
        let row = read::document_id(connection, transcript.article, version.number)?;
        connection.execute(
            "INSERT INTO removed_document (id, digest, dates, removal) VALUES (?1, ?2, ?3, ?4)",
            params![row, Column(*digest), dates, removal(connection, note)?],
        )?;
    }
    Ok(())
}

/// The number of a removal, which is noted where it is new.
fn removal(connection: &Connection, note: &RemovalNote) -> Result<i64, StepError> {
    let values = params![Column(note.at), note.rule];
    let mut select = connection.prepare_cached("SELECT number FROM removal WHERE at = ?1 AND rule = ?2")?;
    if let Some(number) = select.query_row(values, |row| row.get(0)).optional()? {
        return Ok(number);
    }
    connection.execute("INSERT INTO removal (at, rule) VALUES (?1, ?2)", values)?;
    Ok(connection.last_insert_rowid())
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
