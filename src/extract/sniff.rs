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

/// How the tags of a page are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// As HTML.
    Html,
    /// As XHTML by its document type, though browsers read it as HTML.
    Declared,
    /// As XML.
    Xml,
}

/// How the tags of a page are written, by its header or its first lines.
pub(super) fn syntax(text: &str, content_type: Option<&str>) -> Syntax {
    const LONGEST_DOCTYPE: usize = 200;
    let media_type = media_type(content_type);
    let start = text.trim_start_matches(is_blank);
    if media_type.as_deref() == Some("application/xhtml+xml") || start.starts_with("<?xml") {
        return Syntax::Xml;
    }
    let end = start.floor_char_boundary(LONGEST_DOCTYPE.min(start.len()));
    let start = start[..end].to_ascii_lowercase();
    let is_declared = start.starts_with("<!doctype") && start.split('>').next().unwrap_or_default().contains("xhtml");
    if is_declared { Syntax::Declared } else { Syntax::Html }
}

/// The media type that a header names.
fn media_type(content_type: Option<&str>) -> Option<String> {
    content_type.map(|value| value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{feff}' | '\u{200b}'..='\u{200f}')
}

/// Whether the page is to be read as HTML.
pub(super) fn is_html(text: &str, content_type: Option<&str>) -> bool {
    match media_type(content_type).as_deref() {
        Some("text/html" | "application/xhtml+xml") => true,
        Some("text/plain" | "text/markdown") => false,
        _ => starts_as_html(text),
    }
}

fn starts_as_html(text: &str) -> bool {
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
    fn the_syntax_is_that_of_the_header_or_the_first_lines() {
        assert_eq!(syntax("<html>", Some("application/xhtml+xml; charset=utf-8")), Syntax::Xml);
        assert_eq!(syntax("\u{feff}<?xml version='1.0'?><html>", Some("text/html")), Syntax::Xml);
        assert_eq!(syntax("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'>", None), Syntax::Declared);
        assert_eq!(syntax("<!doctype html><!-- no XHTML -->", None), Syntax::Html);
    }

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
