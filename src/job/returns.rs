//! Returns: versions that bring back the words of an earlier one under another stamp.
//!
//! The store says which version restores another to the letter, dates and all. A publisher who takes an edit back seldom
//! sets the clock back as well; that is found here, by reading the texts.

use std::collections::HashMap;

use super::standing::readable;
use crate::{
    model::{BlockKind, Digest, Document, History},
    store::{Store, StoreError},
};

/// For each version, by number, that has the words of an earlier one and not those of the one before it, the last such.
pub fn returns(store: &dyn Store, history: &History) -> Result<HashMap<u32, u32>, StoreError> {
    let (mut found, mut seen): (HashMap<u32, u32>, HashMap<Digest, u32>) = (HashMap::new(), HashMap::new());
    let mut before = None;
    for version in &history.versions {
        let text = readable(store.document(history.article.id, version.text()))?;
        let words = text.as_ref().map(words);
        if let Some(words) = words {
            let earlier = seen.insert(words, version.number);
            if let Some(earlier) = earlier.filter(|_| before != Some(words)) {
                found.insert(version.number, earlier);
            }
        }
        before = words;
    }
    Ok(found)
}

/// What a reader reads, but for the stamp and what is not the article.
fn words(document: &Document) -> Digest {
    let is_text = |kind| !matches!(kind, BlockKind::Dates | BlockKind::Boilerplate);
    let mut bytes = Vec::new();
    for block in document.blocks.iter().filter(|block| is_text(block.kind)) {
        bytes.extend(block.kind.name().bytes().chain([0]).chain(block.text.bytes()).chain([0]));
    }
    Digest::of(&bytes)
}
