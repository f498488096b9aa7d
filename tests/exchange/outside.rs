//! Programs of others that read what we wrote.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Runs a Python script with the packages that `./test` installs and gives what it printed; `None` where they are not
/// there, which is said.
pub(crate) fn python(script: &str, package: &str, arguments: &[&Path]) -> Option<String> {
    let python = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin/python");
    let has_package = Command::new(&python).args(["-c", &format!("import {package}")]).stderr(Stdio::null()).status();
    if !has_package.is_ok_and(|status| status.success()) {
        leave_out(&format!("Python's `{package}` is not installed"));
        return None;
    }
    let output = Command::new(python).arg("-c").arg(script).args(arguments).output().expect("Python starts");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}\n{err}");
    Some(out.into_owned())
}

/// Names a test that was left out, past the capture of the test's own output.
pub(crate) fn leave_out(reason: &str) {
    writeln!(std::io::stderr(), "left out of exchange: {reason}").expect("stderr is open");
}
