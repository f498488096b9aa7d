//! Evidence: all that bears on a change of an article, so laid out that somebody without this program can check it.
//!
//! What is gathered depends on the store alone, not on clocks, so the same store gives the same bytes. The bundle
//! vouches for nothing that the store does not: it holds what a stranger needs to compute everything anew.
//!
//! | file | what it is for |
//! |---|---|
//! | `manifest` | what the bundle holds, in words and in JSON |
//! | `chain` | digests, links and the ways to the log's root, as JSON |
//! | `pages` | raw bytes and headers, as a web archive |
//! | `archive` | the files as one zip, written as they come |

mod archive;
mod chain;
mod manifest;
mod pages;

use std::{collections::BTreeSet, io, ops::Range};

use chrono::DateTime;
use chrono_tz::Tz;
use zip::result::ZipError;

use archive::Archive;
pub(crate) use archive::Place;

use super::{
    anchor,
    compare::{self, CompareError, Pair},
    selector,
};
use crate::{
    exchange::ExportError,
    model::{Article, Capture, History, Places, Version, VersionRef},
    store::{Anchor, EarlierLog, Proof, Store, StoreError},
};

/// The program that checks a bundle: Python without any package.
const CHECK: &str = include_str!("check.py");

/// How to check a bundle, and what it does not prove.
const README: &str = include_str!("README.txt");

/// One file of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BundleFile {
    /// Its path in the bundle.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl BundleFile {
    /// A file of a bundle.
    pub(crate) fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// Evidence of a change, or of a single version: all but the pages, which are read as they are written.
#[derive(Debug)]
pub(crate) struct Evidence {
    /// The two versions, where there are two.
    pub pair: Option<Pair>,
    history: History,
    captures: Vec<Capture>,
    proof: Proof,
    anchors: Vec<Anchor>,
    /// The places of the old version and of the new one; the same where there is one only.
    places: (usize, usize),
}

/// Why evidence cannot be gathered.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EvidenceError {
    /// The versions cannot be found or read.
    #[error(transparent)]
    Compare(#[from] CompareError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What the bundle is written to took no more.
    #[error("cannot write the bundle of evidence")]
    Write(#[source] io::Error),
    /// A capture cannot be read, so nothing can be proved by it.
    #[error("capture {number} of `{article}` cannot be proved, because the store is damaged there")]
    Damaged {
        /// The article.
        article: String,
        /// The capture.
        number: u32,
    },
}

impl From<ZipError> for EvidenceError {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Io(source) => Self::Write(source),
            other => Self::Write(other.into()),
        }
    }
}

impl From<ExportError> for EvidenceError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Write(source) => Self::Write(source),
            other => Self::Write(io::Error::other(other)),
        }
    }
}

/// Gathers the evidence of the versions that `range` names; of the last change where it names none.
pub(crate) fn gather(
    store: &dyn Store,
    article: &Article,
    range: Option<&str>,
    now: DateTime<Tz>,
) -> Result<Evidence, EvidenceError> {
    let history = store.history(article.id)?;
    let (old, new) = places(&history, range, now)?;
    let pair = if old == new { None } else { pair(store, &history, (old, new))? };
    let run = run(store, &history, (old, new))?;
    let captures = store.captures(article.id, run.clone())?;
    let mut anchors = store.anchors()?;
    anchors.sort_by_key(|anchor| anchor.log.size);
    let sizes: Vec<u64> = anchors.iter().map(|anchor| anchor.log.size).collect();
    let mut proof = store.prove(article.id, run.clone(), &sizes)?;
    let is_proven = |number: &u32| proof.captures.binary_search_by_key(number, |proven| proven.number).is_ok();
    if let Some(number) = run.clone().find(|number| !is_proven(number)) {
        return Err(EvidenceError::Damaged { article: article.slug.to_string(), number });
    }
    let covering = anchor::covering(&anchors, proof.captures.iter().map(|capture| capture.position));
    let anchors = covering.iter().map(|&index| anchors[index].clone()).collect();
    proof.earlier = covering.iter().map(|&index| proof.earlier[index].clone()).collect();
    Ok(Evidence { pair, history, captures, proof, anchors, places: (old, new) })
}

impl Evidence {
    /// The article.
    pub(crate) fn article(&self) -> &Article {
        &self.history.article
    }

    /// The old version and the new one; the same where there is one only.
    pub(crate) fn versions(&self) -> (&Version, &Version) {
        (&self.history.versions[self.places.0], &self.history.versions[self.places.1])
    }

    /// Writes the bundle as a zip, with pictures of the change among its files.
    pub(crate) fn write(
        &self,
        store: &dyn Store,
        pictures: &[BundleFile],
        out: impl Place,
    ) -> Result<(), EvidenceError> {
        let mut archive = Archive::new(out);
        archive.add(&BundleFile::new("README.txt", README))?;
        archive.add(&BundleFile::new("check.py", CHECK))?;
        archive.begin("captures.warc")?;
        // Which pages are kept shows when they are read.
        let kept = pages::write(store, self.article(), &self.captures, Box::new(archive.clone()))?;
        for file in self.records(&kept).iter().chain(pictures) {
            archive.add(file)?;
        }
        Ok(archive.finish()?)
    }

    /// The files about the records; `kept` are the captures whose bytes are kept.
    fn records(&self, kept: &BTreeSet<u32>) -> Vec<BundleFile> {
        let mut files = vec![
            BundleFile::new("evidence.json", manifest::write(self)),
            BundleFile::new("chain.json", chain::write(self, kept)),
        ];
        let proven = self.proof.captures.iter().filter_map(|capture| capture.version.as_ref());
        files.extend(proven.filter_map(|version| {
            Some(BundleFile::new(document_name(version.number), version.document.as_ref()?.as_bytes()))
        }));
        let tokens = self.anchors.iter().zip(1..);
        files.extend(tokens.map(|(anchor, number)| BundleFile::new(token_name(number), anchor.token.clone())));
        files
    }

    /// Each time-stamp with the log that it stamps.
    fn stamped(&self) -> impl Iterator<Item = (&Anchor, &EarlierLog)> {
        self.anchors.iter().zip(&self.proof.earlier)
    }
}

/// Two versions to be compared; none where a rule removed the text of either.
fn pair(store: &dyn Store, history: &History, places: (usize, usize)) -> Result<Option<Pair>, StoreError> {
    match compare::pair(store, history, places) {
        Ok(pair) => Ok(Some(pair)),
        Err(StoreError::Removed { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Where in its history the versions stand.
fn places(history: &History, range: Option<&str>, now: DateTime<Tz>) -> Result<(usize, usize), CompareError> {
    let refs: Vec<VersionRef> = history.versions.iter().map(VersionRef::from).collect();
    match (range, refs.len()) {
        (_, 0) => Err(CompareError::TooFew { article: history.article.slug.to_string(), versions: 0 }),
        (None, 1) => Ok((0, 0)),
        (None, count) => Ok((count - 2, count - 1)),
        (Some(range), _) if range.contains("..") => {
            let (old, new) = selector::resolve_pair(range, &refs, now)?;
            Ok((old.min(new), old.max(new)))
        }
        (Some(one), _) => selector::resolve(one, &refs, now).map(|place| (place, place)).map_err(CompareError::from),
    }
}

/// The numbers of the captures from the first to the last that saw any of the versions.
fn run(store: &dyn Store, history: &History, (old, new): (usize, usize)) -> Result<Range<u32>, EvidenceError> {
    let of_interest = &history.versions[old..=new];
    let captures = store.captures(history.article.id, 1..u32::MAX)?;
    let shown = Places::of(history);
    let saw = |capture: &&Capture| {
        capture.version.and_then(|number| shown.shown(number)).is_some_and(|place| (old..=new).contains(&place))
    };
    let seen: Vec<u32> = captures.iter().filter(saw).map(|capture| capture.number).collect();
    let brought = of_interest.first().map_or(1, |version| version.provenance.capture);
    Ok(seen.first().copied().unwrap_or(brought)..seen.last().copied().unwrap_or(brought) + 1)
}

fn document_name(version: u32) -> String {
    format!("documents/version-{version}.jsonl")
}

fn token_name(number: usize) -> String {
    format!("anchors/{number}.tst")
}

/// JSON to be read by people as well.
fn to_json(value: &impl serde::Serialize) -> Vec<u8> {
    let mut json = serde_json::to_vec_pretty(value).expect("plain data in memory always becomes JSON");
    json.push(b'\n');
    json
}
