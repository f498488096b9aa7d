//! WARC 1.1 (ISO 28500:2017), the format of web archives, out and in.
//!
//! A capture with a status is a `response` record, one without (a file, a failed fetch) a `resource` or nothing; bytes
//! that an earlier record has, and the server's word that nothing changed, are a `revisit`. Behind each stands a
//! `metadata` record with the capture as JSON, so that nothing a WARC has no field for is lost.

mod capture;
mod http;
mod import;
mod input;
mod record;
mod scan;

use chrono::{DateTime, Utc};

pub(crate) use capture::WarcExporter;
pub(crate) use record::Members;

use super::{ExportError, ExportFormat, Exporter, ImportFormat, Needs, Readings, Sink, Target};

/// WARC with one gzip member a record, as archives keep it.
pub(super) const FORMAT: ExportFormat = ExportFormat {
    name: "warc",
    what: "a web archive (WARC 1.1), compressed",
    target: Target::File,
    is_binary: true,
    needs: NEEDS,
    begin,
};

/// WARC as it is, for reading with the eye.
pub(super) const PLAIN_FORMAT: ExportFormat = ExportFormat {
    name: "warc-plain",
    what: "a web archive (WARC 1.1), not compressed",
    target: Target::File,
    is_binary: false,
    needs: NEEDS,
    begin: begin_plain,
};

/// WARC, compressed or not, of any program.
pub(super) const IMPORT: ImportFormat =
    ImportFormat { name: "warc", what: "a web archive (WARC)", recognise: import::recognise, open: import::open };

const NEEDS: Needs = Needs { raw: true, documents: false, changes: false, readings: Readings::Latest };

fn begin(out: Sink, now: DateTime<Utc>) -> Result<Box<dyn Exporter>, ExportError> {
    Ok(Box::new(WarcExporter::new(out, Members::Gzip, now)?))
}

fn begin_plain(out: Sink, now: DateTime<Utc>) -> Result<Box<dyn Exporter>, ExportError> {
    Ok(Box::new(WarcExporter::new(out, Members::Plain, now)?))
}
