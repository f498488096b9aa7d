//! The arguments as typed: what every command takes, and the list of commands.

use std::ffi::OsString;

use clap::{
    ArgAction, Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand,
    builder::{OsStringValueParser, PossibleValuesParser, TypedValueParser as _},
    error::ErrorKind,
};

use super::command::{
    anchor, backup, blame, completions, copy, diff, evidence, export, extract, gaps, hold, import, index, list, log,
    man, prune, reextract, report, run, schedule, show, snap, verify, watch, when,
};
use crate::{
    model::{ReaderZone, StorePlace},
    ui::ColorChoice,
};

// The watch list.
use super::command::{add, edit, pause, remove, sync};

/// The commands by what one wants to do, as the help lists them.
const GROUPS: [(&str, &[&str]); 6] = [
    ("Keep and read pages", &["import", "snap", "extract", "reextract"]),
    ("Watch pages", &["add", "sync", "run", "watch", "schedule", "edit", "pause", "resume", "remove"]),
    ("See what changed", &["list", "log", "diff", "show", "blame", "when", "grep", "index", "gaps", "report"]),
    ("Prove it", &["verify", "anchor", "evidence", "hold", "release"]),
    ("Save and move it", &["backup", "restore", "copy", "export", "prune"]),
    ("Learn more", &["help", "man", "completions"]),
];

/// Words of the help for all commands together.
const OVERVIEW: &str = "\
An ARTICLE is named by its slug, a unique beginning of it, its number in `list`,
or its address. A version of it is named by its number (`3`), `first`, `latest`
(`-1`), a time that it states or was seen at (`06:48`, `2025-12-03T06:48`), or a
day (`2025-12-03`, `yesterday`); two versions by a range, as in `1..3` or
`06:29..06:48`. Times of observation are in UTC, or in the zone that `--zone`
names; JSON has them in UTC always.

The store is the folder ./snapshots unless another is named. Settings are read
from the file that `WRITETHRU_CONFIG` names, else ./writethru.toml, else
~/.config/writethru/config.toml; docs/settings.md lists them.

Exit status: 0 done; 1 differences found (only with --exit-code); 2 the command
failed; 3 some of a batch failed; 130 interrupted.

Examples:
  writethru import seeds --diff            The examples and their changes
  writethru snap story.html                Keep the present state of a page
  writethru log kestrel                    The versions of an article
  writethru diff kestrel 06:29..06:48      What changed between two of them
  writethru diff old.html new.html         Two files, without a store";

/// Keep every version of a news article and show what changed between them
#[derive(Debug, Parser)]
#[command(name = "writethru", version, after_help = OVERVIEW, infer_subcommands = true, subcommand_required = true,
    arg_required_else_help = true, disable_help_subcommand = false)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) global: GlobalArguments,
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Arguments {
    /// The arguments of the process.
    ///
    /// `diff` must start at once: two names alone need no parser, and its options are read without describing the
    /// other commands, unless something is wrong with them or help is wanted.
    pub(crate) fn read() -> Result<Self, clap::Error> {
        let words = super::environment::arguments();
        Self::of_two_pages(&words).or_else(|| Self::of_diff(&words)).map_or_else(Self::of_all, Ok)
    }

    /// The program with all its commands, and a help that lists them by what one wants to do.
    fn program() -> clap::Command {
        let program = Self::command();
        let line = |name: &&str| {
            let about = program.find_subcommand(name).and_then(clap::Command::get_about);
            let about = about.map_or_else(|| "Print the help of a command".to_owned(), ToString::to_string);
            format!("  {name:<11}  {about}\n")
        };
        let group = |(title, names): (&str, &[&str])| {
            let lines: String = names.iter().map(line).collect();
            format!("{title}:\n{lines}\n")
        };
        let commands: String = GROUPS.into_iter().map(group).collect();
        // The list in groups stands in for the parser's own, which shows what is not hidden.
        program
            .mut_subcommands(|command| command.hide(true))
            .override_usage("writethru [OPTIONS] <COMMAND>")
            .help_template(format!(
                "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{commands}{{all-args}}{{after-help}}"
            ))
    }

    fn of_all() -> Result<Self, clap::Error> {
        let matches = Self::program().try_get_matches().map_err(|error| {
            // A mistyped option passed for the versions of `diff`, which may begin with a hyphen.
            let is_mistyped = matches!(error.kind(), ErrorKind::UnknownArgument | ErrorKind::ValueValidation);
            let strict = || Self::program().mut_subcommand("diff", diff::without_hyphens).try_get_matches().err();
            is_mistyped.then(strict).flatten().unwrap_or(error)
        })?;
        Self::from_arg_matches(&matches)
    }

    /// `diff OLD NEW`.
    fn of_two_pages(words: &[OsString]) -> Option<Self> {
        let [command, old, new] = words else { return None };
        let name = |word: &OsString| {
            word.to_str().filter(|word| !word.is_empty() && !word.starts_with('-')).map(str::to_owned)
        };
        let diff = diff::DiffArguments::of(name(old)?, name(new)?);
        (command == "diff").then(|| Self { global: GlobalArguments::default(), command: Command::Diff(diff) })
    }

    /// `diff` with options.
    fn of_diff(words: &[OsString]) -> Option<Self> {
        if words.first()? != "diff" {
            return None;
        }
        let diff = diff::DiffArguments::augment_args(clap::Command::new("diff"));
        let command = GlobalArguments::augment_args(clap::Command::new("writethru")).subcommand(diff);
        Self::from_arg_matches(&command.try_get_matches().ok()?).ok()
    }
}

/// What every command takes.
#[expect(clippy::struct_excessive_bools, reason = "each flag of the command line is one")]
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct GlobalArguments {
    /// Folder or postgres:// address of the store [default: `WRITETHRU_STORE`, the settings, ./snapshots]
    #[arg(long, global = true, value_name = "PLACE", value_parser = OsStringValueParser::new().map(StorePlace::from))]
    pub(crate) store: Option<StorePlace>,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN",
        value_parser = PossibleValuesParser::new(ColorChoice::WORDS).try_map(|word| word.parse::<ColorChoice>()))]
    pub(crate) color: Option<ColorChoice>,
    /// Columns of text [default: `COLUMNS`, the terminal, 80]
    #[arg(long, global = true, value_name = "COLUMNS")]
    pub(crate) width: Option<usize>,
    /// Zone to show instants in and to read times in, as in `Europe/Kyiv` [default: the settings, UTC]
    #[arg(long, global = true, value_name = "ZONE")]
    pub(crate) zone: Option<ReaderZone>,
    /// Form of the output, where a command has several
    #[arg(long, global = true, value_name = "FORMAT")]
    pub(crate) format: Option<String>,
    /// Print JSON: the same as `--format json`
    #[arg(long, global = true, action = ArgAction::SetTrue, conflicts_with = "format")]
    pub(crate) json: bool,
    /// Print no progress and no notes
    #[arg(long, short, global = true, action = ArgAction::SetTrue, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Print what is done in more detail
    #[arg(long, short, global = true, action = ArgAction::SetTrue)]
    pub(crate) verbose: bool,
    /// Print straight to the terminal
    #[arg(long, global = true, action = ArgAction::SetTrue)]
    pub(crate) no_pager: bool,
}

/// The commands, each in its own file.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Import(import::ImportArguments),
    Snap(snap::SnapArguments),
    Add(add::AddArguments),
    Remove(remove::RemoveArguments),
    Pause(pause::PauseArguments),
    Resume(pause::ResumeArguments),
    Edit(edit::EditArguments),
    Sync(sync::SyncArguments),
    Run(run::RunArguments),
    Watch(watch::WatchArguments),
    Schedule(schedule::ScheduleArguments),
    List(list::ListArguments),
    Log(log::LogArguments),
    Gaps(gaps::GapsArguments),
    Show(show::ShowArguments),
    Diff(diff::DiffArguments),
    When(when::WhenArguments),
    Grep(when::GrepArguments),
    Index(index::IndexArguments),
    Blame(blame::BlameArguments),
    Extract(extract::ExtractArguments),
    Reextract(reextract::ReextractArguments),
    Verify(verify::VerifyArguments),
    Anchor(anchor::AnchorArguments),
    Backup(backup::BackupArguments),
    Restore(backup::RestoreArguments),
    Copy(copy::CopyArguments),
    Evidence(evidence::EvidenceArguments),
    Report(report::ReportArguments),
    Export(export::ExportArguments),
    Hold(hold::HoldArguments),
    Release(hold::ReleaseArguments),
    Prune(prune::PruneArguments),
    Completions(completions::CompletionsArguments),
    Man(man::ManArguments),
}

impl Command {
    /// Whether `--format` chooses between forms of what it prints; the others refuse what they would not follow.
    pub(crate) fn has_formats(&self) -> bool {
        match self {
            Self::Run(_)
            | Self::Schedule(_)
            | Self::List(_)
            | Self::Log(_)
            | Self::Gaps(_)
            | Self::Show(_)
            | Self::Diff(_)
            | Self::When(_)
            | Self::Grep(_)
            | Self::Blame(_)
            | Self::Extract(_)
            | Self::Reextract(_)
            | Self::Verify(_)
            | Self::Anchor(_)
            | Self::Report(_)
            | Self::Import(_)
            | Self::Snap(_)
            | Self::Export(_) => true,
            Self::Add(_)
            | Self::Remove(_)
            | Self::Pause(_)
            | Self::Resume(_)
            | Self::Edit(_)
            | Self::Sync(_)
            | Self::Watch(_)
            | Self::Index(_)
            | Self::Backup(_)
            | Self::Restore(_)
            | Self::Copy(_)
            | Self::Evidence(_)
            | Self::Hold(_)
            | Self::Release(_)
            | Self::Prune(_)
            | Self::Completions(_)
            | Self::Man(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_in_one_group_of_the_help() {
        let program = Arguments::command();
        let mut known: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).chain(["help"]).collect();
        let mut told: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        known.sort_unstable();
        told.sort_unstable();
        assert_eq!(told, known);
    }

    #[test]
    fn two_pages_read_without_a_parser_are_what_the_parser_makes_of_them() {
        let words = ["diff", "old.html", "https://news.example/ferry"];
        let parsed = Arguments::try_parse_from(["writethru"].into_iter().chain(words)).unwrap();
        let read = Arguments::of_two_pages(&words.map(OsString::from)).unwrap();
        assert_eq!(format!("{read:?}"), format!("{parsed:?}"));
        for words in [["log", "a", "b"], ["diff", "-q", "b"], ["diff", "a", "-"], ["diff", "", "b"]] {
            assert!(Arguments::of_two_pages(&words.map(OsString::from)).is_none(), "{words:?}");
        }
    }
}
