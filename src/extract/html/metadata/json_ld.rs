//! JSON-LD of schema.org: graphs, arrays, nested things; broken JSON is mended where that is safe.

use serde_json::{Map, Value};

use super::{Collector, entity::unescaped, mended_json::mended};
use crate::model::Source;

/// Values of one script that are read.
const MOST_VALUES: usize = 20;
/// Things inside things that are followed.
const MAX_DEPTH: usize = 6;

/// Takes what a JSON-LD script states about an article.
pub(super) fn take(found: &mut Collector, script: &str) {
    let script = unwrapped(script);
    let parsed = values(script).or_else(|_| values(&mended(script)));
    let Ok(values) = parsed else { return };
    let mut things = Vec::new();
    for value in &values {
        collect(value, 0, &mut things);
    }
    let people = People::of(&things);
    let mut articles: Vec<&Map<String, Value>> = things.iter().copied().filter(|thing| is_article(thing)).collect();
    if articles.is_empty() {
        articles = things.iter().copied().filter(|thing| is_page(thing)).collect();
    }
    for article in articles {
        take_article(found, article, &people);
    }
}

/// A script without the remarks and sections that hide it from old browsers and XML, in whatever order they stand.
fn unwrapped(script: &str) -> &str {
    const BEFORE: [&str; 6] = ["<![CDATA[", "<!--", "-->", "//", "/*", "*/"];
    const BEHIND: [&str; 6] = ["]]>", "-->", "//", "/*", "*/", ";"];
    let mut rest = script.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    while let Some(inner) = BEFORE.iter().find_map(|mark| rest.strip_prefix(mark)) {
        rest = inner.trim_start();
    }
    while let Some(inner) = BEHIND.iter().find_map(|mark| rest.strip_suffix(mark)) {
        rest = inner.trim_end();
    }
    rest
}

/// The values of a script: one, or several one after another.
fn values(script: &str) -> serde_json::Result<Vec<Value>> {
    serde_json::Deserializer::from_str(script).into_iter().take(MOST_VALUES).collect()
}

/// Every object, those of graphs and lists and things inside things too.
fn collect<'v>(value: &'v Value, depth: usize, things: &mut Vec<&'v Map<String, Value>>) {
    match value {
        Value::Array(values) if depth < MAX_DEPTH => values.iter().for_each(|value| collect(value, depth + 1, things)),
        Value::Object(thing) => {
            things.push(thing);
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "article", "hasPart"] {
                if let Some(inner) = thing.get(key).filter(|_| depth < MAX_DEPTH) {
                    collect(inner, depth + 1, things);
                }
            }
        }
        _ => {}
    }
}

fn types_of(thing: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let types = match thing.get("@type") {
        Some(Value::Array(types)) => types.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    types.iter().filter_map(Value::as_str).map(|kind| kind.rsplit('/').next().unwrap_or(kind))
}

fn is_article(thing: &Map<String, Value>) -> bool {
    types_of(thing).any(|kind| {
        kind.ends_with("Article")
            || kind.ends_with("Posting")
            || matches!(kind, "Report" | "Recipe" | "Review" | "HowTo")
    })
}

fn is_page(thing: &Map<String, Value>) -> bool {
    types_of(thing).any(|kind| kind.ends_with("Page"))
}

/// Names by `@id`, for things that refer to their authors.
struct People<'v>(Vec<(&'v str, &'v str)>);

impl<'v> People<'v> {
    fn of(things: &[&'v Map<String, Value>]) -> Self {
        let named = |thing: &&'v Map<String, Value>| Some((thing.get("@id")?.as_str()?, thing.get("name")?.as_str()?));
        Self(things.iter().filter_map(named).collect())
    }

    fn name(&self, id: &str) -> Option<&'v str> {
        self.0.iter().find(|(other, _)| *other == id).map(|(_, name)| *name)
    }
}

fn take_article(found: &mut Collector, article: &Map<String, Value>, people: &People<'_>) {
    for (key, field) in [
        ("headline", "title"),
        ("description", "standfirst"),
        ("alternativeHeadline", "standfirst"),
        ("datePublished", "published"),
        ("dateModified", "modified"),
        ("articleSection", "section"),
        ("inLanguage", "language"),
        ("url", "url"),
    ] {
        each_text(article.get(key), &mut |value| found.claim(field, &unescaped(value), Source::JsonLd));
    }
    if !article.contains_key("datePublished") {
        each_text(article.get("dateCreated"), &mut |value| found.claim("published", value, Source::JsonLd));
    }
    if !article.contains_key("headline") {
        each_text(article.get("name"), &mut |value| found.claim("title", &unescaped(value), Source::JsonLd));
    }
    each_name(article.get("author").or_else(|| article.get("creator")), people, &mut |name| {
        found.claim("byline", &unescaped(name), Source::JsonLd);
    });
    each_name(article.get("publisher"), people, &mut |name| found.claim("site", &unescaped(name), Source::JsonLd));
}

fn each_text(value: Option<&Value>, take: &mut impl FnMut(&str)) {
    match value {
        Some(Value::String(text)) => take(text),
        Some(Value::Array(values)) => values.iter().take(20).filter_map(Value::as_str).for_each(take),
        Some(Value::Object(thing)) => {
            if let Some(text) =
                thing.get("name").or_else(|| thing.get("@id")).or_else(|| thing.get("@value")).and_then(Value::as_str)
            {
                take(text);
            }
        }
        _ => {}
    }
}

fn each_name(value: Option<&Value>, people: &People<'_>, take: &mut impl FnMut(&str)) {
    let one = |value: &Value, take: &mut dyn FnMut(&str)| match value {
        Value::String(name) => take(name),
        Value::Object(thing) => {
            let by_id = || thing.get("@id").and_then(Value::as_str).and_then(|id| people.name(id));
            let names = thing.get("name");
            match names {
                Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).for_each(take),
                Some(Value::String(name)) => take(name),
                _ => {
                    if let Some(name) = by_id() {
                        take(name);
                    }
                }
            }
        }
        _ => {}
    };
    match value {
        Some(Value::Array(values)) => values.iter().take(40).for_each(|value| one(value, take)),
        Some(value) => one(value, take),
        None => {}
    }
}
