//! Line breaks of plain text: most end what stands before them, a wrapped line does not.

use super::character::{is_small, is_word, stop};
use super::look::Look;

/// Bytes from which on a line looks as if it had been wrapped to fit.
const WRAPPED: usize = 50;

/// What a line break means.
pub(super) struct LineBreak {
    /// The position after all the white space that it stands in.
    pub(super) end: usize,
    /// Whether the sentence ends there.
    pub(super) is_boundary: bool,
}

/// Reads the line break at this position; a stop just before it has been decided already, unless a blank line follows.
pub(super) fn read(look: Look<'_>, at: usize, start: usize) -> LineBreak {
    let end = look.skip(at, char::is_whitespace);
    let breaks = look.0[at..end].matches('\n').count();
    let is_blank_line = breaks > 1 || look.after(at) == Some('\u{2029}');
    let is_boundary = at > start && (is_blank_line || breaks == 1 && ends_line(look, at, start, end));
    LineBreak { end, is_boundary }
}

fn ends_line(look: Look<'_>, at: usize, start: usize, end: usize) -> bool {
    let text_end = look.skip_back(at, start, char::is_whitespace);
    let is_decided = look.before(text_end, start).is_some_and(|last| stop(last).is_some());
    let next = look.after(end);
    let goes_on = next.is_some_and(|next| is_small(next) || next == '(') && is_wrapped(look, at, start);
    let is_cut_off = next.is_some_and(|next| matches!(next, '.' | ',' | ';' | ')' | ']'));
    !is_decided && !goes_on && !is_cut_off
}

/// Whether a line that goes on in lower case was only wrapped: it is long, or ends in a space or inside a clause.
fn is_wrapped(look: Look<'_>, at: usize, start: usize) -> bool {
    let last = look.before(at, start);
    at - start >= WRAPPED || last.is_some_and(|last| !is_word(last))
}
