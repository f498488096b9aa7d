//! Lines to observations. Each line is bounded and checked against the digests that it states.

use std::{
    collections::HashSet,
    fs::File,
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};

use super::{CaptureRecord, Line, Record, SCHEMA};
use crate::{
    exchange::{
        BadRecord, Earlier, Finds, Found, FoundArticle, FoundBytes, FoundContent, ImportError,
        brought::{Brought, UNKNOWN_VERSION},
        import::MAX_PAGE,
    },
    model::{Capture, Digest, Outcome},
};

/// The longest line: a page in base 64 with its text beside it.
const MAX_LINE: usize = MAX_PAGE * 4;

/// Whether a file begins as an export does.
pub(super) fn recognise(_: &Path, head: &[u8]) -> bool {
    head.starts_with(format!("{{\"schema\":\"{SCHEMA}\"").as_bytes())
}

/// Begins to read a file of lines.
pub(super) fn open(path: &Path) -> Result<Finds, ImportError> {
    let file = File::open(path).map_err(|source| ImportError::Unreadable { path: path.to_owned(), source })?;
    Ok(Box::new(Lines {
        input: BufReader::with_capacity(1 << 16, file),
        number: 0,
        article: None,
        digests: HashSet::new(),
        versions: Brought::default(),
        captures: 0,
        state: State::Reading,
    }))
}

struct Lines {
    input: BufReader<File>,
    number: u64,
    article: Option<FoundArticle>,
    /// The bytes that this article's lines have had.
    digests: HashSet<Digest>,
    versions: Brought,
    captures: u64,
    state: State,
}

#[derive(PartialEq, Eq)]
enum State {
    Reading,
    /// The last line was read.
    Ended,
    /// Nothing more is told.
    Over,
}

impl Iterator for Lines {
    type Item = Result<Found, BadRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.state == State::Over {
                return None;
            }
            let line = match self.line() {
                Ok(Some(line)) => line,
                Ok(None) => return self.end(),
                Err(why) => return Some(Err(self.bad(why))),
            };
            match self.read(&line) {
                Ok(None) => {}
                Ok(Some(found)) => return Some(Ok(found)),
                Err(why) => return Some(Err(self.bad(why))),
            }
        }
    }
}

impl Lines {
    fn bad(&self, why: String) -> BadRecord {
        BadRecord { place: format!("line {}", self.number), why }
    }

    /// The next line; one that is too long is read past.
    fn line(&mut self) -> Result<Option<Vec<u8>>, String> {
        self.number += 1;
        let mut line = Vec::new();
        let read = (&mut self.input).take(MAX_LINE as u64).read_until(b'\n', &mut line);
        let length = read.map_err(|error| {
            self.state = State::Over;
            error.to_string()
        })?;
        if length == MAX_LINE && !line.ends_with(b"\n") {
            self.skip_line();
            return Err("it is longer than a line may be".to_owned());
        }
        Ok((length > 0).then_some(line))
    }

    fn skip_line(&mut self) {
        while let Ok(buffer) = self.input.fill_buf() {
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let length = end.map_or(buffer.len(), |end| end + 1);
            self.input.consume(length);
            if end.is_some() || length == 0 {
                break;
            }
        }
    }

    /// What a file without a last line has to say for itself.
    fn end(&mut self) -> Option<Result<Found, BadRecord>> {
        let is_cut = std::mem::replace(&mut self.state, State::Over) == State::Reading;
        is_cut.then(|| Err(BadRecord { place: "the end".to_owned(), why: "the export was cut off".to_owned() }))
    }

    fn read(&mut self, line: &[u8]) -> Result<Option<Found>, String> {
        if line.trim_ascii().is_empty() {
            return Ok(None);
        }
        let line: Line = serde_json::from_slice(line).map_err(|error| error.to_string())?;
        if line.schema != SCHEMA {
            return Err(format!("its schema is `{}`, not `{SCHEMA}`", line.schema));
        }
        match line.record {
            Record::Begin { .. } => Ok(None),
            Record::Article { slug, urls, title } => {
                self.article = None;
                self.digests.clear();
                self.versions = Brought::default();
                let slug = slug.parse().map_err(|error| format!("{error}"))?;
                self.article = Some(FoundArticle { slug, urls, title });
                Ok(None)
            }
            Record::Capture(record) => {
                self.captures += 1;
                self.capture(*record).map(Some)
            }
            Record::End { captures } => {
                self.state = State::Ended;
                let is_whole = captures == self.captures;
                if is_whole {
                    Ok(None)
                } else {
                    Err(format!("{captures} captures were written, {} are here", self.captures))
                }
            }
        }
    }

    fn capture(&mut self, record: CaptureRecord) -> Result<Found, String> {
        let CaptureRecord { article, capture, bytes, version, document } = record;
        let place = format!("line {} (capture {} of `{article}`)", self.number, capture.number);
        let named = self.article.clone().filter(|named| named.slug.as_str() == article);
        let named = named.ok_or("the line of its article is missing")?;
        let raw = self.raw(&capture, bytes)?;
        if document.is_some() {
            self.versions.add(capture.version);
        } else if capture.outcome != Outcome::NewVersion && !self.versions.has(capture.version) {
            return Err(UNKNOWN_VERSION.to_owned());
        }
        let reason = capture.reason.unwrap_or_default();
        let extractor = version.map(|version| version.provenance.extractor);
        let content = match (capture.outcome, document, extractor) {
            (Outcome::NewVersion, Some(document), Some(extractor)) => {
                FoundContent::Document { document: Box::new(document), extractor }
            }
            (Outcome::NewVersion, ..) => return Err("the text of its version is not here".to_owned()),
            (Outcome::Unchanged, ..) => FoundContent::SameBytes,
            (Outcome::NotModified, ..) => FoundContent::NotModified,
            (Outcome::Suspect, ..) => FoundContent::Suspect(reason),
            (Outcome::Gone, ..) => FoundContent::Gone(reason),
            (Outcome::Failed, ..) => FoundContent::Failed(reason),
        };
        Ok(Found {
            place,
            article: Some(named),
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

    fn raw(&mut self, capture: &Capture, bytes: Option<String>) -> Result<FoundBytes, String> {
        let Some(raw) = capture.raw else { return Ok(FoundBytes::Absent) };
        let Some(bytes) = bytes else {
            let is_earlier = self.digests.contains(&raw.digest);
            let earlier = Earlier { digest: Some(raw.digest), seen: None };
            return Ok(if is_earlier { FoundBytes::Earlier(earlier) } else { FoundBytes::Absent });
        };
        let bytes = STANDARD.decode(bytes).map_err(|error| format!("its bytes are no base 64: {error}"))?;
        if Digest::of(&bytes) != raw.digest {
            return Err("its bytes are not those of its digest".to_owned());
        }
        self.digests.insert(raw.digest);
        Ok(FoundBytes::Bytes(bytes))
    }
}
