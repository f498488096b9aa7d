//! An extraction as other programs read it: `writethru.extract/1`.

use serde::Serialize;

use crate::{
    extract::{Encoding, Extraction, Reason},
    model::{Block, BlockKind, Claim, Document, Link, Moment, Source, Stamp, Zone},
    text::sentence,
};

/// What is said of each block besides its kind and words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Detail {
    /// Its sentences.
    pub(crate) sentences: bool,
    /// Why it got its kind.
    pub(crate) reasons: bool,
}

/// What `extract --format json` prints; a contract, changed only with a changelog entry.
#[derive(Debug, Serialize)]
pub(crate) struct ExtractionReport<'a> {
    schema: &'static str,
    url: Option<&'a str>,
    title: Option<&'a str>,
    standfirst: Option<&'a str>,
    byline: &'a [String],
    section: Option<&'a str>,
    published: Option<StatedTime>,
    modified: Option<StatedTime>,
    language: Option<&'a str>,
    site: Option<&'a str>,
    text: String,
    blocks: Vec<ReportedBlock<'a>>,
    claims: &'a [Claim],
    extractor: &'static str,
    encoding: Encoding,
    health: &'static str,
}

#[derive(Debug, Serialize)]
struct StatedTime {
    raw: String,
    instant: Option<Moment>,
    zone: Zone,
    source: Source,
}

#[derive(Debug, Serialize)]
struct ReportedBlock<'a> {
    kind: BlockKind,
    text: &'a str,
    #[serde(skip_serializing_if = "<[Link]>::is_empty")]
    links: &'a [Link],
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentences: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

impl<'a> ExtractionReport<'a> {
    /// The schema's word.
    pub(crate) const SCHEMA: &'static str = "writethru.extract/1";

    /// Reports an extraction; `url` is the address it was asked from, where the page does not state its own.
    pub(crate) fn new(extraction: &'a Extraction, url: Option<&'a str>, detail: Detail) -> Self {
        let document = &extraction.document;
        let metadata = &document.metadata;
        let language = metadata.language.as_deref();
        let standfirst = || document.of_kind(BlockKind::Standfirst).next().map(|block| block.text.as_str());
        let reported = |(block, reason): (&'a Block, &Reason)| ReportedBlock {
            kind: block.kind,
            text: &block.text,
            links: &block.links,
            number: block.number,
            sentences: detail.sentences.then(|| sentences(&block.text, language)),
            reason: detail.reasons.then(|| reason.words()),
        };
        let blocks = document.blocks.iter().zip(&extraction.reasons).map(reported);
        Self {
            schema: Self::SCHEMA,
            url: metadata.url.as_deref().or(url),
            title: document.title(),
            standfirst: metadata.standfirst.as_deref().or_else(standfirst),
            byline: &metadata.byline,
            section: metadata.section.as_deref(),
            published: metadata.dates.published_by().map(StatedTime::from),
            modified: metadata.dates.modified.clone().map(StatedTime::from),
            language,
            site: metadata.site.as_deref(),
            text: document.body_text(),
            blocks: blocks.collect(),
            claims: &metadata.claims,
            extractor: extraction.extractor,
            encoding: extraction.encoding,
            health: extraction.health.words(),
        }
    }
}

impl From<Stamp> for StatedTime {
    fn from(stamp: Stamp) -> Self {
        Self { raw: stamp.raw, instant: stamp.instant, zone: stamp.zone, source: stamp.source }
    }
}

/// The document with each sentence on a line of its own, to be read; its links, which go by the place of their words,
/// are left out.
pub(crate) fn sentence_a_line(document: &Document) -> Document {
    let mut document = document.clone();
    let language = document.metadata.language.as_deref();
    for block in &mut document.blocks {
        let lines: Vec<&str> = sentences(&block.text, language).into_iter().map(str::trim).collect();
        block.text = lines.join("\n");
        block.links.clear();
    }
    document
}

/// The sentences of a block; they join to its text.
fn sentences<'a>(text: &'a str, language: Option<&str>) -> Vec<&'a str> {
    sentence::split(text, language).into_iter().map(|range| &text[range]).collect()
}
