//! The cookies of one chain of redirects (RFC 6265): a site that sets one and sends the reader on expects it back. They
//! are forgotten with the chain, so that no site recognises a reader.

use chrono::DateTime;
use reqwest::Url;

/// Most cookies that are kept, and most bytes of one.
const MAX_COOKIES: usize = 100;
const MAX_COOKIE_BYTES: usize = 4096;

#[derive(Debug, PartialEq, Eq)]
struct Cookie {
    name: String,
    value: String,
    /// The host that set it, or the part of its name that it shares the cookie with.
    domain: String,
    is_shared: bool,
    path: String,
    is_secure: bool,
}

/// The cookies that the answers of a chain set.
#[derive(Debug, Default)]
pub(super) struct Jar {
    cookies: Vec<Cookie>,
}

impl Jar {
    /// Keeps or deletes what a `Set-Cookie` header says; one that does not fit its sender is ignored.
    pub(super) fn keep(&mut self, url: &Url, header: &str) {
        let Some((cookie, is_over)) = read(url, header) else { return };
        let is_same =
            |other: &Cookie| (&other.name, &other.domain, &other.path) == (&cookie.name, &cookie.domain, &cookie.path);
        self.cookies.retain(|other| !is_same(other));
        if !is_over && self.cookies.len() < MAX_COOKIES {
            self.cookies.push(cookie);
        }
    }

    /// The `Cookie` header for an address, where it has any: longer paths first.
    pub(super) fn header(&self, url: &Url) -> Option<String> {
        let mut fitting: Vec<&Cookie> = self.cookies.iter().filter(|cookie| cookie.fits(url)).collect();
        fitting.sort_by_key(|cookie| usize::MAX - cookie.path.len());
        let pairs: Vec<String> = fitting.iter().map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }
}

impl Cookie {
    fn fits(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default();
        let is_host = host == self.domain || self.is_shared && is_below(host, &self.domain);
        let rest = url.path().strip_prefix(self.path.as_str());
        let is_path = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || self.path.ends_with('/'));
        is_host && is_path && (!self.is_secure || url.scheme() == "https")
    }
}

/// The cookie of a `Set-Cookie` header, and whether it is over already.
fn read(url: &Url, header: &str) -> Option<(Cookie, bool)> {
    let mut parts = header.split(';').map(str::trim);
    let (name, value) = parts.next()?.split_once('=')?;
    let host = url.host_str()?;
    let is_clean = !header.bytes().any(|byte| byte.is_ascii_control());
    if name.trim().is_empty() || header.len() > MAX_COOKIE_BYTES || !is_clean {
        return None;
    }
    let mut cookie = Cookie {
        name: name.trim().to_owned(),
        value: value.trim().to_owned(),
        domain: host.to_owned(),
        is_shared: false,
        path: default_path(url.path()).to_owned(),
        is_secure: false,
    };
    let (mut is_expired, mut max_age) = (false, None);
    for part in parts {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let value = value.trim();
        match key.trim().to_ascii_lowercase().as_str() {
            "domain" => {
                let domain = value.trim_start_matches('.').to_ascii_lowercase();
                // A name without a dot is a whole registry, and an address has no names below it.
                let may_share = domain.contains('.') && domain.parse::<std::net::IpAddr>().is_err();
                if domain != host && !(may_share && is_below(host, &domain)) {
                    return None;
                }
                cookie.is_shared = may_share;
                cookie.domain = domain;
            }
            "path" if value.starts_with('/') => value.clone_into(&mut cookie.path),
            "secure" => cookie.is_secure = true,
            "max-age" => max_age = value.parse::<i64>().ok(),
            "expires" => is_expired = is_long_past(value),
            _ => {}
        }
    }
    Some((cookie, max_age.map_or(is_expired, |age| age <= 0)))
}

/// Whether a date says "delete this". No clock is asked: sites write a date of decades ago.
fn is_long_past(date: &str) -> bool {
    let spaced = date.replace('-', " ");
    DateTime::parse_from_rfc2822(&spaced).is_ok_and(|date| date.timestamp() < 1_500_000_000)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, headers: &[&str], to: &str, expected: Option<&str>) {
        let mut jar = Jar::default();
        for header in headers {
            jar.keep(&from.parse().unwrap(), header);
        }
        assert_eq!(jar.header(&to.parse().unwrap()).as_deref(), expected, "{headers:?} of {from} sent to {to}");
    }

    #[test]
    fn cookies_go_back_only_where_they_belong() {
        let site = "https://www.news.example/consent/set";
        check(site, &["a=1; Path=/", "b=2; Path=/"], "https://www.news.example/story", Some("a=1; b=2"));
        check(site, &["a=1"], "https://www.news.example/consent/done", Some("a=1"));
        check(site, &["a=1"], "https://www.news.example/story", None);
        check(site, &["a=1; Path=/con"], "https://www.news.example/consent", None);
        check(site, &["a=1; Path=/"], "https://other.example/", None);
        check(site, &["a=1; Path=/"], "https://news.example/", None);
        check(site, &["a=1; Path=/; Domain=.news.example"], "https://news.example/", Some("a=1"));
        check(site, &["a=1; Path=/; Domain=news.example"], "https://evilnews.example/", None);
        check(site, &["a=1; Path=/; Domain=other.example"], "https://other.example/", None);
        check(site, &["a=1; Path=/; Domain=example"], "https://other.example/", None);
        check(site, &["a=1; Path=/; Secure"], "http://www.news.example/", None);
        check(site, &["a=1; Path=/; Secure"], "https://www.news.example/", Some("a=1"));
        check(site, &["a=1; Path=/", "b=2; Path=/deep"], "https://www.news.example/deep/x", Some("b=2; a=1"));
    }

    #[test]
    fn cookies_are_replaced_and_deleted() {
        let site = "http://news.example/";
        check(site, &["a=1", "a=2"], site, Some("a=2"));
        check(site, &["a=1", "a=; Max-Age=0"], site, None);
        check(site, &["a=1", "a=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT"], site, None);
        check(site, &["a=1", "a=x; Expires=Thu, 01-Jan-1970 00:00:00 GMT"], site, None);
        check(site, &["a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60"], site, Some("a=1"));
        check(site, &["", "=1", "a", "a=\u{1}"], site, None);
    }
}
