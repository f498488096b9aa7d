//! The language of a document's body, where the page states none.

use crate::{model::Document, text::language::guess};

/// Letters of a text from which a guess is dependable.
const SHORTEST: usize = 80;

/// The language that a document's body seems to be written in, where that is clear.
pub(super) fn detected(document: &Document) -> Option<String> {
    let body = || document.blocks.iter().filter(|block| block.kind.is_body()).map(|block| block.text.as_str());
    let is_long = body().flat_map(str::chars).nth(SHORTEST - 1).is_some();
    is_long.then(|| guess(body())).flatten().map(str::to_owned)
}
