//! `writethru completions`: a script that teaches a shell our commands and options.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use crate::cli::{args::Arguments, error::CommandError, output::Output, status::Status};

/// Print a script that completes commands and options in a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  writethru completions bash > /etc/bash_completion.d/writethru
  writethru completions zsh > /usr/local/share/zsh/site-functions/_writethru
  writethru completions fish > ~/.config/fish/completions/writethru.fish")]
pub(crate) struct CompletionsArguments {
    /// The shell
    shell: Shell,
}

/// Prints the script.
pub(crate) fn run(arguments: &CompletionsArguments) -> Result<Status, CommandError> {
    let mut out = Output::plain();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "writethru", &mut script);
    std::io::Write::write_all(&mut out, &script)?;
    out.finish()?;
    Ok(Status::Done)
}
