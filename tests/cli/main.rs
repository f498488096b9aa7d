//! The program from end to end, as a user meets it: what it prints, what it complains of, how it ends.

#[path = "../support/mod.rs"]
mod support;

mod anchor;
mod backup;
mod bad_input;
mod batch;
mod evidence;
mod extract;
mod files;
mod help;
mod history;
mod import;
mod prune;
mod readme;
mod search;
mod settings;
mod snap;
