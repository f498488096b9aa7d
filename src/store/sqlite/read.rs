//! Looking up articles, captures and versions.

use std::ops::Range;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{
    row::{get, get_optional},
    step::StepError,
};
use crate::{
    model::{
        Article, ArticleId, ArticleSummary, Capture, Digest, Header, History, Provenance, PublicationDates, RawBody,
        Route, Slug, Version,
    },
    store::{
        StoreError,
        content::{self, Described},
        frames::{FrameTables, Frames, StoredFrame, Table},
        headers,
        log::LogHead,
        name::Names,
        pages::{Place, Whereabouts},
    },
};

/// The head of the log.
pub(super) fn log_head(connection: &Connection) -> Result<LogHead, StepError> {
    let mut select = connection.prepare_cached("SELECT size, peaks FROM log")?;
    let row = select.query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?))).optional()?;
    let head = row.and_then(|(size, peaks)| LogHead::from_parts(u64::try_from(size).ok()?, &peaks));
    head.ok_or(StepError::Broken("the head of the log is missing or does not fit its size"))
}

/// The article of a number.
pub(super) fn article(connection: &Connection, id: ArticleId) -> Result<Article, StepError> {
    let mut select = connection.prepare_cached("SELECT id, slug, title FROM article WHERE id = ?1")?;
    let found = select.query_row([id.0], |row| article_of(connection, row)).optional()?;
    found.ok_or_else(|| StoreError::UnknownArticle { name: id.to_string() }.into())
}

/// An article from its row and the rows of its addresses.
fn article_of(connection: &Connection, row: &Row<'_>) -> rusqlite::Result<Article> {
    let id = ArticleId(row.get("id")?);
    let mut select = connection.prepare_cached("SELECT url FROM address WHERE article = ?1 ORDER BY number")?;
    let urls = select.query_map([id.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(Article { id, slug: get::<Slug>(row, "slug")?, urls, title: row.get("title")? })
}

/// A limit as `SQLite` counts.
pub(super) fn sql_limit(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

/// Articles with their counts, in order of their numbers.
pub(super) fn summaries(
    connection: &Connection,
    after: ArticleId,
    limit: usize,
) -> Result<Vec<ArticleSummary>, StepError> {
    let mut select = connection.prepare_cached(
        "WITH rereading AS MATERIALIZED (SELECT id FROM maker WHERE tool LIKE '% reextract')
         SELECT a.id, a.slug, a.title, a.captures, a.versions, a.first_at, a.last_at, v.first_at AS change_at,
             EXISTS (SELECT 1 FROM rereading) AND EXISTS (SELECT 1 FROM version AS r
                 WHERE r.article = a.id AND r.maker IN (SELECT id FROM rereading)) AS is_reread FROM article AS a
         LEFT JOIN version AS v ON v.article = a.id AND v.number = a.latest
         WHERE a.id > ?1 ORDER BY a.id LIMIT ?2",
    )?;
    let rows = select.query_map(params![after.0, sql_limit(limit)], |row| {
        let (article, recorded) = (article_of(connection, row)?, row.get("versions")?);
        let versions = if row.get("is_reread")? {
            History::count(&bare_versions(connection, article.id)?) as u32
        } else {
            recorded
        };
        Ok(ArticleSummary {
            article,
            captures: row.get("captures")?,
            versions,
            recorded,
            first_capture: get_optional(row, "first_at")?,
            last_capture: get_optional(row, "last_at")?,
            last_change: get_optional(row, "change_at")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The captures of an article whose numbers are in a range.
pub(super) fn captures(
    connection: &Connection,
    frames: &mut Frames,
    id: ArticleId,
    numbers: Range<u32>,
) -> Result<Vec<Capture>, StepError> {
    let mut select = connection.prepare_cached(
        "SELECT c.*, d.url, r.digest, r.length FROM capture AS c
         LEFT JOIN address AS d ON d.article = c.article AND d.number = c.address
         LEFT JOIN raw AS r ON r.id = c.article * 16777216 + c.raw
         WHERE c.article = ?1 AND c.number >= ?2 AND c.number < ?3 ORDER BY c.number",
    )?;
    let mut rows = select.query(params![id.0, numbers.start, numbers.end])?;
    let mut captures = Vec::new();
    while let Some(row) = rows.next()? {
        let number = row.get("number")?;
        let column: Option<Vec<u8>> = row.get("headers")?;
        let head = match column {
            Some(column) => {
                let prefix = headers_prefix(connection, frames, id, number)?;
                headers::read(frames.decoder(), &column, &prefix, get(row, "at")?)?
            }
            None => (Vec::new(), Route::default()),
        };
        captures.push(capture_of(row, number, head)?);
    }
    Ok(captures)
}

/// What the headers of a capture are compressed against.
pub(super) fn headers_prefix(
    connection: &Connection,
    frames: &mut Frames,
    id: ArticleId,
    capture: u32,
) -> Result<Vec<u8>, StepError> {
    let Some(anchor) = headers::anchor(capture) else { return Ok(Vec::new()) };
    let mut select = connection.prepare_cached("SELECT headers FROM capture WHERE article = ?1 AND number = ?2")?;
    let column: Option<Option<Vec<u8>>> = select.query_row((id.0, anchor), |row| row.get(0)).optional()?;
    Ok(headers::prefix(frames.decoder(), column.flatten().as_deref())?)
}

impl FrameTables for &Connection {
    type Error = rusqlite::Error;

    fn frame(&mut self, table: Table, row: i64) -> rusqlite::Result<Option<StoredFrame>> {
        let sql = match table {
            Table::Document => "SELECT back, frame FROM document WHERE id = ?1",
            Table::Raw => "SELECT back, frame FROM raw WHERE id = ?1",
        };
        self.prepare_cached(sql)?.query_row([row], |row| Ok((row.get(0)?, row.get(1)?))).optional()
    }
}

fn capture_of(row: &Row<'_>, number: u32, (headers, route): (Vec<Header>, Route)) -> rusqlite::Result<Capture> {
    let raw = match row.get::<_, Option<u32>>("raw")? {
        Some(_) => Some(raw_body(row)?),
        None => None,
    };
    Ok(Capture {
        number,
        at: get(row, "at")?,
        dated_by: get(row, "dated_by")?,
        url: row.get("url")?,
        outcome: get(row, "outcome")?,
        reason: row.get("reason")?,
        version: row.get("version")?,
        status: row.get("status")?,
        headers,
        raw,
        route,
        link: get(row, "link")?,
    })
}

/// The columns and tables of [`version_of`].
const VERSION: &str = "SELECT v.*, m.extractor, m.tool FROM version AS v
    LEFT JOIN maker AS m ON m.id = v.maker";

/// The versions of an article in the order in which they were first seen.
pub(super) fn versions(connection: &Connection, frames: &mut Frames, id: ArticleId) -> Result<Vec<Version>, StepError> {
    let mut versions = bare_versions(connection, id)?;
    for version in &mut versions {
        describe(connection, frames, id, version)?;
    }
    Ok(versions)
}

/// The same without what their texts say.
fn bare_versions(connection: &Connection, id: ArticleId) -> rusqlite::Result<Vec<Version>> {
    let sql = format!("{VERSION} WHERE v.article = ?1 ORDER BY v.first_at, v.number");
    connection.prepare_cached(&sql)?.query_map([id.0], version_of)?.collect()
}

/// Gives a version what its text says of it; where that was removed, the stated dates stay.
fn describe(
    connection: &Connection,
    frames: &mut Frames,
    id: ArticleId,
    version: &mut Version,
) -> Result<(), StepError> {
    let error = match text(connection, frames, id, version.number) {
        Ok(lines) => {
            let Described { dates, words } = content::describe(&lines)?;
            (version.dates, version.words) = (dates, Some(words));
            return Ok(());
        }
        Err(error) => error,
    };
    let mut select = connection.prepare_cached("SELECT dates FROM removed_document WHERE id = ?1")?;
    let row = document_id(connection, id, version.number)?;
    let kept: Option<String> =
        row.map(|row| select.query_row([row], |row| row.get(0)).optional()).transpose()?.flatten();
    version.dates = content::read_dates(&kept.ok_or(error)?)?;
    Ok(())
}

/// The article of a version whose text was removed, when that was, and by which rule.
pub(super) fn removed_text(
    connection: &Connection,
    id: ArticleId,
    version: u32,
) -> Result<Option<(Slug, DateTime<Utc>, String)>, StepError> {
    let Some(row) = document_id(connection, id, version)? else { return Ok(None) };
    let mut select = connection.prepare_cached(
        "SELECT a.slug, r.at, r.rule FROM removed_document AS d JOIN removal AS r ON r.number = d.removal
         JOIN article AS a ON a.id = ?2 WHERE d.id = ?1",
    )?;
    let found = select.query_row(params![row, id.0], |row| Ok((get(row, "slug")?, get(row, "at")?, row.get("rule")?)));
    Ok(found.optional()?)
}

/// The digest of a version's document, where it was removed.
pub(super) fn removed_digest(
    connection: &Connection,
    id: ArticleId,
    version: u32,
) -> Result<Option<Digest>, StepError> {
    let Some(row) = document_id(connection, id, version)? else { return Ok(None) };
    let mut select = connection.prepare_cached("SELECT digest FROM removed_document WHERE id = ?1")?;
    Ok(select.query_row([row], |row| get(row, "digest")).optional()?)
}

/// The extractor that made a version last of those of a kind: they are noted when they make their first.
pub(super) fn newest_extractor(connection: &Connection, kind: &str) -> Result<Option<String>, StepError> {
    let sql = "SELECT extractor FROM maker WHERE extractor GLOB ?1 || '/*' ORDER BY id DESC LIMIT 1";
    Ok(connection.query_row(sql, [kind], |row| row.get(0)).optional()?)
}

/// One version without its dates.
pub(super) fn version(connection: &Connection, id: ArticleId, number: u32) -> Result<Version, StepError> {
    let sql = format!("{VERSION} WHERE v.article = ?1 AND v.number = ?2");
    Ok(connection.prepare_cached(&sql)?.query_row([id.0, number], version_of)?)
}

fn version_of(row: &Row<'_>) -> rusqlite::Result<Version> {
    Ok(Version {
        number: row.get("number")?,
        first_seen: get(row, "first_at")?,
        last_seen: get(row, "last_at")?,
        reading: None,
        content: get::<Digest>(row, "content")?,
        words: None,
        dates: PublicationDates::default(),
        provenance: Provenance {
            capture: row.get("capture")?,
            extractor: row.get("extractor")?,
            tool: row.get("tool")?,
        },
        restores: row.get("restores")?,
        brings_back: None,
    })
}

/// The stored form of a version's document.
pub(super) fn text(
    connection: &Connection,
    frames: &mut Frames,
    id: ArticleId,
    version: u32,
) -> Result<String, StepError> {
    let document =
        document_id(connection, id, version)?.ok_or(StepError::Broken("the capture that brought it is missing"))?;
    let content = frames.read(&mut { connection }, Table::Document, document)?;
    Ok(String::from_utf8(content.bytes.to_vec())?)
}

/// The row of a version's document: the position in the log of the capture that brought it.
pub(super) fn document_id(connection: &Connection, id: ArticleId, version: u32) -> Result<Option<i64>, StepError> {
    let mut select = connection.prepare_cached(
        "SELECT c.position FROM version AS v JOIN capture AS c ON c.article = v.article AND c.number = v.capture
         WHERE v.article = ?1 AND v.number = ?2",
    )?;
    Ok(select.query_row([id.0, version], |row| row.get(0)).optional()?)
}

/// Whether an article has a version.
pub(super) fn has_version(connection: &Connection, id: ArticleId, version: u32) -> Result<bool, StepError> {
    let mut select =
        connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM version WHERE article = ?1 AND number = ?2)")?;
    Ok(select.query_row([id.0, version], |row| row.get(0))?)
}

/// Where the bytes of a capture are.
pub(super) fn whereabouts(connection: &Connection, id: ArticleId, capture: u32) -> Result<Whereabouts, StepError> {
    let mut select = connection.prepare_cached(
        "SELECT c.raw, r.frame NOT NULL AS is_here, x.id NOT NULL AS is_removed, r.digest, r.length,
             p.id AS place, p.base, p.folder FROM capture AS c
         LEFT JOIN raw AS r ON r.id = c.article * 16777216 + c.raw
         LEFT JOIN removed_raw AS x ON x.id = r.id LEFT JOIN page_place AS p ON p.id = r.place
         WHERE c.article = ?1 AND c.number = ?2",
    )?;
    let found = select.query_row([id.0, capture], |row| {
        if row.get("is_removed")? {
            Ok(Whereabouts::Removed)
        } else if row.get("is_here")? {
            Ok(Whereabouts::Frame(row.get("raw")?))
        } else if row.get::<_, Option<i64>>("place")?.is_some() {
            Ok(Whereabouts::Outside(place_of(row, "place")?, raw_body(row)?))
        } else {
            Ok(Whereabouts::Absent)
        }
    });
    Ok(found.optional()?.unwrap_or(Whereabouts::NoCapture))
}

/// A place of pages from its row.
pub(super) fn place_of(row: &Row<'_>, id: &str) -> rusqlite::Result<Place> {
    Ok(Place::new(row.get(id)?, &row.get::<_, String>("base")?, &row.get::<_, String>("folder")?))
}

pub(super) fn raw_body(row: &Row<'_>) -> rusqlite::Result<RawBody> {
    Ok(RawBody { digest: get(row, "digest")?, length: row.get::<_, i64>("length")?.unsigned_abs() })
}

/// Whether an article has a capture.
pub(super) fn has_capture(connection: &Connection, id: ArticleId, capture: u32) -> Result<bool, StepError> {
    let mut select =
        connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM capture WHERE article = ?1 AND number = ?2)")?;
    Ok(select.query_row([id.0, capture], |row| row.get(0))?)
}

/// The look-ups of names.
pub(super) struct Lookup<'a>(pub(super) &'a Connection);

impl Names for Lookup<'_> {
    type Error = StepError;

    fn with_slug(&self, slug: &str) -> Result<Option<Article>, StepError> {
        let mut select = self.0.prepare_cached("SELECT id, slug, title FROM article WHERE slug = ?1")?;
        Ok(select.query_row([slug], |row| article_of(self.0, row)).optional()?)
    }

    fn at_url(&self, url: &str, limit: usize) -> Result<Vec<Article>, StepError> {
        let mut select = self.0.prepare_cached(
            "SELECT id, slug, title FROM article WHERE id IN (SELECT article FROM address WHERE url = ?1) \
             ORDER BY id LIMIT ?2",
        )?;
        let rows = select.query_map(params![url, sql_limit(limit)], |row| article_of(self.0, row))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn with_number(&self, number: ArticleId) -> Result<Option<Article>, StepError> {
        let mut select = self.0.prepare_cached("SELECT id, slug, title FROM article WHERE id = ?1")?;
        Ok(select.query_row([number.0], |row| article_of(self.0, row)).optional()?)
    }

    fn with_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<Article>, StepError> {
        // No slug has a character above U+10FFFF, so these bounds hold all that begin so.
        let mut select = self.0.prepare_cached(
            "SELECT id, slug, title FROM article WHERE slug >= ?1 AND slug < ?1 || char(1114111) ORDER BY slug LIMIT ?2",
        )?;
        let rows = select.query_map(params![prefix, sql_limit(limit)], |row| article_of(self.0, row))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
