//! Patterns: words, beginnings of words and regular expressions, as readers look for them in a text.
//!
//! Words are found whatever their case, quote style, dashes and white space, and only whole: `1,200` is not found in
//! `11,200`. In scripts without spaces between words every place is a word's beginning.

use std::ops::Range;

use regex::Regex;
use regex_syntax::hir::{Hir, HirKind};

use crate::text::{key::folded_lower, word_break::is_unspaced};

/// Stands behind each letter of a script without spaces in the index, so that two of them are as long as a run of it.
const JOINER: char = '·';

/// What is looked for.
#[derive(Debug, Clone)]
pub struct Pattern(Kind);

#[derive(Debug, Clone)]
enum Kind {
    /// Levelled; whether a word may go on behind it.
    Words {
        level: String,
        is_beginning: bool,
    },
    Expression(Regex),
}

impl Pattern {
    /// Words; with a `*` behind them the last is only the beginning of one. `None` where there is nothing to look for.
    pub fn words(words: &str) -> Option<Self> {
        let words = words.trim();
        let (words, is_beginning) = words.strip_suffix('*').map_or((words, false), |words| (words, true));
        let level = Levelled::new(words).text;
        (!level.is_empty()).then_some(Self(Kind::Words { level, is_beginning }))
    }

    /// A regular expression, matched against the text as published.
    pub fn expression(expression: &str) -> Result<Self, regex::Error> {
        Ok(Self(Kind::Expression(Regex::new(expression)?)))
    }

    /// Every place in a text, in order, not overlapping.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        match &self.0 {
            Kind::Expression(expression) => {
                expression.find_iter(text).map(|found| found.range()).filter(|range| !range.is_empty()).collect()
            }
            Kind::Words { level, is_beginning } => {
                let levelled = Levelled::new(text);
                let places = levelled.text.match_indices(level.as_str()).map(|(at, found)| at..at + found.len());
                let whole = places.filter(|place| is_whole(&levelled.text, place, *is_beginning));
                whole.map(|place| levelled.origin(place)).collect()
            }
        }
    }

    /// Pieces that stand, as [`indexed`] has them, in every block that holds it.
    pub(super) fn pieces(&self) -> Vec<String> {
        let pieces = match &self.0 {
            Kind::Words { level, .. } => vec![level.clone()],
            Kind::Expression(expression) => {
                let parsed = regex_syntax::parse(expression.as_str());
                parsed.map(|parsed| required(&parsed)).unwrap_or_default()
            }
        };
        pieces.iter().map(|piece| indexed(piece)).collect()
    }
}

/// Texts that every match of an expression holds; the parser bounds how deep it is.
fn required(expression: &Hir) -> Vec<String> {
    match expression.kind() {
        HirKind::Literal(literal) => String::from_utf8(literal.0.to_vec()).into_iter().collect(),
        HirKind::Capture(capture) => required(&capture.sub),
        HirKind::Repetition(repeated) if repeated.min > 0 => required(&repeated.sub),
        HirKind::Concat(parts) => parts.iter().flat_map(required).collect(),
        _ => Vec::new(),
    }
}

/// A text as it stands in the index of words.
pub(super) fn indexed(text: &str) -> String {
    let level = Levelled::new(text).text;
    let mut indexed = String::with_capacity(level.len());
    for c in level.chars() {
        indexed.push(c);
        if is_unspaced(c) {
            indexed.push(JOINER);
        }
    }
    indexed
}

/// A text with case, quote style, dashes and white space levelled, and where each word of it stood.
struct Levelled {
    text: String,
    /// Where each word begins here, and where it stands in the text as published.
    words: Vec<(usize, Range<usize>)>,
    published: String,
}

impl Levelled {
    fn new(published: &str) -> Self {
        let (mut text, mut words) = (String::with_capacity(published.len()), Vec::new());
        for word in published.split_whitespace() {
            let start = word.as_ptr() as usize - published.as_ptr() as usize;
            let plain: String = word.chars().map(|c| if is_double_quote(c) { '"' } else { c }).collect();
            let plain = folded_lower(&plain);
            if plain.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            words.push((text.len(), start..start + word.len()));
            text.push_str(&plain);
        }
        Self { text, words, published: published.to_owned() }
    }

    /// Where a part of the levelled text stands as published: to the character, where a word was levelled one by one.
    fn origin(&self, place: Range<usize>) -> Range<usize> {
        let edge = |at: usize, is_end: bool| {
            let index = self.words.partition_point(|(start, _)| *start <= at - usize::from(is_end)).saturating_sub(1);
            let (start, origin) = &self.words[index];
            let end = self.words.get(index + 1).map_or(self.text.len(), |(next, _)| next - 1);
            let (level, published) = (&self.text[*start..end], &self.published[origin.clone()]);
            if level.chars().count() == published.chars().count() {
                let chars = self.text[*start..at.min(end)].chars().count();
                origin.start + published.char_indices().nth(chars).map_or(published.len(), |(at, _)| at)
            } else if is_end {
                origin.end
            } else {
                origin.start
            }
        };
        edge(place.start, false)..edge(place.end, true)
    }
}

fn is_double_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '″')
}

/// Whether a place in a levelled text is no part of a longer word or number.
fn is_whole(text: &str, place: &Range<usize>, is_beginning: bool) -> bool {
    let (before, found, after) = (&text[..place.start], &text[place.clone()], &text[place.end..]);
    let starts = found.chars().next().is_some_and(|first| is_apart(before.chars().rev(), first));
    starts && (is_beginning || found.chars().next_back().is_some_and(|last| is_apart(after.chars(), last)))
}

/// Whether what goes on from an edge belongs to another word; `edge` is the character at it.
fn is_apart(mut beyond: impl Iterator<Item = char>, edge: char) -> bool {
    let Some(next) = beyond.next() else { return true };
    if !edge.is_alphanumeric() || is_unspaced(edge) || is_unspaced(next) {
        return true;
    }
    let joins = matches!(next, '.' | ',') && edge.is_numeric() && beyond.next().is_some_and(char::is_numeric);
    !next.is_alphanumeric() && !joins
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, text: &str, expected: &[&str]) {
        let pattern = Pattern::words(pattern).unwrap();
        let found: Vec<&str> = pattern.find(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{pattern:?} in `{text}`");
    }

    #[test]
    fn words_are_found_as_published_whatever_their_style() {
        check("twelve cars", "Twelve  cars sank; twelve\ncars swam.", &["Twelve  cars", "twelve\ncars"]);
        check("\"don't GO\"", "He said: “Don’t go” – twice.", &["“Don’t go”"]);
        check("go\" - twice", "He said: “Don’t go” ‐ twice.", &["go” ‐ twice"]);
        check("café", "Cafe\u{301}s shut; the cafe\u{301} stays.", &["cafe\u{301}"]);
    }

    #[test]
    fn only_whole_words_and_numbers_are_found() {
        check("car", "Cars, a cart, a car.", &["car"]);
        check("car*", "Cars, a cart, oscar.", &["Car", "car"]);
        check("1,200", "11,200 and 1,200.50 and £1,200.", &["1,200"]);
        check("200", "1,200 and 200, then 0.200", &["200"]);
        check("no", "No. Not now: no-one, o'no", &["No", "no", "no"]);
        check("東京", "新東京駅で東京", &["東京", "東京"]);
        check("£5", "It costs £5m or £5", &["£5"]);
    }

    #[test]
    fn nothing_is_nothing_to_look_for() {
        for words in ["", " \n\t", "*", "\u{200b}"] {
            assert!(Pattern::words(words).is_none(), "{words:?}");
        }
        assert!(Pattern::expression("(").is_err());
        assert!(Pattern::expression("x*").unwrap().find("aa").is_empty());
    }

    #[test]
    fn every_block_that_holds_a_pattern_holds_its_pieces() {
        let table = [
            (Pattern::words("No  nearer"), "“We are no\nnearer,”"),
            (Pattern::words("東京"), "新東京駅"),
            (Pattern::words("ferr*"), "The Ferries"),
            (Pattern::expression(r"\d+,000 (jobs|posts) (will go)+").ok(), "21,000 jobs will go"),
            (Pattern::expression("(?i)FERRY").ok(), "a ferry"),
        ];
        for (pattern, text) in table {
            let pattern = pattern.unwrap();
            assert!(!pattern.find(text).is_empty(), "{pattern:?}");
            let index = indexed(text);
            assert!(pattern.pieces().iter().all(|piece| index.contains(piece.as_str())), "{pattern:?} {index}");
        }
        assert_eq!(Pattern::expression(r"\d+,000 (jobs|posts) (will go)+").unwrap().pieces(), [",000", "", "will go"]);
    }
}
