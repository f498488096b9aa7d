//! Mends JSON as pages break it, where that cannot change what it states: control characters inside strings, quotation
//! marks that nobody escaped, commas before a closing bracket, and brackets that are never closed.

/// The text with its faults mended; what cannot be mended stays as it is.
pub(super) fn mended(script: &str) -> String {
    let mut mend = Mend { out: String::with_capacity(script.len()), open: Vec::new(), in_string: false };
    let mut letters = script.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if mend.in_string && letter == '\\' {
            mend.out.push(letter);
            mend.out.extend(letters.next().map(|(_, escaped)| escaped));
        } else if mend.in_string {
            mend.take_in_string(letter, &script[at + letter.len_utf8()..]);
        } else {
            mend.take(letter);
        }
    }
    mend.finish()
}

struct Mend {
    out: String,
    /// The brackets that are yet to be closed.
    open: Vec<char>,
    in_string: bool,
}

impl Mend {
    fn take_in_string(&mut self, letter: char, rest: &str) {
        match letter {
            '"' if ends_string(rest) => {
                self.in_string = false;
                self.out.push('"');
            }
            '"' => self.out.push_str("\\\""),
            letter if letter < ' ' => self.out.push(' '),
            letter => self.out.push(letter),
        }
    }

    fn take(&mut self, letter: char) {
        match letter {
            '"' => self.in_string = true,
            '{' => self.open.push('}'),
            '[' => self.open.push(']'),
            '}' | ']' => {
                self.drop_comma();
                self.open.pop();
            }
            _ => {}
        }
        self.out.push(letter);
    }

    fn drop_comma(&mut self) {
        let end = self.out.trim_end().len();
        if self.out[..end].ends_with(',') {
            self.out.truncate(end - 1);
        }
    }

    fn finish(mut self) -> String {
        if self.in_string {
            // Half a headline is not what the page states.
            return self.out;
        }
        self.drop_comma();
        while let Some(bracket) = self.open.pop() {
            self.out.push(bracket);
        }
        self.out
    }
}

/// Whether a quotation mark before this closes its string: what may follow a string follows.
fn ends_string(rest: &str) -> bool {
    rest.trim_start().chars().next().is_none_or(|next| matches!(next, ',' | ':' | '}' | ']'))
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
    }

    #[test]
    fn sound_json_and_half_a_string_stay_as_they_are() {
        for text in [r#"{"a":"b, c: {d}","e":[{}]}"#, "[]", "1", r#""x""#, "", r#"{"headline":"cut of"#] {
            assert_eq!(mended(text), text);
        }
    }
}
