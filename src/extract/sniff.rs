//! Is a page HTML or plain text? The header decides where it says so, else the beginning of the page.

/// Elements whose tag at the very start makes a page HTML.
const FIRST_TAGS: [&str; 30] = [
    "!doctype", "!--", "html", "head", "body", "meta", "title", "link", "script", "style", "div", "p", "h1", "h2",
    "h3", "article", "main", "section", "header", "nav", "table", "ul", "ol", "span", "a", "center", "font", "b", "i",
    "figure",
];

/// Bytes of a page in which its outermost element stands, where there is one.
const WINDOW: usize = 4096;

/// Whether the page is to be read as HTML.
pub(super) fn is_html(text: &str, content_type: Option<&str>) -> bool {
    let media_type = content_type.map(|value| value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
    match media_type.as_deref() {
        Some("text/html" | "application/xhtml+xml") => true,
        Some("text/plain" | "text/markdown") => false,
        _ => starts_as_html(text),
    }
}

fn starts_as_html(text: &str) -> bool {
    let text = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    let Some(first) = text.strip_prefix('<') else { return false };
    if first.starts_with("?xml") {
        let window = first.char_indices().nth(WINDOW).map_or(first, |(end, _)| &first[..end]);
        return window.to_ascii_lowercase().contains("<html");
    }
    let name_end = first.find([' ', '>', '/', '\t', '\n', '\r']).unwrap_or(first.len());
    let name = &first[..name_end];
    FIRST_TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag)) || first.starts_with("!--")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_decides_and_else_the_beginning() {
        assert!(is_html("plain", Some("text/html; charset=utf-8")));
        assert!(!is_html("<p>x", Some("text/plain")));
        for html in [
            "<!DOCTYPE html>", "  \n<html lang=en>", "<p>One", "<!-- x --><div>", "<?xml version='1.0'?><html>",
            "<title>x</title>",
        ] {
            assert!(is_html(html, None), "{html}");
        }
        for text in ["", "One <b>two</b>", "<3 this boat", "<?xml version='1.0'?><rss>", "a < b"] {
            assert!(!is_html(text, None), "{text}");
        }
    }
}
