//! The chain: a digest over the canonical form of every capture and version, linked to the one before.
//!
//! The canonical form is JSON without white space and with the fields in the order given here; an absent value is
//! `null`, but for those that were added later, which are left out where they are absent. A capture's link is the SHA-256 of the 32 bytes of the link before in its article (zeros for the first),
//! the capture's canonical form and, where the capture brought a version, a line feed and the version's canonical form.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;

use crate::model::{DatedBy, Digest, Header, Outcome, RawBody, Route};

/// Everything that a capture's link vouches for.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct CaptureForm<'a> {
    pub(super) article: &'a str,
    pub(super) capture: u32,
    #[serde(serialize_with = "write_instant")]
    pub(super) at: DateTime<Utc>,
    pub(super) dated_by: DatedBy,
    pub(super) url: &'a str,
    pub(super) outcome: Outcome,
    pub(super) reason: Option<&'a str>,
    pub(super) version: Option<u32>,
    pub(super) status: Option<u16>,
    pub(super) headers: &'a [Header],
    pub(super) raw: Option<RawBody>,
    #[serde(skip_serializing_if = "Route::is_direct")]
    pub(super) route: &'a Route,
}

/// Everything that a link vouches for about the version its capture brought.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct VersionForm<'a> {
    pub(super) article: &'a str,
    pub(super) version: u32,
    pub(super) content: Digest,
    /// Digest of the whole stored form of the document.
    pub(super) document: Digest,
    pub(super) extractor: &'a str,
    pub(super) tool: &'a str,
    pub(super) restores: Option<u32>,
}

fn write_instant<S: serde::Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&at.to_rfc3339_opts(SecondsFormat::Millis, true))
}

/// The link of a capture, with the version it brought, behind the link before.
pub(super) fn link(before: Digest, capture: &CaptureForm<'_>, version: Option<&VersionForm<'_>>) -> Digest {
    let mut form = canonical(capture);
    if let Some(version) = version {
        form.push(b'\n');
        form.extend(canonical(version));
    }
    Digest::of_parts(&[&before.0, &form])
}

/// The bytes of a form.
pub(super) fn canonical(form: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(form).expect("plain data in memory always becomes JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn capture() -> CaptureForm<'static> {
        CaptureForm {
            article: "wind-farm",
            capture: 1,
            at: "2025-12-03T06:29:00.5Z".parse().unwrap(),
            dated_by: DatedBy::Clock,
            url: "https://example.org/a",
            outcome: Outcome::NewVersion,
            reason: None,
            version: Some(1),
            status: Some(200),
            headers: &[],
            raw: Some(RawBody { digest: Digest::ZERO, length: 7 }),
            route: Route::DIRECT,
        }
    }

    #[test]
    fn the_canonical_form_is_fixed() {
        insta::assert_snapshot!(String::from_utf8(canonical(&capture())).unwrap(), @r#"{"article":"wind-farm","capture":1,"at":"2025-12-03T06:29:00.500Z","dated_by":"clock","url":"https://example.org/a","outcome":"new-version","reason":null,"version":1,"status":200,"headers":[],"raw":{"digest":"0000000000000000000000000000000000000000000000000000000000000000","length":7}}"#);
    }

    #[test]
    fn every_field_and_the_link_before_decide_the_link() {
        let first = link(Digest::ZERO, &capture(), None);
        // Computed apart, with Python's `hashlib`.
        insta::assert_snapshot!(first, @"c66ec7204ff422b3699937489ec217911e69f02f26371cd819b89e0034d2bf8c");
        assert_ne!(link(first, &capture(), None), first);
        assert_ne!(link(Digest::ZERO, &CaptureForm { status: None, ..capture() }, None), first);
        let version = VersionForm {
            article: "wind-farm",
            version: 1,
            content: Digest::ZERO,
            document: Digest::ZERO,
            extractor: "html/1",
            tool: "writethru/0.1.0",
            restores: None,
        };
        assert_ne!(link(Digest::ZERO, &capture(), Some(&version)), first);
    }
}
