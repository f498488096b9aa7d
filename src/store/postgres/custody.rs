//! Time-stamps, holds and removals, as rows.

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Row;

use super::{
    PostgresStore,
    connection::{Connection, values},
    frame_rows::FrameRows,
    outside, read,
    row::{article_id, bytes, digest, escape, get, id, instant, int, number, optional_number, text},
    step::StepError,
};
use crate::{
    model::{ArticleId, Digest},
    store::{
        Anchor, Custody, Hold, LogState, Removal, Removed, StoreError, content,
        custody::Needed,
        database::Database as _,
        frames::{Frames, Table, key, of_key},
        rebase,
    },
};

impl Custody for PostgresStore {
    fn log(&self) -> Result<LogState, StoreError> {
        self.read("read the log", |connection, _| {
            let head = read::log_head(connection)?;
            Ok(LogState { size: head.size(), root: head.root() })
        })
    }

    fn add_anchor(&mut self, anchor: &Anchor) -> Result<(), StoreError> {
        self.write("keep a time-stamp", |connection, _| {
            let Anchor { log, authority, at, token } = anchor;
            connection.write(
                "INSERT INTO anchor (size, root, authority, at, token) VALUES ($1, $2, $3, $4, $5)",
                values![
                    i64::try_from(log.size).unwrap_or(i64::MAX),
                    bytes(log.root),
                    escape(authority).into_owned(),
                    at.timestamp_millis(),
                    token.clone(),
                ],
            )
        })
    }

    fn anchors(&self) -> Result<Vec<Anchor>, StoreError> {
        self.read("read the time-stamps", |connection, _| anchors(connection))
    }

    fn hold(&mut self, hold: &Hold) -> Result<bool, StoreError> {
        self.write("hold an article", |connection, _| {
            read::article(connection, hold.article)?;
            let is_new = read_hold(connection, hold.article)?.is_none();
            connection.write(
                "INSERT INTO hold (article, since, reason) VALUES ($1, $2, $3)
                 ON CONFLICT (article) DO UPDATE SET reason = excluded.reason",
                values![id(hold.article), hold.since.timestamp_millis(), escape(&hold.reason).into_owned()],
            )?;
            Ok(is_new)
        })
    }

    fn release(&mut self, article: ArticleId) -> Result<Option<Hold>, StoreError> {
        self.write("release an article", |connection, _| {
            let sql = "DELETE FROM hold WHERE article = $1 RETURNING article, since, reason";
            connection.query_one(sql, &[&id(article)])?.as_ref().map(hold_of).transpose()
        })
    }

    fn holds(&self) -> Result<Vec<Hold>, StoreError> {
        self.read("read the holds", |connection, _| {
            let sql = "SELECT article, since, reason FROM hold ORDER BY article";
            connection.query(sql, &[])?.iter().map(hold_of).collect()
        })
    }

    fn count_removal(&self, removal: &Removal<'_>) -> Result<Removed, StoreError> {
        self.read("count what a rule names", |connection, _| {
            let (pages, texts) = (pages_to_remove(connection, removal)?, texts_to_remove(connection, removal)?);
            Ok(Removed { pages: pages.len(), texts: texts.len() })
        })
    }

    fn remove(&mut self, removal: &Removal<'_>) -> Result<Removed, StoreError> {
        self.write("remove what a rule names", |connection, frames| {
            let lock = "SELECT id FROM article WHERE id = $1 FOR NO KEY UPDATE";
            connection.write(lock, values![id(removal.article)])?;
            let slug = read::article(connection, removal.article)?.slug;
            needed(connection, removal.article)?.check(&slug, removal)?;
            frames.forget();
            let removed = remove(connection, frames, removal)?;
            frames.forget();
            Ok(removed)
        })
    }

    fn sweep(&mut self) -> Result<usize, StoreError> {
        self.places_to_sweep()?.iter().map(|place| self.sweep_place(place)).sum()
    }
}

/// Every time-stamp.
pub(super) fn anchors(connection: &Connection) -> Result<Vec<Anchor>, StepError> {
    let rows = connection.query("SELECT size, root, authority, at, token FROM anchor ORDER BY number", &[])?;
    let anchor = |row: &Row| {
        let log = LogState { size: get::<i64>(row, "size")?.unsigned_abs(), root: digest(row, "root")? };
        Ok(Anchor { log, authority: text(row, "authority")?, at: instant(row, "at")?, token: get(row, "token")? })
    };
    rows.iter().map(anchor).collect()
}

fn read_hold(connection: &Connection, article: ArticleId) -> Result<Option<Hold>, StepError> {
    let sql = "SELECT article, since, reason FROM hold WHERE article = $1";
    connection.query_one(sql, &[&id(article)])?.as_ref().map(hold_of).transpose()
}

fn hold_of(row: &Row) -> Result<Hold, StepError> {
    Ok(Hold { article: article_id(row, "article")?, since: instant(row, "since")?, reason: text(row, "reason")? })
}

fn needed(connection: &Connection, article: ArticleId) -> Result<Needed, StepError> {
    let latest = connection.query_one("SELECT latest FROM article WHERE id = $1", &[&id(article)])?;
    let latest = latest.map_or(Ok(None), |row| optional_number(&row, "latest"))?;
    let sql = "SELECT number, restores FROM version WHERE article = $1 AND restores IS NOT NULL";
    let restored = connection.query(sql, &[&id(article)])?;
    let pages = connection.query(
        "SELECT r.digest FROM capture AS c JOIN raw AS r ON r.article = c.article AND r.number = c.raw
         WHERE c.article = $1 AND c.number IN ((SELECT max(number) FROM capture WHERE article = $1 AND raw IS NOT NULL),
             (SELECT capture FROM version WHERE article = $1 AND number = $2))",
        &[&id(article), &latest.map(int)],
    )?;
    Ok(Needed {
        is_held: read_hold(connection, article)?.is_some(),
        latest,
        restored: restored
            .iter()
            .map(|row| Ok((number(row, "number")?, number(row, "restores")?)))
            .collect::<Result<_, StepError>>()?,
        pages: pages.iter().map(|row| digest(row, "digest")).collect::<Result<_, _>>()?,
    })
}

fn remove(connection: &Connection, frames: &mut Frames, removal: &Removal<'_>) -> Result<Removed, StepError> {
    let article = removal.article;
    let (pages, texts) = (pages_to_remove(connection, removal)?, texts_to_remove(connection, removal)?);
    if pages.is_empty() && texts.is_empty() {
        return Ok(Removed::default());
    }
    let sql = "INSERT INTO removal (at, rule) VALUES ($1, $2) RETURNING number";
    let entry = connection.query_one(sql, &[&removal.at.timestamp_millis(), &escape(removal.rule)])?;
    let entry = entry.map_or(Ok(0), |row| get::<i64>(&row, "number"))?;
    let mut tables = FrameRows::new(connection);
    rebase((connection, &mut tables, frames), Table::Raw, article, &pages)?;
    for &page in &pages {
        let sql = "UPDATE raw SET back = 0, frame = NULL, removal = $3 WHERE article = $1 AND number = $2";
        connection.write(sql, values![id(article), int(page), entry])?;
        outside::note_leaving(connection, article, page)?;
    }
    let mut kept = Vec::new();
    for &version in &texts {
        let lines = read::text_of(&mut tables, frames, article, version)?;
        kept.push((version, Digest::of(lines.as_bytes()), content::dates_line(&lines).to_owned()));
    }
    rebase((connection, &mut tables, frames), Table::Document, article, &texts)?;
    for (version, whole, dates) in kept {
        connection.write(
            "UPDATE document SET back = 0, frame = NULL, removal = $3, digest = $4, dates = $5 \
             WHERE article = $1 AND number = $2",
            values![id(article), int(version), entry, bytes(whole), dates],
        )?;
    }
    Ok(Removed { pages: pages.len(), texts: texts.len() })
}

fn pages_to_remove(connection: &Connection, removal: &Removal<'_>) -> Result<BTreeSet<u32>, StepError> {
    let pages: Vec<Vec<u8>> = removal.pages.iter().copied().map(bytes).collect();
    let sql = "SELECT number FROM raw WHERE article = $1 AND digest = ANY ($2) AND removal IS NULL
        AND (frame IS NOT NULL OR place IS NOT NULL)";
    connection.query(sql, &[&id(removal.article), &pages])?.iter().map(|row| number(row, "number")).collect()
}

fn texts_to_remove(connection: &Connection, removal: &Removal<'_>) -> Result<BTreeSet<u32>, StepError> {
    let texts: Vec<i32> = removal.texts.iter().copied().map(int).collect();
    let sql = "SELECT number FROM document WHERE article = $1 AND number = ANY ($2) AND frame IS NOT NULL";
    connection.query(sql, &[&id(removal.article), &texts])?.iter().map(|row| number(row, "number")).collect()
}

/// Makes each frame anew that stays, but stands on one that goes.
fn rebase(
    (connection, tables, frames): (&Connection, &mut FrameRows<'_>, &mut Frames),
    table: Table,
    article: ArticleId,
    goes: &BTreeSet<u32>,
) -> Result<(), StepError> {
    let (select, update) = match table {
        Table::Document => (
            "SELECT number, back FROM document WHERE article = $1 AND frame IS NOT NULL",
            "UPDATE document SET back = $3, frame = $4 WHERE article = $1 AND number = $2",
        ),
        Table::Raw => (
            "SELECT number, back FROM raw WHERE article = $1 AND frame IS NOT NULL",
            "UPDATE raw SET back = $3, frame = $4 WHERE article = $1 AND number = $2",
        ),
    };
    let rows = connection.query(select, &[&id(article)])?;
    let rows = rows.iter().map(|row| Ok((key(article, number(row, "number")?), number(row, "back")?.into())));
    let rows: BTreeMap<i64, i64> = rows.collect::<Result<_, StepError>>()?;
    let goes = goes.iter().map(|&number| key(article, number)).collect();
    for (row, frame) in rebase::rebase(frames, (tables, table), &rows, &goes)? {
        let number = of_key(row).1;
        connection.write(update, values![id(article), int(number), frame.back as i32, frame.bytes])?;
    }
    Ok(())
}
