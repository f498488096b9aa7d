//! The names of an article, by capitals: words that stand with a capital where only a name would.

use std::{
    cell::{Cell, OnceCell},
    collections::HashSet,
};

use memchr::memmem;

use crate::{
    model::{Block, BlockKind},
    text::{Token, TokenKind, character, tokenize},
};

/// Words that are looked for one by one before all names are gathered.
const SEARCHED: usize = 24;

/// Words of both versions that have a capital inside a sentence. The first few that are asked for are searched for;
/// who asks for more has them all gathered, so that many changes cost no more than one pass.
pub(crate) struct Names<'a> {
    sides: [&'a [Block]; 2],
    asked: Cell<usize>,
    known: OnceCell<HashSet<&'a str>>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(old: &'a [Block], new: &'a [Block]) -> Self {
        Self { sides: [old, new], asked: Cell::new(0), known: OnceCell::new() }
    }

    /// Whether `word` has a capital inside some sentence of the running text.
    pub(super) fn holds(&self, word: &str) -> bool {
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() <= SEARCHED {
            return self.prose().any(|text| holds_inside(text, word));
        }
        self.known.get_or_init(|| self.gather()).contains(word)
    }

    fn prose(&self) -> impl Iterator<Item = &'a str> {
        let blocks = self.sides.into_iter().flatten();
        blocks
            .filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem))
            .map(|block| block.text.as_str())
    }

    fn gather(&self) -> HashSet<&'a str> {
        let mut known = HashSet::new();
        for text in self.prose() {
            for token in tokenize(text) {
                if is_capital(token.of(text)) && is_inside_sentence(&text[..token.start]) {
                    known.insert(token.of(text));
                }
            }
        }
        known
    }
}

/// Whether `text` has `word` as a word of its own inside a sentence.
fn holds_inside(text: &str, word: &str) -> bool {
    memmem::find_iter(text.as_bytes(), word).any(|at| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        let joins = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
        let mut next = after.chars();
        let goes_on = next.next().is_some_and(|first| {
            first.is_alphanumeric() || joins(first) && next.next().is_some_and(char::is_alphanumeric)
        });
        !before.ends_with(joins) && !goes_on && is_inside_sentence(before)
    })
}

/// Whether what stands before a word lets the sentence go on.
fn is_inside_sentence(before: &str) -> bool {
    before.trim_end().chars().next_back().is_some_and(|last| {
        last.is_alphanumeric()
            || matches!(last, ',' | ';' | '(' | '/' | '&' | '·' | '،' | '、' | '%')
            || character::is_currency(last)
    })
}

/// Whether a word starts with a capital letter.
pub(super) fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether the token at `at` stands where any word has a capital: first, or behind a stop, a colon or an opening mark.
pub(super) fn starts_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|at| &tokens[at]) else { return true };
    match before.kind {
        TokenKind::Quote | TokenKind::Dash => true,
        TokenKind::Mark => !matches!(before.of(text), "," | ";" | "(" | "/" | "&" | "·" | "،" | "、"),
        _ => false,
    }
}
