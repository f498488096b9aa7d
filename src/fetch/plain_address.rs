//! Addresses as the key of an article: without what only tells a publisher where a reader came from.

use reqwest::Url;

use crate::model::address::is_tracking;

/// The address that names the same page without fragment and tracking parameters, where `href` as it stands on the page at `base`
/// is one of the web: `http` or `https`, and without a user name.
pub(crate) fn plain_address(href: &str, base: Option<&str>) -> Option<String> {
    let href = href.trim();
    let mut url = match base {
        Some(base) => Url::parse(base).ok()?.join(href).ok()?,
        None => Url::parse(href).ok()?,
    };
    let is_plain = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    if !is_plain || url.as_str().len() > LONGEST {
        return None;
    }
    url.set_fragment(None);
    let query = url.query().map(|query| {
        let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !is_tracking(pair)).collect();
        kept.join("&")
    });
    url.set_query(query.as_deref().filter(|query| !query.is_empty()));
    Some(url.into())
}

/// Longer addresses are no article's.
const LONGEST: usize = 2_000;

/// Whether two addresses are of one site: the same host, but for what stands before it for telephones and the like.
pub(crate) fn is_same_site(one: &str, other: &str) -> bool {
    let site = |address: &str| {
        let url = Url::parse(address).ok()?;
        let host = url.host_str()?.to_ascii_lowercase();
        let bare = SHELLS.iter().find_map(|shell| host.strip_prefix(shell).filter(|bare| bare.contains('.')));
        Some(bare.map_or(host.clone(), str::to_owned))
    };
    site(one).is_some_and(|own| site(other) == Some(own))
}

/// Names of hosts that show the pages of the host behind them.
const SHELLS: [&str; 6] = ["www.", "m.", "amp.", "mobile.", "touch.", "wap."];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracking_fragments_and_nothing_else_are_left_out() {
        let table = [
            ("https://a.example/x?utm_source=rss&id=7&fbclid=Q#top", Some("https://a.example/x?id=7")),
            ("https://a.example/x?UTM_Medium=a&CMP=share_btn", Some("https://a.example/x")),
            ("https://A.example:443/x?", Some("https://a.example/x")),
            ("https://a.example/x?p=1&&q=%26&r", Some("https://a.example/x?p=1&q=%26&r")),
            ("https://a.example/utm_source=x", Some("https://a.example/utm_source=x")),
            ("  https://a.example/x\n", Some("https://a.example/x")),
            ("/x/../y", Some("https://base.example/y")),
            ("//b.example", Some("https://b.example/")),
            ("file:///etc/passwd", None),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("https://desk:secret@a.example/x", None),
            ("http://[", None),
        ];
        for (href, expected) in table {
            assert_eq!(plain_address(href, Some("https://base.example/news")).as_deref(), expected, "{href}");
        }
        assert_eq!(plain_address("/x", None), None);
        assert_eq!(plain_address(&format!("https://a.example/{}", "x".repeat(3000)), None), None);
    }

    #[test]
    fn a_site_is_its_host_whatever_shows_it() {
        assert!(is_same_site("https://www.a.example/x", "http://amp.a.example/y"));
        assert!(is_same_site("https://a.example:8080/x", "https://m.a.example/"));
        assert!(!is_same_site("https://a.example/", "https://b.example/"));
        assert!(!is_same_site("https://news.a.example/", "https://a.example/"));
        assert!(!is_same_site("x", "x"));
    }
}
