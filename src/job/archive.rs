//! Which of the files and folders to be imported are archives of another program, and of which.

use std::{fs::File, io::Read as _, path::Path};

use crate::exchange::{HEAD_LENGTH, IMPORT_FORMATS, ImportFormat};

/// The word for files and folders that are no archive.
pub const FILES: &str = "files";

/// The archive format of a file or folder; `None` where it is read as files are.
pub fn recognise(path: &Path) -> Option<&'static ImportFormat> {
    let mut head = Vec::new();
    if !path.is_dir() {
        // What cannot be read is told by whoever reads it after.
        File::open(path).ok()?.take(HEAD_LENGTH).read_to_end(&mut head).ok()?;
    }
    IMPORT_FORMATS.iter().find(|format| (format.recognise)(path, &head))
}

/// The archive format of a name.
pub fn named(name: &str) -> Option<&'static ImportFormat> {
    IMPORT_FORMATS.iter().find(|format| format.name == name)
}
