//! Histories: the versions of an article in order, each as the latest reading of its page has it.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::{Article, Interval, Version, VersionRef, returns};

/// Time within which two texts must have taken turns twice to count as variants of one page and not as reverts.
const FLAPPING: Duration = Duration::hours(24);

/// An article's versions, the one first seen first at the front.
///
/// Numbers follow the order in which versions were recorded; they differ from the order here only where an older
/// capture was imported after a newer one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The article.
    pub article: Article,
    /// Its versions.
    pub versions: Vec<Version>,
    /// Every version as it was recorded, in the same order, where pages were read again since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<Version>,
}

impl History {
    /// The history of an article out of all versions that were recorded of it, in the order of their first sights.
    ///
    /// A later reading of a page stands in place of the version that was first seen at its instant and keeps its number.
    /// Neighbours that then say the same are one version: what the extractor alone told apart is no edit.
    pub fn of(article: Article, recorded: Vec<Version>) -> Self {
        let mut history = Self::shown(article, recorded);
        returns::note(&mut history.versions);
        history
    }

    /// How many versions a history of these has.
    pub fn count(recorded: &[Version]) -> usize {
        if recorded.iter().any(|version| version.provenance.is_reread()) {
            Self::as_read_last(recorded).len()
        } else {
            recorded.len()
        }
    }

    fn shown(article: Article, recorded: Vec<Version>) -> Self {
        if !recorded.iter().any(|version| version.provenance.is_reread()) {
            return Self { article, versions: recorded, earlier: Vec::new() };
        }
        let mut history = Self { article, versions: Self::as_read_last(&recorded), earlier: recorded };
        history.name_restored();
        history
    }

    fn as_read_last(recorded: &[Version]) -> Vec<Version> {
        let mut versions: Vec<Version> = Vec::with_capacity(recorded.len());
        for seen_at_once in recorded.chunk_by(|one, next| one.first_seen == next.first_seen) {
            for version in latest_readings(seen_at_once) {
                match versions.last_mut().filter(|last| last.content == version.content) {
                    Some(last) => {
                        last.last_seen = last.last_seen.max(version.last_seen);
                        last.reading = Some(version.text()).filter(|text| *text != last.number);
                    }
                    None => versions.push(version),
                }
            }
        }
        versions
    }

    /// Lets `restores` name versions as they are numbered here, and none that is not earlier.
    fn name_restored(&mut self) {
        let places = Places::of(self);
        let numbers = self.versions.iter().enumerate().map(|(place, version)| {
            let restored = version.restores.and_then(|number| places.shown(number)).filter(|earlier| *earlier < place);
            restored.map(|earlier| self.versions[earlier].number)
        });
        let numbers: Vec<Option<u32>> = numbers.collect();
        self.versions.iter_mut().zip(numbers).for_each(|(version, restores)| version.restores = restores);
    }

    /// Every version as it was recorded, later readings included.
    pub fn recorded(&self) -> &[Version] {
        if self.earlier.is_empty() { &self.versions } else { &self.earlier }
    }

    /// The version of a number.
    pub fn version(&self, number: u32) -> Option<&Version> {
        self.versions.iter().find(|version| version.number == number)
    }

    /// What a comparison says of the version at a place.
    pub fn reference(&self, place: usize) -> VersionRef {
        returns::reference(&self.versions[place], &self.versions)
    }

    /// Whether the version at `index` is one of two texts that take turns (A, B, A, B within a day): variants that a
    /// site shows by turns, and no editor's revert.
    pub fn is_flapping(&self, index: usize) -> bool {
        (index..=index + 3).any(|end| self.takes_turns(end))
    }

    /// Whether the four versions that end at `end` are two texts by turns.
    fn takes_turns(&self, end: usize) -> bool {
        let Some([a, b, c, d]) = end.checked_sub(3).and_then(|start| self.versions.get(start..=end)) else {
            return false;
        };
        let is_alike = |one: &Version, other: &Version| match (one.words, other.words) {
            (Some(one), Some(other)) => one == other,
            _ => one.content == other.content,
        };
        is_alike(a, c) && is_alike(b, d) && !is_alike(a, b) && d.first_seen - a.first_seen <= FLAPPING
    }

    /// The version that was seen last.
    pub fn latest(&self) -> Option<&Version> {
        self.versions.last()
    }
}

/// The versions first seen at one instant, the last of them as it reads now.
fn latest_readings(seen_at_once: &[Version]) -> Vec<Version> {
    let (again, first): (Vec<&Version>, Vec<&Version>) =
        seen_at_once.iter().partition(|version| version.provenance.is_reread());
    let mut versions: Vec<Version> = first.into_iter().cloned().collect();
    let Some(latest) = again.last() else { return versions };
    let number = versions.pop().map_or(again[0].number, |version| version.number);
    let reading = Some(latest.number).filter(|reading| *reading != number);
    versions.push(Version { number, reading, ..(*latest).clone() });
    versions
}

/// Where recorded versions stand in a history.
#[derive(Debug)]
pub struct Places<'a> {
    history: &'a History,
    numbers: HashMap<u32, usize>,
}

impl<'a> Places<'a> {
    /// The places in a history.
    pub fn of(history: &'a History) -> Self {
        let shown = history.versions.iter().enumerate();
        let mut numbers: HashMap<u32, usize> = shown.map(|(place, version)| (version.number, place)).collect();
        for version in &history.earlier {
            if let Some(place) = place_at(history, version.first_seen) {
                numbers.entry(version.number).or_insert(place);
            }
        }
        Self { history, numbers }
    }

    /// The place of what is shown of the version that was recorded under a number.
    pub fn shown(&self, number: u32) -> Option<usize> {
        self.numbers.get(&number).copied()
    }

    /// The place of the version that a check saw which then was recorded as having seen the version of a number.
    pub fn seen(&self, number: u32, at: DateTime<Utc>) -> Option<usize> {
        let place = self.shown(number)?;
        let version = &self.history.versions[place];
        let is_as_recorded = version.number == number && !version.provenance.is_reread();
        if is_as_recorded { Some(place) } else { place_at(self.history, at) }
    }
}

/// The place of the version in force at an instant.
fn place_at(history: &History, at: DateTime<Utc>) -> Option<usize> {
    history.versions.partition_point(|version| version.first_seen <= at).checked_sub(1)
}

impl Interval {
    /// Between which observations one version gave way to another.
    pub fn between(old: &Version, new: &Version) -> Self {
        Self { last_seen_old: old.last_seen, first_seen_new: new.first_seen }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Digest, Provenance, PublicationDates, Slug};

    fn hour(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::hours(hours)
    }

    /// A version of a text, seen for half an hour; `!` behind the text says that its page was read again.
    fn version(number: u32, hours: i64, text: &str) -> Version {
        let tool = if text.ends_with('!') { Provenance::REREAD } else { "" };
        Version {
            number,
            first_seen: hour(hours),
            last_seen: hour(hours) + Duration::minutes(30),
            reading: None,
            content: Digest::of(text.trim_end_matches('!').as_bytes()),
            words: None,
            dates: PublicationDates::default(),
            provenance: Provenance { capture: 1, extractor: String::new(), tool: tool.to_owned() },
            restores: None,
            brings_back: None,
        }
    }

    fn history(mut recorded: Vec<Version>) -> History {
        recorded.sort_by_key(|version| (version.first_seen, version.number));
        let article = Article { id: ArticleId(1), slug: Slug::suggest("a"), urls: Vec::new(), title: None };
        History::of(article, recorded)
    }

    /// A history of versions in the order in which they were recorded, each given as its hour and its text.
    fn recorded(versions: &[&str]) -> History {
        let parsed = (1..).zip(versions).map(|(number, words)| {
            let (hours, text) = words.split_at(1);
            version(number, hours.parse().unwrap(), text)
        });
        history(parsed.collect())
    }

    /// A history of the texts that the letters stand for, so many hours apart; `*` marks those that flap.
    fn flaps(texts: &str, hours: i64) -> String {
        let texts: Vec<String> = texts.chars().map(String::from).collect();
        let versions = (1..).zip(&texts).map(|(number, text)| version(number, hours * i64::from(number), text));
        let history = history(versions.collect());
        (0..texts.len()).map(|at| if history.is_flapping(at) { '*' } else { '-' }).collect()
    }

    #[test]
    fn two_texts_that_take_turns_flap() {
        assert_eq!(flaps("abab", 1), "****");
        assert_eq!(flaps("xababy", 1), "-****-");
    }

    #[test]
    fn words_that_take_turns_flap_whatever_their_stamps_say() {
        let words = |text: &str| Some(Digest::of(text.as_bytes()));
        let stamped = |words: [Option<Digest>; 4]| {
            let versions = (1..).zip(words);
            history(
                versions
                    .map(|(number, words)| Version { words, ..version(number, number.into(), &number.to_string()) })
                    .collect(),
            )
        };
        let turns = stamped([words("a"), words("b"), words("a"), words("b")]);
        assert!((0..4).all(|place| turns.is_flapping(place)));
        let back = |history: &History| history.versions.iter().map(|version| version.brings_back).collect::<Vec<_>>();
        assert_eq!(back(&turns), [None, None, Some(1), Some(2)]);
        assert_eq!(turns.reference(3).back_from, Some(turns.versions[1].first_seen));
        assert_eq!(turns.reference(1).back_from, None);
        let same = stamped([words("a"); 4]);
        assert!(!(0..4).any(|place| same.is_flapping(place)));
        assert_eq!(back(&same), [None; 4]);
        let lost = stamped([words("a"), None, words("a"), words("b")]);
        assert_eq!(back(&lost), [None, None, Some(1), None]);
    }

    #[test]
    fn a_single_return_is_a_revert() {
        assert_eq!(flaps("aba", 1), "---");
        assert_eq!(flaps("abac", 1), "----");
    }

    #[test]
    fn turns_that_take_days_are_reverts() {
        assert_eq!(flaps("abab", 24), "----");
    }

    /// What is shown of versions: number, the number of the text where that is another, and the hours it was seen.
    fn shown(versions: &[&str]) -> String {
        let history = recorded(versions);
        assert_eq!(history.recorded().len(), versions.len());
        let places = Places::of(&history);
        let words = |(place, version): (usize, &Version)| {
            assert_eq!([version.number, version.text()].map(|number| places.shown(number)), [Some(place); 2]);
            let text = version.reading.map(|text| format!("={text}")).unwrap_or_default();
            let [first, last] = [version.first_seen, version.last_seen].map(|at| (at - hour(0)).num_hours());
            format!("{}{text} {first}-{last}", version.number)
        };
        history.versions.iter().enumerate().map(words).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_later_reading_stands_in_place_of_the_first_and_keeps_its_number() {
        assert_eq!(shown(&["1a", "2b"]), "1 1-1, 2 2-2");
        assert_eq!(shown(&["1a", "2b", "1A!", "2B!"]), "1=3 1-1, 2=4 2-2");
        assert_eq!(shown(&["1a", "2b", "2B!", "2C!"]), "1 1-1, 2=4 2-2");
    }

    #[test]
    fn what_the_extractor_alone_told_apart_is_one_version() {
        assert_eq!(shown(&["1a", "2b", "3c", "1A!", "2A!"]), "1=5 1-2, 3 3-3");
        assert_eq!(shown(&["1a", "2b", "3c", "1A!", "2A!", "2B!"]), "1=4 1-1, 2=6 2-2, 3 3-3");
        assert_eq!(shown(&["1a", "2b", "1b!"]), "1=2 1-2");
    }

    #[test]
    fn what_the_extractor_had_not_told_apart_is_a_version_of_its_own() {
        assert_eq!(shown(&["1a", "4b", "1A!", "2B!"]), "1=3 1-1, 4 2-2, 2 4-4");
        assert_eq!(shown(&["1a", "4b", "2A!", "2B!"]), "1 1-1, 3=4 2-2, 2 4-4");
    }

    #[test]
    fn a_check_saw_what_is_shown_at_its_instant_where_pages_were_read_again() {
        let seen = |versions: &[&str], number, at| Places::of(&recorded(versions)).seen(number, hour(at));
        assert_eq!([1, 2, 3].map(|at| seen(&["1a", "1A!", "2B!"], 1, at)), [Some(0), Some(1), Some(1)]);
        assert_eq!(seen(&["1a", "3b"], 1, 5), Some(0), "a late sight of a text that nobody read again");
        assert_eq!(seen(&["1a"], 7, 5), None);
    }
}
