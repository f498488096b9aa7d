//! How much longer waits are where all that is watched would ask for more than the budget allows.
//!
//! A shortage of one host is shared by its articles, one of all hosts by all; no article bears both.

use std::collections::HashMap;

use crate::{
    fetch::authority,
    job::sites::Sites,
    model::{ArticleId, Watch},
    schedule::{Limits, Wait, stretch, wait},
    store::{Store, StoreError},
};

use super::planner::limits_for;

/// Watches that are looked at in one step.
const PAGE: usize = 1_000;

/// How many times longer every wait is: of all hosts at least, and of single ones.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Stretches {
    overall: f64,
    hosts: HashMap<String, f64>,
}

impl Stretches {
    /// Reckons them for all that is watched; a check sends so many requests on the average.
    pub(super) fn reckon(
        store: &dyn Store,
        (limits, sites): (&Limits, &Sites),
        requests_per_check: f64,
    ) -> Result<Self, StoreError> {
        let (overall, per_host) = (limits.budget.overall, limits.budget.per_host);
        if overall.is_none() && per_host.is_none() && !sites.have_budgets() {
            return Ok(Self::default());
        }
        let allowed = |requests: u32| f64::from(requests) / requests_per_check.max(1.0);
        let mut waits: HashMap<String, (Option<u32>, Vec<Wait>)> = HashMap::new();
        each_watch(store, |watch| {
            let own = limits_for(watch.limits.or(sites.limits(&watch.url)), limits);
            if let Some(wait) = wait(&watch.next.plan.record, &own).filter(|_| !watch.paused) {
                let budget = || (sites.per_hour(&watch.url).or(per_host), Vec::new());
                waits.entry(authority(&watch.url)).or_insert_with(budget).1.push(wait);
            }
        })?;
        let mut stretches = Self::default();
        for (host, (budget, waits)) in &mut waits {
            let Some(budget) = *budget else { continue };
            let own = stretch(waits, allowed(budget));
            for wait in waits.iter_mut() {
                wait.stretch = own;
            }
            stretches.hosts.insert(host.clone(), own);
        }
        if let Some(overall) = overall {
            let all: Vec<Wait> = waits.into_values().flat_map(|(_, waits)| waits).collect();
            stretches.overall = stretch(&all, allowed(overall));
        }
        Ok(stretches)
    }

    /// How many times longer the waits of an address are.
    pub(super) fn of(&self, url: &str) -> f64 {
        let own = if self.hosts.is_empty() { None } else { self.hosts.get(&authority(url)) };
        own.copied().unwrap_or(1.0).max(self.overall).max(1.0)
    }
}

/// Looks at everything that is watched.
pub(super) fn each_watch(store: &dyn Store, mut see: impl FnMut(&Watch)) -> Result<(), StoreError> {
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
