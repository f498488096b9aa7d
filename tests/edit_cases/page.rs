//! Lays a case out as a text page or an HTML page, between paragraphs of its language.

use std::{collections::BTreeMap, fmt::Write as _};

use serde::Deserialize;

use crate::case::Case;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    Text,
    Html,
}

/// What stands around a body, by language.
#[derive(Debug, Deserialize)]
pub(crate) struct Frame {
    headline: String,
    before: String,
    after: String,
}

pub(crate) struct Pages(BTreeMap<String, Frame>);

const PUBLISHED: &str = "2026-01-13T07:10:00+00:00";
const MODIFIED: &str = "2026-01-13T07:55:00+00:00";

/// The times one side of a case states.
struct Stamps<'a> {
    published: Option<&'a str>,
    modified: Option<&'a str>,
}

impl Pages {
    pub(crate) fn load() -> Self {
        Self(serde_json::from_str(include_str!("../fixtures/edit_pages.json")).expect("frames can be read"))
    }

    /// The old and the new page of a case.
    pub(crate) fn of(&self, case: &Case, format: Format) -> (String, String) {
        if let Some([old, new]) = &case.pages {
            return (old.clone(), new.clone());
        }
        let primary = case.lang.split('-').next().unwrap_or_default();
        let frame = self.0.get(primary).unwrap_or_else(|| panic!("{} has no frame", case.lang));
        let (old, new) = case.bodies();
        let page = |body: &str, side: usize| {
            let body = [frame.before.as_str(), body, frame.after.as_str()].join("\n");
            let stamps = stamps(case, side);
            match format {
                Format::Text => text(&frame.headline, &body, &stamps),
                Format::Html => html(&case.lang, &frame.headline, &body, &stamps),
            }
        };
        (page(&old, 0), page(&new, 1))
    }
}

fn stamps(case: &Case, side: usize) -> Stamps<'_> {
    fn of<'a>(stated: Option<&'a [Option<String>; 2]>, side: usize, usual: &'a str) -> Option<&'a str> {
        stated.map_or(Some(usual), |stated| stated[side].as_deref())
    }
    Stamps {
        published: of(case.published.as_ref(), side, PUBLISHED),
        modified: of(case.modified.as_ref(), side, MODIFIED),
    }
}

fn text(headline: &str, body: &str, stamps: &Stamps<'_>) -> String {
    let line = [("Published: ", stamps.published), ("Updated: ", stamps.modified)];
    let line: Vec<String> =
        line.iter().filter_map(|(label, stamp)| stamp.map(|stamp| format!("{label}{stamp}"))).collect();
    format!("{headline}\n{}\n{body}\n", line.join(" "))
}

fn html(language: &str, headline: &str, body: &str, stamps: &Stamps<'_>) -> String {
    let mut data = format!("{{\"@type\": \"NewsArticle\", \"headline\": {}", serde_json::json!(headline));
    for (key, stamp) in [("datePublished", stamps.published), ("dateModified", stamps.modified)] {
        if let Some(stamp) = stamp {
            let _ = write!(data, ", \"{key}\": \"{stamp}\"");
        }
    }
    let paragraphs: Vec<String> = body.lines().map(|line| format!("<p>{}</p>\n", escaped(line))).collect();
    let paragraphs = paragraphs.concat();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{headline}</title>\n\
         <script type=\"application/ld+json\">{data}}}</script></head>\n<body><nav><a href=\"/\">Home</a> <a \
         href=\"/news\">News</a></nav>\n<main><article><h1>{headline}</h1>\n{paragraphs}</article></main>\n\
         <footer><p>© 2026 Lantern Courier</p></footer></body></html>\n"
    )
}

/// Text as markup; anchors and other tags that a case writes out are kept.
fn escaped(line: &str) -> String {
    if line.contains("</") { line.to_owned() } else { line.replace('&', "&amp;").replace('<', "&lt;") }
}
