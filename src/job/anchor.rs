//! Anchors: an authority outside stamps the log with its time, so that nobody can put in later what is said to be older.
//!
//! What is stamped is the root of the log (RFC 9162), which stands for every record. All links stay in the store, so the
//! root at any earlier size can be computed again: a token stays good while the log grows.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::{
    fetch::{Body, FetchError, Fetcher, Request, RobotsPolicy},
    model::Digest,
    store::{Anchor, Store, StoreError},
    timestamp::{self, Authorities, TimestampError, Token},
};

/// Why the log cannot be stamped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AnchorError {
    /// There is no record yet.
    #[error("there is nothing in the store to be stamped")]
    Empty,
    /// The authority could not be asked.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// It answered something else.
    #[error("{url} gave no time-stamp: it answered {status}")]
    NoAnswer {
        /// Its address.
        url: String,
        /// The status of its answer.
        status: String,
    },
    /// It gave no good token.
    #[error("{url} gave no good time-stamp")]
    Token {
        /// Its address.
        url: String,
        /// What is wrong with it.
        #[source]
        source: TimestampError,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What came of an anchoring.
#[derive(Debug)]
pub(crate) enum Anchored {
    /// The authority stamped the log.
    New(Anchor),
    /// It stamped the log at this size before.
    Known(Anchor),
}

/// Asks an authority for a time-stamp over the log, and keeps it.
pub(crate) fn anchor(
    store: &mut dyn Store,
    fetcher: &Fetcher,
    authority: &str,
    now: DateTime<Utc>,
) -> Result<Anchored, AnchorError> {
    let log = store.log()?;
    if log.size == 0 {
        return Err(AnchorError::Empty);
    }
    if let Some(known) = store.anchors()?.into_iter().find(|anchor| anchor.log == log && anchor.authority == authority)
    {
        return Ok(Anchored::Known(known));
    }
    let question = timestamp::request(log.root, nonce(log.root, now));
    let body = Body { media_type: timestamp::QUERY_TYPE, bytes: question.clone() };
    // An authority is asked what it is there for; what a site wishes of readers of its pages does not matter.
    let asking = Request { body: Some(body), robots: RobotsPolicy::Ignore, ..Request::new(authority) };
    let answer = fetcher.fetch(&asking)?;
    if answer.status != 200 {
        return Err(AnchorError::NoAnswer { url: authority.to_owned(), status: answer.status_line() });
    }
    let token = Token::of_answer(&answer.body, &question);
    let token = token.map_err(|source| AnchorError::Token { url: authority.to_owned(), source })?;
    let anchor = Anchor { log, authority: authority.to_owned(), at: token.time, token: token.bytes };
    store.add_anchor(&anchor)?;
    Ok(Anchored::New(anchor))
}

/// A number that no other question has: this root is asked for at this instant once.
fn nonce(root: Digest, now: DateTime<Utc>) -> u64 {
    let digest = Digest::of_parts(&[&root.0, &now.timestamp_micros().to_be_bytes()]);
    digest.0.iter().take(8).fold(0, |number, &byte| number << 8 | u64::from(byte))
}

/// A time-stamp, and what is wrong with it.
#[derive(Debug)]
pub(crate) struct CheckedAnchor {
    /// The time-stamp.
    pub anchor: Anchor,
    /// Whether its token stamps its root, at its time, and is signed by one of the authorities that were given.
    pub outcome: Result<(), TimestampError>,
}

/// Reads every token; checks who signed it where authorities are given.
pub(crate) fn check(store: &dyn Store, authorities: Option<&Authorities>) -> Result<Vec<CheckedAnchor>, StoreError> {
    let anchors = store.anchors()?.into_iter();
    Ok(anchors.map(|anchor| CheckedAnchor { outcome: check_token(&anchor, authorities), anchor }).collect())
}

fn check_token(anchor: &Anchor, authorities: Option<&Authorities>) -> Result<(), TimestampError> {
    let token = Token::read(&anchor.token)?;
    token.check_digest(anchor.log.root)?;
    if token.time.timestamp_millis() != anchor.at.timestamp_millis() {
        return Err(TimestampError::Malformed("it says another time than was noted"));
    }
    authorities.map_or(Ok(()), |authorities| authorities.check(&token))
}

/// For each place in the log the first time-stamp over a log that had it, each once, by their indices. The stamps are in
/// order of the sizes of their logs.
pub(super) fn covering(anchors: &[Anchor], places: impl Iterator<Item = u64>) -> BTreeSet<usize> {
    places.filter_map(|place| anchors.iter().position(|anchor| anchor.log.size > place)).collect()
}
