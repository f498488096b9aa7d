//! What is due, taken for one worker: watches and listings alike.

use rusqlite::{Connection, Row, params};

use super::{read::sql_limit, row::Column, step::StepError};
use crate::store::{Lease, LeaseTerms};

/// The text of SQL that holds of a row whose host no other owner than `?2` has locked at `?3`.
const HOST_IS_FREE: &str = "
    NOT EXISTS (SELECT 1 FROM lock WHERE owner <> ?2 AND expires > ?3 AND name = 'host ' ||
    substr(url, instr(url, '//') + 2, instr(substr(url, instr(url, '//') + 2) || '/', '/') - 1))";

/// Takes rows that are due, past hosts that another owner has locked; the end of a lease is when it would be due again. Of a
/// table, its key and its columns, of which `held` makes what is leased.
pub(super) fn lease<T>(
    connection: &Connection,
    (table, key, columns): (&str, &str, &str),
    terms: &LeaseTerms<'_>,
    held: impl Fn(&Row<'_>) -> Result<T, StepError>,
) -> Result<Vec<Lease<T>>, StepError> {
    let mut update = connection.prepare_cached(&format!(
        "UPDATE {table} SET due = ?1, owner = ?2, fence = fence + 1 WHERE {key} IN
         (SELECT {key} FROM {table} WHERE due <= ?3 AND {HOST_IS_FREE} ORDER BY due LIMIT ?4) RETURNING {columns}",
    ))?;
    let values = params![Column(terms.expires), terms.owner, Column(terms.now), sql_limit(terms.limit)];
    let mut rows = update.query(values)?;
    let mut leases = Vec::new();
    while let Some(row) = rows.next()? {
        leases.push(Lease { held: held(row)?, fence: row.get("fence")? });
    }
    Ok(leases)
}
