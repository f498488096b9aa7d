//! Whether everything in a store still is what was once recorded: bytes to digests, digests to links, links to the log.
//!
//! Every record is computed anew and each one that does not fit is named. What this cannot show: that a whole store was
//! not written anew by someone who computed all its links again; only a digest kept elsewhere can (`log_root`).

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Range,
};

use chrono::{DateTime, Utc};

use crate::{
    model::{ArticleId, ArticleSummary, Capture, Digest, Outcome, Slug, Version},
    store::{
        Damage, LogState, Progress, Record, Verification,
        chain::{self, CaptureForm, VersionForm},
        content,
        log::LogHead,
    },
};

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
    fn digest(&self) -> Digest {
        match self {
            Self::Text(lines) => Digest::of(lines.as_bytes()),
            Self::Removed(digest) => *digest,
        }
    }

    fn text(&self) -> Option<&str> {
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
    /// The bytes of a capture; `None` where a rule removed them.
    fn raw(&mut self, article: ArticleId, capture: u32) -> Result<Option<Vec<u8>>, String>;
    /// Every position of the log with its link, in order.
    fn links(&mut self, each: &mut dyn FnMut(u64, Digest)) -> Result<(), Self::Error>;
    /// The places in the log of the captures of an article whose numbers are in a range.
    fn places(&mut self, article: ArticleId, captures: Range<u32>) -> Result<Vec<(u32, u64)>, Self::Error>;
    /// The log at each size at which it was time-stamped.
    fn anchors(&mut self) -> Result<Vec<LogState>, Self::Error>;
    /// The head of the log.
    fn log_head(&mut self) -> Result<LogHead, String>;
}

/// Computes everything anew.
pub(super) fn verify<E: Evidence>(
    evidence: &mut E,
    progress: &mut dyn FnMut(Progress),
) -> Result<Verification, E::Error> {
    let structure = evidence.structure()?.into_iter().map(|how| Damage { record: Record::Store, how });
    let mut found = Verification {
        articles: 0,
        captures: 0,
        versions: 0,
        removed: 0,
        log_root: Digest::ZERO,
        damage: structure.collect(),
    };
    let ids = evidence.articles()?;
    for &id in &ids {
        progress(Progress { done: found.articles, of: ids.len() as u64 });
        let stored = evidence.stored(id)?;
        found.articles += 1;
        found.captures += stored.captures.len() as u64;
        found.versions += stored.versions.len() as u64;
        let mut examination = Examination::new(id, &stored);
        examination.examine(&mut |capture| evidence.raw(id, capture));
        found.removed += examination.removed;
        found.damage.append(&mut examination.damage);
    }
    progress(Progress { done: found.articles, of: ids.len() as u64 });
    found.log_root = verify_log(evidence, &mut found.damage)?;
    Ok(found)
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

/// The examination of one article.
struct Examination<'a> {
    id: ArticleId,
    name: String,
    slug: Option<Slug>,
    stored: &'a Stored,
    /// First and last instant at which a capture saw each version.
    seen: HashMap<u32, (DateTime<Utc>, DateTime<Utc>)>,
    removed: u64,
    damage: Vec<Damage>,
}

impl<'a> Examination<'a> {
    fn new(id: ArticleId, stored: &'a Stored) -> Self {
        let slug = stored.summary.as_ref().map(|summary| summary.article.slug.clone());
        let name = slug.as_ref().map_or_else(|| format!("number {id}"), Slug::to_string);
        let mut seen = HashMap::new();
        for capture in stored.captures.values().flatten() {
            let Some(version) = capture.version else { continue };
            let (first, last) = seen.entry(version).or_insert((capture.at, capture.at));
            (*first, *last) = (capture.at.min(*first), capture.at.max(*last));
        }
        Self { id, name, slug, stored, seen, removed: 0, damage: Vec::new() }
    }

    fn examine(&mut self, raw: &mut dyn FnMut(u32) -> Result<Option<Vec<u8>>, String>) {
        let Some(summary) = &self.stored.summary else {
            self.report(Record::Article(self.name.clone()), format!("article {} is missing or unreadable", self.id));
            return;
        };
        self.examine_counts(summary);
        let mut before = Some(Digest::ZERO);
        let mut next = 1;
        for (&number, capture) in &self.stored.captures {
            if number != next {
                before = self.report_gap(next, number);
            }
            next = number.saturating_add(1);
            before = match capture {
                Err(how) => self.report_capture(number, how),
                Ok(capture) => {
                    self.examine_raw(capture, raw);
                    self.examine_rereading(capture);
                    self.examine_link(before, capture);
                    Some(capture.link)
                }
            };
        }
        if next <= summary.captures {
            self.report_gap(next, summary.captures + 1);
        }
        for (&number, version) in &self.stored.versions {
            match version {
                Err(how) => self.report_version(number, how),
                Ok((version, kept)) => self.examine_version(version, kept),
            }
        }
    }

    fn examine_counts(&mut self, summary: &ArticleSummary) {
        let stored = self.stored;
        let captures = || stored.captures.values().flatten();
        let versions = || stored.versions.values().flatten();
        let newest = versions().max_by_key(|(version, _)| (version.first_seen, version.number));
        let title = newest.and_then(|(_, kept)| content::read(kept.text()?).ok()?.title().map(str::to_owned));
        let unlike = [
            (summary.captures as usize != stored.captures.len(), "the number of its captures"),
            (summary.versions as usize != stored.versions.len(), "the number of its versions"),
            (summary.first_capture != captures().map(|capture| capture.at).min(), "the time of its first capture"),
            (summary.last_capture != captures().map(|capture| capture.at).max(), "the time of its last capture"),
            (summary.last_change != newest.map(|(version, _)| version.first_seen), "the time of its last change"),
            (title.is_some() && summary.article.title != title, "its title"),
        ];
        for (_, what) in unlike.into_iter().filter(|(is_unlike, _)| *is_unlike) {
            self.report(Record::Article(self.name.clone()), format!("{what} does not fit its records"));
        }
    }

    fn examine_raw(&mut self, capture: &Capture, raw: &mut dyn FnMut(u32) -> Result<Option<Vec<u8>>, String>) {
        let Some(body) = capture.raw else { return };
        match raw(capture.number) {
            Err(how) => drop(self.report_capture(capture.number, &how)),
            Ok(Some(bytes)) if bytes.len() as u64 != body.length || Digest::of(&bytes) != body.digest => {
                self.report_capture(capture.number, "its bytes are not those of its digest");
            }
            Ok(Some(_)) => {}
            Ok(None) => self.removed += 1,
        }
    }

    /// A later reading names an earlier check that received its very bytes.
    fn examine_rereading(&mut self, capture: &Capture) {
        let Some(rereading) = capture.route.rereads else { return };
        let read = self.stored.captures.range(..capture.number).find(|(number, _)| **number == rereading.capture);
        let is_there = read.is_some_and(|(_, read)| {
            read.as_ref().is_ok_and(|read| read.is_check() && read.raw.is_some() && read.raw == capture.raw)
        });
        if !is_there {
            self.report_capture(
                capture.number,
                &format!("it reads the bytes of capture {} again, which did not receive them", rereading.capture),
            );
        }
    }

    fn examine_link(&mut self, before: Option<Digest>, capture: &Capture) {
        let brought = (capture.outcome == Outcome::NewVersion).then_some(capture.version).flatten();
        let version = match brought.map(|number| (number, self.stored.versions.get(&number))) {
            Some((number, None)) => return self.report_version(number, "it is missing"),
            Some((_, Some(Err(_)))) => return,
            Some((_, Some(Ok(version)))) => Some(version),
            None => None,
        };
        let (Some(before), Some(slug)) = (before, &self.slug) else { return };
        if link(before, slug.as_str(), capture, version) != capture.link {
            let how = match version {
                Some((version, _)) => {
                    format!("it, or version {} that it brought, is not what was recorded", version.number)
                }
                None => "it is not what was recorded".to_owned(),
            };
            self.report_capture(capture.number, &how);
        }
    }

    fn examine_version(&mut self, version: &Version, kept: &Kept) {
        if kept.text().is_some_and(|lines| content::content_digest(lines) != version.content) {
            self.report_version(version.number, "its text is not that of its digest");
        }
        self.removed += u64::from(kept.text().is_none());
        let seen = self.seen.get(&version.number).copied().unwrap_or_default();
        let is_brought = self.stored.captures.get(&version.provenance.capture).is_some_and(|capture| {
            capture
                .as_ref()
                .is_ok_and(|capture| capture.outcome == Outcome::NewVersion && capture.version == Some(version.number))
        });
        if !is_brought {
            self.report_version(version.number, "no capture brought it");
        } else if seen != (version.first_seen, version.last_seen) {
            self.report_version(version.number, "the times it was seen are not those of its captures");
        }
    }

    fn report(&mut self, record: Record, how: impl Into<String>) {
        self.damage.push(Damage { record, how: how.into() });
    }

    fn report_version(&mut self, number: u32, how: &str) {
        self.report(Record::Version { article: self.name.clone(), number }, how);
    }

    /// Reports that captures are missing, up to the one that is there again.
    fn report_gap(&mut self, from: u32, to: u32) -> Option<Digest> {
        match to.saturating_sub(from) {
            0 | 1 => self.report_capture(from, "it is missing"),
            many => self.report_capture(from, &format!("it and the {} after it are missing", many - 1)),
        }
    }

    /// Reports a capture; there is then no link that the next one could be checked against.
    fn report_capture(&mut self, number: u32, how: &str) -> Option<Digest> {
        self.report(Record::Capture { article: self.name.clone(), number }, how);
        None
    }
}

/// The link that a capture, with the version it brought, must have.
fn link(before: Digest, article: &str, capture: &Capture, brought: Option<&(Version, Kept)>) -> Digest {
    let (capture, version) = forms(article, capture, brought);
    chain::link(before, &capture, version.as_ref())
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
