//! The index of words, in an inverted index of the server's own over runs of characters; it needs no extension.

use std::collections::BTreeSet;

use super::{
    PostgresStore,
    connection::{Connection, values},
    read::sql_limit,
    row::{article_id, id, int, number},
    step::StepError,
};
use crate::{
    model::ArticleId,
    store::{
        IndexedArticle, IndexedText, SearchIndex, StoreError,
        database::Database as _,
        search::{Run, runs, runs_of_pieces},
    },
};

/// Articles of which the index lacks versions.
const LACKING: &str = "SELECT a.id, coalesce(s.versions, 0) AS versions FROM article AS a
    LEFT JOIN searchable AS s ON s.article = a.id WHERE a.versions > coalesce(s.versions, 0)
    AND a.id > $1 ORDER BY a.id LIMIT $2";

impl SearchIndex for PostgresStore {
    fn unindexed(&self, after: ArticleId, limit: usize) -> Result<Vec<(ArticleId, u32)>, StoreError> {
        self.read("look what the index lacks", |connection, _| lacking(connection, after, limit))
    }

    fn index(&mut self, articles: &[IndexedArticle]) -> Result<(), StoreError> {
        self.write("index words", |connection, _| {
            articles.iter().try_for_each(|article| index_article(connection, article))
        })
    }

    fn drop_index(&mut self) -> Result<(), StoreError> {
        self.write("drop the index", |connection, _| {
            connection.write("DELETE FROM search", Vec::new())?;
            connection.write("DELETE FROM searchable", Vec::new())
        })
    }

    fn candidates(&self, pieces: &[String]) -> Result<Option<Vec<ArticleId>>, StoreError> {
        let runs = to_column(&runs_of_pieces(pieces));
        if runs.is_empty() {
            return Ok(None);
        }
        self.read("look into the index", |connection, _| {
            let rows = connection.query("SELECT DISTINCT article FROM search WHERE runs @> $1", &[&runs])?;
            let hits = rows.iter().map(|row| article_id(row, "article"));
            let mut found = hits.collect::<Result<BTreeSet<_>, StepError>>()?;
            found.extend(lacking(connection, ArticleId(0), usize::MAX)?.into_iter().map(|(article, _)| article));
            Ok(Some(found.into_iter().collect()))
        })
    }
}

fn lacking(connection: &Connection, after: ArticleId, limit: usize) -> Result<Vec<(ArticleId, u32)>, StepError> {
    let rows = connection.query(LACKING, &[&id(after), &sql_limit(limit)])?;
    rows.iter().map(|row| Ok((article_id(row, "id")?, number(row, "versions")?))).collect()
}

fn index_article(connection: &Connection, new: &IndexedArticle) -> Result<(), StepError> {
    let IndexedArticle { article, texts, through } = new;
    for IndexedText { version, text } in texts {
        connection.write(
            "INSERT INTO search (article, version, runs) VALUES ($1, $2, $3) ON CONFLICT (article, version) DO NOTHING",
            values![id(*article), int(*version), to_column(&runs(text))],
        )?;
    }
    connection.write(
        "INSERT INTO searchable VALUES ($1, $2) \
         ON CONFLICT (article) DO UPDATE SET versions = greatest(searchable.versions, excluded.versions)",
        values![id(*article), int(*through)],
    )
}

/// Runs as numbers: three code points of 21 bits each.
fn to_column(runs: &BTreeSet<Run>) -> Vec<i64> {
    runs.iter().map(|run| run.iter().fold(0, |number, &c| number << 21 | i64::from(u32::from(c)))).collect()
}
