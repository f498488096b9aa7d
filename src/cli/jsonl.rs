//! JSON Lines: records with their schema's word, and batches of them.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Write},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use indicatif::ProgressBar;
use serde::Serialize;
use serde_json::json;

use super::{error::CommandError, output::Output, status::Status};
use crate::job::batch::{self, Line};

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

/// Answers each line of a file, or of standard input, by `work`; a line that fails is answered with `{"error":…}`
/// and shows in the status.
/// `count` counts the lines for who watches a terminal.
pub(crate) fn answer_lines(
    path: Option<&str>,
    count: &ProgressBar,
    work: impl Fn(&str) -> Result<String, CommandError> + Send + Sync + 'static,
) -> Result<Status, CommandError> {
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
        answer
    })?;
    count.finish_and_clear();
    out.finish()?;
    Ok(Status::of_counts(lines.load(Ordering::Relaxed), failures.load(Ordering::Relaxed)))
}

fn complaint(line: &Line, failure: &CommandError) -> String {
    json!({ "error": format!("line {}: {}", line.number, failure.one_line()) }).to_string()
}

fn open(path: Option<&str>) -> Result<Box<dyn BufRead + Send>, CommandError> {
    match path {
        None | Some("-") => Ok(Box::new(BufReader::new(io::stdin()))),
        Some(path) => match File::open(path) {
            Ok(file) => Ok(Box::new(BufReader::new(file))),
            Err(error) => Err(CommandError::new(format!("cannot read {path}")).caused_by(&error)),
        },
    }
}
