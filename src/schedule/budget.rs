//! The budget: so many requests in an hour, to each host and in all.
//!
//! Two things keep it. [`stretch`] makes every wait longer where the articles together would ask for more, so that the
//! shortage is shared evenly; [`allot`] is the hard bound of one moment, and lets the most urgent go first.

use std::collections::HashMap;

use super::Budget;

/// An article that is due.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Due<'a> {
    /// The host that would be asked.
    pub host: &'a str,
    /// Requests in an hour that the host may be sent; `None` for as many as to every host.
    pub per_host: Option<u32>,
    /// Changes expected since the last check; the most urgent go first.
    pub urgency: f64,
}

/// Requests of the last hour.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Spent<'a> {
    /// To each host.
    pub per_host: HashMap<&'a str, u32>,
    /// In all.
    pub overall: u32,
}

/// What of the due checks may be made now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Allotment {
    /// Places of those that may, the most urgent first.
    pub now: Vec<usize>,
    /// Places of those that must wait.
    pub later: Vec<usize>,
}

/// Chooses what of the due checks the budget allows now.
pub(crate) fn allot(due: &[Due<'_>], spent: &Spent<'_>, budget: Budget) -> Allotment {
    let mut order: Vec<usize> = (0..due.len()).collect();
    order.sort_by(|a, b| due[*b].urgency.total_cmp(&due[*a].urgency).then(a.cmp(b)));
    let mut overall = budget.overall.map(|most| most.saturating_sub(spent.overall));
    let mut hosts: HashMap<&str, u32> = HashMap::new();
    let mut allotment = Allotment::default();
    for place in order {
        let Due { host, per_host, .. } = due[place];
        let asked = hosts.entry(host).or_insert_with(|| spent.per_host.get(host).copied().unwrap_or(0));
        if overall == Some(0) || per_host.or(budget.per_host).is_some_and(|most| *asked >= most) {
            allotment.later.push(place);
            continue;
        }
        *asked += 1;
        overall = overall.map(|left| left - 1);
        allotment.now.push(place);
    }
    allotment
}

/// The waits of an article, in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Wait {
    /// The one that it would have without bounds.
    pub wanted: f64,
    /// The least that it may be, and the most.
    pub bounds: (f64, f64),
    /// How many times longer than wanted it is in any case.
    pub stretch: f64,
}

impl Wait {
    /// Checks in an hour, where every wait is so many times as long.
    fn per_hour(&self, stretch: f64) -> f64 {
        let (least, most) = self.bounds;
        3_600.0 / (self.wanted * stretch.max(self.stretch)).max(least).min(most).max(1.0)
    }
}

/// How many times longer every wait must be, so that no more than `allowed` checks are made in an hour. Those that are held
/// by a bound, or stretched more already, do not grow with the others; all others grow alike.
pub(crate) fn stretch(waits: &[Wait], allowed: f64) -> f64 {
    let wanted = |stretch: f64| waits.iter().map(|wait| wait.per_hour(stretch)).sum::<f64>();
    if wanted(1.0) <= allowed {
        return 1.0;
    }
    // A wait is never above a month: to stretch a second to more than that changes nothing.
    let (mut short, mut long) = (1.0_f64, MOST_STRETCH);
    for _ in 0..STEPS {
        let middle = (short * long).sqrt();
        if wanted(middle) > allowed { short = middle } else { long = middle }
    }
    long
}

/// The most that a wait is stretched.
const MOST_STRETCH: f64 = 1e7;
/// Halvings of the search; by then it is right to a millionth.
const STEPS: usize = 48;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_urgent_go_first_within_both_bounds() {
        let due = [("a", 0.1), ("a", 0.9), ("b", 0.5), ("a", 0.4), ("c", 0.2)];
        let due = due.map(|(host, urgency)| Due { host, per_host: None, urgency });
        let check = |per_host, overall, spent: &Spent<'_>, expected: &[usize]| {
            let allotment = allot(&due, spent, Budget { per_host, overall });
            assert_eq!(allotment.now, expected);
            assert_eq!(allotment.now.len() + allotment.later.len(), due.len());
        };
        let none = Spent::default();
        check(None, None, &none, &[1, 2, 3, 4, 0]);
        check(Some(1), None, &none, &[1, 2, 4]);
        check(None, Some(2), &none, &[1, 2]);
        check(Some(2), Some(4), &none, &[1, 2, 3, 4]);
        let spent = Spent { per_host: HashMap::from([("a", 2)]), overall: 3 };
        check(Some(2), Some(4), &spent, &[2]);
        check(Some(0), None, &none, &[]);
    }

    #[test]
    fn a_host_may_have_a_budget_of_its_own() {
        let due = [("a", Some(3)), ("a", Some(3)), ("b", None), ("b", None)];
        let due = due.map(|(host, per_host)| Due { host, per_host, urgency: 0.0 });
        let allotment = allot(&due, &Spent::default(), Budget { per_host: Some(1), overall: None });
        assert_eq!((allotment.now, allotment.later), (vec![0, 1, 2], vec![3]));
    }

    fn wait(wanted: f64, bounds: (f64, f64)) -> Wait {
        Wait { wanted, bounds, stretch: 1.0 }
    }

    #[test]
    fn a_shortage_is_shared_by_all() {
        let hourly = [wait(3_600.0, (60.0, 1e9)); 300];
        assert!((stretch(&hourly, 100.0) - 3.0).abs() < 1e-3);
        assert!((stretch(&hourly, 300.0) - 1.0).abs() < 1e-9);
        assert!((stretch(&[], 0.0) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn what_a_bound_holds_is_made_up_for_by_the_others() {
        // Ten are at their floor whatever happens to them, so that the ten others share what is left.
        let mixed = [[wait(1.0, (3_600.0, 1e9)); 10], [wait(3_600.0, (60.0, 1e9)); 10]].concat();
        assert!((stretch(&mixed, 15.0) - 2.0).abs() < 1e-3);
        // Those that must be checked every hour are; nothing that the others give up is enough.
        let held = [wait(3_600.0, (60.0, 3_600.0)); 10];
        assert!(stretch(&held, 5.0) > 1e6);
        let slow = [Wait { stretch: 4.0, ..wait(3_600.0, (60.0, 1e9)) }; 8];
        let mixed = [slow.as_slice(), &[wait(3_600.0, (60.0, 1e9)); 8]].concat();
        assert!((stretch(&mixed, 6.0) - 2.0).abs() < 1e-3, "2 an hour of the slow ones, 4 of the others");
    }
}
