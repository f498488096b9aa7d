//! Settings of hosts, as rows.

use super::{
    connection::{Connection, values},
    row::{escape, text},
    step::StepError,
};

/// Every host and its text.
pub(super) fn all(connection: &Connection) -> Result<Vec<(String, String)>, StepError> {
    let rows = connection.query("SELECT host, settings FROM site ORDER BY host", &[])?;
    rows.iter().map(|row| Ok((text(row, "host")?, text(row, "settings")?))).collect()
}

/// Sets the text of a host, or takes it out.
pub(super) fn set(connection: &Connection, host: &str, settings: Option<&str>) -> Result<(), StepError> {
    let host = escape(host).into_owned();
    match settings.map(|settings| escape(settings).into_owned()) {
        Some(settings) => connection.write(
            "INSERT INTO site (host, settings) VALUES ($1, $2)
             ON CONFLICT (host) DO UPDATE SET settings = excluded.settings",
            values![host, settings],
        ),
        None => connection.write("DELETE FROM site WHERE host = $1", values![host]),
    }
}
