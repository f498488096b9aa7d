//! The steps of one fetch: may it be asked, when, once or again, and where does the answer send on.

use std::{sync::Arc, time::Duration};

use reqwest::Url;
use tokio::time::{Instant, sleep};

#[cfg(feature = "browser")]
use super::browser;
use super::{
    address::Guard,
    error::FetchError,
    fetched::Fetched,
    jar::Jar,
    ledger::Ledger,
    limiter::{Limiter, Permit},
    request::{Cookies, Render, Request, RobotsPolicy},
    retry::{asked_wait, is_passing, is_worth_repeating},
    robots::{self, Memory, Rules, Wishes},
    settings::{PRODUCT, Settings},
    transport::{BodyLimit, Exchange, Transport},
    trip::Trip,
};

/// Everything that outlives a fetch.
#[derive(Debug)]
pub(super) struct Engine {
    settings: Arc<Settings>,
    guard: Guard,
    transport: Transport,
    limiter: Limiter,
    robots: Memory,
    jar: Jar,
    pub(super) ledger: Ledger,
}

impl Engine {
    pub(super) fn new(settings: Settings) -> Result<Self, FetchError> {
        let settings = Arc::new(settings);
        Ok(Self {
            guard: Guard::new(settings.allowed_hosts.iter().map(String::as_str)),
            transport: Transport::new(&settings)?,
            limiter: Limiter::new(Arc::clone(&settings)),
            robots: Memory::default(),
            jar: Jar::default(),
            ledger: Ledger::default(),
            settings,
        })
    }

    /// Fetches a page, politely.
    pub(super) async fn fetch(&self, request: &Request) -> Result<Fetched, FetchError> {
        let forgotten = Jar::default();
        let jar = if request.cookies == Cookies::Keep { &self.jar } else { &forgotten };
        let mut trip = Trip::new(request, jar, self.settings.time_outs.whole)?;
        let limit = BodyLimit::Refuse(self.settings.max_bytes);
        let mut held = None;
        loop {
            self.guard.admit(&trip.url)?;
            if request.robots == RobotsPolicy::Obey {
                self.obey_robots(&trip.url).await?;
            }
            let turn = self.turn(held, &trip.url).await?;
            let answer = self.exchange(&mut trip, Some(&turn), limit).await?;
            if !trip.go_on(&answer, self.settings.max_redirects)? {
                let left = trip.left;
                let fetched = trip.arrive(answer)?;
                return match request.render {
                    Render::Browser if fetched.is_page() => self.render(fetched, left).await,
                    _ => Ok(fetched),
                };
            }
            held = Some(turn);
        }
    }

    /// The page as a browser draws it.
    #[cfg(feature = "browser")]
    async fn render(&self, fetched: Fetched, left: Duration) -> Result<Fetched, FetchError> {
        match self.settings.proxy {
            Some(_) => Err(FetchError::BrowserBehindProxy { url: fetched.url }),
            None => browser::render(fetched, &self.settings, &self.guard, left).await,
        }
    }

    /// There is none in this build.
    #[cfg(not(feature = "browser"))]
    async fn render(&self, fetched: Fetched, _: Duration) -> Result<Fetched, FetchError> {
        std::future::ready(Err(FetchError::BrowserLeftOut { url: fetched.url })).await
    }

    /// A turn to speak to the host of an address. Where a redirect stays on its host, the fetch keeps the turn it has; it
    /// never has two.
    async fn turn(&self, held: Option<Permit>, url: &Url) -> Result<Permit, FetchError> {
        let host = host(url);
        if let Some(held) = held.filter(|held| held.host() == host) {
            return Ok(held);
        }
        let turn = self.limiter.acquire(host).await;
        turn.map_err(|wait| FetchError::HeldBack { url: url.as_str().to_owned(), wait })
    }

    /// One answer of the address the trip is at, asked for again where that can help.
    async fn exchange(
        &self,
        trip: &mut Trip<'_>,
        turn: Option<&Permit>,
        limit: BodyLimit,
    ) -> Result<Exchange, FetchError> {
        let mut repetitions = 0;
        loop {
            turn.inspect(|turn| turn.touch());
            self.ledger.note(&trip.url);
            trip.requests += 1;
            let begun = Instant::now();
            let outcome = self.transport.exchange(trip.question()?, limit, begun + trip.left).await;
            trip.left = trip.left.saturating_sub(begun.elapsed());
            let asked = match &outcome {
                Ok(answer) if is_passing(answer.status) => asked_wait(&answer.headers),
                Err(error) if is_worth_repeating(error) => None,
                _ => return outcome,
            };
            let wait = self.settings.retries.wait(repetitions, asked);
            let Some(wait) = wait.filter(|wait| *wait < trip.left) else {
                if let Some(asked) = asked {
                    self.limiter.hold_back(host(&trip.url), asked);
                }
                return outcome;
            };
            sleep(wait).await;
            trip.left = trip.left.saturating_sub(wait);
            repetitions += 1;
        }
    }

    /// Fails where the site asks programs to leave an address alone, and learns how long to wait between requests.
    async fn obey_robots(&self, url: &Url) -> Result<(), FetchError> {
        let site = url.origin().ascii_serialization();
        let wishes = self.robots.wishes(&site, self.read_robots(url)).await;
        let named = || url.as_str().to_owned();
        let rules = match wishes {
            Wishes::Rules(rules) => rules,
            Wishes::Unreachable(source) => {
                return Err(match *source {
                    FetchError::Refused { address, kind, .. } => FetchError::Refused { url: named(), address, kind },
                    _ => FetchError::RobotsUnreachable { url: named(), source },
                });
            }
        };
        if let Some(delay) = rules.crawl_delay {
            self.limiter.slow_down(host(url), delay);
        }
        let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        if rules.allows(&path) { Ok(()) } else { Err(FetchError::RobotsDisallow { url: named() }) }
    }

    async fn read_robots(&self, url: &Url) -> Wishes {
        match self.fetch_robots(url).await {
            Ok(answer) => match answer.status {
                200..300 => Wishes::Rules(Arc::new(Rules::read(&answer.body, PRODUCT))),
                // A site that is overloaded or broken is left alone; one without a file asks for nothing.
                429 | 500.. => Wishes::Unreachable(Arc::new(answer.into_error())),
                _ => Wishes::Rules(Arc::default()),
            },
            Err(error) => Wishes::Unreachable(Arc::new(error)),
        }
    }

    /// Reads the file without a turn: once a day, by one fetch while the others for the site wait. A turn would be a
    /// deadlock where another fetch of the host holds the last one and waits for the file.
    async fn fetch_robots(&self, url: &Url) -> Result<Fetched, FetchError> {
        let file = url
            .join("/robots.txt")
            .map_err(|source| FetchError::Malformed { url: url.as_str().to_owned(), source: source.into() })?;
        let request = Request::new(file);
        let jar = Jar::default();
        let mut trip = Trip::new(&request, &jar, self.settings.time_outs.whole)?;
        loop {
            self.guard.admit(&trip.url)?;
            let answer = self.exchange(&mut trip, None, BodyLimit::Cut(robots::MAX_BYTES)).await?;
            if !trip.go_on(&answer, self.settings.max_redirects)? {
                return trip.arrive(answer);
            }
        }
    }
}

fn host(url: &Url) -> &str {
    url.host_str().unwrap_or_default()
}
