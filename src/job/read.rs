//! Pages from files and standard input, whole and bounded.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use crate::extract::MAX_BYTES;

/// Why a page cannot be read; every message names where it was to come from.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadError {
    /// Nothing has that path.
    #[error("no file {path}", path = path.display())]
    Missing {
        /// As given.
        path: PathBuf,
    },
    /// A folder where a file is needed.
    #[error("{path} is a folder", path = path.display())]
    Folder {
        /// As given.
        path: PathBuf,
    },
    /// The operating system refused.
    #[error("cannot read {path}", path = path.display())]
    Unreadable {
        /// As given.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Not one byte.
    #[error("{path} is empty", path = path.display())]
    Empty {
        /// As given.
        path: PathBuf,
    },
    /// More than a page ever has.
    #[error("{path} has more than the {limit} bytes that are read of a page", path = path.display())]
    TooLarge {
        /// As given.
        path: PathBuf,
        /// Most bytes that are read.
        limit: usize,
    },
}

impl ReadError {
    /// The path, as given.
    pub(crate) fn path(&self) -> &Path {
        let (Self::Missing { path }
        | Self::Folder { path }
        | Self::Unreadable { path, .. }
        | Self::Empty { path }
        | Self::TooLarge { path, .. }) = self;
        path
    }
}

/// Reads a file that holds a page.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, ReadError> {
    let (file, length) = open_file(path)?;
    if length > MAX_BYTES as u64 {
        return Err(ReadError::TooLarge { path: path.to_owned(), limit: MAX_BYTES });
    }
    // One byte more than it has, so that its end is seen without another look.
    read_into(Vec::with_capacity(length as usize + 1), file, path)
}

/// Opens a file, which is no folder, and says how many bytes it has.
pub(crate) fn open_file(path: &Path) -> Result<(File, u64), ReadError> {
    let unreadable = |source| ReadError::Unreadable { path: path.to_owned(), source };
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => ReadError::Missing { path: path.to_owned() },
        _ => unreadable(error),
    })?;
    let facts = file.metadata().map_err(unreadable)?;
    if facts.is_dir() { Err(ReadError::Folder { path: path.to_owned() }) } else { Ok((file, facts.len())) }
}

/// Reads a page from a stream; `name` stands for it in messages.
pub(crate) fn read_all(stream: impl Read, name: &Path) -> Result<Vec<u8>, ReadError> {
    read_into(Vec::new(), stream, name)
}

fn read_into(mut bytes: Vec<u8>, stream: impl Read, name: &Path) -> Result<Vec<u8>, ReadError> {
    let mut bounded = stream.take(MAX_BYTES as u64 + 1);
    bounded.read_to_end(&mut bytes).map_err(|source| ReadError::Unreadable { path: name.to_owned(), source })?;
    match bytes.len() {
        0 => Err(ReadError::Empty { path: name.to_owned() }),
        length if length > MAX_BYTES => Err(ReadError::TooLarge { path: name.to_owned(), limit: MAX_BYTES }),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(outcome: Result<Vec<u8>, ReadError>) -> String {
        outcome.map_or_else(|error| error.to_string(), |bytes| format!("{} bytes", bytes.len()))
    }

    #[test]
    fn what_cannot_be_a_page_is_named_with_its_path() {
        let folder = tempfile::tempdir().unwrap();
        let shown = folder.path().display();
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            failure(read_file(&path))
        };
        assert_eq!(file("page.txt", b"words"), "5 bytes");
        assert_eq!(file("empty.txt", b""), format!("{shown}/empty.txt is empty"));
        assert_eq!(failure(read_file(&folder.path().join("none"))), format!("no file {shown}/none"));
        assert_eq!(failure(read_file(folder.path())), format!("{shown} is a folder"));
    }

    #[test]
    fn an_endless_stream_is_not_read_to_its_end() {
        let outcome = read_all(io::repeat(b'x'), Path::new("-"));
        assert_eq!(failure(outcome), format!("- has more than the {MAX_BYTES} bytes that are read of a page"));
    }
}
