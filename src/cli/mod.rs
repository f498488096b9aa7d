//! The command line: arguments as typed, resolved to plain options, handed to the library.

use std::process::ExitCode;

/// Runs the program with the process's arguments and returns its exit status.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
