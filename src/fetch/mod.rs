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
//! | `cookie`, `jar` | who may set a cookie, and those of every site |
//! | `ledger` | how many requests went to each host |
//! | `browser` | draws pages that need scripts (feature `browser`) |
//! | `robots` | what sites ask of programs |

mod address;
#[cfg(feature = "browser")]
mod browser;
mod cookie;
mod engine;
mod error;
mod fetched;
mod jar;
mod ledger;
mod limiter;
pub(crate) mod listing;
mod plain_address;
mod request;
mod resolver;
mod retry;
mod robots;
mod settings;
mod transport;
mod trip;

use std::{future::Future, pin::pin, sync::Arc, task::Poll};

use tokio::{
    runtime::{Builder, Runtime},
    sync::watch,
};

use self::engine::Engine;
pub use self::{
    address::AddressKind,
    error::{FetchError, Phase},
    fetched::Fetched,
    ledger::Sent,
    request::{Body, Cookies, Credentials, Render, Request, RobotsPolicy, Validators},
    robots::Rules,
    settings::{BrowserSettings, HostPace, Pace, Proxy, Retries, Secret, Settings, TimeOuts},
};
pub(crate) use self::{
    fetched::{RENDERED, status_line},
    ledger::authority,
    plain_address::{is_same_site, plain_address},
};

/// Fetches pages; remembers open connections, what sites ask of programs, and when each host was last asked.
#[derive(Debug)]
pub struct Fetcher {
    /// There until the end.
    runtime: Option<Runtime>,
    engine: Arc<Engine>,
    /// Whether all fetches are given up.
    abandoned: watch::Sender<bool>,
}

impl Fetcher {
    /// A fetcher with nothing to remember yet.
    pub fn new(settings: Settings) -> Result<Self, FetchError> {
        let unable = |source: std::io::Error| FetchError::Settings { what: "its threads", source: source.into() };
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().map_err(unable)?;
        Ok(Self {
            engine: Arc::new(Engine::new(settings)?),
            runtime: Some(runtime),
            abandoned: watch::Sender::new(false),
        })
    }

    /// Fetches a page; waits until the host may be asked. Every answer is `Ok`, also `304`, `404` and pictures.
    pub fn fetch(&self, request: &Request) -> Result<Fetched, FetchError> {
        self.runtime().block_on(fetch_unless_abandoned(&self.engine, request, self.abandoned.subscribe()))
    }

    /// The same without waiting: `done` is told what came of it, in a thread of the fetcher, and must be quick.
    ///
    /// Requests that wait for their host's turn cost next to nothing.
    pub fn send(&self, request: Request, done: impl FnOnce(Result<Fetched, FetchError>) + Send + 'static) {
        let (engine, abandoned) = (Arc::clone(&self.engine), self.abandoned.subscribe());
        self.runtime().spawn(async move { done(fetch_unless_abandoned(&engine, &request, abandoned).await) });
    }

    /// The requests that went to each host since this was last asked: pages, redirects, repetitions, `robots.txt` and
    /// listings, but not what a browser loads besides.
    pub fn take_sent(&self) -> Vec<Sent> {
        self.engine.ledger.take()
    }

    fn runtime(&self) -> &Runtime {
        self.runtime.as_ref().expect("it is taken as the fetcher is dropped, and not before")
    }

    /// Gives up every fetch, those to come as well: each ends at once with [`FetchError::Abandoned`].
    pub fn abandon(&self) {
        self.abandoned.send_replace(true);
    }
}

impl Drop for Fetcher {
    /// Waits for nobody: a name that is being looked up cannot be called off, and may take a minute.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

async fn fetch_unless_abandoned(
    engine: &Engine,
    request: &Request,
    mut abandoned: watch::Receiver<bool>,
) -> Result<Fetched, FetchError> {
    let mut fetch = pin!(engine.fetch(request));
    let mut given_up = pin!(abandoned.wait_for(|abandoned| *abandoned));
    std::future::poll_fn(|context| {
        if given_up.as_mut().poll(context).is_ready() {
            return Poll::Ready(Err(FetchError::Abandoned { url: request.url.clone() }));
        }
        fetch.as_mut().poll(context)
    })
    .await
}

/// Fetches one page. Whoever fetches more keeps a [`Fetcher`].
pub fn fetch(request: &Request, settings: Settings) -> Result<Fetched, FetchError> {
    Fetcher::new(settings)?.fetch(request)
}
