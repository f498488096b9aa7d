//! What holds for every diff whatever the texts: nothing lost, nothing invented, the same on every run.

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::borrow::Cow;

use corpus::{Edit, pair};
use proptest::prelude::*;
use writethru::{
    diff::{Options, compare},
    model::{ArticleDiff, Block, BlockKind, Change, Document, EditAction, EditOp, Link, Side},
};

/// Pieces that texts are put together from: prose, marks that open and close, scripts, and characters made to break things.
const PIECES: &[&str] = &[
    "The ferry left at 06:40. ", "“Not now,” she said. ", "\"Not now,\" she said. ", "Nobody came", " 12", " 1,200",
    "£3m ", "Dr. Lund of U.S. Steel ", ".", ". ", "? ", "!”", "…", "\n", "\n\n", "\t", "  ", "\u{a0}", "\u{200b}",
    "\u{202e}", "\u{0}", "\u{1b}[31m", "e\u{301}", "é", "\u{301}", "עברית ״ציטוט״ ", "العربية، نص. ",
    "港口委员会开会。", "救助隊は続けている。", "ภาษาไทย", "👩‍👩‍👧", "🇩🇪", "ß", "İ", "ﬁ", "www.x.example/a?b",
    "a@b.example", "@name", "may ", "not ", "never ", "left ", "right ", "the ", "the ", "harbour ", "– ", "-", "(",
    ")", "1. ", "a) ", "• ",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..14).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => any::<String>()]
}

fn block() -> impl Strategy<Value = Block> {
    let kind = prop_oneof![3 => Just(BlockKind::Paragraph), 2 => prop::sample::select(&BlockKind::ALL[..])];
    (kind, text(), any::<Option<(u8, u8)>>()).prop_map(|(kind, text, link)| {
        let mut block = Block::new(kind, text);
        if let Some((start, address)) = link.filter(|_| !block.text.is_empty()) {
            let start = block.text.floor_char_boundary(usize::from(start) % block.text.len());
            let href = format!("https://{}.example/", address % 3);
            block.links.push(Link { start, end: block.text.len(), href });
        }
        block
    })
}

fn document() -> impl Strategy<Value = Document> {
    prop::collection::vec(block(), 0..10).prop_map(|blocks| Document { blocks, ..Document::default() })
}

/// One edit of a list of blocks, told by numbers.
type Step = (u8, usize, usize, Block);

/// A document and an edited form of it: blocks moved, doubled, dropped, replaced, joined, cut, with words changed.
fn edited() -> impl Strategy<Value = (Document, Document)> {
    let edits = prop::collection::vec((0u8..7, any::<usize>(), any::<usize>(), block()), 0..6);
    (document(), edits).prop_map(|(old, edits)| {
        let mut new = old.clone();
        for step in edits {
            apply(&mut new.blocks, step);
        }
        (old, new)
    })
}

fn apply(blocks: &mut Vec<Block>, (kind, a, b, other): Step) {
    if blocks.is_empty() {
        return blocks.push(other);
    }
    let (at, to) = (a % blocks.len(), b % blocks.len());
    match kind {
        0 => blocks.swap(at, to),
        1 => blocks.insert(to, blocks[at].clone()),
        2 => drop(blocks.remove(at)),
        3 => blocks[at] = other,
        4 => {
            let text = blocks[to].text.clone();
            blocks[at].text.push_str(&text);
        }
        5 => {
            let cut = blocks[at].text.floor_char_boundary(b % (blocks[at].text.len() + 1));
            blocks[at].links.clear();
            let tail = blocks[at].text.split_off(cut);
            blocks.insert(at + 1, Block::new(blocks[at].kind, tail));
        }
        _ => blocks[at].text = blocks[at].text.replacen("the ", "a ", 1),
    }
}

fn pairs() -> impl Strategy<Value = (Document, Document)> {
    prop_oneof![3 => edited(), 1 => (document(), document())]
}

fn joined(change: &Change<'_>, op: EditOp) -> String {
    let belongs = |found: EditOp| found == EditOp::Equal || found == op;
    change.segments.iter().filter(|segment| belongs(segment.op)).map(|segment| segment.text.as_ref()).collect()
}

/// How often each byte of a document is covered by the sides of changes, and the bytes of sides put together of
/// several stretches, which have no address of their own.
fn covered<'a>(document: &'a Document, sides: impl Iterator<Item = &'a Side<'a>>) -> (Vec<Vec<u8>>, Vec<usize>) {
    let mut counts: Vec<Vec<u8>> = document.blocks.iter().map(|block| vec![0; block.text.len()]).collect();
    let mut joined = Vec::new();
    for side in sides {
        match &side.text {
            Cow::Borrowed("") => {}
            Cow::Borrowed(text) => {
                let from = text.as_ptr() as usize - document.blocks[side.block].text.as_ptr() as usize;
                counts[side.block][from..from + text.len()].iter_mut().for_each(|count| *count += 1);
            }
            Cow::Owned(text) => joined.push(text.len()),
        }
    }
    (counts, joined)
}

fn check_covered<'a>(document: &'a Document, sides: impl Iterator<Item = &'a Side<'a>>) -> Result<(), TestCaseError> {
    let (counts, joined) = covered(document, sides);
    prop_assert!(counts.iter().flatten().all(|count| *count <= 1));
    let left = counts.iter().flatten().filter(|count| **count == 0).count();
    let blank_lines = joined.iter().sum::<usize>().checked_sub(left);
    prop_assert!(blank_lines.is_some_and(|bytes| bytes % 2 == 0 && bytes >= 2 * joined.len()), "{left} {joined:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn segments_join_to_what_was_published((old, new) in pairs(), all_blocks: bool) {
        let diff = compare(&old, &new, &Options { all_blocks });
        for change in &diff.changes {
            let text = |side: &Option<Side<'_>>| side.as_ref().map(|side| side.text.to_string()).unwrap_or_default();
            prop_assert_eq!(joined(change, EditOp::Delete), text(&change.old));
            prop_assert_eq!(joined(change, EditOp::Insert), text(&change.new));
            prop_assert!(change.segments.iter().all(|segment| !segment.text.is_empty()) || change.action != EditAction::Edit);
        }
    }

    #[test]
    fn all_blocks_covers_every_byte_once((old, new) in pairs()) {
        let diff = compare(&old, &new, &Options { all_blocks: true });
        check_covered(&old, diff.changes.iter().filter_map(|change| change.old.as_ref()))?;
        check_covered(&new, diff.changes.iter().filter_map(|change| change.new.as_ref()))?;
    }

    #[test]
    fn a_document_does_not_differ_from_itself(document in document()) {
        let copy = document.clone();
        let diff = compare(&document, &copy, &Options::default());
        prop_assert!(diff.changes.is_empty(), "{:?}", diff.changes);
        let diff = compare(&document, &document, &Options { all_blocks: true });
        prop_assert!(diff.changes.iter().all(|change| change.action == EditAction::Equal));
    }

    #[test]
    fn every_run_says_the_same((old, new) in pairs()) {
        let run = || compare(&old, &new, &Options::default());
        prop_assert_eq!(run(), run());
    }

    #[test]
    fn a_change_one_way_is_a_change_the_other_way((old, new) in pairs()) {
        let there = compare(&old, &new, &Options::default());
        let back = compare(&new, &old, &Options::default());
        prop_assert_eq!(there.changes.is_empty(), back.changes.is_empty());
    }

    #[test]
    fn swapped_sides_swap_additions_and_deletions(seed in 0u64..10_000, edit in prop::sample::select(&Edit::ALL[..])) {
        let pair = pair(edit, seed, 200);
        let told = |diff: &ArticleDiff<'_>, added: EditAction, op: EditOp| {
            let mut told: Vec<(bool, String)> =
                diff.changes.iter().map(|change| (change.action == added, joined(change, op))).collect();
            told.sort();
            told
        };
        let there = compare(&pair.old, &pair.new, &Options::default());
        let back = compare(&pair.new, &pair.old, &Options::default());
        let (added, deleted) = (EditAction::Addition, EditAction::Deletion);
        prop_assert_eq!(told(&there, added, EditOp::Insert), told(&back, deleted, EditOp::Delete));
        prop_assert_eq!(told(&there, deleted, EditOp::Delete), told(&back, added, EditOp::Insert));
    }
}
