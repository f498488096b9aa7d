//! What proves the records of an article to somebody without the store: their canonical forms, the links between them,
//! and for each the way from its link to the root of the log (RFC 9162, section 2.1.3).
//!
//! Nothing is verified here: the proof of a damaged record does not lead to the root, and whoever checks it sees that.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    mem,
    ops::Range,
};

use crate::{
    model::{ArticleId, Digest, Outcome, Slug},
    store::{
        chain,
        log::{leaf, parent},
        verify::{Evidence, Kept, Stored, forms},
    },
};

/// The proof of a run of captures of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The link of the capture before the first; zeros where there is none.
    pub before: Digest,
    /// The captures in order.
    pub captures: Vec<ProvenCapture>,
    /// The log that they stand in.
    pub log: LogState,
    /// The same log at each earlier size that was asked for, in that order.
    pub earlier: Vec<EarlierLog>,
}

/// The log as it was, with the ways to its root then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierLog {
    /// The log.
    pub log: LogState,
    /// The hashes beside the way from the leaf of each capture that it had already, by the capture's number.
    pub paths: BTreeMap<u32, Vec<Digest>>,
}

/// The log at some size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogState {
    /// How many links it has.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Digest,
}

/// One capture with what its link vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvenCapture {
    /// Its number.
    pub number: u32,
    /// Its canonical form.
    pub form: String,
    /// The version that it brought.
    pub version: Option<ProvenVersion>,
    /// Its link.
    pub link: Digest,
    /// Its place in the log, from 0.
    pub position: u64,
    /// The hashes beside the way from its leaf to the root, the lowest first.
    pub path: Vec<Digest>,
}

/// One version with what its capture's link vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvenVersion {
    /// Its number.
    pub number: u32,
    /// Its canonical form.
    pub form: String,
    /// Its document as lines of JSON, whose digests the form holds; `None` where it was removed.
    pub document: Option<String>,
}

/// Proves captures of an article in the log as it is, and as it was at some sizes, in one walk over all links.
pub(super) fn prove<E: Evidence>(
    evidence: &mut E,
    (article, slug): (ArticleId, &Slug),
    captures: Range<u32>,
    sizes: &[u64],
) -> Result<Proof, E::Error> {
    let stored = evidence.stored(article)?;
    let places: BTreeMap<u32, u64> = evidence.places(article, captures.clone())?.into_iter().collect();
    let before = captures.start.checked_sub(1).and_then(|number| stored.captures.get(&number));
    let before = before.and_then(|before| before.as_ref().ok()).map_or(Digest::ZERO, |before| before.link);
    let mut way = Way::new(places.values().copied());
    let wanted: BTreeSet<u64> = sizes.iter().copied().collect();
    let mut then = HashMap::new();
    evidence.links(&mut |_, link| {
        if wanted.contains(&way.size) {
            then.insert(way.size, way.clone().finish());
        }
        way.push(link);
    })?;
    let (log, paths) = way.finish();
    let earlier = sizes.iter().map(|size| {
        let (log, paths) = then.get(size).map_or((log, &paths), |(log, paths)| (*log, paths));
        let path = |(number, place): (&u32, &u64)| Some((*number, paths.get(place)?.clone()));
        EarlierLog { log, paths: places.iter().filter_map(path).collect() }
    });
    let earlier = earlier.collect();
    let proven = places.iter().filter_map(|(&number, &position)| {
        let path = paths.get(&position)?.clone();
        prove_capture(&stored, slug, number, (position, path))
    });
    Ok(Proof { before, captures: proven.collect(), log, earlier })
}

/// A capture with its forms; `None` where it cannot be read.
fn prove_capture(
    stored: &Stored,
    slug: &Slug,
    number: u32,
    (position, path): (u64, Vec<Digest>),
) -> Option<ProvenCapture> {
    let capture = stored.captures.get(&number)?.as_ref().ok()?;
    let brought = (capture.outcome == Outcome::NewVersion).then_some(capture.version).flatten();
    let brought = brought.map(|number| stored.versions.get(&number)?.as_ref().ok());
    let (form, version_form) = match brought {
        Some(brought) => forms(slug.as_str(), capture, Some(brought?)),
        None => forms(slug.as_str(), capture, None),
    };
    let text = |bytes| String::from_utf8(bytes).expect("JSON is UTF-8");
    let version = brought.flatten().zip(version_form).map(|((version, kept), form)| ProvenVersion {
        number: version.number,
        form: text(chain::canonical(&form)),
        document: match kept {
            Kept::Text(lines) => Some(lines.clone()),
            Kept::Removed(_) => None,
        },
    });
    Some(ProvenCapture { number, form: text(chain::canonical(&form)), version, link: capture.link, position, path })
}

/// The root of a full subtree, and which of the places are below it.
type Peak = (Digest, Range<usize>);

/// The ways from some leaves to the root, gathered while the tree is built.
#[derive(Clone)]
struct Way {
    size: u64,
    /// The places of the leaves, in order.
    places: Vec<u64>,
    paths: Vec<Vec<Digest>>,
    /// From the left.
    peaks: Vec<Peak>,
}

impl Way {
    fn new(places: impl Iterator<Item = u64>) -> Self {
        let mut places: Vec<u64> = places.collect();
        places.sort_unstable();
        Self { size: 0, paths: vec![Vec::new(); places.len()], places, peaks: Vec::new() }
    }

    fn push(&mut self, link: Digest) {
        let start = self.peaks.last().map_or(0, |(_, below)| below.end);
        let end = start + usize::from(self.places.get(start) == Some(&self.size));
        let mut node = (leaf(link), start..end);
        for _ in 0..self.size.trailing_ones() {
            let left = self.peaks.pop().expect("one peak for each bit that is set");
            node = self.join(&left, &node);
        }
        self.peaks.push(node);
        self.size += 1;
    }

    /// Joins two neighbours; each is beside the way of the leaves below the other.
    fn join(&mut self, left: &Peak, right: &Peak) -> Peak {
        self.paths[left.1.clone()].iter_mut().for_each(|path| path.push(right.0));
        self.paths[right.1.clone()].iter_mut().for_each(|path| path.push(left.0));
        (parent(left.0, right.0), left.1.start..right.1.end)
    }

    /// The log, and the way of each leaf that is in it.
    fn finish(mut self) -> (LogState, BTreeMap<u64, Vec<Digest>>) {
        let mut peaks = mem::take(&mut self.peaks).into_iter().rev();
        let mut root = peaks.next().unwrap_or_else(|| (Digest::of(&[]), 0..0));
        for left in peaks {
            root = self.join(&left, &root);
        }
        let size = self.size;
        let paths = self.places.into_iter().zip(self.paths).filter(|(place, _)| *place < size).collect();
        (LogState { size, root: root.0 }, paths)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::log::LogHead;

    /// The root that a leaf's way leads to, as section 2.1.3.2 of RFC 9162 computes it.
    fn climb(link: Digest, position: u64, size: u64, path: &[Digest]) -> Digest {
        let (mut at, mut last, mut node) = (position, size - 1, leaf(link));
        for beside in path {
            if at % 2 == 1 || at == last {
                node = parent(*beside, node);
                while at % 2 == 0 && at != 0 {
                    (at, last) = (at >> 1, last >> 1);
                }
            } else {
                node = parent(node, *beside);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        assert_eq!(last, 0, "the way has the length that it must have");
        node
    }

    #[test]
    fn every_leaf_leads_to_the_root_at_every_size() {
        let links: Vec<Digest> = (0..40_u8).map(|number| Digest::of(&[number])).collect();
        for size in 1..=links.len() as u64 {
            let mut log = LogHead::default();
            let mut way = Way::new((0..40).filter(|place| place % 3 != 1));
            for link in &links[..size as usize] {
                log.push(*link);
                way.push(*link);
            }
            let (state, paths) = way.finish();
            assert_eq!(state, LogState { size, root: log.root() });
            assert_eq!(paths.len(), (0..size).filter(|place| place % 3 != 1).count());
            for (place, path) in paths {
                assert_eq!(climb(links[place as usize], place, size, &path), log.root(), "{place} of {size}");
            }
        }
    }
}
