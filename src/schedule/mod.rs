//! When to check an article next, and why: its [`crate::model::Record`] + limits + now → [`Plan`].
//!
//! Pure functions over plain data: no clock, no store, no chance. The aim is the least delay between an edit and the
//! check that sees it, at a given number of requests; `docs/schedule.md` says how, and measures it.
//!
//! | file | what it is for |
//! |---|---|
//! | `rate` | how often it is expected to change, now and later |
//! | `limits` | what the user allows: floor, ceiling, patience, budget, quiet windows |
//! | `quiet` | hours of the day, in a zone, in which nothing is asked |
//! | `plan` | the next check |
//! | `because` | its reasons in words |
//! | `budget` | what of the due checks the budget allows now |

mod because;
mod budget;
mod limits;
mod plan;
mod quiet;
mod rate;

pub use self::{
    because::{Because, Bound, Reason},
    limits::{Budget, Limits},
    plan::{Plan, plan},
    quiet::{BadWindow, QuietWindow},
    rate::Rate,
};
pub(crate) use self::{
    budget::{Due, Spent, Wait, allot, stretch},
    plan::wait,
    rate::estimate,
};
