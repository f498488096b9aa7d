//! Passes over watched articles, from the server to the store: what is kept, what is put off, and what survives faults.

#[path = "../fetch/packing.rs"]
#[expect(dead_code, reason = "the tests of fetching use the rest")]
mod packing;
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
mod steps;
