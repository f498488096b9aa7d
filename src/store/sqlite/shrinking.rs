//! Giving the pages of the file that hold nothing back to the disk, while others read and write.

use rusqlite::Connection;

/// How many pages are given back in one step: some milliseconds, for which writers wait.
const STEP: u32 = 256;

/// What `auto_vacuum` is in files that can give pages back one by one.
const INCREMENTAL: i64 = 2;

/// How many bytes hold nothing.
pub(super) fn unused(connection: &Connection) -> rusqlite::Result<u64> {
    Ok((number(connection, "freelist_count")? * number(connection, "page_size")?).unsigned_abs())
}

/// Takes unused pages off the end of the file. One that an earlier program made is written anew once, for which
/// writers wait.
pub(super) fn shrink(connection: &Connection) -> rusqlite::Result<()> {
    if number(connection, "auto_vacuum")? != INCREMENTAL {
        return connection.execute_batch("PRAGMA auto_vacuum = INCREMENTAL; VACUUM");
    }
    let mut step = connection.prepare(&format!("PRAGMA incremental_vacuum({STEP})"))?;
    let mut left = number(connection, "freelist_count")?;
    while left > 0 {
        let mut pages = step.query([])?;
        while pages.next()?.is_some() {}
        drop(pages);
        let now = number(connection, "freelist_count")?;
        if now >= left {
            break;
        }
        left = now;
    }
    Ok(())
}

fn number(connection: &Connection, pragma: &str) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, pragma, |row| row.get(0))
}
