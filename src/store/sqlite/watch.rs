//! Watches as rows. `due` is set by every statement from the same three facts: rest, lease, next check.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::{
    lease::lease,
    read::{self, sql_limit},
    row::{Column, get},
    step::StepError,
    write,
};
use crate::{
    model::{Article, ArticleId, NextCheck, OwnLimits, Watch},
    store::{
        Lease, LeaseTerms,
        watch_rows::{Rows, WatchRows},
    },
};

const COLUMNS: &str = "article, url, paused, added_at, floor, ceiling, next_check, plan, fence";

fn watch_of(row: &Row<'_>) -> Result<Watch, StepError> {
    let plan: String = row.get("plan")?;
    Ok(Watch {
        article: ArticleId(row.get("article")?),
        url: row.get("url")?,
        paused: row.get("paused")?,
        added_at: get(row, "added_at")?,
        limits: OwnLimits { floor: row.get("floor")?, ceiling: row.get("ceiling")? },
        next: NextCheck { at: get(row, "next_check")?, plan: serde_json::from_str(&plan)? },
    })
}

/// The watches of a query over [`COLUMNS`].
fn select(
    connection: &Connection,
    rest: &str,
    values: &[(&str, &dyn rusqlite::ToSql)],
) -> Result<Vec<Watch>, StepError> {
    let mut select = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM watch {rest}"))?;
    let mut rows = select.query(values)?;
    let mut watches = Vec::new();
    while let Some(row) = rows.next()? {
        watches.push(watch_of(row)?);
    }
    Ok(watches)
}

impl Rows for Connection {
    type Error = StepError;

    fn article(&self, article: ArticleId) -> Result<Article, StepError> {
        read::article(self, article)
    }
}

impl WatchRows for Connection {
    fn watch(&self, article: ArticleId) -> Result<Option<Watch>, StepError> {
        Ok(select(self, "WHERE article = :article", named_params! { ":article": article.0 })?.pop())
    }

    fn watches(&self, after: ArticleId, limit: usize) -> Result<Vec<Watch>, StepError> {
        let values = named_params! { ":after": after.0, ":limit": sql_limit(limit) };
        select(self, "WHERE article > :after ORDER BY article LIMIT :limit", values)
    }

    fn due_watches(&self, by: DateTime<Utc>, limit: usize) -> Result<Vec<Watch>, StepError> {
        let values = named_params! { ":by": Column(by), ":limit": sql_limit(limit) };
        select(self, "WHERE due <= :by ORDER BY due LIMIT :limit", values)
    }

    fn next_due(&self) -> Result<Option<DateTime<Utc>>, StepError> {
        let mut select = self.prepare_cached(
            "SELECT min(due) FROM (SELECT min(due) AS due FROM watch WHERE due IS NOT NULL
             UNION ALL SELECT min(due) FROM listing WHERE due IS NOT NULL)",
        )?;
        let due: Option<Column<DateTime<Utc>>> = select.query_row([], |row| row.get(0))?;
        Ok(due.map(|due| due.0))
    }

    fn add_watch(&self, watch: &Watch) -> Result<bool, StepError> {
        let mut insert = self.prepare_cached(
            "INSERT INTO watch (article, url, paused, added_at, floor, ceiling, next_check, plan, due)
             VALUES (:article, :url, :paused, :added_at, :floor, :ceiling, :next, :plan, iif(:paused, NULL, :next))
             ON CONFLICT (article) DO NOTHING",
        )?;
        let added = insert.execute(named_params! {
            ":article": watch.article.0,
            ":url": watch.url,
            ":paused": watch.paused,
            ":added_at": Column(watch.added_at),
            ":floor": watch.limits.floor,
            ":ceiling": watch.limits.ceiling,
            ":next": Column(watch.next.at),
            ":plan": serde_json::to_string(&watch.next.plan)?,
        })?;
        Ok(added > 0)
    }

    fn edit_watch(&self, watch: &Watch) -> Result<bool, StepError> {
        let mut update = self.prepare_cached(
            "UPDATE watch SET url = ?2, paused = ?3, floor = ?4, ceiling = ?5,
             due = CASE WHEN ?3 THEN NULL WHEN owner IS NULL OR due IS NULL THEN next_check ELSE due END WHERE article = ?1",
        )?;
        let OwnLimits { floor, ceiling } = watch.limits;
        Ok(update.execute(params![watch.article.0, watch.url, watch.paused, floor, ceiling])? > 0)
    }

    fn remove_watch(&self, article: ArticleId) -> Result<bool, StepError> {
        let mut delete = self.prepare_cached("DELETE FROM watch WHERE article = ?1")?;
        Ok(delete.execute([article.0])? > 0)
    }

    fn plan(&self, article: ArticleId, next: &NextCheck) -> Result<bool, StepError> {
        let mut update = self.prepare_cached(
            "UPDATE watch SET next_check = ?2, plan = ?3,
             due = CASE WHEN paused THEN NULL WHEN owner IS NULL THEN ?2 ELSE due END WHERE article = ?1",
        )?;
        Ok(update.execute(params![article.0, Column(next.at), serde_json::to_string(&next.plan)?])? > 0)
    }

    fn hasten(&self, article: ArticleId, by: DateTime<Utc>) -> Result<bool, StepError> {
        let mut update = self.prepare_cached(
            "UPDATE watch SET next_check = ?2, due = CASE WHEN paused THEN NULL WHEN owner IS NULL THEN ?2 ELSE due END
             WHERE article = ?1 AND next_check > ?2",
        )?;
        Ok(update.execute(params![article.0, Column(by)])? > 0)
    }

    fn lease_watches(&self, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Watch>>, StepError> {
        let mut leases = lease(self, ("watch", "article", COLUMNS), terms, watch_of)?;
        leases.sort_by_key(|lease| (lease.held.next.at, lease.held.article));
        Ok(leases)
    }

    fn renew_watch(&self, lease: &Lease<Watch>, expires: DateTime<Utc>) -> Result<(), StepError> {
        let mut update = self.prepare_cached(
            "UPDATE watch SET due = ?3 WHERE article = ?1 AND fence = ?2 AND owner IS NOT NULL AND NOT paused",
        )?;
        update.execute(params![lease.held.article.0, lease.fence, Column(expires)])?;
        Ok(())
    }

    fn release_watch(&self, lease: &Lease<Watch>) -> Result<(), StepError> {
        let mut update = self.prepare_cached(
            "UPDATE watch SET owner = NULL, due = iif(paused, NULL, next_check)
             WHERE article = ?1 AND fence = ?2 AND owner IS NOT NULL",
        )?;
        update.execute([lease.held.article.0, lease.fence])?;
        Ok(())
    }

    fn fold_article(&self, empty: ArticleId, into: ArticleId) -> Result<bool, StepError> {
        read::article(self, into)?;
        let folded = read::article(self, empty)?;
        if empty == into || read::has_capture(self, empty, 1)? {
            return Ok(false);
        }
        write::remove_article(self, empty, into)?;
        folded.urls.iter().try_for_each(|url| write::note_address(self, into, url))?;
        Ok(true)
    }
}

/// Whether a lease is still that of its holder.
pub(super) fn is_held(connection: &Connection, article: ArticleId, fence: u32) -> Result<bool, StepError> {
    let mut select =
        connection.prepare_cached("SELECT 1 FROM watch WHERE article = ?1 AND fence = ?2 AND owner IS NOT NULL")?;
    Ok(select.query_row([article.0, fence], |_| Ok(())).optional()?.is_some())
}

/// Plans the next check of an article and gives its lease back.
pub(super) fn finish(
    connection: &Connection,
    (article, fence): (ArticleId, u32),
    next: &NextCheck,
) -> Result<(), StepError> {
    let mut update = connection.prepare_cached(
        "UPDATE watch SET next_check = ?3, plan = ?4, owner = NULL, due = iif(paused, NULL, ?3)
         WHERE article = ?1 AND fence = ?2",
    )?;
    update.execute(params![article.0, fence, Column(next.at), serde_json::to_string(&next.plan)?])?;
    Ok(())
}
