//! A repository's history as observations: each changed file is one, at the instant its author states.
//!
//! Where two programs kept pages and their work was merged, each saw what it saw when it saw it: every commit counts, and
//! a merge only where it holds a text that none of its parents has. Where drafts are merged to be published, a merge is
//! the change and its branch is not: that is the mainline. Only plumbing is run, which knows no hooks, filters, text
//! converters or signatures.

use std::{
    io::{self, BufRead, BufReader, Read as _},
    path::Path,
    process::{Child, ChildStdout, Stdio},
};

use chrono::{DateTime, Utc};

use super::{
    objects::Objects,
    program::{git, repository_at},
};
use crate::{
    exchange::{BadRecord, Finds, Found, FoundArticle, FoundBytes, FoundContent, ImportError},
    model::{DatedBy, Route},
};

/// What is told of a commit: name, instant, address and article, with marks that no trailer can hold.
const COMMIT: &str = "--format=%x01%h%x02%at%x02%(trailers:key=URL,valueonly,separator=%x20)%x02%(trailers:key=Article,valueonly,separator=%x20)%x02";

/// The longest path or header that is read.
const MAX_WORDS: u64 = 64 << 10;

/// Whether a folder is a repository, with a work tree or bare.
pub(super) fn recognise(path: &Path, _: &[u8]) -> bool {
    path.is_dir() && (path.join(".git").exists() || path.join("HEAD").is_file() && path.join("objects").is_dir())
}

/// Which commits count.
#[derive(Clone, Copy)]
enum Walk {
    /// Each that `HEAD` leads to.
    Whole,
    /// Those that were made on the branch itself; what was merged into it counts when it was.
    Mainline,
}

/// Begins to read a repository, every commit of it.
pub(super) fn open(path: &Path) -> Result<Finds, ImportError> {
    begin(path, Walk::Whole)
}

/// Begins to read a repository along its branch.
pub(super) fn open_mainline(path: &Path) -> Result<Finds, ImportError> {
    begin(path, Walk::Mainline)
}

fn begin(path: &Path, walk: Walk) -> Result<Finds, ImportError> {
    let not_one = |why: String| ImportError::NotOne { path: path.to_owned(), what: "a repository that is read", why };
    let repository = repository_at(path).map_err(|why| not_one(why.to_owned()))?;
    let unreadable = |source| ImportError::Unreadable { path: path.to_owned(), source };
    let head = git(&repository).args(["rev-parse", "--verify", "HEAD"]).output().map_err(unreadable)?;
    if !head.status.success() {
        return Err(not_one(String::from_utf8_lossy(&head.stderr).trim().to_owned()));
    }
    Ok(Box::new(History::begin(path, &repository, walk).map_err(unreadable)?))
}

/// The changed files, the earliest commit's first, as far as no commit comes before its parents.
struct History {
    /// What the repository is called, in front of paths.
    name: String,
    changes: BufReader<ChildStdout>,
    objects: Objects,
    commit: Option<Commit>,
    children: Vec<Child>,
}

#[derive(Clone)]
struct Commit {
    name: String,
    at: DateTime<Utc>,
    url: Option<String>,
    article: Option<String>,
}

/// A file that a commit changed.
struct Change {
    /// The name of its new content; `None` where it was taken away.
    blob: Option<String>,
    path: String,
}

impl History {
    fn begin(path: &Path, repository: &Path, walk: Walk) -> io::Result<Self> {
        let lost = || io::Error::from(io::ErrorKind::BrokenPipe);
        let (order, merges) = match walk {
            Walk::Whole => ("--author-date-order", "--diff-merges=combined"),
            Walk::Mainline => ("--first-parent", "--diff-merges=first-parent"),
        };
        let mut rev_list =
            git(repository).args(["rev-list", "--reverse", order, "HEAD"]).stderr(Stdio::null()).spawn()?;
        let commits = rev_list.stdout.take().ok_or_else(lost)?;
        let mut tree = git(repository);
        tree.args(["diff-tree", "--stdin", "-r", "-z", "--root", "--no-renames", merges, "--always", COMMIT]);
        let mut tree = tree.stdin(commits).stderr(Stdio::null()).spawn()?;
        let name = path.canonicalize().ok().and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
        Ok(Self {
            name: name.unwrap_or_default(),
            changes: BufReader::new(tree.stdout.take().ok_or_else(lost)?),
            objects: Objects::open(repository)?,
            commit: None,
            children: vec![rev_list, tree],
        })
    }

    /// The next change of a file that may be an article.
    fn change(&mut self) -> io::Result<Option<Change>> {
        loop {
            let Some(words) = self.words()? else { return Ok(None) };
            let words = words.trim_start_matches('\n');
            if let Some(commit) = words.strip_prefix('\u{1}') {
                self.commit = read_commit(commit);
                continue;
            }
            let Some((mode, blob)) = new_content(words) else { continue };
            let Some(path) = self.words()? else { return Ok(None) };
            if !may_be_article(&path) {
                continue;
            }
            match mode.as_str() {
                "000000" => return Ok(Some(Change { blob: None, path })),
                "100644" | "100755" => return Ok(Some(Change { blob: Some(blob), path })),
                // A link or another repository holds no text.
                _ => {}
            }
        }
    }

    /// What stands up to the next NUL.
    fn words(&mut self) -> io::Result<Option<String>> {
        let mut words = Vec::new();
        let length = (&mut self.changes).take(MAX_WORDS).read_until(0, &mut words)?;
        if length as u64 == MAX_WORDS {
            return Err(io::Error::other("a path or a commit's trailer is too long"));
        }
        Ok((length > 0).then(|| String::from_utf8_lossy(words.strip_suffix(&[0]).unwrap_or(&words)).into_owned()))
    }

    /// As errors call a change: `news.example/ferry of commit 1f2e3d4`.
    fn place(&self, change: &Change) -> String {
        let commit = self.commit.as_ref().map(|commit| format!(" of commit {}", commit.name));
        format!("{}{}", change.path, commit.unwrap_or_default())
    }

    fn found(&mut self, change: &Change) -> Result<Option<Found>, String> {
        let Some(commit) = self.commit.clone() else { return Err("its commit states no time".to_owned()) };
        let (raw, content) = match &change.blob {
            None => (FoundBytes::Absent, FoundContent::Gone("taken out of the repository".to_owned())),
            Some(blob) => match self.objects.blob(blob)? {
                bytes if bytes.is_empty() => return Ok(None),
                bytes => (FoundBytes::Bytes(bytes), FoundContent::Page),
            },
        };
        let slug = commit.article.and_then(|article| article.parse().ok());
        let article = slug.map(|slug| FoundArticle { slug, urls: commit.url.iter().cloned().collect(), title: None });
        let url =
            commit.url.or_else(|| address(&change.path)).unwrap_or_else(|| format!("{}/{}", self.name, change.path));
        Ok(Some(Found {
            place: self.place(change),
            article,
            url,
            at: commit.at,
            dated_by: DatedBy::Archive,
            status: None,
            headers: Vec::new(),
            route: Route::default(),
            raw,
            content,
            link: None,
        }))
    }
}

impl Iterator for History {
    type Item = Result<Found, BadRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let change = match self.change() {
                Ok(change) => change?,
                Err(error) => {
                    self.children.clear();
                    return Some(Err(BadRecord {
                        place: "the rest of the history".to_owned(),
                        why: error.to_string(),
                    }));
                }
            };
            match self.found(&change) {
                Ok(None) => {}
                Ok(Some(found)) => return Some(Ok(found)),
                Err(why) => return Some(Err(BadRecord { place: self.place(&change), why })),
            }
        }
    }
}

impl Drop for History {
    fn drop(&mut self) {
        for child in &mut self.children {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn read_commit(words: &str) -> Option<Commit> {
    let mut parts = words.split('\u{2}');
    let name = parts.next()?.to_owned();
    let at = DateTime::from_timestamp(parts.next()?.parse().ok()?, 0)?;
    let mut trailer = || parts.next().map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
    Some(Commit { name, at, url: trailer().filter(|url| url.contains("://")), article: trailer() })
}

/// Mode and name of a file's new content, as a line of raw changes states them: `:old new OLD NEW M`, with a colon, a mode
/// and a name more for each further parent.
fn new_content(line: &str) -> Option<(String, String)> {
    let meta = line.trim_start_matches(':');
    let parents = line.len() - meta.len();
    let mut parts = meta.split(' ');
    let mode = parts.nth(parents).filter(|_| parents > 0)?.to_owned();
    Some((mode, parts.nth(parents)?.to_owned()))
}

/// Whether a path may hold an article: text or HTML by its name, or without any, and nothing about the repository itself.
fn may_be_article(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_hidden = path.split('/').any(|part| part.starts_with('.'));
    let is_about =
        ["README", "LICENSE", "LICENCE", "CHANGELOG", "CONTRIBUTING"].iter().any(|about| name.starts_with(about));
    let is_text = match name.rsplit_once('.') {
        Some((_, extension)) => {
            ["txt", "html", "htm", "xhtml", "md"].contains(&extension.to_ascii_lowercase().as_str())
        }
        None => path.contains('/'),
    };
    !is_hidden && !is_about && (is_text || address(path).is_some())
}

/// The address that a path spells, as `NewsDiffs` names its files: `www.example.org/2012/06/ferry.html`.
fn address(path: &str) -> Option<String> {
    let (host, _) = path.split_once('/')?;
    let (_, end) = host.rsplit_once('.')?;
    let is_host =
        host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte)) && !host.contains("..");
    (is_host && end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_alphabetic())).then(|| format!("http://{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_content_stands_behind_that_of_every_parent() {
        let table = [
            (":100644 100755 a b M", Some(("100755", "b"))),
            ("::100644 100644 000000 a b 0 DD", Some(("000000", "0"))),
            (":::1 2 3 4 a b c d MMM", Some(("4", "d"))),
            ("100644 100644 a b M", None),
            (":100644", None),
            ("::::::", None),
            ("", None),
        ];
        for (line, expected) in table {
            let expected = expected.map(|(mode, blob)| (mode.to_owned(), blob.to_owned()));
            assert_eq!(new_content(line), expected, "{line}");
        }
    }

    #[test]
    fn files_about_the_repository_are_no_articles() {
        for path in ["ferry.txt", "news/ferry.html", "www.bbc.co.uk/news/uk-1234", "www.nytimes.com/2012/a.x"] {
            assert!(may_be_article(path), "{path}");
        }
        for path in ["README.md", "Makefile", ".github/a.txt", "a.png", "data/a.json", "docs/LICENSE"] {
            assert!(!may_be_article(path), "{path}");
        }
    }

    #[test]
    fn a_path_that_spells_an_address_is_one() {
        assert_eq!(address("www.bbc.co.uk/news/uk-1234").as_deref(), Some("http://www.bbc.co.uk/news/uk-1234"));
        for path in ["news/ferry.html", "ferry.txt", "v1.0/ferry", "a..b/c", "a b.org/c"] {
            assert_eq!(address(path), None, "{path}");
        }
    }

    #[test]
    fn a_repository_has_a_folder_of_its_own_or_is_bare() {
        let folder = tempfile::tempdir().unwrap();
        let is_one = |made: &[&str]| {
            let place = folder.path().join(made.concat().replace('/', " "));
            std::fs::create_dir(&place).unwrap();
            for name in made {
                match name.strip_suffix('/') {
                    Some(name) => std::fs::create_dir(place.join(name)).unwrap(),
                    None => std::fs::write(place.join(name), "").unwrap(),
                }
            }
            recognise(&place, b"")
        };
        for (made, expected) in [
            (&[".git/"][..], true),
            (&["HEAD", "objects/"], true),
            (&["HEAD"], false),
            (&["objects/"], false),
            (&["HEAD/", "objects/"], false),
        ] {
            assert_eq!(is_one(made), expected, "{made:?}");
        }
        assert!(!recognise(&folder.path().join("none"), b""));
    }
}
