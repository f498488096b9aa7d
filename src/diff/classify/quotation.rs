//! Quotations: which words stand inside quotation marks of any style.

use std::ops::Range;

use super::{Edited, Findings};
use crate::{
    diff::words::Hunk,
    model::ChangeClass,
    text::{Token, TokenKind},
};

/// The quoted stretches of a text, marks included, in order.
#[derive(Debug, Default)]
pub(super) struct Quotations {
    spans: Vec<Range<usize>>,
}

impl Quotations {
    /// Finds the pairs of marks; one that never closes reaches to the end, one that never opened to the start, as in a
    /// quotation of several sentences.
    pub(super) fn of(text: &str, tokens: &[Token]) -> Self {
        let mut spans = Vec::new();
        let mut open: Option<(usize, char)> = None;
        for token in tokens.iter().filter(|token| token.kind == TokenKind::Quote) {
            let Some(mark) = token.of(text).chars().next() else { continue };
            match open {
                None if spans.is_empty() && ends_quotation(mark, text, token) => spans.push(0..token.end),
                None if is_opening(mark, text, token) => open = Some((token.start, mark)),
                Some((start, opening)) if closes(opening, mark) => {
                    spans.push(start..token.end);
                    open = None;
                }
                _ => {}
            }
        }
        spans.extend(open.filter(|(_, mark)| !is_apostrophe(*mark)).map(|(start, _)| start..text.len()));
        Self { spans }
    }

    /// Whether `range` lies inside a quotation.
    fn holds(&self, range: &Range<usize>) -> bool {
        let at = self.spans.partition_point(|span| span.end <= range.start);
        self.spans.get(at).is_some_and(|span| span.start < range.start.max(1) && range.end <= span.end)
    }

    /// The quotation whose opening or closing mark starts at `at`.
    pub(super) fn around_mark(&self, at: usize) -> Option<Range<usize>> {
        let place = self.spans.partition_point(|span| span.end <= at);
        self.spans.get(place).filter(|span| span.start <= at).cloned()
    }
}

fn is_apostrophe(mark: char) -> bool {
    matches!(mark, '\'' | '’' | '`' | '´')
}

/// A mark that opens: an opening one by its shape, a straight one where a word follows it and none stands before.
fn is_opening(mark: char, text: &str, token: &Token) -> bool {
    match mark {
        '“' | '„' | '‟' | '«' | '»' | '‘' | '‚' | '‹' | '「' | '『' | '〝' | '｢' | '"' | '＂' | '”' => {
            true
        }
        _ => {
            let before = text[..token.start].chars().next_back();
            let after = text[token.end..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
        }
    }
}

/// A mark right behind a word or a stop, with no word right behind it; an apostrophe or an inch could be anything.
fn ends_quotation(mark: char, text: &str, token: &Token) -> bool {
    let before = text[..token.start].chars().next_back();
    let after = text[token.end..].chars().next();
    !is_apostrophe(mark)
        && before.is_some_and(|before| before.is_alphabetic() || matches!(before, '.' | ',' | '!' | '?' | '…' | '。'))
        && !after.is_some_and(char::is_alphanumeric)
}

fn closes(opening: char, mark: char) -> bool {
    match opening {
        '„' | '‟' | '“' | '”' | '"' | '＂' => matches!(mark, '“' | '”' | '"' | '＂'),
        '«' => matches!(mark, '»' | '«'),
        '»' => matches!(mark, '«' | '»'),
        '‘' | '‚' | '\'' | '`' | '’' | '´' => matches!(mark, '’' | '‘' | '\'' | '´'),
        '‹' | '›' => matches!(mark, '›' | '‹'),
        '「' | '｢' => matches!(mark, '」' | '｣'),
        '『' => mark == '』',
        _ => matches!(mark, '〞' | '〟'),
    }
}

/// Words changed inside quotation marks.
pub(super) fn classify(
    edited: &Edited<'_, '_>,
    hunk: &Hunk,
    quotations: &(Quotations, Quotations),
    findings: &mut Findings,
) {
    let words = |tokens: &[Token]| -> Option<Range<usize>> {
        let mut words = tokens.iter().filter(|token| token.kind.is_word());
        let first = words.next()?;
        Some(first.start..words.next_back().unwrap_or(first).end)
    };
    let old = words(&edited.old_tokens[hunk.old.clone()]);
    let new = words(&edited.new_tokens[hunk.new.clone()]);
    let is_inside = |quotations: &Quotations, words: &Option<Range<usize>>| {
        words.as_ref().is_none_or(|words| quotations.holds(words))
    };
    if is_inside(&quotations.0, &old) && is_inside(&quotations.1, &new) {
        for (range, is_old) in [(old, true), (new, false)] {
            if let Some(range) = range {
                findings.add_range(ChangeClass::Quote, range, is_old);
            }
        }
    }
}
