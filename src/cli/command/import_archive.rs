//! `writethru import` of what another program has kept.

use std::{io::Write as _, path::Path};

use serde::Serialize;

use crate::{
    cli::{
        error::CommandError,
        jsonl,
        news::NewsRecord,
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
    let is_json = session.is_json()?;
    let mut out = Output::plain();
    let finds = (format.open)(path)?;
    let bar = progress::counter(session, "importing", "records");
    let (mut named, mut written) = (0, Ok(()));
    let report = intake::take_in(store, finds, &mut |event| match event {
        IntakeEvent::Looked(count) => bar.set_position(count as u64),
        IntakeEvent::Bad(bad) => {
            named += 1;
            if named <= NAMED {
                bar.suspend(|| complain(&CommandError::new(format!("{}: {bad}", path.display()))));
            }
            if is_json && written.is_ok() {
                let source = format!("{}: {}", path.display(), bad.place);
                written = NewsRecord::without_article(&source, "error", Some(&bad.why)).write(&mut out);
            }
        }
    });
    bar.finish_and_clear();
    let report = report?;
    written?;
    if named > NAMED {
        session.note(&format!("note: {} more are passed over", count(named - NAMED, "record")));
    }
    if is_json {
        jsonl::write_record(&mut out, "writethru.intake/1", &Record::new(&report, path, format))?;
    } else {
        print(&mut out, &report, path, format)?;
    }
    out.finish()?;
    Ok(match (report.bad, report.captures + report.known) {
        (0, _) => Status::Done,
        (_, 0) => Status::Failed,
        _ => Status::Partial,
    })
}

/// What came of an archive, as JSON.
#[derive(Serialize)]
struct Record<'a> {
    source: String,
    archive: &'a str,
    articles: usize,
    captures: usize,
    versions: usize,
    known: usize,
    passed_over: usize,
    bad: usize,
    other_links: usize,
}

impl<'a> Record<'a> {
    fn new(report: &IntakeReport, path: &Path, format: &'a ImportFormat) -> Self {
        Self {
            source: path.display().to_string(),
            archive: format.name,
            articles: report.articles.len(),
            captures: report.captures,
            versions: report.versions,
            known: report.known,
            passed_over: report.passed_over,
            bad: report.bad,
            other_links: report.other_links,
        }
    }
}

fn print(out: &mut Output, report: &IntakeReport, path: &Path, format: &ImportFormat) -> Result<(), CommandError> {
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
    Ok(())
}
