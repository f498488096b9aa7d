//! `writethru diff --batch`: pairs of pages as JSON Lines, each answered with its diff.

use std::path::Path;

use serde::Deserialize;

use crate::{
    cli::{error::CommandError, jsonl, reading::ReadingArguments, session::Session, status::Status},
    diff,
    job::{
        compare::{self, Compared},
        page::Origin,
        read::read_file,
    },
    render::{Comparison, RENDERERS, renderer},
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
pub(super) fn run(path: Option<&str>, reading: &ReadingArguments, session: &Session) -> Result<Status, CommandError> {
    let renderer = renderer(session.format(&["json"])?).unwrap_or(RENDERERS[0]);
    let options = reading.resolve(session, None);
    jsonl::answer_lines(path, ("comparing", "pairs"), session, move |line| {
        let request: Request = jsonl::request(line, "`{\"old\":…,\"new\":…}` with texts or `{\"path\":…}`")?;
        let pair = compare::pages(request.old.read()?, request.new.read()?);
        let diff = pair.compare(&diff::Options { all_blocks: options.all_blocks });
        let comparison = Comparison { diff: &diff, old: &pair.old.document, new: &pair.new.document };
        Ok((renderer.render)(&comparison, &options).trim_end().to_owned())
    })
}
