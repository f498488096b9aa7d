//! Answers into the store, many in one step.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Desk, PassError, Told, limits_for, planner, stretch::Stretches, tally::Tally};
use crate::{
    job::{
        check::{Answer, Check, News, judge_beside_versions, news_of, one_line},
        fold::fold,
    },
    model::{Article, Look, Outcome, Record, Watch},
    schedule::Limits,
    store::{Lease, LeasedCheck, Recorded, Store, StoreError},
};

/// A check whose answer was read, with the lease it was made under.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) lease: Lease<Watch>,
    pub(super) article: Article,
    pub(super) record: Record,
    pub(super) check: Check,
}

/// How long a host that fails is left alone, and an article of which the store cannot be read.
pub(super) const REST: TimeDelta = TimeDelta::minutes(15);

/// What counts and tells what came of a pass.
type Teller<'a> = (&'a mut Tally, &'a mut dyn FnMut(Told<'_>));

/// Keeps checks in one step, plans the next ones, and tells what came of them. Where the store is damaged at an article, its
/// check has failed, and the others are kept.
pub(super) fn keep(
    store: &mut dyn Store,
    plans: (&Desk<'_>, &Stretches),
    mut done: Vec<Done>,
    (tally, tell): Teller<'_>,
) -> Result<(), PassError> {
    fold_all(store, &mut done)?;
    for one in &mut done {
        match judge_beside_versions(store, Some(one.article.id), std::iter::once(&mut one.check)) {
            Err(error) if error.is_of_one_record() => one.fail(&error),
            judged => judged?,
        }
    }
    let recorded = match record(store, plans, &done) {
        Err(error) if error.is_of_one_record() => None,
        recorded => Some(recorded?),
    };
    let mut recorded = recorded.map(Vec::into_iter);
    for mut one in done {
        let recorded = match &mut recorded {
            Some(recorded) => recorded.next().flatten(),
            None => match record_alone(store, plans, &mut one) {
                Err(error) if error.is_of_one_record() => {
                    leave(store, one.lease, (&error, (plans.0.clock)()), (tally, tell))?;
                    continue;
                }
                recorded => recorded?,
            },
        };
        let Some(recorded) = recorded else { continue };
        tally.count(recorded.outcome, recorded.version);
        one.tell(store, recorded, tell)?;
    }
    Ok(())
}

/// Records checks in one step with the next ones; nothing comes of one whose lease was lost.
fn record(
    store: &mut dyn Store,
    (desk, stretches): (&Desk<'_>, &Stretches),
    done: &[Done],
) -> Result<Vec<Option<Recorded>>, StoreError> {
    let now = (desk.clock)();
    let limits: Vec<Limits> = done.iter().map(|one| limits_of(desk, stretches, &one.lease.held)).collect();
    let mut records: Vec<Record> = done.iter().map(|one| one.record.clone()).collect();
    let urls: Vec<_> = done.iter().map(|one| one.check.further_urls(Some(&one.article))).collect();
    let checks: Vec<LeasedCheck<'_>> = done
        .iter()
        .zip(&urls)
        .map(|(one, urls)| LeasedCheck {
            fence: one.lease.fence,
            observation: one.check.observation(one.article.id, urls),
        })
        .collect();
    let mut next = |place: usize, recorded: Recorded| {
        let one: &Done = &done[place];
        let mut record = std::mem::take(&mut records[place]);
        planner::see(&mut record, look(one.check.at, recorded), one.check.document());
        planner::next(record, &limits[place], now)
    };
    store.record_checks(&checks, &mut next)
}

/// Records a check by itself: as one that failed where the store is damaged there, without its page where not even that can
/// be kept.
fn record_alone(
    store: &mut dyn Store,
    plans: (&Desk<'_>, &Stretches),
    one: &mut Done,
) -> Result<Option<Recorded>, StoreError> {
    for keeps_page in [true, false] {
        match record(store, plans, std::slice::from_ref(one)) {
            Err(error) if error.is_of_one_record() => one.fail(&error),
            recorded => return Ok(recorded?.pop().flatten()),
        }
        one.check.raw = one.check.raw.take().filter(|_| keeps_page);
    }
    Ok(record(store, plans, std::slice::from_ref(one))?.pop().flatten())
}

/// Leaves an article alone for a while whose check cannot be made or kept, because the store is damaged there.
pub(super) fn leave(
    store: &mut dyn Store,
    lease: Lease<Watch>,
    (error, now): (&StoreError, DateTime<Utc>),
    (tally, tell): Teller<'_>,
) -> Result<(), StoreError> {
    let problem = one_line(error);
    tally.failed += 1;
    tell(Told::Unkept { url: &lease.held.url, problem: &problem });
    store.put_off(&[put_off(lease, now + REST, &problem)])
}

/// The limits that hold for a watched article.
fn limits_of(desk: &Desk<'_>, stretches: &Stretches, watch: &Watch) -> Limits {
    let limits = limits_for(watch.limits.or(desk.sites.limits(&watch.url)), desk.limits);
    Limits { stretch: stretches.of(&watch.url), ..limits }
}

fn look(at: DateTime<Utc>, recorded: Recorded) -> Look {
    Look { at, capture: recorded.capture, outcome: recorded.outcome, version: recorded.version }
}

impl Done {
    /// Makes of a check one that failed because the store is damaged there.
    fn fail(&mut self, error: &StoreError) {
        self.check.answer = Answer::Failed(one_line(error));
    }

    /// Tells what came of a check.
    fn tell(&self, store: &dyn Store, recorded: Recorded, tell: &mut dyn FnMut(Told<'_>)) -> Result<(), StoreError> {
        if matches!(recorded.outcome, Outcome::Unchanged | Outcome::NotModified) && self.check.document().is_none() {
            return Ok(());
        }
        let news = match news_of(store, &self.article, &self.check, recorded) {
            Err(error) if error.is_of_one_record() => News::Failed(one_line(&error)),
            news => news?,
        };
        let article = if recorded.version == Some(1) { store.article(self.article.id)? } else { self.article.clone() };
        tell(Told::Checked { article: &article, news: &news });
        Ok(())
    }
}

/// Makes articles that were never seen part of others, where their pages name an address of those as their own.
fn fold_all(store: &mut dyn Store, done: &mut Vec<Done>) -> Result<(), StoreError> {
    let mut named = HashMap::new();
    let mut kept = Vec::with_capacity(done.len());
    for one in done.drain(..) {
        if one.record.captures == 0 && fold(store, one.article.id, &one.check, &named)?.is_some() {
            continue;
        }
        if one.check.page().is_some() {
            named.extend(one.check.urls().into_iter().map(|url| (url.to_owned(), one.article.id)));
        }
        kept.push(one);
    }
    *done = kept;
    Ok(())
}

/// A check that is not made now, with when it is, and why then.
pub(super) fn put_off(mut lease: Lease<Watch>, until: DateTime<Utc>, why: &str) -> Lease<Watch> {
    let next = &mut lease.held.next;
    next.at = until;
    why.clone_into(&mut next.plan.why);
    lease
}
