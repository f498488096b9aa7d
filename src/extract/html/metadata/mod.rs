//! What a page states about its article outside the visible text: every statement is kept, the best of each field chosen.

mod articles;
mod choose;
mod elements;
mod entity;
mod item;
mod json_ld;
mod mended_json;
mod time;

use dom_query::{Document, NodeData};

use crate::{
    extract::{Page, machine_times::MachineTimes},
    model::{Claim, Metadata, Source},
};

/// Bytes of one value that are kept; a longer one is no statement about an article.
const LONGEST_VALUE: usize = 4000;
/// Statements of a page that are kept.
const MOST_CLAIMS: usize = 2000;

/// The statements of a page.
#[derive(Debug, Default)]
pub(super) struct Statements {
    /// For each field the best statement, and all of them.
    pub(super) metadata: Metadata,
    /// Times in attributes, by the words beside them.
    pub(super) times: MachineTimes,
    /// What the `base` element says that relative links start from.
    pub(super) base: Option<String>,
}

/// Statements as they are found, in page order.
#[derive(Debug, Default)]
pub(super) struct Collector {
    claims: Vec<Claim>,
    /// Where the statements begin that a new one may repeat: those of an article of a script, else all.
    start: usize,
    articles: articles::Articles,
    items: item::Items,
    people: json_ld::People,
    /// The name of the `meta` element that holds the author, where a card for other sites names it.
    author_card: Option<String>,
    language: Option<String>,
    times: MachineTimes,
    base: Option<String>,
}

impl Collector {
    fn has_room(&self) -> bool {
        self.claims.len() < MOST_CLAIMS
    }

    fn claim(&mut self, field: &str, value: &str, source: Source) {
        let value = value.trim();
        let fits = !value.is_empty() && value.len() <= LONGEST_VALUE && self.has_room();
        let is_new = || {
            !self.claims[self.start..]
                .iter()
                .rev()
                .take(40)
                .any(|claim| claim.field == field && claim.value == value && claim.source == source)
        };
        if fits && is_new() {
            self.claims.push(Claim { field: field.to_owned(), value: value.to_owned(), source });
        }
    }
}

impl Collector {
    /// Puts names for the things that statements refer to; what the page does not name is no statement.
    fn name_people(&mut self) {
        for claim in self.claims.iter_mut().filter(|claim| claim.field.ends_with(json_ld::BY_ID)) {
            let field = claim.field.len() - json_ld::BY_ID.len();
            if let Some(name) = self.people.name(&claim.value) {
                claim.value = entity::unescaped(name);
                claim.field.truncate(field);
            }
        }
    }
}

/// Reads every statement of a page.
pub(super) fn read(dom: &Document, page: &Page<'_>) -> Statements {
    let mut found = Collector::default();
    for node in dom.root().descendants_it() {
        node.query(|inner| {
            if let NodeData::Element(element) = &inner.data {
                elements::take(&mut found, &node, element);
            }
        });
    }
    found.name_people();
    choose::choose(found, page)
}
