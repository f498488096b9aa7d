//! What systemd is told of the daemon (`sd_notify`); nothing where nobody started it so.

use std::{
    cell::Cell,
    time::{Duration, Instant},
};

use sd_notify::NotifyState;

/// How often a sign of life is given; systemd asks for one in half a minute or more.
const SIGN_OF_LIFE: Duration = Duration::from_secs(1);

/// The line to systemd.
#[derive(Debug, Default)]
pub(crate) struct Service {
    alive: Cell<Option<Instant>>,
}

impl Service {
    /// Tells of a state; nobody may be listening.
    pub(crate) fn tell(state: NotifyState<'_>) {
        let _ = sd_notify::notify(&[state]);
    }

    /// Gives a sign of life, and says what there is to say, where the last one was some time ago.
    pub(crate) fn is_alive(&self, status: impl Fn() -> String) {
        if self.alive.get().is_none_or(|last| last.elapsed() >= SIGN_OF_LIFE) {
            self.alive.set(Some(Instant::now()));
            Self::tell(NotifyState::Watchdog);
            Self::tell(NotifyState::Status(&status()));
        }
    }
}
