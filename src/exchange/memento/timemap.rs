//! Memento TimeMaps (RFC 7089, section 5): lists of links (RFC 6690), or the JSON that archives and aggregators serve.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::{Listing, ListingError, Memento, is_address, raw_copy};

/// Reads a TimeMap in either form.
pub(super) fn read(text: &str) -> Result<Listing, ListingError> {
    if text.starts_with('{') { read_json(text) } else { read_links(text) }
}

/// A link with its parameters.
#[derive(Default)]
struct Link<'a> {
    target: &'a str,
    relations: &'a str,
    datetime: &'a str,
}

impl Link<'_> {
    fn is(&self, relation: &str) -> bool {
        self.relations.split_whitespace().any(|own| own.eq_ignore_ascii_case(relation))
    }
}

fn read_links(text: &str) -> Result<Listing, ListingError> {
    let links: Vec<Link<'_>> = links(text);
    let original = links.iter().find(|link| link.is("original")).ok_or(ListingError::Form)?.target;
    let mut listing = Listing::default();
    for link in &links {
        if link.is("memento") {
            let at = DateTime::parse_from_rfc2822(link.datetime).ok();
            listing.mementos.extend(at.and_then(|at| memento(at.into(), original, link.target)));
        } else if link.is("timemap") && !link.is("self") && is_address(link.target) {
            listing.more.push(link.target.to_owned());
        }
    }
    Ok(listing)
}

/// Links in their order; what is none is passed over.
fn links(mut text: &str) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    while let Some((target, mut rest)) = text.split_once('<').and_then(|(_, rest)| rest.split_once('>')) {
        let mut link = Link { target: target.trim(), ..Link::default() };
        while let Some(parameter) = rest.trim_start().strip_prefix(';') {
            let end = parameter.find([';', ',', '=', '<']).unwrap_or(parameter.len());
            let name = parameter[..end].trim();
            let (value, after) = match parameter[end..].strip_prefix('=') {
                Some(value) => read_value(value.trim_start()),
                None => ("", &parameter[end..]),
            };
            match name.to_ascii_lowercase().as_str() {
                "rel" => link.relations = value,
                "datetime" => link.datetime = value,
                _ => {}
            }
            rest = after;
        }
        links.push(link);
        text = rest;
    }
    links
}

/// A value in quotes or without, and what follows it.
fn read_value(text: &str) -> (&str, &str) {
    if let Some(quoted) = text.strip_prefix('"') {
        return quoted.split_once('"').unwrap_or((quoted, ""));
    }
    let (value, rest) = text.split_at(text.find([';', ',']).unwrap_or(text.len()));
    (value.trim(), rest)
}

#[derive(Deserialize)]
struct Json {
    original_uri: String,
    #[serde(default)]
    mementos: JsonMementos,
    #[serde(default)]
    timemap_index: Vec<JsonPage>,
    #[serde(default)]
    pages: Option<JsonPages>,
}

#[derive(Deserialize, Default)]
struct JsonMementos {
    #[serde(default)]
    list: Vec<JsonMemento>,
}

#[derive(Deserialize)]
struct JsonMemento {
    datetime: String,
    uri: Uri,
}

/// One address, or several of the same copy.
#[derive(Deserialize)]
#[serde(untagged)]
enum Uri {
    One(String),
    Several(Vec<String>),
}

#[derive(Deserialize)]
struct JsonPages {
    next: Option<JsonPage>,
}

#[derive(Deserialize)]
struct JsonPage {
    uri: String,
}

fn read_json(text: &str) -> Result<Listing, ListingError> {
    let json: Json = serde_json::from_str(text).map_err(|_| ListingError::Form)?;
    let mementos = json.mementos.list.into_iter().filter_map(|copy| {
        let at = copy.datetime.parse().ok().or_else(|| Some(DateTime::parse_from_rfc2822(&copy.datetime).ok()?.into()));
        let uri = match copy.uri {
            Uri::One(uri) => Some(uri),
            Uri::Several(uris) => uris.into_iter().next(),
        };
        memento(at?, &json.original_uri, &uri?)
    });
    let next = json.pages.and_then(|pages| pages.next);
    let more = json.timemap_index.iter().chain(&next).map(|page| page.uri.clone()).filter(|uri| is_address(uri));
    Ok(Listing { mementos: mementos.collect(), more: more.collect() })
}

fn memento(at: DateTime<Utc>, original: &str, copy: &str) -> Option<Memento> {
    let copy = Some(raw_copy(copy)).filter(|copy| is_address(copy))?;
    Some(Memento { at, original: original.to_owned(), copy, status: None, digest: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let listing = read(text).unwrap();
        let copies = listing.mementos.iter().map(|copy| format!("{} {}", copy.at.format("%FT%T"), copy.copy));
        copies.chain(listing.more.iter().map(|more| format!("more {more}"))).collect()
    }

    #[test]
    fn a_list_of_links_is_read_whatever_its_white_space() {
        let text = "<http://n.example/a,b>;rel=\"original\",\n\
            <http://arc.example/tm/1> ; rel=\"self\"; type=\"application/link-format\" ; from=\"x, y\",\n\
            <http://arc.example/tm/2>; rel=timemap; type=\"application/link-format\",\n\
            <http://arc.example/tg/http://n.example/a,b>; rel=\"timegate\",\n\
            <http://arc.example/web/20251203062900/http://n.example/a,b>; rel=\"first memento\"; \
            datetime=\"Wed, 03 Dec 2025 06:29:00 GMT\",<http://arc.example/c/2>;\
            datetime=\"Wed, 03 Dec 2025 06:48:00 GMT\";rel=\"last memento\", <http://arc.example/c/3>;rel=memento";
        let expected = [
            "2025-12-03T06:29:00 http://arc.example/web/20251203062900id_/http://n.example/a,b",
            "2025-12-03T06:48:00 http://arc.example/c/2",
            "more http://arc.example/tm/2",
        ];
        assert_eq!(told(text), expected);
        assert_eq!(read(text).unwrap().mementos[0].original, "http://n.example/a,b");
    }

    #[test]
    fn json_is_read_in_both_dialects() {
        let text = r#"{"original_uri":"http://n.example/","mementos":{"list":[
            {"datetime":"2025-12-03T06:29:00Z","uri":"http://arc.example/web/20251203062900/http://n.example/"},
            {"datetime":"Wed, 03 Dec 2025 06:48:00 GMT","uri":["http://arc.example/c/2"]},
            {"datetime":"some day","uri":"http://arc.example/c/3"}]},
            "timemap_index":[{"uri":"http://arc.example/tm/2"}],"pages":{"next":{"uri":"http://arc.example/tm/3"}}}"#;
        let expected = [
            "2025-12-03T06:29:00 http://arc.example/web/20251203062900id_/http://n.example/",
            "2025-12-03T06:48:00 http://arc.example/c/2",
            "more http://arc.example/tm/2",
            "more http://arc.example/tm/3",
        ];
        assert_eq!(told(text), expected);
    }

    #[test]
    fn anything_else_is_no_timemap() {
        for text in ["", "<html>", "{}", "<a>;rel", "<", "<a>;rel=\"memento\""] {
            assert_eq!(read(text), Err(ListingError::Form), "{text}");
        }
    }
}
