//! Watches as rows. `due` is set by every statement from the same three facts: rest, lease, next check.
//!
//! Rows are locked in the order watches, articles, log. A discovery cannot keep to it, so that it may have to be done
//! again where it crosses a check.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use tokio_postgres::{Row, types::ToSql};

use super::{
    article,
    connection::{Connection, values},
    lease::lease,
    read::{self, sql_limit},
    row::{article_id, escape, get, id, instant, int, number, optional_instant, seconds, text},
    step::StepError,
};
use crate::{
    model::{Article, ArticleId, NextCheck, OwnLimits, Watch},
    store::{
        Lease, LeaseTerms,
        watch_rows::{Rows, WatchRows},
    },
};

fn watch_of(row: &Row) -> Result<Watch, StepError> {
    Ok(Watch {
        article: article_id(row, "article")?,
        url: text(row, "url")?,
        paused: get(row, "paused")?,
        added_at: instant(row, "added_at")?,
        limits: limits(row)?,
        next: NextCheck { at: instant(row, "next_check")?, plan: serde_json::from_str(get(row, "plan")?)? },
    })
}

/// The limits of a row.
pub(super) fn limits(row: &Row) -> Result<OwnLimits, StepError> {
    Ok(OwnLimits { floor: seconds(row, "floor")?, ceiling: seconds(row, "ceiling")? })
}

/// The watches that a question brings.
fn select(connection: &Connection, sql: &'static str, values: &[&(dyn ToSql + Sync)]) -> Result<Vec<Watch>, StepError> {
    connection.query(sql, values)?.iter().map(watch_of).collect()
}

impl Rows for Connection {
    type Error = StepError;

    fn article(&self, article: ArticleId) -> Result<Article, StepError> {
        read::article(self, article)
    }
}

impl WatchRows for Connection {
    fn watch(&self, article: ArticleId) -> Result<Option<Watch>, StepError> {
        Ok(select(self, "SELECT * FROM watch WHERE article = $1", &[&id(article)])?.pop())
    }

    fn watches(&self, after: ArticleId, limit: usize) -> Result<Vec<Watch>, StepError> {
        let sql = "SELECT * FROM watch WHERE article > $1 ORDER BY article LIMIT $2";
        select(self, sql, &[&id(after), &sql_limit(limit)])
    }

    fn due_watches(&self, by: DateTime<Utc>, limit: usize) -> Result<Vec<Watch>, StepError> {
        let sql = "SELECT * FROM watch WHERE due <= $1 ORDER BY due, article LIMIT $2";
        select(self, sql, &[&by.timestamp_millis(), &sql_limit(limit)])
    }

    fn next_due(&self) -> Result<Option<DateTime<Utc>>, StepError> {
        let row = self.query_one(
            "SELECT least((SELECT min(due) FROM watch WHERE due IS NOT NULL), \
             (SELECT min(due) FROM listing WHERE due IS NOT NULL)) AS due",
            &[],
        )?;
        row.map_or(Ok(None), |row| optional_instant(&row, "due"))
    }

    fn add_watch(&self, watch: &Watch) -> Result<bool, StepError> {
        let added = self.query_one(
            "INSERT INTO watch (article, url, paused, added_at, floor, ceiling, next_check, plan, due)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $3 THEN NULL ELSE $7::bigint END)
             ON CONFLICT (article) DO NOTHING RETURNING article",
            &[
                &id(watch.article),
                &escape(&watch.url),
                &watch.paused,
                &watch.added_at.timestamp_millis(),
                &watch.limits.floor.map(i64::from),
                &watch.limits.ceiling.map(i64::from),
                &watch.next.at.timestamp_millis(),
                &serde_json::to_string(&watch.next.plan)?,
            ],
        )?;
        Ok(added.is_some())
    }

    fn edit_watch(&self, watch: &Watch) -> Result<bool, StepError> {
        let OwnLimits { floor, ceiling } = watch.limits;
        let edited = self.query_one(
            "UPDATE watch SET url = $2, paused = $3, floor = $4, ceiling = $5,
             due = CASE WHEN $3 THEN NULL WHEN owner IS NULL OR due IS NULL THEN next_check ELSE due END
             WHERE article = $1 RETURNING article",
            &[&id(watch.article), &escape(&watch.url), &watch.paused, &floor.map(i64::from), &ceiling.map(i64::from)],
        )?;
        Ok(edited.is_some())
    }

    fn remove_watch(&self, article: ArticleId) -> Result<bool, StepError> {
        Ok(self.query_one("DELETE FROM watch WHERE article = $1 RETURNING article", &[&id(article)])?.is_some())
    }

    fn plan(&self, article: ArticleId, next: &NextCheck) -> Result<bool, StepError> {
        let planned = self.query_one(
            "UPDATE watch SET next_check = $2, plan = $3,
             due = CASE WHEN paused THEN NULL WHEN owner IS NULL THEN $2::bigint ELSE due END WHERE article = $1 RETURNING article",
            &[&id(article), &next.at.timestamp_millis(), &serde_json::to_string(&next.plan)?],
        )?;
        Ok(planned.is_some())
    }

    fn hasten(&self, article: ArticleId, by: DateTime<Utc>) -> Result<bool, StepError> {
        let hastened = self.query_one(
            "UPDATE watch SET next_check = $2, due = CASE WHEN paused THEN NULL WHEN owner IS NULL THEN $2::bigint ELSE due END
             WHERE article = $1 AND next_check > $2 RETURNING article",
            &[&id(article), &by.timestamp_millis()],
        )?;
        Ok(hastened.is_some())
    }

    fn lease_watches(&self, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Watch>>, StepError> {
        let due = "WITH taken AS MATERIALIZED
                 (SELECT article FROM watch WHERE due <= $3
                  AND NOT EXISTS (SELECT FROM lock WHERE name = 'host ' || split_part(url, '/', 3)
                                  AND owner <> $2 AND expires > $3)
                  ORDER BY due, article LIMIT $4 FOR UPDATE SKIP LOCKED)
             UPDATE watch AS w SET due = $1, owner = $2, fence = w.fence + 1 FROM taken AS t
             WHERE w.article = t.article RETURNING w.*";
        let mut leases = lease(self, due, terms, watch_of)?;
        leases.sort_by_key(|lease| (lease.held.next.at, lease.held.article));
        Ok(leases)
    }

    fn renew_watch(&self, lease: &Lease<Watch>, expires: DateTime<Utc>) -> Result<(), StepError> {
        self.write(
            "UPDATE watch SET due = $3 WHERE article = $1 AND fence = $2 AND owner IS NOT NULL AND NOT paused",
            values![id(lease.held.article), int(lease.fence), expires.timestamp_millis()],
        )
    }

    fn release_watch(&self, lease: &Lease<Watch>) -> Result<(), StepError> {
        self.write(
            "UPDATE watch SET owner = NULL, due = CASE WHEN paused THEN NULL ELSE next_check END
             WHERE article = $1 AND fence = $2 AND owner IS NOT NULL",
            values![id(lease.held.article), int(lease.fence)],
        )
    }

    fn fold_article(&self, empty: ArticleId, into: ArticleId) -> Result<bool, StepError> {
        let both = vec![id(empty), id(into)];
        self.write("SELECT id FROM article WHERE id = ANY ($1) ORDER BY id FOR UPDATE", values![both])?;
        read::article(self, into)?;
        let folded = read::article(self, empty)?;
        if empty == into || read::has_capture(self, empty)? {
            return Ok(false);
        }
        article::remove_article(self, empty, into)?;
        folded.urls.iter().try_for_each(|url| article::note_address(self, into, url).map(drop))?;
        Ok(true)
    }
}

/// The leases of articles by their fences; nobody can take them over before the transaction ends.
pub(super) fn held(connection: &Connection, articles: &[ArticleId]) -> Result<HashMap<ArticleId, u32>, StepError> {
    let ids: Vec<i64> = articles.iter().copied().map(id).collect();
    let sql = "SELECT article, fence FROM watch WHERE article = ANY ($1) AND owner IS NOT NULL
               ORDER BY article FOR UPDATE";
    let rows = connection.query(sql, &[&ids])?;
    rows.iter().map(|row| Ok((article_id(row, "article")?, number(row, "fence")?))).collect()
}

/// Plans the next check of an article and gives its lease back.
pub(super) fn finish(
    connection: &Connection,
    (article, fence): (ArticleId, u32),
    next: &NextCheck,
) -> Result<(), StepError> {
    connection.write(
        "UPDATE watch SET next_check = $3, plan = $4, owner = NULL, due = CASE WHEN paused THEN NULL ELSE $3::bigint END
         WHERE article = $1 AND fence = $2",
        values![id(article), int(fence), next.at.timestamp_millis(), serde_json::to_string(&next.plan)?],
    )
}
