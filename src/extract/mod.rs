//! Raw page to typed [`Document`]: everything visible is kept, in reading order, and given a kind.
//!
//! Pure: bytes and facts about them come in, a document and its health go out; no file, clock or network.

use chrono::{DateTime, Utc};

use crate::model::Document;

/// A page as received, with what is known about it.
#[derive(Debug, Clone, Default)]
pub struct Page<'a> {
    /// The body as received, after transfer decoding.
    pub bytes: &'a [u8],
    /// Where it came from, where known; makes links absolute.
    pub url: Option<&'a str>,
    /// The `Content-Type` header, where there was one.
    pub content_type: Option<&'a str>,
    /// When it was captured; relative times ("2 hours ago") count from here.
    pub at: Option<DateTime<Utc>>,
}

/// What the extractor made of a page.
#[derive(Debug, Clone)]
pub struct Extraction {
    /// The typed article.
    pub document: Document,
    /// Name and version of the extractor, as in `html/1`.
    pub extractor: &'static str,
}
