//! One file of an import: read, digested, and turned into what a check of the page would have brought.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use super::{
    check::{Answer, Check},
    dating::Evidence,
    page::{self, Origin},
    plan::{Holds, Source},
    read::{ReadError, read_file},
};
use crate::{
    extract::ExtractError,
    model::{DatedBy, Digest, PublicationDates, Route},
};

/// Why a file cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LoadError {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It holds no page.
    #[error("cannot read an article in {path}", path = path.display())]
    Extract {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: ExtractError,
    },
    /// It is to hold a status line and holds something else.
    #[error("{path} does not begin with a status line such as `HTTP/1.1 410 Gone`", path = path.display())]
    NoStatusLine {
        /// The file.
        path: PathBuf,
    },
}

impl LoadError {
    /// The file.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::Read(error) => error.path(),
            Self::Extract { path, .. } | Self::NoStatusLine { path } => path,
        }
    }
}

/// A file as read, before anybody knows whether it is new.
#[derive(Debug)]
pub(super) struct File {
    pub(super) path: PathBuf,
    pub(super) digest: Digest,
    bytes: Vec<u8>,
    holds: Holds,
    named: Option<DateTime<Utc>>,
    written: DateTime<Utc>,
}

/// Reads a file.
pub(super) fn load(source: &Source) -> Result<File, LoadError> {
    let path = source.path.clone();
    let bytes = read_file(&path)?;
    let written = fs::metadata(&path).and_then(|facts| facts.modified());
    let written = written.map_err(|source| ReadError::Unreadable { path: path.clone(), source })?;
    let digest = Digest::of(&bytes);
    Ok(File { path, digest, bytes, holds: source.holds, named: source.named, written: written.into() })
}

/// A file whose content was understood.
#[derive(Debug)]
pub(super) struct Understood {
    file: File,
    answer: Answer,
    status: Option<u16>,
}

impl File {
    /// Extracts the article, or reads the status line.
    pub(super) fn understand(self) -> Result<Understood, LoadError> {
        match self.holds {
            Holds::Absence => {
                let text = String::from_utf8_lossy(&self.bytes);
                let line = text.lines().next().unwrap_or_default();
                let Some((status, words)) = read_status_line(line) else {
                    return Err(LoadError::NoStatusLine { path: self.path });
                };
                let answer = match status {
                    404 | 410 | 451 => Answer::Gone(words),
                    _ => Answer::Failed(words),
                };
                Ok(Understood { file: self, answer, status: Some(status) })
            }
            Holds::Page => {
                let at = self.named.unwrap_or(self.written);
                let name = self.path.to_string_lossy();
                let extraction = page::extract(&self.bytes, Origin { name: &name, at: Some(at), ..Origin::default() })?;
                drop(name);
                Ok(Understood { answer: Answer::Page(Box::new(extraction)), file: self, status: None })
            }
        }
    }
}

impl Understood {
    /// What is known about its time.
    pub(super) fn evidence(&self) -> Evidence {
        let stated = match &self.answer {
            Answer::Page(extraction) => extraction.document.metadata.dates.clone(),
            _ => PublicationDates::default(),
        };
        Evidence { stated, file_name: self.file.named, file_time: self.file.written }
    }

    /// The check that the file is the answer to.
    pub(super) fn into_check(self, at: DateTime<Utc>, dated_by: DatedBy) -> Check {
        Check {
            url: self.file.path.to_string_lossy().into_owned(),
            at,
            dated_by,
            status: self.status,
            headers: Vec::new(),
            raw: Some(self.file.bytes),
            route: Route::default(),
            answer: self.answer,
        }
    }
}

/// Reads `HTTP/1.1 410 Gone` (RFC 9112, section 4) into the status and `410 Gone`.
fn read_status_line(line: &str) -> Option<(u16, String)> {
    let (version, rest) = line.trim().split_once(' ')?;
    let code = rest.trim_start().get(..3)?.parse().ok()?;
    (version.starts_with("HTTP/") && (100..600).contains(&code)).then(|| (code, rest.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_lines_are_read_in_every_version_of_http() {
        let table = [
            ("HTTP/1.1 410 Gone", Some((410, "410 Gone"))),
            ("HTTP/2 404", Some((404, "404"))),
            ("  HTTP/1.0 451 Unavailable For Legal Reasons\r", Some((451, "451 Unavailable For Legal Reasons"))),
            ("HTTP/1.1 999 No", None),
            ("410 Gone", None),
            ("HTTP/1.1", None),
            ("", None),
        ];
        for (line, expected) in table {
            let expected = expected.map(|(status, words)| (status, words.to_owned()));
            assert_eq!(read_status_line(line), expected, "status line `{line}`");
        }
    }
}
