//! `NewsDiffs`: a database of articles and versions, SQLite or a dump of `MySQL`, and the texts in a git repository.
//!
//! A version names a commit; its text is the file of the article's address in it, and its time is the commit's, since
//! the database states a reading of its server's clock without a zone. The repository is looked for beside the database.
//!
//! A file has the page's date, title and byline in its first three lines and the body behind them. The database tells
//! the title too: where the second line has it, the first three are what they are. What `NewsDiffs` marked as `boring`
//! is taken like the rest; whether it is, is told by comparing.

mod dump;

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use super::{
    BadRecord, Finds, Found, FoundBytes, FoundContent, ImportError, ImportFormat, database,
    git::{Objects, repository_at},
    parts::{Parts, page, paragraph},
};
use crate::model::{DatedBy, Route};

/// What `NewsDiffs` keeps.
pub(super) const IMPORT: ImportFormat = ImportFormat {
    name: "newsdiffs",
    what: "a database of NewsDiffs with its repository",
    recognise: |path, head| database::has_tables(path, head, &["articles", "version"]) || dump::recognise(path, head),
    open,
};

/// The two tables.
#[derive(Debug, Default)]
struct Tables {
    /// Address and folder of repositories, by the article's number.
    articles: HashMap<String, (String, Option<String>)>,
    versions: Vec<Version>,
}

#[derive(Debug)]
struct Version {
    article: String,
    commit: String,
    title: String,
}

/// Characters of a title that count: more than its column holds.
const TITLE: usize = 300;

fn open(path: &Path) -> Result<Finds, ImportError> {
    let tables = if dump::is_dump(path) { dump::read(path)? } else { from_sqlite(path)? };
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    Ok(Box::new(Versions { folder, tables, next: 0, repositories: HashMap::new() }))
}

fn from_sqlite(path: &Path) -> Result<Tables, ImportError> {
    let failed = |why| ImportError::NotOne { path: path.to_owned(), what: IMPORT.what, why };
    let database = database::open(path, IMPORT.what)?;
    let most = fs::metadata(path).map_or(0, |facts| facts.len());
    let mut tables = Tables::default();
    let has_folder = database.prepare("SELECT git_dir FROM articles LIMIT 1").is_ok();
    let sql = if has_folder { "SELECT id, url, git_dir FROM articles" } else { "SELECT id, url, NULL FROM articles" };
    let articles = database::each_row(&database, sql, most, |row| {
        if let (Some(id), Some(url)) = (database::text(row, 0), database::text(row, 1)) {
            tables.articles.insert(id, (url, database::text(row, 2)));
        }
    });
    articles.map_err(failed)?;
    let has_title = database.prepare("SELECT title FROM version LIMIT 1").is_ok();
    let title = if has_title { format!("substr(title, 1, {TITLE})") } else { "NULL".to_owned() };
    let sql = format!("SELECT article_id, v, {title}, date, id FROM version");
    let mut versions: Vec<(Option<String>, i64, Version)> = Vec::new();
    let read = database::each_row(&database, &sql, most, |row| {
        if let (Some(article), Some(commit)) = (database::text(row, 0), database::text(row, 1)) {
            let title = database::text(row, 2).unwrap_or_default();
            let number = row.get(4).unwrap_or_default();
            versions.push((database::text(row, 3), number, Version { article, commit, title }));
        }
    });
    read.map_err(failed)?;
    versions.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    tables.versions = versions.into_iter().map(|(.., version)| version).collect();
    Ok(tables)
}

struct Versions {
    folder: PathBuf,
    tables: Tables,
    next: usize,
    /// Repositories by their folders; `None` where there is none.
    repositories: HashMap<String, Option<Objects>>,
}

impl Iterator for Versions {
    type Item = Result<Found, BadRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        let version = self.tables.versions.get(self.next)?;
        self.next += 1;
        let place = format!("version {}", version.commit.chars().take(40).collect::<String>());
        let Some((url, folder)) = self.tables.articles.get(&version.article).cloned() else {
            return Some(Err(BadRecord { place, why: "its article is missing".to_owned() }));
        };
        let (commit, title) = (version.commit.clone(), version.title.clone());
        let read = self.read(&commit, &url, folder.as_deref());
        Some(match read {
            Ok((at, text)) => Ok(found(format!("{place} of {url}"), url, at, as_page(text, &title))),
            Err(why) => Err(BadRecord { place, why }),
        })
    }
}

fn found(place: String, url: String, at: DateTime<Utc>, bytes: Vec<u8>) -> Found {
    Found {
        place,
        article: None,
        url,
        at,
        dated_by: DatedBy::Archive,
        status: None,
        headers: Vec::new(),
        route: Route::default(),
        raw: FoundBytes::Bytes(bytes),
        content: FoundContent::Page,
        link: None,
    }
}

/// The page that a file makes whose second line is the title; any other file as it is.
fn as_page(file: Vec<u8>, title: &str) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(&file) else { return file };
    let mut lines = text.lines().map(str::trim);
    let [date, second, byline] = std::array::from_fn(|_| lines.next().unwrap_or_default());
    // The database may have the beginning of a long one.
    let is_title = !title.trim().is_empty() && second.starts_with(title.trim());
    if !is_title {
        return file;
    }
    let paragraphs: String = lines.filter(|line| !line.is_empty()).map(paragraph).collect();
    page(&Parts { title: second, byline, date, paragraphs: &paragraphs }).into_bytes()
}

impl Versions {
    /// The instant and the file of a commit.
    fn read(&mut self, commit: &str, url: &str, folder: Option<&str>) -> Result<(DateTime<Utc>, Vec<u8>), String> {
        if commit.len() < 7 || !commit.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err("it names no commit".to_owned());
        }
        let file = url.split_once("://").map_or(url, |(_, file)| file).trim_end_matches('/');
        let objects =
            self.repository(folder.unwrap_or_default()).ok_or("the repository of its text is not beside it")?;
        Ok((objects.author_time(commit)?, objects.blob(&format!("{commit}:{file}"))?))
    }

    /// The repository of a folder's name: in `articles`, or beside the database itself.
    fn repository(&mut self, name: &str) -> Option<&mut Objects> {
        if !self.repositories.contains_key(name) {
            let is_plain = name.split('/').all(|part| part != ".." && !part.contains('\\')) && !name.starts_with('/');
            let places = ["articles", ""].map(|place| self.folder.join(place).join(name));
            let found =
                places.iter().filter(|_| is_plain).find_map(|place| Objects::open(&repository_at(place).ok()?).ok());
            self.repositories.insert(name.to_owned(), found);
        }
        self.repositories.get_mut(name)?.as_mut()
    }
}
