//! Plain text to typed blocks, from the layout alone.
//!
//! A page with a stamp line near its top is an article as copied from a site: standfirst, stamp, caption, body, with
//! boxes of the page between. Any other text is paragraphs. White space inside a block is kept as it is.

mod head;
mod labels;
mod lines;
mod typing;

use super::{
    Encoding, Extraction, Health, Page, Reason, byline, health, language, machine_times::MachineTimes, publication,
};
use crate::model::{Block, BlockKind, Document, Metadata};

/// A kind and what decided it.
type Typed = (BlockKind, Reason);

const NAMES: Typed = (BlockKind::Byline, Reason("names beside the stamp"));

/// Name and version of this extractor.
pub(super) const EXTRACTOR: &str = "text/4";

/// Types the paragraphs of a plain text page.
pub(super) fn extract(page: &Page<'_>, text: &str, encoding: Encoding) -> Extraction {
    let paragraphs = lines::paragraphs(text);
    let kinds = typing::kinds(&paragraphs);
    let blocks: Vec<Block> =
        paragraphs.iter().zip(&kinds).map(|(paragraph, (kind, _))| Block::new(*kind, *paragraph)).collect();
    let metadata = Metadata { url: page.url.map(str::to_owned), ..Metadata::default() };
    let mut document = Document { blocks, metadata };
    let mut reasons = kinds.into_iter().map(|(_, reason)| reason).collect();
    document.metadata.language = page.site.and_then(|site| site.language.clone());
    document.metadata.language = language::of(&document);
    publication::read(&mut document, &mut reasons, page, &MachineTimes::default());
    document.metadata.byline = byline::visible_names(&document, &reasons);
    let health: Health = health::judge_text(&document, text, encoding);
    Extraction { document, extractor: EXTRACTOR, encoding, health, reasons }
}
