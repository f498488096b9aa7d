//! A copy of a whole store in one file, made while others read and write it, and a store made of such a copy.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, backup::Backup};

use super::{
    error::explain,
    open::{self, FILE_NAME, PAUSE, beside},
    outside,
};
use crate::{
    partial::{Partial, Refused},
    store::{PagesElsewhere, StoreError},
};

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
    fs::create_dir_all(place).map_err(|error| StoreError::Open { store: place.to_path_buf(), source: error.into() })?;
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
    let partial = Partial::file(copy).map_err(|why| refused(copy, why))?;
    if let Some(path) = LOGS.map(|ending| beside(copy, ending)).into_iter().find(|log| open::is_left_over(log)) {
        return Err(StoreError::Exists { path });
    }
    // What an attempt that was killed left is of no use.
    let clear = || LOGS.iter().for_each(|ending| drop(fs::remove_file(beside(partial.place(), ending))));
    clear();
    let written = write_pages(source, partial.place()).map_err(|error| explain(copy, "write the copy", error));
    clear();
    written?;
    partial.keep().map_err(|why| refused(copy, why))
}

fn refused(path: &Path, why: Refused) -> StoreError {
    match why {
        Refused::Exists(path) => StoreError::Exists { path },
        Refused::Io(error) => {
            StoreError::Backend { store: path.to_path_buf(), doing: "write the copy", source: error.into() }
        }
    }
}

/// Copies every page in one step: the state of one moment, which in write-ahead mode holds up no writer.
fn write_pages(source: &Connection, partial: &Path) -> Result<(), rusqlite::Error> {
    let mut target = Connection::open(partial)?;
    Backup::new(source, &mut target)?.run_to_completion(i32::MAX, PAUSE, None)?;
    target.close().map_err(|(_, error)| error)
}
