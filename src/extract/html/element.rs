//! Questions about one element: does it break the flow of text, can its text be seen?

use std::hash::{DefaultHasher, Hash, Hasher};

use dom_query::{Element, NodeRef};

use super::{marks::Marks, outline::Tag, window};
use crate::extract::html::marks;

/// How the walk treats an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Its text is part of the text around it.
    Inline,
    /// Its text stands apart.
    Block,
    /// Nobody sees its text.
    Hidden,
    /// A line break.
    Break,
}

/// The value of an attribute.
pub(super) fn attribute<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

/// What elements that are set alike share: the tag and the class, but for the numbers of `part-2` and `section3`. Nothing
/// is known of a bare `div`.
pub(super) fn look_of(element: &Element) -> u64 {
    const SHORTEST_WORD: usize = 4;
    let class = attribute(element, "class").unwrap_or_default();
    if class.is_empty() && &*element.name.local == "div" {
        return 0;
    }
    let mut hasher = DefaultHasher::new();
    element.name.local.hash(&mut hasher);
    let mut letters = 0;
    for byte in class.bytes() {
        letters = match byte {
            b'-' | b'_' => SHORTEST_WORD,
            b'a'..=b'z' => letters + 1,
            b'0'..=b'9' if letters >= SHORTEST_WORD => continue,
            _ => 0,
        };
        hasher.write_u8(byte);
    }
    hasher.finish()
}

/// How the walk treats an element, from its tag and attributes.
pub(super) fn flow_of(element: &Element) -> Flow {
    let flow = flow_of_tag(&element.name.local);
    if flow != Flow::Hidden && is_hidden(element) { Flow::Hidden } else { flow }
}

/// Elements without text of their own that a reader sees; sorted.
const HIDDEN_TAGS: [&str; 41] = [
    "amp-analytics", "amp-iframe", "amp-pixel", "amp-state", "annotation", "annotation-xml", "audio", "base", "canvas",
    "datalist", "desc", "embed", "frameset", "head", "iframe", "img", "input", "link", "map", "meta", "metadata",
    "noembed", "noframes", "noscript", "object", "option", "param", "picture", "rp", "rt", "rtc", "script", "select",
    "source", "style", "svg", "template", "textarea", "title", "track", "video",
];

/// Elements whose text stands apart; sorted.
const BLOCK_TAGS: [&str; 63] = [
    "address", "amp-accordion", "amp-ad", "amp-carousel", "amp-consent", "amp-img", "amp-lightbox", "amp-live-list",
    "amp-sidebar", "amp-user-notification", "article", "aside", "blockquote", "body", "button", "caption", "center",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu",
    "nav", "ol", "optgroup", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "xmp",
];

fn flow_of_tag(tag: &str) -> Flow {
    if tag == "br" {
        Flow::Break
    } else if BLOCK_TAGS.binary_search(&tag).is_ok() {
        Flow::Block
    } else if HIDDEN_TAGS.binary_search(&tag).is_ok() {
        Flow::Hidden
    } else {
        Flow::Inline
    }
}

/// Hidden by an attribute, an inline style or a class whose name means only that.
pub(super) fn is_hidden(element: &Element) -> bool {
    if matches!(&*element.name.local, "html" | "body") {
        return false;
    }
    element.attrs.iter().any(|attribute| match &*attribute.name.local {
        "hidden" => !attribute.value.eq_ignore_ascii_case("until-found"),
        "style" => hides(&attribute.value),
        "class" => window::hides(&attribute.value),
        _ => false,
    }) || (&*element.name.local == "dialog" && attribute(element, "open").is_none())
}

fn hides(style: &str) -> bool {
    let compact = compacted(style);
    compact.contains("display:none") || compact.contains("visibility:hidden")
}

/// An inline style in small letters, without white space.
fn compacted(style: &str) -> String {
    style.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Whether an inline style sets an element on lines of its own; what floats, as the first letter of a text does, has
/// words beside it.
pub(super) fn is_set_as_block(element: &Element) -> bool {
    const VALUES: [&str; 6] = ["block", "flex", "grid", "table", "list-item", "flow-root"];
    attribute(element, "style").map(compacted).is_some_and(|style| {
        let set = style.split(';').filter_map(|declaration| declaration.strip_prefix("display:")).next_back();
        !style.contains("float:") && set.is_some_and(|set| VALUES.contains(&set.trim_end_matches("!important")))
    })
}

/// The tag, as far as it decides how text is typed.
pub(super) fn tag_of(element: &Element) -> Tag {
    match &*element.name.local {
        "h1" => Tag::Title,
        "h2" | "h3" | "h4" | "h5" | "h6" | "summary" => Tag::Heading,
        _ if opens_text(element) => Tag::Heading,
        "p" => Tag::Paragraph,
        "li" | "dt" | "dd" => Tag::Item,
        "ol" => Tag::Numbered,
        "ul" | "dl" | "dir" => Tag::List,
        "button" => Tag::Button,
        "tr" => Tag::Row,
        "td" | "th" => Tag::Cell,
        _ => Tag::Other,
    }
}

/// Whether it is the button over a text that it opens and closes, such as the answer to a question.
fn opens_text(element: &Element) -> bool {
    let is_button = &*element.name.local == "button" || attribute(element, "role") == Some("button");
    is_button && attribute(element, "aria-expanded").is_some()
}

/// The id of what a button or heading opens and closes.
pub(super) fn panel_of_toggle(element: &Element) -> Option<&str> {
    attribute(element, "aria-expanded").and(attribute(element, "aria-controls")).filter(|id| !id.is_empty())
}

/// Whether an element holds a sentence, as a menu does not.
pub(super) fn holds_sentences(node: &NodeRef<'_>) -> bool {
    const SHORTEST: usize = 40;
    const STOPS: [char; 9] = ['.', '!', '?', '。', '！', '？', '؟', '।', '։'];
    let text = node.text();
    let mut ended = text.rsplit(STOPS).skip(1);
    ended.any(|sentence| sentence.trim().len() >= SHORTEST)
}

/// Whether it is the field of a form that asks for an address to write to.
pub(super) fn asks_for_mail(element: &Element) -> bool {
    &*element.name.local == "input" && attribute(element, "type") == Some("email")
}

/// Pixels below which a picture is a mark or a button.
const SMALLEST_PICTURE: u32 = 70;

/// What a picture or a film shows, in words; nothing where an element is none, or a mark or button of the page.
pub(super) fn words_of_picture(node: &NodeRef<'_>, element: &Element) -> Option<String> {
    let words = |node: &NodeRef<'_>| node.attr("alt").map(|words| words.to_string()).unwrap_or_default();
    let is_shown = !is_hidden(element) && !is_mark(element);
    match &*element.name.local {
        "img" | "amp-img" | "video" | "amp-video" => is_shown.then(|| words(node)),
        "picture" => {
            let Some(image) = node.children_it(false).find(|child| is_named(child, "img")) else {
                return (is_shown && node.children_it(false).any(|child| holds_picture(&child))).then(String::new);
            };
            let is_picture = image.query_or(false, |inner| inner.as_element().is_some_and(|image| !is_mark(image)));
            (is_shown && is_picture).then(|| words(&image))
        }
        "noscript" => {
            let beside = [node.prev_element_sibling(), node.next_element_sibling()];
            let is_twice = beside.iter().flatten().any(|other| is_named(other, "img") || is_named(other, "picture"));
            let is_in_picture = node.parent().is_some_and(|parent| is_named(&parent, "picture"));
            (!is_twice && !is_in_picture && holds_picture(node)).then(String::new)
        }
        _ => None,
    }
}

fn is_named(node: &NodeRef<'_>, tag: &str) -> bool {
    node.node_name().is_some_and(|name| &*name == tag)
}

/// Whether an element is what browsers without scripts read, and holds a picture and nothing else. Its text is no markup
/// here; what only counts visits is a dot.
fn holds_picture(node: &NodeRef<'_>) -> bool {
    const DOTS: [&str; 6] = ["width=\"1\"", "height=\"1\"", "width='1'", "height='1'", "width=1 ", "display:none"];
    if !is_named(node, "noscript") {
        return false;
    }
    let text = node.text();
    let markup = text.trim();
    markup.starts_with("<img")
        && markup.matches('<').count() == 1
        && !DOTS.iter().any(|dot| markup.contains(dot))
        && !markup.contains("display: none")
}

/// Whether a picture is small, or named as a mark or a face beside a name.
fn is_mark(element: &Element) -> bool {
    const NAMES: [&str; 7] = ["emoji", "icon", "avatar", "smiley", "logo", "pixel", "spinner"];
    element.attrs.iter().any(|attribute| match &*attribute.name.local {
        "width" | "height" => attribute.value.parse().is_ok_and(|pixels: u32| pixels < SMALLEST_PICTURE),
        "class" => NAMES.iter().any(|name| attribute.value.contains(name)),
        _ => false,
    })
}

/// Whether an element stands apart by its tag.
pub(super) fn is_block_tag(element: &Element) -> bool {
    flow_of_tag(&element.name.local) == Flow::Block
}

/// What an element says about the text inside it.
pub(super) fn marks_of(element: &Element) -> Marks {
    let tag = &*element.name.local;
    let mut found = marks::of_tag(tag);
    if matches!(tag, "html" | "body") {
        return found;
    }
    if tag == "time" {
        found = found | Marks::DATES;
    }
    let is_heading = tag_of(element).is_heading();
    let is_styled = attribute(element, "style").is_some();
    // Its value is there, and not in its text.
    let is_stated = attribute(element, "content").is_some();
    for attribute in &element.attrs {
        let value = &*attribute.value;
        found = found
            | match &*attribute.name.local {
                // The id of a heading repeats its words: it is where links into the page lead.
                "id" if is_heading => Marks::NONE,
                "id" => marks::of_id(value),
                "class" => marks::of_names(value),
                "role" => marks::of_role(value),
                "style" => marks::of_style(value),
                "align" if value == "center" && !is_styled => Marks::SET_APART,
                "itemprop" | "property" => {
                    let said =
                        value.split_ascii_whitespace().map(marks::of_property).fold(Marks::NONE, |all, one| all | one);
                    if is_stated { said.without(Marks::STANDFIRST) } else { said }
                }
                "itemtype" => marks::of_item(value),
                "rel" => value.split_ascii_whitespace().map(marks::of_rel).fold(Marks::NONE, |all, one| all | one),
                _ => Marks::NONE,
            };
    }
    if opens_text(element) {
        found = found.without(Marks::FORM) | Marks::TOGGLE;
    }
    // A quoted post of a social network is part of the article; a bar of share buttons is no quotation.
    if tag == "blockquote" { found.without(Marks::SHARE | Marks::BYLINE | Marks::DATES) } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_tag_is_found() {
        assert!(BLOCK_TAGS.iter().all(|tag| flow_of_tag(tag) == Flow::Block));
        assert!(HIDDEN_TAGS.iter().all(|tag| flow_of_tag(tag) == Flow::Hidden));
        assert_eq!([flow_of_tag("br"), flow_of_tag("em")], [Flow::Break, Flow::Inline]);
    }
}
