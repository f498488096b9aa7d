//! Stops inside an aside: brackets or single quotes that opened in mid-sentence and close soon keep it whole.
//!
//! Double quotation marks do not: what a speaker says in several sentences is several sentences.

use super::character::is_word;
use super::look::Look;

/// Bytes in which an aside must have opened before the stop, and must close after it.
pub(super) const ASIDE: usize = 160;

/// Whether an aside may open at this character: it is a bracket, or a single quote that no word stands before.
pub(super) fn may_open(look: Look<'_>, at: usize, character: char) -> bool {
    match character {
        '(' | '[' | '‘' | '`' => true,
        '\'' => look.before(at, 0).is_none_or(|before| !is_word(before)),
        _ => false,
    }
}

/// Whether a stop that stands here, with its closers up to `closed`, is inside an aside of its sentence.
pub(super) fn is_inside(look: Look<'_>, start: usize, stop: usize, closed: usize) -> bool {
    open_mark(look, start, stop, closed).is_some_and(|mark| closes_soon(look, closed, mark))
}

/// The bracket or quote that opened in mid-sentence and is still open after the closers.
fn open_mark(look: Look<'_>, start: usize, stop: usize, closed: usize) -> Option<char> {
    let mut at = closed;
    let mut closers = 0;
    while let Some(character) = look.before(at, start).filter(|_| stop.saturating_sub(at) < ASIDE) {
        at -= character.len_utf8();
        let is_apart = look.before(at, start).is_some_and(|before| before.is_whitespace() || before == '(');
        match character {
            '\n' => return None,
            ')' | ']' => closers += 1,
            '(' | '[' if closers > 0 => closers -= 1,
            '\'' | '’' if closes_quote(look, at) => return None,
            '(' | '[' | '‘' | '`' | '\'' if is_apart => return is_opening(look, at, character).then_some(character),
            _ => {}
        }
    }
    None
}

/// A straight quote or a backtick opens only before a letter: `'90s` and a lone mark do not.
fn is_opening(look: Look<'_>, at: usize, mark: char) -> bool {
    matches!(mark, '(' | '[') || look.after(at + mark.len_utf8()).is_some_and(char::is_alphabetic)
}

/// Whether an apostrophe at this position closes a quotation: no letter follows, and a word or stop stands before.
fn closes_quote(look: Look<'_>, at: usize) -> bool {
    let mark = look.after(at).unwrap_or('\'');
    let is_last = look.after(at + mark.len_utf8()).is_none_or(|next| !is_word(next));
    let before = look.before(at, 0);
    is_last
        && before.is_some_and(|before| {
            if mark == '\'' { matches!(before, '.' | ',' | '!' | '?' | '…') } else { !before.is_whitespace() }
        })
}

fn closes_soon(look: Look<'_>, from: usize, mark: char) -> bool {
    let mut at = from;
    while let Some(character) = look.after(at).filter(|_| at - from < ASIDE) {
        match (mark, character) {
            (_, '\n') => return false,
            ('(', ')') | ('[', ']') => return true,
            ('‘' | '`' | '\'', '’' | '\'') if closes_quote(look, at) => return true,
            _ => at += character.len_utf8(),
        }
    }
    false
}
