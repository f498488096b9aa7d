//! Whether a stop ends its sentence: local rules over the words beside it.

use unicode_segmentation::UnicodeSegmentation;

use super::character::{
    is_bullet, is_caseless, is_dash, is_east_asian, is_lao, is_opener, is_quote, is_small, is_two_sided_quote,
    is_without_stops, is_word,
};
use super::closing::{Kind, Stops, end_of_closers, note_numbers_end, opens_next};
use super::enclosure::is_inside;
use super::glued::glued_ends;
use super::language::{Abbreviation, Language, Ordinal};
use super::list::Marker;
use super::look::{Look, REACH};

/// Bytes of letters on either side of a space that ends a sentence by itself: twelve letters of Thai.
const PAUSED_RUN: usize = 36;

/// Letters and signs of the longest abbreviation in Lao.
const LONGEST_LAO: usize = 5;

/// What is known where a stop stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) look: Look<'a>,
    pub(super) language: &'static Language,
    /// Where the sentence began.
    pub(super) start: usize,
    /// Whether an odd number of `"` stands before, in this line.
    pub(super) straight_is_open: bool,
    /// Whether a bracket or a single quote may have opened an aside since the sentence began.
    pub(super) may_be_aside: bool,
}

/// What follows a stop, its closers and white space.
#[derive(Clone, Copy)]
pub(super) struct Following {
    /// Where the next sentence would begin.
    pub(super) at: usize,
    /// Whether white space came before it.
    is_spaced: bool,
    /// Whether a line break was part of that.
    is_new_line: bool,
    /// Whether quotes, brackets or dashes open it.
    pub(super) is_opened: bool,
    /// Its first letter or digit, or whatever else it begins with.
    pub(super) first: char,
    /// The word of that letter.
    pub(super) word_at: usize,
}

/// Whether the full stop at this position ends its sentence beyond doubt, as most do: a word of letters that abbreviates
/// nothing stands before it, behind it one space and a word with a capital, perhaps in quotation marks, and no aside is
/// open. Says of no stop what [`end_of_sentence`] would not.
pub(super) fn ends_plainly(place: Place<'_>, at: usize) -> bool {
    let Some(behind) = place.look.0[at..].strip_prefix(". ").filter(|_| !place.may_be_aside) else { return false };
    let behind = behind.strip_prefix(['"', '“']).unwrap_or(behind);
    let [first, second, ..] = behind.as_bytes() else { return false };
    if !first.is_ascii_uppercase() || !second.is_ascii_lowercase() {
        return false;
    }
    let sentence = &place.look.0.as_bytes()[place.start..at];
    let small = sentence.iter().rev().take(REACH).take_while(|byte| byte.is_ascii_lowercase()).count();
    let before = &sentence[..sentence.len() - small];
    let (before, length) = match before {
        [before @ .., letter] if letter.is_ascii_uppercase() => (before, small + 1),
        _ => (before, small),
    };
    let word = &place.look.0[at - length..at];
    before.ends_with(b" ")
        && (2..REACH).contains(&length)
        && !looks_abbreviated(word)
        && !place.language.may_abbreviate(word, length > small)
}

/// Where the next sentence begins, if the space at this position ends one in a script that has no stops: one between
/// two long runs of letters, since short ones are names and numbers set apart.
pub(super) fn end_at_pause(place: Place<'_>, at: usize) -> Option<usize> {
    let look = place.look;
    let is_pause = look.after(at) == Some(' ')
        && at - look.skip_back(at, place.start, is_without_stops) >= PAUSED_RUN
        && is_without_stops(look.after(at + 1)?)
        && run_after(look, at + 1) >= PAUSED_RUN;
    is_pause.then_some(at + 1)
}

/// Bytes of letters without stops from here on, up to those that a decision needs.
fn run_after(look: Look<'_>, start: usize) -> usize {
    let mut at = start;
    while at - start < PAUSED_RUN && look.after(at).is_some_and(is_without_stops) {
        at += '\u{E00}'.len_utf8();
    }
    at - start
}

/// Where the sentence ends, if these stops end it: after closers, before white space.
pub(super) fn end_of_sentence(place: Place<'_>, stops: Stops) -> Option<usize> {
    let look = place.look;
    let closed = end_of_closers(look, stops, place.straight_is_open);
    if stops.kind == Kind::Dot && closed == stops.end && look.after(closed).is_some_and(|next| next.is_ascii_digit()) {
        return after_note_numbers(place, stops);
    }
    if stops.kind == Kind::Dot && opens_next(look, stops.end) {
        return Some(closed);
    }
    let following = Following::read(look, closed)?;
    if is_relative_aside(look, following) {
        return None;
    }
    if following.is_spaced && starts_list(place, stops, following) {
        return Some(closed);
    }
    let ends = match stops.kind {
        Kind::Full => full_stop_ends(stops, closed, following),
        Kind::Mark => mark_ends(place, stops, closed, following),
        Kind::Ellipsis => ellipsis_ends(place, stops, following),
        Kind::Dot => dot_ends(place, stops, closed, following),
    };
    let is_aside = || place.may_be_aside && following.is_spaced && is_inside(look, place.start, stops.start, closed);
    (ends && !is_aside()).then_some(closed)
}

impl Following {
    fn read(look: Look<'_>, closed: usize) -> Option<Self> {
        let mut is_new_line = false;
        let mut at = closed;
        while let Some(space) = look.after(at).filter(|space| space.is_whitespace()) {
            is_new_line |= space == '\n';
            at += space.len_utf8();
        }
        let word_at = look.skip(at, |character| {
            is_opener(character)
                || is_two_sided_quote(character)
                || is_dash(character)
                || character == '”'
                || character == ' '
        });
        let first = look.after(word_at).or_else(|| look.after(at))?;
        Some(Self { at, is_spaced: at > closed, is_new_line, is_opened: word_at > at, first, word_at })
    }

    pub(super) fn word<'a>(&self, look: Look<'a>) -> &'a str {
        look.word_after(self.word_at)
    }

    /// Whether a sentence may begin like this: a capital, a caseless letter, a digit, a bullet, a symbol.
    fn begins(&self, look: Look<'_>) -> bool {
        !is_small(self.first) && !matches!(self.first, ',' | ';' | ':' | '.' | ')' | ']' | '}' | '%')
            || is_camel_case(self.word(look))
    }
}

/// `(Which was true.)`: an aside that hangs on the sentence before it.
fn is_relative_aside(look: Look<'_>, following: Following) -> bool {
    look.after(following.at) == Some('(') && following.word(look) == "Which"
}

/// Names such as `iPhone` that begin a sentence without a capital.
fn is_camel_case(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(char::is_lowercase) && characters.next().is_some_and(char::is_uppercase)
}

fn after_note_numbers(place: Place<'_>, stops: Stops) -> Option<usize> {
    let end = note_numbers_end(place.look, stops)?;
    let word = place.look.word_before(stops.start, place.start);
    let is_prose = word.len() >= 4 && word.chars().all(char::is_lowercase);
    let is_bracket = place.look.before(stops.start, place.start) == Some(')');
    (is_bracket || is_prose && place.language.abbreviation(word).is_none()).then_some(end)
}

/// Whether a list begins after the stop, as its marker may be in lower case: `w) …` at any letter, `(a) …` and `a. …`
/// only at the first.
fn starts_list(place: Place<'_>, stops: Stops, following: Following) -> bool {
    let Some((marker, _)) = Marker::read(place.look, following.at) else { return false };
    let is_prose = place.look.word_before(stops.start, place.start).chars().count() > 1;
    marker.is_half_bracketed() || marker.is_first() && (!marker.is_plain() || following.first == 'a' && is_prose)
}

/// A stop that means nothing else ends its sentence, unless a quote closed after it and the sentence around goes on.
fn full_stop_ends(stops: Stops, closed: usize, following: Following) -> bool {
    let has_closer = closed > stops.end;
    let goes_on = is_small(following.first) || matches!(following.first, '\u{3041}'..='\u{309F}' | '、' | '，' | ',');
    let is_on_the_line = has_closer && !following.is_new_line && !following.is_opened;
    !(is_on_the_line && goes_on)
}

fn mark_ends(place: Place<'_>, stops: Stops, closed: usize, following: Following) -> bool {
    if !following.is_spaced {
        return glued_ends(place, stops, closed, following);
    }
    if !following.begins(place.look) {
        return false;
    }
    let is_quoted = place.look.before(closed, stops.end).is_some_and(is_quote);
    !(is_quoted && !following.is_opened && is_speaker(place.look, following.word_at))
}

/// `Ottaway asked`: up to three capitalised words and a verb of speech.
fn is_speaker(look: Look<'_>, mut at: usize) -> bool {
    const VERBS: [&str; 14] = [
        "added", "answered", "asked", "asks", "cried", "demanded", "exclaimed", "replied", "said", "says", "shouted",
        "whispered", "wondered", "yelled",
    ];
    for place in 0..4 {
        let word = look.word_after(at);
        if place > 0 && VERBS.binary_search(&word).is_ok() {
            return true;
        }
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        at = look.skip(at + word.len(), |character| character == '.');
        at = look.skip(at, |character| character == ' ');
    }
    false
}

fn ellipsis_ends(place: Place<'_>, stops: Stops, following: Following) -> bool {
    let look = place.look;
    let before = look.before(stops.start, place.start);
    if matches!(before, None | Some('[' | '(' | '“' | '"' | '«' | '‘' | '„')) || !following.is_spaced {
        return before.is_some_and(|before| !matches!(before, '[' | '('))
            && glued_ends(place, stops, stops.end, following);
    }
    let is_pronoun = before.is_some_and(char::is_whitespace) && following.word(look) == "I";
    following.begins(look) && !following.first.is_numeric() && !is_pronoun
}

fn dot_ends(place: Place<'_>, stops: Stops, closed: usize, following: Following) -> bool {
    if !following.is_spaced {
        return glued_ends(place, stops, closed, following);
    }
    let look = place.look;
    let Some(before) = look.before(stops.start, place.start) else { return false };
    let word = look.word_before(stops.start, place.start);
    let is_short = || is_without_stops(before) && !(is_lao(before) && word.chars().nth(LONGEST_LAO).is_some());
    if following.is_opened && is_small(following.first) || !following.begins(look) || is_short() {
        return false;
    }
    if word.is_empty() {
        return following.first.is_uppercase() || !before.is_whitespace() && before != '°';
    }
    word_ends(place, stops, word, following)
}

/// Whether the word before the full stop ends a sentence there.
fn word_ends(place: Place<'_>, stops: Stops, word: &str, following: Following) -> bool {
    let word_start = stops.start - word.len();
    if is_label(place, word_start, word) {
        return false;
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return !is_ordinal(place, word_start, word, following);
    }
    let opens = || place.language.opens_sentences(following.word(place.look));
    if let Some(letter) = word.chars().next().filter(|_| is_one_letter(word)) {
        return letter_ends(place, word_start, letter, following, opens());
    }
    match place.language.abbreviation(word.rsplit('.').next().filter(|_| !word.contains('.')).unwrap_or(word)) {
        Some(Abbreviation::BeforeWord) => false,
        Some(Abbreviation::BeforeNumber) => !following.first.is_numeric(),
        Some(Abbreviation::Loose) if is_clock_half(word) => {
            let goes_on = is_bare_time(place, word_start) || continues_time(following.word(place.look));
            !goes_on || following.is_new_line
        }
        Some(Abbreviation::Loose) => opens() || following.is_new_line,
        Some(Abbreviation::Closing) => true,
        None if is_acronym(word) => opens() || following.is_new_line,
        None => !looks_abbreviated(word) || opens(),
    }
}

/// A list marker: all there is of the sentence so far.
fn is_label(place: Place<'_>, word_start: usize, word: &str) -> bool {
    let is_short =
        word.len() <= 3 && word.chars().all(|character| character.is_ascii_digit()) || word.chars().count() == 1;
    let before = place.look.skip_back(word_start, place.start, |character| !is_word(character));
    is_short && before == place.start
}

/// `3. Mai`, `im 19. Jahrhundert`, `15. března`, `3. 4. 2020` in languages that write ordinals so.
fn is_ordinal(place: Place<'_>, word_start: usize, word: &str, following: Following) -> bool {
    let may_be = place.language.ordinal != Ordinal::Letters && word.len() <= 2;
    if !may_be || following.is_new_line {
        return false;
    }
    if following.first.is_numeric() {
        return true;
    }
    place.language.ordinal == Ordinal::DotBeforeCapital
        && !place.language.opens_sentences(following.word(place.look))
        && {
            let space = place.look.skip_back(word_start, place.start, char::is_whitespace);
            let before = place.look.word_before(space, place.start);
            place.language.opens_sentences(before) || is_month(following.word(place.look))
        }
}

fn is_month(word: &str) -> bool {
    matches!(
        word,
        "Januar"
            | "Jänner"
            | "Februar"
            | "März"
            | "April"
            | "Mai"
            | "Juni"
            | "Juli"
            | "August"
            | "September"
            | "Oktober"
            | "November"
            | "Dezember"
    )
}

/// An initial or a one-letter abbreviation ends a sentence only where a function word follows, or after a number.
fn letter_ends(place: Place<'_>, word_start: usize, letter: char, following: Following, opens: bool) -> bool {
    if is_east_asian(letter) || matches!(letter, '\u{AC00}'..='\u{D7A3}') {
        return true;
    }
    if place.look.before(word_start, place.start).is_some_and(|before| matches!(before, '\'' | '’')) {
        return true;
    }
    let space = place.look.skip_back(word_start, place.start, char::is_whitespace);
    let before = place.look.word_before(space, place.start);
    if letter.is_uppercase() {
        let next = following.word(place.look);
        let is_initial = next.chars().count() == 1 && place.look.after(following.word_at + next.len()) == Some('.');
        return !is_initial && opens && before.starts_with(char::is_lowercase);
    }
    let is_unit = is_small(letter) && before.ends_with(char::is_numeric);
    if following.first.is_numeric() { false } else { is_unit || opens && !is_caseless(letter) }
}

/// Whether a word is one letter, with the signs that some scripts write on it.
fn is_one_letter(word: &str) -> bool {
    word.len() == 1 || !word.is_ascii() && word.graphemes(true).nth(1).is_none()
}

/// `U.S`, `e.g`, `J.K`: single letters between full stops.
pub(super) fn is_acronym(word: &str) -> bool {
    let is_part = |part: &str| part.chars().count() <= 2 && !part.starts_with(|first: char| first.is_ascii_digit());
    word.contains('.') && word.split('.').all(is_part)
}

/// `a.m` or `p.m`: only a sentence opens with a capital after it.
fn is_clock_half(word: &str) -> bool {
    word.eq_ignore_ascii_case("a.m") || word.eq_ignore_ascii_case("p.m")
}

/// A day, a month or a zone: `5 p.m. Monday`, `5 p.m. EST`.
fn continues_time(word: &str) -> bool {
    const WORDS: [&str; 34] = [
        "Apr", "April", "Aug", "August", "Central", "Dec", "December", "Eastern", "Feb", "February", "Fri", "Friday",
        "Greenwich", "Jan", "January", "July", "June", "March", "May", "Mon", "Monday", "Mountain", "Nov", "November",
        "Oct", "October", "Pacific", "Saturday", "Sept", "September", "Sunday", "Thursday", "Tuesday", "Wednesday",
    ];
    let is_zone = (2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    is_zone || WORDS.binary_search(&word).is_ok()
}

/// `At 5 a.m.` is not a sentence.
fn is_bare_time(place: Place<'_>, word_start: usize) -> bool {
    const SHORTEST: usize = 12;
    word_start - place.start < SHORTEST
}

/// A short word of Latin letters without a vowel: `Blvd`, `Bd`, `Hrsg`, but not `MPs`.
fn looks_abbreviated(word: &str) -> bool {
    let is_plural_of_capitals = word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
    !is_plural_of_capitals
        && (2..=4).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !word.bytes().any(|byte| matches!(byte.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}

/// Whether a bullet starts a new item here.
pub(super) fn starts_bullet(place: Place<'_>, at: usize) -> bool {
    let look = place.look;
    let bullet = look.after(at);
    let own = look.after(look.skip(place.start, char::is_whitespace));
    at > place.start
        && bullet.is_some_and(is_bullet)
        && own == bullet
        && look.before(at, place.start).is_some_and(char::is_whitespace)
}
