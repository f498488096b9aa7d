//! The fetcher of one run, as the user's settings want it. It is made when the first address is met: a run that reads
//! files alone pays nothing for it.

use super::{environment, error::CommandError, session::Session};
use crate::{
    config::{FetchConfig, Seconds},
    fetch::{BrowserSettings, Fetcher, Pace, Proxy, Request, RobotsPolicy, Secret, Settings, TimeOuts},
};

/// The web as one run sees it.
#[derive(Debug)]
pub(crate) struct Web<'a> {
    pub(crate) session: &'a Session,
    fetcher: Option<Fetcher>,
}

impl<'a> Web<'a> {
    pub(crate) fn new(session: &'a Session) -> Self {
        Self { session, fetcher: None }
    }

    /// The run's one fetcher.
    pub(crate) fn fetcher(&mut self) -> Result<&Fetcher, CommandError> {
        let fetcher = match self.fetcher.take() {
            Some(fetcher) => fetcher,
            None => Fetcher::new(Settings {
                host_paces: self.session.sites()?.paces(),
                ..settings(self.session.fetch_config().clone())?
            })?,
        };
        Ok(self.fetcher.insert(fetcher))
    }

    /// Fetches from one host at once.
    pub(crate) fn per_host(&self) -> usize {
        self.session.fetch_config().per_host.unwrap_or(Pace::default().per_host)
    }

    /// What to ask for at an address, as its site's settings say.
    pub(crate) fn request(&self, url: &str) -> Result<Request, CommandError> {
        let request = self.session.sites()?.request(url)?;
        let robots = if request.robots == RobotsPolicy::Ignore { request.robots } else { self.robots(url) };
        Ok(Request { robots, ..request })
    }

    /// What to ask for at an address of an archive, where no site's settings count.
    pub(crate) fn bare_request(&self, url: &str) -> Request {
        Request { robots: self.robots(url), ..Request::new(url) }
    }

    fn robots(&self, url: &str) -> RobotsPolicy {
        let ignores = self.session.fetch_config().ignores_robots(url);
        if ignores { RobotsPolicy::Ignore } else { RobotsPolicy::Obey }
    }
}

/// What the settings say, and the defaults of the fetcher where they say nothing.
fn settings(config: FetchConfig) -> Result<Settings, CommandError> {
    let fallback = Settings::default();
    let (pace, time_outs) = (fallback.pace, fallback.time_outs);
    let time = |own: Option<Seconds>, fallback| own.map_or(fallback, |Seconds(own)| own);
    let password = config.proxy_password_env.as_deref().map(secret).transpose()?;
    let credentials = config.proxy_user.map(|user| (user, password.unwrap_or_else(|| Secret::new(""))));
    Ok(Settings {
        contact: config.contact,
        proxy: config.proxy.map(|url| Proxy { url, credentials }),
        allowed_hosts: config.allow_hosts,
        pace: Pace {
            gap: time(config.gap, pace.gap),
            jitter: config.jitter.unwrap_or(pace.jitter),
            per_host: config.per_host.unwrap_or(pace.per_host),
            overall: config.at_once.unwrap_or(pace.overall),
            ..pace
        },
        time_outs: TimeOuts {
            connect: time(config.connect_timeout, time_outs.connect),
            first_byte: time(config.first_byte_timeout, time_outs.first_byte),
            whole: time(config.timeout, time_outs.whole),
        },
        max_bytes: config.max_bytes.unwrap_or(fallback.max_bytes),
        // Chromium has no sandbox for root; for everybody else it is never left out.
        browser: BrowserSettings { program: config.browser, is_sandboxed: !environment::is_root() },
        ..fallback
    })
}

/// What an environment variable keeps.
fn secret(name: &str) -> Result<Secret, CommandError> {
    environment::variable(name).map(Secret::new).ok_or_else(|| {
        CommandError::new(format!("the settings name the environment variable `{name}`, which is not set"))
            .with_hint(format!("set `{name}`, or leave it out of the settings"))
    })
}
