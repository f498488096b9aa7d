//! A document as text: plain for files and patches, and laid out for reading.

use super::RenderOptions;
use super::clock::stated_change;
use super::label::{Label, Run};
use super::note::block_name;
use super::passage::Numbering;
use super::sheet::Sheet;
use crate::model::{Block, BlockKind, Document};
use crate::text::sanitise::{Layout, visible};

/// The document as plain text: each block on lines of its own, blank lines between, nothing wrapped.
///
/// This is the text that a unified diff patches. Boilerplate is left out unless all blocks are asked for; characters
/// that act on a terminal or hide from readers are spelt out.
pub fn plain_text(document: &Document, all_blocks: bool) -> String {
    let blocks = shown(document, all_blocks);
    let texts: Vec<String> = blocks.map(|(_, block)| visible(&block.text, Layout::Keep).replace('\r', "")).collect();
    if texts.is_empty() { String::new() } else { texts.join("\n\n") + "\n" }
}

/// The document laid out for reading: its stated times, then each block beside its name.
pub fn reading_text(document: &Document, options: &RenderOptions) -> String {
    let mut sheet = Sheet::new(options);
    let dates = &document.metadata.dates;
    let stamps = [("published", &dates.published), ("updated", &dates.modified)];
    for (name, stamp) in stamps {
        if let Some(words) = stated_change(stamp.as_ref(), stamp.as_ref()) {
            sheet.entry(name, &[Run::new(Label::Time, words)]);
        }
    }
    let numbering = Numbering::of(document);
    let mut before = None;
    for (index, block) in shown(document, options.all_blocks) {
        if !(before == Some(BlockKind::Boilerplate) && block.kind == BlockKind::Boilerplate) {
            sheet.gap();
        }
        before = Some(block.kind);
        let name = numbering.paragraph(index).map_or_else(|| block_name(block.kind).to_owned(), |n| format!("¶ {n}"));
        sheet.entry(&name, &[Run::new(label(block.kind), block.text.as_str())]);
    }
    sheet.finish()
}

fn shown(document: &Document, all_blocks: bool) -> impl Iterator<Item = (usize, &Block)> {
    let is_shown = move |block: &Block| all_blocks || block.kind != BlockKind::Boilerplate;
    document.blocks.iter().enumerate().filter(move |(_, block)| is_shown(block))
}

fn label(kind: BlockKind) -> Label {
    match kind {
        BlockKind::Headline | BlockKind::Crosshead => Label::Title,
        BlockKind::Boilerplate => Label::Context,
        _ => Label::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        let block = |kind, text: &str| Block::new(kind, text);
        let blocks = vec![
            block(BlockKind::Headline, "Boats run again"),
            block(BlockKind::Paragraph, "The first boat left at six.\r\nIt was full."),
            block(BlockKind::Boilerplate, "Sign up to our letter"),
            block(BlockKind::Paragraph, "No \u{202e}queue was seen."),
        ];
        Document { blocks, ..Document::default() }
    }

    #[test]
    fn plain_text_has_a_block_on_its_own_lines() {
        let expected = "Boats run again\n\nThe first boat left at six.\nIt was full.\n\nNo ‹U+202E›queue was seen.\n";
        assert_eq!(plain_text(&document(), false), expected);
        assert!(plain_text(&document(), true).contains("\n\nSign up to our letter\n\n"));
        assert_eq!(plain_text(&Document::default(), true), "");
    }

    #[test]
    fn reading_text_names_each_block() {
        let options = RenderOptions { all_blocks: true, ..RenderOptions::default() };
        insta::assert_snapshot!(reading_text(&document(), &options), @"
        headline     Boats run again

        ¶ 1          The first boat left at six.
                     It was full.

        boilerplate  Sign up to our letter

        ¶ 2          No ‹U+202E›queue was seen.
        ");
    }
}
