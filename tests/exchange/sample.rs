//! A store with a capture of every kind.

use std::{fs::File, path::Path};

use chrono::{DateTime, TimeDelta, Utc};
use writethru::{
    exchange::{EXPORT_FORMATS, ExportFormat, Exporter, Sink},
    extract::{Page, extract},
    job::export::{ExportReport, export},
    model::{DatedBy, Document, Header, Route, Slug},
    store::{Finding, MemoryStore, NewArticle, Observation, Store},
};

pub(crate) const URL: &str = "https://news.example/ferry-talks";

/// The instant of the first capture.
pub(crate) fn start() -> DateTime<Utc> {
    "2025-12-03T06:29:00.250Z".parse().expect("a valid instant")
}

/// A page with one sentence that tells it from others.
pub(crate) fn page(cars: &str) -> String {
    format!(
        "<html lang=en><title>Ferry sails</title><h1>Ferry sails</h1>\
         <p>The ferry carries {cars} cars, and it sails at noon today from the old harbour.</p>"
    )
}

pub(crate) fn document(html: &str) -> Document {
    extract(&Page { bytes: html.as_bytes(), ..Page::default() }).expect("a page").document
}

/// Two articles: one fetched seven times with every outcome, one imported from a file.
pub(crate) fn fill(store: &mut dyn Store) {
    let wanted = |slug: &str, url: &str| NewArticle { slug: Slug::suggest(slug), urls: vec![url.into()], title: None };
    let articles = store.create_articles(&[wanted("ferry", URL), wanted("comet", "pages/comet 1.txt")]).expect("room");
    let html = [page("12"), page("21")];
    let documents = html.each_ref().map(|html| document(html));
    let header = |name: &str, value: &str| Header { name: name.into(), value: value.into() };
    let headers = [
        header("content-type", "text/html; charset=utf-8"),
        header("Transfer-Encoding", "chunked"),
        header("set-cookie", "a=b"),
        header("set-cookie", "c=d"),
    ];
    let found = |at: usize| Finding::Document { document: &documents[at], extractor: "html/1" };
    let checks = [
        (Some(200), Some(&html[0]), found(0)),
        (Some(200), Some(&html[0]), Finding::SameBytes),
        (Some(304), None, Finding::NotModified),
        (None, None, Finding::Failed("connection refused")),
        (Some(200), Some(&html[1]), found(1)),
        (Some(200), Some(&html[0]), found(0)),
        (Some(410), None, Finding::Gone("410 Gone")),
    ];
    let observations = (0..).zip(checks).map(|(minutes, (status, raw, finding))| Observation {
        article: articles[0].id,
        at: start() + TimeDelta::minutes(minutes),
        dated_by: DatedBy::Clock,
        url: URL,
        route: Route::DIRECT,
        also_at: &[],
        status,
        headers: if raw.is_some() { &headers } else { &[] },
        raw: raw.map(String::as_bytes),
        finding,
    });
    let text = "A comet\n\nThe comet passed at 3 in the morning, and nobody saw it but the night porter.\n";
    let comet = document(text);
    let from_file = Observation {
        article: articles[1].id,
        at: start(),
        dated_by: DatedBy::FileName,
        url: "pages/comet 1.txt",
        route: Route::DIRECT,
        also_at: &[],
        status: None,
        headers: &[],
        raw: Some(text.as_bytes()),
        finding: Finding::Document { document: &comet, extractor: "plain/1" },
    };
    let observations: Vec<Observation<'_>> = observations.chain([from_file]).collect();
    store.append(&observations).expect("room");
}

pub(crate) fn store() -> MemoryStore {
    let mut store = MemoryStore::default();
    fill(&mut store);
    store
}

/// The export format of a name.
pub(crate) fn format(name: &str) -> &'static ExportFormat {
    EXPORT_FORMATS.iter().find(|known| known.name == name).expect("a known format")
}

pub(crate) fn begin(format: &ExportFormat, out: Sink) -> Box<dyn Exporter> {
    (format.begin)(out, start()).expect("room")
}

/// Writes a whole store to a file.
pub(crate) fn write(store: &dyn Store, name: &str, path: &Path) -> ExportReport {
    let mut exporter = begin(format(name), Box::new(File::create(path).expect("a new file")));
    export(store, &[], format(name).needs, &mut *exporter, &mut |event| drop(event)).expect("a whole store")
}
