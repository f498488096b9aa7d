//! What can go wrong on the way out and in.

use std::{io, path::PathBuf};

/// Why an export cannot be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The output took no more.
    #[error("cannot write the export")]
    Write(#[from] io::Error),
    /// Something has the name of a repository that would be made.
    #[error("there is something at `{path}` already", path = path.display())]
    Exists {
        /// The name.
        path: PathBuf,
    },
    /// A repository cannot be made.
    #[error("cannot make the repository `{path}`", path = path.display())]
    Repository {
        /// Its place.
        path: PathBuf,
        /// What git said.
        #[source]
        source: io::Error,
    },
}
