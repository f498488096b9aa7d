//! A page in memory to its extraction, with its name in every error.

use chrono::{DateTime, Utc};

use super::load::LoadError;
use crate::extract::{self, Extraction, Page, SiteRules};

/// What is known about where a page comes from.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Origin<'a> {
    /// What errors call it: its path or address.
    pub name: &'a str,
    /// Its address.
    pub url: Option<&'a str>,
    /// When it was captured.
    pub at: Option<DateTime<Utc>>,
    /// What is known about its site.
    pub site: Option<&'a SiteRules>,
}

/// Extracts the article of a page.
pub(crate) fn extract(bytes: &[u8], origin: Origin<'_>) -> Result<Extraction, LoadError> {
    extract_typed(bytes, None, origin)
}

/// Extracts the article of a page whose `Content-Type` is known, where it is.
pub(crate) fn extract_typed(
    bytes: &[u8],
    content_type: Option<&str>,
    origin: Origin<'_>,
) -> Result<Extraction, LoadError> {
    let page = Page { bytes, content_type, url: origin.url, at: origin.at, site: origin.site };
    extract::extract(&page).map_err(|source| LoadError::Extract { path: origin.name.into(), source })
}
