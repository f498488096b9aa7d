//! Numbers whose thousands are parted by a space, as in `23 400`: each part is a token, all of them are what changed.

use std::ops::Range;

/// The number that the digits of `range` are part of, other parts of it included.
pub(super) fn whole(text: &str, range: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range;
    let is_group = |digits: &str| (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    while let Some(before) = text[..start].strip_suffix(is_space).filter(|_| starts_with_three(&text[start..])) {
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_alphanumeric() || is_joint(c)).len();
        if !is_group(&before[before.len() - digits..]) {
            break;
        }
        start = before.len() - digits;
    }
    while let Some(behind) = text[end..].strip_prefix(is_space).filter(|behind| starts_with_three(behind)) {
        let last = text[start..end].rsplit(is_space).next().unwrap_or_default();
        if !is_group(last.trim_start_matches(|c: char| !c.is_ascii_digit())) {
            break;
        }
        end = text.len() - behind.len() + 3;
    }
    start..end
}

/// Whether a text starts with three digits and no more.
fn starts_with_three(text: &str) -> bool {
    text.bytes().take_while(u8::is_ascii_digit).count() == 3
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

fn is_joint(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | '-' | '/' | '\u{2013}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number that the digits in square brackets are part of.
    fn check(marked: &str, expected: &str) {
        let start = marked.find('[').expect("digits are marked");
        let end = marked.find(']').expect("digits are marked") - 1;
        let text = marked.replace(['[', ']'], "");
        assert_eq!(&text[whole(&text, start..end)], expected, "{marked}");
    }

    #[test]
    fn thousands_parted_by_a_space_are_one_number() {
        check("Some [23] 400 came", "23 400");
        check("Some 23 [400] came", "23 400");
        check("Some 1 [234] 567 came", "1 234 567");
        check("Some 23\u{202f}[400] came", "23\u{202f}400");
        check("It cost [€23] 400 in all", "€23 400");
    }

    #[test]
    fn two_numbers_side_by_side_are_two() {
        check("In 2019 [300] came", "300");
        check("On 5 May [300] came", "300");
        check("At 06:40 [300] came", "300");
        check("Of [12] 30 came", "12");
        check("Of [12] 3000 came", "12");
        check("[12], 300", "12");
    }
}
