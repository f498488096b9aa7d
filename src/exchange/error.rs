//! What can go wrong on the way out and in.

use std::io;

/// Why an export cannot be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The output took no more.
    #[error("cannot write the export")]
    Write(#[from] io::Error),
}
