//! The loop of a pass: lease, ask, keep, until nothing is due or somebody says stop.

use std::{
    collections::HashMap,
    sync::{
        atomic::Ordering,
        mpsc::{self, Receiver, Sender},
    },
    thread::{self, Scope},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Desk, Mode, PassError, Tally, Told,
    guard::Guard,
    keep::{self, Done, REST},
    purse::Purse,
    queue::{Queue, is_of_host},
    stretch::Stretches,
    under_way::UnderWay,
};
use crate::{
    fetch::{FetchError, Fetched, Fetcher, Request},
    job::{
        check::{Answer, Check, one_line},
        discover::{self, Look},
        snap::SnapError,
        snap_url,
    },
    model::{Listing, Watch},
    store::{Lease, Store, StoreError},
};

/// Requests on their way at once; what waits for a slow host's turn counts too.
const UNDER_WAY: usize = 256;
/// Checks that are taken at once.
const TAKEN: usize = 4_096;
/// Feeds, sitemaps and front pages that are read at once.
const LISTINGS: usize = 4;
/// Answers that are kept in one step.
const BATCH: usize = 256;
/// The longest that an answer waits for others to be kept with.
const BATCH_WAIT: Duration = Duration::from_millis(100);
/// How often an answer is waited for after a stop, [`BATCH_WAIT`] each, before what is under way is given up.
const STOP_ROUNDS: u32 = 25;
/// Whoever stops a daemon need not wait for more than five seconds.
const _: () = assert!(STOP_ROUNDS as u128 * BATCH_WAIT.as_millis() < 4_000, "and what is given up takes a moment too");
/// How often it is reckoned how much the budget makes waits longer.
const RECKONING: TimeDelta = TimeDelta::hours(1);
/// How often a pass that goes on for ever looks for what is due.
const POLL: TimeDelta = TimeDelta::seconds(1);

/// Something that came back.
enum Back {
    Page(u64, Result<Fetched, FetchError>),
    Listing(Box<Lease<Listing>>, Box<Look>),
}

/// Checks all that is due. The fetcher is of no more use where it was told to stop.
pub fn run(
    store: &mut dyn Store,
    fetcher: &Fetcher,
    desk: &Desk<'_>,
    tell: &mut dyn FnMut(Told<'_>),
) -> Result<Tally, PassError> {
    let now = (desk.clock)();
    let guard = Guard::take(store, desk.owner, now)?;
    let stretches = Stretches::reckon(store, (desk.limits, desk.sites), 1.0)?;
    let purse = Purse::open(store, (desk.limits.budget, desk.sites), now)?;
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        let mut pass = Pass {
            store,
            fetcher,
            desk,
            scope,
            sender,
            guard,
            stretches,
            reckoned: now,
            purse,
            queue: Queue::default(),
            under_way: HashMap::new(),
            readings: 0,
            number: 0,
            ready: Vec::new(),
            tally: Tally::default(),
            horizon: now,
            is_exhausted: false,
            polled: now,
        };
        let outcome = pass.go(&receiver, tell);
        if outcome.is_err() {
            fetcher.abandon();
        }
        outcome.and(pass.give_back())
    })
}

/// A pass at work.
struct Pass<'scope, 'env> {
    store: &'env mut dyn Store,
    fetcher: &'env Fetcher,
    desk: &'env Desk<'env>,
    scope: &'scope Scope<'scope, 'env>,
    sender: Sender<Back>,
    guard: Guard,
    stretches: Stretches,
    /// When those were reckoned.
    reckoned: DateTime<Utc>,
    purse: Purse,
    queue: Queue,
    under_way: HashMap<u64, UnderWay>,
    /// Listings that are being read.
    readings: usize,
    /// The number of the last request.
    number: u64,
    /// Checks that are to be kept.
    ready: Vec<Done>,
    tally: Tally,
    /// What was due by then is taken.
    horizon: DateTime<Utc>,
    /// Whether nothing more is due by then.
    is_exhausted: bool,
    /// When it was last looked for what is due.
    polled: DateTime<Utc>,
}

impl Pass<'_, '_> {
    fn go(&mut self, back: &Receiver<Back>, tell: &mut dyn FnMut(Told<'_>)) -> Result<(), PassError> {
        let mut stop_rounds = 0;
        loop {
            let is_stopping = self.desk.stop.load(Ordering::Relaxed);
            if is_stopping {
                stop_rounds += 1;
            } else {
                self.take()?;
                self.ask(tell)?;
            }
            if stop_rounds == STOP_ROUNDS {
                self.fetcher.abandon();
            }
            let is_idle = self.under_way.is_empty() && self.readings == 0 && self.ready.is_empty();
            let is_done = self.desk.mode == Mode::Once && self.queue.waiting() == 0 && self.is_exhausted;
            if is_idle && (is_stopping || is_done) {
                return Ok(());
            }
            self.receive(back, is_stopping, tell)?;
            self.keep(tell)?;
            self.renew()?;
            let waiting = (self.queue.waiting(), self.under_way.len() + self.readings);
            tell(Told::Tick { waiting, tally: &self.tally });
        }
    }

    /// Takes what is due.
    fn take(&mut self) -> Result<(), PassError> {
        let now = (self.desk.clock)();
        if self.desk.mode == Mode::Forever && now - self.polled >= POLL {
            (self.polled, self.horizon) = (now, now);
            self.is_exhausted = self.store.next_due()?.is_none_or(|due| due > now);
        }
        if now - self.reckoned >= RECKONING {
            self.reckoned = now;
            let per_check = self.tally.requests as f64 / self.tally.checks().max(1) as f64;
            self.stretches = Stretches::reckon(self.store, (self.desk.limits, self.desk.sites), per_check)?;
        }
        if self.is_exhausted || self.queue.waiting() >= TAKEN / 2 {
            return Ok(());
        }
        let most = (LISTINGS.saturating_sub(self.readings), TAKEN);
        let due = self.guard.lease(self.store, (self.desk.owner, now), self.horizon, most)?;
        self.is_exhausted = due.is_all;
        for lease in due.listings {
            self.read_listing(lease);
        }
        let (asked, later) = self.purse.part(due.watches, self.desk.sites, now);
        for lease in asked {
            let at_once = self.desk.sites.at_once(&lease.held.url).unwrap_or(self.desk.per_host);
            self.queue.push(lease, at_once);
        }
        let later = later.into_iter().map(|lease| (self.purse.opens(&lease.held.url, now), lease)).collect();
        self.delay(later, "the budget of this hour is spent")?;
        Ok(())
    }

    /// Reads a listing in a thread of its own.
    fn read_listing(&mut self, lease: Lease<Listing>) {
        let (sender, fetcher, desk) = (self.sender.clone(), self.fetcher, self.desk);
        self.readings += 1;
        self.scope.spawn(move || {
            let (look, _) = discover::look(fetcher, desk.sites, &lease.held, (desk.clock)());
            // Nobody waits for it any more where the pass has ended.
            let _ = sender.send(Back::Listing(Box::new(lease), Box::new(look)));
        });
    }

    /// Sends as many requests as may be on their way.
    fn ask(&mut self, tell: &mut dyn FnMut(Told<'_>)) -> Result<(), PassError> {
        while self.under_way.len() < UNDER_WAY && self.ready.len() < BATCH {
            let Some((host, lease)) = self.queue.pop() else { return Ok(()) };
            let request = self.desk.sites.request(&lease.held.url);
            let under_way = match UnderWay::begin(self.store, &host, &lease) {
                Err(error) if error.is_of_one_record() => {
                    self.purse.done(&lease.held.url);
                    self.queue.done(&host, false);
                    keep::leave(self.store, lease, (&error, (self.desk.clock)()), (&mut self.tally, tell))?;
                    continue;
                }
                begun => begun?,
            };
            match request {
                Ok(request) => self.send(request, under_way),
                Err(error) => {
                    let problem = one_line(&error);
                    self.finish(under_way, |check| check.answer = Answer::Failed(problem), false, tell)?;
                }
            }
        }
        Ok(())
    }

    fn send(&mut self, request: Request, mut under_way: UnderWay) {
        let validators = under_way.validators.take();
        self.number += 1;
        let (number, sender) = (self.number, self.sender.clone());
        self.under_way.insert(number, under_way);
        self.fetcher.send(Request { validators, ..request }, move |outcome| {
            let _ = sender.send(Back::Page(number, outcome));
        });
    }

    /// Waits for answers, and reads those that are there.
    fn receive(
        &mut self,
        back: &Receiver<Back>,
        is_stopping: bool,
        tell: &mut dyn FnMut(Told<'_>),
    ) -> Result<(), PassError> {
        let first = back.recv_timeout(BATCH_WAIT).ok();
        let sent = self.fetcher.take_sent();
        self.tally.requests += sent.iter().map(|sent| u64::from(sent.requests)).sum::<u64>();
        self.purse.pay(sent, (self.desk.clock)());
        let answers: Vec<Back> = first.into_iter().chain(back.try_iter().take(BATCH - 1)).collect();
        for answer in answers {
            match answer {
                Back::Page(number, outcome) => {
                    let Some(under_way) = self.under_way.remove(&number) else { continue };
                    self.page(under_way, outcome, tell)?;
                }
                Back::Listing(lease, look) => {
                    self.readings -= 1;
                    if is_stopping && look.state.problem.is_some() {
                        self.store.release_listing(&lease)?;
                    } else {
                        self.listing(&lease, &look, tell)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn page(
        &mut self,
        under_way: UnderWay,
        outcome: Result<Fetched, FetchError>,
        tell: &mut dyn FnMut(Told<'_>),
    ) -> Result<(), PassError> {
        let fetched = match outcome {
            Err(FetchError::Abandoned { .. }) => {
                return Ok(self.store.release_watches(std::slice::from_ref(&under_way.lease))?);
            }
            Err(FetchError::HeldBack { wait, .. }) => {
                let wait = TimeDelta::from_std(wait).unwrap_or(REST).min(TimeDelta::days(1));
                let put_off = self.queue.held_back(&under_way.host);
                let all: Vec<_> = put_off.into_iter().chain([under_way.lease]).collect();
                return self.put_off(&under_way.host, all, wait, tell);
            }
            Err(error) => {
                let is_host = is_of_host(&error);
                let problem = one_line(&error);
                return self.finish(under_way, |check| check.answer = Answer::Failed(problem), is_host, tell);
            }
            Ok(fetched) => fetched,
        };
        let is_host = matches!(fetched.status, 429 | 500..);
        let mut check = Check::now(&under_way.lease.held.url, (self.desk.clock)());
        match snap_url::read(self.store, (Some(&under_way.article), self.desk.sites), fetched, &mut check) {
            Ok(()) => {}
            Err(SnapError::Store(error)) if !error.is_of_one_record() => return Err(error.into()),
            Err(error) => check.answer = Answer::Failed(one_line(&error)),
        }
        self.finish(under_way, |empty| *empty = check, is_host, tell)
    }

    /// Makes a check ready to be kept, and leaves its host alone where it failed too often.
    fn finish(
        &mut self,
        under_way: UnderWay,
        fill: impl FnOnce(&mut Check),
        is_failure: bool,
        tell: &mut dyn FnMut(Told<'_>),
    ) -> Result<(), PassError> {
        let UnderWay { host, lease, article, record, .. } = under_way;
        let mut check = Check::now(&lease.held.url, (self.desk.clock)());
        fill(&mut check);
        self.purse.done(&lease.held.url);
        self.ready.push(Done { lease, article, record, check });
        let put_off = self.queue.done(&host, is_failure);
        if put_off.is_empty() { Ok(()) } else { self.put_off(&host, put_off, REST, tell) }
    }

    /// Leaves articles of a host alone for some time.
    fn put_off(
        &mut self,
        host: &str,
        leases: Vec<Lease<Watch>>,
        wait: TimeDelta,
        tell: &mut dyn FnMut(Told<'_>),
    ) -> Result<(), PassError> {
        let until = (self.desk.clock)() + wait;
        let put_off = leases.len();
        for lease in &leases {
            self.purse.done(&lease.held.url);
        }
        let later = leases.into_iter().map(|lease| (until, lease)).collect();
        self.delay(later, &format!("its host {host} is left alone after failures"))?;
        tell(Told::HostFailing { host, put_off, until });
        Ok(())
    }

    /// Gives checks back, to be made at other times.
    fn delay(&mut self, later: Vec<(DateTime<Utc>, Lease<Watch>)>, why: &str) -> Result<(), StoreError> {
        let leases: Vec<_> = later.into_iter().map(|(until, lease)| keep::put_off(lease, until, why)).collect();
        self.tally.put_off += leases.len() as u64;
        if leases.is_empty() { Ok(()) } else { self.store.put_off(&leases) }
    }

    fn listing(
        &mut self,
        lease: &Lease<Listing>,
        look: &Look,
        tell: &mut dyn FnMut(Told<'_>),
    ) -> Result<(), PassError> {
        let limits = self.desk.sites.limits(&lease.held.place.url);
        let discovery = discover::record(self.store, lease, look, limits)?;
        let url = lease.held.place.url.as_str();
        self.tally.listings += 1;
        if let Some(problem) = &look.state.problem {
            self.tally.listings_failed += 1;
            tell(Told::Unlisted { url, problem });
        } else if let Some(discovery) = &discovery {
            self.tally.discovered += discovery.added.len() as u64;
            tell(Told::Listed { url, discovery });
        }
        // What it brought is due now.
        self.horizon = self.horizon.max((self.desk.clock)());
        self.is_exhausted = false;
        Ok(())
    }

    /// Keeps what is ready, where it is enough or nothing more comes soon.
    fn keep(&mut self, tell: &mut dyn FnMut(Told<'_>)) -> Result<(), PassError> {
        if self.ready.is_empty() {
            return Ok(());
        }
        let ready = std::mem::take(&mut self.ready);
        keep::keep(self.store, (self.desk, &self.stretches), ready, (&mut self.tally, tell))
    }

    /// Shows that the pass is alive, from time to time.
    fn renew(&mut self) -> Result<(), PassError> {
        let under_way = self.under_way.values().map(|under_way| &under_way.lease);
        let leases = || self.queue.leases().chain(under_way).cloned().collect();
        self.guard.renew(self.store, (self.desk.owner, (self.desk.clock)()), leases)
    }

    /// Gives everything back that was not done.
    fn give_back(self) -> Result<Tally, PassError> {
        let under_way = self.under_way.into_values().map(|under_way| under_way.lease);
        let ready = self.ready.into_iter().map(|done| done.lease);
        let leases: Vec<Lease<Watch>> = self.queue.leases().cloned().chain(under_way).chain(ready).collect();
        self.store.release_watches(&leases)?;
        self.guard.give_back(self.store)?;
        Ok(self.tally)
    }
}
