//! Standard output, through the reader's pager where that helps.

use std::{
    io::{self, BufWriter, Write},
    process::{Child, Command, Stdio},
};

use super::{environment, error::CommandError};

/// Where a command writes its data.
pub(crate) enum Output {
    /// Straight to standard output.
    Plain(BufWriter<io::Stdout>),
    /// Into a pager that shows it on the terminal.
    Paged(Child),
}

impl Output {
    /// Standard output, flushed when [`Output::finish`] is called.
    pub(crate) fn plain() -> Self {
        Self::Plain(BufWriter::with_capacity(1 << 16, io::stdout()))
    }

    /// The pager `command`, or standard output where it cannot be started.
    pub(crate) fn paged(command: &str) -> Self {
        start(command).map_or_else(Self::plain, Self::Paged)
    }

    /// Writes out what is left and waits for the reader to leave the pager.
    pub(crate) fn finish(mut self) -> Result<(), CommandError> {
        match &mut self {
            Self::Plain(out) => Ok(out.flush()?),
            Self::Paged(child) => {
                drop(child.stdin.take());
                child.wait()?;
                Ok(())
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(out) => out.write(bytes),
            Self::Paged(child) => child.stdin.as_mut().map_or(Ok(bytes.len()), |pipe| pipe.write(bytes)),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(out) => out.flush(),
            Self::Paged(child) => child.stdin.as_mut().map_or(Ok(()), Write::flush),
        }
    }
}

impl Drop for Output {
    /// A command that fails half-way must not leave the pager fighting the shell for the terminal.
    fn drop(&mut self) {
        if let Self::Paged(child) = self {
            drop(child.stdin.take());
            let _ = child.wait();
        }
    }
}

fn start(command: &str) -> Option<Child> {
    let mut words = command.split_whitespace();
    let mut pager = Command::new(words.next()?);
    pager.args(words).stdin(Stdio::piped());
    // Quit when it fits on one screen, let colour through, leave the text on the screen.
    if environment::variable("LESS").is_none() {
        pager.env("LESS", "FRX");
    }
    pager.spawn().ok()
}
