//! Stops with no white space after them: a missing space in prose, or part of an address, a file name, initials.

use super::character::{is_caseless, is_dash, is_east_asian, is_small};
use super::closing::{Kind, Stops};
use super::decide::{Following, Place, is_acronym};
use super::language::Abbreviation;

/// Whether a stop with no white space after it ends its sentence: `team.Ukrainian`, `“Go.”They`, but not `site.example`.
pub(super) fn glued_ends(place: Place<'_>, stops: Stops, closed: usize, following: Following) -> bool {
    let look = place.look;
    let Some(before) = look.before(stops.start, place.start).filter(|before| !before.is_whitespace()) else {
        return false;
    };
    if is_east_asian(before) || is_east_asian(following.first) {
        return is_east_asian(before)
            && (is_east_asian(following.first) || following.is_opened)
            && stops.kind != Kind::Ellipsis;
    }
    let word = following.word(look);
    if look.after(following.at).is_some_and(is_dash) && closed == stops.end {
        return false;
    }
    if !is_glued_opening(place, word, following) || is_address(look.token_around(stops.start, place.start)) {
        return false;
    }
    if closed > stops.end || stops.kind == Kind::Mark || following.is_opened {
        return true;
    }
    let last = look.word_before(stops.start, place.start);
    if stops.kind == Kind::Ellipsis {
        return false;
    }
    is_glued_ending(place, last, word) && !is_file_name(place, word)
}

/// A capital and small letters, or `I` and `A`.
fn is_glued_opening(place: Place<'_>, word: &str, following: Following) -> bool {
    let mut letters = word.chars();
    let has_capital = letters.next().is_some_and(char::is_uppercase);
    let is_caseless = following.is_opened && is_caseless(following.first);
    if let Some(second) = letters.next() {
        return has_capital && is_small(second) || is_caseless;
    }
    let is_initial = place.look.after(following.word_at + word.len()) == Some('.');
    is_caseless || has_capital && !is_initial && place.language.opens_sentences(word)
}

/// What stands before a glued stop must look like the end of prose: small letters, digits, or an acronym before a
/// word that opens sentences.
fn is_glued_ending(place: Place<'_>, last: &str, word: &str) -> bool {
    let opens = place.language.opens_sentences(word);
    let Some(end) = last.chars().next_back() else { return true };
    if last.contains('.') {
        return opens && is_acronym(last) && !last.starts_with(char::is_lowercase);
    }
    if end.is_numeric() {
        return last.chars().all(char::is_numeric);
    }
    let is_prose = (is_small(end) || opens) && last.chars().nth(1).is_some();
    is_prose
        && place
            .language
            .abbreviation(last)
            .is_none_or(|kind| kind == Abbreviation::Closing || kind == Abbreviation::Loose && opens)
}

fn is_address(token: &str) -> bool {
    token.contains(['@', '/', '\\', '_', '=', '&']) || token.starts_with("www.") || token.contains("(www.")
}

/// Endings of files and hosts that are sometimes capitalised: `Node.Js`, `Booking.Com`.
fn is_file_name(place: Place<'_>, word: &str) -> bool {
    const ENDINGS: [&str; 30] = [
        "App", "Biz", "Ca", "Cc", "Co", "Com", "Css", "Csv", "De", "Doc", "Docx", "Eu", "Fm", "Fr", "Html", "Info",
        "Io", "Jpg", "Js", "Json", "Md", "Net", "Org", "Pdf", "Png", "Py", "Rs", "Tv", "Txt", "Uk",
    ];
    ENDINGS.binary_search(&word).is_ok() && !place.language.opens_sentences(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_known_by_their_marks() {
        for (token, expected) in [
            ("help@harbour.example", true),
            ("www.harbour.example", true),
            ("a/b.Txt", true),
            ("team.Norwegian", false),
        ] {
            assert_eq!(is_address(token), expected, "{token}");
        }
    }
}
