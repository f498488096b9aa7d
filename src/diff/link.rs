//! Links: addresses that changed behind words.

use std::borrow::Cow;

use super::piece::{Piece, Stretch};
use crate::model::{Block, ChangeClass, Evidence, Link};

/// Addresses that only one side of a piece has, paired in order.
pub(crate) fn evidence<'a>(piece: &Piece, old: &'a [Block], new: &'a [Block]) -> Vec<Evidence<'a>> {
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

/// The host of an address, `www.` aside; empty for an address within the site.
fn host(address: &str) -> &str {
    let Some((_, rest)) = address.split_once("//") else { return "" };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or(host);
    host.strip_prefix("www.").unwrap_or(host)
}
