//! Bytes to text that an XML parser may see: unpacked, decoded, and no deeper than anything of use.

use std::io::Read as _;

use encoding_rs::Encoding;
use flate2::read::GzDecoder;
use quick_xml::{Reader, events::Event};

use super::ListingError;

/// Most bytes of a document, unpacked (a limit of the sitemap protocol).
const MAX_BYTES: usize = 50 << 20;

/// Elements inside each other; feeds that carry whole articles as elements stay far below.
const MAX_DEPTH: usize = 200;

/// The text of a document: unpacked where it is packed, decoded as the server or the document says.
pub(super) fn text(bytes: &[u8], content_type: Option<&str>, url: &str) -> Result<String, ListingError> {
    let unpacked = unpack(bytes, url)?;
    let bytes = unpacked.as_deref().unwrap_or(bytes);
    let label = content_type.and_then(|value| after(value, "charset=")).or_else(|| declared(bytes));
    let encoding = label.and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or(encoding_rs::UTF_8);
    // A mark at the beginning beats both.
    let (text, _, _) = encoding.decode(bytes);
    let text = text.trim_start();
    // What the declaration said of the encoding is no longer so.
    let body = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(text, |(_, body)| body);
    Ok(body.trim_start().to_owned())
}

fn unpack(bytes: &[u8], url: &str) -> Result<Option<Vec<u8>>, ListingError> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(None);
    }
    let mut unpacked = Vec::new();
    let mut bounded = GzDecoder::new(bytes).take(MAX_BYTES as u64 + 1);
    bounded.read_to_end(&mut unpacked).map_err(|source| ListingError::Broken {
        url: url.to_owned(),
        wanted: "a packed file",
        source: source.into(),
    })?;
    if unpacked.len() > MAX_BYTES {
        return Err(ListingError::TooLarge { url: url.to_owned(), limit: MAX_BYTES });
    }
    Ok(Some(unpacked))
}

/// The encoding that the first line of a document names.
fn declared(bytes: &[u8]) -> Option<&str> {
    let head = std::str::from_utf8(bytes[..bytes.len().min(200)].split(|&byte| byte == b'>').next()?).ok()?;
    after(head.trim_start().strip_prefix("<?xml")?, "encoding=")
}

/// The word behind a key, out of its quotes.
fn after<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let at = text.to_ascii_lowercase().find(key)? + key.len();
    let word = text[at..].trim_start_matches(['"', '\'', ' ']);
    let end = word.find(['"', '\'', ';', ' ', '?']).unwrap_or(word.len());
    Some(&word[..end]).filter(|word| !word.is_empty())
}

/// Whether a document nests no deeper than is read; one that cannot be read is left to its parser.
pub(super) fn is_shallow(text: &str) -> bool {
    let mut reader = lenient(text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) | Err(_) => return true,
            Ok(_) => {}
        }
        if depth > MAX_DEPTH {
            return false;
        }
    }
}

/// A reader that takes elements as they come, closed rightly or not.
pub(super) fn lenient(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    reader
}
