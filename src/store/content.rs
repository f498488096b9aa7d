//! A document as lines of text: the form that is stored, compressed and digested.
//!
//! The first line holds the stated dates, one line follows for each block, and the last line holds the rest of the
//! metadata; each is JSON (RFC 8259) without white space, so a line break never stands inside a line. All lines but
//! the last, with their line breaks, are the *content*: what decides whether two documents are the same.

use serde::Serialize;

use crate::{
    model::{Block, Claim, Digest, Document, Metadata, PublicationDates},
    store::StoreError,
};

/// The largest document, in bytes of this form.
pub(super) const MAX_LENGTH: usize = 64 << 20;

/// A document in its stored form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// All the lines.
    pub(super) lines: String,
    /// Digest of the content: every line but the last.
    pub(super) content: Digest,
    /// Digest of all the lines.
    pub(super) whole: Digest,
}

impl Text {
    /// What is left of a text that a rule removed: its digests.
    pub(super) fn removed(content: Digest, whole: Digest) -> Self {
        Self { lines: String::new(), content, whole }
    }

    /// Whether its lines are there.
    pub(super) fn is_kept(&self) -> bool {
        !self.lines.is_empty()
    }
}

/// The metadata that does not decide what the content is: everything but the dates.
#[derive(Serialize)]
struct Rest<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    url: &'a Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: &'a Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standfirst: &'a Option<String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    byline: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    section: &'a Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: &'a Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: &'a Option<String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    claims: &'a [Claim],
}

/// Writes a document in its stored form.
pub(super) fn write(document: &Document) -> Result<Text, StoreError> {
    let Metadata { url, title, standfirst, byline, section, site, language, dates, claims } = &document.metadata;
    let mut lines = Vec::with_capacity(document.blocks.iter().map(|block| block.text.len() + 64).sum());
    write_line(&mut lines, dates);
    for block in &document.blocks {
        write_line(&mut lines, block);
    }
    let content_length = lines.len();
    write_line(&mut lines, &Rest { url, title, standfirst, byline, section, site, language, claims });
    if lines.len() > MAX_LENGTH {
        return Err(StoreError::TooLarge { what: "a document", length: lines.len(), limit: MAX_LENGTH });
    }
    let (content, whole) = Digest::of_beginning_and_whole(&lines, content_length);
    Ok(Text { lines: String::from_utf8(lines).expect("JSON is UTF-8"), content, whole })
}

fn write_line(lines: &mut Vec<u8>, value: &impl Serialize) {
    serde_json::to_writer(&mut *lines, value).expect("plain data in memory always becomes JSON");
    lines.push(b'\n');
}

/// Reads a document back from its stored form.
pub(super) fn read(lines: &str) -> Result<Document, serde_json::Error> {
    let (content, rest) = split(lines);
    let (dates, blocks) = content.split_once('\n').unwrap_or((content, ""));
    let mut metadata: Metadata = serde_json::from_str(rest)?;
    metadata.dates = serde_json::from_str(dates)?;
    let blocks = blocks.lines().map(serde_json::from_str::<Block>).collect::<Result<_, _>>()?;
    Ok(Document { blocks, metadata })
}

/// What a stored form says of its version.
#[derive(Debug)]
pub(super) struct Described {
    /// The stated dates.
    pub(super) dates: PublicationDates,
    /// The digest of the words.
    pub(super) words: Digest,
}

/// Reads from a stored form what a version is to know of it.
pub(super) fn describe(lines: &str) -> Result<Described, serde_json::Error> {
    Ok(Described { dates: read_dates(lines)?, words: words_digest(lines) })
}

/// The digest of the words of a stored form: kinds and texts of its blocks, but for stamps, boilerplate and links.
fn words_digest(lines: &str) -> Digest {
    // Inside a string no quote stands without a backslash before it, so that these can only be what they look like.
    let is_left_out = |line: &&str| ["dates", "boilerplate"].iter().any(|kind| is_of_kind(line, kind));
    let blocks = split(lines).0.lines().skip(1).filter(|line| !is_left_out(line));
    let words =
        blocks.map(|line| line.split_once(r#"","links":["#).map_or(line, |(words, _)| words).trim_end_matches("\"}"));
    let parts: Vec<&[u8]> = words.flat_map(|words| [words.as_bytes(), b"\n"]).collect();
    Digest::of_parts(&parts)
}

/// Whether a line is a block of a kind.
fn is_of_kind(line: &str, kind: &str) -> bool {
    line.strip_prefix(r#"{"kind":""#).and_then(|line| line.strip_prefix(kind)).is_some_and(|line| line.starts_with('"'))
}

/// Reads only the stated dates from a stored form.
pub(super) fn read_dates(lines: &str) -> Result<PublicationDates, serde_json::Error> {
    serde_json::from_str(dates_line(lines))
}

/// The line of the stated dates.
pub(super) fn dates_line(lines: &str) -> &str {
    lines.split('\n').next().unwrap_or_default()
}

/// The digest of the content of a stored form.
pub(super) fn content_digest(lines: &str) -> Digest {
    Digest::of(split(lines).0.as_bytes())
}

/// The content, and the last line.
fn split(lines: &str) -> (&str, &str) {
    let body = lines.strip_suffix('\n').unwrap_or(lines);
    lines.split_at(body.rfind('\n').map_or(0, |at| at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlockKind, Link, Moment, Source, Stamp, Zone};

    fn sample() -> Document {
        let mut document = Document {
            blocks: vec![
                Block::new(BlockKind::Headline, "Wind farm"),
                Block::new(BlockKind::Paragraph, "A “b”\n\tc\\ é"),
            ],
            metadata: Metadata { title: Some("Wind farm".into()), language: Some("en".into()), ..Metadata::default() },
        };
        document.blocks[1].links.push(Link { start: 0, end: 1, href: "https://example.org/".into() });
        document
    }

    fn stamp(raw: &str) -> Stamp {
        Stamp { raw: raw.into(), instant: raw.parse::<Moment>().ok(), zone: Zone::Unknown, source: Source::Text }
    }

    #[test]
    fn the_form_is_lines_of_json_with_the_dates_first_and_the_rest_last() {
        insta::assert_snapshot!(write(&sample()).unwrap().lines, @r#"
        {"published":null,"modified":null}
        {"kind":"headline","text":"Wind farm"}
        {"kind":"paragraph","text":"A “b”\n\tc\\ é","links":[{"start":0,"end":1,"href":"https://example.org/"}]}
        {"title":"Wind farm","language":"en"}
        "#);
    }

    #[test]
    fn blocks_links_and_dates_decide_the_content_and_other_metadata_does_not() {
        let digest = |change: &dyn Fn(&mut Document)| {
            let mut document = sample();
            change(&mut document);
            write(&document).unwrap().content
        };
        let same = digest(&|_| ());
        assert_eq!(digest(&|document| document.metadata.title = None), same);
        assert_eq!(digest(&|document| document.metadata.claims.clear()), same);
        assert_ne!(digest(&|document| document.blocks[0].text.push('s')), same);
        assert_ne!(digest(&|document| document.blocks[0].kind = BlockKind::Crosshead), same);
        assert_ne!(digest(&|document| document.blocks.swap(0, 1)), same);
        assert_ne!(digest(&|document| document.blocks[1].links.clear()), same);
        assert_ne!(digest(&|document| document.metadata.dates.modified = Some(stamp("2025-12-03T06:48:00"))), same);
    }

    #[test]
    fn words_are_the_same_whatever_stamps_boilerplate_and_links_say() {
        let digest = |change: &dyn Fn(&mut Document)| {
            let mut document = sample();
            document.blocks.insert(1, Block::new(BlockKind::Dates, "06:29"));
            document.blocks.push(Block::new(BlockKind::Boilerplate, "Sign up"));
            change(&mut document);
            words_digest(&write(&document).unwrap().lines)
        };
        let same = digest(&|_| ());
        assert_eq!(digest(&|document| document.blocks[1].text = "06:48".into()), same);
        assert_eq!(digest(&|document| drop(document.blocks.pop())), same);
        assert_eq!(digest(&|document| document.blocks[2].links.clear()), same);
        assert_eq!(digest(&|document| document.metadata.dates.modified = Some(stamp("2025-12-03T06:48:00"))), same);
        assert_ne!(digest(&|document| document.blocks[2].text.push('s')), same);
        assert_ne!(digest(&|document| document.blocks[2].text.push_str("\",\"links\":[")), same);
        assert_ne!(digest(&|document| document.blocks[0].kind = BlockKind::Crosshead), same);
        assert_ne!(digest(&|document| document.blocks.swap(0, 2)), same);
    }

    #[test]
    fn what_is_cut_off_or_not_json_is_an_error() {
        let whole = write(&sample()).unwrap().lines;
        for broken in ["", "\n", "{}", "nonsense\n{}\n", &whole[..whole.len() - 3]] {
            assert!(read(broken).is_err(), "{broken:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_document_reads_back_as_it_was(texts in proptest::collection::vec("\\PC{0,40}[\\n\\r\\u{2028}\"\\\\]?", 0..6), raw in "\\PC{0,20}", title in proptest::option::of("\\PC{0,20}")) {
            let blocks = texts.iter().map(|text| Block::new(BlockKind::Paragraph, text.as_str())).collect();
            let mut document = Document { blocks, ..Document::default() };
            document.metadata.dates.published = Some(stamp(&raw));
            document.metadata.title = title;
            let text = write(&document).unwrap();
            proptest::prop_assert_eq!(&read(&text.lines).unwrap(), &document);
            proptest::prop_assert_eq!(read_dates(&text.lines).unwrap(), document.metadata.dates);
            proptest::prop_assert_eq!(content_digest(&text.lines), text.content);
            proptest::prop_assert_eq!(Digest::of(text.lines.as_bytes()), text.whole);
        }
    }
}
