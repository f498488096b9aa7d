//! `writethru verify`: whether the store still holds what was once put into it.

use std::{
    error::Error,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use clap::Args;

use crate::{
    cli::{error::CommandError, jsonl, output::Output, progress, session::Session, shelf, status::Status},
    job::anchor::{self, CheckedAnchor},
    model::ReaderZone,
    store::{Anchor, Damage, Progress, Record},
    text::sanitise::{Layout, visible},
    timestamp::Authorities,
    ui::count,
};

/// Check every digest in the store and name what does not fit
#[derive(Debug, Args)]
#[command(after_help = "\
Ends with status 2 where something does not fit, or lies at a place that does
not answer. The root that is printed stands for everything in the store: kept
elsewhere, it proves later what was here today.

Time-stamps (`anchor`) must be of the log as it was; `--authority` checks who
signed them.
Formats: text, json (`writethru.verification/1`)

Examples:
  writethru verify
  writethru verify --authority cacert.pem
  writethru verify --json | jq .log_root")]
pub(crate) struct VerifyArguments {
    /// Certificates (PEM) of the authorities whose time-stamps are trusted
    #[arg(long, value_name = "FILE")]
    authority: Option<PathBuf>,
}

/// Computes everything anew and prints what was found.
pub(crate) fn run(arguments: &VerifyArguments, session: &Session) -> Result<Status, CommandError> {
    let is_json = session.is_json()?;
    let authorities = arguments.authority.as_deref().map(authorities).transpose()?;
    let store = shelf::open(session)?;
    let bar = progress::bar(session, "verifying", "articles");
    let mut found = store.verify(&mut |Progress { done, of }| {
        bar.set_length(of);
        bar.set_position(done);
    })?;
    bar.finish_and_clear();
    let anchors = anchor::check(&*store, authorities.as_ref())?;
    found.damage.extend(anchors.iter().filter_map(CheckedAnchor::damage));
    let mut out = Output::plain();
    if is_json {
        jsonl::write_record(&mut out, "writethru.verification/1", &found)?;
    } else {
        for damage in &found.damage {
            writeln!(out, "damaged: {}", visible(&damage.to_string(), Layout::Fold))?;
        }
        let articles = count(found.articles, "article");
        let (captures, versions) = (count(found.captures, "capture"), count(found.versions, "version"));
        for unreached in &found.unreached {
            writeln!(out, "not reached: {}", visible(&unreached.to_string(), Layout::Fold))?;
        }
        // What is damaged was looked at, but is not verified.
        let is_sound = found.damage.is_empty() && found.unreached.is_empty();
        let done = if is_sound { "verified" } else { "checked" };
        writeln!(out, "{articles}, {captures} and {versions} {done}\n  root {}", found.log_root)?;
        if found.removed > 0 {
            writeln!(out, "removed by a rule, their digests in the chain: {} pages and texts", found.removed)?;
        }
        for anchor in anchors.iter().filter(|anchor| anchor.outcome.is_ok()) {
            write_anchor(&mut out, anchor, (authorities.is_some(), session.zone))?;
        }
    }
    out.finish()?;
    shelf::note_new_extractor(&*store, session)?;
    match (found.damage.len(), found.unreached.len()) {
        (0, 0) => Ok(Status::Done),
        (0, unreached) => Err(CommandError::new(format!(
            "the pages of {} of {} could not be read, so it is not known whether they are whole",
            count(unreached, "capture"),
            session.store
        ))
        .with_hint("see that their place can be reached and verify again; nothing else is damaged".to_owned())),
        (damaged, _) => Err(CommandError::new(format!("{} in {}", count(damaged, "damaged record"), session.store))
            .with_hint("keep the file as it is and look for the last copy that verifies".to_owned())),
    }
}

fn write_anchor(
    out: &mut Output,
    checked: &CheckedAnchor,
    (is_signature_checked, zone): (bool, ReaderZone),
) -> Result<(), CommandError> {
    let Anchor { log, authority, at, .. } = &checked.anchor;
    let records = count(log.size, "record");
    let signature = if is_signature_checked { "its signature is good" } else { "`--authority` checks its signature" };
    let line = format!("time-stamp of {} over {records} by {authority}; {signature}", zone.instant(*at));
    Ok(writeln!(out, "{}", visible(&line, Layout::Fold))?)
}

/// The authorities of a file.
fn authorities(path: &Path) -> Result<Authorities, CommandError> {
    let failed = |error: &(dyn Error + 'static)| {
        CommandError::new(format!("cannot use the certificates in {}", path.display())).caused_by(error)
    };
    let pem = fs::read(path)
        .map_err(|error| failed(&error).with_hint("check the spelling of the path, and who may read it".to_owned()))?;
    Authorities::from_pem(&pem).map_err(|error| failed(&error).with_hint("give a file in PEM".to_owned()))
}

impl CheckedAnchor {
    fn damage(&self) -> Option<Damage> {
        let record = Record::Anchor { size: self.anchor.log.size };
        self.outcome.as_ref().err().map(|error| Damage { record, how: error.to_string() })
    }
}
