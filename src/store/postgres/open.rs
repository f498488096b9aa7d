//! Connecting to a store and setting up its tables.

use std::{thread, time::Duration};

use refinery::embed_migrations;
use tokio_postgres::error::SqlState;

use super::{
    CONNECT, LOCK_LIMIT, Place,
    connection::Connection,
    row::get,
    step::{StepError, explain, explain_set_up},
};
use crate::store::{Access, StoreError};

/// The format this program writes: the number of the newest migration.
const FORMAT: u32 = 6;

/// How often the set-up of a new store is tried when several programs start it at once.
const ATTEMPTS: u32 = 200;

/// How long to wait between two of them.
const PAUSE: Duration = Duration::from_millis(50);

const DOING: &str = "set up the tables";

mod migrations {
    use super::embed_migrations;
    embed_migrations!("src/store/postgres/migrations");
}

/// Connects to a store, for which the tables are set up first where that is wanted and needed.
pub(super) fn open(place: &Place, access: Access) -> Result<Connection, StoreError> {
    let mut connection = connect(place, access).map_err(|error| explain(&place.shown, CONNECT, error))?;
    let found = format(&connection, place)?;
    if found == FORMAT {
        return Ok(connection);
    }
    match access {
        Access::Read if found == 0 => Err(StoreError::Missing { store: place.shown.clone() }),
        Access::Read => {
            bring_forward(
                &mut connect(place, Access::Write).map_err(|error| explain(&place.shown, CONNECT, error))?,
                place,
            )?;
            Ok(connection)
        }
        Access::Write => {
            bring_forward(&mut connection, place)?;
            Ok(connection)
        }
    }
}

/// Connects to a server whose tables are known to be set up.
pub(super) fn connect(place: &Place, access: Access) -> Result<Connection, StepError> {
    let connection = Connection::connect(&place.settings)?;
    // A program that stops in the middle of a step would hold up all others without the second limit.
    connection.run(&format!(
        "SET search_path TO {}; SET client_min_messages TO warning; SET lock_timeout TO '{limit}s'; \
         SET idle_in_transaction_session_timeout TO '{limit}s'; SET default_transaction_read_only TO {}; \
         SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
        place.settings.schema,
        if access == Access::Read { "on" } else { "off" },
        limit = LOCK_LIMIT.as_secs(),
    ))?;
    Ok(connection)
}

/// The format of the tables: 0 where there are none.
fn format(connection: &Connection, place: &Place) -> Result<u32, StoreError> {
    let newest = connection.query_one("SELECT max(version) AS format FROM refinery_schema_history", &[]);
    let found = match newest {
        Err(StepError::Sql(error)) if error.code() == Some(&SqlState::UNDEFINED_TABLE) => Ok(0),
        newest => newest
            .and_then(|row| row.map_or(Ok(None), |row| get::<Option<i32>>(&row, "format")))
            .map(|found| u32::try_from(found.unwrap_or(0)).unwrap_or(u32::MAX)),
    };
    let found = found.map_err(|error| explain(&place.shown, "read the format", error))?;
    if found > FORMAT {
        return Err(StoreError::Newer { store: place.shown.clone(), found, known: FORMAT });
    }
    Ok(found)
}

/// Runs the migrations that are missing; another program may be doing the same.
fn bring_forward(connection: &mut Connection, place: &Place) -> Result<(), StoreError> {
    let encoding = connection.query_one("SELECT current_setting('server_encoding') AS encoding", &[]);
    let encoding = encoding.and_then(|row| row.map_or(Ok(String::new()), |row| get(&row, "encoding")));
    let encoding = encoding.map_err(|error| explain(&place.shown, DOING, error))?;
    if encoding != "UTF8" {
        let source = format!("the database has the encoding {encoding}, a store needs UTF8").into();
        return Err(StoreError::Open { store: place.shown.clone(), source });
    }
    let mut attempt = 1;
    loop {
        let Err(failure) = try_bring_forward(connection, place) else { return Ok(()) };
        if format(connection, place)? == FORMAT {
            return Ok(());
        }
        if attempt == ATTEMPTS || !matches!(failure, StoreError::Backend { .. }) {
            return Err(failure);
        }
        attempt += 1;
        thread::sleep(PAUSE);
    }
}

fn try_bring_forward(connection: &mut Connection, place: &Place) -> Result<(), StoreError> {
    let schema = format!("CREATE SCHEMA IF NOT EXISTS {}", place.settings.schema);
    connection.run(&schema).map_err(|error| explain(&place.shown, DOING, error))?;
    let run = connection
        .with_client(async |client| migrations::migrations::runner().set_grouped(true).run_async(client).await);
    run.map(drop).map_err(|error| explain_set_up(&place.shown, DOING, error))
}
