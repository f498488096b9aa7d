//! JSON Lines: records with their schema's word, and batches of them.

use std::{
    io::{self, BufRead, BufReader, Write},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{error::CommandError, output::Output, progress, session::Session, status::Status};
use crate::{
    job::{
        batch::{self, Line},
        read::open_file,
    },
    ui,
};

/// A record and the word that says how to read it.
#[derive(Serialize)]
struct Record<'a, T> {
    schema: &'a str,
    #[serde(flatten)]
    record: &'a T,
}

/// Writes one record as a line.
pub(crate) fn write_record(out: &mut Output, schema: &str, record: &impl Serialize) -> Result<(), CommandError> {
    let line = serde_json::to_string(&Record { schema, record }).map_err(|error| CommandError::from_error(&error))?;
    Ok(writeln!(out, "{line}")?)
}

/// What stands in a line beside the page, to tell it by in the answer.
#[derive(Deserialize)]
struct Named {
    id: Option<Value>,
}

/// Reads the request of a line; `expected` says what it has to be.
pub(crate) fn request<T: DeserializeOwned>(line: &str, expected: &str) -> Result<T, CommandError> {
    serde_json::from_str(line).map_err(|error| {
        let failure = CommandError::new(format!("expected {expected}"));
        // Of JSON that is whole the parser can only tell which of our types it does not fit.
        if error.is_data() { failure } else { failure.caused_by(&error) }
    })
}

/// Answers each line of a file, or of standard input, by `work`, with the `id` of the line, where it has one; a line that
/// fails is answered with `{"error":…}` and shows in the status. Who watches a terminal sees `doing` and how many of `what`.
pub(crate) fn answer_lines(
    path: Option<&str>,
    (doing, what): (&str, &str),
    session: &Session,
    work: impl Fn(&str) -> Result<String, CommandError> + Send + Sync + 'static,
) -> Result<Status, CommandError> {
    let count = progress::beside_output(session, doing, what);
    let mut out = Output::plain();
    let (lines, failures) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (counted, all, failed) = (count.clone(), Arc::clone(&lines), Arc::clone(&failures));
    batch::run(open(path)?, &mut out, move |line| {
        let text = line.text.as_deref().ok_or_else(|| CommandError::new("the line is too long or not UTF-8"));
        let answer = text.and_then(&work).unwrap_or_else(|failure| {
            failed.fetch_add(1, Ordering::Relaxed);
            complaint(&line, &failure)
        });
        all.fetch_add(1, Ordering::Relaxed);
        counted.inc(1);
        named(answer, line.text.as_deref().unwrap_or_default())
    })?;
    count.finish_and_clear();
    out.finish()?;
    let (lines, failures) = (lines.load(Ordering::Relaxed), failures.load(Ordering::Relaxed));
    if failures > 0 {
        session.note(&format!("{failures} of {} failed: see `error` in their answers", ui::count(lines, "line")));
    }
    Ok(Status::of_counts(lines, failures))
}

fn complaint(line: &Line, failure: &CommandError) -> String {
    json!({ "error": format!("line {}: {}", line.number, failure.one_line()) }).to_string()
}

/// The answer, an object, with the `id` of the line as its last key.
fn named(mut answer: String, line: &str) -> String {
    let id = line.contains("\"id\"").then(|| serde_json::from_str::<Named>(line).ok()?.id).flatten();
    if let Some(id) = id {
        answer.truncate(answer.trim_end().len().saturating_sub(1));
        answer = format!("{answer},\"id\":{id}}}");
    }
    answer
}

fn open(path: Option<&str>) -> Result<Box<dyn BufRead + Send>, CommandError> {
    match path {
        None | Some("-") => Ok(Box::new(BufReader::new(io::stdin()))),
        Some(path) => Ok(Box::new(BufReader::new(open_file(Path::new(path))?.0))),
    }
}
