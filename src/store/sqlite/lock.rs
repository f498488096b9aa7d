//! Locks by name, as rows.

use rusqlite::{Connection, OptionalExtension, params};

use super::{
    row::{Column, get},
    step::StepError,
};
use crate::store::{LeaseTerms, Lock, watch_rows::LockRows};

impl LockRows for Connection {
    fn lock(&self, name: &str, terms: &LeaseTerms<'_>) -> Result<Lock, StepError> {
        let mut take = self.prepare_cached(
            "INSERT INTO lock (name, owner, expires, fence) VALUES (?1, ?2, ?3, 1)
             ON CONFLICT (name) DO UPDATE SET fence = fence + (owner <> excluded.owner OR expires <= ?4),
             owner = excluded.owner, expires = excluded.expires
             WHERE owner = excluded.owner OR expires <= ?4 RETURNING fence",
        )?;
        let values = params![name, terms.owner, Column(terms.expires), Column(terms.now)];
        if let Some(fence) = take.query_row(values, |row| row.get(0)).optional()? {
            return Ok(Lock::Held { fence });
        }
        let mut select = self.prepare_cached("SELECT owner, expires FROM lock WHERE name = ?1")?;
        let taken =
            |row: &rusqlite::Row<'_>| Ok(Lock::Taken { owner: row.get("owner")?, expires: get(row, "expires")? });
        Ok(select.query_row([name], taken)?)
    }

    fn unlock(&self, name: &str, fence: u32) -> Result<(), StepError> {
        let mut free = self.prepare_cached("UPDATE lock SET owner = '', expires = 0 WHERE name = ?1 AND fence = ?2")?;
        free.execute(params![name, fence])?;
        Ok(())
    }
}
