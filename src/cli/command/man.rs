//! `writethru man`: the manual, from the same words as the help.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use clap::{Args, Command, CommandFactory as _};
use clap_mangen::Man;

use crate::{
    cli::{args::Arguments, error::CommandError, hint::hint_for_write, output::Output, status::Status},
    ui::count,
};

/// Print the manual page, one for the program or one for a command
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  writethru man | man -l -
  writethru man diff | man -l -
  writethru man --output /usr/local/share/man/man1  Every page")]
pub(crate) struct ManArguments {
    /// The command; without it, the whole program
    command: Option<String>,
    /// Write every page into this folder
    #[arg(long, short, value_name = "FOLDER", conflicts_with = "command")]
    output: Option<PathBuf>,
}

/// Prints the page as roff, or writes all of them.
pub(crate) fn run(arguments: &ManArguments) -> Result<Status, CommandError> {
    if let Some(folder) = &arguments.output {
        return write_all(folder);
    }
    let mut out = Output::plain();
    out.write_all(&page(arguments.command.as_deref())?)?;
    out.finish()?;
    Ok(Status::Done)
}

/// Writes `writethru.1` and a page for each command; older ones are written over.
fn write_all(folder: &Path) -> Result<Status, CommandError> {
    let program = Arguments::command();
    let names: Vec<&str> = program.get_subcommands().map(Command::get_name).collect();
    for name in [None].into_iter().chain(names.iter().copied().map(Some)) {
        let file = folder.join(name.map_or_else(|| "writethru.1".to_owned(), |name| format!("writethru-{name}.1")));
        let unable = |error| {
            let failure = CommandError::new(format!("cannot write `{}`", file.display())).caused_by(&error);
            failure.with_hint(hint_for_write(&file))
        };
        fs::write(&file, page(name)?).map_err(unable)?;
    }
    let mut out = Output::plain();
    writeln!(out, "{} in {}", count(names.len() + 1, "page"), folder.display())?;
    out.finish()?;
    Ok(Status::Done)
}

fn unknown(name: &str) -> CommandError {
    CommandError::new(format!("there is no command `{name}`")).with_hint("`writethru help` lists them".to_owned())
}

fn page(name: Option<&str>) -> Result<Vec<u8>, CommandError> {
    let mut program = Arguments::command();
    program.build();
    let command = match name {
        None => program,
        Some(name) => program
            .find_subcommand(name)
            .cloned()
            .ok_or_else(|| unknown(name))?
            .display_name(format!("writethru-{name}")),
    };
    let mut page = Vec::new();
    write_page(&mut page, &Man::new(command.clone()), &command)?;
    Ok(page)
}

/// The sections that every page has; what stands below the options in the help keeps its lines.
fn write_page(page: &mut Vec<u8>, manual: &Man, command: &Command) -> io::Result<()> {
    manual.render_title(page)?;
    manual.render_name_section(page)?;
    manual.render_synopsis_section(page)?;
    manual.render_description_section(page)?;
    manual.render_options_section(page)?;
    if command.has_subcommands() {
        manual.render_subcommands_section(page)?;
    }
    let below = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let (notes, examples) = below.split_once("Examples:\n").unwrap_or((&below, ""));
    write_lines(page, "NOTES", notes)?;
    write_lines(page, "EXAMPLES", examples)
}

/// A section whose lines stay as they are.
fn write_lines(page: &mut Vec<u8>, heading: &str, words: &str) -> io::Result<()> {
    if words.trim().is_empty() {
        return Ok(());
    }
    writeln!(page, ".SH {heading}\n.nf")?;
    for line in words.trim_end().lines() {
        // A point or an apostrophe at the start of a line would be an order to roff.
        let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
        writeln!(page, "{guard}{}", line.replace('\\', "\\e").replace('-', "\\-"))?;
    }
    writeln!(page, ".fi")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_keep_their_lines() {
        let page = String::from_utf8(page(Some("prune")).expect("a command")).expect("UTF-8");
        let (notes, examples) = page.split_once(".SH EXAMPLES\n.nf\n").expect("examples");
        assert!(notes.contains(".SH NOTES\n.nf\nWithout \\-\\-yes it only prints"), "{notes}");
        assert!(
            examples.contains("\n  writethru prune storm \\-\\-keep\\-versions 100 \\-\\-yes\n  writethru prune "),
            "{examples}"
        );
        assert!(examples.contains("\n.fi\n"), "{examples}");
    }

    #[test]
    fn no_line_is_an_order_to_roff() {
        let mut page = Vec::new();
        write_lines(&mut page, "NOTES", ".x\n'y\n\\d+\n").expect("a page in memory");
        assert_eq!(String::from_utf8_lossy(&page), ".SH NOTES\n.nf\n\\&.x\n\\&'y\n\\ed+\n.fi\n");
    }
}
