//! Fetches pages, politely and safely: an address becomes an answer, whatever it is.
//!
//! A [`Fetcher`] is plain synchronous Rust outside and may be shared by many threads; the asynchronous part stays
//! inside. Nothing is set up before one is made. It never decides what an answer means for an article.
//!
//! | file | what it is for |
//! |---|---|
//! | `settings`, `request`, `fetched`, `error` | the plain values that go in and come out |
//! | `engine` | the steps of one fetch |
//! | `trip` | what a fetch carries through its redirects |
//! | `transport` | one request and its answer |
//! | `address`, `resolver` | which hosts are never spoken to |
//! | `limiter`, `retry` | when to ask, and when to ask again |
//! | `listing` | feeds and sitemaps as bytes to what they show |
//! | `plain_address` | addresses without what only tells where a reader came from |
//! | `cookie` | cookies of one chain of redirects |
//! | `browser` | draws pages that need scripts (feature `browser`) |
//! | `robots` | what sites ask of programs |

mod address;
#[cfg(feature = "browser")]
mod browser;
mod cookie;
mod engine;
mod error;
mod fetched;
mod limiter;
pub mod listing;
mod plain_address;
mod request;
mod resolver;
mod retry;
mod robots;
mod settings;
mod transport;
mod trip;

use tokio::runtime::{Builder, Runtime};

use self::engine::Engine;
pub use self::{
    address::{AddressKind, special_kind},
    error::{FetchError, Phase},
    fetched::{Fetched, status_line},
    plain_address::{is_same_site, plain_address},
    request::{Body, Credentials, Render, Request, RobotsPolicy, Validators},
    robots::Rules,
    settings::{BrowserSettings, HostPace, PRODUCT, Pace, Proxy, Retries, Secret, Settings, TimeOuts},
};

/// Fetches pages; remembers open connections, what sites ask of programs, and when each host was last asked.
#[derive(Debug)]
pub struct Fetcher {
    runtime: Runtime,
    engine: Engine,
}

impl Fetcher {
    /// A fetcher with nothing to remember yet.
    pub fn new(settings: Settings) -> Result<Self, FetchError> {
        let unable = |source: std::io::Error| FetchError::Settings { what: "its threads", source: source.into() };
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().map_err(unable)?;
        Ok(Self { engine: Engine::new(settings)?, runtime })
    }

    /// Fetches a page; waits until the host may be asked. Every answer is `Ok`, also `304`, `404` and pictures.
    pub fn fetch(&self, request: &Request) -> Result<Fetched, FetchError> {
        self.runtime.block_on(self.engine.fetch(request))
    }
}

/// Fetches one page. Whoever fetches more keeps a [`Fetcher`].
pub fn fetch(request: &Request, settings: Settings) -> Result<Fetched, FetchError> {
    Fetcher::new(settings)?.fetch(request)
}
