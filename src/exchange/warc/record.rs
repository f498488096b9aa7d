//! Single WARC records as bytes: header lines, block, digests, gzip member.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use chrono::{DateTime, SecondsFormat, Timelike as _, Utc};
use flate2::{Compression, write::GzEncoder};

use crate::model::Digest;

/// How records stand one behind the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Members {
    /// One gzip member a record (ISO 28500, annex D), so that each can be read by itself.
    Gzip,
    /// As they are.
    Plain,
}

/// The named fields of a record, in order; `None` is left out.
pub(super) type Fields<'a> = [(&'static str, Option<&'a str>)];

/// A record to be written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    /// Its type, as in `response`.
    pub(super) kind: &'static str,
    /// What its identity is made of: unlike those of every other record.
    pub(super) identity: &'a [&'a [u8]],
    /// The instant it speaks of.
    pub(super) at: DateTime<Utc>,
    /// Media type of its block.
    pub(super) content_type: &'a str,
    /// Its other fields.
    pub(super) fields: &'a Fields<'a>,
    /// Its block, in pieces.
    pub(super) block: &'a [&'a [u8]],
}

/// Writes a record and gives its name.
pub(super) fn write(out: &mut dyn Write, members: Members, record: &Record<'_>) -> io::Result<String> {
    let id = record_id(record.kind, record.identity);
    let head = head(record, &id);
    match members {
        Members::Plain => write_parts(out, &head, record.block)?,
        Members::Gzip => {
            let mut member = GzEncoder::new(out, Compression::default());
            write_parts(&mut member, &head, record.block)?;
            member.finish()?;
        }
    }
    Ok(id)
}

fn write_parts(out: &mut dyn Write, head: &str, block: &[&[u8]]) -> io::Result<()> {
    out.write_all(head.as_bytes())?;
    for part in block {
        out.write_all(part)?;
    }
    out.write_all(b"\r\n\r\n")
}

fn head(record: &Record<'_>, id: &str) -> String {
    let mut head = String::from("WARC/1.1\r\n");
    let mut line = |name: &str, value: &str| {
        head.push_str(name);
        head.push_str(": ");
        head.push_str(value);
        head.push_str("\r\n");
    };
    line("WARC-Type", record.kind);
    line("WARC-Record-ID", id);
    line("WARC-Date", &date(record.at));
    for (name, value) in record.fields {
        if let Some(value) = value {
            line(name, value);
        }
    }
    line("WARC-Block-Digest", &label(Digest::of_parts(record.block)));
    line("Content-Type", record.content_type);
    line("Content-Length", &record.block.iter().map(|part| part.len()).sum::<usize>().to_string());
    head.push_str("\r\n");
    head
}

/// A digest with its algorithm, as in `sha256:9f86…`.
pub(super) fn label(digest: Digest) -> String {
    format!("sha256:{digest}")
}

/// An instant as WARC 1.1 writes it: with fractions only where there are any.
pub(super) fn date(at: DateTime<Utc>) -> String {
    let form = if at.nanosecond() == 0 { SecondsFormat::Secs } else { SecondsFormat::Millis };
    at.to_rfc3339_opts(form, true)
}

/// A UUID (RFC 9562, version 8) made of what the record is about: the same export gives the same names.
fn record_id(kind: &str, identity: &[&[u8]]) -> String {
    let parts: Vec<&[u8]> = [kind.as_bytes()].into_iter().chain(identity.iter().copied()).collect();
    let mut digest = Digest::of_parts(&parts);
    digest.0[6] = digest.0[6] & 0x0f | 0x80;
    digest.0[8] = digest.0[8] & 0x3f | 0x80;
    let hex = digest.to_string();
    format!("<urn:uuid:{}-{}-{}-{}-{}>", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..32])
}

/// An address as a URI without any character that a URI or a header line cannot have; a path becomes a `file:` URI.
pub(super) fn target_uri(address: &str) -> String {
    let is_uri = address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1 && scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(is_scheme_byte)
    });
    let mut uri = String::with_capacity(address.len() + 8);
    if !is_uri {
        uri.push_str("file:");
    }
    for byte in address.bytes() {
        let is_path_mark = !is_uri && matches!(byte, b'%' | b'?' | b'#');
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) && !is_path_mark {
            uri.push(byte.into());
        } else {
            write!(uri, "%{byte:02X}").expect("a string takes everything");
        }
    }
    uri
}

fn is_scheme_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_lines_a_block_and_two_line_ends() {
        let mut out = Vec::new();
        let record = Record {
            kind: "metadata",
            identity: &[b"x"],
            at: "2025-12-03T06:29:00.5Z".parse().unwrap(),
            content_type: "text/plain",
            fields: &[("WARC-Target-URI", Some("https://example.org/")), ("WARC-Refers-To", None)],
            block: &[b"ab", b"c"],
        };
        write(&mut out, Members::Plain, &record).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap().replace('\r', ""), @r"
        WARC/1.1
        WARC-Type: metadata
        WARC-Record-ID: <urn:uuid:084906d2-af07-844b-8abc-4f1066a507a3>
        WARC-Date: 2025-12-03T06:29:00.500Z
        WARC-Target-URI: https://example.org/
        WARC-Block-Digest: sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
        Content-Type: text/plain
        Content-Length: 3

        abc
        ");
    }

    #[test]
    fn every_address_becomes_a_uri_on_one_line() {
        let table = [
            ("https://example.org/a?b=c#d%20", "https://example.org/a?b=c#d%20"),
            ("https://example.org/a b\r\nWARC-Type: x", "https://example.org/a%20b%0D%0AWARC-Type:%20x"),
            ("https://example.org/é", "https://example.org/%C3%A9"),
            ("pages/ferry 1?.txt", "file:pages/ferry%201%3F.txt"),
            ("/tmp/50%.html", "file:/tmp/50%25.html"),
            ("C:/pages/a.txt", "file:C:/pages/a.txt"),
            ("-", "file:-"),
        ];
        for (address, uri) in table {
            assert_eq!(target_uri(address), uri, "{address}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_address_breaks_out_of_its_line(address in "\\PC{0,20}[\\r\\n\\x00-\\x20]?\\PC{0,20}") {
            proptest::prop_assert!(target_uri(&address).bytes().all(|byte| byte.is_ascii_graphic()));
        }
    }
}
