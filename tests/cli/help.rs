//! Help, completions and the manual: every command has examples, and usage errors end with 2.

use insta::assert_snapshot;

use crate::support::Desk;

const COMMANDS: [&str; 25] = [
    "import", "snap", "list", "log", "show", "diff", "when", "grep", "blame", "extract", "verify", "backup", "restore",
    "completions", "man", "add", "remove", "pause", "resume", "edit", "sync", "run", "watch", "schedule", "gaps",
];

#[test]
fn every_command_has_examples_and_fits_the_overview() {
    let desk = Desk::new();
    let overview = desk.ok("--help");
    assert_eq!(
        overview.split("Examples:").nth(1).map(|examples| examples.trim().lines().count()),
        Some(5),
        "{overview}"
    );
    for command in COMMANDS {
        assert!(overview.contains(&format!("\n  {command} ")), "{command} is in the overview");
        let help = desk.ok(&format!("{command} --help"));
        let examples = help.split("Examples:").nth(1).unwrap_or_default();
        assert!(examples.lines().all(|line| line.starts_with("  ") || line.is_empty()), "a line was wrapped: {help}");
        assert!(help.contains("Examples:") && help.contains(&format!("writethru {command}")), "{help}");
    }
}

#[test]
fn completions_and_manual_know_every_command() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = desk.ok(&format!("completions {shell}"));
        assert!(COMMANDS.iter().all(|command| script.contains(command)), "{shell}");
    }
    assert!(desk.ok("man").starts_with(".ie"));
    assert!(desk.ok("man diff").contains("writethru\\-diff"));
    assert_snapshot!(desk.run("man nothing"), @r"
    --
    error: there is no command `nothing`
    [2]
    ");
}

#[test]
fn a_mistyped_command_or_option_ends_with_2() {
    let desk = Desk::new();
    assert_snapshot!(desk.run("dif old new"), @r"
    --
    error: there is no store at `snapshots/writethru.db`
    hint: `writethru import PATH` or `writethru snap FILE` makes one; `--store` names another
    [2]
    ");
    assert_snapshot!(desk.run("list --jsno"), @r"
    --
    error: unexpected argument '--jsno' found

      tip: a similar argument exists: '--json'

    Usage: writethru list --json

    For more information, try '--help'.
    [2]
    ");
}

#[test]
fn the_version_is_printed() {
    assert_eq!(Desk::new().ok("--version"), format!("writethru {}\n", env!("CARGO_PKG_VERSION")));
}
