//! What is due, taken for one worker: watches and listings alike.

use tokio_postgres::Row;

use super::{
    connection::Connection,
    read::sql_limit,
    row::{escape, number},
    step::StepError,
};
use crate::store::{Lease, LeaseTerms};

/// Takes rows that are due by a statement whose values are the end of the lease, the owner, now and how many; `held` makes
/// of each row what is leased.
pub(super) fn lease<T>(
    connection: &Connection,
    statement: &'static str,
    terms: &LeaseTerms<'_>,
    held: impl Fn(&Row) -> Result<T, StepError>,
) -> Result<Vec<Lease<T>>, StepError> {
    let rows = connection.query(
        statement,
        &[
            &terms.expires.timestamp_millis(),
            &escape(terms.owner),
            &terms.now.timestamp_millis(),
            &sql_limit(terms.limit),
        ],
    )?;
    rows.iter().map(|row| Ok(Lease { held: held(row)?, fence: number(row, "fence")? })).collect()
}
