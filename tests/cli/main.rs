//! The program from end to end, as a user meets it: what it prints, what it complains of, how it ends.

#[cfg(feature = "s3")]
#[path = "../support/bucket.rs"]
mod bucket;
#[cfg(feature = "postgres")]
#[expect(dead_code, reason = "here a server only holds stores")]
#[path = "../support/postgres.rs"]
mod postgres;
#[path = "../support/mod.rs"]
mod support;

mod anchor;
mod backup;
mod bad_input;
mod batch;
mod copy;
mod evidence;
mod examples;
mod extract;
mod files;
mod help;
mod history;
mod import;
mod json;
mod killed;
mod pager;
#[cfg(feature = "s3")]
mod pages;
mod picture;
mod prune;
mod readme;
mod reextract;
mod search;
mod settings;
mod snap;
mod zone;
