//! The captures that an article has or is about to have: what an intake need not take in again.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, SubsecRound as _, Utc};

use super::check::{Answer, Check};
use crate::model::{Capture, Digest};

/// The captures of an article.
#[derive(Debug, Default)]
pub(super) struct Known {
    seen: HashSet<(DateTime<Utc>, Option<Digest>)>,
    /// The bytes of each instant.
    bytes: HashMap<DateTime<Utc>, Digest>,
    /// A capture that has these bytes.
    numbers: HashMap<Digest, u32>,
    /// The bytes of the last check, where it saw the article.
    last_seen: Option<Digest>,
    /// The links of later readings.
    readings: HashSet<Digest>,
}

impl Known {
    pub(super) fn new(captures: Vec<Capture>) -> Self {
        let mut known = Self::default();
        for capture in captures {
            if !capture.is_check() {
                known.readings.insert(capture.link);
                continue;
            }
            let digest = capture.raw.map(|raw| raw.digest);
            known.note(capture.at, digest);
            known.last_seen = digest.filter(|_| capture.outcome.saw_version());
            if let Some(digest) = digest {
                known.numbers.entry(digest).or_insert(capture.number);
            }
        }
        known
    }

    /// Whether there is a capture of that instant with those bytes.
    pub(super) fn has(&self, at: DateTime<Utc>, digest: Option<Digest>) -> bool {
        self.seen.contains(&(instant(at), digest))
    }

    /// Whether there is a later reading with that link.
    pub(super) fn has_reading(&self, link: Option<Digest>) -> bool {
        link.is_some_and(|link| self.readings.contains(&link))
    }

    /// The bytes of an instant.
    pub(super) fn at(&self, at: DateTime<Utc>) -> Option<Digest> {
        self.bytes.get(&instant(at)).copied()
    }

    /// A capture with these bytes.
    pub(super) fn number(&self, digest: Digest) -> Option<u32> {
        self.numbers.get(&digest).copied()
    }

    /// The bytes of the last check, where it saw the article.
    pub(super) fn last_seen(&self) -> Option<Digest> {
        self.last_seen
    }

    /// Adds a check that is about to be recorded.
    pub(super) fn add(&mut self, check: &Check, digest: Option<Digest>) {
        if check.route.rereads.is_some() {
            return;
        }
        self.note(check.at, digest);
        let is_trouble = matches!(check.answer, Answer::Gone(_) | Answer::Failed(_)) || check.suspicion().is_some();
        self.last_seen = digest.filter(|_| !is_trouble);
    }

    /// Notes the number that a check got.
    pub(super) fn recorded(&mut self, check: &Check, number: u32) {
        if let Some(bytes) = &check.raw {
            self.numbers.entry(Digest::of(bytes)).or_insert(number);
        }
    }

    fn note(&mut self, at: DateTime<Utc>, digest: Option<Digest>) {
        self.seen.insert((instant(at), digest));
        if let Some(digest) = digest {
            self.bytes.insert(instant(at), digest);
        }
    }
}

/// An instant as a store keeps it: to the millisecond.
pub(super) fn instant(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(3)
}
