//! What the database shows to be verified: every row, read one by one so that a damaged one hides no other.

use std::{collections::BTreeSet, ops::Range};

use rusqlite::Connection;

use super::{custody, outside, read, row::get, step::StepError};
use crate::{
    model::{ArticleId, Digest},
    store::{
        LogState,
        frames::{Frames, Table, key},
        log::LogHead,
        pages::{Outside, Reader, Whereabouts},
        verify::{Evidence, Kept, RawFault, Stored},
    },
};

/// How many reports of `SQLite` about its own structures are passed on.
const STRUCTURE_REPORTS: u32 = 20;

/// A database as it is at one moment.
pub(super) struct Rows<'a> {
    connection: &'a Connection,
    frames: &'a mut Frames,
    outside: Reader<'a>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(connection: &'a Connection, frames: &'a mut Frames, outside: &'a Outside) -> Self {
        Self { connection, frames, outside: Reader::new(outside) }
    }

    fn numbers(&self, sql: &str, article: ArticleId) -> Result<Vec<u32>, StepError> {
        let mut select = self.connection.prepare_cached(sql)?;
        let rows = select.query_map([article.0], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What is kept of a version's document: its text, or its digest where a rule removed it.
    fn kept(&mut self, article: ArticleId, version: u32) -> Result<Kept, String> {
        let error = match read::text(self.connection, self.frames, article, version) {
            Ok(lines) => return Ok(Kept::Text(lines)),
            Err(error) => error,
        };
        let removed = read::removed_digest(self.connection, article, version).ok().flatten();
        removed.map(Kept::Removed).ok_or_else(|| format!("its text cannot be read: {error}"))
    }
}

impl Evidence for Rows<'_> {
    type Error = StepError;

    fn structure(&mut self) -> Result<Vec<String>, StepError> {
        let mut check = self.connection.prepare(&format!("PRAGMA integrity_check({STRUCTURE_REPORTS})"))?;
        let reports = check.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        Ok(reports.into_iter().filter(|report| report != "ok").collect())
    }

    fn articles(&mut self) -> Result<BTreeSet<ArticleId>, StepError> {
        let mut select = self
            .connection
            .prepare("SELECT id FROM article UNION SELECT article FROM capture UNION SELECT article FROM version")?;
        let rows = select.query_map([], |row| row.get(0).map(ArticleId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn stored(&mut self, article: ArticleId) -> Result<Stored, StepError> {
        let before = ArticleId(article.0.saturating_sub(1));
        let summary = read::summaries(self.connection, before, 1).ok().and_then(|mut summaries| summaries.pop());
        let mut stored =
            Stored { summary: summary.filter(|summary| summary.article.id == article), ..Stored::default() };
        for number in self.numbers("SELECT number FROM capture WHERE article = ?1", article)? {
            let capture = read::captures(self.connection, self.frames, article, number..number + 1)
                .map_err(|error| format!("it cannot be read: {error}"))
                .and_then(|mut captures| captures.pop().ok_or_else(|| "it is missing".to_owned()));
            stored.captures.insert(number, capture);
        }
        for number in self.numbers("SELECT number FROM version WHERE article = ?1", article)? {
            let version = read::version(self.connection, article, number)
                .map_err(|error| format!("it cannot be read: {error}"))
                .and_then(|version| Ok((version, self.kept(article, number)?)));
            stored.versions.insert(number, version);
        }
        Ok(stored)
    }

    fn expect(&mut self, articles: &[ArticleId]) -> Result<(), StepError> {
        self.outside.expect(outside::pages_of(self.connection, articles)?);
        Ok(())
    }

    fn raw(&mut self, article: ArticleId, capture: u32) -> Result<Option<Vec<u8>>, RawFault> {
        match read::whereabouts(self.connection, article, capture).map_err(|error| RawFault::new(&error))? {
            Whereabouts::Removed => Ok(None),
            Whereabouts::Absent | Whereabouts::NoCapture => {
                Err(RawFault::Unreadable("its bytes are missing".to_owned()))
            }
            Whereabouts::Outside(place, page) => {
                self.outside.get(&place, page).map(Some).map_err(|error| RawFault::outside(&error))
            }
            Whereabouts::Frame(number) => {
                let content = self.frames.read(&mut self.connection, Table::Raw, key(article, number));
                let content = content.map_err(|error| RawFault::new(&StepError::from(error)))?;
                Ok(Some(content.bytes.to_vec()))
            }
        }
    }

    fn links(&mut self, each: &mut dyn FnMut(u64, Digest)) -> Result<(), StepError> {
        let mut select =
            self.connection.prepare("SELECT position, link FROM capture ORDER BY position, article, number")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let position: i64 = row.get("position")?;
            each(position.unsigned_abs(), get(row, "link").unwrap_or(Digest::ZERO));
        }
        Ok(())
    }

    fn places(&mut self, article: ArticleId, captures: Range<u32>) -> Result<Vec<(u32, u64)>, StepError> {
        let mut select = self.connection.prepare(
            "SELECT number, position FROM capture WHERE article = ?1 AND number >= ?2 AND number < ?3 ORDER BY number",
        )?;
        let rows = select.query_map([article.0, captures.start, captures.end], |row| {
            Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn anchors(&mut self) -> Result<Vec<LogState>, StepError> {
        Ok(custody::anchors(self.connection)?.into_iter().map(|anchor| anchor.log).collect())
    }

    fn log_head(&mut self) -> Result<LogHead, String> {
        read::log_head(self.connection).map_err(|error| error.to_string())
    }
}
