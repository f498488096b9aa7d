//! SQLite files of other programs: opened to be read only, and as nothing to be trusted.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, types::ValueRef};

use super::ImportError;

/// How an SQLite file begins.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// Whether a file is SQLite with these tables.
pub(super) fn has_tables(path: &Path, head: &[u8], tables: &[&str]) -> bool {
    let has = |database: &Connection| tables.iter().all(|table| is_table(database, table));
    head.starts_with(MAGIC) && open_database(path).is_ok_and(|database| has(&database))
}

/// Opens a file to be read.
pub(super) fn open(path: &Path, what: &'static str) -> Result<Connection, ImportError> {
    open_database(path).map_err(|error| ImportError::NotOne { path: path.to_owned(), what, why: error.to_string() })
}

/// Whether a name is that of a plain table: a view or a virtual table could run anything it likes for ever.
fn is_table(database: &Connection, name: &str) -> bool {
    let sql = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(?1) AND sql LIKE 'CREATE TABLE%'";
    database.query_row(sql, [name], |row| row.get::<_, i64>(0)).is_ok_and(|count| count == 1)
}

fn open_database(path: &Path) -> rusqlite::Result<Connection> {
    let database =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    database.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON;")?;
    Ok(database)
}

/// Hands over each row of a query. No row takes less than a byte of its file, but pages of a damaged table that lead to one
/// another hold rows without end: there are no more than `most`.
pub(super) fn each_row(
    database: &Connection,
    sql: &str,
    most: u64,
    mut take: impl FnMut(&rusqlite::Row<'_>),
) -> Result<(), String> {
    let words = |error: rusqlite::Error| error.to_string();
    let mut statement = database.prepare(sql).map_err(words)?;
    let mut rows = statement.query([]).map_err(words)?;
    let mut count = 0;
    while let Some(row) = rows.next().map_err(words)? {
        count += 1;
        if count > most {
            return Err("it has more rows than its size allows: it is damaged".to_owned());
        }
        take(row);
    }
    Ok(())
}

/// Whatever a column holds, as text; columns of such files hold what they like.
pub(super) fn text(row: &rusqlite::Row<'_>, column: usize) -> Option<String> {
    match row.get_ref(column).ok()? {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
    }
}
