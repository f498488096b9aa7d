//! One cookie (RFC 6265, and what browsers add to it): who may set it, and to whom it goes back.

use std::{net::IpAddr, time::Duration};

use chrono::DateTime;
use reqwest::Url;
use tokio::time::Instant;

/// Most bytes of one.
const MAX_BYTES: usize = 4096;

/// A cookie as a site set it.
#[derive(Debug, Clone)]
pub(super) struct Cookie {
    pub(super) name: String,
    pub(super) value: String,
    /// The host that set it, or the part of its name that it shares the cookie with.
    domain: String,
    is_shared: bool,
    pub(super) path: String,
    is_secure: bool,
    /// When it is over; `None` for one that lasts as long as the fetcher.
    until: Option<Instant>,
}

impl Cookie {
    /// Reads a `Set-Cookie` header of an answer of `url` that states this `Date`; `None` where it does not fit its sender.
    pub(super) fn read(url: &Url, header: &str, date: Option<&str>) -> Option<Self> {
        let mut parts = header.split(';').map(str::trim);
        let (name, value) = parts.next()?.split_once('=')?;
        let is_clean = !header.bytes().any(|byte| byte.is_ascii_control());
        if name.trim().is_empty() || header.len() > MAX_BYTES || !is_clean {
            return None;
        }
        let mut cookie = Self {
            name: name.trim().to_owned(),
            value: value.trim().to_owned(),
            domain: url.host_str()?.to_owned(),
            is_shared: false,
            path: default_path(url.path()).to_owned(),
            is_secure: false,
            until: None,
        };
        let (mut expires, mut max_age) = (None, None);
        for part in parts {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            let value = value.trim();
            match key.trim().to_ascii_lowercase().as_str() {
                "domain" if !value.is_empty() => cookie.share(url, value)?,
                "path" if value.starts_with('/') => value.clone_into(&mut cookie.path),
                "secure" => cookie.is_secure = true,
                "max-age" => max_age = value.parse::<i64>().ok(),
                "expires" => expires = lifetime(value, date),
                _ => {}
            }
        }
        let lifetime = max_age.map(|age| Duration::from_secs(u64::try_from(age).unwrap_or(0))).or(expires);
        cookie.until = lifetime.and_then(|lifetime| Instant::now().checked_add(lifetime));
        cookie.may_be_set_by(url).then_some(cookie)
    }

    /// Shares it with all hosts below a domain; `None` where that is not the sender's to share.
    fn share(&mut self, url: &Url, domain: &str) -> Option<()> {
        let domain = domain.trim_start_matches('.').to_ascii_lowercase();
        let host = url.host_str()?;
        // Of a whole registry (`co.uk`) and of an address no part is anybody's own.
        let is_own = own_domain(&domain).is_some() && (domain == host || is_below(host, &domain));
        if !is_own && domain != host {
            return None;
        }
        self.is_shared = is_own;
        self.domain = domain;
        Some(())
    }

    /// Whether it keeps the promises that its name makes, and is not set where anybody could read it.
    fn may_be_set_by(&self, url: &Url) -> bool {
        let is_safe = self.is_secure && url.scheme() == "https";
        let has_prefix =
            |prefix: &str| self.name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
        let is_of_host = !self.is_shared && self.path == "/";
        let promises_host = has_prefix("__Host-");
        let promises_safety = promises_host || self.is_secure || has_prefix("__Secure-");
        (is_safe || !promises_safety) && (is_of_host || !promises_host)
    }

    /// Whether it takes the other's place.
    pub(super) fn replaces(&self, other: &Self) -> bool {
        (&self.name, &self.domain, &self.path) == (&other.name, &other.domain, &other.path)
    }

    /// Whether it would push a cookie aside that only secure answers may touch.
    pub(super) fn intrudes_on(&self, other: &Self, url: &Url) -> bool {
        other.is_secure && url.scheme() != "https" && self.name == other.name
    }

    /// Whether it is over.
    pub(super) fn is_over(&self, now: Instant) -> bool {
        self.until.is_some_and(|until| until <= now)
    }

    /// Whether it goes to an address.
    pub(super) fn fits(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default();
        let is_host = host == self.domain || self.is_shared && is_below(host, &self.domain);
        let rest = url.path().strip_prefix(self.path.as_str());
        let is_path = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || self.path.ends_with('/'));
        is_host && is_path && (!self.is_secure || url.scheme() == "https")
    }
}

/// The part of a host's name that somebody registered, as in `news.co.uk` of `www.news.co.uk`, by the list of public
/// suffixes; `None` of a registry itself and of an address.
pub(super) fn own_domain(host: &str) -> Option<&str> {
    let is_address = host.starts_with('[') || host.parse::<IpAddr>().is_ok();
    if is_address { None } else { psl::domain_str(host) }
}

/// How long a cookie lasts, by the server's own clock, which stands beside the date; of a server that does not tell
/// the time only what is long past is known, which is how sites delete a cookie.
fn lifetime(expires: &str, date: Option<&str>) -> Option<Duration> {
    let expires = DateTime::parse_from_rfc2822(&expires.replace('-', " ")).ok()?;
    let Some(now) = date.and_then(|date| DateTime::parse_from_rfc2822(date).ok()) else {
        return (expires.timestamp() < 1_500_000_000).then_some(Duration::ZERO);
    };
    Some((expires - now).to_std().unwrap_or_default())
}

/// The folder of a path (RFC 6265, section 5.1.4).
fn default_path(path: &str) -> &str {
    match path.rfind('/') {
        Some(end) if end > 0 => &path[..end],
        _ => "/",
    }
}

/// Whether a host is a name below a domain.
pub(super) fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
}
