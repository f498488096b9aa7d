//! Records of another store, as rows.

use super::{
    PostgresStore, article,
    connection::{Connection, values},
    frame_rows::FrameRows,
    read::{self, KeptText, sql_limit},
    row::{article_id, bytes, escape, get, id, instant, int, number, text},
    step::StepError,
    write::Writer,
};
use crate::{
    model::{Article, ArticleId, Listing, Outcome, Sighting},
    store::{
        LogEntry, RemovalNote, StoreError, Transcribe, TranscribedPage, TranscribedText, Transcript, content,
        database::Database as _,
        frames::{Table, key},
        pages::{self, Whereabouts},
        record, watch_rows,
    },
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

    fn transcript(&self, entry: LogEntry) -> Result<Transcript, StoreError> {
        pages::twice(|| self.transcribed(entry))
    }

    fn take_articles(&mut self, articles: &[Article]) -> Result<(), StoreError> {
        self.write("take in articles", |connection, _| {
            connection.write("SELECT size FROM log WHERE id = 1 FOR UPDATE", Vec::new())?;
            articles.iter().try_for_each(|taken| take_article(connection, taken))
        })
    }

    fn take_records(&mut self, records: &[Transcript]) -> Result<(), StoreError> {
        let pages = records.iter().map(|transcript| (transcript.article, transcript.bytes()));
        let kept = self.keep_pages(pages)?;
        self.write("take in records", |connection, frames| {
            let articles = records.iter().map(|transcript| transcript.article);
            let mut writer = Writer::new((connection, frames), articles, kept.as_ref())?;
            records.iter().try_for_each(|transcript| take_record(connection, &mut writer, transcript))?;
            writer.finish()
        })
    }

    fn take_listing(&mut self, listing: &Listing, sightings: &[Sighting]) -> Result<(), StoreError> {
        self.write("take in a listing", |connection, _| watch_rows::take_listing(connection, listing, sightings))
    }
}

impl PostgresStore {
    /// A record with all that belongs to it.
    fn transcribed(&self, LogEntry { article, capture: number }: LogEntry) -> Result<Transcript, StoreError> {
        let (mut transcript, outside) = self.read("read a record", |connection, frames| {
            let Some(capture) = read::captures(connection, frames, article, number..number + 1)?.pop() else {
                let article = read::article(connection, article)?.slug;
                return Err(StoreError::UnknownCapture { article, number }.into());
            };
            let mut tables = FrameRows::new(connection);
            let (page, outside) = match read::whereabouts(connection, article, number)? {
                Whereabouts::Frame(number) => {
                    let bytes = frames.read(&mut tables, Table::Raw, key(article, number))?.bytes.to_vec();
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
                let text = read::kept_of(&mut tables, frames, article, version)?;
                Ok::<_, StepError>((read::version(connection, article, version)?, text.try_into()?))
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
    let row = connection.query_one(
        "SELECT x.at, x.rule FROM capture AS c JOIN raw AS r ON r.article = c.article AND r.number = c.raw
         JOIN removal AS x ON x.number = r.removal WHERE c.article = $1 AND c.number = $2",
        &[&id(article), &int(capture)],
    )?;
    let row = row.ok_or_else(|| StepError::Broken("a removal is missing".to_owned()))?;
    Ok(RemovalNote { at: instant(&row, "at")?, rule: text(&row, "rule")? })
}

impl TryFrom<KeptText> for TranscribedText {
    type Error = StepError;

    fn try_from(kept: KeptText) -> Result<Self, StepError> {
        Ok(match kept {
            KeptText::Lines(lines) => Self::Document(Box::new(content::read(&lines)?)),
            KeptText::Removed { digest, dates, at, rule } => {
                Self::Removed { digest, dates, note: RemovalNote { at, rule } }
            }
        })
    }
}

fn take_record(connection: &Connection, writer: &mut Writer<'_>, transcript: &Transcript) -> Result<(), StepError> {
    writer.page_removal = match &transcript.page {
        Some(TranscribedPage::Removed(note)) => Some(removal(connection, note)?),
        Some(TranscribedPage::Received(_)) | None => None,
    };
    record::transcribe(writer, transcript)?;
    if let Some((version, TranscribedText::Removed { digest, dates, note })) = &transcript.version {
        let removal = removal(connection, note)?;
        connection.write(
            "INSERT INTO document (article, number, back, removal, digest, dates) VALUES ($1, $2, 0, $3, $4, $5)",
            values![id(transcript.article), int(version.number), removal, bytes(*digest), dates.clone()],
        )?;
    }
    Ok(())
}

/// The number of a removal, which is noted where it is new.
fn removal(connection: &Connection, note: &RemovalNote) -> Result<i64, StepError> {
    let (at, rule) = (note.at.timestamp_millis(), escape(&note.rule));
    let known = connection.query_one("SELECT number FROM removal WHERE at = $1 AND rule = $2", &[&at, &rule])?;
    let row = match known {
        None => {
            connection.query_one("INSERT INTO removal (at, rule) VALUES ($1, $2) RETURNING number", &[&at, &rule])?
        }
        known => known,
    };
    row.map_or_else(|| Err(StepError::Broken("a new removal is gone".to_owned())), |row| get(&row, "number"))
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
