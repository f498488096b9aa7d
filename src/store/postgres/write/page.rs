//! Pages as received, on their way into the tables or beside them.

use super::{
    super::{
        connection::values,
        row::{bytes, id, int, number, optional_digest, optional_number},
        step::StepError,
    },
    Writer, held,
};
use crate::{
    model::{ArticleId, Digest, RawBody},
    store::{
        Observation,
        frames::{Table, key},
    },
};

/// How many raw bodies back a capture's bytes are looked for before they are stored again.
const RAW_LOOK_BACK: i64 = 32;

/// A page of an article; it has no digest here where its bytes are not kept any more.
pub(super) struct KnownPage {
    number: u32,
    digest: Option<Digest>,
}

impl Writer<'_> {
    /// The number of a capture's bytes among those of its article; they are stored where they are new.
    pub(super) fn raw(&mut self, seen: &Observation<'_>, raw: RawBody, content: &[u8]) -> Result<u32, StepError> {
        let article = seen.article;
        if seen.route.rereads.is_some()
            && let Some(number) = self.raw_of(article, raw.digest)?
        {
            return Ok(number);
        }
        let known = match held(&mut self.articles, article)?.raw.take() {
            Some(known) => known,
            None => self.last_raw(article)?,
        };
        let found = known.iter().take(RAW_LOOK_BACK as usize).find(|page| page.digest == Some(raw.digest));
        let (found, last) = (found.map(|page| page.number), known.first().map(|page| page.number));
        let known = self.held(article)?.raw.insert(known);
        if let Some(number) = found {
            return Ok(number);
        }
        let number = last.unwrap_or(0) + 1;
        known.insert(0, KnownPage { number, digest: Some(raw.digest) });
        let frame = if let Some(kept) = self.kept {
            kept.ensure(raw.digest)?;
            self.outside.push(raw.digest);
            None
        } else {
            let (tables, new) = (&mut self.tables, (article, key(article, number), content));
            Some(self.frames.make(tables, Table::Raw, new, last.map(|last| key(article, last)))?)
        };
        let length = i64::try_from(raw.length).unwrap_or(i64::MAX);
        let back = frame.as_ref().map_or(0, |frame| frame.back as i32);
        let (frame, place) = (frame.map(|frame| frame.bytes), self.kept.map(|kept| kept.place as i32));
        self.connection.write(
            "INSERT INTO raw (article, number, digest, length, back, frame, place) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            values![id(article), int(number), bytes(raw.digest), length, back, frame, place],
        )?;
        Ok(number)
    }

    /// The number of bytes that were stored, however long ago, and are there.
    fn raw_of(&self, article: ArticleId, raw: Digest) -> Result<Option<u32>, StepError> {
        let found = self.connection.query_one(
            "SELECT max(number) AS number FROM raw WHERE article = $1 AND digest = $2 AND removal IS NULL \
             AND (frame IS NOT NULL OR place IS NOT NULL)",
            &[&id(article), &bytes(raw)],
        )?;
        found.map_or(Ok(None), |row| optional_number(&row, "number"))
    }

    /// The number of bytes that a rule removed where the record comes from.
    pub(super) fn removed_raw(&mut self, article: ArticleId, raw: RawBody) -> Result<u32, StepError> {
        let sql = "SELECT max(number) AS number FROM raw WHERE article = $1 AND digest = $2 AND removal IS NOT NULL";
        let found = self.connection.query_one(sql, &[&id(article), &bytes(raw.digest)])?;
        if let Some(number) = found.map_or(Ok(None), |row| optional_number(&row, "number"))? {
            return Ok(number);
        }
        let mut known = match self.held(article)?.raw.take() {
            Some(known) => known,
            None => self.last_raw(article)?,
        };
        let number = known.first().map_or(0, |page| page.number) + 1;
        known.insert(0, KnownPage { number, digest: None });
        self.held(article)?.raw = Some(known);
        let length = i64::try_from(raw.length).unwrap_or(i64::MAX);
        self.connection.write(
            "INSERT INTO raw (article, number, digest, length, back, removal) VALUES ($1, $2, $3, $4, 0, $5)",
            values![id(article), int(number), bytes(raw.digest), length, self.page_removal],
        )?;
        Ok(number)
    }

    fn last_raw(&self, article: ArticleId) -> Result<Vec<KnownPage>, StepError> {
        let rows = self.connection.query(
            "SELECT number, CASE WHEN removal IS NULL AND (frame IS NOT NULL OR place IS NOT NULL) THEN digest END AS digest
             FROM raw WHERE article = $1 ORDER BY number DESC LIMIT $2",
            &[&id(article), &RAW_LOOK_BACK],
        )?;
        let page = |row| Ok(KnownPage { number: number(row, "number")?, digest: optional_digest(row, "digest")? });
        rows.iter().map(page).collect()
    }
}
