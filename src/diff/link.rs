//! Links: addresses that changed behind words.

use std::borrow::Cow;

use super::piece::{Piece, Stretch};
use crate::model::{Block, ChangeClass, Evidence, Link, address::is_tracking};

/// Addresses that only one side of a piece has, paired in order.
pub(crate) fn evidence<'a>(piece: &Piece, old: &'a [Block], new: &'a [Block]) -> Vec<Evidence<'a>> {
    let has_links =
        |side: &[Stretch], blocks: &[Block]| side.iter().any(|stretch| !blocks[stretch.block].links.is_empty());
    if !has_links(&piece.old, old) && !has_links(&piece.new, new) {
        return Vec::new();
    }
    let (old, new) = (addresses(&piece.old, old), addresses(&piece.new, new));
    if old == new {
        return Vec::new();
    }
    let missing = |from: &[&'a str], other: &[&'a str]| -> Vec<&'a str> {
        let mut known = other.to_vec();
        known.sort_unstable();
        from.iter().copied().filter(|address| known.binary_search(address).is_err()).collect()
    };
    let (lost, found) = (missing(&old, &new), missing(&new, &old));
    (0..lost.len().max(found.len()))
        .map(|at| Evidence {
            class: ChangeClass::Link,
            old: lost.get(at).copied().map(Cow::Borrowed),
            new: found.get(at).copied().map(Cow::Borrowed),
        })
        .collect()
}

/// The addresses of links inside the stretches, in order.
fn addresses<'a>(stretches: &[Stretch], blocks: &'a [Block]) -> Vec<&'a str> {
    let inside = |stretch: &Stretch, link: &Link| link.start < stretch.range.end && stretch.range.start < link.end;
    stretches
        .iter()
        .flat_map(|stretch| {
            let links = &blocks[stretch.block].links;
            let first = links.partition_point(|link| link.end <= stretch.range.start);
            links[first..].iter().take_while(move |link| inside(stretch, link)).map(|link| link.href.as_str())
        })
        .collect()
}

/// Whether the words now lead to another host.
pub(crate) fn is_other_host(evidence: &Evidence<'_>) -> bool {
    let (ChangeClass::Link, Some(old), Some(new)) = (evidence.class, &evidence.old, &evidence.new) else {
        return false;
    };
    host(old) != host(new)
}

/// Whether two addresses differ in nothing but what counts or follows the reader: `?utm_source=…`, a session.
pub(crate) fn is_same_place(evidence: &Evidence<'_>) -> bool {
    let (ChangeClass::Link, Some(old), Some(new)) = (evidence.class, &evidence.old, &evidence.new) else {
        return false;
    };
    let (old, new) = (place(old), place(new));
    old.0 == new.0 && old.1.eq(new.1)
}

/// An address without its query and place in the page, and what of these says which page it is.
fn place(address: &str) -> (&str, impl Iterator<Item = &str>) {
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (page, rest) = address.split_at(end);
    let page = page.find(";jsessionid=").map_or(page, |start| &page[..start]);
    let parts = rest.split(['?', '&', '#']).filter(|part| !part.is_empty() && !follows_reader(part));
    (page, parts)
}

/// Whether a part of a query says where the reader came from, or who they are, and nothing of the page.
fn follows_reader(part: &str) -> bool {
    const SESSIONS: [&str; 4] = ["phpsessid", "session_id", "sessionid", "sid"];
    let is_session = |name: &str| SESSIONS.iter().any(|session| name.eq_ignore_ascii_case(session));
    part.split_once('=').is_some_and(|(name, _)| is_session(name) || is_tracking(part))
}

/// The host of an address, `www.` aside; empty for an address within the site.
fn host(address: &str) -> &str {
    let Some((_, rest)) = address.split_once("//") else { return "" };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or(host);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_the_reader_is_no_other_place() {
        let is_same = |old: &'static str, new: &'static str| {
            let (old, new) = (Some(Cow::Borrowed(old)), Some(Cow::Borrowed(new)));
            is_same_place(&Evidence { class: ChangeClass::Link, old, new })
        };
        for (old, new) in [
            ("https://a.example/x?utm_source=home", "https://a.example/x?utm_source=rss&fbclid=1"),
            ("https://a.example/x", "https://a.example/x?gclid=7"),
            ("https://a.example/x?id=3&sid=1#top", "https://a.example/x?id=3&sid=2#top"),
            ("https://a.example/x;jsessionid=A1?id=3", "https://a.example/x;jsessionid=B2?id=3"),
        ] {
            assert!(is_same(old, new), "{old} {new}");
        }
        for (old, new) in [
            ("https://a.example/x", "https://a.example/y"),
            ("https://a.example/x?id=3", "https://a.example/x?id=4"),
            ("https://a.example/x#a", "https://a.example/x#b"),
            ("https://a.example/x", "https://b.example/x?utm_source=home"),
        ] {
            assert!(!is_same(old, new), "{old} {new}");
        }
    }
}
