//! What a page links to: the articles of a front page, the feeds it names, and whether it is a copy for telephones.

use dom_query::{Document as Dom, Matcher, NodeRef};

use super::{address::Address, guard};
use crate::extract::{ExtractError, Page, decode, sniff};

/// A link of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageLink {
    /// Where it leads, absolute where the page's own address is known.
    pub url: String,
    /// Its words.
    pub text: String,
}

/// Most links that are read of a page.
const MAX_LINKS: usize = 5_000;

/// Types of the feeds that a page may name.
const FEED_TYPES: [&str; 4] =
    ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"];

/// Why links cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum LinksError {
    /// It is no page.
    #[error(transparent)]
    Page(#[from] ExtractError),
    /// The selector is not CSS.
    #[error("`{0}` is not a CSS selector")]
    Selector(String),
}

/// Whether a text is a CSS selector.
pub(crate) fn is_selector(text: &str) -> bool {
    Matcher::new(text).is_ok()
}

/// The links that a selector finds, in reading order: those it names, and those inside other elements it names.
pub(crate) fn links(page: &Page<'_>, selector: &str) -> Result<Vec<PageLink>, LinksError> {
    let matcher = Matcher::new(selector).map_err(|_| LinksError::Selector(selector.to_owned()))?;
    let (dom, address) = read(page)?;
    let anchors = Matcher::new("a[href]").map_err(|_| LinksError::Selector("a[href]".to_owned()))?;
    let mut found = Vec::new();
    for node in dom.select_matcher(&matcher).nodes() {
        if node.is_match(&anchors) {
            found.extend(link(node, &address));
        } else {
            let inside = dom_query::Selection::from(*node);
            found.extend(inside.select_matcher(&anchors).nodes().iter().filter_map(|node| link(node, &address)));
        }
        if found.len() > MAX_LINKS {
            found.truncate(MAX_LINKS);
            break;
        }
    }
    Ok(found)
}

/// The feeds that a page names, in its order, with their titles.
pub(crate) fn feeds(page: &Page<'_>) -> Result<Vec<PageLink>, LinksError> {
    let (dom, address) = read(page)?;
    let named = dom.select("link[rel~=alternate][type][href]");
    let is_feed = |node: &&NodeRef<'_>| {
        let kind = node.attr("type").map(|kind| kind.trim().to_ascii_lowercase()).unwrap_or_default();
        FEED_TYPES.contains(&kind.as_str())
    };
    let link = |node: &NodeRef<'_>| {
        let text = node.attr("title").map(|title| title.trim().to_owned()).unwrap_or_default();
        Some(PageLink { url: address.absolute(&node.attr("href")?), text })
    };
    Ok(named.nodes().iter().filter(is_feed).filter_map(link).take(MAX_LINKS).collect())
}

fn read(page: &Page<'_>) -> Result<(Dom, Address), ExtractError> {
    let (text, _) = decode::decode(page)?;
    let dom = guard::parse(&text, sniff::syntax(&text, page.content_type))?;
    let base = dom.select_single("base[href]").attr("href").map(|href| href.to_string());
    let address = Address::of_page(page.url, base.as_deref());
    Ok((dom, address))
}

fn link(node: &NodeRef<'_>, address: &Address) -> Option<PageLink> {
    let text = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
    Some(PageLink { url: address.absolute(&node.attr("href")?), text })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRONT: &str = "<html><head><base href='/news/'><title>x</title>
        <link rel='alternate' type='application/rss+xml' title='All' href='/feed'>
        <link rel='alternate' hreflang='de' href='/de'>
        <link rel='stylesheet alternate' type='application/atom+xml' href='atom'></head>
        <body><nav><a href='/about'>About</a></nav><h2><a href='ferry'>Ferry <b>sails</b></a></h2>
        <div class='latest'><a class='headline' href='https://b.example/x'>Other</a><a>none</a><p><a href='?p=2'>More</a></p></div>";

    fn page(text: &str) -> Page<'_> {
        Page { bytes: text.as_bytes(), url: Some("https://a.example/"), ..Page::default() }
    }

    fn told(links: &[PageLink]) -> Vec<String> {
        links.iter().map(|link| format!("{} {}", link.url, link.text)).collect()
    }

    #[test]
    fn a_selector_names_links_or_what_holds_them() {
        for (selector, expected) in [
            (
                "h2 a, .latest a.headline",
                &["https://a.example/news/ferry Ferry sails", "https://b.example/x Other"][..],
            ),
            (".latest", &["https://b.example/x Other", "https://a.example/news/?p=2 More"]),
            ("nav ~ h2 a", &["https://a.example/news/ferry Ferry sails"]),
            (".none", &[]),
        ] {
            assert_eq!(told(&links(&page(FRONT), selector).unwrap()), expected, "{selector}");
        }
        assert_eq!(links(&page(FRONT), "a[").unwrap_err(), LinksError::Selector("a[".to_owned()));
        assert!(is_selector("#menu-main ~ .post h2 a") && !is_selector(""));
    }

    #[test]
    fn the_feeds_of_a_page_are_those_it_names() {
        assert_eq!(told(&feeds(&page(FRONT)).unwrap()), ["https://a.example/feed All", "https://a.example/news/atom "]);
    }

    #[test]
    fn a_hostile_front_page_is_bounded() {
        let deep = format!("{}<a href='x'>x</a>", "<div>".repeat(50_000));
        assert!(links(&page(&deep), "a").unwrap().len() <= 1);
        let many = "<div><a href='x'>x</a>".repeat(300);
        assert!(links(&page(&many), "div, a").unwrap().len() <= MAX_LINKS);
    }
}
