//! Sentences of a text as byte ranges: by local rules, in one pass, for any language.
//!
//! A stop is a candidate; the words beside it decide. Nothing is looked up farther away than a fixed number of bytes,
//! so the work grows with the length of the text and with nothing else. The rules move between releases: never store
//! sentence ranges as identity.

mod abbreviation;
mod character;
mod closing;
mod decide;
mod enclosure;
mod glued;
mod language;
mod line;
mod list;
mod look;
#[rustfmt::skip] // One word a line would be hundreds of lines.
mod opening_word;

use std::iter::FusedIterator;
use std::ops::Range;

use character::{is_bullet, is_without_stops, stop};
use closing::Stops;
use decide::{Place, end_at_pause, end_of_sentence, ends_plainly, starts_bullet};
use language::Language;
use list::Marker;
use look::Look;

/// The sentences of a text, in a language given as a BCP 47 tag.
///
/// The ranges cover the text and join to it byte for byte: white space belongs to the sentence before it.
/// Without a language only rules that are safe in every one apply.
pub fn split(text: &str, language: Option<&str>) -> Vec<Range<usize>> {
    sentences(text, language).collect()
}

/// Like [`split`], as the end of each sentence, appended to a list that may be used again and again.
///
/// A text of 4 GiB or more is not meant for this form: the ends beyond are left out.
pub fn split_into(text: &str, language: Option<&str>, ends: &mut Vec<u32>) {
    ends.extend(sentences(text, language).map_while(|sentence| u32::try_from(sentence.end).ok()));
}

/// Like [`split`], as an iterator that allocates nothing.
pub fn sentences<'a>(text: &'a str, language: Option<&str>) -> Sentences<'a> {
    let mut sentences = Sentences {
        look: Look(text),
        language: Language::from_tag(language),
        at: 0,
        start: 0,
        straight_is_open: false,
        may_be_aside: false,
        marker: None,
    };
    sentences.begin(0);
    sentences
}

/// Iterator over the sentences of a text; see [`sentences`].
#[derive(Clone)]
pub struct Sentences<'a> {
    look: Look<'a>,
    language: &'static Language,
    /// Where the scan goes on.
    at: usize,
    /// Where the current sentence began; may be ahead of the scan, which re-reads what closed the last one.
    start: usize,
    straight_is_open: bool,
    may_be_aside: bool,
    /// The list marker that the current sentence or one before it in the list began with.
    marker: Option<Marker>,
}

impl Iterator for Sentences<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let end = self.find_end().unwrap_or(self.look.0.len());
        let sentence = self.start..end;
        self.begin(end);
        (!sentence.is_empty()).then_some(sentence)
    }
}

impl FusedIterator for Sentences<'_> {}

impl Sentences<'_> {
    /// Where the next sentence starts.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// What stands behind the next sentence.
    pub(crate) fn behind_next(mut self) -> Self {
        self.next();
        self
    }

    /// Passes over the sentences of which the first so many bytes of the text say that they end: an end may hang on the
    /// words behind it, and on an aside that closes there. Gives what stands behind the sentence that comes next, which
    /// had to be found.
    pub(crate) fn pass(&mut self, known: usize) -> Self {
        loop {
            let mut ahead = self.clone();
            let end = ahead.find_end().unwrap_or(self.look.0.len());
            let reach = look::REACH + if ahead.may_be_aside { enclosure::ASIDE } else { 0 };
            ahead.begin(end);
            if end + reach > known {
                return ahead;
            }
            *self = ahead;
        }
    }

    /// Goes on in another text, whose start up to what was passed is the same.
    pub(crate) fn over(self, text: &str) -> Sentences<'_> {
        let Self { language, at, start, straight_is_open, may_be_aside, marker, .. } = self;
        Sentences { look: Look(text), language, at, start, straight_is_open, may_be_aside, marker }
    }

    /// Whether both go on in the same way where the rests of their texts are the same.
    pub(crate) fn stands_like(&self, other: &Sentences<'_>) -> bool {
        let state = |of: &Sentences<'_>| {
            let length = of.look.0.len();
            (length - of.at, length - of.start, of.straight_is_open, of.may_be_aside, of.marker)
        };
        state(self) == state(other)
    }

    fn place(&self) -> Place<'_> {
        let Self { look, language, start, straight_is_open, may_be_aside, .. } = *self;
        Place { look, language, start, straight_is_open, may_be_aside }
    }

    /// Starts a sentence; a list goes on over sentences without a marker until its successor comes.
    fn begin(&mut self, start: usize) {
        self.start = start;
        self.may_be_aside = false;
        let label = self.look.skip(start, |character| is_bullet(character) || character == ' ');
        if let Some((marker, _)) = Marker::read(self.look, label) {
            self.marker = Some(marker);
        }
    }

    /// The end of the current sentence with the white space after it, unless the text ends first.
    fn find_end(&mut self) -> Option<usize> {
        loop {
            let at = self.at + next_candidate(&self.look.0.as_bytes()[self.at..])?;
            let character = self.look.after(at)?;
            self.at = at + character.len_utf8();
            let end = match character {
                '"' => {
                    self.straight_is_open = !self.straight_is_open;
                    None
                }
                '\n' | '\r' | '\u{2029}' => self.line_break(at),
                '(' | '[' | '`' | '\'' | '‘' => {
                    self.may_be_aside |= at > self.start && enclosure::may_open(self.look, at, character);
                    None
                }
                ')' => self.item(self.at),
                ';' if !self.language.has_greek_question => None,
                letter if is_without_stops(letter) => end_at_pause(self.place(), self.at),
                bullet if is_bullet(bullet) => (at > self.start && starts_bullet(self.place(), at)).then_some(at),
                _ => self.stop(at, character),
            };
            if let Some(end) = end.filter(|end| *end > self.start) {
                return Some(end);
            }
        }
    }

    fn stop(&mut self, at: usize, character: char) -> Option<usize> {
        if self.marker.is_none() && at >= self.start && ends_plainly(self.place(), at) {
            return Some(at + 2);
        }
        let kind = if character == ';' { character::Stop::Mark } else { stop(character)? };
        let stops = Stops::read(self.look, at, kind);
        if at < self.start {
            return None;
        }
        let bracket = usize::from(self.look.after(stops.end) == Some(')'));
        if let Some(item) = self.item(stops.end + bracket) {
            return Some(item);
        }
        self.at = stops.end;
        end_of_sentence(self.place(), stops).map(|end| self.look.skip(end, char::is_whitespace))
    }

    /// Where the next item of the list begins, if its marker ends here.
    fn item(&mut self, end: usize) -> Option<usize> {
        let last = self.marker?;
        let (marker, start) = Marker::ending_at(self.look, end, self.start)?;
        let is_ordinal = marker.is_plain() && self.language.ordinal != language::Ordinal::Letters;
        (start > self.start && !is_ordinal && marker.follows(last)).then_some(start)
    }

    fn line_break(&mut self, at: usize) -> Option<usize> {
        self.straight_is_open = false;
        if at < self.start {
            return None;
        }
        let line_break = line::read(self.look, at, self.start);
        self.at = line_break.end;
        line_break.is_boundary.then_some(line_break.end)
    }
}

/// Bytes that can matter: ASCII stops, quotes, brackets and line breaks, and the first bytes of all other stops.
const CANDIDATES: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = *b".!?\"\n\r);([`'";
    let mut index = 0;
    while index < bytes.len() {
        table[bytes[index] as usize] = true;
        index += 1;
    }
    let leads = [0xCD, 0xD6, 0xD8, 0xDB, 0xDC, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF];
    let mut index = 0;
    while index < leads.len() {
        table[leads[index]] = true;
        index += 1;
    }
    table
};

/// Bytes that are passed over at once where none of them can matter.
const STEP: usize = 16;

fn next_candidate(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = &bytes[at..];
        let step = &rest[..rest.len().min(STEP)];
        if !rest.first_chunk().is_some_and(is_plain) {
            let found = step.iter().position(|byte| CANDIDATES[usize::from(*byte)]);
            if found.is_some() || step.is_empty() {
                return found.map(|place| at + place);
            }
        }
        at += step.len();
    }
}

/// Whether bytes are letters, spaces and commas; without a branch, so that the compiler looks at all of them at once.
fn is_plain(bytes: &[u8; STEP]) -> bool {
    let plain = bytes.iter().fold(1, |plain, &byte| {
        let is_letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        plain & (u8::from(is_letter) | u8::from(byte == b' ') | u8::from(byte == b','))
    });
    plain == 1
}

#[cfg(test)]
mod tests;
