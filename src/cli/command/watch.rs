//! `writethru watch`: the daemon.

use std::{
    io::{self, IsTerminal as _, Write as _},
    net::SocketAddr,
};

use clap::{Args, ValueEnum};
use indicatif::ProgressBar;
use sd_notify::NotifyState;
use tracing_subscriber::fmt;

use crate::{
    cli::{
        error::CommandError,
        metrics::Metrics,
        patrol::{self, Line, Weight},
        progress,
        service::Service,
        session::Session,
        shelf,
        signals::Signals,
        status::Status,
    },
    job::pass::{Mode, Told},
    text::sanitise::{Layout, visible},
};

/// Check watched articles whenever they are due, until told to stop
#[derive(Debug, Args)]
#[command(after_help = "\
On a terminal a line shows how far it is; elsewhere it writes a log on standard
error. SIGTERM and Ctrl-C end it within five seconds: what is under way is
finished or given back. SIGHUP makes it read its settings again. Under systemd
(`Type=notify`) it says when it is ready and alive.

A store in a folder has one watch at a time. On a server any number of machines
watch together: each host is asked by one of them alone, and what one leaves
undone when it dies is taken over within a minute or two.

Examples:
  writethru watch
  writethru watch --log-format json --metrics 127.0.0.1:9464")]
pub(crate) struct WatchArguments {
    /// Form of the log: text, json
    #[arg(long, value_name = "FORM", default_value = "text", hide_possible_values = true)]
    log_format: LogFormat,
    /// Show counts for Prometheus at this address, as in `127.0.0.1:9464`
    #[arg(long, value_name = "ADDRESS", value_parser = socket_address)]
    metrics: Option<SocketAddr>,
}

fn socket_address(words: &str) -> Result<SocketAddr, String> {
    words.parse().map_err(|_| "write it as `127.0.0.1:9464` or `[::1]:9464`".to_owned())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LogFormat {
    Text,
    Json,
}

/// Watches until somebody says stop. A log as JSON has what ended it as its last line, too.
pub(crate) fn run(arguments: &WatchArguments, session: &Session) -> Result<Status, CommandError> {
    let is_terminal = io::stderr().is_terminal() && arguments.log_format == LogFormat::Text;
    if !is_terminal {
        start_log(arguments.log_format);
    }
    match watch_until_told(arguments, session, is_terminal) {
        Err(failure) if arguments.log_format == LogFormat::Json => {
            tracing::error!(event = "daemon", "{}", failure.one_line());
            Ok(Status::Failed)
        }
        outcome => outcome,
    }
}

fn watch_until_told(arguments: &WatchArguments, session: &Session, is_terminal: bool) -> Result<Status, CommandError> {
    let signals = Signals::listen()?;
    signals.listen_for_reload()?;
    let metrics = Metrics::default();
    let teller = Teller {
        progress: is_terminal.then(|| progress::message(session)),
        has_fields: arguments.log_format == LogFormat::Json,
        metrics,
        service: Service::default(),
    };
    if let Some(address) = arguments.metrics {
        let address = teller.metrics.serve(address)?;
        teller.say(Weight::News, &format!("metrics at http://{address}/metrics"));
    }
    let mut reloaded = None;
    loop {
        let session = reloaded.as_ref().unwrap_or(session);
        watch(session, &signals, &teller)?;
        if signals.is_over() {
            Service::tell(NotifyState::Stopping);
            teller.say(Weight::News, "stopped");
            return Ok(Status::Done);
        }
        reloaded = match session.reloaded() {
            Ok(session) => {
                teller.say(Weight::News, "read the settings again");
                Some(session)
            }
            Err(error) => {
                teller.say(
                    Weight::Failure,
                    &format!("goes on with the settings it had: {}", error.to_string().trim_end()),
                );
                reloaded
            }
        };
    }
}

/// Watches with the settings of a session, until a signal comes.
fn watch(session: &Session, signals: &Signals, teller: &Teller) -> Result<(), CommandError> {
    let mut store = shelf::open_or_make(session)?;
    Service::tell(NotifyState::Ready);
    teller.say(Weight::News, &format!("watching with the store {}", session.store));
    let before = teller.metrics.tally();
    let mut tell = |told: Told<'_>| {
        if let Some(line) = patrol::line(&told, session.zone) {
            teller.tell(&line);
        }
        if let Told::Tick { waiting, tally } = told {
            let status = || format!("{}; {} due", patrol::summary(tally), waiting.0 + waiting.1);
            teller.service.is_alive(status);
            teller.metrics.set(before.plus(tally), waiting);
            if let Some(progress) = &teller.progress {
                progress.set_message(status());
            }
        }
    };
    patrol::pass(&mut *store, session, (Mode::Forever, signals), &mut tell).map(|_| ())
}

/// Whom the daemon tells what.
struct Teller {
    /// On a terminal, the line that shows how far it is.
    progress: Option<ProgressBar>,
    /// Whether a line of the log has fields for programs beside its words.
    has_fields: bool,
    metrics: Metrics,
    service: Service,
}

impl Teller {
    /// Says something of the daemon itself.
    fn say(&self, weight: Weight, words: &str) {
        self.tell(&Line { weight, event: "daemon", subject: String::new(), words: words.to_owned() });
    }

    /// Tells a line on the terminal, or in the log with its fields.
    fn tell(&self, Line { weight, event, subject, words }: &Line) {
        let words = visible(words, Layout::Fold);
        let subject = Some(subject.as_str()).filter(|subject| self.has_fields && !subject.is_empty());
        let event = Some(*event).filter(|_| self.has_fields);
        match (&self.progress, weight) {
            (Some(progress), _) => progress.suspend(|| {
                let _ = writeln!(io::stderr(), "{words}");
            }),
            (None, Weight::News) => tracing::info!(event, subject, "{words}"),
            (None, Weight::Failure) => tracing::warn!(event, subject, "{words}"),
        }
    }
}

fn start_log(format: LogFormat) {
    let log = fmt().with_writer(io::stderr).with_target(false).with_ansi(false).with_max_level(tracing::Level::INFO);
    match format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().flatten_event(true).with_current_span(false).init(),
    }
}
