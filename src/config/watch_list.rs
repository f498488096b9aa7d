//! A watch list as a file (TOML): which feeds, sitemaps, pages and articles are to be watched, and the settings of their sites.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use serde::Deserialize;

use super::{ConfigError, SiteConfig, Span};
use crate::model::OwnLimits;

/// What is to be watched; every table can be left out.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct WatchListFile {
    /// Feeds.
    pub feed: Vec<ListingEntry>,
    /// Sitemaps.
    pub sitemap: Vec<ListingEntry>,
    /// Pages whose links become articles.
    pub page: Vec<PageEntry>,
    /// Single articles.
    pub article: Vec<ArticleEntry>,
    /// What is set for each host.
    pub site: BTreeMap<String, toml::Table>,
}

/// A feed or sitemap.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ListingEntry {
    /// Its address.
    pub url: String,
    /// Only addresses that this regular expression matches become articles.
    pub only: Option<String>,
    /// Whether it rests.
    #[serde(default)]
    pub paused: bool,
    /// The least time between two readings.
    pub min_interval: Option<Span>,
    /// The longest time between two readings.
    pub max_interval: Option<Span>,
}

/// A page of which links become articles.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct PageEntry {
    /// Its address.
    pub url: String,
    /// The selector of the links, or of what holds them.
    pub links: String,
    /// As of a [`ListingEntry`].
    pub only: Option<String>,
    /// As of a [`ListingEntry`].
    #[serde(default)]
    pub paused: bool,
    /// As of a [`ListingEntry`].
    pub min_interval: Option<Span>,
    /// As of a [`ListingEntry`].
    pub max_interval: Option<Span>,
}

/// A single article.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ArticleEntry {
    /// Its address.
    pub url: String,
    /// What it is to be called, where it is new.
    pub slug: Option<String>,
    /// Whether it rests.
    #[serde(default)]
    pub paused: bool,
    /// The least time between two checks.
    pub min_interval: Option<Span>,
    /// The longest time between two checks.
    pub max_interval: Option<Span>,
}

/// Two intervals as limits.
pub(crate) fn limits(min: Option<Span>, max: Option<Span>) -> OwnLimits {
    OwnLimits { floor: min.map(|interval| interval.0), ceiling: max.map(|interval| interval.0) }
}

/// Why a watch list cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WatchListError {
    /// It is not TOML, or says something we do not know.
    #[error(transparent)]
    Invalid(#[from] ConfigError),
    /// The same thing twice.
    #[error("{path} names {url} twice as a {kind}", path = path.display())]
    Twice {
        /// The file.
        path: PathBuf,
        /// The address.
        url: String,
        /// As what.
        kind: &'static str,
    },
}

impl WatchListFile {
    /// Reads the text of the file at `path` and checks the settings of its sites.
    pub(crate) fn parse(text: &str, path: &Path) -> Result<Self, WatchListError> {
        let list: Self = toml::from_str(text)
            .map_err(|source| ConfigError::Invalid { path: path.to_owned(), source: Box::new(source) })?;
        for (host, table) in &list.site {
            SiteConfig::read(host, table).map_err(|source| ConfigError::Site { path: path.to_owned(), source })?;
        }
        let mut named = BTreeSet::new();
        let twice = list.named().find(|name| !named.insert(*name)).map(|(kind, url)| (kind, url.to_owned()));
        match twice {
            Some((kind, url)) => Err(WatchListError::Twice { path: path.to_owned(), url, kind }),
            None => Ok(list),
        }
    }

    fn named(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let feeds = self.feed.iter().map(|entry| ("feed", entry.url.as_str()));
        let sitemaps = self.sitemap.iter().map(|entry| ("sitemap", entry.url.as_str()));
        let pages = self.page.iter().map(|entry| ("page", entry.url.as_str()));
        let articles = self.article.iter().map(|entry| ("article", entry.url.as_str()));
        feeds.chain(sitemaps).chain(pages).chain(articles)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<WatchListFile, String> {
        WatchListFile::parse(text, Path::new("list.toml")).map_err(|error| error.to_string())
    }

    #[test]
    fn every_table_is_read() {
        let list = parse(
            "[[feed]]\nurl = 'a'\nonly = '/news/'\nmin-interval = '5m'\n[[page]]\nurl = 'b'\nlinks = 'h2 a'\npaused = true\n\
             [[article]]\nurl = 'c'\nslug = 'ferry'\n[site.'a.example']\nlanguage = 'en'",
        )
        .unwrap();
        assert_eq!((list.feed[0].only.as_deref(), list.feed[0].min_interval), (Some("/news/"), Some(Span(300))));
        assert!(list.page[0].paused && list.sitemap.is_empty());
        assert_eq!(list.article[0].slug.as_deref(), Some("ferry"));
        assert_eq!(list.site.len(), 1);
    }

    #[test]
    fn a_mistake_is_an_error() {
        assert_eq!(parse("[[feed]]\nurl = 'a'\n[[feed]]\nurl = 'a'").unwrap_err(), "list.toml names a twice as a feed");
        assert!(parse("[[page]]\nurl = 'a'").is_err(), "a page needs a selector");
        assert!(parse("[[feeds]]\nurl = 'a'").is_err());
        assert_eq!(parse("[site.x]\nnone = 1").unwrap_err(), "cannot use the settings in list.toml");
    }
}
