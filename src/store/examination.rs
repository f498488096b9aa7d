//! The examination of one article: counts, captures, bytes, links, versions. Each record that does not fit is named.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use crate::{
    model::{ArticleId, ArticleSummary, Capture, Digest, Outcome, Slug, Version},
    store::{
        Damage, Record, chain, content,
        verify::{Kept, RawFault, Stored, forms},
    },
};

/// The examination of one article.
pub(super) struct Examination<'a> {
    id: ArticleId,
    name: String,
    slug: Option<Slug>,
    stored: &'a Stored,
    /// First and last instant at which a capture saw each version.
    seen: HashMap<u32, (DateTime<Utc>, DateTime<Utc>)>,
    /// How much of it a rule removed.
    pub(super) removed: u64,
    pub(super) damage: Vec<Damage>,
    /// Captures whose bytes are not where they lie outside.
    pub(super) missing: Vec<(u32, Damage)>,
    /// Captures whose bytes lie at a place that could not be asked.
    pub(super) unreached: Vec<Damage>,
}

/// Where the bytes of captures come from.
type RawBytes<'a> = dyn FnMut(u32) -> Result<Option<Vec<u8>>, RawFault> + 'a;

impl<'a> Examination<'a> {
    pub(super) fn new(id: ArticleId, stored: &'a Stored) -> Self {
        let slug = stored.summary.as_ref().map(|summary| summary.article.slug.clone());
        let name = slug.as_ref().map_or_else(|| format!("number {id}"), Slug::to_string);
        let mut seen = HashMap::new();
        for capture in stored.captures.values().flatten() {
            let Some(version) = capture.version else { continue };
            let (first, last) = seen.entry(version).or_insert((capture.at, capture.at));
            (*first, *last) = (capture.at.min(*first), capture.at.max(*last));
        }
        Self {
            id,
            name,
            slug,
            stored,
            seen,
            removed: 0,
            damage: Vec::new(),
            missing: Vec::new(),
            unreached: Vec::new(),
        }
    }

    /// Looks at each of its records.
    pub(super) fn examine(&mut self, raw: &mut RawBytes<'_>) {
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
            (summary.recorded as usize != stored.versions.len(), "the number of its versions"),
            (summary.first_capture != captures().map(|capture| capture.at).min(), "the time of its first capture"),
            (summary.last_capture != captures().map(|capture| capture.at).max(), "the time of its last capture"),
            (summary.last_change != newest.map(|(version, _)| version.first_seen), "the time of its last change"),
            (title.is_some() && summary.article.title != title, "its title"),
        ];
        for (_, what) in unlike.into_iter().filter(|(is_unlike, _)| *is_unlike) {
            self.report(Record::Article(self.name.clone()), format!("{what} does not fit its records"));
        }
    }

    fn examine_raw(&mut self, capture: &Capture, raw: &mut RawBytes<'_>) {
        let Some(body) = capture.raw else { return };
        match raw(capture.number) {
            Err(RawFault::Unreadable(how)) => drop(self.report_capture(capture.number, &how)),
            Err(RawFault::Missing(how)) => {
                let damage = Damage { record: self.capture(capture.number), how };
                self.missing.push((capture.number, damage));
            }
            Err(RawFault::Unreached(how)) => {
                let damage = Damage { record: self.capture(capture.number), how };
                self.unreached.push(damage);
            }
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
        self.report(self.capture(number), how);
        None
    }

    fn capture(&self, number: u32) -> Record {
        Record::Capture { article: self.name.clone(), number }
    }
}

/// The link that a capture, with the version it brought, must have.
fn link(before: Digest, article: &str, capture: &Capture, brought: Option<&(Version, Kept)>) -> Digest {
    let (capture, version) = forms(article, capture, brought);
    chain::link(before, &capture, version.as_ref())
}
