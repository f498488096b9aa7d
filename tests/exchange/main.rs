//! Exports and imports, each checked with a program of somebody else's, and reports.

#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod support;

mod command;
mod git;
mod hostile;
mod others;
mod outside;
#[cfg(feature = "parquet")]
mod parquet;
mod report;
mod round_trip;
mod sample;
mod warc;
