//! All that a store in memory holds of one article, found by number, by time and by content; and the way back from
//! each step.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use crate::{
    model::{Article, ArticleSummary, Capture, Digest, History, Provenance, Version},
    store::{
        content::Described,
        record::{Entry, Head, InForce, Neighbours, NewVersion},
    },
};

/// Versions by the instant at which they were first seen, then by number.
type ByTime = BTreeSet<(DateTime<Utc>, u32)>;

/// The first and the last instant of something.
type Interval = (DateTime<Utc>, DateTime<Utc>);

/// One article with what was recorded of it.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) article: Article,
    pub(super) captures: Vec<Capture>,
    pub(super) versions: Vec<Version>,
    pub(super) documents: Vec<String>,
    observed: Option<Interval>,
    by_time: ByTime,
    by_content: HashMap<Digest, ByTime>,
}

/// What a step changed, to be taken back where a later step of its batch fails.
#[derive(Debug, Clone)]
pub(super) struct Undo {
    observed: Option<Interval>,
    version: VersionUndo,
}

#[derive(Debug, Clone)]
enum VersionUndo {
    Nothing,
    Added { title: Option<String> },
    Widened { number: u32, seen: Interval },
}

impl Held {
    pub(super) fn new(article: Article) -> Self {
        Self {
            article,
            captures: Vec::new(),
            versions: Vec::new(),
            documents: Vec::new(),
            observed: None,
            by_time: ByTime::new(),
            by_content: HashMap::new(),
        }
    }

    pub(super) fn head(&self) -> Head {
        Head {
            slug: self.article.slug.clone(),
            captures: self.captures.len() as u32,
            versions: self.versions.len() as u32,
            link: self.captures.last().map_or(Digest::ZERO, |capture| capture.link),
            latest: self.by_time.last().map(|place| self.in_force(place)),
        }
    }

    pub(super) fn neighbours(&self, at: DateTime<Utc>) -> Neighbours {
        let instant = (at, u32::MAX);
        Neighbours {
            before: self.by_time.range(..=instant).next_back().map(|place| self.in_force(place)),
            after: self.by_time.range(instant..).next().map(|place| self.in_force(place)),
        }
    }

    pub(super) fn version_with(&self, content: Digest, by: DateTime<Utc>) -> Option<u32> {
        let places = self.by_content.get(&content)?;
        places.range(..=(by, u32::MAX)).next_back().map(|&(_, number)| number)
    }

    fn in_force(&self, &(first_seen, number): &(DateTime<Utc>, u32)) -> InForce {
        InForce { number, content: self.versions[number as usize - 1].content, first_seen }
    }

    pub(super) fn in_order(&self) -> Vec<Version> {
        self.by_time.iter().map(|&(_, number)| self.versions[number as usize - 1].clone()).collect()
    }

    pub(super) fn summary(&self) -> ArticleSummary {
        ArticleSummary {
            article: self.article.clone(),
            captures: self.captures.len() as u32,
            versions: History::count(&self.in_order()) as u32,
            recorded: self.versions.len() as u32,
            first_capture: self.observed.map(|(first, _)| first),
            last_capture: self.observed.map(|(_, last)| last),
            last_change: self.by_time.last().map(|&(at, _)| at),
        }
    }

    /// Adds a capture and the version that it brought, whose stated dates and words are these, or widens the one that it saw.
    pub(super) fn add(&mut self, entry: &Entry<'_>, described: Option<Described>) -> Undo {
        let observed = self.observed;
        let (first, last) = observed.unwrap_or((entry.at, entry.at));
        self.observed = Some((first.min(entry.at), last.max(entry.at)));
        self.captures.push(entry.capture());
        let version = match (entry.version, &entry.new_version) {
            (Some(number), Some(new)) => self.add_version(entry, (number, new), described),
            (Some(number), None) => {
                let version = &self.versions[number as usize - 1];
                let seen = (version.first_seen, version.last_seen);
                self.set_seen(number, (seen.0.min(entry.at), seen.1.max(entry.at)));
                VersionUndo::Widened { number, seen }
            }
            (None, _) => VersionUndo::Nothing,
        };
        Undo { observed, version }
    }

    fn add_version(
        &mut self,
        entry: &Entry<'_>,
        (number, new): (u32, &NewVersion<'_>),
        described: Option<Described>,
    ) -> VersionUndo {
        let title = self.article.title.clone();
        self.documents.push(new.text.lines.clone());
        self.versions.push(Version {
            number,
            first_seen: entry.at,
            last_seen: entry.at,
            reading: None,
            content: new.text.content,
            words: described.as_ref().map(|described| described.words),
            dates: described.map(|described| described.dates).unwrap_or_default(),
            provenance: Provenance {
                capture: entry.number,
                extractor: new.extractor.to_owned(),
                tool: new.tool.to_owned(),
            },
            restores: new.restores,
            brings_back: None,
        });
        self.by_time.insert((entry.at, number));
        self.by_content.entry(new.text.content).or_default().insert((entry.at, number));
        if let Some(title) = new.title.filter(|_| new.is_latest) {
            self.article.title = Some(title.to_owned());
        }
        VersionUndo::Added { title }
    }

    /// Takes the last step back.
    pub(super) fn take_back(&mut self, undo: Undo) {
        self.captures.pop();
        self.observed = undo.observed;
        match undo.version {
            VersionUndo::Nothing => {}
            VersionUndo::Widened { number, seen } => self.set_seen(number, seen),
            VersionUndo::Added { title } => {
                self.article.title = title;
                self.documents.pop();
                if let Some(version) = self.versions.pop() {
                    self.forget_place(version.content, (version.first_seen, version.number));
                }
            }
        }
    }

    fn set_seen(&mut self, number: u32, (first, last): Interval) {
        let version = &mut self.versions[number as usize - 1];
        let (content, before) = (version.content, version.first_seen);
        (version.first_seen, version.last_seen) = (first, last);
        if before != first {
            self.forget_place(content, (before, number));
            self.by_time.insert((first, number));
            self.by_content.entry(content).or_default().insert((first, number));
        }
    }

    fn forget_place(&mut self, content: Digest, place: (DateTime<Utc>, u32)) {
        self.by_time.remove(&place);
        if let Some(places) = self.by_content.get_mut(&content) {
            places.remove(&place);
        }
    }
}
