//! `writethru import` of files: article by article, each file a capture of its own date.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use super::import::print_changes;
use crate::{
    cli::{
        error::CommandError,
        margin::write_entry,
        news::{self, NewsRecord},
        output::Output,
        session::{Session, complain},
        shelf,
        status::Status,
    },
    job::{
        News,
        import::{self, ImportError, ImportOptions, ImportReport},
        plan::{self, Plan},
    },
    store::Store,
    ui::count,
};

/// Imports the files, all of one instant where one is given, and shows what changed where that is wanted; one that
/// fails is reported and the others are still done.
pub(super) fn run(
    paths: &[PathBuf],
    (at, shows_changes): (Option<DateTime<Utc>>, bool),
    session: &Session,
) -> Result<Status, CommandError> {
    let Plan { groups, failures } = plan::plan(paths);
    let is_json = session.is_json()?;
    let out = if shows_changes && !is_json { session.pages() } else { Output::plain() };
    let mut telling = Telling { session, out, is_json, shows_changes };
    let mut tally = Tally { failures: failures.len(), ..Tally::default() };
    for failure in failures {
        let path = failure.path().to_owned();
        telling.failure(&path, &failure.into())?;
    }
    if groups.is_empty() {
        return if tally.failures > 0 { Ok(Status::Failed) } else { Err(nothing_found(paths)) };
    }
    let mut store = shelf::open_or_make(session)?;
    for group in &groups {
        match import::import(&mut *store, group, ImportOptions { at, now: session.now }) {
            Ok(report) => {
                tally.add(&report);
                telling.report(&*store, report)?;
            }
            Err(ImportError::Store(failure)) => {
                tally.failures += group.sources.len();
                complain(&failure.into());
            }
            Err(mistake) => return Err(mistake.into()),
        }
    }
    telling.out.finish()?;
    let (files, articles) = (count(tally.done, "file"), count(tally.articles, "article"));
    session.note(&format!("{files} of {articles} in the store {}", session.store));
    Ok(tally.status())
}

fn nothing_found(paths: &[PathBuf]) -> CommandError {
    let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    CommandError::new(format!("no pages in {}", paths.join(", ")))
        .with_hint("a folder is searched for files that end in .txt, .html or .htm".to_owned())
}

/// How much was done.
#[derive(Default)]
struct Tally {
    done: usize,
    articles: usize,
    failures: usize,
}

impl Tally {
    fn add(&mut self, report: &ImportReport) {
        self.done += report.imported.len();
        self.articles += usize::from(report.article.is_some());
        self.failures += report.failures.len();
    }

    fn status(&self) -> Status {
        match (self.failures, self.done) {
            (0, _) => Status::Done,
            (_, 0) => Status::Failed,
            _ => Status::Partial,
        }
    }
}

/// How the user is told what came of each file.
struct Telling<'a> {
    session: &'a Session,
    out: Output,
    is_json: bool,
    shows_changes: bool,
}

impl Telling<'_> {
    /// Tells of an article, and has whoever watches see it at once.
    fn report(&mut self, store: &dyn Store, report: ImportReport) -> Result<(), CommandError> {
        if self.is_json {
            self.records(&report)?;
        } else {
            self.lines(&report)?;
        }
        for imported in &report.imported {
            let (path, at) = (imported.path.display(), self.session.zone.instant(imported.at));
            self.session.detail(&format!("{path} is of {at}, {}", news::dated_by(imported.dated_by)));
        }
        if let Some(article) = report.article.as_ref().filter(|_| self.shows_changes) {
            print_changes(&mut self.out, store, article, self.session)?;
        }
        self.out.flush()?;
        for failure in report.failures {
            let path = failure.path().to_owned();
            self.failure(&path, &failure.into())?;
        }
        Ok(())
    }

    /// A line of JSON for each file of an article.
    fn records(&mut self, report: &ImportReport) -> Result<(), CommandError> {
        let Some(article) = &report.article else { return Ok(()) };
        for imported in &report.imported {
            let dated = (imported.at, imported.dated_by);
            let source = imported.path.to_string_lossy();
            NewsRecord::of(&source, article, dated, &imported.news).write(&mut self.out)?;
        }
        Ok(())
    }

    fn lines(&mut self, report: &ImportReport) -> Result<(), CommandError> {
        let Some(article) = &report.article else { return Ok(()) };
        if !report.imported.is_empty() && report.imported.iter().all(|imported| imported.news == News::Known) {
            let files = count(report.imported.len(), "file");
            return Ok(writeln!(self.out, "{}: unchanged, {files} in the store already", article.slug)?);
        }
        writeln!(self.out, "{}", article.slug)?;
        let Session { zone, width, .. } = *self.session;
        for imported in &report.imported {
            let at = format!("  {}  ", zone.instant(imported.at));
            write_entry(&mut self.out, &at, &news::words(&imported.news, zone), width)?;
        }
        Ok(())
    }

    fn failure(&mut self, path: &Path, failure: &CommandError) -> Result<(), CommandError> {
        if self.is_json {
            let reason = failure.one_line();
            NewsRecord::without_article(&path.to_string_lossy(), "error", Some(&reason)).write(&mut self.out)?;
        }
        complain(failure);
        Ok(())
    }
}
