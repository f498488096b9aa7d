//! The settings file (TOML), read into plain values.
//!
//! Pure: the command line finds and reads the file. An unknown key is an error, so that a typing mistake is never
//! silently ignored.

mod schedule;
mod site;
mod span;
mod watch_list;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::Duration,
};

use regex::Regex;
use serde::{Deserialize, Deserializer, de::Error as _};

pub(crate) use self::{
    schedule::ScheduleConfig,
    site::{AccessConfig, CookiesConfig, HeaderConfig, RenderConfig, SiteConfig, SiteConfigError},
    span::{NotASpan, Span},
    watch_list::{ArticleEntry, ListingEntry, PageEntry, WatchListError, WatchListFile, limits},
};
use crate::{
    model::{ArticleRef, ReaderZone, StorePlace, address},
    ui::ColorChoice,
};

/// What a settings file may say; every key can be left out.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Config {
    /// The store: its folder, relative to the settings file, or the address of its database.
    pub store: Option<StorePlace>,
    /// Where pages as received are kept instead of in the store, as in `s3://bucket/prefix` or `file:///var/pages`.
    pub blobs: Option<String>,
    /// When to use colour.
    pub color: Option<ColorChoice>,
    /// Columns of text.
    pub width: Option<usize>,
    /// Where instants are shown, and times read.
    pub zone: Option<ReaderZone>,
    /// The program that shows long output; empty for none.
    pub pager: Option<String>,
    /// Text whose changes are hidden.
    pub ignore: Vec<IgnoreRule>,
    /// How pages are fetched.
    pub fetch: FetchConfig,
    /// The authority that stamps the log with its time (RFC 3161).
    pub tsa: Option<String>,
    /// When articles are checked.
    pub schedule: ScheduleConfig,
    /// What is set for the pages of each host, as a [`SiteConfig`] reads it.
    pub site: BTreeMap<String, toml::Table>,
    /// The file that says so.
    #[serde(skip)]
    pub path: PathBuf,
}

/// How pages are fetched.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct FetchConfig {
    /// Where a publisher can reach whoever runs the program, shown in the user agent.
    pub contact: Option<String>,
    /// The proxy that all requests go through, as in `http://localhost:3128` or `socks5://localhost:1080`.
    pub proxy: Option<String>,
    /// The name that the proxy is told.
    pub proxy_user: Option<String>,
    /// The environment variable with the password of that name.
    pub proxy_password_env: Option<String>,
    /// The time between two requests to one host.
    pub gap: Option<Seconds>,
    /// The largest part of it that chance adds, from 0 to 1.
    pub jitter: Option<f64>,
    /// Requests to one host at once.
    pub per_host: Option<usize>,
    /// Requests at once.
    pub at_once: Option<usize>,
    /// The time to connect to a host.
    pub connect_timeout: Option<Seconds>,
    /// The time to the beginning of its answer.
    pub first_byte_timeout: Option<Seconds>,
    /// The time for a page in all.
    pub timeout: Option<Seconds>,
    /// Most bytes of a page.
    pub max_bytes: Option<usize>,
    /// The browser that draws pages where a site's settings ask for one.
    pub browser: Option<PathBuf>,
    /// Hosts that may be fetched from although they are in a private network.
    pub allow_hosts: Vec<String>,
    /// Hosts that agreed to be read in spite of their `robots.txt`.
    pub ignore_robots: Vec<String>,
}

impl FetchConfig {
    /// Whether the host of an address agreed to be read in spite of its `robots.txt`.
    pub(crate) fn ignores_robots(&self, address: &str) -> bool {
        address::host(address)
            .is_some_and(|host| self.ignore_robots.iter().any(|named| named.eq_ignore_ascii_case(host)))
    }
}

/// A time in seconds, with or without a fraction.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "f64")]
pub(crate) struct Seconds(pub Duration);

impl TryFrom<f64> for Seconds {
    type Error = String;

    fn try_from(seconds: f64) -> Result<Self, String> {
        Duration::try_from_secs_f64(seconds).map(Self).map_err(|_| format!("`{seconds}` is no time in seconds"))
    }
}

/// Text whose changes are hidden: of one article, of one site, or everywhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct IgnoreRule {
    /// The slug of the only article it holds for.
    pub article: Option<String>,
    /// The host of the only site it holds for, with its subdomains.
    pub site: Option<String>,
    /// What matches does not count.
    pub regex: Vec<Pattern>,
}

impl IgnoreRule {
    /// Whether the rule holds for an article; one without conditions holds for plain files too.
    pub(crate) fn holds_for(&self, article: Option<&ArticleRef>) -> bool {
        let is_article = self.article.as_ref().is_none_or(|slug| article.is_some_and(|article| article.slug == *slug));
        let host = article.and_then(|article| article.url.as_deref()).and_then(address::host);
        let is_site = self.site.as_ref().is_none_or(|site| host.is_some_and(|host| address::is_within(host, site)));
        is_article && is_site
    }
}

/// A regular expression of the settings.
#[derive(Debug, Clone)]
pub(crate) struct Pattern(pub Regex);

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

impl Eq for Pattern {}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Regex::new(&String::deserialize(deserializer)?).map(Self).map_err(D::Error::custom)
    }
}

/// Why a settings file cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    /// It is not TOML, or says something we do not know.
    #[error("cannot use the settings in {path}", path = path.display())]
    Invalid {
        /// The settings file.
        path: PathBuf,
        /// Line, column and what was expected there.
        #[source]
        source: Box<toml::de::Error>,
    },
    /// What it says of a host cannot be used.
    #[error("cannot use the settings in {path}", path = path.display())]
    Site {
        /// The settings file.
        path: PathBuf,
        /// The host, and why.
        #[source]
        source: SiteConfigError,
    },
}

impl Config {
    /// Reads the text of the settings file at `path`; a relative store becomes relative to the file's folder.
    pub(crate) fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let mut config: Self = toml::from_str(text)
            .map_err(|source| ConfigError::Invalid { path: path.to_owned(), source: Box::new(source) })?;
        if let Some(folder) = path.parent() {
            config.store = config.store.map(|store| store.below(folder));
        }
        path.clone_into(&mut config.path);
        Ok(config)
    }

    /// What is set for the pages of each host, in order of hosts.
    pub(crate) fn sites(&self) -> impl Iterator<Item = Result<(&str, SiteConfig), ConfigError>> {
        self.site.iter().map(|(host, table)| {
            let read = SiteConfig::read(host, table);
            read.map(|site| (host.as_str(), site))
                .map_err(|source| ConfigError::Site { path: self.path.clone(), source })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config, String> {
        Config::parse(text, Path::new("/etc/writethru.toml")).map_err(|error| match error {
            ConfigError::Invalid { source, .. } => source.message().to_owned(),
            ConfigError::Site { source, .. } => source.to_string(),
        })
    }

    #[test]
    fn every_key_is_read_and_the_store_is_found_beside_the_file() {
        let config = parse(
            "store = 'news'\nblobs = 's3://b'\ncolor = 'never'\nwidth = 60\nzone = 'Europe/Kyiv'\npager = 'less'\ntsa = 'https://a/'",
        );
        let expected = Config {
            path: PathBuf::from("/etc/writethru.toml"),
            store: Some("/etc/news".into()),
            blobs: Some("s3://b".into()),
            color: Some(ColorChoice::Never),
            width: Some(60),
            zone: "Europe/Kyiv".parse().ok(),
            pager: Some("less".into()),
            ignore: Vec::new(),
            fetch: FetchConfig::default(),
            tsa: Some("https://a/".into()),
            schedule: ScheduleConfig::default(),
            site: BTreeMap::new(),
        };
        assert_eq!(config, Ok(expected));
    }

    #[test]
    fn hosts_are_named_one_by_one() {
        let text =
            "[fetch]\ncontact = 'mailto:desk@news.example'\nallow-hosts = ['cms']\nignore-robots = ['News.example']";
        let fetch = parse(text).map(|config| config.fetch).expect("a right file");
        assert_eq!(fetch.allow_hosts, ["cms"]);
        assert!(fetch.ignores_robots("https://news.example/story"));
        assert!(!fetch.ignores_robots("https://www.news.example/story"));
    }

    #[test]
    fn times_of_fetching_are_in_seconds() {
        let fetch = |text: &str| parse(&format!("[fetch]\n{text}")).map(|config| config.fetch);
        let seconds = |seconds| Some(Seconds(Duration::from_secs_f64(seconds)));
        let config = fetch("gap = 0.5\ntimeout = 90\nper-host = 1\nmax-bytes = 1_000_000").expect("a right file");
        assert_eq!((config.gap, config.timeout), (seconds(0.5), seconds(90.0)));
        assert_eq!((config.per_host, config.max_bytes), (Some(1), Some(1_000_000)));
        assert_eq!(fetch("gap = -1").map(drop), Err("`-1` is no time in seconds".to_owned()));
    }

    #[test]
    fn an_unknown_key_is_an_error_that_lists_the_known_ones() {
        let message = parse("stor = 'news'").expect_err("unknown key");
        assert_eq!(
            message,
            "unknown field `stor`, expected one of `store`, `blobs`, `color`, `width`, `zone`, `pager`, `ignore`, `fetch`, `tsa`, `schedule`, `site`"
        );
    }

    #[test]
    fn an_ignore_rule_holds_for_its_article_or_site() {
        let config = parse("[[ignore]]\nsite = 'mail.example'\nregex = ['\\d+ comments']").expect("settings");
        let article = |url: &str| ArticleRef { slug: "a".into(), url: Some(url.into()), title: None };
        let holds = |url: &str| config.ignore[0].holds_for(Some(&article(url)));
        assert!(holds("https://mail.example/a") && holds("https://www.mail.example/a"));
        assert!(!holds("https://notmail.example/a") && !config.ignore[0].holds_for(None));
    }

    #[test]
    fn a_pattern_that_cannot_be_read_is_an_error() {
        assert!(parse("[[ignore]]\nregex = ['(']").is_err());
    }

    #[test]
    fn a_word_that_is_no_color_choice_is_an_error() {
        assert!(parse("color = 'sometimes'").is_err());
    }
}
