//! Is a page HTML or plain text? The header decides where it says so, else the beginning of the page, though a server's
//! warnings may stand above it.

/// Elements whose tag at the very start makes a page HTML.
const FIRST_TAGS: [&str; 46] = [
    "!doctype", "!--", "html", "head", "body", "meta", "title", "link", "script", "style", "div", "p", "h1", "h2",
    "h3", "article", "main", "section", "header", "nav", "table", "ul", "ol", "span", "a", "center", "font", "b", "i",
    "figure", "noscript", "iframe", "form", "br", "img", "strong", "em", "small", "button", "input", "dl", "aside",
    "footer", "blockquote", "hr", "h4",
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
    let is_blank = |letter: char| {
        letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{feff}' | '\u{200b}'..='\u{200f}')
    };
    let text = text.trim_start_matches(is_blank);
    let window = text.char_indices().nth(WINDOW).map_or(text, |(end, _)| &text[..end]).to_ascii_lowercase();
    if window.starts_with("<?xml") {
        return window.contains("<html");
    }
    window.strip_prefix('<').is_some_and(opens_page) || holds_page(&window)
}

/// Whether a name behind `<` is that of an element with which a page starts.
fn opens_page(rest: &str) -> bool {
    let name_end = rest.find([' ', '>', '/', '\t', '\n', '\r']).unwrap_or(rest.len());
    FIRST_TAGS.contains(&&rest[..name_end]) || rest.starts_with("!--")
}

/// Whether a page starts in these lines, below what a server or a script wrote above it: its outermost element at the start
/// of a line or behind another element, and its head or body.
fn holds_page(window: &str) -> bool {
    let starts = ["<!doctype html", "<html"].into_iter().filter_map(|tag| window.find(tag)).min();
    starts.is_some_and(|start| {
        let before = window[..start].trim_end_matches([' ', '\t']);
        before.ends_with(['\n', '\r', '>']) && ["<head", "<body"].iter().any(|tag| window[start..].contains(tag))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_decides_and_else_the_beginning() {
        assert!(is_html("plain", Some("text/html; charset=utf-8")));
        assert!(!is_html("<p>x", Some("text/plain")));
        for html in [
            "<!DOCTYPE html>",
            "  \n<html lang=en>",
            "<p>One",
            "<!-- x --><div>",
            "<?xml version='1.0'?><html>",
            "<title>x</title>",
            "\u{200b}\u{feff}\n<!--[if IE]><![endif]-->",
            "<br />\n<b>Notice</b>: x<br />\n<html><head>",
            "Warning: fopen() failed in /srv/x.php on line 3\n<!DOCTYPE html>\n<html lang=de>\n<head>",
        ] {
            assert!(is_html(html, None), "{html}");
        }
        for text in [
            "",
            "One <b>two</b>",
            "<3 this boat",
            "<?xml version='1.0'?><rss>",
            "a < b",
            "A page starts with <html> and then has <head>.",
            "First\n<html> is a tag of its own.",
        ] {
            assert!(!is_html(text, None), "{text}");
        }
    }
}
