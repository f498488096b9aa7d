//! The page that parts of an article make, where an archive kept no page but its title, byline, date and paragraphs.
//!
//! It says in HTML what each part is, so that reading it again finds the same.

/// An article in parts, as plain text but for the paragraphs.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    pub(super) title: &'a str,
    pub(super) byline: &'a str,
    /// The line in which the page stated its time.
    pub(super) date: &'a str,
    /// In HTML.
    pub(super) paragraphs: &'a str,
}

/// A page of these parts; those that are empty are left out.
pub(super) fn page(parts: &Parts<'_>) -> String {
    let mut page = "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n".to_owned();
    let marks = [
        (parts.title, "<title>", "</title>"),
        (parts.title, "<h1>", "</h1>"),
        (parts.byline, "<p class=\"byline\">", "</p>"),
        (parts.date, "<time>", "</time>"),
    ];
    for (text, begin, end) in marks.into_iter().filter(|(text, ..)| !text.is_empty()) {
        page.extend([begin, &escaped(text), end, "\n"]);
    }
    page.extend([parts.paragraphs, "\n"]);
    page
}

/// A line of text as a paragraph.
pub(super) fn paragraph(line: &str) -> String {
    format!("<p>{}</p>\n", escaped(line))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
