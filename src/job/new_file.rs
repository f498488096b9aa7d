//! A file that appears under its name only when it is whole, and never takes the place of another.

use std::{
    fs::File,
    io::{self, Read as _, Seek as _},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};

use crate::{
    model::Digest,
    partial::{Partial, Refused},
};

/// Why a file cannot be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NewFileError {
    /// Something has its name.
    #[error("there is a file at `{path}` already", path = path.display())]
    Exists {
        /// The name.
        path: PathBuf,
    },
    /// The operating system refused.
    #[error("cannot write `{path}`", path = path.display())]
    Write {
        /// The name.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
}

/// A file on its way; what is not kept is removed.
#[derive(Debug)]
pub(crate) struct NewFile {
    partial: Partial,
    file: File,
}

impl NewFile {
    /// Begins a file; one of an export that was cut off is begun anew.
    pub(crate) fn begin(path: &Path) -> Result<Self, NewFileError> {
        let partial = Partial::file(path).map_err(|why| refused(path, why))?;
        let file = File::options().read(true).write(true).open(partial.place());
        let file = file.map_err(|source| refused(path, source.into()))?;
        Ok(Self { partial, file })
    }

    /// A second hand on the file, to write with.
    pub(crate) fn writer(&self) -> Result<File, NewFileError> {
        self.file.try_clone().map_err(|source| self.failed(source))
    }

    /// What is told of it where it could not be written.
    pub(crate) fn failed(&self, source: io::Error) -> NewFileError {
        refused(self.partial.path(), source.into())
    }

    /// The digest of what was written.
    pub(crate) fn digest(&self) -> Result<Digest, NewFileError> {
        let failed = |source| self.failed(source);
        let (mut file, mut hasher, mut part) = (&self.file, Sha256::new(), [0; 1 << 14]);
        file.rewind().map_err(failed)?;
        loop {
            match file.read(&mut part) {
                Ok(0) => return Ok(Digest(hasher.finalize().into())),
                Ok(length) => hasher.update(&part[..length]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(failed(error)),
            }
        }
    }

    /// Gives the whole file its name.
    pub(crate) fn keep(self) -> Result<(), NewFileError> {
        let path = self.partial.path().to_owned();
        self.partial.keep().map_err(|why| refused(&path, why))
    }
}

fn refused(path: &Path, why: Refused) -> NewFileError {
    match why {
        Refused::Exists(path) => NewFileError::Exists { path },
        Refused::Io(source) => NewFileError::Write { path: path.to_owned(), source },
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Write as _};

    use super::*;

    #[test]
    fn a_file_appears_when_it_is_whole_and_never_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.jsonl");
        let file = NewFile::begin(&path).unwrap();
        file.writer().unwrap().write_all(b"words").unwrap();
        assert!(!path.exists());
        file.keep().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"words");
        assert!(matches!(NewFile::begin(&path), Err(NewFileError::Exists { .. })));
    }
}
