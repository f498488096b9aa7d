//! The places where pages lie outside the database, and the pages that wait there to be deleted, as rows.

use rusqlite::{Connection, OptionalExtension, params};

use super::{
    SqliteStore,
    read::{place_of, raw_body},
    row::get,
    step::StepError,
};
use crate::{
    model::{ArticleId, Digest, RawBody},
    store::{PagesElsewhere, StoreError, database::Database as _, frames::key, pages::Place},
};

/// The place that a user calls so, where it is known.
pub(super) fn place(connection: &Connection, base: &str) -> Result<Option<Place>, StepError> {
    let mut select = connection.prepare("SELECT id, base, folder FROM page_place WHERE base = ?1")?;
    Ok(select.query_row([base], |row| place_of(row, "id")).optional()?)
}

/// Notes a place, with a folder there that no other store has.
pub(super) fn add_place(connection: &Connection, base: &str) -> Result<Place, StepError> {
    connection.execute(
        "INSERT INTO page_place (base, folder) VALUES (?1, lower(hex(randomblob(8)))) ON CONFLICT DO NOTHING",
        [base],
    )?;
    place(connection, base)?.ok_or(StepError::Broken("a new place is gone"))
}

/// The pages of some articles that lie outside, in the order in which they were first seen.
pub(super) fn pages_of(connection: &Connection, articles: &[ArticleId]) -> Result<Vec<(Place, RawBody)>, StepError> {
    let mut any = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM page_place)")?;
    if !any.query_row([], |row| row.get(0))? {
        return Ok(Vec::new());
    }
    let mut select = connection.prepare_cached(
        "SELECT r.digest, r.length, p.id AS place, p.base, p.folder FROM raw AS r JOIN page_place AS p ON p.id = r.place
         WHERE r.id BETWEEN ?1 AND ?2 AND r.id NOT IN (SELECT id FROM removed_raw) ORDER BY r.id",
    )?;
    let mut pages = Vec::new();
    for &article in articles {
        let range = params![key(article, 0), key(article, 0xff_ffff)];
        let rows = select.query_map(range, |row| Ok((place_of(row, "place")?, raw_body(row)?)))?;
        pages.extend(rows.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(pages)
}

/// How many pages lie at each place outside.
pub(super) fn count_pages(connection: &Connection) -> Result<Vec<PagesElsewhere>, StepError> {
    let mut select = connection.prepare(
        "SELECT p.id, p.base, p.folder, count(DISTINCT r.digest) AS pages FROM page_place AS p
         JOIN raw AS r ON r.place = p.id WHERE r.id NOT IN (SELECT id FROM removed_raw) GROUP BY p.id ORDER BY p.id",
    )?;
    let rows = select.query_map([], |row| {
        let pages = row.get::<_, i64>("pages")?.unsigned_abs();
        Ok(PagesElsewhere { place: place_of(row, "id")?.address, pages })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes that a page may no longer be needed where it lies outside.
pub(super) fn note_leaving(connection: &Connection, row: i64) -> Result<(), StepError> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO leaving (place, digest) SELECT place, digest FROM raw WHERE id = ?1 AND place NOT NULL
         ON CONFLICT DO NOTHING",
    )?;
    insert.execute([row])?;
    Ok(())
}

impl SqliteStore {
    /// Deletes the pages at a place that wait for it, but those that a row needs. Nobody records one meanwhile: who is
    /// about to looks afterwards whether it was ever removed.
    pub(super) fn sweep_place(&mut self, place: &Place) -> Result<usize, StoreError> {
        let pages = self.outside.at(place)?;
        self.write("delete removed pages", |connection, _| {
            let mut select = connection.prepare(
                "SELECT digest FROM leaving AS l WHERE place = ?1 AND NOT EXISTS (SELECT 1 FROM raw AS r
                 WHERE r.place = l.place AND r.digest = l.digest AND r.id NOT IN (SELECT id FROM removed_raw))",
            )?;
            let rows = select.query_map([place.id], |row| get::<Digest>(row, "digest"))?;
            let leaving = rows.collect::<Result<Vec<_>, _>>()?;
            pages.delete(&leaving)?;
            connection.execute("DELETE FROM leaving WHERE place = ?1", params![place.id])?;
            Ok(leaving.len())
        })
    }

    /// The places where pages wait to be deleted.
    pub(super) fn places_to_sweep(&self) -> Result<Vec<Place>, StoreError> {
        self.read("look for removed pages", |connection, _| {
            let mut select = connection.prepare(
                "SELECT id, base, folder FROM page_place WHERE id IN (SELECT place FROM leaving) ORDER BY id",
            )?;
            let rows = select.query_map([], |row| place_of(row, "id"))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
