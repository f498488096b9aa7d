//! A copy of a whole store in one file, made while others read and write it, and a store made of such a copy.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, backup::Backup};

use super::{
    error::explain,
    open::{self, FILE_NAME, PAUSE},
    outside,
};
use crate::store::{Access, PagesElsewhere, StoreError};

/// Writes all that a store holds at this moment to a new file, which is itself a store; gives what lies outside it.
///
/// Others may read and write the store meanwhile. The file appears only when it is whole, and is never written over.
pub(in crate::store) fn back_up(place: &Path, copy: &Path) -> Result<Vec<PagesElsewhere>, StoreError> {
    let (source, _) = open::open(place, Access::Read)?;
    write_copy(&source, copy)?;
    elsewhere(&source, place)
}

/// Makes the store of a folder out of a copy; there must be none yet.
pub(in crate::store) fn restore(copy: &Path, place: &Path) -> Result<(PathBuf, Vec<PagesElsewhere>), StoreError> {
    let (source, _) = open::open(copy, Access::Read)?;
    fs::create_dir_all(place).map_err(|error| refused(place, error))?;
    let file = place.join(FILE_NAME);
    write_copy(&source, &file)?;
    Ok((file, elsewhere(&source, copy)?))
}

fn elsewhere(source: &Connection, place: &Path) -> Result<Vec<PagesElsewhere>, StoreError> {
    outside::count_pages(source).map_err(|error| explain(place, "look for pages elsewhere", error))
}

fn write_copy(source: &Connection, copy: &Path) -> Result<(), StoreError> {
    if copy.symlink_metadata().is_ok() {
        return Err(StoreError::Exists { path: copy.to_path_buf() });
    }
    let partial = with_ending(copy, ".partial");
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
        let _ = fs::remove_file(with_ending(partial, ending));
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
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
