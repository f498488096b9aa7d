//! The chain of a bundle: each capture's canonical form, link and way to the root, as JSON (`writethru.chain/1`).

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{Gathered, document_name, to_json, token_name};
use crate::{
    model::Digest,
    store::{Anchor, Proof, ProvenCapture},
};

#[derive(Serialize)]
struct Chain<'a> {
    schema: &'static str,
    article: &'a str,
    before: Digest,
    log: Log,
    captures: Vec<Proven<'a>>,
    anchors: Vec<Stamped<'a>>,
}

/// The log at some size.
#[derive(Serialize)]
struct Log {
    size: u64,
    root: Digest,
}

#[derive(Serialize)]
struct Proven<'a> {
    capture: u32,
    form: &'a str,
    version_form: Option<&'a str>,
    document: Option<String>,
    /// Whether the bytes that were received are in the bundle.
    raw_kept: bool,
    link: Digest,
    position: u64,
    path: &'a [Digest],
}

/// The log as an authority stamped it, and the way of each capture to it.
#[derive(Serialize)]
struct Stamped<'a> {
    token: String,
    authority: &'a str,
    at: DateTime<Utc>,
    size: u64,
    root: Digest,
    captures: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    capture: u32,
    link: Digest,
    position: u64,
    path: &'a [Digest],
}

/// The chain as a file.
pub(super) fn write(gathered: &Gathered<'_>) -> Vec<u8> {
    let log = gathered.proof.log;
    to_json(&Chain {
        schema: "writethru.chain/1",
        article: gathered.history.article.slug.as_str(),
        before: gathered.proof.before,
        log: Log { size: log.size, root: log.root },
        captures: gathered.proof.captures.iter().map(|proven| link(gathered, proven)).collect(),
        anchors: gathered.anchors.iter().zip(1..).map(stamped).collect(),
    })
}

fn link<'a>(gathered: &Gathered<'_>, proven: &'a ProvenCapture) -> Proven<'a> {
    let version = proven.version.as_ref();
    Proven {
        capture: proven.number,
        form: &proven.form,
        version_form: version.map(|version| version.form.as_str()),
        document: version.filter(|version| version.document.is_some()).map(|version| document_name(version.number)),
        raw_kept: gathered.pages.holds(proven.number),
        link: proven.link,
        position: proven.position,
        path: proven.path.as_deref().unwrap_or_default(),
    }
}

fn stamped(((anchor, proof), number): (&(Anchor, Proof), usize)) -> Stamped<'_> {
    Stamped {
        token: token_name(number),
        authority: &anchor.authority,
        at: anchor.at,
        size: anchor.log.size,
        root: anchor.log.root,
        captures: proof.captures.iter().filter_map(place).collect(),
    }
}

/// Where a capture stands in a log that had it already.
fn place(proven: &ProvenCapture) -> Option<Place<'_>> {
    let path = proven.path.as_deref()?;
    Some(Place { capture: proven.number, link: proven.link, position: proven.position, path })
}
