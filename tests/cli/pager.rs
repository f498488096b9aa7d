//! Long output on a terminal goes through a pager, which alone hears Ctrl-C: a real terminal, made by Python.

use std::{
    io::{ErrorKind, Write as _},
    process::Command,
};

use super::support::Desk;

/// Runs the words behind it on a terminal of its own, types Ctrl-C and an end of input once something is shown, and
/// prints the status.
const TERMINAL: &str = r"
import os, pty, select, sys
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
shown = b''
while b'ready' not in shown:
    shown += os.read(terminal, 4096)
os.write(terminal, b'\x03')
while b'interrupted' not in shown:
    # A signal that comes just before the pager begins to read is told of with the next one.
    if select.select([terminal], [], [], 1)[0]:
        shown += os.read(terminal, 4096)
    else:
        os.write(terminal, b'\x03')
os.write(terminal, b'\x04')
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
";

#[test]
#[expect(clippy::disallowed_methods, reason = "a program of this machine is found where this machine has it")]
fn ctrl_c_in_a_pager_does_not_end_the_program_before_it() {
    let pager = "import os, signal, sys\n\
        signal.signal(signal.SIGINT, lambda *_: os.write(1, b'interrupted'))\n\
        sys.stdin.buffer.read()\n\
        print('ready', flush=True)\n\
        open('/dev/tty').read()\n";
    let desk = Desk::new()
        .file("pager.py", pager)
        .file("old.txt", "The ferry sails at noon.")
        .file("new.txt", "The ferry sails at one.")
        .variable("PATH", &std::env::var("PATH").expect("a path"))
        .variable("PAGER", "python3 pager.py");
    let program = env!("CARGO_BIN_EXE_writethru");
    let environment = desk.command(&[]);
    let mut command = Command::new("python3");
    command.args(["-c", TERMINAL, program, "diff", "old.txt", "new.txt"]).current_dir(desk.path("")).env_clear();
    command.envs(environment.get_envs().filter_map(|(name, value)| Some((name, value?))));
    match command.output() {
        Ok(output) => assert_eq!(
            String::from_utf8_lossy(&output.stdout).trim(),
            "0",
            "{}",
            String::from_utf8_lossy(&output.stderr)
        ),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            writeln!(std::io::stderr(), "left out of cli: `python3` is not installed").expect("stderr is open");
        }
        Err(error) => panic!("{error}"),
    }
}
