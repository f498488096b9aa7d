//! Keep every version of a news article and show what changed between them.
//!
//! # Code map
//!
//! | layer | what it does | may use |
//! |---|---|---|
//! | [`model`] | plain data that every layer shares | nothing of ours |
//! | [`text`] | pure functions over `&str`: keys, sentences, tokens, widths | nothing of ours |
//! | [`extract`] | raw page to [`model::Document`] | `text`, `model` |
//! | [`diff`] | two documents to [`model::ArticleDiff`], pure and deterministic | `text`, `model` |
//! | [`render`] | a diff to labelled text in each format | `text`, `model` |
//! | [`store`] | captures, versions and their history | `partial`, `model` |
//! | [`fetch`] | an address to its answer, politely | `model` |
//! | [`exchange`] | captures in the formats of other archives, out and in | `partial`, `model` |
//! | [`timestamp`] | time-stamps by an outside authority (RFC 3161) | `model` |
//! | [`schedule`] | when to check an article next, and why | `model` |
//! | [`job`] | composes the above but `render`: import, export, snapshot, evidence | `exchange`, `fetch`, `extract`, `diff`, `store`, `schedule`, `timestamp`, `partial`, `text`, `model` |
//! | `config` | settings, watch lists and site settings as plain values | `extract`, `schedule`, `ui`, `model` |
//! | `partial` | files and folders that appear when they are whole | nothing of ours |
//! | `ui` | terminal facts as plain values | `model` |
//! | [`cli`] | the command line | everything |
//!
//! Other programs are meant to use [`model`], [`extract`], [`diff`], [`render`] and [`store`]. Of the rest that is public
//! which tests and benches use; it is what the command line is made of, and changes as that needs.
//!
//! `extract`, `diff` and `render` never import each other; only `cli` asks what time it is.
//! `tests/architecture.rs` checks these rules by reading the source.
//!
//! # Example
//!
//! ```
//! use writethru::{
//!     diff::{Options, compare},
//!     extract::{Page, extract},
//!     model::{ChangeClass, Significance, Verdict},
//! };
//!
//! let old = b"<h1>Ferry sails</h1><p>The ferry carries 12 cars, and it sails at noon today.</p>";
//! let new = b"<h1>Ferry sails</h1><p>The ferry carries 21 cars, and it sails at noon today.</p>";
//! let old = extract(&Page { bytes: old, ..Page::default() })?.document;
//! let new = extract(&Page { bytes: new, ..Page::default() })?.document;
//!
//! let diff = compare(&old, &new, &Options::default());
//! assert_eq!(diff.significance, Significance::Substantive);
//! assert_eq!(diff.verdict, Verdict::Unstated);
//! assert_eq!(diff.changes[0].classes, [ChangeClass::Number]);
//! # Ok::<(), writethru::extract::ExtractError>(())
//! ```

pub mod cli;
pub(crate) mod config;
pub mod diff;
pub mod exchange;
pub mod extract;
pub mod fetch;
pub mod job;
pub mod model;
pub(crate) mod partial;
pub mod render;
pub mod schedule;
pub mod store;
pub mod text;
pub mod timestamp;
pub(crate) mod ui;
