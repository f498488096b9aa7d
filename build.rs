//! Links the program so that it starts at once, where that is known to work: Linux with glibc.
//!
//! The tables of languages, time zones and entities hold tens of thousands of pointers. In a position-independent
//! program the loader writes every one of them anew at each start, which takes longer than comparing two articles. The
//! stack unwinder is linked in, since finding and loading its library takes as long as reading both articles.

use std::{env, path::Path, process::Command};

#[expect(clippy::disallowed_methods, reason = "a build script is told its target by the environment")]
fn main() {
    let target = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo:rustc-link-arg-bins=-no-pie");
        let linker = env::var("RUSTC_LINKER").unwrap_or_else(|_| "cc".to_owned());
        if has_library(&linker, "libgcc_eh.a") {
            println!("cargo:rustc-link-lib=static:-bundle=gcc_eh");
        }
    }
    println!("cargo:rerun-if-changed=build.rs");
}

/// Whether the linker knows where a library is: else it repeats its name.
fn has_library(linker: &str, name: &str) -> bool {
    let answer = Command::new(linker).arg(format!("-print-file-name={name}")).output();
    answer.is_ok_and(|answer| Path::new(String::from_utf8_lossy(&answer.stdout).trim()).is_absolute())
}
