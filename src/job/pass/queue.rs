//! Who is asked next: hosts take turns, each with a few requests at once, and one that fails again and again is left
//! alone.

use std::collections::{HashMap, VecDeque};

use crate::{
    fetch::{FetchError, authority},
    model::Watch,
    store::Lease,
};

/// Failures in a row after which a host is left alone.
const PATIENCE: u32 = 3;

/// Checks that wait, by host.
#[derive(Debug, Default)]
pub(super) struct Queue {
    hosts: HashMap<String, Host>,
    /// Hosts that have something waiting and may be asked.
    turns: VecDeque<String>,
    waiting: usize,
}

#[derive(Debug, Default)]
struct Host {
    /// Requests to it at once.
    at_once: usize,
    waiting: VecDeque<Lease<Watch>>,
    under_way: usize,
    failures: u32,
    has_turn: bool,
}

impl Queue {
    /// Adds a check of a host that may be asked for so many pages at once.
    pub(super) fn push(&mut self, lease: Lease<Watch>, at_once: usize) {
        let name = authority(&lease.held.url);
        let host = self.hosts.entry(name.clone()).or_default();
        host.at_once = at_once.max(1);
        host.waiting.push_back(lease);
        self.waiting += 1;
        self.give_turn(&name);
    }

    /// The next check that may be asked for, and its host.
    pub(super) fn pop(&mut self) -> Option<(String, Lease<Watch>)> {
        let name = self.turns.pop_front()?;
        let host = self.hosts.get_mut(&name)?;
        host.has_turn = false;
        let lease = host.waiting.pop_front()?;
        host.under_way += 1;
        self.waiting -= 1;
        self.give_turn(&name);
        Some((name, lease))
    }

    /// Says that a request to a host is done; those waiting for a host that failed too often come back to be put off.
    pub(super) fn done(&mut self, name: &str, is_failure: bool) -> Vec<Lease<Watch>> {
        let Some(host) = self.hosts.get_mut(name) else { return Vec::new() };
        host.under_way -= 1;
        host.failures = if is_failure { host.failures + 1 } else { 0 };
        let put_off = if host.failures >= PATIENCE { host.waiting.drain(..).collect() } else { Vec::new() };
        self.waiting -= put_off.len();
        if host.waiting.is_empty() && host.under_way == 0 && !host.has_turn && host.failures == 0 {
            self.hosts.remove(name);
        }
        self.give_turn(name);
        put_off
    }

    /// Says that a host wants to be left alone for a while: all that wait for it come back to be put off.
    pub(super) fn held_back(&mut self, name: &str) -> Vec<Lease<Watch>> {
        let put_off: Vec<_> = self.hosts.get_mut(name).map(|host| host.waiting.drain(..).collect()).unwrap_or_default();
        self.waiting -= put_off.len();
        self.done(name, false);
        put_off
    }

    /// How many wait.
    pub(super) fn waiting(&self) -> usize {
        self.waiting
    }

    /// Those that wait.
    pub(super) fn leases(&self) -> impl Iterator<Item = &Lease<Watch>> {
        self.hosts.values().flat_map(|host| &host.waiting)
    }

    fn give_turn(&mut self, name: &str) {
        let Some(host) = self.hosts.get_mut(name) else { return };
        if !host.has_turn && !host.waiting.is_empty() && host.under_way < host.at_once {
            host.has_turn = true;
            self.turns.push_back(name.to_owned());
        }
    }
}

/// Whether a failure is likely to be of the whole host, and not of one page.
pub(super) fn is_of_host(error: &FetchError) -> bool {
    matches!(
        error,
        FetchError::TimedOut { .. }
            | FetchError::Connect { .. }
            | FetchError::Tls { .. }
            | FetchError::Cut { .. }
            | FetchError::Refused { .. }
            | FetchError::RobotsUnreachable { .. }
    )
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{ArticleId, NextCheck, OwnLimits};

    fn queue(per_host: usize, urls: &[&str]) -> Queue {
        let mut queue = Queue::default();
        for (place, url) in urls.iter().enumerate() {
            let watch = Watch {
                article: ArticleId(place as u32),
                url: (*url).to_owned(),
                paused: false,
                added_at: DateTime::UNIX_EPOCH,
                limits: OwnLimits::default(),
                next: NextCheck::at(DateTime::UNIX_EPOCH),
            };
            queue.push(Lease { held: watch, fence: 1 }, per_host);
        }
        queue
    }

    fn pops(queue: &mut Queue) -> Vec<u32> {
        std::iter::from_fn(|| queue.pop()).map(|(_, lease)| lease.held.article.0).collect()
    }

    #[test]
    fn hosts_take_turns_and_none_has_more_than_its_share() {
        let mut queue = queue(2, &["http://a/1", "http://a/2", "http://a/3", "http://b/1", "http://b/2", "http://c/1"]);
        assert_eq!(pops(&mut queue), [0, 3, 5, 1, 4]);
        assert_eq!(queue.waiting(), 1);
        assert_eq!(queue.done("a", false), []);
        assert_eq!(pops(&mut queue), [2]);
    }

    #[test]
    fn a_host_that_wants_to_be_left_alone_is_not_asked_again() {
        let mut queue = queue(1, &["http://a/1", "http://a/2", "http://a/3", "http://b/1"]);
        assert_eq!(queue.pop().map(|(host, _)| host), Some("a".to_owned()));
        assert_eq!(queue.held_back("a").len(), 2);
        assert_eq!((pops(&mut queue), queue.waiting()), (vec![3], 0));
    }

    #[test]
    fn a_host_that_fails_thrice_in_a_row_is_left_alone() {
        let mut queue = queue(1, &["http://a/1", "http://a/2", "http://a/3", "http://a/4", "http://a/5", "http://b/1"]);
        let mut asked = Vec::new();
        let mut put_off = 0;
        while let Some((host, lease)) = queue.pop() {
            put_off += queue.done(&host, host == "a").len();
            asked.push(lease.held.article.0);
        }
        assert_eq!((asked.len(), put_off, queue.waiting()), (4, 2, 0));
    }
}
