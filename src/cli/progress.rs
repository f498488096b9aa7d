//! How far a long command has come: a line on a terminal, nothing elsewhere.

use std::{
    io::{self, IsTerminal as _},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressStyle};

use super::session::Session;

/// A line that counts towards a length, as in `verifying ████░░ 3 of 9 articles`; the length is set as it is known.
pub(crate) fn bar(session: &Session, doing: &str, what: &str) -> ProgressBar {
    line(session, ProgressBar::no_length(), &format!("{doing} {{bar:30}} {{pos}} of {{len}} {what}"))
}

/// A line that only counts, as in `exporting 3 articles`.
pub(crate) fn counter(session: &Session, doing: &str, what: &str) -> ProgressBar {
    line(session, ProgressBar::new_spinner(), &format!("{{spinner}} {doing} {{human_pos}} {what}"))
}

/// A line that only counts, where standard output does not go to the same terminal.
pub(crate) fn beside_output(session: &Session, doing: &str, what: &str) -> ProgressBar {
    if io::stdout().is_terminal() { ProgressBar::hidden() } else { counter(session, doing, what) }
}

/// A line that says what it is told, as in `12 checks: 12 unchanged; 3 due`.
pub(crate) fn message(session: &Session) -> ProgressBar {
    line(session, ProgressBar::new_spinner(), "{spinner} {msg}")
}

fn line(session: &Session, bar: ProgressBar, template: &str) -> ProgressBar {
    if session.is_quiet() || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
