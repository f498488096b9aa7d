//! A pair of article versions, and the truth of what changed between them.

use writethru::model::Document;

use super::{
    article::{Place, Writer},
    edit::Edit,
};

/// Two versions and what is known of them.
pub struct Pair {
    /// The old version.
    pub old: Document,
    /// The new version.
    pub new: Document,
    /// The old version's words.
    pub old_words: Vec<Place>,
    /// The new version's words.
    pub new_words: Vec<Place>,
    /// The old block that moved, was split or merged.
    pub block: Option<usize>,
}

/// The pair that follows from the seed, of about so many words.
pub fn pair(edit: Edit, seed: u64, words: usize) -> Pair {
    let mut writer = Writer::new(seed);
    let old = writer.article(words);
    let mut new = old.clone();
    let paragraph = edit.apply(&mut new, &mut writer);
    Pair {
        old: old.document(),
        new: new.document(),
        old_words: old.places(&new.ids()),
        new_words: new.places(&old.ids()),
        block: paragraph.map(|paragraph| paragraph + 1),
    }
}

impl Pair {
    /// Both versions as plain text, paragraphs apart by a blank line.
    pub fn texts(&self) -> (String, String) {
        let text = |document: &Document| {
            document.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n") + "\n"
        };
        (text(&self.old), text(&self.new))
    }
}
