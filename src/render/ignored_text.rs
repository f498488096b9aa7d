//! Text whose changes a reader does not want to see, such as a visitor counter, named by regular expressions.

use regex::Regex;

use crate::model::{Change, Side};

/// Patterns; a change that is gone once what they match is taken out of both sides is hidden.
#[derive(Debug, Clone, Default)]
pub struct IgnoredText {
    patterns: Vec<Regex>,
}

impl IgnoredText {
    /// The text that any of `patterns` matches.
    pub fn new(patterns: Vec<Regex>) -> Self {
        Self { patterns }
    }

    /// Whether a change is nothing without the text that is ignored.
    pub(super) fn is_all_of(&self, change: &Change<'_>) -> bool {
        !self.patterns.is_empty() && self.rest(change.old.as_ref()) == self.rest(change.new.as_ref())
    }

    /// The words of one side without what the patterns match, white space folded.
    fn rest(&self, side: Option<&Side<'_>>) -> String {
        let text = side.map_or_else(String::new, |side| side.text.to_string());
        let kept = self.patterns.iter().fold(text, |text, pattern| pattern.replace_all(&text, " ").into_owned());
        kept.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl PartialEq for IgnoredText {
    fn eq(&self, other: &Self) -> bool {
        self.patterns.iter().map(Regex::as_str).eq(other.patterns.iter().map(Regex::as_str))
    }
}

impl Eq for IgnoredText {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diff::{Options, compare},
        model::{Block, BlockKind, Document},
    };

    fn hides(pattern: &str, old: &str, new: &str) -> bool {
        let document =
            |text: &str| Document { blocks: vec![Block::new(BlockKind::Paragraph, text)], ..Document::default() };
        let (old, new) = (document(old), document(new));
        let diff = compare(&old, &new, &Options::default());
        let ignored = IgnoredText::new(vec![Regex::new(pattern).expect("a pattern")]);
        diff.changes.iter().all(|change| ignored.is_all_of(change))
    }

    #[test]
    fn a_change_inside_what_matches_is_hidden() {
        assert!(hides(r"visitor number [\d,]+", "You are visitor number 12,001.", "You are visitor number 12,417."));
    }

    #[test]
    fn a_change_beside_what_matches_is_shown() {
        assert!(!hides(r"visitor number [\d,]+", "You are visitor number 12.", "You were visitor number 13."));
        assert!(!hides("no match", "One boat sank.", "Two boats sank."));
    }
}
