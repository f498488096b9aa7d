//! What a number in a sentence is by what stands beside it: an hour, a day or a year is a time, every other a number.

use super::number_form::{is_clock, is_date, is_half_of_day, may_be_year};
use crate::{
    diff::lexicon::{Lexicon, holds},
    model::ChangeClass,
    text::{Token, TokenKind, key},
};

/// The class of the number at `at` among the tokens of a sentence.
pub(super) fn class(text: &str, tokens: &[Token], lexicon: Option<&Lexicon>, at: usize) -> ChangeClass {
    let number = tokens[at].of(text);
    let is_told = |lexicon: &Lexicon| {
        is_hour(text, tokens, lexicon, at)
            || is_beside_month(text, tokens, lexicon, at) && !counts_years(text, tokens, at)
    };
    if is_clock(number) || is_date(number) || lexicon.is_some_and(is_told) {
        return ChangeClass::Time;
    }
    ChangeClass::Number
}

/// Whether a number word is the name of a day behind the word for one: `thứ Tư`, `יום רביעי`. In small letters it may
/// as well count.
pub(super) fn names_day(text: &str, tokens: &[Token], lexicon: &Lexicon, at: usize) -> bool {
    let opener = at.checked_sub(1).map(|before| tokens[before].of(text));
    !tokens[at].of(text).starts_with(char::is_lowercase)
        && opener.is_some_and(|opener| lexicon.day_openers.contains(&opener))
}

/// Whether the half of the day stands as a word behind a number: `4 p.m.`.
fn is_hour(text: &str, tokens: &[Token], lexicon: &Lexicon, at: usize) -> bool {
    let half = tokens.get(at + 1).map(|behind| behind.of(text).to_ascii_lowercase());
    half.is_some_and(|half| is_half_of_day(&half) && holds(lexicon.times, &half))
}

/// Whether a number in Chinese or Japanese counts years and is none, as in `懲役2年`: of one or two digits, neither in
/// an era nor before a month.
fn counts_years(text: &str, tokens: &[Token], at: usize) -> bool {
    const ERAS: [&str; 8] = ["令和", "平成", "昭和", "大正", "明治", "民國", "民国", "公元"];
    let is_year = tokens.get(at + 1).is_some_and(|next| next.of(text).starts_with('年'));
    let is_dated = tokens.get(at + 2).is_some_and(|next| next.kind == TokenKind::Number);
    let before = text[..tokens[at].start].trim_end();
    is_year && !is_dated && tokens[at].of(text).chars().count() <= 2 && !ERAS.iter().any(|era| before.ends_with(era))
}

/// Whether a month, or another word that a date is made of, stands beside a number.
fn is_beside_month(text: &str, tokens: &[Token], lexicon: &Lexicon, at: usize) -> bool {
    let is_month = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            let word = key::folded_lower(token.of(text));
            let word = word.trim_end_matches('.');
            lexicon.may_class(word) && holds(lexicon.dated, word)
        })
    };
    let is_joint = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            matches!(
                token.of(text),
                "." | "," | "of" | "de" | "di" | "do" | "–" | "-" | "and" | "und" | "et" | "y" | "і" | "и"
            )
        })
    };
    // The number in front of a month or a clock word is its own: `on 3 May 12 people`.
    let is_taken = || {
        let before = at.checked_sub(2).map(|at| &tokens[at]);
        before.is_some_and(|before| before.kind == TokenKind::Number) && !may_be_year(tokens[at].of(text))
    };
    at >= 1 && is_month(at - 1) && !is_taken()
        || is_month(at + 1)
        || at >= 2 && is_joint(at - 1) && is_month(at - 2)
        || is_joint(at + 1) && is_month(at + 2)
}
