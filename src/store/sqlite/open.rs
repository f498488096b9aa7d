//! Finding, making and opening the database file.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, OpenFlags, backup::Backup, config::DbConfig};

use super::error::{explain, explain_set_up, in_words};
use crate::store::{Access, StoreError};

/// The database's name in a store's folder.
pub(super) const FILE_NAME: &str = "writethru.db";

/// How long one program waits for another to finish writing.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_mins(1);

/// The format this program writes: the number of the newest migration.
pub(super) const FORMAT: u32 = 6;

/// Large enough that texts which stand alone leave little of a page empty, and small enough that a table which is empty costs
/// little; measured by `benches/store`.
const PAGE_SIZE: u32 = 8_192;

/// `wrth`, in the header of the file.
const APPLICATION_ID: u32 = 0x7772_7468;

/// How often the set-up of a new store is tried when several programs start it at once, 10 ms apart.
const ATTEMPTS: u32 = 1_000;

/// How long to wait before a copy is tried again that another program held up.
pub(super) const PAUSE: Duration = Duration::from_millis(10);

mod migrations {
    refinery::embed_migrations!("src/store/sqlite/migrations");
}

/// Opens the database of a store: `path` is its folder, or the file itself.
pub(super) fn open(path: &Path, access: Access) -> Result<(Connection, PathBuf), StoreError> {
    let (file, is_named) = file_of(path);
    let connection = match access {
        Access::Read => open_to_read(&file, is_named)?,
        Access::Write => open_to_write(&file)?,
    };
    Ok((connection, file))
}

/// Opens the database of a store to copy it as it is, in whatever known format, which is given too: nothing of it is changed.
pub(super) fn open_as_it_is(path: &Path) -> Result<(Connection, u32), StoreError> {
    let (file, _) = file_of(path);
    let (connection, found) = connect_to_read(&file)?;
    if found == 0 { Err(StoreError::NotAStore { store: file }) } else { Ok((connection, found)) }
}

/// The database file of a store, and whether it was named itself.
fn file_of(path: &Path) -> (PathBuf, bool) {
    let is_named = path.is_file();
    (if is_named { path.to_path_buf() } else { path.join(FILE_NAME) }, is_named)
}

fn open_to_write(file: &Path) -> Result<Connection, StoreError> {
    if let Some(folder) = file.parent() {
        let refused = |error: std::io::Error| StoreError::Open { store: folder.to_path_buf(), source: error.into() };
        fs::create_dir_all(folder).map_err(refused)?;
    }
    let connection = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    if connection.is_readonly("main").map_err(|error| explain(file, "open the database", error))? {
        return Err(StoreError::ReadOnly { store: file.to_path_buf() });
    }
    if format(&connection, file)? != FORMAT {
        bring_forward(&connection, file)?;
    }
    Ok(connection)
}

/// A file that was named itself may be a copy that is kept safe: reading never changes it.
fn open_to_read(file: &Path, is_named: bool) -> Result<Connection, StoreError> {
    let (connection, found) = connect_to_read(file)?;
    if found == FORMAT {
        return Ok(connection);
    }
    if is_named {
        return copy_forward(&connection, file);
    }
    match open_to_write(file) {
        Err(StoreError::ReadOnly { .. } | StoreError::Open { .. }) => copy_forward(&connection, file),
        upgraded => upgraded,
    }
}

/// A connection that changes nothing, and the format that it finds.
fn connect_to_read(file: &Path) -> Result<(Connection, u32), StoreError> {
    if !file.try_exists().map_err(|error| StoreError::Open { store: file.to_path_buf(), source: error.into() })? {
        return Err(StoreError::Missing { store: file.to_path_buf() });
    }
    let shared = connect(file, OpenFlags::SQLITE_OPEN_READ_ONLY).and_then(|connection| with_format(connection, file));
    match shared {
        Err(refusal @ (StoreError::Open { .. } | StoreError::Backend { .. } | StoreError::ReadOnly { .. })) => {
            connect_unchanging(file).and_then(|connection| with_format(connection, file)).map_err(|_| refusal)
        }
        shared => shared,
    }
}

/// A copy in the present format of a store of an old one that is not to be written; it goes when the connection closes.
fn copy_forward(source: &Connection, file: &Path) -> Result<Connection, StoreError> {
    let refused = |error: rusqlite::Error| explain(file, "copy the old format to read it", error);
    // A database without a name is a file of the system's folder for such, which no other program sees.
    let mut copy = Connection::open("").map_err(refused)?;
    Backup::new(source, &mut copy)
        .and_then(|copying| copying.run_to_completion(i32::MAX, PAUSE, None))
        .map_err(refused)?;
    migrate(&mut copy, file)?;
    set_up(&copy).map_err(refused)?;
    Ok(copy)
}

fn with_format(connection: Connection, file: &Path) -> Result<(Connection, u32), StoreError> {
    let found = format(&connection, file)?;
    Ok((connection, found))
}

/// Where nothing can be written, for want of rights or of room, readers cannot share a log with writers; there are none then, and where no
/// log was left over the file itself is the whole store.
fn connect_unchanging(file: &Path) -> Result<Connection, StoreError> {
    if is_left_over(&beside(file, "-wal")) {
        return Err(StoreError::ReadOnly { store: file.to_path_buf() });
    }
    let absolute = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    let mut uri = String::from("file:");
    for &byte in absolute.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-~".contains(&byte) {
            uri.push(byte.into());
        } else {
            write!(uri, "%{byte:02X}").expect("writing to a string cannot fail");
        }
    }
    uri.push_str("?immutable=1");
    connect(Path::new(&uri), OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)
}

/// The file that `SQLite` keeps beside a database, as in `-wal`.
pub(super) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Whether a log lies there that is brought into whatever database has its name.
pub(super) fn is_left_over(log: &Path) -> bool {
    fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

fn connect(file: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let refused = |error: rusqlite::Error| match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => StoreError::NotAStore { store: file.to_path_buf() },
        Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged { store: file.to_path_buf(), what: error.to_string() },
        _ => StoreError::Open { store: file.to_path_buf(), source: in_words(&error) },
    };
    let connection = Connection::open_with_flags(file, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(refused)?;
    set_up(&connection).map_err(refused)?;
    Ok(connection)
}

fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(64);
    // Else a statement whose plan may depend on a value is parsed again whenever that value is another.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;")
}

/// The format of the database: 0 where it is empty.
fn format(connection: &Connection, file: &Path) -> Result<u32, StoreError> {
    let read = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let facts = || Ok((read("application_id")?, read("user_version")?, read("schema_version")?));
    let (application, found, schema) =
        facts().map_err(|error: rusqlite::Error| explain(file, "read the format", error))?;
    if schema == 0 {
        return Ok(0);
    }
    // A set-up that another program has begun has tables before it has a number.
    if application == 0 && found == 0 && is_being_set_up(connection) {
        return Ok(0);
    }
    if application != i64::from(APPLICATION_ID) {
        return Err(StoreError::NotAStore { store: file.to_path_buf() });
    }
    let found = u32::try_from(found).unwrap_or(u32::MAX);
    if found > FORMAT {
        return Err(StoreError::Newer { store: file.to_path_buf(), found, known: FORMAT });
    }
    Ok(found)
}

fn is_being_set_up(connection: &Connection) -> bool {
    let tables =
        "SELECT count(*) = 1 AND max(name) = 'refinery_schema_history' FROM sqlite_schema WHERE type = 'table'";
    connection.query_row(tables, [], |row| row.get(0)).unwrap_or(false)
}

/// Runs the migrations that are missing; another program may be doing the same.
fn bring_forward(connection: &Connection, file: &Path) -> Result<(), StoreError> {
    let mut last = None;
    for _ in 0..ATTEMPTS {
        match try_bring_forward(file) {
            Ok(()) => return Ok(()),
            Err(error @ (StoreError::Full { .. } | StoreError::ReadOnly { .. })) => return Err(error),
            Err(error) => last = Some(error),
        }
        if format(connection, file)? == FORMAT {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(10));
    }
    Err(last.unwrap_or(StoreError::Busy { store: file.to_path_buf(), seconds: BUSY_TIMEOUT.as_secs() }))
}

fn try_bring_forward(file: &Path) -> Result<(), StoreError> {
    let mut connection = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let doing = "set up the tables";
    connection.pragma_update(None, "page_size", PAGE_SIZE).map_err(|error| explain(file, doing, error))?;
    // A new file can then give unused pages back one by one.
    connection.pragma_update(None, "auto_vacuum", "incremental").map_err(|error| explain(file, doing, error))?;
    connection.pragma_update(None, "journal_mode", "wal").map_err(|error| explain(file, doing, error))?;
    migrate(&mut connection, file)
}

fn migrate(connection: &mut Connection, file: &Path) -> Result<(), StoreError> {
    let run = migrations::migrations::runner().set_grouped(true).run(connection);
    run.map(drop).map_err(|error| explain_set_up(file, "set up the tables", error))
}
