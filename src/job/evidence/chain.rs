//! The chain of a bundle: each capture's canonical form, link and way to the root, as JSON (`writethru.chain/1`).

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{Evidence, document_name, to_json, token_name};
use crate::{
    model::Digest,
    store::{Anchor, EarlierLog, ProvenCapture},
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

/// The chain as a file; `kept` are the captures whose bytes are in the bundle.
pub(super) fn write(evidence: &Evidence, kept: &BTreeSet<u32>) -> Vec<u8> {
    let proof = &evidence.proof;
    let stamps = evidence.stamped().zip(1..);
    to_json(&Chain {
        schema: "writethru.chain/1",
        article: evidence.article().slug.as_str(),
        before: proof.before,
        log: Log { size: proof.log.size, root: proof.log.root },
        captures: proof.captures.iter().map(|proven| link(proven, kept)).collect(),
        anchors: stamps.map(|(stamp, number)| stamped(stamp, number, &proof.captures)).collect(),
    })
}

fn link<'a>(proven: &'a ProvenCapture, kept: &BTreeSet<u32>) -> Proven<'a> {
    let version = proven.version.as_ref();
    Proven {
        capture: proven.number,
        form: &proven.form,
        version_form: version.map(|version| version.form.as_str()),
        document: version.filter(|version| version.document.is_some()).map(|version| document_name(version.number)),
        raw_kept: kept.contains(&proven.number),
        link: proven.link,
        position: proven.position,
        path: &proven.path,
    }
}

fn stamped<'a>(
    (anchor, then): (&'a Anchor, &'a EarlierLog),
    number: usize,
    captures: &'a [ProvenCapture],
) -> Stamped<'a> {
    // Those that the log did not have yet have no place in it.
    let place = |proven: &'a ProvenCapture| {
        let path = then.paths.get(&proven.number)?;
        Some(Place { capture: proven.number, link: proven.link, position: proven.position, path })
    };
    Stamped {
        token: token_name(number),
        authority: &anchor.authority,
        at: anchor.at,
        size: anchor.log.size,
        root: anchor.log.root,
        captures: captures.iter().filter_map(place).collect(),
    }
}
