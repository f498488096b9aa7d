//! Time-stamps, holds and removals, as rows.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{
    SqliteStore,
    error::explain,
    outside, read,
    row::{Column, get},
    shrinking,
    step::StepError,
};
use crate::{
    model::{ArticleId, Digest},
    store::{
        Access, Anchor, Custody, Hold, LogState, Removal, Removed, StoreError, content,
        custody::Needed,
        database::Database as _,
        frames::{Frames, Table, key},
        rebase,
    },
};

impl Custody for SqliteStore {
    fn log(&self) -> Result<LogState, StoreError> {
        self.read("read the log", |connection, _| {
            let head = read::log_head(connection)?;
            Ok(LogState { size: head.size(), root: head.root() })
        })
    }

    fn add_anchor(&mut self, anchor: &Anchor) -> Result<(), StoreError> {
        self.write("keep a time-stamp", |connection, _| {
            let Anchor { log, authority, at, token } = anchor;
            connection.execute(
                "INSERT INTO anchor (size, root, authority, at, token) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![i64::try_from(log.size).unwrap_or(i64::MAX), Column(log.root), authority, Column(*at), token],
            )?;
            Ok(())
        })
    }

    fn anchors(&self) -> Result<Vec<Anchor>, StoreError> {
        self.read("read the time-stamps", |connection, _| anchors(connection))
    }

    fn hold(&mut self, hold: &Hold) -> Result<bool, StoreError> {
        self.write("hold an article", |connection, _| {
            read::article(connection, hold.article)?;
            let is_new = read_hold(connection, hold.article)?.is_none();
            connection.execute(
                "INSERT INTO hold (article, since, reason) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (article) DO UPDATE SET reason = excluded.reason",
                params![hold.article.0, Column(hold.since), hold.reason],
            )?;
            Ok(is_new)
        })
    }

    fn release(&mut self, article: ArticleId) -> Result<Option<Hold>, StoreError> {
        self.write("release an article", |connection, _| {
            let hold = read_hold(connection, article)?;
            connection.execute("DELETE FROM hold WHERE article = ?1", [article.0])?;
            Ok(hold)
        })
    }

    fn holds(&self) -> Result<Vec<Hold>, StoreError> {
        self.read("read the holds", |connection, _| {
            let mut select = connection.prepare("SELECT article, since, reason FROM hold ORDER BY article")?;
            let rows = select.query_map([], hold_of)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    fn count_removal(&self, removal: &Removal<'_>) -> Result<Removed, StoreError> {
        self.read("count what a rule names", |connection, _| {
            let (pages, texts) = (pages_to_remove(connection, removal)?, texts_to_remove(connection, removal)?);
            Ok(Removed { pages: pages.len(), texts: texts.len() })
        })
    }

    fn remove(&mut self, removal: &Removal<'_>) -> Result<Removed, StoreError> {
        let removed = self.write("remove what a rule names", |connection, frames| {
            // What is removed is written over, not only left out of the tables.
            connection.pragma_update(None, "secure_delete", true)?;
            let slug = read::article(connection, removal.article)?.slug;
            needed(connection, removal.article)?.check(&slug, removal)?;
            frames.forget();
            let removed = remove(connection, frames, removal)?;
            frames.forget();
            Ok(removed)
        })?;
        self.write_log_back();
        Ok(removed)
    }

    fn sweep(&mut self) -> Result<usize, StoreError> {
        self.places_to_sweep()?.iter().map(|place| self.sweep_place(place)).sum()
    }

    fn unused(&self) -> Result<u64, StoreError> {
        self.read("count unused pages", |connection, _| Ok(shrinking::unused(connection)?))
    }

    fn shrink(&mut self) -> Result<(), StoreError> {
        if self.access == Access::Read {
            return Err(StoreError::ReadOnly { store: self.file.clone() });
        }
        shrinking::shrink(&self.connection).map_err(|error| explain(&self.file, "shrink the file", error))?;
        self.write_log_back();
        Ok(())
    }
}

/// Every time-stamp.
pub(super) fn anchors(connection: &Connection) -> Result<Vec<Anchor>, StepError> {
    let mut select = connection.prepare("SELECT size, root, authority, at, token FROM anchor ORDER BY number")?;
    let rows = select.query_map([], |row| {
        let log = LogState { size: row.get::<_, i64>("size")?.unsigned_abs(), root: get(row, "root")? };
        Ok(Anchor { log, authority: row.get("authority")?, at: get(row, "at")?, token: row.get("token")? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn read_hold(connection: &Connection, article: ArticleId) -> Result<Option<Hold>, StepError> {
    let mut select = connection.prepare_cached("SELECT article, since, reason FROM hold WHERE article = ?1")?;
    Ok(select.query_row([article.0], hold_of).optional()?)
}

fn hold_of(row: &Row<'_>) -> rusqlite::Result<Hold> {
    Ok(Hold { article: ArticleId(row.get("article")?), since: get(row, "since")?, reason: row.get("reason")? })
}

fn needed(connection: &Connection, article: ArticleId) -> Result<Needed, StepError> {
    let latest = "SELECT latest FROM article WHERE id = ?1";
    let latest: Option<u32> = connection.query_row(latest, [article.0], |row| row.get(0))?;
    let mut select =
        connection.prepare("SELECT number, restores FROM version WHERE article = ?1 AND restores IS NOT NULL")?;
    let restored = select.query_map([article.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut pages = connection.prepare(
        "SELECT r.digest FROM capture AS c JOIN raw AS r ON r.id = c.article * 16777216 + c.raw WHERE c.article = ?1
         AND c.number IN ((SELECT max(number) FROM capture WHERE article = ?1 AND raw IS NOT NULL),
             (SELECT capture FROM version WHERE article = ?1 AND number = ?2))",
    )?;
    let pages = pages.query_map(params![article.0, latest], |row| get::<Digest>(row, "digest"))?;
    Ok(Needed {
        is_held: read_hold(connection, article)?.is_some(),
        latest,
        restored: restored.collect::<Result<_, _>>()?,
        pages: pages.collect::<Result<_, _>>()?,
    })
}

fn remove(connection: &Connection, frames: &mut Frames, removal: &Removal<'_>) -> Result<Removed, StepError> {
    let pages = pages_to_remove(connection, removal)?;
    let texts = texts_to_remove(connection, removal)?;
    if pages.is_empty() && texts.is_empty() {
        return Ok(Removed::default());
    }
    let insert = "INSERT INTO removal (at, rule) VALUES (?1, ?2)";
    connection.execute(insert, params![Column(removal.at), removal.rule])?;
    let number = connection.last_insert_rowid();
    let all_pages = rows(connection, RAW_ROWS, removal.article)?;
    rebase(connection, frames, Table::Raw, (&all_pages, &pages))?;
    for &page in &pages {
        connection.execute("UPDATE raw SET back = 0, frame = NULL WHERE id = ?1", [page])?;
        connection.execute("INSERT INTO removed_raw (id, removal) VALUES (?1, ?2)", [page, number])?;
        outside::note_leaving(connection, page)?;
    }
    let all_texts = rows(connection, DOCUMENT_ROWS, removal.article)?;
    let mut kept = Vec::new();
    for &text in &texts {
        let bytes = frames.read(&mut { connection }, Table::Document, text)?.bytes;
        let lines = std::str::from_utf8(&bytes).map_err(|_| StepError::Broken("a stored text is not UTF-8"))?;
        kept.push((text, Digest::of(&bytes), content::dates_line(lines).to_owned()));
    }
    rebase(connection, frames, Table::Document, (&all_texts, &texts))?;
    for (text, digest, dates) in kept {
        connection.execute("DELETE FROM document WHERE id = ?1", [text])?;
        connection.execute(
            "INSERT INTO removed_document (id, digest, dates, removal) VALUES (?1, ?2, ?3, ?4)",
            params![text, Column(digest), dates, number],
        )?;
    }
    Ok(Removed { pages: pages.len(), texts: texts.len() })
}

/// Rows and how far back each stands on another.
const RAW_ROWS: &str =
    "SELECT id, back FROM raw WHERE id BETWEEN ?1 * 16777216 AND ?1 * 16777216 + 16777215 AND frame IS NOT NULL";
const DOCUMENT_ROWS: &str = "SELECT d.id, d.back FROM version AS v
    JOIN capture AS c ON c.article = v.article AND c.number = v.capture JOIN document AS d ON d.id = c.position
    WHERE v.article = ?1";

fn rows(connection: &Connection, sql: &str, article: ArticleId) -> Result<BTreeMap<i64, i64>, StepError> {
    let mut select = connection.prepare(sql)?;
    let rows = select.query_map([article.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn pages_to_remove(connection: &Connection, removal: &Removal<'_>) -> Result<BTreeSet<i64>, StepError> {
    let mut select = connection.prepare(
        "SELECT id FROM raw WHERE id BETWEEN ?1 AND ?2 AND digest = ?3
         AND (frame IS NOT NULL OR (place IS NOT NULL AND id NOT IN (SELECT id FROM removed_raw)))",
    )?;
    let (first, last) = (key(removal.article, 0), key(removal.article, 0xff_ffff));
    let mut pages = BTreeSet::new();
    for page in removal.pages {
        let found = select.query_map(params![first, last, Column(*page)], |row| row.get::<_, i64>(0))?;
        pages.extend(found.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(pages)
}

fn texts_to_remove(connection: &Connection, removal: &Removal<'_>) -> Result<BTreeSet<i64>, StepError> {
    let mut exists = connection.prepare("SELECT EXISTS (SELECT 1 FROM document WHERE id = ?1)")?;
    let mut texts = BTreeSet::new();
    for &version in removal.texts {
        if let Some(id) = read::document_id(connection, removal.article, version)?
            && exists.query_row([id], |row| row.get(0))?
        {
            texts.insert(id);
        }
    }
    Ok(texts)
}

/// Makes each frame anew that stays, but stands on one that goes.
fn rebase(
    connection: &Connection,
    frames: &mut Frames,
    table: Table,
    (rows, goes): (&BTreeMap<i64, i64>, &BTreeSet<i64>),
) -> Result<(), StepError> {
    let update = match table {
        Table::Document => "UPDATE document SET back = ?2, frame = ?3 WHERE id = ?1",
        Table::Raw => "UPDATE raw SET back = ?2, frame = ?3 WHERE id = ?1",
    };
    for (row, frame) in rebase::rebase(frames, (&mut { connection }, table), rows, goes)? {
        connection.execute(update, params![row, frame.back, frame.bytes])?;
    }
    Ok(())
}
