//! The names of an article, by capitals: words that stand with a capital where only a name would.

use std::{cell::OnceCell, collections::HashSet};

use crate::{
    model::{Block, BlockKind},
    text::{Token, TokenKind, tokenize},
};

/// Words of both versions that have a capital inside a sentence; gathered when first asked for.
pub(crate) struct Names<'a> {
    sides: [&'a [Block]; 2],
    known: OnceCell<HashSet<&'a str>>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(old: &'a [Block], new: &'a [Block]) -> Self {
        Self { sides: [old, new], known: OnceCell::new() }
    }

    /// Whether `word` has a capital inside some sentence of the running text.
    pub(super) fn holds(&self, word: &str) -> bool {
        self.known.get_or_init(|| self.gather()).contains(word)
    }

    fn gather(&self) -> HashSet<&'a str> {
        let mut known = HashSet::new();
        let is_prose = |block: &&'a Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
        for block in self.sides.into_iter().flatten().filter(is_prose) {
            let text: &'a str = &block.text;
            let tokens = tokenize(text);
            for (at, token) in tokens.iter().enumerate() {
                if is_capital(token.of(text)) && !starts_sentence(text, &tokens, at) {
                    known.insert(token.of(text));
                }
            }
        }
        known
    }
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
