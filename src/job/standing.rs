//! How long words stood: which version brought them, which took them away, and between which observations.
//!
//! A text that a rule removed counts as one without the words: what it said is no longer known.

use std::{mem, ops::Range};

use chrono::TimeDelta;

use super::pattern::Pattern;
use crate::{
    model::{Article, BlockKind, Document, History, Interval},
    store::{Store, StoreError},
};

/// A run of versions that all hold the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The first version that has them.
    pub first: u32,
    /// The last version that has them.
    pub last: u32,
    /// When they came; `None` where the first version of all has them.
    pub came: Option<Interval>,
    /// When they went; `None` where the latest version has them.
    pub went: Option<Interval>,
    /// How long they were seen: from the first sight to the last.
    pub seen: TimeDelta,
    /// The kind of block they stand in.
    pub kind: BlockKind,
    /// The text of that block in the first version of the run.
    pub text: String,
    /// Where in it the words stand.
    pub hits: Vec<Range<usize>>,
}

/// The block of a version that holds what is looked for, and where in it.
struct Sight {
    kind: BlockKind,
    text: String,
    hits: Vec<Range<usize>>,
}

/// Every run of versions of an article that hold the words, in order.
pub fn standings(store: &dyn Store, article: &Article, pattern: &Pattern) -> Result<Vec<Standing>, StoreError> {
    let history = store.history(article.id)?;
    let mut found = Vec::with_capacity(history.versions.len());
    for version in &history.versions {
        let text = readable(store.document(article.id, version.text()))?;
        found.push(text.and_then(|text| sight(pattern, &text)));
    }
    Ok(runs(&history, found))
}

/// The first block that holds a pattern.
fn sight(pattern: &Pattern, document: &Document) -> Option<Sight> {
    document.blocks.iter().find_map(|block| {
        let hits = pattern.find(&block.text);
        (!hits.is_empty()).then(|| Sight { kind: block.kind, text: block.text.clone(), hits })
    })
}

/// A text, unless a rule removed it: what it said is then no longer known.
pub(super) fn readable(text: Result<Document, StoreError>) -> Result<Option<Document>, StoreError> {
    match text {
        Ok(text) => Ok(Some(text)),
        Err(StoreError::Removed { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

fn runs(history: &History, mut found: Vec<Option<Sight>>) -> Vec<Standing> {
    let versions = &history.versions;
    let mut runs = Vec::new();
    let mut at = 0;
    while at < found.len() {
        let Some(Sight { kind, text, hits }) = mem::take(&mut found[at]) else {
            at += 1;
            continue;
        };
        let end = (at + 1..found.len()).find(|index| found[*index].is_none()).unwrap_or(found.len());
        let (first, last) = (&versions[at], &versions[end - 1]);
        runs.push(Standing {
            first: first.number,
            last: last.number,
            came: at.checked_sub(1).map(|before| Interval::between(&versions[before], first)),
            went: versions.get(end).map(|after| Interval::between(last, after)),
            seen: last.last_seen - first.first_seen,
            kind,
            text,
            hits,
        });
        at = end;
    }
    runs
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::job::sample::store_of;

    /// Where the words stand in versions with these texts, seen an hour apart, as `first-last`.
    fn check(words: &str, texts: &[&str], expected: &[&str]) -> Vec<Standing> {
        let (store, article) = store_of(texts);
        let standings = standings(&store, &article, &Pattern::words(words).unwrap()).unwrap();
        let shown: Vec<String> = standings.iter().map(|run| format!("{}-{}", run.first, run.last)).collect();
        assert_eq!(shown, expected, "`{words}` in {texts:?}");
        standings
    }

    #[test]
    fn words_stand_in_runs_of_versions() {
        check("twelve cars", &["Twelve cars sank.", "Twelve  cars sank!", "Ten cars sank."], &["1-2"]);
        check("sank", &["It sank.", "It swam.", "It sank again."], &["1-1", "3-3"]);
        check("flew", &["It sank."], &[]);
    }

    #[test]
    fn a_run_knows_between_which_observations_the_words_came_and_went() {
        let runs = check("swam", &["It sank.", "It swam.", "It swam on.", "It flew."], &["2-3"]);
        let hour = |hour: i64| DateTime::from_timestamp(3600 * hour, 0).unwrap();
        assert_eq!(runs[0].came, Some(Interval { last_seen_old: hour(0), first_seen_new: hour(1) }));
        assert_eq!(runs[0].went, Some(Interval { last_seen_old: hour(2), first_seen_new: hour(3) }));
        assert_eq!(runs[0].seen, TimeDelta::hours(1));
    }
}
