//! Import: files that were kept elsewhere become dated captures of an article.
//!
//! Importing the same files again changes nothing, and costs no more than reading them.

use std::{collections::HashMap, path::PathBuf};

use chrono::{DateTime, Utc};

use super::{
    article::{self, Subject, Wish},
    check::{Check, News, record},
    checks,
    dating::{Evidence, date_files},
    load::{File, LoadError, Understood, load},
    plan::Group,
};
use crate::{
    model::{Article, Capture, DatedBy, Digest, Slug},
    store::{Store, StoreError},
};

/// Why files cannot be imported.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ImportError {
    /// One instant was given for several files of an article.
    #[error("`{label}` has {count} files, which cannot all be of the same instant")]
    OneInstantForSeveral {
        /// What the files call the article.
        label: String,
        /// How many.
        count: usize,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What decides the instants of an import.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ImportOptions {
    /// The instant of every file, where the user knows it.
    pub at: Option<DateTime<Utc>>,
    /// The present instant.
    pub now: DateTime<Utc>,
}

/// A file that is in the store now.
#[derive(Debug)]
pub(crate) struct Imported {
    /// The file.
    pub path: PathBuf,
    /// The instant of its capture.
    pub at: DateTime<Utc>,
    /// How the instant is known.
    pub dated_by: DatedBy,
    /// What it brought.
    pub news: News,
}

/// What an import made of a group of files.
#[derive(Debug, Default)]
pub(crate) struct ImportReport {
    /// The article; `None` where no file could be read.
    pub article: Option<Article>,
    /// The files, in the order of their instants.
    pub imported: Vec<Imported>,
    /// The files that could not be imported; the others were.
    pub failures: Vec<LoadError>,
}

/// Imports the files of one article. Fails as a whole only where the store does.
pub(crate) fn import(
    store: &mut dyn Store,
    group: &Group,
    options: ImportOptions,
) -> Result<ImportReport, ImportError> {
    if options.at.is_some() && group.sources.len() > 1 {
        return Err(ImportError::OneInstantForSeveral { label: group.label.clone(), count: group.sources.len() });
    }
    let slug = Slug::suggest(&group.label);
    let mut report = ImportReport { article: article::of_slug(store, &slug)?, ..ImportReport::default() };
    let known = report.article.as_ref().map(|article| checks::of_texts(store, article.id)).transpose()?;
    let known = Known::new(known.unwrap_or_default());
    let mut files = Vec::new();
    for source in &group.sources {
        let file = match load(source) {
            Ok(file) => file,
            Err(failure) => {
                report.failures.push(failure);
                continue;
            }
        };
        match known.capture_of(&file, options) {
            Some(capture) => report.imported.push(already(&file, capture)),
            None => match file.understand() {
                Ok(file) => files.push(file),
                Err(failure) => report.failures.push(failure),
            },
        }
    }
    if !files.is_empty() {
        let mut checks = into_checks(files, &known, options);
        let subject = match report.article.take() {
            Some(article) => Subject::Known(article),
            None => article::find_or_name(store, Wish::Words(&group.label), &checks)?,
        };
        let (article, news) = record(store, subject, &mut checks)?;
        report.imported.extend(checks.into_iter().zip(news).map(|(check, news)| Imported {
            path: check.url.into(),
            at: check.at,
            dated_by: check.dated_by,
            news,
        }));
        report.article = Some(article);
    }
    report.imported.sort_by_key(|imported| imported.at);
    Ok(report)
}

/// The captures that an article has, by the path and content they were made of.
struct Known {
    instants: Vec<DateTime<Utc>>,
    by_file: HashMap<(String, Digest), Capture>,
}

impl Known {
    fn new(captures: Vec<Capture>) -> Self {
        let instants = captures.iter().map(|capture| capture.at).collect();
        let by_file = captures.into_iter().filter_map(|capture| {
            let digest = capture.raw?.digest;
            Some(((capture.url.clone(), digest), capture))
        });
        Self { instants, by_file: by_file.collect() }
    }

    /// The capture that was made of this very file before.
    fn capture_of(&self, file: &File, options: ImportOptions) -> Option<&Capture> {
        let capture = self.by_file.get(&(file.path.to_string_lossy().into_owned(), file.digest))?;
        options.at.is_none_or(|at| at == capture.at).then_some(capture)
    }
}

fn already(file: &File, capture: &Capture) -> Imported {
    Imported { path: file.path.clone(), at: capture.at, dated_by: capture.dated_by, news: News::Known }
}

/// Dates the files and puts them into the order of their instants.
fn into_checks(files: Vec<Understood>, known: &Known, options: ImportOptions) -> Vec<Check> {
    let dates = if let Some(at) = options.at {
        vec![(at, DatedBy::AtFlag); files.len()]
    } else {
        let evidence: Vec<Evidence> = files.iter().map(Understood::evidence).collect();
        date_files(&evidence, &known.instants, options.now)
    };
    let mut checks: Vec<Check> =
        files.into_iter().zip(dates).map(|(file, (at, dated_by))| file.into_check(at, dated_by)).collect();
    checks.sort_by_key(|check| check.at);
    checks
}
