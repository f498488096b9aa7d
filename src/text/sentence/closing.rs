//! What still belongs to a sentence after its stop: more stops, closing quotes and brackets, note references.

use super::character::{Stop, is_closer, is_two_sided_quote, is_word, stop};
use super::look::Look;

/// The stops that stand together at the end of a sentence: `.`, `?!`, `. . .`, `……`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stops {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

/// What the stops say together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Dot,
    Ellipsis,
    Mark,
    Full,
}

impl Stops {
    /// Reads the stops whose first stands at this position.
    pub(super) fn read(look: Look<'_>, start: usize, first: Stop) -> Self {
        let (mut end, mut dots, mut kind) = (start, 0, None);
        let mut next = Some(first);
        while let Some(stop) = next {
            end += look.after(end).map_or(0, char::len_utf8);
            dots += usize::from(stop == Stop::Dot);
            kind = Some(stronger(kind, stop));
            next = look.after(end).and_then(self::stop);
            let is_apart = end - start > 1 || look.before(start, 0).is_none_or(|before| !is_word(before));
            if next.is_none() && dots > 0 && is_spaced_dot(look, end) && (is_apart || !opens_next(look, end)) {
                end += look.after(end).map_or(0, char::len_utf8);
                next = Some(Stop::Dot);
            }
        }
        let kind = match kind {
            Some(Kind::Dot) | None if dots > 1 => Kind::Ellipsis,
            kind => kind.unwrap_or(Kind::Dot),
        };
        Self { start, end, kind }
    }
}

fn stronger(kind: Option<Kind>, stop: Stop) -> Kind {
    match (kind, stop) {
        (Some(Kind::Full), _) | (_, Stop::Full) => Kind::Full,
        (Some(Kind::Mark), _) | (_, Stop::Mark) => Kind::Mark,
        (Some(Kind::Ellipsis), _) | (_, Stop::Ellipsis) => Kind::Ellipsis,
        _ => Kind::Dot,
    }
}

/// Whether a space and then a lone full stop follow, as in `. . .`, unlike `.NET`.
fn is_spaced_dot(look: Look<'_>, at: usize) -> bool {
    let Some(space @ (' ' | '\u{A0}')) = look.after(at) else { return false };
    let dot = at + space.len_utf8();
    look.after(dot) == Some('.') && look.after(dot + 1).is_none_or(|next| !is_word(next))
}

/// Whether three spaced dots and a capital follow a stop: the ellipsis then belongs to the sentence to come.
pub(super) fn opens_next(look: Look<'_>, at: usize) -> bool {
    let mut rest = look.0.get(at..).unwrap_or_default().chars();
    " . . . ".chars().all(|expected| rest.next() == Some(expected)) && rest.next().is_some_and(char::is_uppercase)
}

/// The position after the closing marks and note references that follow the stops.
///
/// `straight_is_open` says whether an odd number of `"` stands before the stops in this line.
pub(super) fn end_of_closers(look: Look<'_>, stops: Stops, straight_is_open: bool) -> usize {
    let mut open = straight_is_open;
    let mut at = stops.end;
    while let Some(character) = look.after(at) {
        let after = at + character.len_utf8();
        if is_closer(character) || is_two_sided_quote(character) && closes(look, at, character, open) {
            open &= character != '"';
            at = after;
        } else if let Some(end) = note_end(look, at).or_else(|| spaced_guillemet_end(look, at)) {
            at = end;
        } else {
            break;
        }
    }
    at
}

/// Whether a two-sided quotation mark right after a stop closes: nothing that it could open follows, or one is open.
fn closes(look: Look<'_>, at: usize, quote: char, straight_is_open: bool) -> bool {
    let next = look.after(at + quote.len_utf8());
    let opens_something = next.is_some_and(|next| is_word(next) || matches!(next, '¿' | '¡'));
    !opens_something || quote == '"' && straight_is_open
}

/// The end of `[12]`, `[a]` or a raised figure.
fn note_end(look: Look<'_>, at: usize) -> Option<usize> {
    match look.after(at)? {
        '[' => {
            let end = look.skip(at + 1, |character| character.is_ascii_digit());
            let end = if end == at + 1 { look.skip(end, |character| character == '*').max(end) } else { end };
            (end > at + 1 && look.after(end) == Some(']')).then_some(end + 1)
        }
        raised @ ('¹' | '²' | '³' | '⁰' | '⁴'..='⁹') => Some(at + raised.len_utf8()),
        _ => None,
    }
}

/// The end of a `»` that stands after a space, as French sets it.
fn spaced_guillemet_end(look: Look<'_>, at: usize) -> Option<usize> {
    let space = look.after(at).filter(|space| matches!(space, ' ' | '\u{A0}' | '\u{202F}'))?;
    let quote = at + space.len_utf8();
    let closes = look.after(quote) == Some('»')
        && look.after(quote + '»'.len_utf8()).is_none_or(|next| !is_word(next) && !matches!(next, '¿' | '¡' | '…'));
    closes.then_some(quote + '»'.len_utf8())
}

/// The end of note numbers set right after the stop of an ordinary sentence: `consultation.11 12 Take`.
pub(super) fn note_numbers_end(look: Look<'_>, stops: Stops) -> Option<usize> {
    const LONGEST: usize = 16;
    let end = look.skip(stops.end, |character| character.is_ascii_digit());
    let is_note = (1..=2).contains(&(end - stops.end));
    let mut at = end;
    while is_note && at - end < LONGEST {
        let separated = look.skip(at, |character| matches!(character, ',' | '–' | '-'));
        let start = if separated == at && look.after(at) == Some(' ') { at + 1 } else { separated };
        let next = look.skip(start, |character| character.is_ascii_digit());
        if next == start || next - start > 2 {
            break;
        }
        at = next;
    }
    let follows = look.after(at).is_some_and(char::is_whitespace) && look.after(at + 1).is_some_and(char::is_uppercase);
    (is_note && follows).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let start = text.find(|character| stop(character).is_some()).expect("a stop");
        let first = text[start..].chars().next().and_then(stop).expect("a stop");
        let stops = Stops::read(Look(text), start, first);
        let open = text[..start].matches('"').count() % 2 == 1;
        assert_eq!(&text[start..end_of_closers(Look(text), stops, open)], expected, "{text:?}");
    }

    #[test]
    fn closers_stay_with_their_sentence() {
        check("“Go.” She", ".”");
        check("(Go.) She", ".)");
        check("\"Go.\" She", ".\"");
        check("\"Go.\"She", ".\"");
        check("go.\"She", ".");
        check("« Va. » Elle", ". »");
        check("»Geh.« Sie", ".«");
        check("„Geh.“ Sie", ".“");
        check("geh. »Sie", ".");
        check("go.[1][2] She", ".[1][2]");
        check("行く。」彼は", "。」");
    }

    #[test]
    fn stops_stand_together() {
        check("Go?! She", "?!");
        check("Go . . . she", ". . .");
        check("uses .NET", ".");
        check("Go…” She", "…”");
    }
}
