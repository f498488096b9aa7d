//! The checks of an article in order: where a page no longer reads as was recorded of it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::{
    Reading, What,
    pages::{Page, Pages},
};
use crate::model::{Capture, Digest, History, Places};

/// A later reading that is to be recorded: at the first check that it holds for, and at the last.
#[derive(Debug)]
pub(super) struct Emission {
    pub(super) page: Page,
    first: usize,
    last: usize,
}

impl Emission {
    /// The checks that it is recorded at.
    pub(super) fn sights<'a>(&'a self, checks: &[&'a Capture]) -> impl Iterator<Item = (&'a Capture, &'a Self)> {
        let last = (self.last > self.first).then_some(self.last);
        let sights: Vec<&'a Capture> = [Some(self.first), last].into_iter().flatten().map(|at| checks[at]).collect();
        sights.into_iter().map(move |check| (check, self))
    }
}

/// What came of a walk.
#[derive(Debug, Default)]
pub(super) struct Walk {
    pub(super) readings: Vec<Reading>,
    pub(super) emissions: Vec<Emission>,
}

/// Walks along the checks of a history.
pub(super) fn walk(history: &History, captures: &[Capture], (checks, pages): (&[&Capture], &Pages)) -> Walk {
    let places = Places::of(history);
    let again = captures.iter().filter(|capture| !capture.is_check());
    let mut walker = Walker {
        contents: history.recorded().iter().map(|version| (version.number, version.content)).collect(),
        again: again.filter_map(|capture| Some((capture.at, capture.version?))).collect(),
        sources: sources(checks, pages),
        pages,
        runs: HashMap::new(),
        said: HashMap::new(),
        before: None,
        walk: Walk::default(),
    };
    for (at, check) in checks.iter().enumerate() {
        let version = check.version.and_then(|number| places.seen(number, check.at));
        walker.step((at, check), version.map(|place| history.versions[place].number));
    }
    walker.walk
}

/// For each check the one whose bytes are read for it: its own, those of the nearest check before of its version that has
/// any, else of the first after. That a version's checks saw the same is all that is known of the others.
fn sources<'a>(checks: &[&'a Capture], pages: &Pages) -> Vec<Option<&'a Capture>> {
    let mut first: HashMap<u32, &Capture> = HashMap::new();
    for check in checks.iter().filter(|check| pages.has(check)) {
        if let Some(number) = check.version {
            first.entry(number).or_insert(check);
        }
    }
    let source = |check: &&'a Capture| {
        let own = Some(*check).filter(|check| pages.has(check));
        let Some(number) = check.version else { return own };
        if let Some(own) = own {
            first.insert(number, own);
        }
        first.get(&number).copied()
    };
    checks.iter().map(source).collect()
}

/// What the checks of one recorded version are shown as so far.
struct Run {
    content: Option<Digest>,
    /// The reading that holds now, where it is to be recorded.
    emission: Option<usize>,
}

struct Walker<'a> {
    /// The contents of the versions that were recorded.
    contents: HashMap<u32, Digest>,
    /// The versions of earlier re-readings, by the instants of their checks; of several the last.
    again: HashMap<DateTime<Utc>, u32>,
    sources: Vec<Option<&'a Capture>>,
    pages: &'a Pages,
    /// By the number of the version that the checks saw.
    runs: HashMap<Option<u32>, Run>,
    /// What each version that is shown read as last, once something was said of it.
    said: HashMap<u32, Option<Digest>>,
    /// The last page that read as the article.
    before: Option<Page>,
    walk: Walk,
}

impl<'a> Walker<'a> {
    fn step(&mut self, (at, check): (usize, &'a Capture), shown: Option<u32>) {
        let pages = self.pages;
        let recorded = self.recorded(check);
        let page = match self.sources[at].and_then(|source| pages.of(source, self.before.as_ref())) {
            Some(Ok(page)) => page,
            Some(Err(reason)) => return self.stay((at, check), shown, What::Suspect(reason.to_owned())),
            None => return self.stay((at, check), shown, What::NotKept),
        };
        self.before = Some(page);
        if recorded == Some(page.content) {
            self.stay((at, check), shown, What::AsBefore);
        } else {
            self.tell_change((check, shown), page.content);
            self.walk.emissions.push(Emission { page, first: at, last: at });
            let run = Run { content: Some(page.content), emission: Some(self.walk.emissions.len() - 1) };
            self.runs.insert(check.version, run);
        }
        if let Some(said) = shown.and_then(|number| self.said.get_mut(&number)) {
            *said = Some(page.content);
        }
    }

    /// What is recorded of a check so far, earlier re-readings included; the check of a suspect page stands alone.
    fn recorded(&mut self, check: &Capture) -> Option<Digest> {
        let content = |number: &u32| self.contents.get(number).copied();
        let first = check.version.as_ref().and_then(content);
        let again = self.again.get(&check.at).and_then(content);
        let known = self.runs.entry(check.version).or_insert(Run { content: first, emission: None });
        if again.is_some() || check.version.is_none() {
            *known = Run { content: again, emission: None };
        }
        known.content
    }

    /// A check for which nothing is to be recorded: the reading that holds for its version holds until then.
    fn stay(&mut self, (at, check): (usize, &Capture), shown: Option<u32>, what: What) {
        if let Some(emission) = self.runs.get(&check.version).and_then(|run| run.emission) {
            self.walk.emissions[emission].last = at;
        }
        if let Some(number) = shown
            && !self.said.contains_key(&number)
        {
            self.said.insert(number, None);
            self.walk.readings.push(Reading { version: shown, at: check.at, what });
        }
    }

    /// Says that a check reads otherwise, unless the check before of its version read so as well.
    fn tell_change(&mut self, (check, shown): (&Capture, Option<u32>), content: Digest) {
        let what = match shown.map(|number| self.said.insert(number, None)) {
            None => What::Article,
            Some(None) => What::Otherwise,
            Some(Some(before)) if before == Some(content) => return,
            Some(Some(_)) => What::Apart,
        };
        self.walk.readings.push(Reading { version: shown, at: check.at, what });
    }
}
