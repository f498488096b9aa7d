//! Settings of hosts, as rows.

use super::{
    connection::{Connection, values},
    row::{escape, text},
    step::StepError,
};
use crate::store::watch_rows::SiteRows;

impl SiteRows for Connection {
    fn sites(&self) -> Result<Vec<(String, String)>, StepError> {
        let rows = self.query("SELECT host, settings FROM site ORDER BY host", &[])?;
        rows.iter().map(|row| Ok((text(row, "host")?, text(row, "settings")?))).collect()
    }

    fn set_site(&self, host: &str, settings: Option<&str>) -> Result<(), StepError> {
        let host = escape(host).into_owned();
        match settings.map(|settings| escape(settings).into_owned()) {
            Some(settings) => self.write(
                "INSERT INTO site (host, settings) VALUES ($1, $2)
                 ON CONFLICT (host) DO UPDATE SET settings = excluded.settings",
                values![host, settings],
            ),
            None => self.write("DELETE FROM site WHERE host = $1", values![host]),
        }
    }
}
