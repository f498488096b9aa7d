//! Standard output, through the reader's pager where that helps.

use std::{
    io::{self, BufWriter, Write},
    process::{ChildStdin, Command, ExitStatus, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

use super::{environment, error::CommandError, signals};

/// Where a command writes its data.
pub(crate) enum Output {
    /// Straight to standard output.
    Plain(BufWriter<io::Stdout>),
    /// Into a pager that shows it on the terminal.
    Paged(Pager),
}

/// A pager at work. It alone has the terminal, until somebody who waits for its end says that it is gone.
pub(crate) struct Pager {
    pipe: Option<ChildStdin>,
    waiter: Option<JoinHandle<io::Result<ExitStatus>>>,
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
            Self::Plain(out) => out.flush()?,
            Self::Paged(pager) => pager.wait()?,
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(out) => out.write(bytes),
            Self::Paged(pager) => pager.pipe.as_mut().map_or(Ok(bytes.len()), |pipe| pipe.write(bytes)),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(out) => out.flush(),
            Self::Paged(pager) => pager.pipe.as_mut().map_or(Ok(()), Write::flush),
        }
    }
}

impl Pager {
    fn wait(&mut self) -> io::Result<()> {
        drop(self.pipe.take());
        match self.waiter.take().map(JoinHandle::join) {
            Some(Ok(Err(error))) => Err(error),
            _ => Ok(()),
        }
    }
}

impl Drop for Pager {
    /// A command that fails half-way must not leave the pager fighting the shell for the terminal.
    fn drop(&mut self) {
        let _ = self.wait();
    }
}

fn start(command: &str) -> Option<Pager> {
    let mut words = command.split_whitespace();
    let mut pager = Command::new(words.next()?);
    pager.args(words).stdin(Stdio::piped());
    // Quit when it fits on one screen, let colour through, leave the text on the screen.
    if environment::variable("LESS").is_none() {
        pager.env("LESS", "FRX");
    }
    let is_gone = Arc::new(AtomicBool::new(false));
    let mut child = pager.spawn().ok()?;
    signals::leave_interrupts_until(&is_gone);
    let pipe = child.stdin.take();
    let waiter = thread::spawn(move || {
        let end = child.wait();
        is_gone.store(true, Ordering::SeqCst);
        end
    });
    Some(Pager { pipe, waiter: Some(waiter) })
}
