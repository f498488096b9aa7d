//! Settings of the pages of one host: `[site."news.example"]` in the settings file and in a watch list.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Pattern, Seconds, Span, limits};
use crate::extract::{SiteRules, SiteRulesError};

/// What may be set for the pages of a host and its subdomains; every key can be left out.
///
/// The keys of [`SiteRules`] (selectors, zone, language) stand beside these.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct SiteConfig {
    /// How its pages are read.
    pub rules: SiteRules,
    /// How they are asked for.
    pub access: AccessConfig,
}

/// How the pages of a host are asked for, and what of their changes counts.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct AccessConfig {
    /// The least time between two checks of a page.
    pub min_interval: Option<Span>,
    /// The longest time between two checks of a page.
    pub max_interval: Option<Span>,
    /// The time between two requests to one of its hosts.
    pub gap: Option<Seconds>,
    /// Requests to one of its hosts at once.
    pub per_host: Option<usize>,
    /// Requests to one of its hosts in an hour.
    pub per_hour: Option<u32>,
    /// How long its cookies are kept.
    pub cookies: CookiesConfig,
    /// Headers that are sent along.
    pub headers: BTreeMap<String, HeaderConfig>,
    /// The name that is told where the site asks for one.
    pub user: Option<String>,
    /// The environment variable with the password of that name.
    pub password_env: Option<String>,
    /// The environment variable with the token that is told instead of a name.
    pub token_env: Option<String>,
    /// Text whose changes are hidden.
    pub ignore: Vec<Pattern>,
    /// Whether the site agreed to be read in spite of its `robots.txt`.
    pub ignore_robots: bool,
    /// Who draws its pages.
    pub render: RenderConfig,
}

/// The value of a header: itself, or the environment variable that holds it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(crate) enum HeaderConfig {
    /// The value.
    Value(String),
    /// Where it is.
    Env {
        /// The variable.
        env: String,
    },
}

/// How long cookies are kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CookiesConfig {
    /// As long as the program runs.
    #[default]
    Keep,
    /// For one page and its redirects.
    Forget,
}

/// Who draws a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RenderConfig {
    /// Nobody: it is taken as it was sent.
    #[default]
    None,
    /// A browser, with its scripts.
    Browser,
}

/// Why the settings of a host cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("cannot use the settings of site `{host}`")]
pub(crate) struct SiteConfigError {
    /// The host.
    pub host: String,
    /// Why.
    #[source]
    pub source: Box<dyn std::error::Error + Send + Sync>,
}

/// The keys of [`AccessConfig`]; all others are of the rules.
const ACCESS: [&str; 13] = [
    "min-interval", "max-interval", "gap", "per-host", "per-hour", "cookies", "headers", "user", "password-env",
    "token-env", "ignore", "ignore-robots", "render",
];

impl SiteConfig {
    /// Reads the table of a host.
    pub(crate) fn read(host: &str, table: &toml::Table) -> Result<Self, SiteConfigError> {
        let (access, rules): (toml::Table, toml::Table) =
            table.clone().into_iter().partition(|(key, _)| ACCESS.contains(&key.as_str()));
        let wrong = |source| SiteConfigError { host: host.to_owned(), source };
        let access: AccessConfig = access.try_into().map_err(|error: toml::de::Error| wrong(error.into()))?;
        if limits(access.min_interval, access.max_interval).are_crossed() {
            return Err(wrong("`min-interval` is longer than `max-interval`".into()));
        }
        let rules: SiteRules = rules.try_into().map_err(|error: toml::de::Error| wrong(error.into()))?;
        let rules = rules.checked().map_err(|error: SiteRulesError| wrong(error.into()))?;
        Ok(Self { rules, access })
    }

    /// Reads the table of a host from its text.
    pub(crate) fn parse(host: &str, text: &str) -> Result<Self, SiteConfigError> {
        let wrong = |error: toml::de::Error| SiteConfigError { host: host.to_owned(), source: error.into() };
        Self::read(host, &text.parse().map_err(wrong)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<SiteConfig, String> {
        SiteConfig::parse("a.example", text).map_err(|error| error.source.to_string())
    }

    #[test]
    fn rules_and_access_stand_side_by_side() {
        let site = read(
            "zone = 'Europe/Kyiv'\ntake = ['.story']\nmin-interval = '10m'\nrender = 'browser'\nignore = ['\\d+ views']\n\
             user = 'desk'\npassword-env = 'A_PASSWORD'\nignore-robots = true\n\
             gap = 2.5\nper-host = 1\nper-hour = 60\ncookies = 'forget'\n\
             headers = { X-Desk = 'seven', Cookie = { env = 'A_COOKIE' } }\n[kinds]\ncaption = ['.cap']",
        )
        .unwrap();
        assert_eq!(site.rules.take, [".story"]);
        assert_eq!(site.rules.zone, Some(chrono_tz::Europe::Kyiv));
        assert_eq!(site.access.min_interval, Some(Span(600)));
        assert_eq!(site.access.gap, Some(Seconds(std::time::Duration::from_millis(2_500))));
        assert_eq!((site.access.per_host, site.access.per_hour), (Some(1), Some(60)));
        assert_eq!(site.access.cookies, CookiesConfig::Forget);
        assert_eq!((site.access.render, site.access.ignore_robots), (RenderConfig::Browser, true));
        assert_eq!(site.access.headers["Cookie"], HeaderConfig::Env { env: "A_COOKIE".to_owned() });
        assert_eq!(site.access.headers["X-Desk"], HeaderConfig::Value("seven".to_owned()));
    }

    #[test]
    fn every_key_of_access_stands_in_the_reference() {
        let reference = include_str!("../../docs/watch-list.md");
        for key in ACCESS {
            let is_told = reference.lines().any(|line| line.starts_with('|') && line.contains(&format!("`{key}`")));
            assert!(is_told, "docs/watch-list.md does not tell of `{key}`");
        }
    }

    #[test]
    fn what_is_not_known_is_an_error() {
        for (text, expected) in [
            ("tke = ['.story']", "unknown field `tke`"),
            ("take = ['a[']", "the site rules hold a selector that is not CSS: `a[`"),
            ("zone = 'Europe/Nowhere'", "Europe/Nowhere"),
            ("min-interval = 'often'", "`often` is not a length of time"),
            ("render = 'paper'", "unknown variant `paper`"),
            ("min-interval = '2h'\nmax-interval = '90m'", "`min-interval` is longer than `max-interval`"),
        ] {
            let message = read(text).unwrap_err();
            assert!(message.contains(expected), "{text}: {message}");
        }
    }
}
