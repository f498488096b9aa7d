//! The site's own rules on a parsed page: which elements they name, and as what.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, Matcher, NodeId};

use crate::{
    extract::SiteRules,
    model::{BlockKind, Claim, Source},
    text::letters::comparable,
};

/// What a rule says of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// It holds the article.
    Take,
    /// It is left out.
    Drop,
    /// Its text is of this kind.
    Kind(BlockKind),
}

/// The elements of a page that the site's rules name.
#[derive(Debug, Default)]
pub(super) struct NamedElements(HashMap<NodeId, Rule>);

impl NamedElements {
    /// Finds the elements.
    pub(super) fn find(dom: &Document, rules: &SiteRules) -> Self {
        let mut found = HashMap::new();
        let mut add = |selectors: &[String], rule: Rule| {
            for matcher in selectors.iter().filter_map(|selector| Matcher::new(selector).ok()) {
                found.extend(dom.select_matcher(&matcher).nodes().iter().map(|node| (node.id, rule)));
            }
        };
        add(&rules.take, Rule::Take);
        for (kind, selectors) in &rules.kinds {
            add(selectors, Rule::Kind(*kind));
        }
        for (selector, _) in stamp_selectors(rules) {
            add(std::slice::from_ref(selector), Rule::Kind(BlockKind::Dates));
        }
        add(&rules.drop, Rule::Drop);
        Self(found)
    }

    /// What the rules say of an element.
    pub(super) fn rule(&self, id: NodeId) -> Option<Rule> {
        self.0.get(&id).copied()
    }
}

fn stamp_selectors(rules: &SiteRules) -> impl Iterator<Item = (&String, &'static str)> {
    let published = rules.published.iter().map(|selector| (selector, "published"));
    published.chain(rules.modified.iter().map(|selector| (selector, "modified")))
}

/// The stamps that the site's rules point at, as statements.
pub(super) fn stamps(dom: &Document, rules: &SiteRules) -> Vec<Claim> {
    let read = |(selector, field): (&String, &'static str)| {
        let matcher = Matcher::new(selector).ok()?;
        let node = dom.select_single_matcher(&matcher).nodes().first().copied()?;
        let stated = node.attr("datetime").or_else(|| node.attr("content"));
        let words = stated.map_or_else(|| node.text().to_string(), |value| value.to_string());
        let value = words.split_whitespace().collect::<Vec<_>>().join(" ");
        (!value.is_empty()).then(|| Claim { field: field.to_owned(), value, source: Source::SiteRule })
    };
    stamp_selectors(rules).filter_map(read).collect()
}

/// The texts that a site repeats, as they are compared; those without letters or digits are none.
pub(super) fn repeated(rules: &SiteRules) -> HashSet<String> {
    rules.repeated.iter().map(|text| comparable(text)).filter(|text| !text.is_empty()).collect()
}
