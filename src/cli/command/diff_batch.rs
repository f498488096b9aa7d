//! `writethru diff --batch`: pairs of pages as JSON Lines, each answered with its diff.

use std::path::Path;

use serde::Deserialize;

use crate::{
    cli::{error::CommandError, jsonl, progress, session::Session, status::Status},
    diff,
    job::{
        compare::{self, Compared},
        page::Origin,
        read::read_file,
    },
};

/// One line of the input.
#[derive(Deserialize)]
struct Request {
    old: PageSource,
    new: PageSource,
}

/// A page: its text, or where it is.
#[derive(Deserialize)]
#[serde(untagged)]
enum PageSource {
    Text(String),
    File { path: String },
}

impl PageSource {
    fn read(&self) -> Result<Compared, CommandError> {
        Ok(match self {
            Self::Text(text) => compare::page(text.as_bytes(), None, Origin::default())?,
            Self::File { path } => {
                compare::page(&read_file(Path::new(path))?, None, Origin { name: path, ..Origin::default() })?
            }
        })
    }
}

/// Answers every line of the file, or of standard input.
pub(super) fn run(path: Option<&str>, options: diff::Options, session: &Session) -> Result<Status, CommandError> {
    session.format(&["json", "jsonl"])?;
    jsonl::answer_lines(path, &progress::beside_output(session, "comparing", "pairs"), move |line| {
        let request: Request = serde_json::from_str(line).map_err(|error| {
            CommandError::new("expected `{\"old\":…,\"new\":…}` with texts or `{\"path\":…}`").caused_by(&error)
        })?;
        let pair = compare::pages(request.old.read()?, request.new.read()?);
        serde_json::to_string(&pair.compare(&options)).map_err(|error| CommandError::from_error(&error))
    })
}
