//! Quotations: which words stand inside quotation marks of any style.

use std::ops::Range;

use super::{Edited, Findings};
use crate::{
    diff::words::Hunk,
    model::ChangeClass,
    text::{Token, TokenKind, key},
};

/// Marks behind an apostrophe that are looked at for the one that ends its quotation.
const OWNERS: usize = 4;

/// The quoted stretches of a text, marks included, in order.
#[derive(Debug, Default)]
pub(super) struct Quotations {
    spans: Vec<Range<usize>>,
    /// What the words of each say, as one digest, in rising order.
    said: Vec<u64>,
}

impl Quotations {
    /// Finds the pairs of marks; one that never closes reaches to the end, one that never opened to the start, as in a
    /// quotation of several sentences.
    pub(super) fn of(text: &str, tokens: &[Token]) -> Self {
        let mut spans = Vec::new();
        let mut open: Option<(usize, char)> = None;
        let marks: Vec<&Token> = tokens.iter().filter(|token| token.kind == TokenKind::Quote).collect();
        for (at, token) in marks.iter().enumerate() {
            let Some(mark) = token.of(text).chars().next() else { continue };
            match open {
                Some((_, opening)) if is_possessive(opening, text, &marks[at..]) => {}
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
        let mut said: Vec<u64> = spans.iter().map(|span| words_of(span, tokens)).collect();
        said.sort_unstable();
        Self { spans, said }
    }

    /// Whether a quotation here says the same words as one of another text.
    pub(super) fn say(&self, span: &Range<usize>, tokens: &[Token]) -> bool {
        self.said.binary_search(&words_of(span, tokens)).is_ok()
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

/// A digest of the words in a stretch of a text.
fn words_of(span: &Range<usize>, tokens: &[Token]) -> u64 {
    let first = tokens.partition_point(|token| token.start < span.start);
    let inside = tokens[first..].iter().take_while(|token| token.end <= span.end);
    let keys: Vec<u8> = inside.filter(|token| token.kind.is_word()).flat_map(|token| token.key.to_le_bytes()).collect();
    key::digest(&keys)
}

fn is_apostrophe(mark: char) -> bool {
    matches!(mark, '\'' | '’' | '`' | '´' | '׳')
}

/// Whether the first of some marks is the apostrophe behind the `s` of owners, inside a quotation in single marks: its
/// sentence goes on in small letters, and a mark behind a stop is still to come.
fn is_possessive(opening: char, text: &str, marks: &[&Token]) -> bool {
    let [first, behind @ ..] = marks else { return false };
    let before = |mark: &Token| text[..mark.start].chars().next_back();
    let is_single = |mark: &Token| matches!(mark.of(text), "'" | "’");
    let goes_on = || text[first.end..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    let closes = |mark: &&&Token| {
        is_single(mark) && matches!(before(mark), Some(',' | '.' | '!' | '?')) || is_opening_single(mark.of(text))
    };
    matches!(opening, '‘' | '\'')
        && is_single(first)
        && before(first) == Some('s')
        && goes_on()
        && behind.iter().take(OWNERS).find(closes).is_some_and(|mark| is_single(mark))
}

fn is_opening_single(mark: &str) -> bool {
    mark == "‘"
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
        '„' | '‟' | '“' | '”' | '"' | '＂' | '״' => matches!(mark, '“' | '”' | '"' | '＂' | '״'),
        '«' => matches!(mark, '»' | '«'),
        '»' => matches!(mark, '«' | '»'),
        '‘' | '‚' | '\'' | '`' | '’' | '´' | '׳' => matches!(mark, '’' | '‘' | '\'' | '´' | '׳'),
        '‹' | '›' => matches!(mark, '›' | '‹'),
        '「' | '｢' => matches!(mark, '」' | '｣'),
        '『' => mark == '』',
        _ => matches!(mark, '〞' | '〟'),
    }
}

/// Words changed inside quotation marks. Where a single one came or went, the word beside it shows that the quotation
/// stands.
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
    let mut old = words(&edited.old_tokens[hunk.old.clone()]);
    let mut new = words(&edited.new_tokens[hunk.new.clone()]);
    let is_inside = |quotations: &Quotations, words: &Option<Range<usize>>| {
        words.as_ref().is_none_or(|words| quotations.holds(words))
    };
    if !is_inside(&quotations.0, &old) || !is_inside(&quotations.1, &new) {
        return;
    }
    let beside = |(was, is): (Option<&Token>, Option<&Token>)| {
        let (was, is) = (was?.range(), is?.range());
        let are_words = [edited.old[was.clone()].chars(), edited.new[is.clone()].chars()];
        let are_words = are_words.into_iter().all(|mut word| word.next().is_some_and(char::is_alphanumeric));
        (are_words && quotations.0.holds(&was) && quotations.1.holds(&is)).then_some((was, is))
    };
    let changed = edited.old_tokens[hunk.old.clone()].iter().chain(&edited.new_tokens[hunk.new.clone()]);
    if old.is_none() != new.is_none() && changed.filter(|token| token.kind.is_word()).count() == 1 {
        let last = |tokens: &'_ [Token], at: usize| at.checked_sub(1).map(|at| tokens[at]);
        let before = (last(edited.old_tokens, hunk.old.start), last(edited.new_tokens, hunk.new.start));
        let behind = (edited.old_tokens.get(hunk.old.end), edited.new_tokens.get(hunk.new.end));
        if let Some((was, is)) = beside(behind) {
            old = Some(old.map_or(was.start, |old| old.start)..was.end);
            new = Some(new.map_or(is.start, |new| new.start)..is.end);
        } else if let Some((was, is)) = beside((before.0.as_ref(), before.1.as_ref())) {
            old = Some(was.start..old.map_or(was.end, |old| old.end));
            new = Some(is.start..new.map_or(is.end, |new| new.end));
        }
    }
    for (range, is_old) in [(old, true), (new, false)] {
        if let Some(range) = range {
            findings.add_range(ChangeClass::Quote, range, is_old);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    #[test]
    fn the_apostrophe_of_owners_does_not_end_a_quotation() {
        let check = |text: &str, expected: &[&str]| {
            let spans = Quotations::of(text, &tokenize(text)).spans;
            assert_eq!(spans.into_iter().map(|span| &text[span]).collect::<Vec<_>>(), expected, "{text}");
        };
        check("‘The rowers’ boat sank,’ she said.", &["‘The rowers’ boat sank,’"]);
        check("He praised ‘the rowers’ and left.", &["‘the rowers’"]);
        check("He praised ‘the rowers’ and ‘the boat,’ then left.", &["‘the rowers’", "‘the boat,’"]);
    }
}
