//! The budget: so many requests in an hour, to each host and in all.
//!
//! Two things keep it. [`stretch`] makes every wait longer where all articles together would ask for more, so that the
//! shortage is shared evenly; [`allot`] is the hard bound of one moment, and lets the most urgent go first.

use std::collections::HashMap;

use super::Budget;

/// An article that is due.
#[derive(Debug, Clone, PartialEq)]
pub struct Due<'a> {
    /// The host that would be asked.
    pub host: &'a str,
    /// Changes expected since the last check; the most urgent go first.
    pub urgency: f64,
}

/// Requests of the last hour.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spent<'a> {
    /// To each host.
    pub per_host: HashMap<&'a str, u32>,
    /// In all.
    pub overall: u32,
}

/// What of the due checks may be made now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Allotment {
    /// Places of those that may, the most urgent first.
    pub now: Vec<usize>,
    /// Places of those that must wait.
    pub later: Vec<usize>,
}

/// Chooses what of the due checks the budget allows now.
pub fn allot(due: &[Due<'_>], spent: &Spent<'_>, budget: Budget) -> Allotment {
    let mut order: Vec<usize> = (0..due.len()).collect();
    order.sort_by(|a, b| due[*b].urgency.total_cmp(&due[*a].urgency).then(a.cmp(b)));
    let mut overall = budget.overall.map(|most| most.saturating_sub(spent.overall));
    let mut hosts: HashMap<&str, u32> = HashMap::new();
    let mut allotment = Allotment::default();
    for place in order {
        let host = due[place].host;
        let asked = hosts.entry(host).or_insert_with(|| spent.per_host.get(host).copied().unwrap_or(0));
        if overall == Some(0) || budget.per_host.is_some_and(|most| *asked >= most) {
            allotment.later.push(place);
            continue;
        }
        *asked += 1;
        overall = overall.map(|left| left - 1);
        allotment.now.push(place);
    }
    allotment
}

/// How many times longer every wait must be where `wanted` requests an hour meet a bound of `allowed`.
pub fn stretch(wanted: f64, allowed: Option<u32>) -> f64 {
    let Some(allowed) = allowed else { return 1.0 };
    let stretch = wanted / f64::from(allowed.max(1));
    if stretch.is_finite() { stretch.max(1.0) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_urgent_go_first_within_both_bounds() {
        let due = [("a", 0.1), ("a", 0.9), ("b", 0.5), ("a", 0.4), ("c", 0.2)];
        let due = due.map(|(host, urgency)| Due { host, urgency });
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
    fn a_shortage_is_shared_by_all() {
        assert!((stretch(300.0, Some(100)) - 3.0).abs() < 1e-9);
        for (wanted, allowed) in [(50.0, Some(100)), (1e9, None), (f64::NAN, Some(1))] {
            assert!((stretch(wanted, allowed) - 1.0).abs() < 1e-9);
        }
        assert!((stretch(5.0, Some(0)) - 5.0).abs() < 1e-9);
    }
}
