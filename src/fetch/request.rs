//! What to fetch, as plain values.

use reqwest::Url;

use super::settings::Secret;
use crate::model::Header;

/// One page to fetch.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Its address.
    pub url: String,
    /// What is known of the answer before, so that the server need not send the same again.
    pub validators: Option<Validators>,
    /// Headers to send: to its site only, never to another one that it redirects to.
    pub headers: Vec<Header>,
    /// Who asks: told to its host only, and never unencrypted where the address is `https`.
    pub credentials: Option<Credentials>,
    /// Whether the site's `robots.txt` counts.
    pub robots: RobotsPolicy,
    /// Whether cookies of earlier fetches are shown, and those of this one kept.
    pub cookies: Cookies,
    /// What to hand over (by `POST`); an answer that sends on is then the last one.
    pub body: Option<Body>,
    /// Who draws the page. What a browser draws depends on more than the page, so that its validators tell nothing.
    pub render: Render,
}

/// What is handed over with a request.
#[derive(Debug, Clone)]
pub struct Body {
    /// Its media type.
    pub media_type: &'static str,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Request {
    /// A request for an address and nothing more.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), ..Self::default() }
    }
}

/// What an answer said about its state (RFC 9110, section 8.8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validators {
    /// The address that gave the answer; the state is sent to no other.
    pub url: String,
    /// Its `ETag`, quotes and all.
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    pub last_modified: Option<String>,
}

impl Validators {
    /// Those among the headers of an answer of `url`, where there are any.
    pub fn of(url: &str, headers: &[Header]) -> Option<Self> {
        let value = |name: &str| {
            let header = headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
            Some(header.value.clone())
        };
        let (etag, last_modified) = (value("etag"), value("last-modified"));
        let has_any = etag.is_some() || last_modified.is_some();
        has_any.then(|| Self { url: url.to_owned(), etag, last_modified })
    }

    /// Whether they are of this address, however it is spelt.
    pub(super) fn are_of(&self, url: &Url) -> bool {
        Url::parse(&self.url).is_ok_and(|mut own| {
            own.set_fragment(None);
            own == *url
        })
    }
}

/// What a site asks for before it answers.
#[derive(Debug, Clone)]
pub enum Credentials {
    /// A name and a password (RFC 7617).
    Basic {
        /// The name.
        user: String,
        /// The password.
        password: Secret,
    },
    /// A token (RFC 6750).
    Bearer(Secret),
}

/// Who draws a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Render {
    /// Nobody: it is taken as it was sent.
    #[default]
    Nobody,
    /// A browser, with its scripts.
    Browser,
}

/// How long the cookies that a site sets are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cookies {
    /// As long as the fetcher lives, so that a consent holds for the next page.
    #[default]
    Keep,
    /// As long as the fetch and its redirects, for sites that count what one reader has read.
    Forget,
}

/// Whether a site's `robots.txt` counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RobotsPolicy {
    /// It does.
    #[default]
    Obey,
    /// The site agreed to be read in spite of it, and its settings say so.
    Ignore,
}
