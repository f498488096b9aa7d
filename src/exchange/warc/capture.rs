//! Captures as WARC records: which type each becomes, and what refers to what.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::record::{Fields, Members, Record, date, label, target_uri, write};
use crate::{
    exchange::{CaptureEntry, ExportError, Exporter, RawEntry, Sink},
    model::{ArticleId, Capture, Header},
};

const HTTP_RESPONSE: &str = "application/http;msgtype=response";

/// The revisit profiles of WARC 1.1, section 6.7.2.
const IDENTICAL: &str = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
const NOT_MODIFIED: &str = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

/// Writes captures as WARC 1.1, one record behind the other.
pub(crate) struct WarcExporter {
    out: Sink,
    members: Members,
    article: Option<ArticleId>,
    originals: Originals,
}

/// The records of an article whose bytes later ones refer to.
#[derive(Default)]
struct Originals {
    /// By the number of the capture.
    records: HashMap<u32, Original>,
    /// The capture that last brought bytes of each address.
    latest: HashMap<String, u32>,
}

/// A record whose bytes later ones refer to.
struct Original {
    id: String,
    uri: String,
    date: String,
    payload: String,
}

/// A capture as JSON (`writethru.capture/1`), in the first of an article with what it is known by.
#[derive(Serialize)]
struct Facts<'a> {
    schema: &'static str,
    article: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    urls: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(flatten)]
    capture: &'a Capture,
}

impl WarcExporter {
    /// Begins a WARC with the record that says what it is.
    pub(crate) fn new(out: Sink, members: Members, now: DateTime<Utc>) -> Result<Self, ExportError> {
        let mut exporter = Self { out, members, article: None, originals: Originals::default() };
        let words = concat!(
            "software: writethru/",
            env!("CARGO_PKG_VERSION"),
            "\r\nformat: WARC File Format 1.1\r\n",
            "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n",
        );
        let instant = date(now);
        let record = Record {
            kind: "warcinfo",
            identity: &[instant.as_bytes()],
            at: now,
            content_type: "application/warc-fields",
            fields: &[],
            block: &[words.as_bytes()],
        };
        write(&mut exporter.out, members, &record)?;
        Ok(exporter)
    }

    /// Writes the record of what was received, where anything was, and gives its name.
    fn write_answer(&mut self, entry: &CaptureEntry<'_>, uri: &str) -> Result<Option<String>, ExportError> {
        let capture = entry.capture;
        // What is at no address of the web has no HTTP answer, even where a mark in its place says that it is gone.
        let status = capture.status.filter(|_| uri.starts_with("http:") || uri.starts_with("https:"));
        let head = status.map(|status| http_head(status, &capture.headers, capture.raw.map(|raw| raw.length)));
        let head = head.unwrap_or_default();
        let head = head.as_bytes();
        let original = self.originals.of(entry).map(Original::refer);
        if let Some(refer) = original {
            let profile = if capture.status == Some(304) { NOT_MODIFIED } else { IDENTICAL };
            let mut fields = vec![("WARC-Target-URI", Some(uri)), ("WARC-Profile", Some(profile))];
            fields.extend(refer.iter().map(|(name, value)| (*name, Some(value.as_str()))));
            let content_type = if head.is_empty() { media_type(capture) } else { HTTP_RESPONSE };
            return self.write_record(entry, ("revisit", content_type), &fields, &[head]).map(Some);
        }
        let target = ("WARC-Target-URI", Some(uri));
        let RawEntry::Bytes(bytes) = entry.raw else {
            let has_nothing_more = capture.raw.is_none_or(|raw| raw.length == 0);
            let is_whole = !head.is_empty() && has_nothing_more;
            let write = || self.write_record(entry, ("response", HTTP_RESPONSE), &[target], &[head]);
            return is_whole.then(write).transpose();
        };
        let payload = capture.raw.map(|raw| label(raw.digest)).unwrap_or_default();
        let fields = [target, ("WARC-Payload-Digest", Some(payload.as_str()))];
        let id = if head.is_empty() {
            self.write_record(entry, ("resource", media_type(capture)), &fields, &[bytes])?
        } else {
            self.write_record(entry, ("response", HTTP_RESPONSE), &fields, &[head, bytes])?
        };
        let original = Original { id: id.clone(), uri: uri.to_owned(), date: date(capture.at), payload };
        self.originals.records.insert(capture.number, original);
        self.originals.latest.insert(capture.url.clone(), capture.number);
        Ok(Some(id))
    }

    /// Writes a record about a capture, of a type and with a block of a media type, and gives its name.
    fn write_record(
        &mut self,
        entry: &CaptureEntry<'_>,
        (kind, content_type): (&'static str, &str),
        fields: &Fields<'_>,
        block: &[&[u8]],
    ) -> Result<String, ExportError> {
        let identity: [&[u8]; 2] = [entry.article.slug.as_str().as_bytes(), &entry.capture.link.0];
        let record = Record { kind, identity: &identity, at: entry.capture.at, content_type, fields, block };
        Ok(write(&mut self.out, self.members, &record)?)
    }
}

impl Originals {
    /// The record that has the bytes which a capture saw again.
    fn of(&self, entry: &CaptureEntry<'_>) -> Option<&Original> {
        let number = match entry.raw {
            RawEntry::SameAs(number) => Some(number),
            _ if entry.capture.status == Some(304) => self.latest.get(&entry.capture.url).copied(),
            _ => None,
        };
        self.records.get(&number?)
    }
}

impl Original {
    /// The fields of a record that refers to this one.
    fn refer(&self) -> [(&'static str, String); 4] {
        [
            ("WARC-Refers-To", self.id.clone()),
            ("WARC-Refers-To-Target-URI", self.uri.clone()),
            ("WARC-Refers-To-Date", self.date.clone()),
            ("WARC-Payload-Digest", self.payload.clone()),
        ]
    }
}

impl Exporter for WarcExporter {
    fn add(&mut self, entry: &CaptureEntry<'_>) -> Result<(), ExportError> {
        let article = entry.article;
        let is_first = self.article.replace(article.id) != Some(article.id);
        if is_first {
            self.originals = Originals::default();
        }
        let uri = target_uri(entry.capture.answered_by());
        let answer = self.write_answer(entry, &uri)?;
        let facts = Facts {
            schema: "writethru.capture/1",
            article: article.slug.as_str(),
            urls: is_first.then_some(&article.urls),
            title: article.title.as_deref().filter(|_| is_first),
            capture: entry.capture,
        };
        let facts = serde_json::to_vec(&facts).map_err(std::io::Error::other)?;
        let fields = [("WARC-Target-URI", Some(uri.as_str())), ("WARC-Concurrent-To", answer.as_deref())];
        self.write_record(entry, ("metadata", "application/json"), &fields, &[&facts])?;
        Ok(())
    }

    fn finish(&mut self) -> Result<(), ExportError> {
        Ok(self.out.flush()?)
    }
}

/// The head of an HTTP answer (RFC 9112). Headers stand as received, but those that would misdescribe the body as it
/// is kept, without the codings of its transport, get the prefix that archives use for this.
fn http_head(status: u16, headers: &[Header], length: Option<u64>) -> String {
    let mut head = format!("HTTP/1.1 {status} \r\n");
    for Header { name, value } in headers {
        let is_misleading = match name.to_ascii_lowercase().as_str() {
            "content-encoding" | "transfer-encoding" => true,
            "content-length" => length.is_some_and(|length| value.trim().parse() != Ok(length)),
            _ => false,
        };
        let prefix = if is_misleading { "X-Archive-Orig-" } else { "" };
        head.extend([prefix, &one_line(name), ": ", &one_line(value), "\r\n"]);
    }
    head.push_str("\r\n");
    head
}

/// A header's part without anything that would end its line.
fn one_line(text: &str) -> String {
    text.replace(['\r', '\n', '\0'], " ")
}

fn media_type(capture: &Capture) -> &'static str {
    let extension = capture.url.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "txt" | "gone" => "text/plain",
        "html" | "htm" => "text/html",
        "xhtml" => "application/xhtml+xml",
        _ => "application/octet-stream",
    }
}
