//! A WARC file to its records, whole and bounded; what is no record is named and passed over.

use std::io::{self, BufRead, BufReader, Read, Seek};

use super::input::Input;
use crate::exchange::{BadRecord, import::MAX_PAGE};

/// The longest line of a header, in bytes.
const MAX_LINE: usize = 64 << 10;

/// The largest header, in bytes.
const MAX_HEAD: usize = 1 << 20;

/// The largest block that is kept: a page with its HTTP header.
const MAX_BLOCK: u64 = (MAX_PAGE + MAX_HEAD) as u64;

/// A record as it stands in the file.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// The byte of the file near which it begins.
    pub(super) position: u64,
    fields: Vec<(String, String)>,
    /// Its block; empty for a type that is of no use.
    pub(super) block: Vec<u8>,
}

impl Scanned {
    /// The value of its first field of a name.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Its type, as in `response`.
    pub(super) fn kind(&self) -> &str {
        self.field("WARC-Type").unwrap_or_default()
    }

    /// What errors call it.
    pub(super) fn place(&self) -> String {
        match self.field("WARC-Target-URI") {
            Some(uri) => format!("the record of {uri} near byte {}", self.position),
            None => format!("the record near byte {}", self.position),
        }
    }
}

/// Records one behind the other.
pub(super) struct Scanner<R: BufRead + Seek> {
    input: BufReader<Input<R>>,
    is_over: bool,
}

impl<R: BufRead + Seek> Scanner<R> {
    pub(super) fn new(file: R) -> io::Result<Self> {
        Ok(Self { input: BufReader::new(Input::new(file)?), is_over: false })
    }

    /// The next record of use.
    fn scan(&mut self) -> io::Result<Option<Scanned>> {
        loop {
            let Some(mut record) = self.scan_head()? else { return Ok(None) };
            let length = record.field("Content-Length").and_then(|value| value.trim().parse::<u64>().ok());
            let Some(length) = length else { return Err(invalid("it states no length")) };
            let is_of_use = matches!(record.kind(), "response" | "resource" | "revisit" | "metadata");
            if is_of_use && length <= MAX_BLOCK {
                let read = (&mut self.input).take(length).read_to_end(&mut record.block)?;
                return if (read as u64) < length { Err(invalid("the file ends inside it")) } else { Ok(Some(record)) };
            }
            let skipped = io::copy(&mut (&mut self.input).take(length), &mut io::sink())?;
            if skipped < length {
                return Err(invalid("the file ends inside it"));
            }
            if is_of_use {
                return Err(invalid("it is larger than a page may be"));
            }
        }
    }

    /// The fields of the next record, from its version line on.
    fn scan_head(&mut self) -> io::Result<Option<Scanned>> {
        let position = self.input.get_mut().position();
        let mut line = self.line()?;
        while line.as_deref() == Some("") {
            line = self.line()?;
        }
        let Some(version) = line else { return Ok(None) };
        if !version.starts_with("WARC/") {
            return Err(invalid("no record begins there"));
        }
        let mut record = Scanned { position, ..Scanned::default() };
        let mut size = 0;
        while let Some(line) = self.line()?.filter(|line| !line.is_empty()) {
            size += line.len();
            if size > MAX_HEAD {
                return Err(invalid("its header is too long"));
            }
            if let (true, Some((_, value))) = (line.starts_with([' ', '\t']), record.fields.last_mut()) {
                value.push(' ');
                value.push_str(line.trim());
            } else if let Some((name, value)) = line.split_once(':') {
                let value = value.trim().trim_start_matches('<').trim_end_matches('>');
                record.fields.push((name.trim().to_owned(), value.to_owned()));
            }
        }
        Ok(Some(record))
    }

    /// The next line without its end; `None` at the end of the file.
    fn line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        let length = (&mut self.input).take(MAX_LINE as u64).read_until(b'\n', &mut line)?;
        if length == MAX_LINE {
            return Err(invalid("a line of its header is too long"));
        }
        let line = String::from_utf8_lossy(&line);
        Ok((length > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
    }

    /// Goes to where a record may begin again.
    fn skip_damage(&mut self, how: &io::Error) {
        let is_fault_of_record = how.kind() == io::ErrorKind::Other;
        self.is_over = if let Some(Ok(is_found)) = is_fault_of_record.then(|| self.skip_to_version()) {
            !is_found
        } else {
            self.input.consume(self.input.buffer().len());
            self.input.get_mut().skip_damage().is_err()
        };
    }

    /// Goes to the next line that begins as a record does.
    fn skip_to_version(&mut self) -> io::Result<bool> {
        let mut at_line_start = false;
        loop {
            let buffer = self.input.fill_buf()?;
            if buffer.is_empty() {
                return Ok(false);
            }
            if at_line_start && buffer.starts_with(b"WARC/") {
                return Ok(true);
            }
            let line_end = buffer.iter().position(|byte| *byte == b'\n');
            at_line_start = line_end.is_some();
            let length = line_end.map_or(buffer.len(), |at| at + 1);
            self.input.consume(length);
        }
    }
}

impl<R: BufRead + Seek> Iterator for Scanner<R> {
    type Item = Result<Scanned, BadRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let position = self.input.get_mut().position();
        match self.scan() {
            Ok(record) => record.map(Ok),
            Err(how) => {
                self.skip_damage(&how);
                Some(Err(BadRecord { place: format!("the record near byte {position}"), why: how.to_string() }))
            }
        }
    }
}

/// A fault of the record, not of the bytes that it is made of.
fn invalid(why: &str) -> io::Error {
    io::Error::other(why.to_owned())
}
