//! Raw page to typed [`Document`]: everything visible is kept, in reading order, and given a kind.
//!
//! Pure: bytes and facts about them come in, a document and its health go out; no file, clock or network.

pub mod dates;

mod address_day;
mod byline;
mod contradictions;
mod correction_note;
mod counters;
mod damage;
mod decode;
mod end_of_text;
mod health;
mod html;
mod invitations;
mod language;
mod latin;
mod machine_times;
mod name_line;
mod name_list;
mod page_lines;
mod person;
mod phrases;
mod picture_lines;
mod plain;
mod publication;
mod reason;
mod reporters;
mod site;
mod sniff;
mod stamps_apart;
mod stated_names;
mod visible_stamps;
mod wide;
mod word_list;

use chrono::{DateTime, Utc};
use thiserror::Error;

use crate::model::Document;

pub use decode::Encoding;
pub use health::{Health, Suspicion};
pub(crate) use html::{LinksError, PageLink, feeds, is_selector, links};
pub use reason::Reason;
pub use site::{SiteRules, SiteRulesError};

/// Name and version of each extractor: one reads pages, the other plain text.
pub(crate) const EXTRACTORS: [&str; 2] = [html::EXTRACTOR, plain::EXTRACTOR];

/// A page as received, with what is known about it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Page<'a> {
    /// The body as received, after transfer decoding.
    pub bytes: &'a [u8],
    /// Where it came from, where known; makes links absolute.
    pub url: Option<&'a str>,
    /// The `Content-Type` header, where there was one.
    pub content_type: Option<&'a str>,
    /// When it was captured; relative times ("2 hours ago") count from here.
    pub at: Option<DateTime<Utc>>,
    /// What is known of its site beforehand.
    pub site: Option<&'a SiteRules>,
}

/// What the extractor made of a page.
#[derive(Debug, Clone)]
pub struct Extraction {
    /// The typed article.
    pub document: Document,
    /// Name and version of the extractor, as in `html/5`.
    pub extractor: &'static str,
    /// How the bytes were read as text.
    pub encoding: Encoding,
    /// Whether the page looks like an article, or why not.
    pub health: Health,
    /// Why each block of the document got its kind, in the same order.
    pub reasons: Vec<Reason>,
}

/// Why a page cannot be extracted at all.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExtractError {
    /// More bytes than a page may have.
    #[error("the page has {size} bytes, more than the {limit} that are read")]
    TooLarge {
        /// Bytes of the page.
        size: usize,
        /// Most bytes that are read.
        limit: usize,
    },
    /// More markup than a page may have.
    #[error("the page has more than {limit} tags")]
    TooManyTags {
        /// Most tags that are read.
        limit: usize,
    },
    /// An image, an archive, a program: bytes that are not text.
    #[error("the page is not text")]
    Binary,
}

/// Most bytes of a page that are read.
pub const MAX_BYTES: usize = 64 << 20;

/// Types everything visible on a page, in reading order, and reads what the page says of itself.
///
/// ```
/// use writethru::{
///     extract::{Page, extract},
///     model::BlockKind,
/// };
///
/// let bytes = b"<h1>Ferry sails</h1><p class=byline>By Ada Fern</p><p>The ferry sails at noon today.</p>";
/// let extraction = extract(&Page { bytes, ..Page::default() })?;
/// let kinds: Vec<BlockKind> = extraction.document.blocks.iter().map(|block| block.kind).collect();
/// assert_eq!(kinds, [BlockKind::Headline, BlockKind::Byline, BlockKind::Paragraph]);
/// # Ok::<(), writethru::extract::ExtractError>(())
/// ```
pub fn extract(page: &Page<'_>) -> Result<Extraction, ExtractError> {
    if page.bytes.len() > MAX_BYTES {
        return Err(ExtractError::TooLarge { size: page.bytes.len(), limit: MAX_BYTES });
    }
    let (text, encoding) = decode::decode(page)?;
    if sniff::is_html(&text, page.content_type) {
        html::extract(page, &text, encoding)
    } else {
        Ok(plain::extract(page, &text, encoding))
    }
}
