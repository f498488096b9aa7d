//! The budget of requests as a pass keeps it: what was sent in the last hour, and what may be sent now.

use std::collections::VecDeque;

use chrono::{DateTime, TimeDelta, Utc};

use super::queue::host_of;
use crate::{
    model::{ArticleId, Watch},
    schedule::{Budget, Due, Limits, Spent, allot, estimate, plan, stretch},
    store::{Lease, Store, StoreError},
};

/// Watches that are looked at in one step.
const PAGE: usize = 1_000;

/// What may be spent, and what was.
#[derive(Debug)]
pub(super) struct Purse {
    budget: Budget,
    /// Requests of the last hour, the oldest first.
    spent: VecDeque<(DateTime<Utc>, String)>,
}

impl Purse {
    /// The purse as earlier passes left it: each article's last check within the hour counts as a request.
    pub(super) fn open(store: &dyn Store, budget: Budget, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let mut spent = Vec::new();
        if budget != Budget::default() {
            each_watch(store, |watch| {
                let last = watch.next.plan.record.last_check.filter(|at| now - *at < TimeDelta::hours(1));
                spent.extend(last.map(|at| (at, host_of(&watch.url).to_owned())));
            })?;
        }
        spent.sort();
        Ok(Self { budget, spent: spent.into() })
    }

    /// Parts leases into those that may be asked for now, the most urgent first, and those that must wait.
    pub(super) fn part(
        &mut self,
        leases: Vec<Lease<Watch>>,
        now: DateTime<Utc>,
    ) -> (Vec<Lease<Watch>>, Vec<Lease<Watch>>) {
        if self.budget == Budget::default() {
            return (leases, Vec::new());
        }
        while self.spent.front().is_some_and(|(at, _)| now - *at >= TimeDelta::hours(1)) {
            self.spent.pop_front();
        }
        let mut spent = Spent { overall: self.spent.len() as u32, ..Spent::default() };
        for (_, host) in &self.spent {
            *spent.per_host.entry(host).or_default() += 1;
        }
        let due: Vec<Due<'_>> = leases.iter().map(|lease| due(&lease.held, now)).collect();
        let allotment = allot(&due, &spent, self.budget);
        let mut leases: Vec<Option<Lease<Watch>>> = leases.into_iter().map(Some).collect();
        let mut pick =
            |places: Vec<usize>| places.into_iter().filter_map(|place| leases[place].take()).collect::<Vec<_>>();
        let (asked, later) = (pick(allotment.now), pick(allotment.later));
        self.spent.extend(asked.iter().map(|lease| (now, host_of(&lease.held.url).to_owned())));
        (asked, later)
    }

    /// When something may be sent again.
    pub(super) fn opens(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let first = self.spent.front().map_or(now, |(at, _)| *at + TimeDelta::hours(1));
        first.max(now + TimeDelta::minutes(1))
    }
}

fn due(watch: &Watch, now: DateTime<Utc>) -> Due<'_> {
    let record = &watch.next.plan.record;
    let urgency = record.last_check.map_or(f64::MAX, |last| estimate(record, last).changes(last, now));
    Due { host: host_of(&watch.url), urgency }
}

/// The limits with every wait so much longer that all articles together keep to the budget of all hosts.
pub(super) fn stretched(store: &dyn Store, limits: &Limits) -> Result<Limits, StoreError> {
    let mut limits = limits.clone();
    if limits.budget.overall.is_none() {
        return Ok(limits);
    }
    let mut wanted = 0.0;
    each_watch(store, |watch| {
        let record = &watch.next.plan.record;
        let Some(last) = record.last_check.filter(|_| !watch.paused) else { return };
        let wait = plan(record, &limits, last).next_check - last;
        wanted += 3_600.0 / wait.as_seconds_f64().max(1.0);
    })?;
    limits.stretch = stretch(wanted, limits.budget.overall);
    Ok(limits)
}

fn each_watch(store: &dyn Store, mut see: impl FnMut(&Watch)) -> Result<(), StoreError> {
    let mut after = ArticleId(0);
    loop {
        let page = store.watches(after, PAGE)?;
        page.iter().for_each(&mut see);
        match page.last() {
            Some(last) if page.len() == PAGE => after = last.article,
            _ => return Ok(()),
        }
    }
}
