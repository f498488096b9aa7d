//! changedetection.io's data folder: a folder for each watch, in it `history.txt` and the texts that it names.
//!
//! Only the last part of a name in `history.txt` is used, and only files that lie in the watch's own folder are read.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{BadRecord, Finds, Found, FoundArticle, FoundBytes, FoundContent, ImportError, ImportFormat, decompress};
use crate::model::{DatedBy, Route, Slug};

/// What changedetection.io keeps.
pub(super) const IMPORT: ImportFormat =
    ImportFormat { name: "changedetection", what: "a data folder of changedetection.io", recognise, open };

/// Files that say which address a watch has, older and newer.
const LISTS: [&str; 2] = ["url-watches.json", "changedetection.json"];

/// The largest list or history, in bytes.
const MAX_LIST: u64 = 256 << 20;

fn recognise(path: &Path, _: &[u8]) -> bool {
    path.is_dir() && LISTS.iter().any(|list| path.join(list).is_file())
}

fn open(path: &Path) -> Result<Finds, ImportError> {
    let unreadable = |source| ImportError::Unreadable { path: path.to_owned(), source };
    let lists = LISTS.iter().filter_map(|list| read_bounded(&path.join(list)).ok());
    let lists: Vec<Value> = lists.filter_map(|list| serde_json::from_slice(&list).ok()).collect();
    let mut folders: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) && is_file(&entry.path().join("history.txt")) {
            folders.push(entry.path());
        }
    }
    folders.sort();
    Ok(Box::new(folders.into_iter().flat_map(move |folder| watch(&folder, &lists))))
}

/// What one watch saw, the earliest first.
fn watch(folder: &Path, lists: &[Value]) -> Vec<Result<Found, BadRecord>> {
    let uuid = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bad = |why: String| BadRecord { place: format!("watch {uuid}"), why };
    let own =
        read_bounded(&folder.join("watch.json")).ok().and_then(|json| serde_json::from_slice::<Value>(&json).ok());
    let facts = own.as_ref().or_else(|| lists.iter().find_map(|list| list.get("watching")?.get(&uuid)));
    let text = |key: &str| facts?.get(key)?.as_str().filter(|text| !text.is_empty());
    let Some(url) = text("url") else { return vec![Err(bad("nothing says which address it watched".to_owned()))] };
    let history = match read_bounded(&folder.join("history.txt")) {
        Ok(history) => String::from_utf8_lossy(&history).into_owned(),
        Err(error) => return vec![Err(bad(error.to_string()))],
    };
    let lines = history.lines().filter_map(|line| line.split_once(','));
    let mut sights: Vec<(i64, &str)> =
        lines.filter_map(|(at, name)| Some((at.trim().parse().ok()?, name.trim()))).collect();
    sights.sort_unstable();
    let title = text("title").or_else(|| text("page_title")).map(str::to_owned);
    let slug =
        Slug::suggest(title.as_deref().unwrap_or_else(|| url.rsplit('/').find(|part| !part.is_empty()).unwrap_or(url)));
    let article = FoundArticle { slug, urls: vec![url.to_owned()], title };
    let sight = |(at, name): (i64, &str)| {
        let bytes = snapshot(folder, name).map_err(|error| bad(format!("{name}: {error}")))?;
        let at = DateTime::from_timestamp(at, 0).ok_or_else(|| bad(format!("{at} is no time")))?;
        Ok(found(&article, at, bytes, format!("{uuid}/{name}")))
    };
    sights.into_iter().map(sight).collect()
}

fn found(article: &FoundArticle, at: DateTime<Utc>, bytes: Vec<u8>, place: String) -> Found {
    Found {
        place,
        url: article.urls[0].clone(),
        article: Some(article.clone()),
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

/// The text of a name, out of the watch's own folder; packed or unpacked since it was listed, as the program itself reads it.
fn snapshot(folder: &Path, name: &str) -> io::Result<Vec<u8>> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let other = name.strip_suffix(".br").map_or_else(|| format!("{name}.br"), str::to_owned);
    let names = [name, &other].into_iter().filter(|name| !name.is_empty() && *name != "..");
    let path = names.map(|name| folder.join(name)).find(|path| is_file(path)).ok_or(io::ErrorKind::NotFound)?;
    let bytes = decompress::bounded(File::open(&path)?)?;
    let is_packed = path.extension().is_some_and(|extension| extension == "br");
    if is_packed { decompress::undo("br", &bytes).unwrap_or_else(|| Ok(Vec::new())) } else { Ok(bytes) }
}

/// Whether there is a file of its own, and no link to another.
fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|facts| facts.is_file())
}

fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    if !is_file(path) {
        return Err(io::ErrorKind::NotFound.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_LIST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
