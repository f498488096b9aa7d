//! The cookies of every site, for as long as a fetcher lives: a consent once given holds for the next page. They are never
//! written anywhere, and there is room for so many and no more.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use reqwest::Url;
use tokio::time::Instant;

use super::cookie::{Cookie, own_domain};

/// Most sites whose cookies are kept; the one asked least recently is forgotten first.
const MAX_SITES: usize = 1_000;
/// Most cookies of a site, and most bytes of all its names and values; the oldest are forgotten first.
const MAX_COOKIES: usize = 60;
const MAX_BYTES: usize = 16 << 10;

/// Cookies by the site that they are of.
#[derive(Debug, Default)]
pub(super) struct Jar {
    sites: Mutex<Sites>,
}

#[derive(Debug, Default)]
struct Sites {
    by_site: HashMap<String, Site>,
    /// Counts uses, to tell which site was asked least recently.
    uses: u64,
}

#[derive(Debug, Default)]
struct Site {
    /// The oldest first.
    cookies: Vec<Cookie>,
    used: u64,
}

impl Jar {
    /// Keeps or deletes what a `Set-Cookie` header of an answer says; one that does not fit its sender is ignored.
    pub(super) fn keep(&self, url: &Url, header: &str, date: Option<&str>) {
        let Some(cookie) = Cookie::read(url, header, date) else { return };
        let mut sites = self.sites();
        let is_over = cookie.is_over(Instant::now());
        let Some(site) = sites.of(url, !is_over) else { return };
        if site.cookies.iter().any(|other| cookie.intrudes_on(other, url)) {
            return;
        }
        site.cookies.retain(|other| !cookie.replaces(other));
        if !is_over {
            site.cookies.push(cookie);
            site.make_room();
        }
    }

    /// The `Cookie` header for an address, where it has any: longer paths first, then older ones.
    pub(super) fn header(&self, url: &Url) -> Option<String> {
        let mut sites = self.sites();
        let site = sites.of(url, false)?;
        let now = Instant::now();
        site.cookies.retain(|cookie| !cookie.is_over(now));
        let mut fitting: Vec<&Cookie> = site.cookies.iter().filter(|cookie| cookie.fits(url)).collect();
        fitting.sort_by_key(|cookie| usize::MAX - cookie.path.len());
        let pairs: Vec<String> = fitting.iter().map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    fn sites(&self) -> MutexGuard<'_, Sites> {
        self.sites.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sites {
    /// The cookies of the site of an address, made where there are none and some are wanted.
    fn of(&mut self, url: &Url, is_wanted: bool) -> Option<&mut Site> {
        let host = url.host_str()?;
        let name = own_domain(host).unwrap_or(host);
        if is_wanted && !self.by_site.contains_key(name) {
            self.make_room();
            self.by_site.insert(name.to_owned(), Site::default());
        }
        self.uses += 1;
        let site = self.by_site.get_mut(name)?;
        site.used = self.uses;
        Some(site)
    }

    fn make_room(&mut self) {
        if self.by_site.len() < MAX_SITES {
            return;
        }
        let oldest = self.by_site.iter().min_by_key(|(_, site)| site.used).map(|(name, _)| name.clone());
        oldest.map(|name| self.by_site.remove(&name));
    }
}

impl Site {
    fn make_room(&mut self) {
        let size =
            |cookies: &[Cookie]| -> usize { cookies.iter().map(|cookie| cookie.name.len() + cookie.value.len()).sum() };
        while self.cookies.len() > MAX_COOKIES || size(&self.cookies) > MAX_BYTES {
            self.cookies.remove(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(address: &str) -> Url {
        address.parse().unwrap()
    }

    fn check(from: &str, headers: &[&str], to: &str, expected: Option<&str>) {
        let jar = Jar::default();
        for header in headers {
            jar.keep(&url(from), header, Some("Wed, 03 Dec 2025 06:29:00 GMT"));
        }
        assert_eq!(jar.header(&url(to)).as_deref(), expected, "{headers:?} of {from} sent to {to}");
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
        check(site, &["a=1; Path=/; Domain="], "https://www.news.example/", Some("a=1"));
        check(site, &["a=1; Path=/; Secure"], "http://www.news.example/", None);
        check(site, &["a=1; Path=/; Secure"], "https://www.news.example/", Some("a=1"));
        check(site, &["a=1; Path=/", "b=2; Path=/deep"], "https://www.news.example/deep/x", Some("b=2; a=1"));
    }

    #[test]
    fn nobody_shares_cookies_with_a_whole_registry() {
        let shared = |from: &str, domain: &str, to: &str, expected: Option<&str>| {
            check(from, &[&format!("a=1; Path=/; Domain={domain}")], to, expected);
        };
        shared("https://evil.co.uk/", "co.uk", "https://news.co.uk/", None);
        shared("https://evil.github.io/", "github.io", "https://news.github.io/", None);
        shared("https://www.news.co.uk/", "news.co.uk", "https://m.news.co.uk/", Some("a=1"));
        shared("http://127.0.0.1/", "127.0.0.1", "http://127.0.0.1/", Some("a=1"));
        shared("http://127.0.0.1/", "0.0.1", "http://126.0.0.1/", None);
        shared("https://co.uk/", "co.uk", "https://news.co.uk/", None);
    }

    #[test]
    fn cookies_are_replaced_deleted_and_over() {
        let site = "http://news.example/";
        check(site, &["a=1", "a=2"], site, Some("a=2"));
        check(site, &["a=1", "a=; Max-Age=0"], site, None);
        check(site, &["a=1", "a=; Max-Age=-9"], site, None);
        check(site, &["a=1", "a=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT"], site, None);
        check(site, &["a=1", "a=x; Expires=Thu, 01-Jan-1970 00:00:00 GMT"], site, None);
        check(site, &["a=1", "a=x; Expires=Wed, 03 Dec 2025 06:28:59 GMT"], site, None);
        check(site, &["a=1; Expires=Wed, 03 Dec 2025 06:40:00 GMT"], site, Some("a=1"));
        check(site, &["a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60"], site, Some("a=1"));
        check(site, &["", "=1", "a", "a=\u{1}"], site, None);
    }

    #[test]
    fn secure_cookies_are_safe_from_insecure_answers() {
        let (safe, unsafe_) = ("https://news.example/", "http://news.example/");
        check(unsafe_, &["a=1; Secure", "__Secure-b=1", "__host-c=1"], safe, None);
        check(safe, &["__Secure-b=1", "__Host-c=1; Secure; Path=/x"], safe, None);
        check(safe, &["__Secure-b=1; Secure", "__Host-c=1; Secure; Path=/"], safe, Some("__Secure-b=1; __Host-c=1"));
        let jar = Jar::default();
        jar.keep(&url(safe), "a=1; Secure; Path=/", None);
        jar.keep(&url(unsafe_), "a=2; Path=/", None);
        assert_eq!(jar.header(&url(safe)).as_deref(), Some("a=1"));
    }

    #[test]
    fn there_is_room_for_so_many_and_the_oldest_go_first() {
        let jar = Jar::default();
        let site = url("https://news.example/");
        for number in 0..200 {
            jar.keep(&site, &format!("c{number}=1"), None);
        }
        let header = jar.header(&site).unwrap();
        assert_eq!(header.split("; ").count(), MAX_COOKIES);
        assert!(header.starts_with("c140=1") && header.ends_with("c199=1"), "{header}");
        for number in 0..20 {
            jar.keep(&site, &format!("long{number}={}", "x".repeat(3_000)), None);
        }
        assert!(jar.header(&site).unwrap().len() <= MAX_BYTES + 2 * MAX_COOKIES + MAX_COOKIES);
        for number in 0..MAX_SITES {
            jar.keep(&url(&format!("https://site{number}.example/")), "a=1", None);
            assert!(jar.header(&site).is_some(), "it is in use");
        }
        assert_eq!(jar.header(&url("https://site0.example/")), None, "it was not used for the longest time");
        assert!(jar.header(&url("https://site999.example/")).is_some());
    }
}
