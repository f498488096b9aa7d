//! The one walk over a page: every visible text once, in order, cut where blocks end.
//!
//! Iterative, so that nesting costs no stack; knows nothing of kinds.

use dom_query::{Document, Element, NodeData, NodeRef};

use super::{
    element::{self, Flow},
    marks::Marks,
    outline::{Outline, Piece, Region, RegionId, Tag},
    site_rules::{NamedElements, Rule},
    table,
};
use crate::{extract::html::address::Address, model::Link};

/// Reads a parsed page as an outline.
pub(super) fn outline(document: &Document, address: &Address, named: &NamedElements) -> Outline {
    let mut walk = Walk::new(address, named);
    let root = document.root();
    let Some(mut node) = root.first_child() else { return walk.finish() };
    loop {
        if walk.enter(&node) {
            if let Some(child) = node.first_child() {
                node = child;
                continue;
            }
            walk.leave();
        }
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) if parent.id != root.id => {
                    walk.leave();
                    node = parent;
                }
                _ => return walk.finish(),
            }
        }
    }
}

/// What is open around the place of the walk.
enum Open {
    /// A block element.
    Block,
    /// An inline element that says something: what, and where its text began.
    Marked(Marks, usize),
    /// A link: its address, and where its text began.
    Linked(String, usize),
    /// Any other inline element.
    Plain,
}

struct Walk<'a> {
    address: &'a Address,
    named: &'a NamedElements,
    outline: Outline,
    open: Vec<Open>,
    region: RegionId,
    text: String,
    /// White space that stands before the next word.
    space: bool,
    links: Vec<Link>,
    /// What inline elements said: what, and of which bytes.
    said: Vec<(Marks, usize, usize)>,
    /// Line breaks since the last word.
    breaks: usize,
}

impl<'a> Walk<'a> {
    fn new(address: &'a Address, named: &'a NamedElements) -> Self {
        let page = Region {
            parent: 0,
            tag: Tag::Other,
            own: Marks::NONE,
            marks: Marks::NONE,
            rule: None,
            first_piece: 0,
            end_piece: 0,
        };
        let outline = Outline { regions: vec![page], pieces: Vec::new() };
        Self {
            address,
            named,
            outline,
            open: Vec::new(),
            region: 0,
            text: String::new(),
            space: false,
            links: Vec::new(),
            said: Vec::new(),
            breaks: 0,
        }
    }

    fn finish(mut self) -> Outline {
        while !self.open.is_empty() {
            self.leave();
        }
        self.end_piece();
        self.outline.regions[0].end_piece = self.outline.pieces.len() as u32;
        self.outline
    }

    /// Takes a node in; whether its children are to be walked (and it be left after them).
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        node.query_or(false, |inner| match &inner.data {
            NodeData::Text { contents } => {
                self.take_text(contents);
                false
            }
            NodeData::Element(element) => self.enter_element(node, element),
            _ => false,
        })
    }

    fn enter_element(&mut self, node: &NodeRef<'_>, element: &Element) -> bool {
        let rule = self.named.rule(node.id);
        let flow = match rule {
            Some(Rule::Drop) => Flow::Hidden,
            Some(_) => Flow::Block,
            None if self.is_own_credit(element) => Flow::Block,
            None => element::flow_of(element),
        };
        match flow {
            Flow::Hidden => false,
            Flow::Break => {
                self.breaks += 1;
                false
            }
            Flow::Block => {
                self.enter_block(node, element, rule);
                true
            }
            Flow::Inline => {
                self.enter_inline(element);
                true
            }
        }
    }

    fn enter_block(&mut self, node: &NodeRef<'_>, element: &Element, rule: Option<Rule>) {
        self.end_piece();
        let own = element::marks_of(element);
        let around = &self.outline.regions[self.region as usize];
        let region = Region {
            parent: self.region,
            tag: element::tag_of(element),
            own,
            marks: around.marks | own,
            rule: rule.or(around.rule),
            first_piece: self.outline.pieces.len() as u32,
            end_piece: 0,
        };
        self.outline.regions.push(region);
        self.region = (self.outline.regions.len() - 1) as RegionId;
        self.open.push(Open::Block);
        if &*element.name.local == "table" && table::holds_data(node) {
            self.outline.regions[self.region as usize].tag = Tag::Table;
        }
    }

    fn enter_inline(&mut self, element: &Element) {
        let start = self.text.len();
        let href = (&*element.name.local == "a").then(|| element::attribute(element, "href")).flatten();
        let said = element::marks_of(element);
        if said.has(Marks::DATES) {
            self.split_after_byline();
        }
        let start = start.min(self.text.len());
        let open = match href {
            Some(href) => Open::Linked(self.address.absolute(href), start),
            None if said != Marks::NONE => Open::Marked(said, start),
            None => Open::Plain,
        };
        self.open.push(open);
    }

    /// A credit inside a caption stands apart from it.
    fn is_own_credit(&self, element: &Element) -> bool {
        self.outline.regions[self.region as usize].marks.has(Marks::CAPTION)
            && element::flow_of(element) == Flow::Inline
            && element::marks_of(element).has(Marks::CREDIT)
    }

    /// A byline and a stamp that share a line are two pieces, so that a moved stamp is no change of author.
    fn split_after_byline(&mut self) {
        let byline = self.said.iter().find(|(marks, ..)| marks.has(Marks::BYLINE)).map(|(_, _, end)| *end);
        let Some(end) = byline.filter(|_| !self.links.iter().any(|link| link.end > link.start && link.start > 0))
        else {
            return;
        };
        let rest = self.text.split_off(end);
        let (space, breaks) = (self.space, self.breaks);
        self.end_piece();
        let rest = rest.trim_start_matches(is_folded);
        self.text.push_str(rest);
        self.space = space;
        self.breaks = if rest.is_empty() { 0 } else { breaks };
    }

    fn leave(&mut self) {
        match self.open.pop() {
            Some(Open::Block) => self.leave_block(),
            Some(Open::Marked(said, start)) if start < self.text.len() => {
                self.said.push((said, start, self.text.len()));
            }
            Some(Open::Linked(href, start)) if start < self.text.len() => self.close_link(href, start),
            _ => {}
        }
    }

    fn close_link(&mut self, href: String, start: usize) {
        let skipped = self.text[start..].len() - self.text[start..].trim_start().len();
        let start = start + skipped;
        let overlaps = self.links.last().is_some_and(|last| last.end > start);
        if start < self.text.len() && !overlaps {
            self.links.push(Link { start, end: self.text.len(), href });
        }
    }

    fn leave_block(&mut self) {
        self.end_piece();
        let region = &mut self.outline.regions[self.region as usize];
        region.end_piece = self.outline.pieces.len() as u32;
        self.region = region.parent;
    }

    fn take_text(&mut self, text: &str) {
        let is_kept = self.outline.regions[self.region as usize].marks.has(Marks::PREFORMATTED);
        if is_kept {
            self.text.push_str(text);
            return;
        }
        for part in text.split_inclusive(is_folded) {
            let word = part.trim_end_matches(is_folded);
            if !word.is_empty() {
                self.before_word();
                self.text.push_str(word);
            }
            self.space |= word.len() < part.len();
        }
    }

    /// Line breaks and white space take effect when a word follows.
    fn before_word(&mut self) {
        match std::mem::take(&mut self.breaks) {
            0 if self.space && !self.text.is_empty() => self.text.push(' '),
            1 if !self.text.is_empty() => self.text.push('\n'),
            2.. => self.end_piece(),
            _ => {}
        }
        self.space = false;
    }

    /// Ends the piece; what is open goes on in the next.
    fn end_piece(&mut self) {
        self.breaks = 0;
        self.space = false;
        let end = self.text.len();
        self.split_open(end);
        let text = std::mem::take(&mut self.text);
        let links = std::mem::take(&mut self.links);
        let said = std::mem::take(&mut self.said);
        if text.trim().is_empty() {
            return;
        }
        let whole = |part: &(Marks, usize, usize)| (part.2 - part.1) * 10 >= text.len() * 7;
        let inline = said.iter().filter(|part| whole(part)).fold(Marks::NONE, |all, part| all | part.0);
        self.outline.pieces.push(Piece { region: self.region, text, links, inline });
    }

    /// Closes open links and marks at the end of a piece and opens them anew in the next.
    fn split_open(&mut self, end: usize) {
        let Self { open, links, said, .. } = self;
        for open in open.iter_mut() {
            match open {
                Open::Linked(href, start) => {
                    if *start < end {
                        links.push(Link { start: *start, end, href: href.clone() });
                    }
                    *start = 0;
                }
                Open::Marked(marks, start) => {
                    if *start < end {
                        said.push((*marks, *start, end));
                    }
                    *start = 0;
                }
                Open::Block | Open::Plain => {}
            }
        }
    }
}

/// White space that a browser folds; a no-break space is not.
fn is_folded(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}
