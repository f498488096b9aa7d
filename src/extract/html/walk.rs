//! The one walk over a page: every visible text once, in order, cut where blocks end.
//!
//! Iterative, so that nesting costs no stack; knows nothing of kinds.

use dom_query::{Document, Element, NodeData, NodeRef};

use super::{
    edge::Edge,
    element::{self, Flow},
    head_breaks,
    line::{self, Inline, Line},
    marks::Marks,
    number,
    outline::{Outline, Picture, Piece, Region, RegionId, Tag, Time},
    quotes,
    site_rules::{NamedElements, Rule},
    table,
};
use crate::extract::html::address::Address;

/// Reads a parsed page as an outline.
pub(super) fn outline(
    document: &Document,
    address: &Address,
    named: &NamedElements,
    language: Option<&str>,
) -> Outline {
    let mut walk = Walk::new(address, named, language);
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
    /// An inline element.
    Inline(Inline),
}

struct Walk<'a> {
    address: &'a Address,
    named: &'a NamedElements,
    /// What the page says it is written in.
    language: Option<&'a str>,
    outline: Outline,
    open: Vec<Open>,
    region: RegionId,
    line: Line,
    /// The id of what the last toggle of the article opens.
    panel: Option<String>,
    /// Whether a sentence of the article has come.
    has_text: bool,
}

impl<'a> Walk<'a> {
    fn new(address: &'a Address, named: &'a NamedElements, language: Option<&'a str>) -> Self {
        let page = Region {
            parent: 0,
            tag: Tag::Other,
            look: 0,
            own: Marks::NONE,
            marks: Marks::NONE,
            rule: None,
            number: None,
            first_piece: 0,
            end_piece: 0,
        };
        let outline = Outline { regions: vec![page], ..Outline::default() };
        Self {
            address,
            named,
            language,
            outline,
            open: Vec::new(),
            region: 0,
            line: Line::new(),
            panel: None,
            has_text: false,
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
        self.note_toggle(element);
        self.note_picture(node, element);
        if element::asks_for_mail(element) {
            let around = &mut self.outline.regions[self.region as usize];
            around.own = around.own | Marks::WHOLE_FORM;
        }
        let rule = self.named.rule(node.id);
        let flow = match rule {
            Some(Rule::Drop) => Flow::Hidden,
            Some(_) => Flow::Block,
            None if self.stands_apart(element) => Flow::Block,
            None => match element::flow_of(element) {
                Flow::Hidden if self.opens(node, element) => Flow::Block,
                flow => flow,
            },
        };
        self.note_time(element);
        match flow {
            Flow::Hidden => {
                if let Some(edge) = Edge::of_drawn(element).filter(|_| rule.is_none()) {
                    self.line.set_edge(edge);
                }
                false
            }
            Flow::Break => {
                self.line.breaks += 1;
                false
            }
            Flow::Block => {
                self.enter_block(node, element, rule);
                true
            }
            Flow::Inline => {
                self.enter_inline(node, element);
                true
            }
        }
    }

    fn enter_block(&mut self, node: &NodeRef<'_>, element: &Element, rule: Option<Rule>) {
        self.end_piece();
        let own = element::marks_of(element);
        let tag = element::tag_of(element);
        let around = &mut self.outline.regions[self.region as usize];
        // The foot of a quotation says whose words it holds.
        let own = if around.marks.has(Marks::QUOTATION) { own.without(Marks::FOOTER) } else { own };
        // What describes a film in an article is no summary of the article.
        let is_of_media =
            around.marks.has(Marks::MEDIA) && around.marks.has(Marks::ARTICLE) && own.has(Marks::STANDFIRST);
        let own = if is_of_media { own.without(Marks::STANDFIRST) | Marks::CAPTION } else { own };
        let number = if tag == Tag::Numbered { number::of_list(element) } else { number::of_item(element, around) };
        let region = Region {
            parent: self.region,
            tag,
            look: element::look_of(element),
            own,
            marks: around.marks | own,
            rule: rule.or(around.rule),
            number,
            first_piece: self.outline.pieces.len() as u32,
            end_piece: 0,
        };
        self.outline.regions.push(region);
        self.region = (self.outline.regions.len() - 1) as RegionId;
        self.open.push(Open::Block);
        let is_in_table = || self.outline.around(self.region).any(|around| around.tag == Tag::Table);
        if &*element.name.local == "table" && !is_in_table() && table::holds_data(node) {
            self.outline.regions[self.region as usize].tag = Tag::Table;
        }
    }

    fn enter_inline(&mut self, node: &NodeRef<'_>, element: &Element) {
        let mut said = element::marks_of(element);
        if said.has(Marks::DATES) {
            self.split_after_byline();
        }
        let href = (&*element.name.local == "a").then(|| element::attribute(element, "href")).flatten();
        if href.is_some_and(|href| self.address.is_inner(href)) {
            said = said | Marks::INNER_LINK;
        }
        let href = href.map(|href| self.address.absolute(href));
        let is_raised = matches!(&*element.name.local, "sup" | "sub");
        let in_heading = self.outline.regions[self.region as usize].tag.is_heading();
        let breaks = if !element::is_set_as_block(element) {
            0
        } else if in_heading {
            1
        } else {
            2
        };
        self.line.set_breaks(breaks);
        let is_quotation = &*element.name.local == "q" && !self.line.ends_with_quote();
        let quotes = is_quotation.then(|| quotes::drawn(node, self.language, self.quotations())).flatten();
        if let Some((mark, _)) = quotes {
            self.line.open_quote(mark);
        }
        let start = self.line.len();
        let edge = Edge::of_inline(element);
        self.open.push(Open::Inline(Inline { href, said, start, is_raised, edge, breaks, quotes }));
    }

    /// Quotations that are open.
    fn quotations(&self) -> usize {
        let is_quotation = |open: &&Open| matches!(open, Open::Inline(Inline { quotes: Some(_), .. }));
        self.open.iter().filter(is_quotation).count()
    }

    /// Notes a picture on a line of its own; one within a line is part of the sentence.
    fn note_picture(&mut self, node: &NodeRef<'_>, element: &Element) {
        let is_on_own_line = self.line.is_empty() || self.line.breaks > 0;
        let Some(words) = element::words_of_picture(node, element).filter(|_| is_on_own_line) else { return };
        if !self.line.is_empty() {
            self.end_piece();
        }
        self.outline.pictures.push(Picture { region: self.region, next: self.outline.pieces.len(), words });
    }

    /// Notes what a `time` element states.
    fn note_time(&mut self, element: &Element) {
        const MOST: usize = 200;
        let value = (&*element.name.local == "time").then(|| element::attribute(element, "datetime")).flatten();
        if let Some(value) = value.filter(|_| self.outline.times.len() < MOST) {
            self.outline.times.push(Time { region: self.region, value: value.trim().to_owned() });
        }
    }

    /// Notes what a toggle opens, except in a menu or another box of the page.
    fn note_toggle(&mut self, element: &Element) {
        if let Some(panel) = element::panel_of_toggle(element) {
            let around = self.outline.regions[self.region as usize].marks;
            let is_free = !around.has(Marks::BOXES.or(Marks::HEADER));
            self.panel = is_free.then(|| panel.to_owned());
        }
    }

    /// Whether an element that is hidden at first is, or begins with, what the toggle before it opens: where the toggle
    /// heads it, or it holds sentences.
    fn opens(&mut self, node: &NodeRef<'_>, element: &Element) -> bool {
        const DEEPEST: usize = 3;
        let Some(panel) = self.panel.as_deref().filter(|_| element::is_block_tag(element)) else { return false };
        let is_panel = |node: &NodeRef<'_>| node.attr("id").is_some_and(|id| &*id == panel);
        let is_met = is_panel(node);
        let is_opened =
            std::iter::successors(Some(*node), NodeRef::first_element_child).take(DEEPEST).any(|node| is_panel(&node));
        if is_met {
            // An element inside it that has its name once more is not looked through again.
            self.panel = None;
        }
        let Some(toggle) = self.outline.pieces.last().filter(|_| is_opened) else { return false };
        if !self.outline.heads_panel(toggle) && element::holds_sentences(node) {
            let region = &mut self.outline.regions[toggle.region as usize];
            (region.own, region.marks) = (region.own.without(Marks::TOGGLE), region.marks.without(Marks::TOGGLE));
            return true;
        }
        self.outline.heads_panel(toggle)
    }

    /// A credit inside a caption stands apart from it, and a stamp from the buttons beside it.
    fn stands_apart(&self, element: &Element) -> bool {
        let around = self.outline.regions[self.region as usize].marks;
        let is_candidate = around.has(Marks::CAPTION | Marks::SHARE) && element::flow_of(element) == Flow::Inline;
        let own = if is_candidate { element::marks_of(element) } else { Marks::NONE };
        (around.has(Marks::CAPTION) && own.has(Marks::CREDIT)) || (around.has(Marks::SHARE) && own.has(Marks::DATES))
    }

    /// A byline and a stamp that share a line are two pieces, so that a moved stamp is no change of author.
    fn split_after_byline(&mut self) {
        let Some(end) = self.line.end_of_byline() else { return };
        let is_beyond = |open: &Open| matches!(open, Open::Inline(inline) if inline.start > end);
        if self.open.iter().any(is_beyond) || self.line.has_link_beyond(end) {
            return;
        }
        let rest = self.line.split_off(end);
        self.end_piece();
        self.line = rest;
    }

    fn leave(&mut self) {
        match self.open.pop() {
            Some(Open::Block) => self.leave_block(),
            Some(Open::Inline(inline)) => {
                if let Some((_, mark)) = inline.quotes {
                    self.line.close_quote(mark);
                }
                self.line.note(&inline);
                self.line.set_breaks(inline.breaks);
            }
            None => {}
        }
    }

    fn leave_block(&mut self) {
        self.end_piece();
        let region = &mut self.outline.regions[self.region as usize];
        region.end_piece = self.outline.pieces.len() as u32;
        self.region = region.parent;
    }

    fn take_text(&mut self, text: &str) {
        let region = &self.outline.regions[self.region as usize];
        if region.marks.has(Marks::PREFORMATTED) {
            self.line.take_kept(text);
            return;
        }
        let in_heading = region.tag.is_heading();
        for part in text.split_inclusive(line::is_folded) {
            let rest = part.trim_start_matches(line::is_blank);
            let word = rest.trim_end_matches(line::is_blank);
            self.line.take_gap(&part[..part.len() - rest.len()]);
            if !word.is_empty() {
                if self.line.breaks > 1 {
                    self.end_piece();
                }
                let inner = match self.open.last() {
                    Some(Open::Inline(inner)) => Some(inner),
                    _ => None,
                };
                self.line.take_word(word, inner, in_heading);
            }
            self.line.take_gap(&rest[word.len()..]);
        }
    }

    /// Ends the piece; what is open goes on in the next.
    fn end_piece(&mut self) {
        for open in &mut self.open {
            if let Open::Inline(inline) = open {
                self.line.note(inline);
                inline.start = 0;
            }
        }
        let line = self.line.take();
        let starts = self.lines_of_head(&line);
        if starts.is_empty() {
            return self.push_piece(line);
        }
        for part in line.cut(&starts) {
            self.push_piece(part);
        }
    }

    /// Where new pieces begin in a text that may be the head of the article, above its first sentence.
    fn lines_of_head(&self, line: &Line) -> Vec<usize> {
        const NO_HEAD: Marks =
            Marks::BOXES.or(Marks::CAPTION).or(Marks::CREDIT).or(Marks::FIGURE).or(Marks::PREFORMATTED);
        let region = &self.outline.regions[self.region as usize];
        let is_plain = matches!(region.tag, Tag::Other | Tag::Paragraph | Tag::Cell) && !region.marks.has(NO_HEAD);
        if self.has_text || !is_plain { Vec::new() } else { head_breaks::starts(line.text(), line.edges()) }
    }

    fn push_piece(&mut self, line: Line) {
        let is_heading = self.outline.regions[self.region as usize].tag.is_heading();
        let edges = if is_heading { line.edges().to_vec() } else { Vec::new() };
        let Some((text, links, inline)) = line.finish() else { return };
        let number = number::before_next(&self.outline, self.region);
        let mut piece = Piece { region: self.region, text, links, inline, number, edges };
        let is_paragraph = self.outline.region_of(&piece).tag == Tag::Paragraph;
        if is_paragraph && piece.is_prose() && piece.linked_bytes() * 2 < piece.text.len() {
            piece.inline = inline.without(Marks::WORDLESS);
        }
        let marks = self.outline.region_of(&piece).marks | piece.inline;
        self.has_text |= piece.is_prose() && !marks.has(Marks::BOXES);
        self.outline.pieces.push(piece);
    }
}
