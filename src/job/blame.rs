//! Blame: for each sentence of an article the version that last changed it, followed through every move.
//!
//! Each byte of a version remembers the version that brought it. A comparison of two neighbours that reports unchanged
//! text as well has every byte in one segment, so what stayed keeps its memory and what is new begins one.

use super::standing::readable;
use crate::{
    diff,
    model::{Block, BlockKind, Document, EditOp, History, Side},
    store::{Store, StoreError},
    text::sentence,
};

/// A sentence and the version that last changed a word or mark of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blamed {
    /// The kind of block it stands in.
    pub kind: BlockKind,
    /// Whether it is the first of its block.
    pub is_first: bool,
    /// The sentence as published, with the white space behind it.
    pub text: String,
    /// Place in the history of the version that last changed it.
    pub version: usize,
}

/// For each byte of each block the place in the history of the version that brought it.
type Memory = Vec<Vec<usize>>;

/// The sentences of the version at a place in the history, in order. Texts between that a rule removed are passed over:
/// what they changed is told of the next that is there.
pub fn blame(store: &dyn Store, history: &History, asked: usize) -> Result<Vec<Blamed>, StoreError> {
    let mut known: Option<(Document, Memory)> = None;
    for (place, version) in history.versions.iter().enumerate().take(asked + 1) {
        let text = store.document(history.article.id, version.text());
        let Some(next) = (if place == asked { text.map(Some) } else { readable(text) })? else { continue };
        let memory = match &known {
            None => next.blocks.iter().map(|block| vec![place; block.text.len()]).collect(),
            Some((document, memory)) => remember(memory, document, &next, place),
        };
        known = Some((next, memory));
    }
    Ok(known.map(|(document, memory)| sentences(&document, &memory)).unwrap_or_default())
}

/// The memory of the new version: what it shares with the old, and the rest as its own.
fn remember(memory: &Memory, old: &Document, new: &Document, version: usize) -> Memory {
    let mut next: Memory = new.blocks.iter().map(|block| vec![version; block.text.len()]).collect();
    let diff = diff::compare(old, new, &diff::Options { all_blocks: true });
    let (mut old_places, mut new_places) = (Places::new(&old.blocks), Places::new(&new.blocks));
    for change in &diff.changes {
        let (Some(before), Some(after)) = (&change.old, &change.new) else { continue };
        let (mut from, mut to) = (old_places.bytes_of(before).into_iter(), new_places.bytes_of(after).into_iter());
        for segment in &change.segments {
            let length = segment.text.len();
            match segment.op {
                EditOp::Delete => drop(from.by_ref().take(length).count()),
                EditOp::Insert => drop(to.by_ref().take(length).count()),
                EditOp::Equal => {
                    for (old_byte, new_byte) in from.by_ref().take(length).zip(to.by_ref().take(length)) {
                        if let (Some((old_block, old_at)), Some((block, at))) = (old_byte, new_byte) {
                            next[block][at] = memory[old_block][old_at];
                        }
                    }
                }
            }
        }
    }
    next
}

/// Finds where the text of a change stands. Sentences of a block come in order, so that one that is there twice is
/// found where it was not found before.
struct Places<'a> {
    blocks: &'a [Block],
    used: Vec<usize>,
}

impl<'a> Places<'a> {
    fn new(blocks: &'a [Block]) -> Self {
        Self { blocks, used: vec![0; blocks.len()] }
    }

    /// Block and offset of each byte; `None` for the blank lines that join the blocks of a split or merge.
    fn bytes_of(&mut self, side: &Side<'_>) -> Vec<Option<(usize, usize)>> {
        if let Some(start) = self.find(side.block, &side.text) {
            return (start..start + side.text.len()).map(|at| Some((side.block, at))).collect();
        }
        let mut bytes = Vec::with_capacity(side.text.len());
        let mut block = side.block;
        for (index, part) in side.text.split("\n\n").enumerate() {
            bytes.extend(std::iter::repeat_n(None, if index == 0 { 0 } else { 2 }));
            let found = (block..self.blocks.len()).find_map(|block| Some((block, self.find(block, part)?)));
            match found {
                Some((found, start)) => {
                    bytes.extend((start..start + part.len()).map(|at| Some((found, at))));
                    block = found;
                }
                None => bytes.extend(std::iter::repeat_n(None, part.len())),
            }
        }
        bytes
    }

    fn find(&mut self, block: usize, text: &str) -> Option<usize> {
        let whole = &self.blocks[block].text;
        let used = self.used[block];
        let start =
            whole.get(used..).and_then(|rest| rest.find(text)).map(|at| used + at).or_else(|| whole.find(text))?;
        self.used[block] = start + text.len();
        Some(start)
    }
}

fn sentences(document: &Document, memory: &Memory) -> Vec<Blamed> {
    let language = document.metadata.language.as_deref();
    let mut blamed = Vec::new();
    for (block, memory) in document.blocks.iter().zip(memory) {
        for range in sentence::split(&block.text, language) {
            let text = &block.text[range.clone()];
            let words = range.start..range.start + text.trim_end().len();
            let Some(version) = memory[words].iter().max() else { continue };
            let is_first = range.start == 0;
            blamed.push(Blamed { kind: block.kind, is_first, text: text.to_owned(), version: *version });
        }
    }
    blamed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::sample::store_of;

    /// The places of the versions that last changed each sentence of the latest; paragraphs are parted by `|`.
    fn check(versions: &[&str], expected: &[usize]) {
        let (store, article) = store_of(versions);
        let history = store.history(article.id).unwrap();
        let blamed = blame(&store, &history, versions.len() - 1).unwrap();
        let places: Vec<usize> = blamed.iter().map(|sentence| sentence.version).collect();
        assert_eq!(places, expected, "{versions:?} gave {blamed:?}");
    }

    #[test]
    fn each_sentence_has_the_version_that_last_changed_it() {
        let first = "The ferry carries 12 cars. It sails at noon on Friday.";
        let second = "The ferry carries 21 cars. It sails at noon on Friday.";
        let third = "The ferry carries 21 cars. It sails at noon on Friday. Tickets are sold on board.";
        check(&[first], &[0, 0]);
        check(&[first, second], &[1, 0]);
        check(&[first, second, third], &[1, 0, 2]);
        check(&[first, second, first], &[2, 0]);
    }

    #[test]
    fn a_sentence_that_moved_keeps_its_version() {
        let (a, b, c) = (
            "The harbour master spoke for an hour about the winter storms.",
            "Nobody on the quay had seen anything like the wave before.",
            "A second ferry was ordered from the yard at Port Ellery in May.",
        );
        check(&[&format!("{a}|{b}|{c}"), &format!("{c}|{a}|{b}")], &[0, 0, 0]);
        check(&[&format!("{a} {b}|{c}"), &format!("{a}|{b}|{c}")], &[0, 0, 0]);
    }

    #[test]
    fn the_same_sentence_twice_is_told_apart() {
        check(&["It sails. It sails.", "It sails. It sails. It sails."], &[0, 0, 1]);
    }
}
