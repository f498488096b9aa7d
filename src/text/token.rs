//! Tokens: the units of a word diff, as byte ranges into the published text plus a comparison key.
//!
//! Numbers with their sign, currency and unit letters, clock times, dates of digits, hyphenated words, addresses, handles
//! and emoji sequences are one token each; white space belongs to none. Scripts that put no spaces between words are
//! cut by dictionary (`word_break`). The scan is one pass and looks ahead a bounded number of characters.

use std::ops::Range;

use super::{character, key, letters, word_break};

/// Letters that say whose currency the sign behind them is.
const LONGEST_COUNTRY: usize = 3;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits, hyphens and apostrophes inside.
    Word,
    /// Starts with a digit, its sign or its currency.
    Number,
    /// A web address, an e-mail address, a handle or a hashtag.
    Address,
    /// A quotation mark that stands outside words.
    Quote,
    /// A dash that stands outside words.
    Dash,
    /// Any other mark.
    Mark,
    /// A character nobody sees.
    Invisible,
    /// Emoji and other symbols, one grapheme cluster each.
    Symbol,
}

impl TokenKind {
    /// Whether a reader would count the token as a word.
    pub fn is_word(self) -> bool {
        matches!(self, Self::Word | Self::Number | Self::Address)
    }
}

/// One token of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Equal for tokens that are the same but for quote style, dash style, Unicode form, the keyboard that they were
    /// typed on and unseen characters.
    pub key: u64,
    /// What it is made of.
    pub kind: TokenKind,
}

impl Token {
    /// The token's bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The token's words in its own text.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }
}

/// Cuts `text` into tokens, in order, white space left out.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 4);
    push_tokens(text, 0..text.len(), &mut tokens);
    tokens
}

/// Pushes the tokens of a part of `text` that has white space, or the text's end, on both sides.
pub(crate) fn push_tokens(text: &str, part: Range<usize>, tokens: &mut Vec<Token>) {
    scan(text, part, |start, end, kind| {
        tokens.push(Token { start, end, key: key::of_token(&text[start..end], kind), kind });
    });
}

/// How many of the tokens of `text` a reader would count as words.
pub(crate) fn count_words(text: &str) -> usize {
    let mut words = 0;
    scan(text, 0..text.len(), |_, _, kind| words += usize::from(kind.is_word()));
    words
}

/// Finds the tokens of a part of `text`: first byte, one past the last, kind.
fn scan(text: &str, part: Range<usize>, mut found: impl FnMut(usize, usize, TokenKind)) {
    let (mut at, text) = (part.start, &text[..part.end]);
    while let Some(&byte) = text.as_bytes().get(at) {
        if byte == b' ' {
            at += 1;
            continue;
        }
        if let Some((length, kind)) = plain_token(&text.as_bytes()[at..]) {
            found(at, at + length, kind);
            at += length;
            continue;
        }
        let rest = &text[at..];
        let Some(first) = rest.chars().next() else { break };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        if word_break::is_unspaced(first) {
            at = scan_unspaced(text, at, &mut found);
            continue;
        }
        let before = at.checked_sub(1).map_or(' ', |_| text[..at].chars().next_back().unwrap_or(' '));
        let (length, kind) = measure(rest, first, before);
        found(at, at + length, kind);
        at += length;
    }
}

/// Finds the words of a run of unspaced script and returns where the run ends.
fn scan_unspaced(text: &str, from: usize, found: &mut impl FnMut(usize, usize, TokenKind)) -> usize {
    let length = text[from..].find(|c| !word_break::is_unspaced(c)).unwrap_or(text.len() - from);
    let mut start = from;
    for end in word_break::ends(&text[from..from + length]) {
        found(start, from + end, TokenKind::Word);
        start = from + end;
    }
    from + length
}

/// Length in bytes and kind of the token at the start of `rest`; `before` is the character in front of it.
fn measure(rest: &str, first: char, before: char) -> (usize, TokenKind) {
    if character::is_quote(first) {
        return (first.len_utf8(), TokenKind::Quote);
    }
    if first.is_alphabetic() {
        return word(rest);
    }
    if let Some(length) = number(rest, before) {
        return (length, TokenKind::Number);
    }
    if matches!(first, '@' | '#') && rest[1..].starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        return (1 + name_length(&rest[1..]), TokenKind::Address);
    }
    if character::is_dash(first) || first == '-' {
        return (run_length(rest, |c| c == first), TokenKind::Dash);
    }
    if first == '.' {
        return (run_length(rest, |c| c == '.'), TokenKind::Mark);
    }
    if character::is_invisible(first) {
        return (first.len_utf8(), TokenKind::Invisible);
    }
    if first.is_ascii_punctuation() || character::is_mark(first) {
        return (first.len_utf8(), TokenKind::Mark);
    }
    (character::cluster_length(rest), TokenKind::Symbol)
}

fn run_length(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !belongs(c)).unwrap_or(rest.len())
}

fn name_length(rest: &str) -> usize {
    run_length(rest, |c| c.is_alphanumeric() || c == '_')
}

/// Most tokens of most texts, known without a closer look: a word of plain Latin letters that no connector follows, and
/// a mark that never is part of something else.
fn plain_token(bytes: &[u8]) -> Option<(usize, TokenKind)> {
    let length = letters::leading(bytes);
    let ends = match bytes.get(length) {
        Some(b',' | b';' | b':' | b'!' | b'?' | b'(' | b')') if length == 0 => return Some((1, TokenKind::Mark)),
        Some(b' ' | b',' | b'\n' | b';' | b'!' | b'?' | b')') | None => true,
        Some(b'.') => length > 1 && matches!(bytes.get(length + 1), Some(b' ' | b'\n') | None),
        Some(_) => false,
    };
    (length > 0 && ends).then_some((length, TokenKind::Word))
}

/// A word, or the address it turns out to begin.
fn word(rest: &str) -> (usize, TokenKind) {
    if let Some(length) = web_address(rest) {
        return (length, TokenKind::Address);
    }
    let length = word_length(rest);
    let after = &rest[length..];
    if length <= LONGEST_COUNTRY && after.starts_with(character::is_currency) {
        // `US$40`, `R$480`.
        let amount = number(after, ' ').filter(|_| rest[..length].bytes().all(|byte| byte.is_ascii_uppercase()));
        if let Some(amount) = amount {
            return (length + amount, TokenKind::Number);
        }
    }
    if after.starts_with('@') && after[1..].starts_with(char::is_alphanumeric) {
        let domain = 1 + run_length(&after[1..], |c| c.is_alphanumeric() || matches!(c, '.' | '-'));
        return (length + trim_marks(&after[..domain]), TokenKind::Address);
    }
    if after.starts_with('/') && rest[..length].contains('.') && !rest[..length].ends_with('.') {
        return (trim_marks(&rest[..run_length(rest, is_address_character)]), TokenKind::Address);
    }
    (length, TokenKind::Word)
}

/// The length of `text` without marks at its end that belong to the sentence.
fn trim_marks(text: &str) -> usize {
    text.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '"', '’', '”', '»', '…']).len()
}

fn is_address_character(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»') && !word_break::is_unspaced(c)
}

fn web_address(rest: &str) -> Option<usize> {
    let starts = |prefix: &str| {
        rest.len() > prefix.len() && rest.as_bytes()[..prefix.len()].eq_ignore_ascii_case(prefix.as_bytes())
    };
    if !(starts("http://") || starts("https://") || starts("www.") || starts("ftp://")) {
        return None;
    }
    Some(trim_marks(&rest[..run_length(rest, is_address_character)]))
}

/// Letters, marks and digits with single connectors between them.
fn word_length(rest: &str) -> usize {
    if let Some(length) = dotted_initials(rest) {
        return length;
    }
    let bytes = rest.as_bytes();
    let mut at = 0;
    let mut last = ' ';
    while at < bytes.len() {
        if bytes[at].is_ascii_alphanumeric() {
            last = bytes[at] as char;
            at += 1;
            continue;
        }
        let Some(c) = rest[at..].chars().next() else { break };
        if is_word_character(c) && !word_break::is_unspaced(c) {
            last = c;
            at += c.len_utf8();
            continue;
        }
        let Some(next) = rest[at + c.len_utf8()..].chars().next() else { break };
        if !connects(last, c, next) {
            break;
        }
        at += c.len_utf8();
    }
    at.max(1)
}

fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || character::is_joined(c)
}

/// Whether `c` between `last` and `next` is inside one word.
fn connects(last: char, c: char, next: char) -> bool {
    if !is_word_character(next) || word_break::is_unspaced(next) {
        return false;
    }
    match c {
        '\'' | '’' | 'ʼ' | '`' | '´' | '‘' | '′' | '·' | '-' | '\u{2010}' | '\u{2011}' => {
            last.is_alphanumeric() || character::is_joined(last)
        }
        '.' => is_address_letter(last) && is_address_letter(next) || last.is_numeric() && next.is_numeric(),
        // An amount behind letters: `Rp3,2`.
        ',' | ':' => last.is_numeric() && next.is_numeric(),
        '&' => last.is_uppercase() && next.is_uppercase(),
        '"' | '”' | '״' | '׳' => character::is_hebrew(last) && character::is_hebrew(next),
        _ => character::is_invisible(c),
    }
}

/// `ansa.example`, `notes.txt`: a stop between small letters ends no sentence.
fn is_address_letter(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

/// `U.S.`, `e.g.`, `J.K.`: at least two single letters, each with its stop.
fn dotted_initials(rest: &str) -> Option<usize> {
    let mut at = 0;
    let mut count = 0;
    let mut characters = rest.chars();
    while let (Some(letter), Some('.')) = (characters.next(), characters.next()) {
        if !letter.is_alphabetic() || word_break::is_unspaced(letter) {
            break;
        }
        at += letter.len_utf8() + 1;
        count += 1;
    }
    (count >= 2).then_some(at)
}

/// A number at the start of `rest`, with its sign and currency before it and its unit letters behind it.
fn number(rest: &str, before: char) -> Option<usize> {
    let sign = rest.starts_with(['+', '-', '−']) && !before.is_alphanumeric() && before != ')';
    let mut at = if sign { rest.chars().next().map_or(0, char::len_utf8) } else { 0 };
    let lead = rest[at..].chars().next()?;
    if character::is_currency(lead) {
        at += lead.len_utf8();
        let minus = rest[at..].chars().next().filter(|c| matches!(c, '-' | '−'));
        at += minus.map_or(0, char::len_utf8);
    }
    if !rest[at..].chars().next()?.is_numeric() {
        return None;
    }
    Some(at + digits_and_unit(&rest[at..]))
}

fn digits_and_unit(rest: &str) -> usize {
    let mut at = 0;
    let mut characters = rest.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        let inside = c.is_numeric() && !word_break::is_unspaced(c) || joins_digits(c) && next.is_numeric();
        if !inside {
            break;
        }
        at += c.len_utf8();
    }
    at + unit_length(&rest[at..])
}

fn joins_digits(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | '/' | '-' | '–' | '\'' | '’' | '٫' | '٬' | '×') || character::is_invisible(c)
}

/// Unit letters, a percent sign or a currency right behind the digits; `28-point` and `12-year-old` too.
fn unit_length(rest: &str) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    if matches!(first, '%' | '‰' | '٪' | '°' | 'º' | 'ª') || character::is_currency(first) {
        let sign = first.len_utf8();
        let letter = rest[sign..].chars().next().filter(|c| first == '°' && matches!(c, 'C' | 'F'));
        return sign + letter.map_or(0, char::len_utf8);
    }
    if first.is_alphabetic() && !word_break::is_unspaced(first) {
        return attached_word(rest);
    }
    let next = rest[first.len_utf8()..].chars().next().unwrap_or(' ');
    let hyphened = matches!(first, '-' | '\u{2010}' | '\u{2011}') && next.is_alphabetic();
    if hyphened && !word_break::is_unspaced(next) {
        return first.len_utf8() + attached_word(&rest[first.len_utf8()..]);
    }
    0
}

/// `m`, `am`, `p.m.`, `point`, `year-old`: the letters right behind digits.
fn attached_word(rest: &str) -> usize {
    word_length(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_handles_are_whole() {
        for (text, expected) in [
            ("desk@paper.example wrote", "desk@paper.example|wrote"),
            ("Write to a.b-c@paper.example.", "Write|to|a.b-c@paper.example|."),
            ("by @desk, on #ferry", "by|@desk|,|on|#ferry"),
            ("paper.example/ferry?x=1.", "paper.example/ferry?x=1|."),
            ("either/or", "either|/|or"),
            ("desk@ noon", "desk|@|noon"),
        ] {
            let tokens: Vec<&str> = tokenize(text).iter().map(|token| token.of(text)).collect();
            assert_eq!(tokens.join("|"), expected);
        }
    }
}
