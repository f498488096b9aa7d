//! The places where pages lie outside the database, and the pages that wait there to be deleted, as rows.

use std::collections::HashSet;

use super::{
    PostgresStore,
    connection::{Connection, values},
    read::{place_of, raw_body},
    row::{article_id, bytes, digest, escape, id, int},
    step::StepError,
};
use crate::{
    model::{ArticleId, Digest, RawBody},
    store::{StoreError, database::Database as _, pages::Place},
};

/// The place that a user calls so, where it is known.
pub(super) fn place(connection: &Connection, base: &str) -> Result<Option<Place>, StepError> {
    let sql = "SELECT id, base, folder FROM page_place WHERE base = $1";
    connection.query_one(sql, &[&escape(base)])?.map(|row| place_of(&row, "id")).transpose()
}

/// Notes a place, with a folder there that no other store has.
pub(super) fn add_place(connection: &Connection, base: &str) -> Result<Place, StepError> {
    connection.write(
        "INSERT INTO page_place (base, folder) VALUES ($1, left(md5(random()::text || clock_timestamp()::text), 16)) \
         ON CONFLICT DO NOTHING",
        values![escape(base).into_owned()],
    )?;
    place(connection, base)?.ok_or_else(|| StepError::Broken("a new place is gone".to_owned()))
}

/// The pages of some articles that lie outside, in the order in which they were first seen.
pub(super) fn pages_of(connection: &Connection, articles: &[ArticleId]) -> Result<Vec<(Place, RawBody)>, StepError> {
    let articles: Vec<i64> = articles.iter().copied().map(id).collect();
    let rows = connection.query(
        "SELECT r.digest, r.length, p.id AS place, p.base, p.folder FROM raw AS r JOIN page_place AS p ON p.id = r.place
         WHERE r.article = ANY ($1) AND r.removal IS NULL ORDER BY r.article, r.number",
        &[&articles],
    )?;
    rows.iter().map(|row| Ok((place_of(row, "place")?, raw_body(row)?))).collect()
}

/// Those of some pages that their articles have.
pub(super) fn known_pages(
    connection: &Connection,
    pages: &[(ArticleId, Digest)],
) -> Result<HashSet<(ArticleId, Digest)>, StepError> {
    let articles: Vec<i64> = pages.iter().map(|(article, _)| id(*article)).collect();
    let digests: Vec<Vec<u8>> = pages.iter().map(|(_, digest)| bytes(*digest)).collect();
    let rows = connection.query(
        "SELECT article, digest FROM raw WHERE article = ANY ($1) AND digest = ANY ($2) AND removal IS NULL
         AND (frame IS NOT NULL OR place IS NOT NULL)",
        &[&articles, &digests],
    )?;
    rows.iter().map(|row| Ok((article_id(row, "article")?, digest(row, "digest")?))).collect()
}

/// Those of some pages that a rule ever removed at a place: they may be gone there.
pub(super) fn removed_pages(
    connection: &Connection,
    place: i64,
    pages: &[Digest],
) -> Result<HashSet<Digest>, StepError> {
    let pages: Vec<Vec<u8>> = pages.iter().copied().map(bytes).collect();
    let sql = "SELECT digest FROM raw WHERE place = $1 AND digest = ANY ($2) AND removal IS NOT NULL";
    connection.query(sql, &[&(place as i32), &pages])?.iter().map(|row| digest(row, "digest")).collect()
}

/// Notes that a page may no longer be needed where it lies outside.
pub(super) fn note_leaving(connection: &Connection, article: ArticleId, page: u32) -> Result<(), StepError> {
    connection.write(
        "INSERT INTO leaving (place, digest) SELECT place, digest FROM raw \
         WHERE article = $1 AND number = $2 AND place IS NOT NULL ON CONFLICT DO NOTHING",
        values![id(article), int(page)],
    )
}

impl PostgresStore {
    /// Deletes the pages at a place that wait for it, but those that a row needs. Nobody records one meanwhile, since the
    /// head of the log is held: who is about to looks afterwards whether it was ever removed.
    pub(super) fn sweep_place(&mut self, place: &Place) -> Result<usize, StoreError> {
        let pages = self.outside.at(place)?;
        self.write("delete removed pages", |connection, _| {
            connection.write("SELECT size FROM log WHERE id = 1 FOR UPDATE", Vec::new())?;
            connection.send_writes()?;
            let rows = connection.query(
                "SELECT digest FROM leaving AS l WHERE place = $1 AND NOT EXISTS (SELECT 1 FROM raw AS r
                 WHERE r.place = l.place AND r.digest = l.digest AND r.removal IS NULL)",
                &[&(place.id as i32)],
            )?;
            let leaving = rows.iter().map(|row| digest(row, "digest")).collect::<Result<Vec<_>, _>>()?;
            pages.delete(&leaving)?;
            connection.write("DELETE FROM leaving WHERE place = $1", values![place.id as i32])?;
            Ok(leaving.len())
        })
    }

    /// The places where pages wait to be deleted.
    pub(super) fn places_to_sweep(&self) -> Result<Vec<Place>, StoreError> {
        self.read("look for removed pages", |connection, _| {
            let sql = "SELECT id, base, folder FROM page_place WHERE id IN (SELECT place FROM leaving) ORDER BY id";
            connection.query(sql, &[])?.iter().map(|row| place_of(row, "id")).collect()
        })
    }
}
