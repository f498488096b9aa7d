//! Watches as rows. `due` is set by every statement from the same three facts: rest, lease, next check.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::{
    lock::HOST_IS_FREE,
    read::sql_limit,
    row::{Column, get},
    step::StepError,
};
use crate::{
    model::{ArticleId, NextCheck, OwnLimits, Watch},
    store::{Lease, LeaseTerms},
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

pub(super) fn one(connection: &Connection, article: ArticleId) -> Result<Option<Watch>, StepError> {
    Ok(select(connection, "WHERE article = :article", named_params! { ":article": article.0 })?.pop())
}

pub(super) fn page(connection: &Connection, after: ArticleId, limit: usize) -> Result<Vec<Watch>, StepError> {
    let values = named_params! { ":after": after.0, ":limit": sql_limit(limit) };
    select(connection, "WHERE article > :after ORDER BY article LIMIT :limit", values)
}

pub(super) fn due(connection: &Connection, by: DateTime<Utc>, limit: usize) -> Result<Vec<Watch>, StepError> {
    let values = named_params! { ":by": Column(by), ":limit": sql_limit(limit) };
    select(connection, "WHERE due <= :by ORDER BY due LIMIT :limit", values)
}

/// When the next watch or listing is due.
pub(super) fn next_due(connection: &Connection) -> Result<Option<DateTime<Utc>>, StepError> {
    let mut select = connection.prepare_cached(
        "SELECT min(due) FROM (SELECT min(due) AS due FROM watch WHERE due IS NOT NULL
         UNION ALL SELECT min(due) FROM listing WHERE due IS NOT NULL)",
    )?;
    let due: Option<Column<DateTime<Utc>>> = select.query_row([], |row| row.get(0))?;
    Ok(due.map(|due| due.0))
}

/// Watches an article that is not watched.
pub(super) fn add(connection: &Connection, watch: &Watch) -> Result<bool, StepError> {
    let mut insert = connection.prepare_cached(
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

/// Sets what a user may set.
pub(super) fn edit(connection: &Connection, watch: &Watch) -> Result<bool, StepError> {
    let mut update = connection.prepare_cached(
        "UPDATE watch SET url = ?2, paused = ?3, floor = ?4, ceiling = ?5,
         due = CASE WHEN ?3 THEN NULL WHEN owner IS NULL OR due IS NULL THEN next_check ELSE due END WHERE article = ?1",
    )?;
    let OwnLimits { floor, ceiling } = watch.limits;
    Ok(update.execute(params![watch.article.0, watch.url, watch.paused, floor, ceiling])? > 0)
}

pub(super) fn remove(connection: &Connection, article: ArticleId) -> Result<bool, StepError> {
    let mut delete = connection.prepare_cached("DELETE FROM watch WHERE article = ?1")?;
    Ok(delete.execute([article.0])? > 0)
}

pub(super) fn plan(connection: &Connection, article: ArticleId, next: &NextCheck) -> Result<bool, StepError> {
    let mut update = connection.prepare_cached(
        "UPDATE watch SET next_check = ?2, plan = ?3,
         due = CASE WHEN paused THEN NULL WHEN owner IS NULL THEN ?2 ELSE due END WHERE article = ?1",
    )?;
    Ok(update.execute(params![article.0, Column(next.at), serde_json::to_string(&next.plan)?])? > 0)
}

/// Makes a check due by an instant, where it was not.
pub(super) fn hasten(connection: &Connection, article: ArticleId, by: DateTime<Utc>) -> Result<bool, StepError> {
    let mut update = connection.prepare_cached(
        "UPDATE watch SET next_check = ?2, due = CASE WHEN paused THEN NULL WHEN owner IS NULL THEN ?2 ELSE due END
         WHERE article = ?1 AND next_check > ?2",
    )?;
    Ok(update.execute(params![article.0, Column(by)])? > 0)
}

/// Takes what is due for one worker, past hosts that another has locked; the end of the lease is when it would be due
/// again.
pub(super) fn lease(connection: &Connection, terms: &LeaseTerms<'_>) -> Result<Vec<Lease<Watch>>, StepError> {
    let mut update = connection.prepare_cached(&format!(
        "UPDATE watch SET due = ?1, owner = ?2, fence = fence + 1 WHERE article IN
         (SELECT article FROM watch WHERE due <= ?3 AND {HOST_IS_FREE} ORDER BY due LIMIT ?4) RETURNING {COLUMNS}",
    ))?;
    let values = params![Column(terms.expires), terms.owner, Column(terms.now), sql_limit(terms.limit)];
    let mut rows = update.query(values)?;
    let mut leases = Vec::new();
    while let Some(row) = rows.next()? {
        leases.push(Lease { held: watch_of(row)?, fence: row.get("fence")? });
    }
    leases.sort_by_key(|lease| (lease.held.next.at, lease.held.article));
    Ok(leases)
}

/// Whether a lease is still that of its holder.
pub(super) fn is_held(connection: &Connection, article: ArticleId, fence: u32) -> Result<bool, StepError> {
    let mut select =
        connection.prepare_cached("SELECT 1 FROM watch WHERE article = ?1 AND fence = ?2 AND owner IS NOT NULL")?;
    Ok(select.query_row([article.0, fence], |_| Ok(())).optional()?.is_some())
}

pub(super) fn renew(connection: &Connection, lease: &Lease<Watch>, expires: DateTime<Utc>) -> Result<(), StepError> {
    let mut update = connection.prepare_cached(
        "UPDATE watch SET due = ?3 WHERE article = ?1 AND fence = ?2 AND owner IS NOT NULL AND NOT paused",
    )?;
    update.execute(params![lease.held.article.0, lease.fence, Column(expires)])?;
    Ok(())
}

pub(super) fn release(connection: &Connection, lease: &Lease<Watch>) -> Result<(), StepError> {
    let mut update = connection.prepare_cached(
        "UPDATE watch SET owner = NULL, due = iif(paused, NULL, next_check)
         WHERE article = ?1 AND fence = ?2 AND owner IS NOT NULL",
    )?;
    update.execute([lease.held.article.0, lease.fence])?;
    Ok(())
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
