//! Fetches from sites that each test starts on this machine: right ones, slow ones, broken ones and hostile ones.

mod answers;
mod archive;
mod breakage;
#[cfg(feature = "browser")]
mod browser;
mod cookies;
mod packing;
mod pages;
mod politeness;
mod redirects;
mod safety;
mod secured;
mod site;
mod snap;
#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "the tests of the other commands use the rest")]
mod support;
mod tls;
mod watch_list;

use std::time::Duration;

use writethru::fetch::{FetchError, Fetched, Fetcher, Pace, Request, Retries, RobotsPolicy, Settings, TimeOuts};

/// Settings that may speak to this machine and lose no time.
fn settings() -> Settings {
    Settings {
        allowed_hosts: vec!["127.0.0.1".to_owned(), "localhost".to_owned()],
        pace: Pace { gap: Duration::ZERO, jitter: 0.0, ..Pace::default() },
        retries: Retries { times: 2, first_wait: Duration::from_millis(5), longest_wait: Duration::from_millis(1500) },
        time_outs: TimeOuts { whole: Duration::from_secs(10), ..TimeOuts::default() },
        ..Settings::default()
    }
}

/// A request to a site that is not asked for its `robots.txt`.
fn request(url: impl Into<String>) -> Request {
    Request { robots: RobotsPolicy::Ignore, ..Request::new(url) }
}

fn fetch(url: impl Into<String>) -> Result<Fetched, FetchError> {
    fetch_with(url, settings())
}

fn fetch_with(url: impl Into<String>, settings: Settings) -> Result<Fetched, FetchError> {
    Fetcher::new(settings)?.fetch(&request(url))
}

/// The name of an error, as in `TooLarge`, or the status of an answer.
fn outcome(outcome: &Result<Fetched, FetchError>) -> String {
    match outcome {
        Ok(fetched) => fetched.status.to_string(),
        Err(error) => format!("{error:?}").split([' ', '{']).next().unwrap_or_default().to_owned(),
    }
}
