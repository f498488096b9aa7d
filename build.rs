//! Links the program for a fixed address where that makes it start at once.
//!
//! The tables of languages, time zones and entities hold tens of thousands of pointers. In a position-independent
//! program the loader writes every one of them anew at each start, which takes longer than comparing two articles.

use std::env;

#[expect(clippy::disallowed_methods, reason = "a build script is told its target by the environment")]
fn main() {
    let target = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
    println!("cargo:rerun-if-changed=build.rs");
}
