//! Spares hosts: so many fetches at once in all and from each host, with a gap between the starts of two from one host.
//!
//! A gap is measured from the last request of a fetch to the first of the next. Those that wait for a host wait in the
//! order they came, and hold no place that another host could use.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, sleep_until},
};

use super::settings::{Pace, Settings};

/// The state of every host.
#[derive(Debug)]
pub(super) struct Limiter {
    settings: Arc<Settings>,
    overall: Arc<Semaphore>,
    hosts: Mutex<HashMap<String, Arc<Host>>>,
}

#[derive(Debug)]
struct Host {
    pace: Pace,
    at_once: Arc<Semaphore>,
    /// Held by the one that is next in the queue.
    gate: tokio::sync::Mutex<()>,
    state: Mutex<HostState>,
}

#[derive(Debug)]
struct HostState {
    gap: Duration,
    /// When the next fetch may start.
    next: Option<Instant>,
    /// Until when the host asked for no requests.
    held_back: Option<Instant>,
}

/// A place among those who may fetch from a host, given back when dropped.
#[derive(Debug)]
pub(super) struct Permit {
    host: Arc<Host>,
    name: String,
    _places: (OwnedSemaphorePermit, OwnedSemaphorePermit),
}

impl Limiter {
    pub(super) fn new(settings: Arc<Settings>) -> Self {
        let overall = Arc::new(Semaphore::new(settings.pace.overall.clamp(1, Semaphore::MAX_PERMITS)));
        Self { settings, overall, hosts: Mutex::default() }
    }

    /// Waits for its turn; fails at once, with the time that is left, while a host asked for no requests.
    pub(super) async fn acquire(&self, name: &str) -> Result<Permit, Duration> {
        let host = self.host(name);
        let at_once = place(&host.at_once).await;
        let turn = host.gate.lock().await;
        let overall = loop {
            if let Some(until) = host.state().held_back.filter(|until| *until > Instant::now()) {
                return Err(until - Instant::now());
            }
            let Some(next) = host.state().next.filter(|next| *next > Instant::now()) else {
                let overall = place(&self.overall).await;
                break overall;
            };
            sleep_until(next).await;
        };
        host.touch();
        drop(turn);
        Ok(Permit { host, name: name.to_owned(), _places: (at_once, overall) })
    }

    /// Makes the gap of a host what its `Crawl-delay` asks for, within reason.
    pub(super) fn slow_down(&self, name: &str, crawl_delay: Duration) {
        let host = self.host(name);
        let gap = crawl_delay.min(host.pace.longest_crawl_delay).max(host.pace.gap);
        host.state().gap = gap;
    }

    /// Sends nothing to a host for some time.
    pub(super) fn hold_back(&self, name: &str, wait: Duration) {
        self.host(name).state().held_back = Instant::now().checked_add(wait);
    }

    fn host(&self, name: &str) -> Arc<Host> {
        let mut hosts = lock(&self.hosts);
        if let Some(host) = hosts.get(name) {
            return Arc::clone(host);
        }
        let pace = self.settings.pace_of(name);
        let host = Arc::new(Host {
            pace,
            at_once: Arc::new(Semaphore::new(pace.per_host.clamp(1, Semaphore::MAX_PERMITS))),
            gate: tokio::sync::Mutex::default(),
            state: Mutex::new(HostState { gap: pace.gap, next: None, held_back: None }),
        });
        hosts.insert(name.to_owned(), Arc::clone(&host));
        host
    }
}

impl Host {
    fn state(&self) -> MutexGuard<'_, HostState> {
        lock(&self.state)
    }

    /// Begins the gap anew.
    fn touch(&self) {
        let mut state = self.state();
        let gap = state.gap.mul_f64(1.0 + self.pace.jitter.clamp(0.0, 1.0) * chance());
        state.next = Instant::now().checked_add(gap);
    }
}

impl Permit {
    /// The host it is for.
    pub(super) fn host(&self) -> &str {
        &self.name
    }

    /// Says that a request goes out now: the gap begins anew.
    pub(super) fn touch(&self) {
        self.host.touch();
    }
}

/// A number from 0 to 1 that nobody can foretell; the keys of the standard library's maps are random.
pub(super) fn chance() -> f64 {
    f64::from(RandomState::new().hash_one(0) as u32) / f64::from(u32::MAX)
}

async fn place(semaphore: &Arc<Semaphore>) -> OwnedSemaphorePermit {
    Arc::clone(semaphore).acquire_owned().await.expect("the semaphores are never closed")
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
