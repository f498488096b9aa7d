//! Locks by name, as rows.

use super::{
    connection::{Connection, values},
    row::{escape, instant, int, number, text},
    step::StepError,
};
use crate::store::{LeaseTerms, Lock, watch_rows::LockRows};

impl LockRows for Connection {
    fn lock(&self, name: &str, terms: &LeaseTerms<'_>) -> Result<Lock, StepError> {
        let (name, owner) = (escape(name), escape(terms.owner));
        let taken = self.query_one(
            "INSERT INTO lock AS l (name, owner, expires, fence) VALUES ($1, $2, $3, 1)
             ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, expires = excluded.expires,
             fence = l.fence + CASE WHEN l.owner <> excluded.owner OR l.expires <= $4 THEN 1 ELSE 0 END
             WHERE l.owner = excluded.owner OR l.expires <= $4 RETURNING fence",
            &[&name, &owner, &terms.expires.timestamp_millis(), &terms.now.timestamp_millis()],
        )?;
        if let Some(row) = taken {
            return Ok(Lock::Held { fence: number(&row, "fence")? });
        }
        let row = self.query_one("SELECT owner, expires FROM lock WHERE name = $1", &[&name])?;
        let row = row.ok_or_else(|| StepError::Broken("a lock is gone that was there".to_owned()))?;
        Ok(Lock::Taken { owner: text(&row, "owner")?, expires: instant(&row, "expires")? })
    }

    fn unlock(&self, name: &str, fence: u32) -> Result<(), StepError> {
        self.write(
            "UPDATE lock SET owner = '', expires = 0 WHERE name = $1 AND fence = $2",
            values![escape(name).into_owned(), int(fence)],
        )
    }
}
