//! Looking up articles, captures and versions.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use chrono::{DateTime, Utc};
use tokio_postgres::Row;

use super::{
    connection::Connection,
    frame_rows::FrameRows,
    row::{
        address_key, article_id, digest, escape, get, id, instant, int, number, optional_instant, optional_number,
        optional_text, text, word,
    },
    step::StepError,
};
use crate::{
    model::{
        Article, ArticleId, ArticleSummary, Capture, DatedBy, Digest, History, Outcome, Provenance, PublicationDates,
        RawBody, Route, Slug, Version,
    },
    store::{
        StoreError,
        content::{self, Described},
        frames::{Frames, Table, key},
        headers,
        log::LogHead,
        name::Names,
        pages::{Place, Whereabouts},
    },
};

/// The head of the log.
pub(super) fn log_head(connection: &Connection) -> Result<LogHead, StepError> {
    log_head_of(connection.query_one("SELECT size, peaks FROM log WHERE id = 1", &[])?)
}

/// The head of the log from its row.
pub(super) fn log_head_of(row: Option<Row>) -> Result<LogHead, StepError> {
    let row = row.map(|row| Ok::<_, StepError>((get::<i64>(&row, "size")?, get::<Vec<u8>>(&row, "peaks")?)));
    let head = row.transpose()?.and_then(|(size, peaks)| LogHead::from_parts(u64::try_from(size).ok()?, &peaks));
    head.ok_or_else(|| StepError::Broken("the head of the log is missing or does not fit its size".to_owned()))
}

/// The article of a number.
pub(super) fn article(connection: &Connection, article: ArticleId) -> Result<Article, StepError> {
    let row = connection.query_one("SELECT id, slug, title FROM article WHERE id = $1", &[&id(article)])?;
    let found = articles_of(connection, row.as_slice())?.pop();
    found.ok_or_else(|| StoreError::UnknownArticle { name: article.to_string() }.into())
}

/// Articles from their rows and the rows of their addresses.
fn articles_of(connection: &Connection, rows: &[Row]) -> Result<Vec<Article>, StepError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids = rows.iter().map(|row| get(row, "id")).collect::<Result<Vec<i64>, _>>()?;
    let sql = "SELECT article, url FROM address WHERE article = ANY ($1) ORDER BY article, number";
    let mut urls: HashMap<ArticleId, Vec<String>> = HashMap::new();
    for row in connection.query(sql, &[&ids])? {
        urls.entry(article_id(&row, "article")?).or_default().push(text(&row, "url")?);
    }
    rows.iter()
        .map(|row| {
            let id = article_id(row, "id")?;
            let urls = urls.remove(&id).unwrap_or_default();
            Ok(Article { id, slug: slug(row)?, urls, title: optional_text(row, "title")? })
        })
        .collect()
}

/// The slug of a row.
pub(super) fn slug(row: &Row) -> Result<Slug, StepError> {
    get::<&str>(row, "slug")?.parse().map_err(|error| StepError::Broken(format!("{error}")))
}

/// A limit as the server counts.
pub(super) fn sql_limit(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

/// Articles with their counts, in order of their numbers.
pub(super) fn summaries(
    connection: &Connection,
    after: ArticleId,
    limit: usize,
) -> Result<Vec<ArticleSummary>, StepError> {
    let rows = connection.query(
        "SELECT a.*, v.first_at AS change_at, EXISTS (SELECT 1 FROM version AS r
             WHERE r.article = a.id AND r.tool LIKE '% reextract') AS is_reread FROM article AS a
         LEFT JOIN version AS v ON v.article = a.id AND v.number = a.latest
         WHERE a.id > $1 ORDER BY a.id LIMIT $2",
        &[&id(after), &sql_limit(limit)],
    )?;
    let articles = articles_of(connection, &rows)?;
    let counts = counts_of_reread(connection, &rows)?;
    let summary = |(row, article): (&Row, Article)| {
        let recorded = number(row, "versions")?;
        Ok(ArticleSummary {
            captures: number(row, "captures")?,
            versions: counts.get(&article.id).copied().unwrap_or(recorded),
            recorded,
            article,
            first_capture: optional_instant(row, "first_at")?,
            last_capture: optional_instant(row, "last_at")?,
            last_change: optional_instant(row, "change_at")?,
        })
    };
    rows.iter().zip(articles).map(summary).collect()
}

/// How many versions those of some articles have whose pages were read again.
fn counts_of_reread(connection: &Connection, rows: &[Row]) -> Result<HashMap<ArticleId, u32>, StepError> {
    let mut ids: Vec<i64> = Vec::new();
    for row in rows {
        if get(row, "is_reread")? {
            ids.push(get(row, "id")?);
        }
    }
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = "SELECT * FROM version WHERE article = ANY ($1) ORDER BY first_at, number";
    let mut versions: HashMap<ArticleId, Vec<Version>> = HashMap::new();
    for row in connection.query(sql, &[&ids])? {
        versions.entry(article_id(&row, "article")?).or_default().push(version_of(&row)?);
    }
    Ok(versions.into_iter().map(|(article, versions)| (article, History::count(&versions) as u32)).collect())
}

/// A capture with its number, or why it cannot be read.
pub(super) type NumberedCapture = (u32, Result<Capture, StepError>);

/// Each capture of an article whose number is in a range, by its number; one that cannot be read hides no other.
pub(super) fn each_capture(
    connection: &Connection,
    frames: &mut Frames,
    article: ArticleId,
    numbers: Range<u32>,
) -> Result<Vec<NumberedCapture>, StepError> {
    let rows = connection.query(
        "SELECT c.*, d.url, r.digest, r.length FROM capture AS c
         LEFT JOIN address AS d ON d.article = c.article AND d.number = c.address
         LEFT JOIN raw AS r ON r.article = c.article AND r.number = c.raw
         WHERE c.article = $1 AND c.number >= $2 AND c.number < $3 ORDER BY c.number",
        &[&id(article), &int(numbers.start), &int(numbers.end)],
    )?;
    let numbers = rows.iter().map(|row| number(row, "number")).collect::<Result<Vec<_>, _>>()?;
    let prefixes = header_prefixes(connection, article, &numbers)?;
    let capture = |(row, number)| {
        let anchor = headers::anchor(number).and_then(|anchor| prefixes.get(&anchor));
        (number, capture_of(row, number, (frames, anchor.map(Vec::as_slice))))
    };
    Ok(rows.iter().zip(numbers).map(capture).collect())
}

/// The captures of an article whose numbers are in a range.
pub(super) fn captures(
    connection: &Connection,
    frames: &mut Frames,
    article: ArticleId,
    numbers: Range<u32>,
) -> Result<Vec<Capture>, StepError> {
    each_capture(connection, frames, article, numbers)?.into_iter().map(|(_, capture)| capture).collect()
}

/// The columns of headers that those of some captures are compressed against.
pub(super) fn header_prefixes(
    connection: &Connection,
    article: ArticleId,
    captures: &[u32],
) -> Result<HashMap<u32, Vec<u8>>, StepError> {
    let anchors: BTreeSet<i32> = captures.iter().filter_map(|&number| headers::anchor(number)).map(int).collect();
    if anchors.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = "SELECT number, headers FROM capture WHERE article = $1 AND number = ANY ($2) AND headers IS NOT NULL";
    let rows = connection.query(sql, &[&id(article), &anchors.into_iter().collect::<Vec<_>>()])?;
    rows.iter().map(|row| Ok((number(row, "number")?, get(row, "headers")?))).collect()
}

fn capture_of(row: &Row, number: u32, (frames, anchor): (&mut Frames, Option<&[u8]>)) -> Result<Capture, StepError> {
    let (headers, route) = match get::<Option<&[u8]>>(row, "headers")? {
        Some(column) => {
            let prefix = headers::prefix(frames.decoder(), anchor)?;
            headers::read(frames.decoder(), column, &prefix, instant(row, "at")?)?
        }
        None => (Vec::new(), Route::default()),
    };
    let raw = match optional_number(row, "raw")? {
        Some(_) => Some(raw_body(row)?),
        None => None,
    };
    Ok(Capture {
        number,
        at: instant(row, "at")?,
        dated_by: word(row, "dated_by", &DatedBy::ALL)?,
        url: text(row, "url")?,
        outcome: word(row, "outcome", &Outcome::ALL)?,
        reason: optional_text(row, "reason")?,
        version: optional_number(row, "version")?,
        status: optional_number(row, "status")?.and_then(|status| u16::try_from(status).ok()),
        headers,
        route,
        raw,
        link: digest(row, "link")?,
    })
}

/// The versions of an article in the order in which they were first seen.
pub(super) fn versions(
    connection: &Connection,
    frames: &mut Frames,
    article: ArticleId,
) -> Result<Vec<Version>, StepError> {
    let sql = "SELECT * FROM version WHERE article = $1 ORDER BY number";
    let rows = connection.query(sql, &[&id(article)])?;
    let mut texts = FrameRows::of_all(connection, article)?;
    let mut versions = Vec::with_capacity(rows.len());
    for row in &rows {
        let mut version = version_of(row)?;
        match kept_of(&mut texts, frames, article, version.number)? {
            KeptText::Lines(lines) => {
                let Described { dates, words } = content::describe(&lines)?;
                (version.dates, version.words) = (dates, Some(words));
            }
            KeptText::Removed { dates, .. } => version.dates = content::read_dates(&dates)?,
        }
        versions.push(version);
    }
    versions.sort_by_key(|version| (version.first_seen, version.number));
    Ok(versions)
}

/// The extractor that made a version last of those of a kind, going by the articles that were checked last.
pub(super) fn newest_extractor(connection: &Connection, kind: &str) -> Result<Option<String>, StepError> {
    let row = connection.query_one(
        "SELECT v.extractor FROM article AS a JOIN version AS v ON v.article = a.id AND v.number = a.latest
         WHERE v.extractor LIKE $1 || '/%' ORDER BY a.last_at DESC LIMIT 1",
        &[&kind],
    )?;
    row.map(|row| text(&row, "extractor")).transpose()
}

/// One version without its dates.
pub(super) fn version(connection: &Connection, article: ArticleId, number: u32) -> Result<Version, StepError> {
    let sql = "SELECT * FROM version WHERE article = $1 AND number = $2";
    let row = connection.query_one(sql, &[&id(article), &int(number)])?;
    version_of(&row.ok_or_else(|| StepError::Broken(format!("version {number} is missing")))?)
}

/// One version without its dates, from its row.
pub(super) fn version_of(row: &Row) -> Result<Version, StepError> {
    Ok(Version {
        number: number(row, "number")?,
        first_seen: instant(row, "first_at")?,
        last_seen: instant(row, "last_at")?,
        reading: None,
        content: digest(row, "content")?,
        words: None,
        dates: PublicationDates::default(),
        provenance: Provenance {
            capture: number(row, "capture")?,
            extractor: text(row, "extractor")?,
            tool: text(row, "tool")?,
        },
        restores: optional_number(row, "restores")?,
        brings_back: None,
    })
}

/// The stored form of a version's document.
pub(super) fn text_of(
    tables: &mut FrameRows<'_>,
    frames: &mut Frames,
    article: ArticleId,
    version: u32,
) -> Result<String, StepError> {
    Ok(String::from_utf8(frames.read(tables, Table::Document, key(article, version))?.bytes.to_vec())?)
}

/// What is kept of a version's document.
pub(super) enum KeptText {
    /// All of it, in its stored form.
    Lines(String),
    /// What stays where a rule removed the rest: its digest, the dates it states, when and why.
    Removed { digest: Digest, dates: String, at: DateTime<Utc>, rule: String },
}

/// What is kept of a version's document.
pub(super) fn kept_of(
    tables: &mut FrameRows<'_>,
    frames: &mut Frames,
    article: ArticleId,
    version: u32,
) -> Result<KeptText, StepError> {
    let error = match text_of(tables, frames, article, version) {
        Ok(lines) => return Ok(KeptText::Lines(lines)),
        Err(error @ (StepError::Sql(_) | StepError::Lost(_))) => return Err(error),
        Err(error) => error,
    };
    let row = tables.connection().query_one(
        "SELECT d.digest, d.dates, r.at, r.rule FROM document AS d JOIN removal AS r ON r.number = d.removal
         WHERE d.article = $1 AND d.number = $2 AND d.frame IS NULL",
        &[&id(article), &int(version)],
    )?;
    let row = row.ok_or(error)?;
    let (at, rule) = (instant(&row, "at")?, text(&row, "rule")?);
    Ok(KeptText::Removed { digest: digest(&row, "digest")?, dates: get(&row, "dates")?, at, rule })
}

/// Whether an article has a version.
pub(super) fn has_version(connection: &Connection, article: ArticleId, version: u32) -> Result<bool, StepError> {
    let sql = "SELECT 1 AS one FROM version WHERE article = $1 AND number = $2";
    Ok(connection.query_one(sql, &[&id(article), &int(version)])?.is_some())
}

/// Whether an article has any capture.
pub(super) fn has_capture(connection: &Connection, article: ArticleId) -> Result<bool, StepError> {
    Ok(connection.query_one("SELECT 1 AS one FROM capture WHERE article = $1 LIMIT 1", &[&id(article)])?.is_some())
}

/// Where the bytes of a capture are.
pub(super) fn whereabouts(connection: &Connection, article: ArticleId, capture: u32) -> Result<Whereabouts, StepError> {
    let row = connection.query_one(
        "SELECT r.number, coalesce(r.frame IS NOT NULL, FALSE) AS is_here, r.removal IS NOT NULL AS is_removed,
             r.digest, r.length, p.id AS place, p.base, p.folder FROM capture AS c
         LEFT JOIN raw AS r ON r.article = c.article AND r.number = c.raw LEFT JOIN page_place AS p ON p.id = r.place
         WHERE c.article = $1 AND c.number = $2",
        &[&id(article), &int(capture)],
    )?;
    let Some(row) = row else { return Ok(Whereabouts::NoCapture) };
    if get(&row, "is_removed")? {
        Ok(Whereabouts::Removed)
    } else if get(&row, "is_here")? {
        Ok(Whereabouts::Frame(number(&row, "number")?))
    } else if get::<Option<i32>>(&row, "place")?.is_some() {
        Ok(Whereabouts::Outside(place_of(&row, "place")?, raw_body(&row)?))
    } else {
        Ok(Whereabouts::Absent)
    }
}

/// A place of pages from its row.
pub(super) fn place_of(row: &Row, id: &str) -> Result<Place, StepError> {
    Ok(Place::new(get::<i32>(row, id)?.into(), &text(row, "base")?, get(row, "folder")?))
}

pub(super) fn raw_body(row: &Row) -> Result<RawBody, StepError> {
    Ok(RawBody { digest: digest(row, "digest")?, length: get::<i64>(row, "length")?.unsigned_abs() })
}

/// The look-ups of names.
pub(super) struct Lookup<'a>(pub(super) &'a Connection);

impl Lookup<'_> {
    fn articles(&self, rows: &[Row]) -> Result<Vec<Article>, StepError> {
        articles_of(self.0, rows)
    }
}

impl Names for Lookup<'_> {
    type Error = StepError;

    fn with_slug(&self, slug: &str) -> Result<Option<Article>, StepError> {
        let sql = "SELECT id, slug, title FROM article WHERE id = (SELECT article FROM slug WHERE slug = $1)";
        Ok(self.articles(&self.0.query(sql, &[&escape(slug)])?)?.pop())
    }

    fn at_url(&self, url: &str, limit: usize) -> Result<Vec<Article>, StepError> {
        let rows = self.0.query(
            "SELECT id, slug, title FROM article WHERE id IN (SELECT article FROM address WHERE key = $1 AND url = $2)
             ORDER BY id LIMIT $3",
            &[&address_key(url), &escape(url), &sql_limit(limit)],
        )?;
        self.articles(&rows)
    }

    fn with_number(&self, number: ArticleId) -> Result<Option<Article>, StepError> {
        let sql = "SELECT id, slug, title FROM article WHERE id = $1";
        Ok(self.articles(&self.0.query(sql, &[&id(number)])?)?.pop())
    }

    fn with_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<Article>, StepError> {
        // No slug has a character as high as U+10FFFF, so these bounds hold all that begin so.
        let rows = self.0.query(
            "SELECT id, slug, title FROM article
             WHERE id IN (SELECT article FROM slug WHERE slug >= $1 AND slug < $2 ORDER BY slug LIMIT $3) ORDER BY slug",
            &[&escape(prefix), &format!("{}\u{10ffff}", escape(prefix)), &sql_limit(limit)],
        )?;
        self.articles(&rows)
    }
}
