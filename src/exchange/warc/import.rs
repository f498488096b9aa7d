//! Records as observations: pages and absences of web addresses; images, scripts and the like are no news.

use std::{
    collections::HashMap,
    fs::File,
    io::{BufReader, Read as _},
    iter::Peekable,
    path::Path,
};

use chrono::{DateTime, Utc};
use flate2::read::GzDecoder;
use serde::Deserialize;

use super::{
    http::Answer,
    scan::{Scanned, Scanner},
};
use crate::{
    exchange::{
        BadRecord, Earlier, Finds, Found, FoundArticle, FoundBytes, FoundContent, ImportError,
        brought::{Brought, UNKNOWN_VERSION},
    },
    model::{Capture, DatedBy, Digest, Outcome, Route},
};

/// Payload digests of other algorithms whose bytes are remembered, to find what a revisit refers to.
const REMEMBERED: usize = 1_000_000;

/// Whether a file is a WARC, compressed or not.
pub(super) fn recognise(_: &Path, head: &[u8]) -> bool {
    let mut begin = [0; 5];
    let is_packed = head.starts_with(&[0x1f, 0x8b]) && GzDecoder::new(head).read_exact(&mut begin).is_ok();
    head.starts_with(b"WARC/") || is_packed && begin == *b"WARC/"
}

/// Begins to read a WARC file.
pub(super) fn open(path: &Path) -> Result<Finds, ImportError> {
    let unreadable = |source| ImportError::Unreadable { path: path.to_owned(), source };
    let file = File::open(path).map_err(unreadable)?;
    let scanner = Scanner::new(BufReader::with_capacity(1 << 16, file)).map_err(unreadable)?;
    let own = OwnArticle::default();
    Ok(Box::new(Records { scanner: scanner.peekable(), digests: HashMap::new(), own }))
}

/// The observations of a WARC file.
struct Records {
    scanner: Peekable<Scanner<BufReader<File>>>,
    /// The bytes that a payload digest stands for, as our own digest.
    digests: HashMap<String, Digest>,
    own: OwnArticle,
}

/// What our own export says of a record.
#[derive(Deserialize)]
struct Facts {
    schema: String,
    article: String,
    #[serde(default)]
    urls: Vec<String>,
    title: Option<String>,
    #[serde(flatten)]
    capture: Capture,
}

/// The article that our own export is at.
#[derive(Default)]
struct OwnArticle {
    article: Option<FoundArticle>,
    versions: Brought,
}

impl Iterator for Records {
    type Item = Result<Found, BadRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let record = match self.scanner.next()? {
                Ok(record) => record,
                Err(bad) => return Some(Err(bad)),
            };
            let facts = self.facts_of(&record);
            match self.read(&record) {
                Ok(found) => {
                    let found = match facts {
                        Some(facts) => self.own.complete(found, facts, &record).map(Some),
                        None => Ok(found),
                    };
                    if let Some(found) = found.transpose() {
                        return Some(found);
                    }
                }
                Err(why) => return Some(Err(BadRecord { place: record.place(), why })),
            }
        }
    }
}

impl Records {
    /// What our own export says: in the record itself where there is no other, else in the one behind.
    fn facts_of(&mut self, record: &Scanned) -> Option<Facts> {
        if record.kind() == "metadata" {
            let stands_alone = record.field("WARC-Concurrent-To").is_none();
            return stands_alone.then(|| facts(record)).flatten();
        }
        let next = self.scanner.peek()?.as_ref().ok()?;
        let is_about = next.field("WARC-Concurrent-To").is_some_and(|id| Some(id) == record.field("WARC-Record-ID"));
        (next.kind() == "metadata" && is_about).then(|| facts(next)).flatten()
    }

    /// The observation of a record; `None` where it is none of an article.
    fn read(&mut self, record: &Scanned) -> Result<Option<Found>, String> {
        let Some(uri) = record.field("WARC-Target-URI").filter(|_| record.kind() != "metadata") else {
            return Ok(None);
        };
        if !is_readable(uri) {
            return Ok(None);
        }
        let at = record.field("WARC-Date").and_then(read_date).ok_or("it states no date")?;
        let mut found = Found {
            place: record.place(),
            article: None,
            url: address(uri),
            at,
            dated_by: DatedBy::Archive,
            status: None,
            headers: Vec::new(),
            route: Route::default(),
            raw: FoundBytes::Absent,
            content: FoundContent::Page,
            link: None,
        };
        found.route.archive = record.field("WARC-Record-ID").map(str::to_owned);
        match record.kind() {
            "resource" => found.raw = FoundBytes::Bytes(record.block.clone()),
            kind => {
                let answer = Answer::parse(&record.block);
                if kind == "response" && answer.is_none() {
                    return Err("it holds no HTTP answer".to_owned());
                }
                let is_of_article = answer.is_none_or(|answer| answer_into(answer, &mut found));
                let is_empty = found.content == FoundContent::Page && found.raw == FoundBytes::Absent;
                if !is_of_article || is_empty && kind == "response" {
                    return Ok(None);
                }
            }
        }
        if record.kind() == "revisit" {
            self.refer(record, &mut found);
        } else if let FoundBytes::Bytes(bytes) = &found.raw {
            let media_type = record.field("Content-Type").unwrap_or_default();
            if record.kind() == "resource" && !is_page_type(media_type) {
                return Ok(None);
            }
            if let Some(label) = record.field("WARC-Payload-Digest").filter(|_| self.digests.len() < REMEMBERED) {
                self.digests.insert(label.to_ascii_lowercase(), Digest::of(bytes));
            }
        }
        Ok(Some(found))
    }

    /// Names the bytes that a revisit stands for.
    fn refer(&self, record: &Scanned, found: &mut Found) {
        if record.field("WARC-Profile").is_some_and(|profile| profile.ends_with("/server-not-modified")) {
            found.content = FoundContent::NotModified;
            found.raw = FoundBytes::Absent;
            return;
        }
        if !matches!(found.content, FoundContent::Page) {
            return;
        }
        let label = record.field("WARC-Payload-Digest").map(str::to_ascii_lowercase);
        let digest = label.and_then(|label| {
            let own = label.strip_prefix("sha256:").and_then(|digits| digits.parse().ok());
            self.digests.get(&label).copied().or(own)
        });
        let uri = record.field("WARC-Refers-To-Target-URI");
        let seen = uri.map(address).zip(record.field("WARC-Refers-To-Date").and_then(read_date));
        found.raw = FoundBytes::Earlier(Earlier { digest, seen });
    }
}

/// Puts an answer into an observation; whether it is one of an article.
fn answer_into(answer: Answer, found: &mut Found) -> bool {
    let media_type = answer.header("content-type").unwrap_or_default();
    found.content = match answer.status {
        200..300 if is_page_type(media_type) => FoundContent::Page,
        304 => FoundContent::NotModified,
        404 | 410 | 451 => FoundContent::Gone(answer.words),
        400.. => FoundContent::Failed(answer.words),
        _ => return false,
    };
    found.status = Some(answer.status);
    found.headers = answer.headers;
    if !answer.body.is_empty() {
        found.raw = FoundBytes::Bytes(answer.body);
    }
    true
}

impl OwnArticle {
    /// Puts what our own export says over what a record can say; a capture of which nothing else is left stands alone.
    fn complete(&mut self, found: Option<Found>, facts: Facts, record: &Scanned) -> Result<Found, BadRecord> {
        let bad = |why: &str| BadRecord { place: record.place(), why: why.to_owned() };
        let Facts { article: slug, urls, title, capture, .. } = facts;
        let slug = slug.parse().map_err(|error| bad(&format!("{error}")))?;
        if self.article.as_ref().is_none_or(|article| article.slug != slug) || !urls.is_empty() {
            *self = Self { article: Some(FoundArticle { slug, urls, title }), versions: Brought::default() };
        }
        let raw = found.map_or(FoundBytes::Absent, |found| found.raw);
        let reason = capture.reason.unwrap_or_default();
        let is_kept = raw != FoundBytes::Absent;
        let content = match capture.outcome {
            Outcome::NewVersion if !is_kept => return Err(bad("the bytes of its version are not kept")),
            Outcome::NewVersion | Outcome::Unchanged if is_kept => {
                self.versions.add(capture.version);
                FoundContent::Page
            }
            _ if !self.versions.has(capture.version) => return Err(bad(UNKNOWN_VERSION)),
            Outcome::NewVersion | Outcome::Unchanged => FoundContent::SameBytes,
            Outcome::NotModified => FoundContent::NotModified,
            Outcome::Suspect => FoundContent::Suspect(reason),
            Outcome::Gone => FoundContent::Gone(reason),
            Outcome::Failed => FoundContent::Failed(reason),
        };
        Ok(Found {
            place: record.place(),
            article: self.article.clone(),
            url: capture.url,
            at: capture.at,
            dated_by: capture.dated_by,
            status: capture.status,
            headers: capture.headers,
            route: capture.route,
            raw,
            content,
            link: Some(capture.link),
        })
    }
}

fn facts(record: &Scanned) -> Option<Facts> {
    let is_json = record.field("Content-Type") == Some("application/json");
    let facts: Facts = serde_json::from_slice(&record.block).ok().filter(|_| is_json)?;
    (facts.schema == "writethru.capture/1").then_some(facts)
}

/// Whether something at an address may be an article: on the web or in a file, and not the rules for robots.
fn is_readable(uri: &str) -> bool {
    let scheme = uri.split(':').next().unwrap_or_default().to_ascii_lowercase();
    ["http", "https", "file"].contains(&scheme.as_str()) && !uri.ends_with("/robots.txt")
}

fn is_page_type(media_type: &str) -> bool {
    let media_type = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    matches!(
        media_type.as_str(),
        "" | "text/html" | "application/xhtml+xml" | "text/plain" | "application/octet-stream"
    )
}

/// An instant of WARC 1.0 or 1.1; years before ours were written without a time of day by some.
fn read_date(text: &str) -> Option<DateTime<Utc>> {
    let day = || format!("{text}T00:00:00Z").parse().ok();
    text.parse().ok().or_else(day)
}

/// The path of a `file:` URI, or any other address as it is.
fn address(uri: &str) -> String {
    let Some(path) = uri.strip_prefix("file:") else { return uri.to_owned() };
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.strip_prefix("//").filter(|path| path.starts_with('/')).unwrap_or(path).as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let coded = hex.filter(|_| byte == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(coded.unwrap_or(byte));
        rest = if coded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_comes_back_from_its_uri() {
        for path in ["pages/ferry 1?.txt", "/tmp/50%.html", "-", "é.txt"] {
            assert_eq!(address(&super::super::record::target_uri(path)), path);
        }
        assert_eq!(address("file:///tmp/a%2"), "/tmp/a%2");
        assert_eq!(address("https://example.org/%20"), "https://example.org/%20");
    }

    #[test]
    fn dates_are_read_with_fractions_and_without() {
        for text in ["2025-12-03T06:29:00Z", "2025-12-03T06:29:00.000000Z", "2025-12-03T07:29:00+01:00"] {
            assert_eq!(read_date(text).unwrap().to_rfc3339(), "2025-12-03T06:29:00+00:00");
        }
        assert!(read_date("yesterday").is_none() && read_date("2025-12-03").is_some());
    }
}
