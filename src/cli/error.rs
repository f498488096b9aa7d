//! What a user is told when a command fails: one message, its causes, and what to do about it.
//!
//! The library's errors know what went wrong; only here are they put into lines and given a hint. A hint is an action.

use std::{error::Error, fmt, io};

/// A failed command, ready to be printed.
#[derive(Debug)]
pub(crate) struct CommandError {
    message: String,
    causes: Vec<String>,
    hint: Option<String>,
    is_broken_pipe: bool,
}

impl CommandError {
    /// An error that the command line itself found.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), causes: Vec::new(), hint: None, is_broken_pipe: false }
    }

    /// An error of the library with everything that led to it.
    pub(crate) fn from_error(error: &(dyn Error + 'static)) -> Self {
        let mut failure = Self::new(error.to_string());
        failure.is_broken_pipe = is_broken_pipe(error);
        let mut cause = error.source();
        while let Some(error) = cause {
            failure.is_broken_pipe |= is_broken_pipe(error);
            failure.causes.push(error.to_string());
            cause = error.source();
        }
        failure
    }

    /// The same error with what the user can do about it; nothing is added for `None`.
    pub(crate) fn with_hint(mut self, hint: impl Into<Option<String>>) -> Self {
        self.hint = hint.into().or(self.hint);
        self
    }

    /// The same error with one more cause.
    pub(crate) fn caused_by(mut self, error: &(dyn Error + 'static)) -> Self {
        self.is_broken_pipe |= is_broken_pipe(error);
        self.causes.push(error.to_string());
        self
    }

    /// The same error as the cause of another, which keeps its hint.
    pub(crate) fn within(mut self, message: String) -> Self {
        self.causes.insert(0, std::mem::replace(&mut self.message, message));
        self
    }

    /// Whether the reader of our output went away, which is no failure.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        self.is_broken_pipe
    }

    /// The message with its causes on one line, as a batch result carries it.
    pub(crate) fn one_line(&self) -> String {
        let mut line = self.message.clone();
        for cause in &self.causes {
            line.push_str(": ");
            line.push_str(cause);
        }
        line
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "error: {}", self.message)?;
        for cause in &self.causes {
            writeln!(out, "  caused by: {}", cause.trim_end().replace('\n', "\n    "))?;
        }
        match &self.hint {
            Some(hint) => writeln!(out, "hint: {hint}"),
            None => Ok(()),
        }
    }
}

impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> Self {
        Self::new("cannot write the output").caused_by(&error)
    }
}

fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
