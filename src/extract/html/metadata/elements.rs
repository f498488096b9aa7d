//! Statements in elements: `meta`, `link`, `title`, `time`, microdata and `RDFa` attributes, and JSON-LD scripts.

use dom_query::{Element, NodeRef};

use super::{Collector, item, json_ld, time};
use crate::{
    extract::{byline::AUTHOR_NAME, html::element::attribute, phrases},
    model::Source,
};

/// The field of the author as a card for a network names them, mostly by an account.
pub(super) const CARD_AUTHOR: &str = "byline-of-card";
/// Most elements and texts inside a name.
const MOST_INSIDE_NAME: usize = 12;
/// Bytes of the longest name of an author.
const LONGEST_NAME: usize = 80;

/// Takes what one element states.
pub(super) fn take(found: &mut Collector, node: &NodeRef<'_>, element: &Element) {
    match &*element.name.local {
        "html" => {
            found.language = stated_language(element);
        }
        "base" => found.base = attribute(element, "href").map(str::to_owned),
        "title" if found.claims.iter().all(|claim| claim.field != "page-title") && is_html(element) => {
            found.claim("page-title", &node.text(), Source::Meta);
        }
        "meta" => take_meta(found, element),
        "link" => take_link(found, element),
        "script" if is_json_ld(element) => json_ld::take(found, &node.text()),
        "time" => time::take(found, node, element),
        "h1" => {
            found.items.note_title(node);
            found.articles.note_heading(|| node.text().to_string());
        }
        _ => {}
    }
    take_property(found, node, element);
    time::note_words(found, node, element);
    time::note_last_state(found, node, element);
    take_author_name(found, node, element);
}

/// Takes the name in an element that is marked as the name of who wrote the article.
fn take_author_name(found: &mut Collector, node: &NodeRef<'_>, element: &Element) {
    const NAMES: [&str; 8] = [
        "authorname", "authorsname", "bylinename", "bylineauthor", "articleauthorname", "postauthorname",
        "entryauthorname", "authorlink",
    ];
    let plain =
        |class: &str| class.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let classes = attribute(element, "class").filter(|classes| classes.contains("uthor") || classes.contains("yline"));
    let mut classes = classes.unwrap_or_default().split_ascii_whitespace();
    let is_named = classes.any(|class| NAMES.contains(&plain(class).as_str()));
    let is_linked =
        attribute(element, "rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word == "author"));
    if (is_named || is_linked || is_on_card(node, element)) && node.descendants_it().nth(MOST_INSIDE_NAME).is_none() {
        let name = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
        if name.len() <= LONGEST_NAME {
            found.claim(AUTHOR_NAME, &name, Source::Text);
        }
    }
}

/// Whether an element holds the name on a card for people whose subject is the author: `fn` in `author vcard`.
fn is_on_card(node: &NodeRef<'_>, element: &Element) -> bool {
    let has = |classes: &str, word: &str| classes.split_ascii_whitespace().any(|class| class == word);
    let is_name = attribute(element, "class").is_some_and(|classes| has(classes, "fn"));
    is_name
        && node
            .ancestors_it(Some(2))
            .filter_map(|around| around.attr("class"))
            .any(|classes| has(&classes, "vcard") && (has(&classes, "author") || has(&classes, "byline")))
}

fn stated_language(element: &Element) -> Option<String> {
    attribute(element, "lang").or_else(|| attribute(element, "xml:lang")).map(str::to_owned)
}

fn is_html(element: &Element) -> bool {
    &*element.name.ns == "http://www.w3.org/1999/xhtml"
}

fn is_json_ld(element: &Element) -> bool {
    attribute(element, "type").is_some_and(|kind| kind.trim().to_ascii_lowercase().starts_with("application/ld+json"))
}

fn take_meta(found: &mut Collector, element: &Element) {
    let Some(content) = attribute(element, "content") else { return };
    take_card_label(found, element, content);
    let name = attribute(element, "property")
        .or_else(|| attribute(element, "name"))
        .or_else(|| attribute(element, "http-equiv"));
    let Some(name) = name else { return };
    for name in name.split_ascii_whitespace() {
        if let Some((field, source)) = meta_field(&name.to_ascii_lowercase()) {
            found.claim(field, content, source);
        }
    }
}

/// The name on a card for other sites: `twitter:data1` under a `twitter:label1` of `Written by`.
fn take_card_label(found: &mut Collector, element: &Element, content: &str) {
    let name = attribute(element, "name").or_else(|| attribute(element, "property")).unwrap_or_default();
    if let Some(number) = name.strip_prefix("twitter:label") {
        found.author_card = phrases::is_byline_opener(content).then(|| format!("twitter:data{number}"));
    } else if found.author_card.as_deref() == Some(name) {
        found.claim("byline", content, Source::Meta);
    }
}

/// The names of `meta` elements that hold an author.
const AUTHOR_NAMES: [&str; 18] = [
    "author", "authors", "creator", "dc.creator", "dcterms.creator", "citation_author", "parsely-author",
    "sailthru.author", "byl", "byline", "article.author", "article_author", "article-author", "article:author_name",
    "article:author:name", "cxenseparse:author", "og:author", "dc.contributor.author",
];

/// The field that a `meta` element's name stands for.
fn meta_field(name: &str) -> Option<(&'static str, Source)> {
    let open_graph = |field| Some((field, Source::OpenGraph));
    let meta = |field| Some((field, Source::Meta));
    match name {
        "og:title" => open_graph("title"),
        "og:description" => open_graph("standfirst"),
        "og:url" => open_graph("url"),
        "og:site_name" => open_graph("site"),
        "og:locale" => open_graph("language"),
        "og:type" => open_graph("type"),
        "article:author" | "og:article:author" => open_graph("byline"),
        "article:section" | "og:article:section" => open_graph("section"),
        "article:published_time" | "og:article:published_time" | "og:published_time" => open_graph("published"),
        "article:modified_time" | "og:article:modified_time" | "og:updated_time" | "og:modified_time" => {
            open_graph("modified")
        }
        "twitter:title" | "dc.title" | "dcterms.title" | "citation_title" | "sailthru.title" | "parsely-title"
        | "headline" => meta("title"),
        "description" | "twitter:description" | "dc.description" | "sailthru.description" => meta("standfirst"),
        name if AUTHOR_NAMES.contains(&name) => meta("byline"),
        "twitter:creator" => meta(CARD_AUTHOR),
        "section" | "article.section" | "parsely-section" | "cxenseparse:section" => meta("section"),
        "application-name" | "cre" | "publisher" | "dc.publisher" => meta("site"),
        "content-language" | "language" | "dc.language" => meta("language"),
        "date"
        | "pubdate"
        | "publishdate"
        | "publish-date"
        | "publish_date"
        | "published"
        | "dc.date"
        | "dc.date.issued"
        | "dcterms.created"
        | "dcterms.issued"
        | "dcterms.date"
        | "dc.date.created"
        | "parsely-pub-date"
        | "sailthru.date"
        | "article.published"
        | "citation_publication_date"
        | "citation_date"
        | "originalpublicationdate"
        | "article_date_original"
        | "date.created"
        | "date.published"
        | "publication_date"
        | "cxenseparse:recs:publishtime"
        | "bt:pubdate" => meta("published"),
        "lastmod" | "last-modified" | "last_modified" | "modified" | "dc.date.modified" | "dcterms.modified"
        | "revised" | "article.updated" | "date.modified" | "utime" | "moddate" | "updated" | "bt:moddate"
        | "article_modified" => meta("modified"),
        _ => None,
    }
}

fn take_link(found: &mut Collector, element: &Element) {
    let is_canonical = attribute(element, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
    if let Some(href) = attribute(element, "href").filter(|_| is_canonical) {
        found.claim("url", href, Source::Meta);
    }
}

/// Takes an `itemprop` (microdata) or `property` (`RDFa`) of schema.org.
fn take_property(found: &mut Collector, node: &NodeRef<'_>, element: &Element) {
    let (names, source) = match (attribute(element, "itemprop"), attribute(element, "property")) {
        (Some(names), _) => (names, Source::Microdata),
        (None, Some(names)) if &*element.name.local != "meta" || !names.contains(':') => (names, Source::Rdfa),
        _ => return,
    };
    for field in names.split_ascii_whitespace().filter_map(property_field) {
        if !found.has_room() {
            return;
        }
        let is_of_picture = matches!(field, "caption" | "credit");
        let item = if is_of_picture { None } else { item::around(node) };
        let before = found.claims.len();
        found.claim(field, &property_value(node, element, field), source);
        found.items.note_claims(before..found.claims.len(), item);
    }
}

/// The field that a property stands for: one of schema.org, with or without its prefix, or of Dublin Core, whose names
/// are too common to stand alone.
fn property_field(name: &str) -> Option<&'static str> {
    if let Some(name) = name.strip_prefix("dc:").or_else(|| name.strip_prefix("dcterms:")) {
        return match name {
            "title" => Some("title"),
            "creator" => Some("byline"),
            "date" | "created" | "issued" => Some("published"),
            "modified" => Some("modified"),
            "language" => Some("language"),
            _ => None,
        };
    }
    match name.rsplit([':', '/', '#']).next().unwrap_or(name) {
        "headline" => Some("title"),
        "alternativeHeadline" => Some("standfirst"),
        "author" | "creator" => Some("byline"),
        "datePublished" | "dateCreated" | "published_time" => Some("published"),
        "dateModified" | "dateUpdated" | "dateUpdate" | "modified_time" => Some("modified"),
        "articleSection" => Some("section"),
        "inLanguage" => Some("language"),
        "caption" => Some("caption"),
        "copyrightHolder" | "creditText" => Some("credit"),
        _ => None,
    }
}

/// The machine-readable value where there is one, else the words.
fn property_value(node: &NodeRef<'_>, element: &Element, field: &str) -> String {
    let is_time = |value: &&str| value.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
    let of_card = || attribute(element, "title").filter(is_time).filter(|_| matches!(field, "published" | "modified"));
    let machine = attribute(element, "content").or_else(|| attribute(element, "datetime")).or_else(of_card);
    if let Some(value) = machine {
        return value.to_owned();
    }
    let person = if field == "byline" { name_inside(node) } else { None };
    if let Some(name) = person {
        return name;
    }
    let words: Vec<String> = node.text().split_whitespace().map(str::to_owned).collect();
    words.join(" ")
}

/// The `name` of a person inside an element that describes one.
fn name_inside(node: &NodeRef<'_>) -> Option<String> {
    node.descendants_it().take(60).find_map(|inner| {
        let is_name = ["itemprop", "property"].iter().any(|key| {
            inner
                .attr(key)
                .is_some_and(|names| names.split_ascii_whitespace().any(|name| name.rsplit(':').next() == Some("name")))
        });
        let words = || inner.text().split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
        is_name
            .then(|| inner.attr("content").map_or_else(words, |content| content.to_string()))
            .filter(|name| !name.is_empty())
    })
}
