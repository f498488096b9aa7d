//! Stamps that only machines see become `dates` blocks, so that a moved one is a change like any other.

use crate::{
    extract::Reason,
    model::{Block, BlockKind, Document, Moment, Stamp},
};

/// Adds a `dates` block for each stamp that no visible one repeats, below the head of the article.
pub(super) fn add_unseen(document: &mut Document, reasons: &mut Vec<Reason>) {
    let dates = document.metadata.dates.clone();
    let seen: Vec<String> = document.of_kind(BlockKind::Dates).map(|block| block.text.clone()).collect();
    let unseen: Vec<Stamp> = [dates.published, dates.modified]
        .into_iter()
        .flatten()
        .filter(|stamp| !seen.iter().any(|text| repeats(text, stamp)))
        .collect();
    let at = below_head(document);
    for (offset, stamp) in unseen.into_iter().enumerate() {
        document.blocks.insert(at + offset, Block::new(BlockKind::Dates, stamp.raw));
        reasons.insert(at + offset, Reason("stamp in the page's metadata"));
    }
}

/// Whether a visible text shows the same time of day and day of the month.
fn repeats(text: &str, stamp: &Stamp) -> bool {
    if text.contains(&stamp.raw) {
        return true;
    }
    let Some(instant) = stamp.instant else { return false };
    let numbers: Vec<&str> =
        text.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let has =
        |number: String| numbers.iter().any(|part| part.trim_start_matches('0') == number.trim_start_matches('0'));
    let day = has(instant.day().format("%d").to_string());
    match instant {
        Moment::Day(_) => day,
        _ => {
            let minute = has(instant.wall().format("%M").to_string());
            day && minute
        }
    }
}

/// Below the headline and what belongs to it; at the top where there is no headline.
fn below_head(document: &Document) -> usize {
    let blocks = &document.blocks;
    let Some(headline) = blocks.iter().position(|block| block.kind == BlockKind::Headline) else { return 0 };
    let is_head = |block: &Block| matches!(block.kind, BlockKind::Standfirst | BlockKind::Byline | BlockKind::Dates);
    headline + 1 + blocks[headline + 1..].iter().take_while(|block| is_head(block)).count()
}
