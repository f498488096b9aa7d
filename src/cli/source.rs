//! Pages that the user hands over: a file, or standard input as `-`.

use std::{io, path::Path};

use super::error::CommandError;
use crate::job::read::{read_all, read_file};

/// The bytes of a file; `-` is standard input.
pub(crate) fn read(path: &str) -> Result<Vec<u8>, CommandError> {
    Ok(match path {
        "-" => read_all(io::stdin().lock(), Path::new("standard input"))?,
        path => read_file(Path::new(path))?,
    })
}
