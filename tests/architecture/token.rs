//! Cuts Rust source into the few tokens that the rules need, so that comments and strings cannot fool them.
//!
//! Not a parser: it knows words, marks and string literals, and drops comments, characters and lifetimes.

/// One token and the line it begins on, from 1.
pub(crate) struct Token {
    pub(crate) line: usize,
    pub(crate) kind: Kind,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name, keyword or number.
    Word(String),
    /// The contents of a string literal.
    Text(String),
    /// Any other character.
    Mark(char),
}

impl Token {
    pub(crate) fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    pub(crate) fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }
}

/// Cuts source into tokens.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (length, kind) = next_token(rest, first);
        tokens.extend(kind.map(|kind| Token { line, kind }));
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

/// The length of the token that `rest` begins with, and what it is; `None` for what the rules do not need.
fn next_token(rest: &str, first: char) -> (usize, Option<Kind>) {
    let word = &rest[..rest.find(|char: char| !char.is_alphanumeric() && char != '_').unwrap_or(rest.len())];
    let after = &rest[word.len()..];
    let is_string = after.starts_with('"') && matches!(word, "" | "b" | "c");
    let is_raw = after.trim_start_matches('#').starts_with('"') && matches!(word, "r" | "br" | "cr");
    match first {
        '/' if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), None),
        '/' if rest.starts_with("/*") => (comment_length(rest), None),
        '\'' => (character_length(rest), None),
        _ if is_string || is_raw => {
            let (length, text) = if is_raw { raw_string(after) } else { string(after) };
            (word.len() + length, Some(Kind::Text(text.to_owned())))
        }
        _ if !word.is_empty() => (word.len(), Some(Kind::Word(word.to_owned()))),
        _ => (first.len_utf8(), (!first.is_whitespace()).then_some(Kind::Mark(first))),
    }
}

/// The length and contents of a string literal; `rest` begins with its quote.
fn string(rest: &str) -> (usize, &str) {
    let mut is_escaped = false;
    let end = rest[1..].find(|char| {
        let ends = char == '"' && !is_escaped;
        is_escaped = char == '\\' && !is_escaped;
        ends
    });
    let end = end.map_or(rest.len() - 1, |length| length + 1);
    (end + 1, &rest[1..end])
}

/// The length and contents of a raw string literal; `rest` begins with its hashes.
fn raw_string(rest: &str) -> (usize, &str) {
    let start = rest.find('"').unwrap_or_default() + 1;
    let closing = format!("\"{}", &rest[..start - 1]);
    let end = rest[start..].find(&closing).map_or(rest.len() - closing.len(), |length| start + length);
    (end + closing.len(), &rest[start..end])
}

/// The length of a block comment; they nest.
fn comment_length(rest: &str) -> usize {
    let mut depth = 0;
    for at in 0..rest.len() {
        match rest.as_bytes().get(at..at + 2) {
            Some(b"/*") => depth += 1,
            Some(b"*/") if depth == 1 => return at + 2,
            Some(b"*/") => depth -= 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character literal, or of the quote alone where it begins a lifetime.
fn character_length(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((escaped, _))) => {
            rest[escaped + 1..].find('\'').map_or(rest.len(), |length| escaped + length + 2)
        }
        (Some(_), Some((end, '\''))) => end + 1,
        _ => 1,
    }
}

#[test]
fn literals_and_comments_end_where_they_should() {
    let check = |source: &str, expected: &str| {
        let found: Vec<String> = tokens(source)
            .into_iter()
            .map(|token| match token.kind {
                Kind::Word(word) => word,
                Kind::Text(text) => format!("[{text}]"),
                Kind::Mark(mark) => mark.to_string(),
            })
            .collect();
        assert_eq!(found.join(" "), expected, "{source}");
    };
    check("a::b!(c) // d\ne", "a : : b ! ( c ) e");
    check("a /* b /* c */ d */ e", "a e");
    check(r#"a("b \" c \\", d)"#, r#"a ( [b \" c \\] , d )"#);
    check(r##"r"a\" b r#"c "d" e"# f br"g""##, r#"[a\] b [c "d" e] f [g]"#);
    check(r"'a' b '\'' c '\\' d '\u{1F600}' e '/' f '—'", "b c d e f");
    check("fn a<'b>(c: &'b str)", "fn a < b > ( c : & b str )");
}
