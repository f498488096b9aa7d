//! The budget of requests as a pass keeps it: what was sent in the last hour, and what may be sent now.

use std::collections::{HashMap, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};

use super::stretch::each_watch;
use crate::{
    fetch::{Sent, authority},
    job::sites::Sites,
    model::Watch,
    schedule::{Budget, Due, Spent, allot, estimate},
    store::{Lease, Store, StoreError},
};

/// What may be spent, and what was.
#[derive(Debug)]
pub(super) struct Purse {
    budget: Budget,
    /// Requests of the last hour, the oldest first.
    spent: VecDeque<(DateTime<Utc>, Sent)>,
    /// Checks that were allowed and are not done yet, by host: each is a request to come, or is counted as one twice.
    promised: HashMap<String, u32>,
    has_budget: bool,
}

impl Purse {
    /// The purse as earlier passes left it: each article's last check within the hour counts as a request.
    pub(super) fn open(
        store: &dyn Store,
        (budget, sites): (Budget, &Sites),
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        let has_budget = budget != Budget::default() || sites.have_budgets();
        let mut spent = Vec::new();
        if has_budget {
            each_watch(store, |watch| {
                let last = watch.next.plan.record.last_check.filter(|at| now - *at < TimeDelta::hours(1));
                spent.extend(last.map(|at| (at, Sent { host: authority(&watch.url), requests: 1 })));
            })?;
        }
        spent.sort_by_key(|(at, _)| *at);
        Ok(Self { budget, spent: spent.into(), promised: HashMap::new(), has_budget })
    }

    /// Parts leases into those that may be asked for now, the most urgent first, and those that must wait.
    pub(super) fn part(
        &mut self,
        leases: Vec<Lease<Watch>>,
        sites: &Sites,
        now: DateTime<Utc>,
    ) -> (Vec<Lease<Watch>>, Vec<Lease<Watch>>) {
        if !self.has_budget || leases.is_empty() {
            return (leases, Vec::new());
        }
        self.forget(now);
        let hosts: Vec<String> = leases.iter().map(|lease| authority(&lease.held.url)).collect();
        let dues = leases.iter().zip(&hosts).map(|(lease, host)| due(&lease.held, host, sites, now));
        let allotment = allot(&dues.collect::<Vec<_>>(), &self.spent(), self.budget);
        for place in &allotment.now {
            *self.promised.entry(hosts[*place].clone()).or_default() += 1;
        }
        let mut leases: Vec<Option<Lease<Watch>>> = leases.into_iter().map(Some).collect();
        let mut pick = |places: Vec<usize>| places.into_iter().filter_map(|place| leases[place].take()).collect();
        (pick(allotment.now), pick(allotment.later))
    }

    /// Counts what was sent, whatever it was for.
    pub(super) fn pay(&mut self, sent: Vec<Sent>, now: DateTime<Utc>) {
        if self.has_budget {
            self.forget(now);
            self.spent.extend(sent.into_iter().map(|sent| (now, sent)));
        }
    }

    /// Says that a check that was allowed is done, or will not be made.
    pub(super) fn done(&mut self, url: &str) {
        if !self.has_budget {
            return;
        }
        let host = authority(url);
        if let Some(promised) = self.promised.get_mut(&host) {
            *promised -= 1;
            if *promised == 0 {
                self.promised.remove(&host);
            }
        }
    }

    /// When something may be sent again to the host of an address.
    pub(super) fn opens(&self, url: &str, now: DateTime<Utc>) -> DateTime<Utc> {
        let host = authority(url);
        let spent: u32 = self.spent.iter().map(|(_, sent)| sent.requests).sum();
        let is_overall = self.budget.overall.is_some_and(|most| spent >= most);
        let mut fitting = self.spent.iter().filter(|(_, sent)| is_overall || sent.host == host);
        let first = fitting.next().map_or(now, |(at, _)| *at + TimeDelta::hours(1));
        first.max(now + TimeDelta::minutes(1))
    }

    fn forget(&mut self, now: DateTime<Utc>) {
        while self.spent.front().is_some_and(|(at, _)| now - *at >= TimeDelta::hours(1)) {
            self.spent.pop_front();
        }
    }

    fn spent(&self) -> Spent<'_> {
        let mut spent = Spent::default();
        let paid = self.spent.iter().map(|(_, sent)| (&sent.host, sent.requests));
        for (host, requests) in paid.chain(self.promised.iter().map(|(host, checks)| (host, *checks))) {
            *spent.per_host.entry(host).or_default() += requests;
            spent.overall += requests;
        }
        spent
    }
}

fn due<'a>(watch: &Watch, host: &'a str, sites: &Sites, now: DateTime<Utc>) -> Due<'a> {
    let record = &watch.next.plan.record;
    let urgency = record.last_check.map_or(f64::MAX, |last| estimate(record, last).changes(last, now));
    Due { host, per_host: sites.per_hour(&watch.url), urgency }
}
