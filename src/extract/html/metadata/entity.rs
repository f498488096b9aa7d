//! Entities that sites write where nothing undoes them: inside JSON, and escaped twice in attributes.

/// Names that editors of text put out.
const NAMED: [(&str, &str); 22] = [
    ("amp", "&"),
    ("apos", "'"),
    ("bdquo", "„"),
    ("bull", "•"),
    ("copy", "©"),
    ("eacute", "é"),
    ("euro", "€"),
    ("gt", ">"),
    ("hellip", "…"),
    ("laquo", "«"),
    ("ldquo", "“"),
    ("lsquo", "‘"),
    ("lt", "<"),
    ("mdash", "—"),
    ("middot", "·"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("pound", "£"),
    ("quot", "\""),
    ("raquo", "»"),
    ("rdquo", "”"),
    ("rsquo", "’"),
];

/// Bytes of the longest entity that is looked for.
const LONGEST: usize = 10;

/// A text with its entities undone once; what is none stays as it is.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((letter(&rest[1..end])?, end + 1)));
        let (found, length) = found.unwrap_or_else(|| ("&".to_owned(), 1));
        out.push_str(&found);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// What an entity stands for, from the words between its marks.
fn letter(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMED.binary_search_by_key(&name, |entry| entry.0).ok().map(|at| NAMED[at].1.to_owned());
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(number) => u32::from_str_radix(number, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|letter| !letter.is_control()).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_undone_once_and_nothing_else_is() {
        assert!(NAMED.is_sorted());
        for (text, expected) in [
            ("Salt &amp; sand", "Salt & sand"),
            ("&ldquo;No&rdquo; &#8211; &#x2019;twas", "“No” – ’twas"),
            ("&amp;amp;", "&amp;"),
            ("Plate &bull; Source", "Plate • Source"),
            ("A & B; C &unknown; &#0; &", "A & B; C &unknown; &#0; &"),
            ("&é;", "&é;"),
            ("none", "none"),
        ] {
            assert_eq!(unescaped(text), expected, "{text}");
        }
    }
}
