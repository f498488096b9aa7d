//! Marks: question marks, other punctuation, unseen characters.

use std::ops::Range;

use super::{Edited, Findings, Quotations};
use crate::{
    diff::words::Hunk,
    model::ChangeClass,
    text::{Token, TokenKind, character},
};

/// Classes of a hunk's marks. Where words changed too, other marks than question marks go with them.
pub(super) fn classify(
    edited: &Edited<'_, '_>,
    hunk: &Hunk,
    quotations: &(Quotations, Quotations),
    findings: &mut Findings,
) {
    let old = &edited.old_tokens[hunk.old.clone()];
    let new = &edited.new_tokens[hunk.new.clone()];
    let is_terminal = terminal(edited, old, new, findings);
    for (tokens, is_old) in [(old, true), (new, false)] {
        for token in tokens.iter().filter(|token| token.kind == TokenKind::Invisible) {
            findings.add(ChangeClass::Invisible, token, is_old);
        }
    }
    let is_quote = |token: &&Token| token.kind == TokenKind::Quote;
    let quotes = (old.iter().filter(is_quote).count(), new.iter().filter(is_quote).count());
    let is_restyled = quotes.0 == quotes.1;
    let has_words = old.iter().chain(new).any(|token| token.kind.is_word());
    let sides = [
        (old, &quotations.0, &quotations.1, edited.old_tokens, true),
        (new, &quotations.1, &quotations.0, edited.new_tokens, false),
    ];
    for (tokens, spans, others, all, is_old) in sides {
        // A comma or a stop that changed places with the mark leaves what is quoted as it was.
        let says_other = |span: &Range<usize>| !others.say(span, all);
        for token in tokens {
            match token.kind {
                TokenKind::Quote if is_restyled && !has_words => findings.add(ChangeClass::Typography, token, is_old),
                TokenKind::Quote if !is_restyled => match spans.around_mark(token.start).filter(says_other) {
                    Some(span) => findings.add_range(ChangeClass::Quote, span, is_old),
                    None => findings.add(ChangeClass::Punctuation, token, is_old),
                },
                TokenKind::Symbol | TokenKind::Mark if is_amount(edited, token, is_old) => {
                    findings.add(ChangeClass::Number, token, is_old);
                }
                TokenKind::Symbol => findings.add(ChangeClass::Wording, token, is_old),
                TokenKind::Mark | TokenKind::Dash
                    if !(has_words || is_terminal && ends_sentence(edited.text(is_old), token)) =>
                {
                    findings.add(ChangeClass::Punctuation, token, is_old);
                }
                _ => {}
            }
        }
    }
}

/// A currency, a percent sign or a degree that stands apart from its number.
fn is_amount(edited: &Edited<'_, '_>, token: &Token, is_old: bool) -> bool {
    let sign = token.of(edited.text(is_old)).chars().next();
    sign.is_some_and(|c| character::is_currency(c) || matches!(c, '%' | '‰' | '٪' | '°'))
}

/// Whether a question mark stands on one side only; then the marks that end the sentence say so.
fn terminal(edited: &Edited<'_, '_>, old: &[Token], new: &[Token], findings: &mut Findings) -> bool {
    let asks = |text: &str, tokens: &[Token]| tokens.iter().any(|token| character::asks_at(text, token.start));
    if asks(edited.old, old) == asks(edited.new, new) {
        return false;
    }
    for (tokens, is_old) in [(old, true), (new, false)] {
        for token in tokens.iter().filter(|token| ends_sentence(edited.text(is_old), token)) {
            findings.add(ChangeClass::Terminal, token, is_old);
        }
    }
    true
}

/// Whether a mark ends a sentence, or begins a question.
fn ends_sentence(text: &str, token: &Token) -> bool {
    character::asks_at(text, token.start) || matches!(token.of(text), "." | "!" | "。" | "…" | "।" | "۔" | "։")
}
