//! How many requests went to each host, whatever they were for.

use std::{
    collections::HashMap,
    mem,
    sync::{Mutex, PoisonError},
};

use reqwest::Url;

/// Requests to one host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The host, as `authority` names it.
    pub host: String,
    /// How many.
    pub requests: u32,
}

/// The requests that nobody asked about yet.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    hosts: Mutex<HashMap<String, u32>>,
}

impl Ledger {
    /// Notes a request that goes out now.
    pub(super) fn note(&self, url: &Url) {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        *hosts.entry(of_url(url)).or_default() += 1;
    }

    /// Those since the last time, by host.
    pub(super) fn take(&self) -> Vec<Sent> {
        let hosts = mem::take(&mut *self.hosts.lock().unwrap_or_else(PoisonError::into_inner));
        let mut sent: Vec<Sent> = hosts.into_iter().map(|(host, requests)| Sent { host, requests }).collect();
        sent.sort_by(|one, other| one.host.cmp(&other.host));
        sent
    }
}

/// The host of an address, with its port where that is not the usual one; what is no address stands for itself.
pub(crate) fn authority(url: &str) -> String {
    Url::parse(url).map_or_else(|_| url.to_owned(), |url| of_url(&url))
}

fn of_url(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_has_one_name_however_it_is_written() {
        for (url, host) in [
            ("http://A.example:80/x", "a.example"),
            ("https://a.example?q", "a.example"),
            ("http://a.example:8080/x", "a.example:8080"),
            ("https://u:p@a.example/x", "a.example"),
            ("http://[::1]:8080/", "[::1]:8080"),
            ("x", "x"),
        ] {
            assert_eq!(authority(url), host);
        }
    }

    #[test]
    fn requests_are_told_once() {
        let ledger = Ledger::default();
        for url in ["http://a.example/1", "http://b.example/", "http://a.example/2"] {
            ledger.note(&url.parse().unwrap());
        }
        let sent = |host: &str, requests| Sent { host: host.to_owned(), requests };
        assert_eq!(ledger.take(), [sent("a.example", 2), sent("b.example", 1)]);
        assert_eq!(ledger.take(), []);
    }
}
