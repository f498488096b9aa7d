//! Which files an import reads, and which of them are captures of the same article.
//!
//! Files whose name is only a date belong to the article their folder is named after; files with a date and a common
//! rest of the name in one folder are one article; any other file is one by itself, which may turn out to have the
//! address of an article that is known already. Nothing is read here but folders.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use super::{dated_name, read::ReadError};

/// What a file holds, by its extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// A page, HTML or plain text.
    Page,
    /// The status line of an answer without a page: the article was taken down.
    Absence,
}

/// A file to be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    /// Where it is.
    pub path: PathBuf,
    /// What it holds.
    pub holds: Holds,
    /// The date in its name.
    pub named: Option<DateTime<Utc>>,
}

/// The captures of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// What the files call the article.
    pub label: String,
    /// The files, in the order of their names.
    pub sources: Vec<Source>,
}

/// Everything an import reads.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// One group for each article, in the order of their labels.
    pub groups: Vec<Group>,
    /// Paths that cannot be read.
    pub failures: Vec<ReadError>,
}

/// Finds the files under `paths` and groups them. A named file is always read; in a folder only pages are.
pub(crate) fn plan(paths: &[PathBuf]) -> Plan {
    let mut failures = Vec::new();
    let mut files = BTreeSet::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut files, &mut failures);
        } else if path.exists() {
            files.insert(path.clone());
        } else {
            failures.push(ReadError::Missing { path: path.clone() });
        }
    }
    Plan { groups: group(files), failures }
}

/// Collects the pages below a folder without recursion; links to folders are not followed, so there are no circles.
fn walk(root: &Path, files: &mut BTreeSet<PathBuf>, failures: &mut Vec<ReadError>) {
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let unreadable = |source| ReadError::Unreadable { path: folder.clone(), source };
        let entries = match fs::read_dir(&folder).map_err(unreadable) {
            Ok(entries) => entries,
            Err(failure) => {
                failures.push(failure);
                continue;
            }
        };
        for entry in entries.flatten() {
            let path = entry.path();
            let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            match entry.file_type() {
                _ if is_hidden => {}
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(_) if holds(&path).is_some() => drop(files.insert(path)),
                _ => {}
            }
        }
    }
}

fn holds(path: &Path) -> Option<Holds> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "txt" | "html" | "htm" | "xhtml" => Some(Holds::Page),
        "gone" => Some(Holds::Absence),
        _ => None,
    }
}

fn group(files: BTreeSet<PathBuf>) -> Vec<Group> {
    let mut groups: BTreeMap<(PathBuf, String), Vec<Source>> = BTreeMap::new();
    for path in files {
        let name = dated_name::parse(&path.file_stem().unwrap_or(OsStr::new("")).to_string_lossy());
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        // Without a date in its name a file is a group by itself: only equal dates and labels make a series.
        let key = if name.at.is_some() { (folder, name.label) } else { (path.clone(), name.label) };
        let holds = holds(&path).unwrap_or(Holds::Page);
        groups.entry(key).or_default().push(Source { path, holds, named: name.at });
    }
    let mut groups: Vec<Group> = groups.into_iter().map(|(key, sources)| named(key, sources)).collect();
    tell_labels_apart(&mut groups);
    groups
}

fn named((place, label): (PathBuf, String), sources: Vec<Source>) -> Group {
    let label = if label.is_empty() { folder_name(&place) } else { label };
    Group { label, sources }
}

/// The name of a folder, also of one given as `.` or `..`.
fn folder_name(folder: &Path) -> String {
    let name = |folder: &Path| folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let absolute = || folder.canonicalize().ok().or_else(|| Path::new(".").join(folder).canonicalize().ok());
    name(folder).or_else(|| name(&absolute()?)).unwrap_or_default()
}

/// Puts the folder before labels that several groups have, so that `bbc/ferry` and `cnn/ferry` stay two articles.
fn tell_labels_apart(groups: &mut [Group]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for group in &*groups {
        *counts.entry(group.label.clone()).or_default() += 1;
    }
    for group in groups {
        let folder = group.sources.first().and_then(|source| source.path.parent());
        if let (true, Some(folder)) = (counts[&group.label] > 1, folder) {
            group.label = format!("{} {}", folder_name(folder), group.label);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The groups of a folder that holds these files, as `label: file file`.
    fn check(files: &[&str], expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join("news").join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "words").unwrap();
        }
        let plan = plan(&[folder.path().join("news")]);
        let line = |group: &Group| {
            let name = |source: &Source| source.path.file_name().unwrap().to_string_lossy().into_owned();
            format!("{}: {}", group.label, group.sources.iter().map(name).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(plan.groups.iter().map(line).collect::<Vec<_>>(), expected, "{files:?}");
        assert!(plan.failures.is_empty());
    }

    #[test]
    fn a_folder_of_dates_is_an_article() {
        let files = ["ferry/2025-12-03T0648.txt", "ferry/2025-12-03T0629.txt", "ferry/2025-12-04T0700.gone"];
        check(&files, &["ferry: 2025-12-03T0629.txt 2025-12-03T0648.txt 2025-12-04T0700.gone"]);
        check(&["2025-12-03T0629.txt"], &["news: 2025-12-03T0629.txt"]);
    }

    #[test]
    fn dated_files_with_a_common_name_are_an_article() {
        let files = ["20251203-ferry.html", "20251204-ferry.html", "20251203-comet.html"];
        check(&files, &["comet: 20251203-comet.html", "ferry: 20251203-ferry.html 20251204-ferry.html"]);
    }

    #[test]
    fn undated_files_are_articles_of_their_own() {
        check(&["a.html", "b.html"], &["a: a.html", "b: b.html"]);
    }

    #[test]
    fn the_same_name_in_two_folders_is_two_articles() {
        check(&["bbc/ferry.html", "cnn/ferry.html"], &["bbc ferry: ferry.html", "cnn ferry: ferry.html"]);
    }

    #[test]
    fn notes_settings_and_hidden_files_are_no_pages() {
        check(&["README.md", "watchlist.toml", ".draft.txt", ".git/x.txt", "a.txt"], &["a: a.txt"]);
    }

    #[test]
    fn a_missing_path_is_a_failure_and_the_others_are_planned() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("page.unknown"), "words").unwrap();
        let plan = plan(&[folder.path().join("none"), folder.path().join("page.unknown")]);
        assert_eq!(plan.groups.len(), 1, "a file that is named is read whatever its extension");
        assert!(matches!(plan.failures[..], [ReadError::Missing { .. }]));
    }
}
