//! JSON Lines, complete: every capture with its digests, bytes and text, one a line (`writethru.export/1`).
//!
//! Imported into an empty store by the same version of the program, the lines make the same chain; each line states
//! the link that it had, so that whatever differs is told.

mod import;

use std::io::{self, Write as _};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{CaptureEntry, ExportError, ExportFormat, Exporter, ImportFormat, Needs, RawEntry, Readings, Sink, Target};
use crate::model::{ArticleId, Capture, Document, Version};

/// Everything, one capture a line.
pub(super) const FORMAT: ExportFormat = ExportFormat {
    name: "jsonl",
    what: "JSON Lines, complete, with digests",
    target: Target::File,
    is_binary: false,
    needs: Needs { raw: true, documents: true, changes: false, readings: Readings::Every },
    begin: |out, now| Ok(Box::new(JsonLinesExporter::new(out, now)?)),
};

/// The same, to be read.
pub(super) const IMPORT: ImportFormat = ImportFormat {
    name: "jsonl",
    what: "JSON Lines that `writethru export` wrote",
    recognise: import::recognise,
    open: import::open,
};

const SCHEMA: &str = "writethru.export/1";

/// One line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "kebab-case")]
enum Record {
    /// The first line.
    Begin { at: DateTime<Utc>, tool: String },
    /// An article, before its captures.
    Article { slug: String, urls: Vec<String>, title: Option<String> },
    /// A capture of the article before.
    Capture(Box<CaptureRecord>),
    /// The last line: how many captures stand before it.
    End { captures: u64 },
}

#[derive(Debug, Serialize, Deserialize)]
struct CaptureRecord {
    article: String,
    capture: Capture,
    /// The bytes in base 64; left out where an earlier line of the article has those of the same digest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bytes: Option<String>,
    /// The version that it brought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    version: Option<Version>,
    /// That version's text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    document: Option<Document>,
}

/// A line with its schema's word.
#[derive(Serialize, Deserialize)]
struct Line {
    schema: String,
    #[serde(flatten)]
    record: Record,
}

/// Writes captures as JSON Lines.
struct JsonLinesExporter {
    out: Sink,
    article: Option<ArticleId>,
    captures: u64,
}

impl JsonLinesExporter {
    fn new(out: Sink, now: DateTime<Utc>) -> Result<Self, ExportError> {
        let mut exporter = Self { out, article: None, captures: 0 };
        exporter.write(Record::Begin { at: now, tool: concat!("writethru/", env!("CARGO_PKG_VERSION")).to_owned() })?;
        Ok(exporter)
    }

    fn write(&mut self, record: Record) -> Result<(), ExportError> {
        let line = Line { schema: SCHEMA.to_owned(), record };
        serde_json::to_writer(&mut self.out, &line).map_err(io::Error::from)?;
        Ok(self.out.write_all(b"\n")?)
    }
}

impl Exporter for JsonLinesExporter {
    fn add(&mut self, entry: &CaptureEntry<'_>) -> Result<(), ExportError> {
        let article = entry.article;
        let slug = article.slug.to_string();
        if self.article.replace(article.id) != Some(article.id) {
            let (urls, title) = (article.urls.clone(), article.title.clone());
            self.write(Record::Article { slug: slug.clone(), urls, title })?;
        }
        let bytes = match entry.raw {
            RawEntry::Bytes(bytes) => Some(STANDARD.encode(bytes)),
            RawEntry::Absent | RawEntry::SameAs(_) => None,
        };
        let record = CaptureRecord {
            article: slug,
            capture: entry.capture.clone(),
            bytes,
            version: entry.brought.map(|brought| brought.version.clone()),
            document: entry.brought.map(|brought| brought.document.clone()),
        };
        self.captures += 1;
        self.write(Record::Capture(Box::new(record)))
    }

    fn finish(&mut self) -> Result<(), ExportError> {
        let captures = self.captures;
        self.write(Record::End { captures })?;
        Ok(self.out.flush()?)
    }
}
