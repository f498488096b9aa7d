//! `writethru import` of what another program has kept.

use std::{io::Write as _, path::Path};

use crate::{
    cli::{
        error::CommandError,
        output::Output,
        progress,
        session::{Session, complain},
        status::Status,
    },
    exchange::ImportFormat,
    job::intake::{self, IntakeEvent, IntakeReport},
    store::Store,
    text::sanitise::{Layout, visible},
    ui::count,
};

/// Bad records that are named one by one; the others are counted.
const NAMED: usize = 20;

/// Takes in one archive; a record that cannot be used is named and the others are still taken.
pub(super) fn run(
    store: &mut dyn Store,
    path: &Path,
    format: &ImportFormat,
    session: &Session,
) -> Result<Status, CommandError> {
    let finds = (format.open)(path)?;
    let bar = progress::counter(session, "importing", "records");
    let mut named = 0;
    let report = intake::take_in(store, finds, &mut |event| match event {
        IntakeEvent::Looked(count) => bar.set_position(count as u64),
        IntakeEvent::Bad(bad) => {
            named += 1;
            if named <= NAMED {
                bar.suspend(|| complain(&CommandError::new(format!("{}: {bad}", path.display()))));
            }
        }
    });
    bar.finish_and_clear();
    let report = report?;
    if named > NAMED {
        session.note(&format!("note: {} more are passed over", count(named - NAMED, "record")));
    }
    print(&report, path, format)?;
    Ok(match (report.bad, report.captures + report.known) {
        (0, _) => Status::Done,
        (_, 0) => Status::Failed,
        _ => Status::Partial,
    })
}

fn print(report: &IntakeReport, path: &Path, format: &ImportFormat) -> Result<(), CommandError> {
    let mut out = Output::plain();
    let name = path.display().to_string();
    writeln!(out, "{}: {}", visible(&name, Layout::Fold), format.what)?;
    let brought = format!(
        "{} with {} of {}",
        count(report.captures, "capture"),
        count(report.versions, "new version"),
        count(report.articles.len(), "article")
    );
    writeln!(out, "  {brought}")?;
    let others = [
        (report.known, "in the store already"),
        (report.passed_over, "of pages that are no article here"),
        (report.other_links, "with another link in the chain than they had: see `writethru help import`"),
    ];
    for (number, what) in others.into_iter().filter(|(number, _)| *number > 0) {
        writeln!(out, "  {} {what}", count(number, "capture"))?;
    }
    out.finish()
}
