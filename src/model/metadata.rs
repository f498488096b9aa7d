//! What a page states about its article, and where it states it.

use serde::{Deserialize, Serialize};

use super::PublicationDates;

/// Where in a page a value was found, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A selector of the site's own rules.
    SiteRule,
    /// A `application/ld+json` script (schema.org).
    JsonLd,
    /// `itemprop` attributes (microdata).
    Microdata,
    /// `property` and `typeof` attributes (`RDFa`).
    Rdfa,
    /// Open Graph or `article:` properties.
    OpenGraph,
    /// Any other `meta` or `link` element of the head.
    Meta,
    /// A `time` element with a `datetime`.
    TimeElement,
    /// Words that a reader sees.
    Text,
    /// The page's address.
    Url,
    /// The time of the last change that a reader sees, where the page states no time of publication.
    LastChange,
}

/// One statement a page makes about a field; several may contradict each other and all are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The field, by its name in [`Metadata`]: `title`, `byline`, `modified` …
    pub field: String,
    /// The value as the page has it.
    pub value: String,
    /// Where it stood.
    pub source: Source,
}

/// What a page states about its article: for each field the best statement, and every statement in `claims`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// Canonical address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Headline without the site's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Summary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standfirst: Option<String>,
    /// Authors, one name each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub byline: Vec<String>,
    /// Section of the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Name of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// BCP 47 language tag, as stated or detected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The publisher's clock.
    #[serde(default)]
    pub dates: PublicationDates,
    /// Every statement found, in page order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
}
