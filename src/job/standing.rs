//! How long words stood: which version brought them, which took them away, and between which observations.
//!
//! Words are found whatever their case, quote style, dashes and white space, as a reader would.

use std::mem;

use chrono::TimeDelta;

use crate::{
    model::{Article, BlockKind, Document, History, Interval},
    store::{Store, StoreError},
    text::key::folded,
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
}

/// Words as they are looked for.
#[derive(Debug, Clone)]
pub struct Words(String);

impl Words {
    /// The words to look for; `None` where there is nothing but white space.
    pub fn new(words: &str) -> Option<Self> {
        let plain = plain(words);
        (!plain.is_empty()).then_some(Self(plain))
    }

    fn find(&self, document: &Document) -> Option<(BlockKind, String)> {
        let block = document.blocks.iter().find(|block| plain(&block.text).contains(&self.0))?;
        Some((block.kind, block.text.clone()))
    }
}

/// Text with case, quote style, dashes and white space levelled.
fn plain(text: &str) -> String {
    let levelled: String = text
        .chars()
        .map(|c| if matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '″') { '"' } else { c })
        .collect();
    let words: Vec<&str> = levelled.split_whitespace().collect();
    folded(&words.join(" ")).to_lowercase()
}

/// Every run of versions of an article that hold the words, in order.
pub fn standings(store: &dyn Store, article: &Article, words: &Words) -> Result<Vec<Standing>, StoreError> {
    let history = store.history(article.id)?;
    let mut found = Vec::with_capacity(history.versions.len());
    for version in &history.versions {
        let text = readable(store.document(article.id, version.number))?;
        found.push(text.and_then(|text| words.find(&text)));
    }
    Ok(runs(&history, found))
}

/// A text, unless a rule removed it: what it said is then no longer known.
pub(super) fn readable(text: Result<Document, StoreError>) -> Result<Option<Document>, StoreError> {
    match text {
        Ok(text) => Ok(Some(text)),
        Err(StoreError::Removed { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

fn runs(history: &History, mut found: Vec<Option<(BlockKind, String)>>) -> Vec<Standing> {
    let versions = &history.versions;
    let mut runs = Vec::new();
    let mut at = 0;
    while at < found.len() {
        let Some((kind, text)) = mem::take(&mut found[at]) else {
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
        });
        at = end;
    }
    runs
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;
    use crate::{
        model::{Block, DatedBy, Route, Slug},
        store::{Finding, MemoryStore, NewArticle, Observation},
    };

    /// Where the words stand in versions with these texts, seen an hour apart, as `first-last`.
    fn check(words: &str, texts: &[&str], expected: &[&str]) -> Vec<Standing> {
        let mut store = MemoryStore::new();
        let new = NewArticle { slug: Slug::suggest("a"), urls: Vec::new(), title: None };
        let article = store.create_articles(&[new]).unwrap().remove(0);
        for (hour, text) in (0..).zip(texts) {
            let document = Document { blocks: vec![Block::new(BlockKind::Paragraph, *text)], ..Document::default() };
            let at: DateTime<Utc> = DateTime::from_timestamp(3600 * hour, 0).unwrap();
            let finding = Finding::Document { document: &document, extractor: "text/1" };
            let (article, dated_by) = (article.id, DatedBy::Clock);
            let observed = Observation {
                article,
                at,
                dated_by,
                url: "a",
                status: None,
                headers: &[],
                raw: None,
                route: Route::DIRECT,
                finding,
            };
            store.append(&[observed]).unwrap();
        }
        let standings = standings(&store, &article, &Words::new(words).unwrap()).unwrap();
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
    fn quotes_dashes_and_case_do_not_matter() {
        check("\"don't GO\"", &["He said: “Don’t go” – twice."], &["1-1"]);
        check("go\" - twice", &["He said: “Don’t go” ‐ twice."], &["1-1"]);
    }

    #[test]
    fn a_run_knows_between_which_observations_the_words_came_and_went() {
        let runs = check("swam", &["It sank.", "It swam.", "It swam on.", "It flew."], &["2-3"]);
        let hour = |hour: i64| DateTime::from_timestamp(3600 * hour, 0).unwrap();
        assert_eq!(runs[0].came, Some(Interval { last_seen_old: hour(0), first_seen_new: hour(1) }));
        assert_eq!(runs[0].went, Some(Interval { last_seen_old: hour(2), first_seen_new: hour(3) }));
        assert_eq!(runs[0].seen, TimeDelta::hours(1));
    }

    #[test]
    fn white_space_is_nothing_to_look_for() {
        assert!(Words::new(" \n\t").is_none());
    }
}
