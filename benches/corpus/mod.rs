//! Made-up news articles in pairs with known edits: the same seed gives the same pair on every machine.
//!
//! Vocabulary and grammar are this project's own; no outside text is read. Shared by the benches, the quality test and
//! the program that writes a pair for other tools, so that all of them speak of the same texts.
#![allow(dead_code, reason = "each program uses its part")]
#![allow(unused_imports, reason = "as above")]
#![allow(unreachable_pub, reason = "a module shared by path has no outside of its own")]

pub mod article;
pub mod edit;
pub mod growth;
pub mod pair;
pub mod peer;
pub mod random;
pub mod score;
mod vocabulary;

pub use edit::Edit;
pub use pair::{Pair, pair};
