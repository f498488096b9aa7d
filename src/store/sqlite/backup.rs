//! A copy of a whole store in one file, made while others read and write it, and a store made of such a copy.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, backup::Backup};

use super::{
    error::explain,
    open::{self, FILE_NAME, PAUSE, beside},
    outside,
};
use crate::store::{PagesElsewhere, StoreError};

/// The first format in which pages may lie elsewhere.
const PAGES_ELSEWHERE: u32 = 5;

/// The logs of a database: one that another database left would be brought into a new one of its name.
const LOGS: [&str; 2] = ["-wal", "-journal"];

/// Writes all that a store holds at this moment to a new file, which is itself a store; gives what lies outside it.
///
/// Others may read and write the store meanwhile. The file appears only when it is whole, and is never written over.
pub(in crate::store) fn back_up(place: &Path, copy: &Path) -> Result<Vec<PagesElsewhere>, StoreError> {
    let (source, found) = open::open_as_it_is(place)?;
    write_copy(&source, copy)?;
    elsewhere(&source, found, place)
}

/// Makes the store of a folder out of a copy; there must be none yet. It is in the copy's format until it is next opened.
pub(in crate::store) fn restore(copy: &Path, place: &Path) -> Result<(PathBuf, Vec<PagesElsewhere>), StoreError> {
    let (source, found) = open::open_as_it_is(copy)?;
    fs::create_dir_all(place).map_err(|error| refused(place, error))?;
    let file = place.join(FILE_NAME);
    write_copy(&source, &file)?;
    Ok((file, elsewhere(&source, found, copy)?))
}

fn elsewhere(source: &Connection, found: u32, place: &Path) -> Result<Vec<PagesElsewhere>, StoreError> {
    if found < PAGES_ELSEWHERE {
        return Ok(Vec::new());
    }
    outside::count_pages(source).map_err(|error| explain(place, "look for pages elsewhere", error))
}

fn write_copy(source: &Connection, copy: &Path) -> Result<(), StoreError> {
    if copy.symlink_metadata().is_ok() {
        return Err(StoreError::Exists { path: copy.to_path_buf() });
    }
    if let Some(path) = LOGS.map(|ending| beside(copy, ending)).into_iter().find(|log| open::is_left_over(log)) {
        return Err(StoreError::Exists { path });
    }
    let partial = beside(copy, ".partial");
    // What an attempt that was killed left is of no use, and may be what fills the disk.
    remove_partial(&partial);
    let written = write_pages(source, &partial).map_err(|error| explain(copy, "write the copy", error));
    let placed = written.and_then(|()| fs::rename(&partial, copy).map_err(|error| refused(copy, error)));
    if placed.is_err() {
        remove_partial(&partial);
    }
    placed
}

fn remove_partial(partial: &Path) {
    for ending in ["", "-journal"] {
        let _ = fs::remove_file(beside(partial, ending));
    }
}

fn refused(path: &Path, error: io::Error) -> StoreError {
    StoreError::Open { store: path.to_path_buf(), source: error.into() }
}

/// Copies every page in one step: the state of one moment, which in write-ahead mode holds up no writer.
fn write_pages(source: &Connection, partial: &Path) -> Result<(), rusqlite::Error> {
    let mut target = Connection::open(partial)?;
    Backup::new(source, &mut target)?.run_to_completion(i32::MAX, PAUSE, None)?;
    target.close().map_err(|(_, error)| error)
}
