//! Mends JSON as pages break it, where that cannot change what it states: control characters and wrong escapes inside
//! strings, quotation marks that nobody escaped, single ones and none at all, remarks, commas too many or too few, values
//! of scripts that are none of JSON, quotation marks as entities, and what was cut off.

use std::{iter::Peekable, str::CharIndices};

/// The text with its faults mended; what cannot be mended stays as it is.
pub(super) fn mended(script: &str) -> String {
    if !script.contains('"') && script.contains("&quot;") {
        return mended(&script.replace("&quot;", "\""));
    }
    let mut mend =
        Mend { script, letters: script.char_indices().peekable(), out: String::new(), open: Vec::new(), comma: None };
    mend.out.reserve(script.len());
    while let Some((at, letter)) = mend.letters.next() {
        match letter {
            '"' | '\'' => {
                if !mend.take_string(letter) {
                    return mend.cut();
                }
            }
            '/' => mend.skip_remark(at),
            letter if letter.is_alphabetic() || letter == '_' => mend.take_word(at),
            letter if letter.is_whitespace() => mend.take_blank(),
            letter => mend.take(letter),
        }
    }
    mend.finish()
}

struct Mend<'s> {
    script: &'s str,
    letters: Peekable<CharIndices<'s>>,
    out: String,
    /// The brackets that are yet to be closed.
    open: Vec<char>,
    /// Where the last comma between values stands, and how many brackets were open there.
    comma: Option<(usize, usize)>,
}

impl Mend<'_> {
    /// Takes a string whose opening mark has been read; false where it never ends.
    fn take_string(&mut self, mark: char) -> bool {
        self.add_missing_comma();
        self.out.push('"');
        while let Some((at, letter)) = self.letters.next() {
            match letter {
                '\\' => self.take_escape(),
                letter if letter == mark && ends_string(&self.script[at + 1..]) => {
                    self.out.push('"');
                    return true;
                }
                '"' => self.out.push_str("\\\""),
                letter if letter < ' ' => self.out.push(' '),
                letter => self.out.push(letter),
            }
        }
        false
    }

    /// An escape of JSON stays; the backslash of any other is dropped.
    fn take_escape(&mut self) {
        let Some((_, escaped)) = self.letters.next() else { return };
        if "\"\\/bfnrtu".contains(escaped) {
            self.out.push('\\');
        }
        self.out.push(if escaped < ' ' { ' ' } else { escaped });
    }

    /// A word outside strings: a key without marks, a value of JSON, or one that JSON does not know.
    fn take_word(&mut self, start: usize) {
        let is_inside = |letter: char| letter.is_alphanumeric() || "_$@+-.".contains(letter);
        let end = self.script[start..].find(|letter| !is_inside(letter)).map_or(self.script.len(), |end| start + end);
        while self.letters.next_if(|(at, _)| *at < end).is_some() {}
        let word = &self.script[start..end];
        if self.script[end..].trim_start().starts_with(':') {
            self.add_missing_comma();
            self.out.extend(["\"", word, "\""]);
        } else if self.ends_number() {
            self.out.push_str(word);
        } else {
            self.out.push_str(if matches!(word, "true" | "false") { word } else { "null" });
        }
    }

    /// Whether the exponent of a number is what follows.
    fn ends_number(&self) -> bool {
        self.out.ends_with(|last: char| last.is_ascii_digit() || last == '.')
    }

    fn skip_remark(&mut self, start: usize) {
        let rest = &self.script[start..];
        let end = if rest.starts_with("//") {
            rest.find('\n')
        } else if rest.starts_with("/*") {
            rest.find("*/").map(|end| end + 2)
        } else {
            Some(1)
        };
        let end = end.map_or(self.script.len(), |end| start + end);
        while self.letters.next_if(|(at, _)| *at < end).is_some() {}
    }

    /// White space outside strings is one space, so that looking back over it costs nothing.
    fn take_blank(&mut self) {
        if !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }

    fn take(&mut self, letter: char) {
        match letter {
            '{' | '[' => {
                self.add_missing_comma();
                self.open.push(if letter == '{' { '}' } else { ']' });
            }
            '}' | ']' => {
                self.add_missing_value();
                self.drop_comma();
                // One bracket too many closes nothing.
                if self.open.pop().is_none() {
                    return;
                }
            }
            ',' => {
                self.add_missing_value();
                if self.out.trim_end().ends_with([',', '{', '[']) {
                    return;
                }
                self.comma = Some((self.out.len(), self.open.len()));
            }
            _ => {}
        }
        self.out.push(letter);
    }

    /// Between two values of a thing or a list, where one was forgotten.
    fn add_missing_comma(&mut self) {
        if !self.open.is_empty() && self.out.trim_end().ends_with(['"', '}', ']']) {
            self.comma = Some((self.out.len(), self.open.len()));
            self.out.push(',');
        }
    }

    /// Behind a key, where a template had nothing to say.
    fn add_missing_value(&mut self) {
        if self.out.trim_end().ends_with(':') {
            self.out.push_str("null");
        }
    }

    fn drop_comma(&mut self) {
        let end = self.out.trim_end().len();
        if self.out[..end].ends_with(',') {
            self.out.truncate(end - 1);
        }
    }

    fn finish(mut self) -> String {
        self.add_missing_value();
        self.drop_comma();
        while let Some(bracket) = self.open.pop() {
            self.out.push(bracket);
        }
        self.out
    }

    /// Half a headline is not what the page states; what stood whole before it is.
    fn cut(mut self) -> String {
        let Some((end, depth)) = self.comma.filter(|(_, depth)| *depth <= self.open.len()) else {
            return self.script.to_owned();
        };
        self.out.truncate(end);
        self.open.truncate(depth);
        self.finish()
    }
}

/// Whether a quotation mark before this closes its string: what may follow a string follows.
fn ends_string(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty()
        || rest.starts_with([',', ':', '}', ']'])
        || starts_key(rest)
        || rest.starts_with("//")
        || rest.starts_with("/*")
}

/// Whether a key follows, before which a comma was forgotten.
fn starts_key(rest: &str) -> bool {
    const LONGEST_KEY: usize = 40;
    let Some(key) = rest.strip_prefix('"') else { return false };
    let end = key.bytes().take(LONGEST_KEY).position(|byte| !byte.is_ascii_alphanumeric() && !b"@_:-".contains(&byte));
    end.is_some_and(|end| {
        end > 0 && key[end..].strip_prefix('"').is_some_and(|rest| rest.trim_start().starts_with(':'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(broken: &str, expected: &str) {
        let value: serde_json::Value = serde_json::from_str(&mended(broken)).expect(broken);
        assert_eq!(value.to_string(), expected, "{broken}");
    }

    #[test]
    fn what_pages_break_is_mended() {
        check("{\"a\":\"one\ntwo\"}", r#"{"a":"one two"}"#);
        check(r#"{"a":[1,2,],}"#, r#"{"a":[1,2]}"#);
        check(r#"{"a":"He said "no" twice"}"#, r#"{"a":"He said \"no\" twice"}"#);
        check(r#"{"a":"5\" deep"}"#, r#"{"a":"5\" deep"}"#);
        check(r#"{"a":{"b":[1,2"#, r#"{"a":{"b":[1,2]}}"#);
        check(r#"{"a":"\\"}"#, r#"{"a":"\\"}"#);
        check(r#"{'a':'it''s','b':'say "x"'}"#, r#"{"a":"it''s","b":"say \"x\""}"#);
        check(
            r#"{a:1,b_c:"x",d:undefined,e:NaN,f:-1.5e3,g:true}"#,
            r#"{"a":1,"b_c":"x","d":null,"e":null,"f":-1500.0,"g":true}"#,
        );
        check("{\"a\":1, // one\n /* two */ \"b\":\"http://x/*y*/\"}", r#"{"a":1,"b":"http://x/*y*/"}"#);
        check("{\"a\":\"x\"\n\"b\":{\"c\":1}\n\"d\":[{}{}]}", r#"{"a":"x","b":{"c":1},"d":[{},{}]}"#);
        check(r#"{"a":"it\'s \x41"}"#, r#"{"a":"it's x41"}"#);
        check(r#"{"a":,"b":"x","c":}"#, r#"{"a":null,"b":"x","c":null}"#);
        check(r#"{"a":1,,"b":[,2]}"#, r#"{"a":1,"b":[2]}"#);
        check(r#"{"a":{"b":1}}}"#, r#"{"a":{"b":1}}"#);
        check("{\"a\":\"x\" /* one */, \"b\":2 // it's two\n}", r#"{"a":"x","b":2}"#);
        check("{&quot;a&quot;:&quot;b&quot;}", r#"{"a":"b"}"#);
        check(r#"{"a":{"b":"whole"},"c":"cut of"#, r#"{"a":{"b":"whole"}}"#);
    }

    #[test]
    fn sound_json_and_half_a_string_stay_as_they_are() {
        for text in [r#"{"a":"b, c: {d}","e":[{}]}"#, "[]", "1", r#""x""#, "", r#"{"headline":"cut of"#, "[1e5,-2]"] {
            assert_eq!(mended(text), text);
        }
    }
}
