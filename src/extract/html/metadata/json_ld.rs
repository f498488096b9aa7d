//! JSON-LD of schema.org: graphs, arrays, nested things; broken JSON is mended where that is safe.

use serde_json::{Map, Value};

use super::{Collector, entity::unescaped, mended_json::mended};
use crate::model::Source;

/// Values of one script that are read.
const MOST_VALUES: usize = 20;
/// Things with names that are noted.
const MOST_PEOPLE: usize = 500;
/// What stands behind the name of a field whose value is the `@id` of a thing.
pub(super) const BY_ID: &str = "-by-id";
/// Things inside things that are followed.
const MAX_DEPTH: usize = 6;

/// Takes what a JSON-LD script states about an article.
pub(super) fn take(found: &mut Collector, script: &str) {
    let script = unwrapped(script);
    let values = values(script).unwrap_or_else(|_| sound_values(&mended(script)));
    let mut things = Vec::new();
    for value in &values {
        collect(value, 0, &mut things);
        found.people.note(value, 0);
    }
    let articles: Vec<&Map<String, Value>> = things.iter().copied().filter(|thing| is_article(thing)).collect();
    if articles.is_empty() {
        things.iter().filter(|thing| is_page(thing)).for_each(|page| take_article(found, page));
    }
    for article in articles {
        found.start = found.claims.len();
        take_article(found, article);
        let claims = found.start..found.claims.len();
        found.articles.note(claims, addresses(article));
        found.start = 0;
    }
}

/// Where an article says that it stands.
fn addresses(article: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let values = ["url", "mainEntityOfPage", "@id"].into_iter().filter_map(|key| article.get(key));
    values.filter_map(|value| value.as_str().or_else(|| value.get("@id").or_else(|| value.get("url"))?.as_str()))
}

/// A script without remarks before it and the sections that hide it from old browsers and XML, in whatever order they
/// stand.
fn unwrapped(script: &str) -> &str {
    const BEFORE: [&str; 6] = ["<![CDATA[", "<!--", "-->", "//", "/*", "*/"];
    const BEHIND: [&str; 6] = ["]]>", "-->", "//", "/*", "*/", ";"];
    const MOST: usize = 32;
    let mut rest = script.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    for _ in 0..MOST {
        let inner = without_remark(rest).or_else(|| BEFORE.iter().find_map(|mark| rest.strip_prefix(mark)));
        let Some(inner) = inner else { break };
        rest = inner.trim_start();
    }
    while let Some(inner) = BEHIND.iter().find_map(|mark| rest.strip_suffix(mark)) {
        rest = inner.trim_end();
    }
    rest
}

/// The script behind a remark with which it begins; a mark that hides the script itself is none.
fn without_remark(script: &str) -> Option<&str> {
    let remark = [("/*", "*/"), ("<!--", "-->"), ("//", "\n")].into_iter().find_map(|(start, end)| {
        let (remark, rest) = script.strip_prefix(start)?.split_once(end)?;
        Some((remark, rest))
    });
    remark.filter(|(remark, _)| !remark.contains(['{', '['])).map(|(_, rest)| rest)
}

/// The values of a script: one, or several one after another.
fn values(script: &str) -> serde_json::Result<Vec<Value>> {
    serde_json::Deserializer::from_str(script).into_iter().take(MOST_VALUES).collect()
}

/// The values of a script up to the first fault: what stands behind it is a stray rest.
fn sound_values(script: &str) -> Vec<Value> {
    serde_json::Deserializer::from_str(script).into_iter().take(MOST_VALUES).map_while(Result::ok).collect()
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
#[derive(Debug, Default)]
pub(super) struct People(Vec<(String, String)>);

impl People {
    /// Notes every thing with a name that others can refer to.
    fn note(&mut self, value: &Value, depth: usize) {
        match value {
            Value::Array(values) if depth < MAX_DEPTH => values.iter().for_each(|value| self.note(value, depth + 1)),
            Value::Object(thing) => {
                let text = |key: &str| thing.get(key).and_then(Value::as_str);
                if let (Some(id), Some(name)) = (text("@id"), text("name"))
                    && self.0.len() < MOST_PEOPLE
                {
                    self.0.push((id.to_owned(), name.to_owned()));
                }
                if depth < MAX_DEPTH {
                    thing.values().for_each(|value| self.note(value, depth + 1));
                }
            }
            _ => {}
        }
    }

    /// The name of a thing.
    pub(super) fn name(&self, id: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == id).map(|(_, name)| name.as_str())
    }
}

fn take_article(found: &mut Collector, article: &Map<String, Value>) {
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
    each_name(article.get("author").or_else(|| article.get("creator")), &mut |name| take_name(found, "byline", name));
    each_name(article.get("publisher"), &mut |name| take_name(found, "site", name));
}

/// Takes a name; one that stands elsewhere on the page is looked up when all of it has been read.
fn take_name(found: &mut Collector, field: &str, name: Name<'_>) {
    match name {
        Name::Stated(name) => found.claim(field, &unescaped(name), Source::JsonLd),
        Name::Parts(given, family) => found.claim(field, &unescaped(&format!("{given} {family}")), Source::JsonLd),
        Name::Of(id) => found.claim(&format!("{field}{BY_ID}"), id, Source::JsonLd),
    }
}

/// How a thing is named.
#[derive(Clone, Copy)]
enum Name<'v> {
    Stated(&'v str),
    /// Given name and family name.
    Parts(&'v str, &'v str),
    /// The name of the thing with this `@id`.
    Of(&'v str),
}

fn each_text(value: Option<&Value>, take: &mut impl FnMut(&str)) {
    match value {
        Some(Value::String(text)) => take(text),
        Some(Value::Number(number)) => take(&number.to_string()),
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

fn each_name<'v>(value: Option<&'v Value>, take: &mut impl FnMut(Name<'v>)) {
    const MOST: usize = 40;
    match value {
        Some(Value::Array(values)) => values.iter().take(MOST).for_each(|value| one_name(value, take)),
        Some(Value::Object(thing)) if thing.contains_key("@list") => {
            let list = thing.get("@list").and_then(Value::as_array).into_iter().flatten();
            list.take(MOST).for_each(|value| one_name(value, take));
        }
        Some(value) => one_name(value, take),
        None => {}
    }
}

fn one_name<'v>(value: &'v Value, take: &mut impl FnMut(Name<'v>)) {
    let thing = match value {
        Value::String(name) if name.starts_with('#') || name.contains("://") => return take(Name::Of(name)),
        Value::String(name) => return take(Name::Stated(name)),
        Value::Object(thing) => thing,
        _ => return,
    };
    let text = |key: &str| thing.get(key).and_then(Value::as_str);
    match thing.get("name") {
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).for_each(|name| take(Name::Stated(name))),
        Some(Value::String(name)) => take(Name::Stated(name)),
        Some(Value::Object(name)) => {
            name.get("@value").and_then(Value::as_str).into_iter().for_each(|name| take(Name::Stated(name)));
        }
        _ => match (text("givenName").zip(text("familyName")), text("@id")) {
            (Some((given, family)), _) => take(Name::Parts(given, family)),
            (None, Some(id)) => take(Name::Of(id)),
            (None, None) => {}
        },
    }
}
