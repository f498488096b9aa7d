//! What holds for every page: nothing visible is lost, doubled or put in another order, and no bytes make it panic.

#![expect(clippy::unwrap_used, clippy::format_push_string, reason = "a test may fail loudly, and its pages are small")]

use proptest::prelude::*;
use writethru::{
    extract::{Extraction, Page, extract},
    model::Document,
};

const BLOCK_TAGS: [&str; 14] = [
    "div", "p", "section", "article", "aside", "nav", "footer", "h1", "h2", "ul", "li", "blockquote", "figure",
    "figcaption",
];
const INLINE_TAGS: [&str; 8] = ["b", "i", "em", "span", "time", "small", "sup", "q"];
const HIDDEN: [(&str, &str); 7] = [
    ("<script>", "</script>"),
    ("<style>", "</style>"),
    ("<template>", "</template>"),
    ("<p hidden>", "</p>"),
    ("<div style='display:none'>", "</div>"),
    ("<noscript>", "</noscript>"),
    ("<span class='sr-only'>", "</span>"),
];
const CLASSES: [&str; 8] = ["related", "article-body", "byline", "caption", "x1", "newsletter", "date", "credit"];

#[derive(Debug, Clone)]
enum Node {
    Words(usize),
    Hidden(usize),
    Break,
    Inline(usize, usize, Vec<Node>),
    Block(usize, usize, Vec<Node>),
    Table(Vec<Vec<Vec<Node>>>),
}

fn inline() -> impl Strategy<Value = Node> {
    let leaf =
        prop_oneof![(1..9usize).prop_map(Node::Words), (0..HIDDEN.len()).prop_map(Node::Hidden), Just(Node::Break)];
    leaf.prop_recursive(3, 12, 4, |inner| {
        (0..INLINE_TAGS.len(), 0..CLASSES.len(), prop::collection::vec(inner, 0..4))
            .prop_map(|(tag, class, children)| Node::Inline(tag, class, children))
    })
}

fn block() -> impl Strategy<Value = Node> {
    inline().prop_recursive(4, 40, 5, |inner| {
        let cell = prop::collection::vec(inline(), 0..3);
        prop_oneof![
            5 => (0..BLOCK_TAGS.len(), 0..CLASSES.len(), prop::collection::vec(inner, 0..5))
                .prop_map(|(tag, class, children)| Node::Block(tag, class, children)),
            1 => prop::collection::vec(prop::collection::vec(cell, 1..4), 1..4).prop_map(Node::Table),
        ]
    })
}

/// Writes a page and notes which words a reader sees of it, each word only once.
#[derive(Default)]
struct Writer {
    html: String,
    visible: Vec<String>,
    words: usize,
}

impl Writer {
    fn write(&mut self, node: &Node) {
        match node {
            Node::Words(count) => {
                for _ in 0..*count {
                    let word = format!("w{}", self.words);
                    self.words += 1;
                    self.html.push_str(&format!(" {word} "));
                    self.visible.push(word);
                }
            }
            Node::Hidden(kind) => {
                let (open, close) = HIDDEN[*kind];
                self.html.push_str(&format!("{open}unseen{close}"));
            }
            Node::Break => self.html.push_str("<br>"),
            Node::Inline(tag, class, children) => self.element(INLINE_TAGS[*tag], CLASSES[*class], children),
            Node::Block(tag, class, children) => self.element(BLOCK_TAGS[*tag], CLASSES[*class], children),
            Node::Table(rows) => self.table(rows),
        }
    }

    fn element(&mut self, tag: &str, class: &str, children: &[Node]) {
        self.html.push_str(&format!("<{tag} class='{class}'>"));
        for child in children {
            self.write(child);
        }
        self.html.push_str(&format!("</{tag}>"));
    }

    fn table(&mut self, rows: &[Vec<Vec<Node>>]) {
        self.html.push_str("<table>");
        for row in rows {
            self.html.push_str("<tr>");
            for cell in row {
                self.element("td", "x1", cell);
            }
            self.html.push_str("</tr>");
        }
        self.html.push_str("</table>");
    }
}

fn read(html: &str) -> Extraction {
    extract(&Page { bytes: html.as_bytes(), content_type: Some("text/html"), ..Page::default() }).unwrap()
}

fn words(document: &Document) -> Vec<String> {
    // What is drawn round a quotation stands in no text of the page.
    let bare = |word: &str| word.trim_matches(['“', '”', '‘', '’']).to_owned();
    let words = document.blocks.iter().flat_map(|block| block.text.split_whitespace()).map(bare);
    words.filter(|word| !word.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_visible_word_is_kept_once_and_in_order(nodes in prop::collection::vec(block(), 1..6)) {
        let mut writer = Writer::default();
        for node in &nodes {
            writer.write(node);
        }
        let extraction = read(&format!("<body>{}</body>", writer.html));
        prop_assert_eq!(words(&extraction.document), writer.visible, "{}", writer.html);
        prop_assert_eq!(extraction.reasons.len(), extraction.document.blocks.len());
    }

    #[test]
    fn every_line_of_plain_text_is_kept_byte_for_byte(lines in prop::collection::vec("[^\r\n\0]{0,60}", 0..30)) {
        let text = lines.join("\n");
        let page = Page { bytes: text.as_bytes(), content_type: Some("text/plain"), ..Page::default() };
        let Ok(extraction) = extract(&page) else { return Ok(()) };
        let kept: Vec<&str> =
            extraction.document.blocks.iter().flat_map(|block| block.text.lines()).filter(|line| !line.trim().is_empty()).collect();
        let published: Vec<&str> = text.strip_prefix('\u{feff}').unwrap_or(&text).lines().filter(|line| !line.trim().is_empty()).collect();
        prop_assert_eq!(kept, published);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        for content_type in [None, Some("text/html"), Some("text/plain"), Some("text/html; charset=shift_jis")] {
            let _ = extract(&Page { bytes: &bytes, content_type, url: Some("http://a.example/b"), ..Page::default() });
        }
    }

    #[test]
    fn no_markup_makes_it_panic(parts in prop::collection::vec(markup(), 0..60)) {
        let extraction = read(&parts.concat());
        for block in &extraction.document.blocks {
            for link in &block.links {
                prop_assert!(!block.text[link.start..link.end].is_empty());
            }
            prop_assert!(block.links.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}

/// Pieces of markup in no sensible order.
fn markup() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div class=byline>",
        "</div>",
        "<a href='?x'>",
        "<a href=//y>",
        "</a>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<b>",
        "</i>",
        "<i>",
        "<svg>",
        "<math>",
        "</svg>",
        "<select>",
        "<template>",
        "</template>",
        "<br>",
        "<h1>",
        "</h1>",
        "<!--",
        "-->",
        "<time class=date datetime=2026-01-01>",
        "</time>",
        "<span class=author>By A. Name</span>",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{}]}",
        "</script>",
        "<pre>",
        "</pre>",
        "<blockquote>",
        "&amp",
        "&#0;",
        "2 March 2026, 07:15",
        "Correction: no.",
        "\u{202e}",
        "é😀",
    ]);
    prop_oneof![4 => fixed.prop_map(str::to_owned), 1 => "[ a-zé<>&\"'=/]{0,12}"]
}
