//! The frames of documents and raw bodies as rows.

use std::collections::HashMap;

use tokio_postgres::Row;

use super::{
    connection::Connection,
    row::{get, id, int, number},
    step::StepError,
};
use crate::{
    model::ArticleId,
    store::frames::{FrameTables, LONGEST_CHAIN, StoredFrame, Table, key, of_key},
};

/// The longest chain of frames that is fetched.
const LONGEST: i64 = LONGEST_CHAIN as i64;

/// How many frames are held before they are fetched anew.
const FETCHED: usize = 2 * LONGEST_CHAIN;

/// The frames of documents and raw bodies: a chain is fetched as a whole.
pub(super) struct FrameRows<'a> {
    connection: &'a Connection,
    fetched: HashMap<(Table, i64), StoredFrame>,
}

impl<'a> FrameRows<'a> {
    pub(super) fn new(connection: &'a Connection) -> Self {
        Self { connection, fetched: HashMap::new() }
    }

    /// The same, with all documents of an article fetched already.
    pub(super) fn of_all(connection: &'a Connection, article: ArticleId) -> Result<Self, StepError> {
        let mut all = Self::new(connection);
        let sql = "SELECT number, back, frame FROM document WHERE article = $1";
        all.fetch(Table::Document, article, connection.query(sql, &[&id(article)])?)?;
        Ok(all)
    }

    /// The connection that the rows come from.
    pub(super) fn connection(&self) -> &'a Connection {
        self.connection
    }

    fn fetch(&mut self, table: Table, article: ArticleId, rows: Vec<Row>) -> Result<(), StepError> {
        for row in rows {
            let frame = (get::<i32>(&row, "back")?.into(), get(&row, "frame")?);
            self.fetched.insert((table, key(article, number(&row, "number")?)), frame);
        }
        Ok(())
    }
}

impl FrameTables for FrameRows<'_> {
    type Error = StepError;

    fn frame(&mut self, table: Table, row: i64) -> Result<Option<StoredFrame>, StepError> {
        if let Some(frame) = self.fetched.get(&(table, row)) {
            return Ok(Some(frame.clone()));
        }
        // Who has the row before and asks for the next one reads a history in order, and knows what it stands on.
        let length = if self.fetched.contains_key(&(table, row - 1)) { 1 } else { LONGEST };
        if self.fetched.len() > FETCHED {
            self.fetched.clear();
        }
        let (article, number) = of_key(row);
        let chain = match table {
            Table::Document => {
                "WITH RECURSIVE chain (number, back, frame) AS (
                     SELECT number, back, frame FROM document WHERE article = $1 AND number = $2
                     UNION ALL
                     SELECT d.number, d.back, d.frame FROM chain AS c
                     JOIN document AS d ON d.article = $1 AND d.number = c.number - c.back WHERE c.back > 0)
                 SELECT number, back, frame FROM chain LIMIT $3"
            }
            Table::Raw => {
                "WITH RECURSIVE chain (number, back, frame) AS (
                     SELECT number, back, frame FROM raw WHERE article = $1 AND number = $2
                     UNION ALL
                     SELECT r.number, r.back, r.frame FROM chain AS c
                     JOIN raw AS r ON r.article = $1 AND r.number = c.number - c.back WHERE c.back > 0)
                 SELECT number, back, frame FROM chain LIMIT $3"
            }
        };
        let rows = self.connection.query(chain, &[&id(article), &int(number), &length])?;
        self.fetch(table, article, rows)?;
        Ok(self.fetched.get(&(table, row)).cloned())
    }
}
