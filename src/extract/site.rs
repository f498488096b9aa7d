//! What is known of one site beforehand: selectors that type its elements, its zone and its language (TOML).
//!
//! ```toml
//! language = "uk"
//! zone = "Europe/Kyiv"
//! take = ["div.story"]
//! drop = ["div.ticker"]
//! repeated = ["The morning in your letter box"]
//! published = "span.when"
//!
//! [kinds]
//! correction = ["p.fix"]
//! ```

use std::collections::BTreeMap;

use chrono_tz::Tz;
use dom_query::Matcher;
use serde::Deserialize;
use thiserror::Error;

use crate::model::BlockKind;

/// Rules for the pages of one site; every field may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SiteRules {
    /// The language of its pages, where they do not state one.
    pub language: Option<String>,
    /// The zone of times that state none, as in `Europe/London`.
    pub zone: Option<Tz>,
    /// Whether the day stands before the month in dates of digits.
    pub day_first: Option<bool>,
    /// Selectors of the elements that hold the article.
    pub take: Vec<String>,
    /// Selectors of elements that are left out of the document altogether.
    pub drop: Vec<String>,
    /// Texts that its pages repeat, and that are none of an article.
    pub repeated: Vec<String>,
    /// Selectors of elements of a kind.
    pub kinds: BTreeMap<BlockKind, Vec<String>>,
    /// Selector of the element with the time of publication.
    pub published: Option<String>,
    /// Selector of the element with the time of the last change.
    pub modified: Option<String>,
}

/// Why site rules cannot be used.
#[derive(Debug, Error)]
pub enum SiteRulesError {
    /// The text is not TOML, or has other fields.
    #[error("the site rules cannot be read")]
    Toml(#[from] toml::de::Error),
    /// A selector that CSS does not know.
    #[error("the site rules hold a selector that is not CSS: `{0}`")]
    Selector(String),
}

impl SiteRules {
    /// Reads rules from TOML and checks every selector.
    pub fn parse(text: &str) -> Result<Self, SiteRulesError> {
        toml::from_str::<Self>(text)?.checked()
    }

    /// The same rules, where every selector is CSS.
    pub fn checked(self) -> Result<Self, SiteRulesError> {
        let wrong = self.selectors().find(|selector| Matcher::new(selector).is_err()).map(str::to_owned);
        wrong.map_or(Ok(self), |selector| Err(SiteRulesError::Selector(selector)))
    }

    fn selectors(&self) -> impl Iterator<Item = &str> {
        let lists = self.take.iter().chain(&self.drop).chain(self.kinds.values().flatten());
        lists.chain(&self.published).chain(&self.modified).map(String::as_str)
    }
}
