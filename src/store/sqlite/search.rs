//! The index of words, in the full-text table of `SQLite` (FTS5).

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::{SqliteStore, step::StepError};
use crate::{
    model::ArticleId,
    store::{
        IndexedArticle, IndexedText, SearchIndex, StoreError,
        database::Database as _,
        frames::key,
        search::{Run, runs_of_pieces},
    },
};

/// Articles of which the index lacks versions.
const LACKING: &str = "SELECT a.id, coalesce(s.versions, 0) FROM article AS a
    LEFT JOIN searchable AS s ON s.article = a.id WHERE a.versions > coalesce(s.versions, 0)";

impl SearchIndex for SqliteStore {
    fn unindexed(&self, after: ArticleId, limit: usize) -> Result<Vec<(ArticleId, u32)>, StoreError> {
        self.read("look what the index lacks", |connection, _| {
            let mut select = connection.prepare_cached(&format!("{LACKING} AND a.id > ?1 ORDER BY a.id LIMIT ?2"))?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let rows = select.query_map(params![after.0, limit], |row| Ok((ArticleId(row.get(0)?), row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    fn index(&mut self, articles: &[IndexedArticle]) -> Result<(), StoreError> {
        self.write("index words", |connection, _| {
            let mut insert = connection.prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)")?;
            let mut note = connection.prepare_cached(
                "INSERT INTO searchable VALUES (?1, ?2) ON CONFLICT (article) DO UPDATE SET versions = max(versions, ?2)",
            )?;
            let mut select =
                connection.prepare_cached("SELECT coalesce(max(versions), 0) FROM searchable WHERE article = ?1")?;
            for IndexedArticle { article, texts, through } in articles {
                // Another program may have indexed some of them meanwhile.
                let known: u32 = select.query_row([article.0], |row| row.get(0))?;
                for IndexedText { version, text } in texts.iter().filter(|text| text.version > known) {
                    insert.execute(params![key(*article, *version), text])?;
                }
                note.execute(params![article.0, through])?;
            }
            Ok(())
        })
    }

    fn drop_index(&mut self) -> Result<(), StoreError> {
        self.write("drop the index", |connection, _| {
            connection.execute("INSERT INTO search (search) VALUES ('delete-all')", [])?;
            connection.execute("DELETE FROM searchable", [])?;
            Ok(())
        })
    }

    fn candidates(&self, pieces: &[String]) -> Result<Option<Vec<ArticleId>>, StoreError> {
        let Some(query) = query(pieces) else { return Ok(None) };
        self.read("look into the index", |connection, _| {
            let mut found = hits(connection, &query)?;
            let mut lacking = connection.prepare_cached(LACKING)?;
            let rows = lacking.query_map([], |row| row.get(0).map(ArticleId))?;
            found.extend(rows.collect::<Result<Vec<_>, _>>()?);
            Ok(Some(found.into_iter().collect()))
        })
    }
}

fn hits(connection: &Connection, query: &str) -> Result<BTreeSet<ArticleId>, StepError> {
    let mut select = connection.prepare_cached("SELECT DISTINCT rowid / 16777216 FROM search WHERE search MATCH ?1")?;
    let rows = select.query_map([query], |row| row.get(0).map(ArticleId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The words of a question for every run of the pieces; `None` where no piece is as long as a run.
fn query(pieces: &[String]) -> Option<String> {
    let quoted = |run: Run| format!("\"{}\"", String::from_iter(run).replace('"', "\"\""));
    let quoted: Vec<String> = runs_of_pieces(pieces).into_iter().map(quoted).collect();
    (!quoted.is_empty()).then(|| quoted.join(" AND "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_asks_for_every_run_of_every_piece_once() {
        let query = |pieces: &[&str]| query(&pieces.iter().map(|&piece| piece.to_owned()).collect::<Vec<_>>());
        assert_eq!(query(&["a\"bc", "\"bc"]).unwrap(), "\"\"\"bc\" AND \"a\"\"b\"");
        assert_eq!(query(&["no", ""]), None);
    }
}
