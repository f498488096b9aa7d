//! What a bundle is about, as JSON (`writethru.evidence/1`): the article, both clocks, the interval, what made what.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{Evidence, document_name, to_json};
use crate::{
    diff,
    model::{
        Article, Capture, DatedBy, Digest, Interval, Outcome, PublicationDates, RawBody, Rereading, Significance,
        Verdict, Version,
    },
};

#[derive(Serialize)]
struct Manifest<'a> {
    schema: &'static str,
    tool: &'static str,
    article: &'a Article,
    old_version: u32,
    new_version: u32,
    interval: Option<Interval>,
    verdict: Option<Verdict>,
    significance: Option<Significance>,
    versions: Vec<Stated<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    read_again: Vec<ReadAgain>,
    captures: Vec<Observed<'a>>,
    log_size: u64,
    log_root: Digest,
}

/// A version: what the publisher's clock says, what ours says, and what made it.
#[derive(Serialize)]
struct Stated<'a> {
    number: u32,
    publisher_states: &'a PublicationDates,
    first_observed: DateTime<Utc>,
    last_observed: DateTime<Utc>,
    brought_by_capture: u32,
    extractor: &'a str,
    tool: &'a str,
    restores: Option<u32>,
    content: Digest,
    document: Option<String>,
}

/// A version whose page was read again since: the comparison is of that reading.
#[derive(Serialize)]
struct ReadAgain {
    version: u32,
    text_is_of: u32,
}

/// A capture.
#[derive(Serialize)]
struct Observed<'a> {
    number: u32,
    at: DateTime<Utc>,
    dated_by: DatedBy,
    url: &'a str,
    outcome: Outcome,
    reason: Option<&'a str>,
    version: Option<u32>,
    status: Option<u16>,
    raw: Option<RawBody>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rereads: Option<Rereading>,
}

/// The manifest as a file.
pub(super) fn write(evidence: &Evidence) -> Vec<u8> {
    let (old, new) = evidence.versions();
    let compared = evidence.pair.as_ref().map(|pair| pair.compare(&diff::Options::default()));
    let captures = &evidence.captures;
    let is_proven = |version: &&Version| captures.iter().any(|capture| capture.number == version.provenance.capture);
    to_json(&Manifest {
        schema: "writethru.evidence/1",
        tool: concat!("writethru/", env!("CARGO_PKG_VERSION")),
        article: evidence.article(),
        old_version: old.number,
        new_version: new.number,
        interval: compared.as_ref().and_then(|diff| diff.interval),
        verdict: compared.as_ref().map(|diff| diff.verdict),
        significance: compared.as_ref().map(|diff| diff.significance),
        versions: evidence
            .history
            .recorded()
            .iter()
            .filter(is_proven)
            .map(|version| stated(evidence, version))
            .collect(),
        read_again: evidence.history.versions.iter().filter(is_proven).filter_map(read_again).collect(),
        captures: captures.iter().map(observed).collect(),
        log_size: evidence.proof.log.size,
        log_root: evidence.proof.log.root,
    })
}

fn read_again(version: &Version) -> Option<ReadAgain> {
    Some(ReadAgain { version: version.number, text_is_of: version.reading? })
}

fn stated<'a>(evidence: &Evidence, version: &'a Version) -> Stated<'a> {
    let proven = evidence.proof.captures.iter().filter_map(|capture| capture.version.as_ref());
    let mut kept = proven.filter(|proven| proven.document.is_some());
    Stated {
        number: version.number,
        publisher_states: &version.dates,
        first_observed: version.first_seen,
        last_observed: version.last_seen,
        brought_by_capture: version.provenance.capture,
        extractor: &version.provenance.extractor,
        tool: &version.provenance.tool,
        restores: version.restores,
        content: version.content,
        document: kept.any(|proven| proven.number == version.number).then(|| document_name(version.number)),
    }
}

fn observed(capture: &Capture) -> Observed<'_> {
    Observed {
        number: capture.number,
        at: capture.at,
        dated_by: capture.dated_by,
        url: &capture.url,
        outcome: capture.outcome,
        reason: capture.reason.as_deref(),
        version: capture.version,
        status: capture.status,
        raw: capture.raw,
        rereads: capture.route.rereads,
    }
}
