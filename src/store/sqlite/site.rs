//! Settings of hosts, as rows.

use rusqlite::Connection;

use super::step::StepError;
use crate::store::watch_rows::SiteRows;

impl SiteRows for Connection {
    fn sites(&self) -> Result<Vec<(String, String)>, StepError> {
        let mut select = self.prepare_cached("SELECT host, settings FROM site ORDER BY host")?;
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn set_site(&self, host: &str, settings: Option<&str>) -> Result<(), StepError> {
        match settings {
            Some(settings) => self
                .execute("INSERT OR REPLACE INTO site (host, settings) VALUES (?1, ?2)", [host, settings])
                .map(drop)?,
            None => self.execute("DELETE FROM site WHERE host = ?1", [host]).map(drop)?,
        }
        Ok(())
    }
}
