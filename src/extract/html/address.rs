//! Links made absolute where the page's own address is known (RFC 3986, section 5, as far as pages need it), and whether they leave the site.

use crate::model::address;

/// The address that relative links of a page start from.
#[derive(Debug, Clone, Default)]
pub(in crate::extract) struct Address {
    /// `https://host`, without a path.
    origin: String,
    /// The path up to and with its last slash.
    folder: String,
    /// The path and query without the fragment.
    page: String,
}

impl Address {
    /// From the page's own address, and what its `base` element says, if any.
    pub(in crate::extract) fn of_page(url: Option<&str>, base: Option<&str>) -> Self {
        let page = url.and_then(Self::parse).unwrap_or_default();
        match base {
            Some(base) => Self::parse(&page.absolute(base)).unwrap_or(page),
            None => page,
        }
    }

    fn parse(url: &str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let rest = rest.split('#').next()?;
        let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let before_query = path.split('?').next()?;
        let folder = before_query.rfind('/').map_or("/", |slash| &before_query[..=slash]);
        let page = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        Some(Self { origin: format!("{scheme}://{host}"), folder: folder.to_owned(), page })
    }

    /// An address as a browser would follow it; as written where the page's own address is not known.
    pub(in crate::extract) fn absolute(&self, href: &str) -> String {
        let href = href.trim();
        let has_scheme = href.split_once(':').is_some_and(|(scheme, _)| {
            scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        });
        if has_scheme || self.origin.is_empty() {
            return href.to_owned();
        }
        if let Some(rest) = href.strip_prefix("//") {
            let scheme = self.origin.split(':').next().unwrap_or("https");
            return format!("{scheme}://{rest}");
        }
        match href.as_bytes().first() {
            None => format!("{}{}", self.origin, self.page),
            Some(b'/') => format!("{}{href}", self.origin),
            Some(b'#') => format!("{}{}{href}", self.origin, self.page),
            Some(b'?') => format!("{}{}{href}", self.origin, self.page.split('?').next().unwrap_or_default()),
            Some(_) => self.relative(href),
        }
    }

    /// Whether an address leads to another place of the page itself.
    pub(in crate::extract) fn is_inner(&self, href: &str) -> bool {
        let Some((page, place)) = href.trim().split_once('#') else { return false };
        let is_page = || !self.origin.is_empty() && self.absolute(page) == format!("{}{}", self.origin, self.page);
        !place.is_empty() && (page.is_empty() || is_page())
    }

    /// A path from the page's folder, with `.` and `..` resolved.
    fn relative(&self, href: &str) -> String {
        let (path, tail) = href.split_at(href.find(['?', '#']).unwrap_or(href.len()));
        let mut parts: Vec<&str> = self.folder.split('/').filter(|part| !part.is_empty()).collect();
        let is_folder = path.ends_with('/') || path.ends_with("..") || path == ".";
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop();
                }
                _ => parts.push(part),
            }
        }
        let slash = if is_folder && !parts.is_empty() { "/" } else { "" };
        format!("{}/{}{slash}{tail}", self.origin, parts.join("/"))
    }
}

/// Whether a link leads to a site, or says no other: its host is the site's but for its first names.
pub(super) fn leads_to(href: &str, site: Option<&str>) -> bool {
    let (Some(host), Some(site)) = (address::host(href), site) else { return true };
    let bare = |host| str::strip_prefix(host, "www.").unwrap_or(host);
    let (host, site) = (bare(host), bare(site));
    address::is_within(host, site) || address::is_within(site, host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_followed_as_a_browser_does() {
        let page = Address::of_page(Some("https://a.example/news/today/story.html?x=1#top"), None);
        for (href, expected) in [
            ("https://b.example/", "https://b.example/"),
            ("mailto:x@a.example", "mailto:x@a.example"),
            ("//c.example/d", "https://c.example/d"),
            ("/e", "https://a.example/e"),
            ("f", "https://a.example/news/today/f"),
            ("./f/", "https://a.example/news/today/f/"),
            ("../g?h#i", "https://a.example/news/g?h#i"),
            ("../../../..", "https://a.example/"),
            ("?y=2", "https://a.example/news/today/story.html?y=2"),
            ("#z", "https://a.example/news/today/story.html?x=1#z"),
            ("", "https://a.example/news/today/story.html?x=1"),
            (" /j ", "https://a.example/j"),
        ] {
            assert_eq!(page.absolute(href), expected, "{href}");
        }
    }

    #[test]
    fn without_an_address_links_stay_as_written() {
        assert_eq!(Address::of_page(None, None).absolute("../x"), "../x");
    }

    #[test]
    fn the_base_element_counts_from_the_page() {
        let page = Address::of_page(Some("https://a.example/b/c"), Some("/d/"));
        assert_eq!(page.absolute("e"), "https://a.example/d/e");
    }
}
