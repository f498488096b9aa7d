//! `writethru man`: the manual, from the same words as the help.

use std::io::{self, Write as _};

use clap::{Args, CommandFactory as _};
use clap_mangen::Man;

use crate::cli::{args::Arguments, error::CommandError, output::Output, status::Status};

/// Print the manual page, one for the program or one for a command
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  writethru man | man -l -
  writethru man diff > writethru-diff.1")]
pub(crate) struct ManArguments {
    /// The command; without it, the whole program
    command: Option<String>,
}

/// Prints the page as roff.
pub(crate) fn run(arguments: &ManArguments) -> Result<Status, CommandError> {
    let mut out = Output::plain();
    out.write_all(&page(arguments.command.as_deref())?)?;
    out.finish()?;
    Ok(Status::Done)
}

fn page(name: Option<&str>) -> Result<Vec<u8>, CommandError> {
    let mut program = Arguments::command();
    program.build();
    let command = match name {
        None => program,
        Some(name) => program
            .find_subcommand(name)
            .cloned()
            .ok_or_else(|| CommandError::new(format!("there is no command `{name}`")))?
            .display_name(format!("writethru-{name}")),
    };
    let mut page = Vec::new();
    Man::new(command).render(&mut page).map_err(|error: io::Error| CommandError::from_error(&error))?;
    Ok(page)
}
