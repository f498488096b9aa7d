//! Passes over watched articles, from the server to the store: what is kept, what is put off, and what survives faults.

#[path = "../fetch/site.rs"]
#[expect(dead_code, reason = "the tests of fetching use the rest")]
mod site;
#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "the tests of the other commands use the rest")]
mod support;

mod commands;
mod desk;
mod faults;
mod kill;
mod steps;
