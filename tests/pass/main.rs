//! Passes over watched articles, from the server to the store: what is kept, what is put off, and what survives faults.

#[path = "../fetch/packing.rs"]
#[expect(dead_code, reason = "the tests of fetching use the rest")]
mod packing;
#[cfg(feature = "postgres")]
#[path = "../support/postgres.rs"]
#[expect(dead_code, reason = "the contract of stores uses the rest")]
mod postgres;
#[path = "../fetch/site.rs"]
#[expect(dead_code, reason = "the tests of fetching use the rest")]
mod site;
#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "the tests of the other commands use the rest")]
mod support;
#[path = "../fetch/tls.rs"]
mod tls;

mod commands;
mod desk;
mod faults;
mod kill;
#[cfg(feature = "postgres")]
mod shared;
mod steps;
