//! The command line: arguments as typed, resolved to plain options, handed to the library.
//!
//! Only here does the program read the environment, the clock and the terminal, print, or choose its exit status.
//!
//! | file | what it is for |
//! |---|---|
//! | `args`, `command` | the arguments as typed; the commands, one a file |
//! | `environment`, `session` | the world as it is found; what one run needs to know of it |
//! | `shelf`, `target`, `source`, `web` | what a user names: articles, watched things, pages, addresses |
//! | `reading` | the reader's options for a diff |
//! | `output`, `margin`, `jsonl`, `news`, `progress` | what is printed: through a pager, in lines, as JSON, in words, as a bar |
//! | `error`, `hint`, `status` | how a command fails, what can be done, how it ends |
//! | `patrol`, `signals`, `service`, `metrics`, `sites` | what `run` and `watch` need |

mod args;
mod command;
mod environment;
mod error;
mod hint;
mod jsonl;
mod margin;
mod metrics;
mod news;
mod output;
mod patrol;
mod progress;
mod reading;
mod service;
mod session;
mod shelf;
mod signals;
mod sites;
mod source;
mod status;
mod target;
mod web;

use std::process::ExitCode;

use args::{Arguments, Command};
use error::CommandError;
use session::Session;
use status::Status;

/// Runs the program with the process's arguments and returns its exit status.
pub fn main() -> ExitCode {
    match Arguments::read() {
        Ok(arguments) => conclude(run(arguments)).into(),
        Err(usage) => {
            // Help and version are asked for and go to standard output; the rest are mistakes.
            let status = if usage.use_stderr() { Status::Failed } else { Status::Done };
            conclude(usage.print().map(|()| status).map_err(CommandError::from)).into()
        }
    }
}

fn run(arguments: Arguments) -> Result<Status, CommandError> {
    let session = Session::resolve(arguments.global)?;
    if !arguments.command.has_formats() {
        session.format(&["text"])?;
    }
    match arguments.command {
        Command::Import(arguments) => command::import::run(&arguments, &session),
        Command::Snap(arguments) => command::snap::run(&arguments, &session),
        Command::Add(arguments) => command::add::run(&arguments, &session),
        Command::Remove(arguments) => command::remove::run(&arguments, &session),
        Command::Pause(arguments) => command::pause::run(&arguments, &session),
        Command::Resume(arguments) => command::pause::run_resume(&arguments, &session),
        Command::Sync(arguments) => command::sync::run(&arguments, &session),
        Command::Edit(arguments) => command::edit::run(&arguments, &session),
        Command::Run(arguments) => command::run::run(&arguments, &session),
        Command::Watch(arguments) => command::watch::run(&arguments, &session),
        Command::Schedule(arguments) => command::schedule::run(&arguments, &session),
        Command::List(arguments) => command::list::run(&arguments, &session),
        Command::Log(arguments) => command::log::run(&arguments, &session),
        Command::Gaps(arguments) => command::gaps::run(&arguments, &session),
        Command::Show(arguments) => command::show::run(&arguments, &session),
        Command::Diff(arguments) => command::diff::run(&arguments, &session),
        Command::When(arguments) => command::when::run(&arguments, &session),
        Command::Grep(arguments) => command::when::run_grep(&arguments, &session),
        Command::Index(arguments) => command::index::run(&arguments, &session),
        Command::Blame(arguments) => command::blame::run(&arguments, &session),
        Command::Extract(arguments) => command::extract::run(&arguments, &session),
        Command::Reextract(arguments) => command::reextract::run(&arguments, &session),
        Command::Verify(arguments) => command::verify::run(&arguments, &session),
        Command::Anchor(arguments) => command::anchor::run(&arguments, &session),
        Command::Copy(arguments) => command::copy::run(arguments, &session),
        Command::Backup(arguments) => command::backup::run(&arguments, &session),
        Command::Restore(arguments) => command::backup::run_restore(&arguments, &session),
        Command::Evidence(arguments) => command::evidence::run(&arguments, &session),
        Command::Report(arguments) => command::report::run(&arguments, &session),
        Command::Export(arguments) => command::export::run(&arguments, &session),
        Command::Hold(arguments) => command::hold::run(&arguments, &session),
        Command::Release(arguments) => command::hold::run_release(&arguments, &session),
        Command::Prune(arguments) => command::prune::run(&arguments, &session),
        Command::Completions(arguments) => command::completions::run(&arguments),
        Command::Man(arguments) => command::man::run(&arguments),
    }
}

/// A reader of our output who went away is no failure.
fn conclude(outcome: Result<Status, CommandError>) -> Status {
    match outcome {
        Ok(status) => status,
        Err(failure) if failure.is_broken_pipe() => Status::Done,
        Err(failure) => {
            session::complain(&failure);
            Status::Failed
        }
    }
}
