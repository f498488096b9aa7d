//! Items of microdata and `RDFa`: of several on a page only one is its article, the others are links to articles and the
//! like.

use std::ops::Range;

use dom_query::{NodeId, NodeRef};

use crate::model::Claim;

/// The item around an element, and what kind of thing it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    id: NodeId,
    kind: String,
}

/// Which statements stand in which item.
#[derive(Debug, Default)]
pub(super) struct Items {
    claims: Vec<(usize, Item)>,
    of_title: Option<NodeId>,
}

/// The item that an element's property belongs to.
pub(super) fn around(node: &NodeRef<'_>) -> Option<Item> {
    let is_scope = |ancestor: &NodeRef<'_>| ["itemscope", "typeof"].iter().any(|name| ancestor.attr(name).is_some());
    let scope = node.ancestors_it(None).find(is_scope)?;
    let kind = scope.attr("itemtype").or_else(|| scope.attr("typeof")).unwrap_or_default();
    let kind = kind.split_ascii_whitespace().next().unwrap_or_default();
    let kind = kind.rsplit(['/', '#', ':']).next().unwrap_or_default().to_owned();
    Some(Item { id: scope.id, kind })
}

impl Items {
    /// Notes the item that the page's first title stands in.
    pub(super) fn note_title(&mut self, node: &NodeRef<'_>) {
        if self.of_title.is_none() {
            self.of_title = around(node).filter(|item| !item.is_part()).map(|item| item.id);
        }
    }

    /// Notes the item of statements.
    pub(super) fn note_claims(&mut self, claims: Range<usize>, item: Option<Item>) {
        self.claims.extend(claims.zip(item));
    }

    /// The statements without those of comments, pictures and other articles.
    pub(super) fn without_others(self, claims: Vec<Claim>) -> Vec<Claim> {
        let first = self.claims.iter().find(|(_, item)| !item.is_part()).map(|(_, item)| item.id);
        let is_one = self.claims.iter().filter(|(_, item)| !item.is_part()).all(|(_, item)| Some(item.id) == first);
        let main = if is_one { first } else { self.of_title };
        let item =
            |at: usize| self.claims.binary_search_by_key(&at, |(claim, _)| *claim).map(|found| self.claims[found].1.id);
        let is_other = |at: usize| item(at).is_ok_and(|item| Some(item) != main);
        let mut at = 0..claims.len();
        claims.into_iter().filter(|_| !at.next().is_some_and(is_other)).collect()
    }
}

impl Item {
    /// Whether it is a part of an article or beside it, but none itself.
    fn is_part(&self) -> bool {
        const PARTS: [&str; 10] = [
            "Comment", "UserComments", "ImageObject", "VideoObject", "AudioObject", "Product", "Person",
            "Organization", "ListItem", "WPSideBar",
        ];
        PARTS.contains(&self.kind.as_str())
    }
}
