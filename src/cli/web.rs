//! The fetcher of one run, as the user's settings want it. It is made when the first address is met: a run that reads
//! files alone pays nothing for it.

use super::{error::CommandError, session::Session};
use crate::fetch::{Fetcher, Proxy, Request, RobotsPolicy, Settings};

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
            None => Fetcher::new(settings(self.session))?,
        };
        Ok(self.fetcher.insert(fetcher))
    }

    /// What to ask for at an address.
    pub(crate) fn request(&self, url: &str) -> Request {
        let ignores = self.session.fetch_config().ignores_robots(url);
        let robots = if ignores { RobotsPolicy::Ignore } else { RobotsPolicy::Obey };
        Request { robots, ..Request::new(url) }
    }
}

fn settings(session: &Session) -> Settings {
    let config = session.fetch_config().clone();
    Settings {
        contact: config.contact,
        proxy: config.proxy.map(|url| Proxy { url, credentials: None }),
        allowed_hosts: config.allow_hosts,
        ..Settings::default()
    }
}
