//! The marks that a browser draws round `q`, which stand in no text of the page.

use dom_query::NodeRef;

/// What a browser draws before and behind a quotation.
pub(super) type Quotes = (&'static str, &'static str);

/// The marks of a language: round a quotation, and round one within it.
const OF_LANGUAGES: [(&[&str], [Quotes; 2]); 9] = [
    (&["de", "cs", "sk", "sl", "bg", "is", "lt", "et", "ka", "mk"], [("„", "“"), ("‚", "‘")]),
    (&["pl", "hu"], [("„", "”"), ("»", "«")]),
    (&["ro", "hr", "sr", "bs"], [("„", "”"), ("«", "»")]),
    (&["fr", "hy"], [("«", "»"), ("«", "»")]),
    (&["es", "it", "ca", "gl", "eu", "el", "sq"], [("«", "»"), ("“", "”")]),
    (&["ru", "uk", "be", "kk"], [("«", "»"), ("„", "“")]),
    (&["fa", "no", "nb", "nn"], [("«", "»"), ("‹", "›")]),
    (&["sv", "fi", "da", "he"], [("”", "”"), ("’", "’")]),
    (&["ja"], [("「", "」"), ("『", "』")]),
];

/// The marks of every other language.
const ELSEWHERE: [Quotes; 2] = [("“", "”"), ("‘", "’")];

/// Marks that authors type themselves.
pub(super) const TYPED: [char; 13] = ['"', '“', '”', '„', '«', '»', '‘', '’', '‚', '\'', '‹', '›', '「'];

/// The marks round a `q` of a page in a language, where it stands in so many others; nothing where marks are typed in it,
/// or where it holds lines of its own, which style sheets set as a block without marks.
pub(super) fn drawn(node: &NodeRef<'_>, language: Option<&str>, depth: usize) -> Option<Quotes> {
    let text = node.text();
    let is_typed = text.trim_start().starts_with(TYPED);
    let has_lines = || node.descendants_it().any(|inner| inner.is("br, p, div, li"));
    if is_typed || text.trim().is_empty() || has_lines() {
        return None;
    }
    let primary = language.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default().to_ascii_lowercase();
    let known = OF_LANGUAGES.iter().find(|(languages, _)| languages.contains(&primary.as_str()));
    let marks = known.map_or(ELSEWHERE, |(_, marks)| *marks);
    Some(marks[depth % 2])
}
