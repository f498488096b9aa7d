//! Whether everything in a store still is what was once recorded: bytes to digests, digests to links, links to the log.
//!
//! Every record is computed anew and each one that does not fit is named. What this cannot show: that a whole store was
//! not written anew by someone who computed all its links again; only a digest kept elsewhere can (`log_root`).

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error as _,
    ops::Range,
};

use crate::{
    model::{ArticleId, ArticleSummary, Capture, Digest, Version},
    store::{
        Damage, LogState, Progress, Record, StoreError, Verification,
        chain::{CaptureForm, VersionForm},
        examination::Examination,
        log::LogHead,
    },
};

/// For how many articles a backend is told ahead whose bytes will be asked for.
const AHEAD: usize = 64;

/// An article as it lies in a store; a record that cannot be read is the reason why.
#[derive(Debug, Default)]
pub(super) struct Stored {
    pub(super) summary: Option<ArticleSummary>,
    pub(super) captures: BTreeMap<u32, Result<Capture, String>>,
    pub(super) versions: BTreeMap<u32, Result<(Version, Kept), String>>,
}

/// What is kept of a version's document.
#[derive(Debug)]
pub(super) enum Kept {
    /// All of it, as lines of JSON.
    Text(String),
    /// Its digest: the rest was removed by a rule.
    Removed(Digest),
}

impl Kept {
    /// The digest of the whole document.
    pub(super) fn digest(&self) -> Digest {
        match self {
            Self::Text(lines) => Digest::of(lines.as_bytes()),
            Self::Removed(digest) => *digest,
        }
    }

    /// Its lines, where they are kept.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(lines) => Some(lines),
            Self::Removed(_) => None,
        }
    }
}

/// What a backend shows to be verified; it must not stop at damage.
pub(super) trait Evidence {
    /// What stops a verification altogether.
    type Error;

    /// Damage of the backend's own structures.
    fn structure(&mut self) -> Result<Vec<String>, Self::Error>;
    /// Every article that any record belongs to.
    fn articles(&mut self) -> Result<BTreeSet<ArticleId>, Self::Error>;
    /// An article with everything that belongs to it.
    fn stored(&mut self, article: ArticleId) -> Result<Stored, Self::Error>;
    /// Whose bytes will be asked for next.
    fn expect(&mut self, _articles: &[ArticleId]) -> Result<(), Self::Error> {
        Ok(())
    }
    /// The bytes of a capture; `None` where a rule removed them.
    fn raw(&mut self, article: ArticleId, capture: u32) -> Result<Option<Vec<u8>>, RawFault>;
    /// Every position of the log with its link, in order.
    fn links(&mut self, each: &mut dyn FnMut(u64, Digest)) -> Result<(), Self::Error>;
    /// The places in the log of the captures of an article whose numbers are in a range.
    fn places(&mut self, article: ArticleId, captures: Range<u32>) -> Result<Vec<(u32, u64)>, Self::Error>;
    /// The log at each size at which it was time-stamped.
    fn anchors(&mut self) -> Result<Vec<LogState>, Self::Error>;
    /// The head of the log.
    fn log_head(&mut self) -> Result<LogHead, String>;
}

/// Why the bytes of a capture cannot be shown.
#[derive(Debug)]
pub(super) enum RawFault {
    /// They cannot be read, for this reason.
    Unreadable(String),
    /// They are not where they lie outside.
    Missing(String),
    /// Where they lie outside could not be asked.
    Unreached(String),
}

impl RawFault {
    pub(super) fn new(error: &impl std::error::Error) -> Self {
        Self::Unreadable(format!("its bytes cannot be read: {error}"))
    }

    /// What became of a page outside.
    pub(super) fn outside(error: &StoreError) -> Self {
        let how = format!("its bytes cannot be read: {}", told(error));
        match error {
            StoreError::MissingPage { .. } => Self::Missing(how),
            StoreError::DamagedPage { .. } => Self::Unreadable(how),
            _ => Self::Unreached(how),
        }
    }
}

/// An error with what brought it about, which tells its own causes.
fn told(error: &StoreError) -> String {
    error.source().map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}

/// What was found, and which pages were missing outside: a rule may have removed them while they were looked for.
#[derive(Debug)]
pub(super) struct Findings {
    found: Verification,
    missing: Vec<(ArticleId, u32, Damage)>,
}

impl Findings {
    /// What is to be told, once it was looked up which of the missing pages a rule has removed by now.
    pub(super) fn settle<E>(
        mut self,
        is_removed: impl Fn(ArticleId, u32) -> Result<bool, E>,
    ) -> Result<Verification, E> {
        for (article, capture, damage) in self.missing {
            if is_removed(article, capture)? {
                self.found.removed += 1;
            } else {
                self.found.damage.push(damage);
            }
        }
        Ok(self.found)
    }
}

/// Computes everything anew.
pub(super) fn verify<E: Evidence>(evidence: &mut E, progress: &mut dyn FnMut(Progress)) -> Result<Findings, E::Error> {
    let structure = evidence.structure()?.into_iter().map(|how| Damage { record: Record::Store, how });
    let mut found = Verification {
        articles: 0,
        captures: 0,
        versions: 0,
        removed: 0,
        log_root: Digest::ZERO,
        damage: structure.collect(),
        unreached: Vec::new(),
    };
    let mut missing = Vec::new();
    let ids: Vec<ArticleId> = evidence.articles()?.into_iter().collect();
    for ahead in ids.chunks(AHEAD) {
        evidence.expect(ahead)?;
        for &id in ahead {
            progress(Progress { done: found.articles, of: ids.len() as u64 });
            let stored = evidence.stored(id)?;
            found.articles += 1;
            found.captures += stored.captures.len() as u64;
            found.versions += stored.versions.len() as u64;
            let mut examination = Examination::new(id, &stored);
            examination.examine(&mut |capture| evidence.raw(id, capture));
            found.removed += examination.removed;
            found.damage.append(&mut examination.damage);
            found.unreached.append(&mut examination.unreached);
            missing.extend(examination.missing.into_iter().map(|(capture, damage)| (id, capture, damage)));
        }
    }
    progress(Progress { done: found.articles, of: ids.len() as u64 });
    found.log_root = verify_log(evidence, &mut found.damage)?;
    Ok(Findings { found, missing })
}

/// Computes the log anew; gives its root.
fn verify_log<E: Evidence>(evidence: &mut E, damage: &mut Vec<Damage>) -> Result<Digest, E::Error> {
    let mut log = LogHead::default();
    let mut gap = None;
    let mut stamped = Stamped::new(evidence.anchors()?);
    evidence.links(&mut |position, link| {
        if position != log.size() && gap.is_none() {
            gap = Some(log.size());
        }
        log.push(link);
        stamped.compare(&log);
    })?;
    damage.extend(stamped.damage());
    let mut report = |how| damage.push(Damage { record: Record::Log, how });
    if let Some(position) = gap {
        report(format!("the record at position {position} is missing or out of order"));
    }
    match evidence.log_head() {
        Err(how) => report(how),
        Ok(head) if head.size() != log.size() => {
            report(format!("it counts {} records, but {} are there", head.size(), log.size()));
        }
        Ok(head) if head.root() != log.root() => report("the records are not those it was made of".to_owned()),
        Ok(_) => {}
    }
    Ok(log.root())
}

/// Roots of the log that were time-stamped, to be compared with those that it had.
struct Stamped {
    /// Those that are still to come, by size.
    roots: BTreeMap<u64, Vec<Digest>>,
    others: Vec<u64>,
}

impl Stamped {
    fn new(anchors: Vec<LogState>) -> Self {
        let mut roots: BTreeMap<u64, Vec<Digest>> = BTreeMap::new();
        for LogState { size, root } in anchors {
            roots.entry(size).or_default().push(root);
        }
        Self { roots, others: Vec::new() }
    }

    /// Compares the root of the log at its present size.
    fn compare(&mut self, log: &LogHead) {
        let Some(roots) = self.roots.remove(&log.size()) else { return };
        let others = roots.into_iter().filter(|root| *root != log.root());
        self.others.extend(others.map(|_| log.size()));
    }

    /// What does not fit, once the whole log was compared.
    fn damage(self) -> impl Iterator<Item = Damage> {
        let missing = self.roots.into_keys().map(|size| (size, "the log no longer has so many records"));
        let others = self.others.into_iter().map(|size| (size, "the log had other records when it was stamped"));
        others.chain(missing).map(|(size, how)| Damage { record: Record::Anchor { size }, how: how.to_owned() })
    }
}

/// What the link of a capture vouches for: itself, and the version it brought.
pub(super) fn forms<'a>(
    article: &'a str,
    capture: &'a Capture,
    brought: Option<&'a (Version, Kept)>,
) -> (CaptureForm<'a>, Option<VersionForm<'a>>) {
    let form = CaptureForm {
        article,
        capture: capture.number,
        at: capture.at,
        dated_by: capture.dated_by,
        url: &capture.url,
        outcome: capture.outcome,
        reason: capture.reason.as_deref(),
        version: capture.version,
        status: capture.status,
        headers: &capture.headers,
        raw: capture.raw,
        route: &capture.route,
    };
    let version = brought.map(|(version, kept)| VersionForm {
        article,
        version: version.number,
        content: version.content,
        document: kept.digest(),
        extractor: &version.provenance.extractor,
        tool: &version.provenance.tool,
        restores: version.restores,
    });
    (form, version)
}
