//! Blame: for each sentence of an article the version that last changed it and what stood there before, followed through
//! moves, splits and merges.
//!
//! Each byte of a version remembers the change that brought it. A comparison of two neighbours that reports unchanged
//! text as well has every byte in one segment, so what stayed keeps its memory and what is new begins one.

use super::standing::readable;
use crate::{
    diff,
    model::{Block, BlockKind, Change, Document, EditOp, History, Side},
    store::{Store, StoreError},
    text::sentence,
};

/// A sentence and the version that last changed a word or mark of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Blamed {
    /// The kind of block it stands in.
    pub kind: BlockKind,
    /// Whether it is the first of its block.
    pub is_first: bool,
    /// The sentence as published, with the white space behind it.
    pub text: String,
    /// Place in the history of the version that last changed it.
    pub version: usize,
    /// What that version changed: the sentence, or the sentences, in whose place it stands.
    pub before: Option<String>,
}

/// A change that brought text.
#[derive(Debug)]
struct Origin {
    /// Place in the history of its version.
    version: usize,
    /// What it changed.
    before: Option<String>,
}

/// A version with the change that brought each byte of each block, by its place among the origins.
struct Memory {
    document: Document,
    bytes: Vec<Vec<usize>>,
}

/// The sentences of the version at a place in the history, in order. Texts between that a rule removed are passed over:
/// what they changed is told of the next that is there.
pub(crate) fn blame(store: &dyn Store, history: &History, asked: usize) -> Result<Vec<Blamed>, StoreError> {
    let mut origins = Vec::new();
    let mut known: Option<Memory> = None;
    for (place, version) in history.versions.iter().enumerate().take(asked + 1) {
        let text = store.document(history.article.id, version.text());
        let Some(document) = (if place == asked { text.map(Some) } else { readable(text) })? else { continue };
        origins.push(Origin { version: place, before: None });
        let own = origins.len() - 1;
        let mut bytes: Vec<Vec<usize>> = document.blocks.iter().map(|block| vec![own; block.text.len()]).collect();
        if let Some(old) = &known {
            remember(old, &document, &mut bytes, &mut origins);
            forget_all_but(&mut bytes, &mut origins);
        }
        known = Some(Memory { document, bytes });
    }
    Ok(known.map(|memory| sentences(&memory, &origins)).unwrap_or_default())
}

/// Gives the bytes of a new version their memory: what it shares with the old has the old one's, of the rest each change
/// is its own.
fn remember(old: &Memory, new: &Document, bytes: &mut [Vec<usize>], origins: &mut Vec<Origin>) {
    let diff = diff::compare(&old.document, new, &diff::Options { all_blocks: true });
    let (mut old_places, mut new_places) = (Places::new(&old.document.blocks), Places::new(&new.blocks));
    let own = origins.len() - 1;
    let version = origins[own].version;
    for change in &diff.changes {
        let (Some(before), Some(after)) = (&change.old, &change.new) else { continue };
        let mut origin = own;
        if change.segments.iter().any(|segment| segment.op != EditOp::Equal) {
            origin = origins.len();
            origins.push(Origin { version, before: Some(before.text.trim().to_owned()) });
        }
        let places = (old_places.bytes_of(before), new_places.bytes_of(after));
        trace(change, places, (&old.bytes, bytes), origin);
    }
}

/// Where each byte of a side stands: its block and its offset there; `None` for blank lines that join blocks.
type Traces = Vec<Option<(usize, usize)>>;

/// Hands the memory of what stayed over from old bytes to new ones, and names `origin` for the others. Of words that were
/// only taken away the byte beside them tells.
fn trace(
    change: &Change<'_>,
    (from, to): (Traces, Traces),
    (old, new): (&[Vec<usize>], &mut [Vec<usize>]),
    origin: usize,
) {
    let (mut from, mut to) = (from.into_iter(), to.into_iter());
    let mut last = None;
    let mut is_cut = false;
    for segment in &change.segments {
        for _ in 0..segment.text.len() {
            let old_byte = if segment.op == EditOp::Insert { None } else { from.next().flatten() };
            if segment.op == EditOp::Delete {
                is_cut |= !segment.text.trim().is_empty();
                continue;
            }
            let Some((block, at)) = to.next().flatten() else { continue };
            new[block][at] = match old_byte {
                Some((block, at)) if !is_cut => old[block][at],
                _ => origin,
            };
            (is_cut, last) = (false, Some((block, at)));
        }
    }
    if let Some((block, at)) = last.filter(|_| is_cut) {
        new[block][at] = origin;
    }
}

/// Leaves out the origins that no byte remembers any more, so that a history of any length keeps no more than its text.
fn forget_all_but(bytes: &mut [Vec<usize>], origins: &mut Vec<Origin>) {
    let mut places = vec![None; origins.len()];
    bytes.iter().flatten().for_each(|&origin| places[origin] = Some(0));
    for (kept, place) in places.iter_mut().flatten().enumerate() {
        *place = kept;
    }
    let mut is_kept = places.iter().map(Option::is_some);
    origins.retain(|_| is_kept.next().unwrap_or(false));
    bytes.iter_mut().flatten().for_each(|origin| *origin = places[*origin].unwrap_or_default());
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

    /// Where each byte of a side stands.
    fn bytes_of(&mut self, side: &Side<'_>) -> Traces {
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

fn sentences(memory: &Memory, origins: &[Origin]) -> Vec<Blamed> {
    let language = memory.document.metadata.language.as_deref();
    let mut blamed = Vec::new();
    for (block, bytes) in memory.document.blocks.iter().zip(&memory.bytes) {
        for range in sentence::split(&block.text, language) {
            let text = &block.text[range.clone()];
            let words = range.start..range.start + text.trim_end().len();
            // Of several changes of one version the first that changed something tells what.
            let latest =
                bytes[words].iter().rev().max_by_key(|at| (origins[**at].version, origins[**at].before.is_some()));
            let Some(Origin { version, before }) = latest.map(|&at| &origins[at]) else { continue };
            let is_first = range.start == 0;
            let before = before.clone().filter(|before| before != text.trim());
            blamed.push(Blamed { kind: block.kind, is_first, text: text.to_owned(), version: *version, before });
        }
    }
    blamed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::sample::store_of;

    /// The places of the versions that last changed each sentence of the latest; paragraphs are parted by `|`.
    fn check(versions: &[&str], expected: &[usize]) -> Vec<Blamed> {
        let (store, article) = store_of(versions);
        let history = store.history(article.id).unwrap();
        let blamed = blame(&store, &history, versions.len() - 1).unwrap();
        let places: Vec<usize> = blamed.iter().map(|sentence| sentence.version).collect();
        assert_eq!(places, expected, "{versions:?} gave {blamed:?}");
        blamed
    }

    /// What stood in the place of each sentence of the latest version.
    fn check_before(versions: &[&str], places: &[usize], expected: &[Option<&str>]) {
        let blamed = check(versions, places);
        let before: Vec<Option<&str>> = blamed.iter().map(|sentence| sentence.before.as_deref()).collect();
        assert_eq!(before, expected, "{versions:?}");
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
    fn a_sentence_knows_what_stood_there_before_however_long_ago_it_changed() {
        let (old, new) = ("The ferry carries 12 cars.", "The ferry carries 21 cars.");
        let (rest, more) = ("It sails at noon on Friday.", "Tickets are sold on board.");
        let versions = [format!("{old} {rest}"), format!("{new} {rest}"), format!("{new} {rest} {more}")];
        check_before(&[&versions[0], &versions[1], &versions[2]], &[1, 0, 2], &[Some(old), None, None]);
    }

    #[test]
    fn words_that_were_only_taken_away_count_too() {
        let (old, new) = ("The ferry never carries 12 cars at night.", "The ferry carries 12 cars at night.");
        check_before(&[old, new], &[1], &[Some(old)]);
        let shorter = "The ferry carries 12 cars.";
        check_before(&[old, new, shorter], &[2], &[Some(new)]);
    }

    #[test]
    fn a_sentence_that_moved_and_changed_later_is_followed() {
        let (a, b, c) = (
            "The harbour master spoke for an hour about the winter storms.",
            "Nobody on the quay had seen anything like the wave before.",
            "A second ferry was ordered from the yard at Port Ellery in May.",
        );
        let changed = "A third ferry was ordered from the yard at Port Ellery in May.";
        let versions = [format!("{a}|{b}|{c}"), format!("{c}|{a}|{b}"), format!("{changed}|{a}|{b}")];
        check_before(&[&versions[0], &versions[1], &versions[2]], &[2, 0, 0], &[Some(c), None, None]);
    }

    #[test]
    fn the_same_sentence_twice_is_told_apart() {
        check(&["It sails. It sails.", "It sails. It sails. It sails."], &[0, 0, 1]);
    }
}
