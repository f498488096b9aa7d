//! Signals as flags: who wants the program to stop, and who wants it to read its settings again.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use signal_hook::{consts, flag};

use super::error::CommandError;

/// What was asked for so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Signals {
    /// Set whatever the signal was.
    pub(crate) stop: Arc<AtomicBool>,
    interrupted: Arc<AtomicBool>,
    terminated: Arc<AtomicBool>,
    reload: Arc<AtomicBool>,
}

impl Signals {
    /// Listens from now on to SIGINT and SIGTERM; a second one ends the program on the spot.
    pub(crate) fn listen() -> Result<Self, CommandError> {
        let signals = Self::default();
        for (signal, own) in [(consts::SIGINT, &signals.interrupted), (consts::SIGTERM, &signals.terminated)] {
            flag::register_conditional_shutdown(signal, 130, Arc::clone(&signals.terminated))
                .map_err(|error| unable(&error))?;
            flag::register_conditional_shutdown(signal, 130, Arc::clone(&signals.interrupted))
                .map_err(|error| unable(&error))?;
            flag::register(signal, Arc::clone(own)).map_err(|error| unable(&error))?;
            flag::register(signal, Arc::clone(&signals.stop)).map_err(|error| unable(&error))?;
        }
        Ok(signals)
    }

    /// Listens to SIGHUP, too, where there is one.
    pub(crate) fn listen_for_reload(&self) -> Result<(), CommandError> {
        #[cfg(unix)]
        for own in [&self.reload, &self.stop] {
            flag::register(consts::SIGHUP, Arc::clone(own)).map_err(|error| unable(&error))?;
        }
        Ok(())
    }

    /// Whether somebody at the keyboard stopped it.
    pub(crate) fn is_interrupted(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
    }

    /// Whether it is to end; where only the settings are to be read again, the flags are ready for the next signal.
    pub(crate) fn is_over(&self) -> bool {
        let is_over = self.is_interrupted() || self.terminated.load(Ordering::Relaxed);
        if !is_over && self.reload.swap(false, Ordering::Relaxed) {
            self.stop.store(false, Ordering::Relaxed);
            // A signal that came between these two steps must not be lost.
            return self.is_interrupted() || self.terminated.load(Ordering::Relaxed);
        }
        is_over
    }
}

/// Leaves SIGINT to the program that has the terminal, such as a pager, until that is gone: it goes to both, and whoever
/// ends first would leave the other one at odds with the shell.
pub(crate) fn leave_interrupts_until(is_gone: &Arc<AtomicBool>) {
    // Where there are no signals, there is nothing to leave.
    let _ = flag::register_conditional_default(consts::SIGINT, Arc::clone(is_gone));
}

fn unable(error: &io::Error) -> CommandError {
    CommandError::new("cannot listen to signals".to_owned()).caused_by(error)
}
