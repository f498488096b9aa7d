//! The stream that `git fast-import` reads: texts as they come, commits at the end, in the order of their instants.

use std::{
    collections::HashMap,
    io::{self, Write as _},
};

use chrono::{DateTime, Utc};

use super::message;
use crate::{
    exchange::{CaptureEntry, ExportError, Exporter, Sink},
    model::{Article, ArticleRef, BlockKind, Document, Outcome},
};

/// Writes versions as commits.
pub(super) struct StreamExporter {
    out: Sink,
    blobs: u64,
    commits: Vec<Commit>,
    /// The file of each article that is there.
    present: HashMap<u32, String>,
}

/// A commit to be written; the texts are written before.
struct Commit {
    at: DateTime<Utc>,
    host: String,
    message: String,
    path: String,
    /// The mark of the text; none takes the file away.
    blob: Option<u64>,
}

impl StreamExporter {
    pub(super) fn new(mut out: Sink) -> Result<Self, ExportError> {
        out.write_all(b"feature done\n")?;
        Ok(Self { out, blobs: 0, commits: Vec::new(), present: HashMap::new() })
    }

    fn write_commit(&mut self, commit: &Commit) -> io::Result<()> {
        let seconds = commit.at.timestamp().max(0);
        writeln!(self.out, "commit refs/heads/main")?;
        writeln!(self.out, "author {0} <{0}> {seconds} +0000", commit.host)?;
        writeln!(self.out, "committer writethru <writethru> {seconds} +0000")?;
        writeln!(self.out, "data {}\n{}", commit.message.len(), commit.message)?;
        match commit.blob {
            Some(mark) => writeln!(self.out, "M 100644 :{mark} {}\n", commit.path),
            None => writeln!(self.out, "D {}\n", commit.path),
        }
    }
}

impl Exporter for StreamExporter {
    fn add(&mut self, entry: &CaptureEntry<'_>) -> Result<(), ExportError> {
        let (article, at) = (entry.article, entry.capture.at);
        if let Some(brought) = &entry.brought {
            let text = text(brought.document);
            self.blobs += 1;
            write!(self.out, "blob\nmark :{}\ndata {}\n{text}\n", self.blobs, text.len())?;
            let (host, path) = (host(article), path(article));
            self.present.insert(article.id.0, path.clone());
            let message = message::of_version(article, brought);
            self.commits.push(Commit { at, host, message, path, blob: Some(self.blobs) });
        } else if entry.capture.outcome == Outcome::Gone
            && let Some(path) = self.present.remove(&article.id.0)
        {
            let reason = entry.capture.reason.as_deref().unwrap_or("gone");
            let message = message::of_absence(article, reason);
            self.commits.push(Commit { at, host: host(article), message, path, blob: None });
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), ExportError> {
        let mut commits = std::mem::take(&mut self.commits);
        commits.sort_by_key(|commit| commit.at);
        for commit in &commits {
            self.write_commit(commit)?;
        }
        self.out.write_all(b"done\n")?;
        Ok(self.out.flush()?)
    }
}

/// The article as plain text in reading order, without what is not the article.
fn text(document: &Document) -> String {
    let blocks = document.blocks.iter().filter(|block| block.kind != BlockKind::Boilerplate);
    let mut text = String::new();
    for block in blocks {
        text.push_str(&block.text);
        text.push_str("\n\n");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// The article's file: a folder for its host, a name of letters, digits and hyphens.
fn path(article: &Article) -> String {
    format!("{}/{}.txt", host(article), article.slug)
}

/// The publisher's host, of characters that no path and no author can be broken with.
fn host(article: &Article) -> String {
    let url = ArticleRef::from(article).url.unwrap_or_default();
    let place = url.split_once("://").map_or("", |(_, place)| place);
    let place = place.split(['/', '?', '#']).next().unwrap_or_default();
    let place = place.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
    let host: String =
        place.to_ascii_lowercase().chars().filter(|c| c.is_ascii_alphanumeric() || "-.".contains(*c)).collect();
    let host = host.trim_matches('.');
    if host.is_empty() || host.contains("..") { "files".to_owned() } else { host.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Slug};

    #[test]
    fn no_address_leads_out_of_the_repository() {
        let table = [
            ("https://News.Example:8080/a?b", "news.example"),
            ("https://user@news.example", "news.example"),
            ("https://../../etc", "files"),
            ("https://.git/config", "git"),
            ("https://a/../b", "a"),
            ("https://x<y>\n/a", "xy"),
            ("pages/a.txt", "files"),
        ];
        for (url, expected) in table {
            let (slug, urls) = (Slug::suggest("a"), vec![url.to_owned()]);
            assert_eq!(host(&Article { id: ArticleId(1), slug, urls, title: None }), expected, "{url}");
        }
    }
}
