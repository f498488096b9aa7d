//! How pages are fetched, as plain values: what the user may set, with defaults that suit a polite reader.

use std::{collections::BTreeMap, fmt, path::PathBuf, time::Duration};

/// The name by which `robots.txt` files know this program (RFC 9309, section 2.2.1).
pub(crate) const PRODUCT: &str = "writethru";

/// How every page is fetched.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where a publisher can reach whoever runs the program: an address or e-mail, shown in the user agent.
    pub contact: Option<String>,
    /// How long things may take.
    pub time_outs: TimeOuts,
    /// Most bytes of a body, after decompression.
    pub max_bytes: usize,
    /// Most redirects that are followed.
    pub max_redirects: usize,
    /// When and how often a request is repeated.
    pub retries: Retries,
    /// How hosts are spared.
    pub pace: Pace,
    /// What of that is otherwise for single hosts and those below them, by their names in lower case; the nearest one
    /// above a host counts alone.
    pub host_paces: BTreeMap<String, HostPace>,
    /// What draws pages that need scripts.
    pub browser: BrowserSettings,
    /// Through what all requests go.
    pub proxy: Option<Proxy>,
    /// Hosts (names or literal addresses) that may be inside a private network.
    pub allowed_hosts: Vec<String>,
    /// Certificates (PEM) of authorities that are trusted beside the system's.
    pub extra_roots: Vec<Vec<u8>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            contact: None,
            time_outs: TimeOuts::default(),
            max_bytes: 10 << 20,
            max_redirects: 10,
            retries: Retries::default(),
            pace: Pace::default(),
            host_paces: BTreeMap::new(),
            browser: BrowserSettings::default(),
            proxy: None,
            allowed_hosts: Vec::new(),
            extra_roots: Vec::new(),
        }
    }
}

impl Settings {
    /// The user agent that every request states, as in `writethru/0.1.0 (+https://desk.example/bots)`.
    pub fn user_agent(&self) -> String {
        let product = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
        match &self.contact {
            Some(contact) => format!("{product} (+{contact})"),
            None => product.to_owned(),
        }
    }
}

/// How long things may take.
#[derive(Debug, Clone, Copy)]
pub struct TimeOuts {
    /// Finding a host and connecting to it.
    pub connect: Duration,
    /// From then to the head of the answer.
    pub first_byte: Duration,
    /// One fetch with its redirects and repetitions, without what it waits for its turn.
    pub whole: Duration,
}

impl Default for TimeOuts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), first_byte: Duration::from_secs(20), whole: Duration::from_mins(1) }
    }
}

/// When and how often a request is repeated, where repeating can help.
#[derive(Debug, Clone, Copy)]
pub struct Retries {
    /// Most repetitions of one request.
    pub times: u32,
    /// The wait before the first repetition; each later one is twice as long.
    pub first_wait: Duration,
    /// The longest wait, also where the server asks for a longer one: then its answer is final.
    pub longest_wait: Duration,
}

impl Default for Retries {
    fn default() -> Self {
        Self { times: 2, first_wait: Duration::from_millis(500), longest_wait: Duration::from_secs(15) }
    }
}

/// How hosts are spared.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// The time between the requests of two fetches from one host; `Crawl-delay` makes it longer.
    pub gap: Duration,
    /// The largest part of the gap that chance adds to it, from 0 to 1.
    pub jitter: f64,
    /// Fetches from one host at once.
    pub per_host: usize,
    /// Fetches at once.
    pub overall: usize,
    /// The longest `Crawl-delay` that is kept.
    pub longest_crawl_delay: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            gap: Duration::from_secs(1),
            jitter: 0.25,
            per_host: 2,
            overall: 32,
            longest_crawl_delay: Duration::from_mins(1),
        }
    }
}

/// How one host is spared, where otherwise than the others; what is left out is as for all.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct HostPace {
    /// See [`Pace::gap`].
    pub gap: Option<Duration>,
    /// See [`Pace::jitter`].
    pub jitter: Option<f64>,
    /// See [`Pace::per_host`].
    pub at_once: Option<usize>,
}

impl Settings {
    /// How a host is spared.
    pub(super) fn pace_of(&self, host: &str) -> Pace {
        let above = std::iter::successors(Some(host), |host| host.split_once('.').map(|(_, above)| above));
        let own = above.into_iter().find_map(|host| self.host_paces.get(host)).copied().unwrap_or_default();
        Pace {
            gap: own.gap.unwrap_or(self.pace.gap),
            jitter: own.jitter.unwrap_or(self.pace.jitter),
            per_host: own.at_once.unwrap_or(self.pace.per_host),
            ..self.pace
        }
    }
}

/// What draws pages that need scripts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrowserSettings {
    /// The browser; `None` for the Chromium or Chrome that is installed.
    pub program: Option<PathBuf>,
    /// Whether it puts pages into its sandbox. It cannot where the user is root, and only there may it be left out.
    pub is_sandboxed: bool,
}

impl Default for BrowserSettings {
    fn default() -> Self {
        Self { program: None, is_sandboxed: true }
    }
}

/// Through what requests go. An HTTP proxy and `socks5h` look names up themselves, so that only addresses written as
/// numbers are checked here; with `socks5` every address is.
#[derive(Debug, Clone)]
pub struct Proxy {
    /// `http://…`, `https://…`, `socks5://…` or `socks5h://…`.
    pub url: String,
    /// What it asks for.
    pub credentials: Option<(String, Secret)>,
}

/// A password or token; never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps a secret.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_user_agent_says_who_asks() {
        let settings = Settings { contact: Some("mailto:desk@news.example".to_owned()), ..Settings::default() };
        let expected = concat!("writethru/", env!("CARGO_PKG_VERSION"));
        assert_eq!(Settings::default().user_agent(), expected);
        assert_eq!(settings.user_agent(), format!("{expected} (+mailto:desk@news.example)"));
    }

    #[test]
    fn the_nearest_host_above_sets_the_pace() {
        let pace = |seconds| HostPace { gap: Some(Duration::from_secs(seconds)), ..HostPace::default() };
        let host_paces = [("news.example".to_owned(), pace(5)), ("live.news.example".to_owned(), pace(7))].into();
        let settings = Settings { host_paces, ..Settings::default() };
        let hosts = ["news.example", "www.news.example", "a.live.news.example", "oldnews.example"];
        assert_eq!(hosts.map(|host| settings.pace_of(host).gap.as_secs()), [5, 5, 7, 1]);
    }

    #[test]
    fn a_secret_is_not_shown() {
        assert_eq!(format!("{:?}", Secret::new("hunter2")), "Secret(…)");
    }
}
