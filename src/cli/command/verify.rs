//! `writethru verify`: whether the store still holds what was once put into it.

use std::io::Write as _;

use clap::{ArgAction, Args};

use crate::{
    cli::{error::CommandError, jsonl, output::Output, progress, session::Session, shelf, status::Status},
    store::Progress,
    text::sanitise::{Layout, visible},
    ui::count,
};

/// Check every digest in the store and name what was tampered with
#[derive(Debug, Args)]
#[command(after_help = "\
Ends with status 2 where something does not fit. The root that is printed stands
for everything in the store: kept elsewhere, it proves later what was here today.

Examples:
  writethru verify
  writethru verify --json | jq .log_root")]
pub(crate) struct VerifyArguments {
    /// Print one JSON object (`writethru.verification/1`)
    #[arg(long, action = ArgAction::SetTrue)]
    json: bool,
}

/// Computes everything anew and prints what was found.
pub(crate) fn run(arguments: &VerifyArguments, session: &Session) -> Result<Status, CommandError> {
    let is_json = session.is_json(arguments.json)?;
    let store = shelf::open(session)?;
    let bar = progress::bar(session, "verifying", "articles");
    let found = store.verify(&mut |Progress { done, of }| {
        bar.set_length(of);
        bar.set_position(done);
    })?;
    bar.finish_and_clear();
    let mut out = Output::plain();
    if is_json {
        jsonl::write_record(&mut out, "writethru.verification/1", &found)?;
    } else {
        for damage in &found.damage {
            writeln!(out, "damaged: {}", visible(&damage.to_string(), Layout::Fold))?;
        }
        let articles = count(found.articles as usize, "article");
        let (captures, versions) =
            (count(found.captures as usize, "capture"), count(found.versions as usize, "version"));
        writeln!(out, "{articles}, {captures} and {versions} verified; the log's root is {}", found.log_root)?;
    }
    out.finish()?;
    match found.damage.len() {
        0 => Ok(Status::Done),
        damaged => {
            Err(CommandError::new(format!("{} in {}", count(damaged, "damaged record"), session.store.display()))
                .with_hint("keep the file as it is and look for the last copy that verifies".to_owned()))
        }
    }
}
