//! Articles of JSON-LD: of several on a page, those that are not its own say nothing of it.

use std::{collections::HashSet, ops::Range};

use crate::{
    model::{Claim, Source},
    text::letters::comparable,
};

/// Articles of a page that are told apart.
const MOST: usize = 100;
/// Headings of a page that may be its title.
const MOST_HEADINGS: usize = 5;
/// Bytes of the shortest title that may be a part of another one.
const SHORTEST_PART: usize = 12;

/// The articles of a page's scripts, and what may tell which of them is the page's own.
#[derive(Debug, Default)]
pub(super) struct Articles {
    found: Vec<Article>,
    headings: Vec<String>,
}

/// One article: what it states, and where it says that it stands.
#[derive(Debug)]
struct Article {
    claims: Range<usize>,
    addresses: Vec<String>,
}

impl Articles {
    /// Notes a title of the page.
    pub(super) fn note_heading(&mut self, words: impl FnOnce() -> String) {
        if self.headings.len() < MOST_HEADINGS {
            self.headings.push(comparable(&words()));
        }
    }

    /// Notes an article: its statements, and the addresses that it gives for itself.
    pub(super) fn note<'v>(&mut self, claims: Range<usize>, addresses: impl Iterator<Item = &'v str>) {
        if self.found.len() < MOST {
            self.found.push(Article { claims, addresses: addresses.map(place).collect() });
        }
    }

    /// Takes the field from the statements of other articles, where the title or the address of one fits the page, and
    /// from those that an article before has made.
    pub(super) fn blank_others(&self, claims: &mut [Claim], url: Option<&str>) {
        if self.found.len() < 2 {
            return;
        }
        let all = &*claims;
        let of_page = |field: &'static str| {
            let is_of_page =
                move |claim: &&Claim| claim.field == field && matches!(claim.source, Source::OpenGraph | Source::Meta);
            all.iter().filter(is_of_page).map(|claim| claim.value.as_str())
        };
        let mut titles: Vec<String> = of_page("title").chain(of_page("page-title")).map(comparable).collect();
        titles.extend(self.headings.iter().cloned());
        let addresses: HashSet<String> = of_page("url").chain(url).map(place).filter(|place| is_inner(place)).collect();
        let fits = |article: &&Article| {
            let own = all[article.claims.clone()].iter().filter(|claim| claim.field == "title");
            let mut own = own.map(|claim| comparable(&claim.value));
            article.addresses.iter().any(|place| addresses.contains(place))
                || own.any(|title| titles.iter().any(|other| are_same(&title, other)))
        };
        let fitting: Vec<usize> = self.found.iter().filter(fits).map(|article| article.claims.start).collect();
        let mut seen = HashSet::new();
        for article in &self.found {
            let own = &mut claims[article.claims.clone()];
            let is_named = own.iter().any(|claim| claim.field == "title");
            let is_other = is_named && !fitting.is_empty() && !fitting.contains(&article.claims.start);
            for claim in own {
                if is_other || !seen.insert((claim.field.clone(), claim.value.clone())) {
                    claim.field.clear();
                }
            }
        }
    }
}

/// Whether two titles are one, which may be cut short or have the name of its site beside it.
fn are_same(title: &str, other: &str) -> bool {
    let (short, long) = if title.len() <= other.len() { (title, other) } else { (other, title) };
    short == long || (short.len() >= SHORTEST_PART && long.contains(short))
}

/// An address without what differs between forms of one: scheme, `www`, question, fragment, last slash.
fn place(address: &str) -> String {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let bare = bare.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    bare.strip_prefix("www.").unwrap_or(bare).to_ascii_lowercase()
}

/// Whether a place is not the front page.
fn is_inner(place: &str) -> bool {
    place.split_once('/').is_some_and(|(_, path)| !path.is_empty())
}
