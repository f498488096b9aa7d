//! Parses a page within bounds, which stand between the parser's two halves: what one reads as a tag is counted and, where
//! it would nest too deeply, left out before the other opens an element.
//!
//! The parser's cost grows with the depth of open elements, so a page of 100,000 nested tags would take hours. No tag is
//! guessed at: the one half says what is a tag, the other what is open. Text is never dropped.

use std::{
    cell::{Cell, RefCell},
    iter,
};

use dom_query::{Document as Dom, NodeId};
use html5ever::{
    LocalName,
    buffer_queue::BufferQueue,
    interface::{TokenizerResult, Tracer},
    tendril::StrTendril,
    tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
    tree_builder::{TreeBuilder, TreeBuilderOpts},
};

use super::attributes::Attributes;
use crate::extract::{ExtractError, sniff::Syntax};

/// Elements that may be open at once.
const MAX_DEPTH: usize = 256;
/// Elements beyond these that may be open where they end with the next of their kind.
const MAX_PARTS: usize = 64;
/// Elements of formatting that may be open at once.
const MAX_FORMATTING: usize = 12;
/// Attributes of an element of formatting; each time it is opened again they are copied.
const MAX_FORMATTING_ATTRIBUTES: usize = 32;
/// Elements a page may have.
const MAX_TAGS: usize = 1_000_000;

/// Elements that have no end tag, or whose end tag is implied by the next of their kind, so that they seldom nest.
const SELDOM_NEST: [&str; 30] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody", "tfoot", "colgroup", "html", "head", "body",
    "optgroup",
];

/// Elements that have no content, and no end tag.
const VOID: [&str; 16] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "frame", "html",
];

/// Elements that the parser opens again in every block after one that left them open.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements whose content is text up to their own end tag.
const RAW_TEXT: [&str; 8] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noscript"];

/// Parses as a browser with scripts would, so that `noscript` is no text.
///
/// A tag that XHTML ends in itself, as `<script/>`, is followed by its end tag, which HTML asks for; a template that a
/// browser shows in the place of its element is none.
pub(super) fn parse(html: &str, syntax: Syntax) -> Result<Dom, ExtractError> {
    let tokenizer = Tokenizer::new(Bounded::new(syntax), TokenizerOpts::default());
    let (whole, queue) = (StrTendril::from(html), BufferQueue::default());
    let mut attributes = Attributes::new();
    let mut start = 0;
    let ends = html.match_indices('<').map(|(at, _)| at).filter(|at| *at > 0);
    for end in ends.chain([html.len()]) {
        let part = &html[start..end];
        if tokenizer.sink.has_token.take() {
            attributes.leave();
        }
        let is_text = attributes.is_outside() && tokenizer.sink.is_raw.get() && !part.starts_with("</");
        let kept = if is_text { iter::once(0..part.len()).collect() } else { attributes.kept(part) };
        for range in kept {
            queue.push_back(whole.subtendril((start + range.start) as u32, range.len() as u32));
            while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        }
        if tokenizer.sink.elements.get() > MAX_TAGS {
            return Err(ExtractError::TooManyTags { limit: MAX_TAGS });
        }
        start = end;
    }
    tokenizer.end();
    Ok(tokenizer.sink.builder.sink)
}

/// What stands between the tags and the elements.
struct Bounded {
    builder: TreeBuilder<NodeId, Dom>,
    syntax: Syntax,
    /// For each open template whether a browser shows it.
    templates: RefCell<Vec<bool>>,
    /// Elements so far.
    elements: Cell<usize>,
    /// How many were open when that was last counted, and how many nodes the page had.
    open: Cell<(usize, usize)>,
    /// No fewer elements of formatting are open or will be opened again.
    formatting: Cell<usize>,
    /// Whether a tag, a comment or text has ended since this was last asked.
    has_token: Cell<bool>,
    /// Whether only an end tag is a tag.
    is_raw: Cell<bool>,
}

impl TokenSink for Bounded {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match token {
            Token::ParseError(_) => return self.builder.process_token(token, line),
            _ => self.has_token.set(true),
        }
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => self.start_tag(tag, line),
            Token::TagToken(tag) => self.end_tag(tag, line),
            token => self.pass(token, line, 1),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Bounded {
    fn new(syntax: Syntax) -> Self {
        let options = TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() };
        Self {
            builder: TreeBuilder::new(Dom::default(), options),
            syntax,
            templates: RefCell::default(),
            elements: Cell::default(),
            open: Cell::default(),
            formatting: Cell::default(),
            has_token: Cell::default(),
            is_raw: Cell::default(),
        }
    }

    fn start_tag(&self, mut tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        let is_template = &*tag.name == "template";
        let is_shown = is_template && tag.attrs.iter().any(|attribute| &*attribute.name.local == "shadowrootmode");
        if is_shown {
            self.templates.borrow_mut().push(true);
            return TokenSinkResult::Continue;
        }
        let is_foreign = self.adjusted_current_node_present_but_not_in_html_namespace();
        let formats = FORMATTING.contains(&&*tag.name);
        if !self.has_room(&tag.name, formats, is_foreign) {
            return if formats {
                TokenSinkResult::Continue
            } else {
                self.tag(bare_tag(TagKind::StartTag, "br".into()), line)
            };
        }
        if is_template {
            self.templates.borrow_mut().push(false);
        }
        if formats {
            self.formatting.set(self.formatting.get() + 1);
            tag.attrs.truncate(MAX_FORMATTING_ATTRIBUTES);
        }
        let end = (tag.self_closing && !is_foreign && self.ends_itself(&tag.name)).then(|| tag.name.clone());
        let result = self.tag(tag, line);
        end.map_or(result, |name| self.tag(bare_tag(TagKind::EndTag, name), line))
    }

    fn end_tag(&self, tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        let is_shown = &*tag.name == "template" && self.templates.borrow_mut().pop() == Some(true);
        if is_shown { TokenSinkResult::Continue } else { self.tag(tag, line) }
    }

    fn tag(&self, tag: Tag, line: u64) -> TokenSinkResult<NodeId> {
        let result = self.pass(Token::TagToken(tag), line, 0);
        self.is_raw.set(matches!(result, TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext));
        result
    }

    /// Passes a token on, which makes so many nodes that are no elements.
    fn pass(&self, token: Token, line: u64, others: usize) -> TokenSinkResult<NodeId> {
        let nodes = self.nodes();
        let result = self.builder.process_token(token, line);
        let made = (self.nodes() - nodes).saturating_sub(others);
        self.elements.set(self.elements.get() + made);
        result
    }

    fn nodes(&self) -> usize {
        self.builder.sink.tree.len()
    }

    /// Whether a tag is a whole element, in the syntax of the page; what parses as HTML anyhow says so of empty script,
    /// style and title alone, for elsewhere a browser takes no notice of it.
    fn ends_itself(&self, name: &str) -> bool {
        match self.syntax {
            Syntax::Html => false,
            Syntax::Declared => RAW_TEXT.contains(&name),
            Syntax::Xml => !VOID.contains(&name),
        }
    }

    /// Whether an element may be opened.
    fn has_room(&self, name: &str, formats: bool, is_foreign: bool) -> bool {
        if !is_foreign && RAW_TEXT.contains(&name) {
            return true;
        }
        let parts = if !is_foreign && SELDOM_NEST.contains(&name) { MAX_PARTS } else { 0 };
        self.is_open_at_most(MAX_DEPTH + parts) && (!formats || self.has_room_for_formatting())
    }

    /// Whether fewer elements are open than a bound. No more can be open than were when they were last counted and were
    /// made since then.
    fn is_open_at_most(&self, most: usize) -> bool {
        let (open, nodes) = self.open.get();
        if open + self.nodes() - nodes < most {
            return true;
        }
        let count = Count::default();
        self.builder.trace_handles(&count);
        self.open.set((count.0.get(), self.nodes()));
        count.0.get() < most
    }

    fn has_room_for_formatting(&self) -> bool {
        if self.formatting.get() >= MAX_FORMATTING {
            let handles = Handles::default();
            self.builder.trace_handles(&handles);
            let tree = &self.builder.sink.tree;
            let formats = |id: &NodeId| tree.get_name(id).is_some_and(|name| FORMATTING.contains(&&*name.local));
            let mut open = handles.0.into_inner();
            open.retain(formats);
            open.sort_unstable();
            open.dedup();
            self.formatting.set(open.len());
        }
        self.formatting.get() < MAX_FORMATTING
    }
}

/// The number of elements that are open or will be opened again.
#[derive(Default)]
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = NodeId;

    fn trace_handle(&self, _: &NodeId) {
        self.0.set(self.0.get() + 1);
    }
}

/// The elements that are open or will be opened again.
#[derive(Default)]
struct Handles(RefCell<Vec<NodeId>>);

impl Tracer for Handles {
    type Handle = NodeId;

    fn trace_handle(&self, id: &NodeId) {
        self.0.borrow_mut().push(*id);
    }
}

/// A tag without attributes.
fn bare_tag(kind: TagKind, name: LocalName) -> Tag {
    Tag { kind, name, self_closing: false, attrs: Vec::new(), had_duplicate_attributes: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The body of a page as it is parsed.
    fn body(html: &str, syntax: Syntax) -> String {
        parse(html, syntax).unwrap().select("body").inner_html().to_string()
    }

    /// How many elements stand round the deepest one.
    fn depth(dom: &Dom) -> usize {
        let depth = |node: &dom_query::NodeRef<'_>| node.ancestors(None).len();
        dom.select("*").nodes().iter().map(depth).max().unwrap_or_default()
    }

    #[test]
    fn what_ends_itself_in_xml_ends_in_html() {
        let html = "<body><script src='a'/><a id='x'/><p>One<br/><svg><path/></svg><div/>";
        let closed = "<script src=\"a\"></script><a id=\"x\"></a><p>One<br><svg><path></path></svg></p><div></div>";
        assert_eq!(body(html, Syntax::Xml), closed);
        assert_eq!(body("<body><script/><p>One", Syntax::Declared), "<script></script><p>One</p>");
        assert_eq!(body("<body><div/>One", Syntax::Html), "<div>One</div>");
    }

    #[test]
    fn a_template_that_is_shown_is_none() {
        let html =
            "<body><x-a><template shadowrootmode=open><p>One</p><template><p>Two</p></template></template></x-a>";
        let shown = "<x-a><p>One</p><template><p>Two</p></template></x-a>";
        assert_eq!(body(html, Syntax::Html), shown);
    }

    #[test]
    fn no_markup_nests_beyond_the_bound() {
        for (before, again) in [
            ("", "<div>"),
            ("", "<div a=\"></div>\">"),
            ("", "<div a='</div>' b=\"'></div>\">"),
            ("<!-->", "<div>"),
            ("<!--->", "<div>"),
            ("<!--<div>--!>", "<div>"),
            ("<svg><title>", "<div>"),
            ("<svg><style>", "<g>"),
            ("<math><title>", "<mi>"),
            ("<svg>", "<option>"),
            ("<svg>", "<td>"),
            ("<svg>", "<title>"),
            ("<svg><![CDATA[<div a=\"]]>", "<g>"),
            ("<script><!--<script></script>--></script>", "<div>"),
            ("<title></titles></title>", "<div>"),
            ("", "<optgroup>"),
            ("", "<table><tr><td>"),
            ("", "<table></div><tr><td>"),
            ("", "<b><div></b>"),
            ("", "<p><button>"),
            ("", "<a><table>"),
            ("", "<form><div></form>"),
            ("", "<template>"),
            ("", "<template></div>"),
            ("", "<b><i><u><s><a><tt>"),
        ] {
            let dom = parse(&format!("{before}{}end", again.repeat(2000)), Syntax::Html).unwrap();
            assert!(depth(&dom) <= 2 * (MAX_DEPTH + MAX_PARTS), "{before}{again} {}", depth(&dom));
            assert!(dom.html().contains("end"), "{before}{again}");
        }
    }

    #[test]
    fn scripts_and_comments_hold_no_tags() {
        let deep = "<div>".repeat(1000);
        let html = format!("<body><script>{deep}</script><!--{deep}--><p>x</p>");
        assert_eq!(body(&html, Syntax::Html), &html["<body>".len()..]);
    }

    #[test]
    fn formatting_is_opened_again_with_few_attributes() {
        let attributes = (1..100).map(|length| " ".to_owned() + &"a".repeat(length)).collect::<String>();
        let dom = parse(&format!("<p><b{attributes}>{}", "<p>word".repeat(100)), Syntax::Html).unwrap();
        let again = dom.select("b").nodes().iter().map(|node| node.attrs().len()).max();
        assert_eq!(again, Some(MAX_FORMATTING_ATTRIBUTES));
    }
}
