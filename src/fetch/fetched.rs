//! What came of a fetch: every answer is one, also `404` and `304`.

use std::time::Duration;

use super::{error::FetchError, request::Validators};
use crate::model::{Header, Redirect};

/// The `Content-Type` of what a browser drew.
pub(crate) const RENDERED: &str = "text/html; charset=utf-8";

/// A server's last answer, and how it was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The address that gave the answer.
    pub url: String,
    /// The redirects that led there, in their order.
    pub redirects: Vec<Redirect>,
    /// Its status.
    pub status: u16,
    /// Its headers in their order, without those of a compression that was undone.
    pub headers: Vec<Header>,
    /// Its body, decompressed; empty where there is none.
    pub body: Vec<u8>,
    /// Whether the body is what a browser made of what the server sent: HTML in UTF-8, whatever the headers say.
    pub is_rendered: bool,
    /// How long the server asked to wait before the next request.
    pub retry_after: Option<Duration>,
    /// Requests sent, those repeated and redirected included.
    pub requests: u32,
}

impl Fetched {
    /// Whether the server said that nothing changed since the answer whose validators it was given.
    pub fn is_not_modified(&self) -> bool {
        self.status == 304
    }

    /// Whether the server said that the page is not there: 404, 410 and 451 (taken down for legal reasons).
    pub fn is_gone(&self) -> bool {
        matches!(self.status, 404 | 410 | 451)
    }

    /// Whether the answer is a page: it succeeded and may be HTML or plain text. One of no type may be.
    pub fn is_page(&self) -> bool {
        let media_type = self.media_type();
        let is_text = matches!(
            media_type.as_deref(),
            None | Some("text/html" | "application/xhtml+xml" | "text/plain" | "application/xml" | "text/xml")
        );
        (200..300).contains(&self.status) && is_text && !self.is_packed()
    }

    /// Whether the body is a gzip file still, whatever it says to be.
    fn is_packed(&self) -> bool {
        self.body.starts_with(b"\x1f\x8b\x08")
    }

    /// The value of its first header of a name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value.as_str())
    }

    /// The `Content-Type` of its body.
    pub fn content_type(&self) -> Option<&str> {
        if self.is_rendered { Some(RENDERED) } else { self.header("content-type") }
    }

    /// Its media type in lower case without parameters, as in `text/html`.
    pub fn media_type(&self) -> Option<String> {
        let value = self.header("content-type")?.split(';').next()?.trim();
        (!value.is_empty()).then(|| value.to_ascii_lowercase())
    }

    /// What to hand in with the next request for the page.
    pub fn validators(&self) -> Option<Validators> {
        Validators::of(&self.url, &self.headers)
    }

    /// What it is where only a success is of use.
    pub(super) fn into_error(self) -> FetchError {
        FetchError::Status { status: self.status_line(), url: self.url }
    }

    /// What came where a page was wanted, as in `404 Not Found` or `image/png`.
    pub fn in_words(&self) -> String {
        if (200..300).contains(&self.status) && self.is_packed() {
            return "a packed file".to_owned();
        }
        let media_type = self.media_type().filter(|_| (200..300).contains(&self.status));
        media_type.unwrap_or_else(|| self.status_line())
    }

    /// The status and its words, as in `404 Not Found`.
    pub fn status_line(&self) -> String {
        status_line(self.status)
    }
}

/// A status and its words, as in `404 Not Found`.
pub(crate) fn status_line(status: u16) -> String {
    let words = reqwest::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    words.map_or_else(|| status.to_string(), |words| format!("{status} {words}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fetched(status: u16, headers: &[(&str, &str)]) -> Fetched {
        let header = |(name, value): &(&str, &str)| Header { name: (*name).to_owned(), value: (*value).to_owned() };
        Fetched {
            url: "https://news.example/".to_owned(),
            redirects: Vec::new(),
            status,
            headers: headers.iter().map(header).collect(),
            body: Vec::new(),
            is_rendered: false,
            retry_after: None,
            requests: 1,
        }
    }

    #[test]
    fn only_successful_text_is_a_page() {
        let table = [
            (200, "text/html; charset=utf-8", true),
            (200, "TEXT/HTML", true),
            (200, "text/plain", true),
            (200, "", true),
            (200, "application/pdf", false),
            (200, "image/jpeg", false),
            (404, "text/html", false),
            (304, "text/html", false),
        ];
        for (status, media_type, expected) in table {
            assert_eq!(fetched(status, &[("Content-Type", media_type)]).is_page(), expected, "{status} {media_type}");
        }
        assert!(fetched(200, &[]).is_page());
    }

    #[test]
    fn validators_are_those_of_the_answer() {
        let answer = fetched(200, &[("etag", "W/\"1\""), ("Last-Modified", "Wed, 03 Dec 2025 06:29:00 GMT")]);
        let validators = answer.validators().unwrap();
        assert_eq!(validators.etag.as_deref(), Some("W/\"1\""));
        assert_eq!(validators.last_modified.as_deref(), Some("Wed, 03 Dec 2025 06:29:00 GMT"));
        assert_eq!(validators.url, "https://news.example/");
        assert_eq!(fetched(200, &[]).validators(), None);
    }

    #[test]
    fn a_status_has_its_words() {
        assert_eq!(fetched(410, &[]).status_line(), "410 Gone");
        assert_eq!(fetched(599, &[]).status_line(), "599");
    }
}
