//! `writethru backup` and `writethru restore`: a copy of the whole store in one file, and a store made of it.

use std::{io::Write as _, path::PathBuf};

use clap::Args;

use crate::{
    cli::{error::CommandError, output::Output, session::Session, status::Status},
    job::read::ReadError,
    store::{self, PagesElsewhere, StoreError},
    text::sanitise::{Layout, visible},
};

/// Copy the whole store to one file, while it is used
#[derive(Debug, Args)]
#[command(after_help = "\
The file is itself a store, of the moment at which the copying began; `--store
FILE` reads it. It appears only when it is whole, and no file is ever written
over. Pages that the setting `blobs` keeps elsewhere stay there: the copy names
them, and what `prune` removes there is gone for the copy as well.

Examples:
  writethru backup /mnt/safe/2025-12-03.db
  writethru verify --store /mnt/safe/2025-12-03.db")]
pub(crate) struct BackupArguments {
    /// The file to be made
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Make the store out of a backup
#[derive(Debug, Args)]
#[command(after_help = "\
The store must not be there yet: move what is left of an old one away first, or
name another folder with `--store`.

Examples:
  writethru restore /mnt/safe/2025-12-03.db
  writethru restore /mnt/safe/2025-12-03.db --store ./as-it-was")]
pub(crate) struct RestoreArguments {
    /// A file that `writethru backup` made
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Copies the store.
pub(crate) fn run(arguments: &BackupArguments, session: &Session) -> Result<Status, CommandError> {
    let elsewhere = store::back_up(&session.store, &arguments.file)?;
    let file = arguments.file.display();
    note(session, &elsewhere, "and are not in the copy: keep that place too");
    tell(&format!("the store {} is copied to {file}", session.store))
}

/// Makes the store.
pub(crate) fn run_restore(arguments: &RestoreArguments, session: &Session) -> Result<Status, CommandError> {
    if !arguments.file.exists() {
        return Err(ReadError::Missing { path: arguments.file.clone() }.into());
    }
    let (file, elsewhere) = store::restore(&arguments.file, &session.store).map_err(not_restored)?;
    note(session, &elsewhere, "for both stores: what `prune` removes there is gone for both");
    tell(&format!("the store {} is made of {}", file.display(), arguments.file.display()))
}

/// Says where pages lie that are in no file.
fn note(session: &Session, elsewhere: &[PagesElsewhere], words: &str) {
    for PagesElsewhere { place, pages } in elsewhere {
        session.note(&format!("note: pages of it ({pages}) lie at {place} {words}"));
    }
}

fn not_restored(error: StoreError) -> CommandError {
    let is_backup = !matches!(error, StoreError::NotAStore { .. });
    let failure = CommandError::from(error);
    if is_backup { failure } else { failure.with_hint("give a file that `writethru backup` made".to_owned()) }
}

fn tell(words: &str) -> Result<Status, CommandError> {
    let mut out = Output::plain();
    writeln!(out, "{}", visible(words, Layout::Fold))?;
    out.finish()?;
    Ok(Status::Done)
}
