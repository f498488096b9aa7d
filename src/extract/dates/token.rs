//! Cuts a line into numbers, known words and marks, in one pass.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::{
    StampContext,
    lexicon::{fold_into, look_up, may_begin},
    meaning::{Meaning, Meanings},
};
use crate::text::character::digit;

/// Longest phrase the table holds, in bytes, generously.
const LONGEST_KEY: usize = 96;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A whole number in the digits of any script, and how many digits it was written with.
    Number { value: u64, digits: usize },
    /// A word or phrase of the table.
    Word(Meanings),
    /// Letters the table does not know.
    Unknown,
    /// One character that is neither.
    Mark(char),
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
    /// Whether white space stands in front of it.
    pub(super) gap: bool,
}

impl Token {
    /// Whether it is a word that can mean this.
    pub(super) fn means(&self, meaning: Meaning) -> bool {
        matches!(self.kind, Kind::Word(meanings) if meanings.has(meaning))
    }

    /// Its meanings, none for anything but a known word.
    pub(super) fn meanings(&self) -> impl Iterator<Item = Meaning> + use<> {
        match self.kind {
            Kind::Word(meanings) => meanings.all(),
            _ => Meanings::default().all(),
        }
    }
}

/// Cuts `text` into tokens; `language` is a primary tag.
pub(super) fn tokenize(text: &str, language: Option<&str>) -> Vec<Token> {
    let mut pieces = split(text);
    part_glued_clocks(text, &mut pieces);
    let mut tokens = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let (kind, length) = match piece.class {
            Class::Digits => (number(&text[piece.span.clone()]), 1),
            Class::Mark(mark) => (Kind::Mark(mark), 1),
            Class::Letters | Class::Letter => longest_phrase(text, &pieces[at..], language),
        };
        let end = pieces[at + length - 1].span.end;
        tokens.push(Token { kind, span: piece.span.start..end, gap: piece.gap });
        at += length;
    }
    tokens
}

/// Words of plain small letters, but for the first, that the table does not know: a quick look at a line of prose, which
/// may miss some.
pub(super) fn unknown_words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_ascii_whitespace().map(|word| word.trim_end_matches([',', '.']));
    words.filter(|word| match word.as_bytes() {
        [first, rest @ ..] if rest.iter().all(u8::is_ascii_lowercase) => match first {
            b'a'..=b'z' => !may_begin(word),
            b'A'..=b'Z' => !may_begin(&word.to_ascii_lowercase()),
            _ => false,
        },
        _ => false,
    })
}

/// A run of the line before words are known.
struct Piece {
    class: Class,
    span: Range<usize>,
    gap: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digits,
    /// A word of a script that puts spaces between words.
    Letters,
    /// One letter of a script that does not.
    Letter,
    Mark(char),
}

/// Cuts at white space, between letters, digits and marks, and inside `onFebruary` and `AMUpdated`, where a page glued
/// two words.
fn split(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut gap = false;
    let mut before: Option<char> = None;
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        let span = start..start + letter.len_utf8();
        if is_space(letter) {
            gap = true;
            continue;
        }
        let class = classify(letter);
        let opens_word = letters.peek().is_some_and(|(_, next)| next.is_lowercase());
        let is_new_word = letter.is_uppercase()
            && before.is_some_and(|before| before.is_lowercase() || (before.is_uppercase() && opens_word));
        before = Some(letter);
        if let Some(last) = pieces.last_mut().filter(|last| !gap && !is_new_word && joins(last.class, class, letter)) {
            last.span.end = span.end;
        } else {
            pieces.push(Piece { class, span, gap });
        }
        gap = false;
    }
    pieces
}

/// Parts the day from the hour in `2025-12-0306:29`, which a style sheet sets apart.
fn part_glued_clocks(text: &str, pieces: &mut Vec<Piece>) {
    let is_mark = |piece: &Piece, marks: &[char]| matches!(piece.class, Class::Mark(mark) if marks.contains(&mark));
    let number = |piece: &Piece| text[piece.span.clone()].parse::<u32>().ok().filter(|_| piece.class == Class::Digits);
    let is_glued_clock = |around: &[Piece]| {
        let [before, day, clock, colon, minute] = around else { return false };
        let parts = number(clock).filter(|_| clock.span.len() == 4).map(|value| (value / 100, value % 100));
        let touches = [day, clock, colon, minute].iter().all(|piece| !piece.gap);
        let is_time = minute.span.len() == 2 && parts.is_some_and(|(day, hour)| (1..=31).contains(&day) && hour < 24);
        touches && is_time && is_mark(day, &['-', '/', '.']) && is_mark(colon, &[':']) && number(before).is_some()
    };
    let Some(at) = pieces.windows(5).position(is_glued_clock) else { return };
    let clock = &mut pieces[at + 2].span;
    let middle = clock.start + 2;
    let hour = Piece { class: Class::Digits, span: middle..clock.end, gap: true };
    clock.end = middle;
    pieces.insert(at + 3, hour);
}

/// Whether a letter goes on with the run before it.
fn joins(before: Class, class: Class, letter: char) -> bool {
    match before {
        Class::Digits => class == Class::Digits,
        Class::Letters => class == Class::Letters,
        Class::Letter => is_combining_mark(letter),
        Class::Mark(_) => false,
    }
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn classify(letter: char) -> Class {
    if letter.is_ascii_alphabetic() {
        Class::Letters
    } else if digit(letter).is_some() {
        Class::Digits
    } else if is_unspaced(letter) {
        Class::Letter
    } else if letter.is_alphabetic()
        || is_combining_mark(letter)
        || matches!(letter, '\u{640}' | '\u{200c}' | '\u{200d}')
    {
        Class::Letters
    } else {
        Class::Mark(letter)
    }
}

/// Letters of scripts in which words touch: Thai to Myanmar, Khmer, kana, Han, Hangul.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{e4e}' | '\u{e80}'..='\u{ecf}' | '\u{1000}'..='\u{103f}' | '\u{1780}'..='\u{17d3}'
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
}

fn number(text: &str) -> Kind {
    let mut value = 0u64;
    let mut digits = 0;
    for each in text.chars().filter_map(digit) {
        value = value.saturating_mul(10).saturating_add(each.into());
        digits += 1;
    }
    Kind::Number { value, digits }
}

/// The longest word or phrase of the table that the pieces begin with, and how many pieces it takes.
fn longest_phrase(text: &str, pieces: &[Piece], language: Option<&str>) -> (Kind, usize) {
    let mut key = String::new();
    let mut best = (Kind::Unknown, 1);
    let mut at = 0;
    loop {
        fold_into(&text[pieces[at].span.clone()], &mut key);
        if key.len() > LONGEST_KEY {
            return best;
        }
        let is_plain = pieces[at].class == Class::Letters && next_letters(pieces, at).is_none_or(|(_, apart)| apart);
        if at == 0 && is_plain && !may_begin(&key) {
            return best;
        }
        let entry = look_up(&key, language);
        if let Some(meanings) = entry.meanings {
            best = (Kind::Word(meanings), at + 1);
        }
        if !entry.has_longer {
            return best;
        }
        let Some((next, apart)) = next_letters(pieces, at) else { return best };
        if apart {
            key.push(' ');
        }
        at = next;
    }
}

/// The next piece of letters after `at` with nothing but a space or one joining mark between, and whether there is.
fn next_letters(pieces: &[Piece], at: usize) -> Option<(usize, bool)> {
    let is_letters = |piece: &&Piece| matches!(piece.class, Class::Letters | Class::Letter);
    let next = pieces.get(at + 1)?;
    if is_letters(&next) {
        let touching = !next.gap && (next.class == Class::Letter || pieces[at].class == Class::Letter);
        return Some((at + 1, !touching));
    }
    let joins = matches!(next.class, Class::Mark('.' | '\'' | '’' | '-' | 'ʼ' | '׳')) && !next.gap;
    pieces.get(at + 2).filter(is_letters).filter(|_| joins).map(|_| (at + 2, true))
}

/// A line cut into tokens, with what is known about its page.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    pub(super) context: &'a StampContext<'a>,
}

impl<'a> Line<'a> {
    /// Cuts a text whose length the caller has bounded.
    pub(super) fn new(text: &'a str, context: &'a StampContext<'a>) -> Self {
        Self { text, tokens: tokenize(text, context.primary_language()), context }
    }

    /// The number at a place, with how many digits it has.
    pub(super) fn number(&self, at: usize) -> Option<(u64, usize)> {
        match self.tokens.get(at)?.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    /// The number at a place, if it has at most `most` digits.
    pub(super) fn small(&self, at: usize, most: usize) -> Option<u32> {
        self.number(at).filter(|&(_, digits)| digits <= most).and_then(|(value, _)| value.try_into().ok())
    }

    /// The mark at a place.
    pub(super) fn mark(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// Whether the word at a place can mean this.
    pub(super) fn means(&self, at: usize, meaning: Meaning) -> bool {
        self.tokens.get(at).is_some_and(|token| token.means(meaning))
    }

    /// What `pick` makes of a meaning of the word at a place.
    pub(super) fn pick<T>(&self, at: usize, pick: impl FnMut(Meaning) -> Option<T>) -> Option<T> {
        self.tokens.get(at)?.meanings().find_map(pick)
    }

    /// Whether the token at a place touches the one before.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.gap)
    }

    /// The words at a place as published.
    pub(super) fn words(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.text[token.span.clone()])
    }
}
