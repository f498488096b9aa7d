//! The `writethru` program: hands the arguments to the library and ends with its status.

use std::process::ExitCode;

fn main() -> ExitCode {
    writethru::cli::main()
}
