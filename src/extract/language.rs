//! The language of a document's body, where the page states none or one of other letters.

use crate::{model::Document, text::language};

/// Letters of a text from which a guess is dependable.
const SHORTEST: usize = 80;

/// The language of a document: as stated, unless its body is in letters that the language is not written in; where none
/// is stated, the one that the body seems to be in, where that is clear.
pub(super) fn of(document: &Document) -> Option<String> {
    let stated = document.metadata.language.as_deref();
    let body = || document.blocks.iter().filter(|block| block.kind.is_body()).map(|block| block.text.as_str());
    let is_long = body().flat_map(str::chars).nth(SHORTEST - 1).is_some();
    let found = match stated {
        _ if !is_long => None,
        Some(stated) => language::contradicting(stated, body()),
        None => language::guess(body()),
    };
    found.or(stated).map(str::to_owned)
}
