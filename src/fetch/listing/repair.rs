//! Mends what is wrong in many feeds and stops a strict parser: bare ampersands, names of entities that only HTML knows, and
//! characters that XML forbids.

use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;

/// The longest name of an entity that is looked for.
const LONGEST_NAME: usize = 32;

/// A document in which every `&` begins something that XML knows; borrowed where nothing was wrong.
pub(super) fn repair(text: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut rest = text;
    let mut is_right = true;
    while let Some(at) = rest.find(|c| c == '&' || is_forbidden(c) || c == '<') {
        let (before, from) = rest.split_at(at);
        mended.push_str(before);
        rest = if let Some(literal) = literal(from) {
            mended.push_str(literal);
            &from[literal.len()..]
        } else if from.starts_with('&') {
            let (shown, length) = entity(from);
            is_right &= matches!(shown, Shown::AsIs);
            match shown {
                Shown::AsIs => mended.push_str(&from[..length]),
                Shown::Characters(characters) => mended.push_str(characters),
                Shown::Ampersand => mended.push_str("&amp;"),
            }
            &from[length..]
        } else {
            let first = from.chars().next().unwrap_or_default();
            if first == '<' {
                mended.push('<');
            } else {
                is_right = false;
            }
            &from[first.len_utf8()..]
        };
    }
    if is_right {
        return Cow::Borrowed(text);
    }
    mended.push_str(rest);
    Cow::Owned(mended)
}

/// A part in which an ampersand means itself.
fn literal(from: &str) -> Option<&str> {
    let end = |start: &str, end: &str| {
        from.starts_with(start).then(|| from.find(end).map_or(from, |at| &from[..at + end.len()]))
    };
    end("<![CDATA[", "]]>").or_else(|| end("<!--", "-->"))
}

enum Shown {
    AsIs,
    Characters(&'static str),
    Ampersand,
}

/// What an ampersand begins, and how many bytes of it are replaced or kept.
fn entity(from: &str) -> (Shown, usize) {
    let body = &from[1..];
    let end = body.bytes().take(LONGEST_NAME).position(|byte| byte == b';');
    let Some(name) = end.and_then(|end| body.get(..end)) else { return (Shown::Ampersand, 1) };
    let length = name.len() + 2;
    let is_number = |digits: &str, radix: u32| {
        u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).is_some_and(|c| c != '\0' && !is_forbidden(c))
    };
    match name {
        "amp" | "lt" | "gt" | "quot" | "apos" => (Shown::AsIs, length),
        _ if name.starts_with("#x") || name.starts_with("#X") => {
            if is_number(&name[2..], 16) {
                (Shown::AsIs, length)
            } else {
                (Shown::Ampersand, 1)
            }
        }
        _ if name.starts_with('#') => {
            if is_number(&name[1..], 10) {
                (Shown::AsIs, length)
            } else {
                (Shown::Ampersand, 1)
            }
        }
        _ => resolve_html5_entity(name).map_or((Shown::Ampersand, 1), |shown| (Shown::Characters(shown), length)),
    }
}

/// Characters that no XML may hold (XML 1.0, section 2.2).
fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_xml_does_not_know_is_mended() {
        let table = [
            ("a & b &amp; c &#39; &#x27;", "a &amp; b &amp; c &#39; &#x27;"),
            ("x?a=1&b=2&c", "x?a=1&amp;b=2&amp;c"),
            ("caf&eacute;&nbsp;&hellip;", "café\u{a0}…"),
            ("&lol9;&#0;&#xD800;&;", "&amp;lol9;&amp;#0;&amp;#xD800;&amp;;"),
            ("<a><![CDATA[b & c &nbsp;]]></a> & d", "<a><![CDATA[b & c &nbsp;]]></a> &amp; d"),
            ("<!-- & --> &", "<!-- & --> &amp;"),
            ("a\u{8}b\u{1f}c", "abc"),
            ("<![CDATA[ & ", "<![CDATA[ & "),
            ("&é;", "&amp;é;"),
        ];
        for (text, expected) in table {
            assert_eq!(repair(text), expected, "{text}");
        }
        assert!(matches!(repair("<a>right &amp; good</a>"), Cow::Borrowed(_)));
    }
}
