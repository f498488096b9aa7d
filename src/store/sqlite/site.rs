//! Settings of hosts, as rows.

use rusqlite::Connection;

use super::step::StepError;

/// Every host and its text.
pub(super) fn all(connection: &Connection) -> Result<Vec<(String, String)>, StepError> {
    let mut select = connection.prepare_cached("SELECT host, settings FROM site ORDER BY host")?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Sets the text of a host, or takes it out.
pub(super) fn set(connection: &Connection, host: &str, settings: Option<&str>) -> Result<(), StepError> {
    match settings {
        Some(settings) => connection
            .execute("INSERT OR REPLACE INTO site (host, settings) VALUES (?1, ?2)", [host, settings])
            .map(drop)?,
        None => connection.execute("DELETE FROM site WHERE host = ?1", [host]).map(drop)?,
    }
    Ok(())
}
