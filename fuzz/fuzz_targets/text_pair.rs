//! Two texts of paragraphs: nothing panics, segments join to both sides, no text differs from itself.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run text_pair`
#![no_main]

use libfuzzer_sys::fuzz_target;
use writethru::{
    diff::{Options, compare},
    model::{Block, BlockKind, Document, EditOp},
};

/// Blocks apart by a form feed; the first byte of each names its kind where it is a small letter.
fn document(text: &str) -> Document {
    let block = |text: &str| {
        let kind = text.bytes().next().filter(u8::is_ascii_lowercase).map_or(7, |byte| usize::from(byte - b'a'));
        Block::new(BlockKind::ALL[kind % BlockKind::ALL.len()], text)
    };
    Document { blocks: text.split('\u{c}').map(block).collect(), ..Document::default() }
}

fuzz_target!(|data: (&str, &str)| {
    let (old, new) = (document(data.0), document(data.1));
    for all_blocks in [false, true] {
        let diff = compare(&old, &new, &Options { all_blocks });
        for change in &diff.changes {
            for (op, side) in [(EditOp::Delete, &change.old), (EditOp::Insert, &change.new)] {
                let segments = change.segments.iter().filter(|segment| segment.op == EditOp::Equal || segment.op == op);
                let joined: String = segments.map(|segment| segment.text.as_ref()).collect();
                assert_eq!(joined, side.as_ref().map_or("", |side| side.text.as_ref()));
            }
        }
    }
    assert!(compare(&old, &old, &Options::default()).changes.is_empty());
});
