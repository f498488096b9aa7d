//! Articles: what is tracked over time, and what it is called.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use super::ArticleRef;

/// The number of an article in its store, from 1 in the order they were added; also its number in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleId(pub u32);

impl fmt::Display for ArticleId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// The short readable name of an article: lower-case letters and digits of any script, joined by single hyphens.
///
/// It is the article's identity outside the store and never changes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Slug(String);

impl Slug {
    /// The longest slug, in characters.
    pub const MAX_CHARS: usize = 64;

    /// The slug that a title, file name or address suggests; `article` where it has no letter or digit.
    pub fn suggest(words: &str) -> Self {
        let mut slug = String::new();
        let mut chars = 0;
        for word in words.split(|c: char| !is_slug_char(c) && !is_silent(c)) {
            let word: String = word.chars().filter(|&c| !is_silent(c)).flat_map(char::to_lowercase).collect();
            let word: String = word.chars().filter(|&c| is_slug_char(c)).collect();
            let length = word.chars().count();
            if length == 0 {
                continue;
            }
            let room = Self::MAX_CHARS - 8 - usize::from(chars > 0);
            if chars + length > room {
                if chars == 0 {
                    slug.extend(word.chars().take(room));
                }
                break;
            }
            if chars > 0 {
                slug.push('-');
                chars += 1;
            }
            slug.push_str(&word);
            chars += length;
        }
        Self(if slug.is_empty() { "article".to_owned() } else { slug })
    }

    /// The same slug with a number behind it, for the second article of the same title.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Letters and digits; marks of scripts that write vowels with them count as letters.
fn is_slug_char(c: char) -> bool {
    c.is_alphanumeric()
}

/// Marks inside a word that a slug leaves out without splitting the word.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}')
}

impl fmt::Display for Slug {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// A text that cannot be an article's slug.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a slug: use up to 64 lower-case letters and digits joined by single hyphens")]
pub struct NotASlug(pub String);

impl FromStr for Slug {
    type Err = NotASlug;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_word =
            |word: &str| !word.is_empty() && word.chars().all(|c| is_slug_char(c) && c.to_lowercase().eq([c]));
        let fits = text.chars().count() <= Self::MAX_CHARS;
        if fits && text.split('-').all(is_word) { Ok(Self(text.to_owned())) } else { Err(NotASlug(text.to_owned())) }
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// The thing tracked over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its number in the store.
    pub id: ArticleId,
    /// Its short readable name.
    pub slug: Slug,
    /// Every address it was seen at, the first first: URLs, and paths of imported files.
    pub urls: Vec<String>,
    /// What a reader would call it: the title of its newest version.
    pub title: Option<String>,
}

impl From<&Article> for ArticleRef {
    fn from(article: &Article) -> Self {
        Self {
            slug: article.slug.to_string(),
            url: article.urls.iter().find(|url| url.contains("://")).cloned(),
            title: article.title.clone(),
        }
    }
}

/// One line of a list of articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleSummary {
    /// The article.
    #[serde(flatten)]
    pub article: Article,
    /// How often it was checked.
    pub captures: u32,
    /// How many versions it has, each as the latest reading of its page has it.
    pub versions: u32,
    /// How many were recorded, later readings of a page included.
    #[serde(skip)]
    pub recorded: u32,
    /// The first check.
    pub first_capture: Option<DateTime<Utc>>,
    /// The last check, whatever its outcome.
    pub last_capture: Option<DateTime<Utc>>,
    /// When the newest version was first seen.
    pub last_change: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_suggests_a_readable_slug() {
        let cases = [
            ("Wind farm: 1,200 jobs at risk", "wind-farm-1-200-jobs-at-risk"),
            ("  The mayor’s “plan” -- again!  ", "the-mayors-plan-again"),
            ("Straße in ÉVREUX", "straße-in-évreux"),
            ("東京で地震", "東京で地震"),
            ("…", "article"),
            ("", "article"),
        ];
        for (title, slug) in cases {
            assert_eq!(Slug::suggest(title).as_str(), slug, "{title}");
        }
    }

    #[test]
    fn a_long_title_is_cut_between_words_and_leaves_room_for_a_number() {
        let slug = Slug::suggest(&"word ".repeat(40));
        assert!(slug.as_str().ends_with("-word"), "{slug}");
        assert!(slug.numbered(9_999_999).as_str().parse::<Slug>().is_ok());
        assert_eq!(Slug::suggest(&"x".repeat(500)).as_str().len(), 56);
    }

    #[test]
    fn what_is_not_a_slug_is_refused() {
        for text in ["", "-", "a-", "-a", "a--b", "A", "a b", "a/b", "../x", &"x".repeat(65)] {
            assert_eq!(text.parse::<Slug>(), Err(NotASlug(text.to_owned())));
        }
        assert!(serde_json::from_str::<Slug>("\"Not A Slug\"").is_err());
    }

    proptest::proptest! {
        #[test]
        fn every_suggestion_is_a_slug(title in "\\PC{0,120}") {
            let slug = Slug::suggest(&title);
            proptest::prop_assert_eq!(slug.as_str().parse::<Slug>(), Ok(slug.clone()));
        }
    }
}
