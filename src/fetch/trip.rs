//! What one fetch carries from request to request: the addresses it met, the cookies it may show, the time it has left.

use std::{collections::HashSet, time::Duration};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use reqwest::{
    Url,
    header::{
        AUTHORIZATION, COOKIE, DATE, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LOCATION,
        SET_COOKIE,
    },
};

use super::{
    cookie::is_below,
    error::FetchError,
    fetched::Fetched,
    jar::Jar,
    request::{Credentials, Render, Request, Validators},
    retry::asked_wait,
    transport::{Exchange, Question},
};
use crate::model::{Header, Redirect};

/// One fetch on its way.
#[derive(Debug)]
pub(super) struct Trip<'a> {
    request: &'a Request,
    /// The address that was asked for.
    start: Url,
    /// The address to ask now.
    pub(super) url: Url,
    jar: &'a Jar,
    redirects: Vec<Redirect>,
    /// Addresses asked, each with the cookies it was shown: with others it may answer otherwise.
    met: HashSet<(Url, Option<String>)>,
    /// The time it may still spend, waiting for its turn left out.
    pub(super) left: Duration,
    pub(super) requests: u32,
}

impl<'a> Trip<'a> {
    /// A fetch that is to begin, with the cookies that it may show and adds to.
    pub(super) fn new(request: &'a Request, jar: &'a Jar, whole: Duration) -> Result<Self, FetchError> {
        let mut url = Url::parse(&request.url)
            .map_err(|source| FetchError::Malformed { url: request.url.clone(), source: source.into() })?;
        url.set_fragment(None);
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::SecretInAddress { host: url.host_str().unwrap_or_default().to_owned() });
        }
        let met = HashSet::from([(url.clone(), jar.header(&url))]);
        let start = url.clone();
        Ok(Self { request, start, url, jar, redirects: Vec::new(), met, left: whole, requests: 0 })
    }

    /// The headers to send to the address it is at.
    fn headers(&self) -> Result<HeaderMap, FetchError> {
        let mut headers = HeaderMap::new();
        let is_safe = self.start.scheme() == "http" || self.url.scheme() == "https";
        if is_safe && is_same_site(&self.start, &self.url) {
            for Header { name, value } in &self.request.headers {
                headers.insert(header_name(name)?, header_value(value)?);
            }
        }
        if let Some(credentials) = self.request.credentials.as_ref().filter(|_| is_safe && self.is_at_home()) {
            let mut value = header_value(&credentials.header())?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        if let Some(known) = self.validators() {
            for (name, value) in [(IF_NONE_MATCH, &known.etag), (IF_MODIFIED_SINCE, &known.last_modified)] {
                // What a server once sent is sent back only where it can be.
                if let Some(value) = value.as_ref().and_then(|value| HeaderValue::from_str(value).ok()) {
                    headers.insert(name, value);
                }
            }
        }
        let own = headers.get(COOKIE).and_then(|own| own.to_str().ok().map(str::to_owned));
        let cookies: Vec<String> = own.into_iter().chain(self.jar.header(&self.url)).collect();
        // There may be one such header only (RFC 6265, section 5.4).
        if let Some(value) = HeaderValue::from_str(&cookies.join("; ")).ok().filter(|value| !value.is_empty()) {
            headers.insert(COOKIE, value);
        }
        Ok(headers)
    }

    /// The request to the address it is at.
    pub(super) fn question(&self) -> Result<Question<'_>, FetchError> {
        Ok(Question { url: &self.url, headers: self.headers()?, body: self.request.body.as_ref() })
    }

    /// What is known of the state of the page at the address it is at.
    fn validators(&self) -> Option<&Validators> {
        let known = self.request.validators.as_ref().filter(|_| self.request.render == Render::Nobody);
        known.filter(|known| known.are_of(&self.url))
    }

    /// Whether the address is the host that was asked for, on the same port or its secure one.
    fn is_at_home(&self) -> bool {
        let is_secured = self.start.scheme() != self.url.scheme();
        let is_port = self.start.port_or_known_default() == self.url.port_or_known_default();
        self.start.host() == self.url.host() && (is_port || is_secured && self.url.port().is_none())
    }

    /// Keeps the cookies of an answer and goes where it sends; `false` where it is the last one.
    pub(super) fn go_on(&mut self, answer: &Exchange, max_redirects: usize) -> Result<bool, FetchError> {
        let date = answer.headers.get(DATE).and_then(|date| date.to_str().ok());
        for cookie in answer.headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            self.jar.keep(&self.url, cookie, date);
        }
        // What is handed over is meant for the host that was named, and for no other.
        let is_redirect = matches!(answer.status, 301 | 302 | 303 | 307 | 308) && self.request.body.is_none();
        let Some(target) = answer.headers.get(LOCATION).filter(|_| is_redirect) else { return Ok(false) };
        let target = String::from_utf8_lossy(target.as_bytes());
        let from = self.url.as_str().to_owned();
        let Ok(mut next) = self.url.join(&target) else {
            return Err(FetchError::BadRedirect { url: from, target: target.into_owned() });
        };
        next.set_fragment(None);
        if next.set_username("").is_err() || next.set_password(None).is_err() {
            // An address without a host has no place for them; its scheme is refused.
            return Err(FetchError::Scheme { url: next.into() });
        }
        if self.redirects.len() >= max_redirects {
            return Err(FetchError::TooManyRedirects { url: next.into(), limit: max_redirects });
        }
        if !self.met.insert((next.clone(), self.jar.header(&next))) {
            return Err(FetchError::RedirectLoop { url: next.into() });
        }
        self.redirects.push(Redirect { status: answer.status, to: next.as_str().to_owned() });
        self.url = next;
        Ok(true)
    }

    /// The last answer, with how it was reached.
    pub(super) fn arrive(self, answer: Exchange) -> Result<Fetched, FetchError> {
        if answer.status == 304 && self.validators().is_none() {
            return Err(FetchError::UnaskedNotModified { url: self.url.into() });
        }
        let header = |(name, value): (&HeaderName, &HeaderValue)| Header {
            name: name.as_str().to_owned(),
            value: String::from_utf8_lossy(value.as_bytes()).into_owned(),
        };
        Ok(Fetched {
            url: self.url.into(),
            redirects: self.redirects,
            status: answer.status,
            headers: answer.headers.iter().map(header).collect(),
            body: answer.body,
            is_rendered: false,
            retry_after: asked_wait(&answer.headers),
            requests: self.requests,
        })
    }
}

impl Credentials {
    fn header(&self) -> String {
        match self {
            Self::Basic { user, password } => {
                format!("Basic {}", BASE64_STANDARD.encode(format!("{user}:{}", password.reveal())))
            }
            Self::Bearer(token) => format!("Bearer {}", token.reveal()),
        }
    }
}

/// Whether two addresses are of one site: `news.example` and `www.news.example` are.
fn is_same_site(one: &Url, other: &Url) -> bool {
    let (Some(one), Some(other)) = (one.domain(), other.domain()) else { return one.host() == other.host() };
    one == other || is_below(one, other) || is_below(other, one)
}

fn header_name(name: &str) -> Result<HeaderName, FetchError> {
    name.parse().map_err(|source: reqwest::header::InvalidHeaderName| FetchError::Settings {
        what: "the name of a header",
        source: source.into(),
    })
}

fn header_value(value: &str) -> Result<HeaderValue, FetchError> {
    HeaderValue::from_str(value)
        .map_err(|source| FetchError::Settings { what: "the value of a header", source: source.into() })
}
