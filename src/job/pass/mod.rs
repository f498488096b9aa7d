//! A pass: everything that is due is checked, each host at its own pace, and what came of it is kept in batches.
//!
//! One thread owns the store; requests are on their way meanwhile, so that no slow host makes another one wait. A process
//! killed at any instant leaves every check either kept whole or due again.
//!
//! | file | what it is for |
//! |---|---|
//! | `desk` | what a pass needs to know: sites, limits, clock |
//! | `engine` | the loop: lease, ask, keep, until nothing is due or somebody says stop |
//! | `queue` | who is asked next: hosts take turns, and one that fails is left alone |
//! | `purse` | what the budget allows now |
//! | `stretch` | how much longer waits are where the budget is short |
//! | `under_way` | a check on its way |
//! | `keep` | answers into the store, many in one step |
//! | `planner` | the next check of an article |
//! | `guard` | who may ask whom: one pass at a time, or one a host |
//! | `tally` | what it all came to |

mod desk;
mod engine;
mod guard;
mod keep;
mod planner;
mod purse;
mod queue;
mod stretch;
mod tally;
mod under_way;

pub use self::{
    desk::{Desk, Mode, PassError, Told},
    engine::run,
    planner::{explain, limits_for},
    tally::Tally,
};
