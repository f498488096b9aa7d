//! Help, completions and the manual: every command has examples, and usage errors end with 2.

use std::process::Command;

use insta::assert_snapshot;

use crate::{readme, support::Desk};

/// The commands of the overview, as the program lists them.
fn commands(desk: &Desk) -> Vec<String> {
    let overview = desk.ok("--help");
    let list = overview.split_once("\n\nOptions:").expect("a list").0;
    let list = list.split_once("<COMMAND>\n").expect("a usage").1;
    let names = list.lines().filter(|line| line.starts_with("  ")).filter_map(|line| line.split_whitespace().next());
    let names: Vec<String> = names.filter(|name| *name != "help").map(str::to_owned).collect();
    assert!(names.len() > 30, "{overview}");
    names
}

#[test]
fn the_overview_fits_a_terminal_of_80_columns() {
    let overview = Desk::new().ok("--help");
    let wide: Vec<&str> = overview.lines().filter(|line| line.chars().count() > 80).collect();
    assert!(wide.is_empty(), "{wide:?}");
}

#[test]
fn every_command_has_examples_and_fits_the_overview() {
    let desk = Desk::new();
    let overview = desk.ok("--help");
    assert_eq!(
        overview.split("Examples:").nth(1).map(|examples| examples.trim().lines().count()),
        Some(5),
        "{overview}"
    );
    for command in commands(&desk) {
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
        assert!(commands(&desk).iter().all(|command| script.contains(command)), "{shell}");
    }
    assert!(desk.ok("man").starts_with(".ie"));
    assert!(desk.ok("man diff").contains("writethru\\-diff"));
    assert_eq!(desk.run("man --output ."), format!("{} pages in .\n[0]", commands(&desk).len() + 1));
    assert!(desk.path("writethru.1").exists() && desk.path("writethru-diff.1").exists());
    assert!(desk.run("man --output none").contains("hint: there is no folder none: make it first"));
    assert_snapshot!(desk.run("man nothing"), @r"
    --
    error: there is no command `nothing`
    hint: `writethru help` lists them
    [2]
    ");
}

/// A reader who has imported the seeds can type what the help shows.
#[test]
fn the_examples_of_the_help_run_on_the_seeds() {
    let (desk, mut count) = (readme::desk(), 0);
    desk.write("new.txt", "The ferry sails at noon.");
    for command in commands(&desk) {
        let help = desk.ok(&format!("{command} --help"));
        let examples = help.split("Examples:\n").nth(1).unwrap_or_default();
        for line in examples.lines().filter_map(|line| line.strip_prefix("  writethru ")) {
            let words = line.split("  ").next().unwrap_or(line);
            let needs_more = [
                "URL", "://", "/mnt", "/usr", "|", "<", "pem", "~", "crawl", "rules", "old.txt", "safe", "ferry/",
                "/etc",
            ];
            let is_left =
                matches!(command.as_str(), "run" | "watch" | "pause" | "resume" | "edit" | "remove" | "schedule");
            if is_left || words.ends_with('\\') || needs_more.iter().any(|mark| words.contains(mark)) {
                continue;
            }
            let mut shell = Command::new("sh");
            let program = desk.command(&[]);
            shell.args(["-c", &format!("{} {words}", env!("CARGO_BIN_EXE_writethru"))]);
            shell.current_dir(desk.path("")).env_clear();
            shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
            let output = shell.output().expect("a shell");
            assert!(output.status.success(), "writethru {words}: {}", String::from_utf8_lossy(&output.stderr));
            count += 1;
        }
    }
    assert!(count > 45, "{count} examples");
}

/// Help is wrapped at the terminal's width and looks broken where that happens; the manual keeps its lines.
#[test]
fn no_line_below_the_options_is_too_long() {
    let desk = Desk::new();
    for command in commands(&desk) {
        let page = desk.ok(&format!("man {command}"));
        let (_, below) = page.split_once(".nf\n").expect("notes or examples");
        let long = below.lines().find(|line| line.replace('\\', "").chars().count() > 80);
        assert_eq!(long, None, "writethru help {command}");
    }
}

/// A form of output that a command would not follow is refused, not passed over.
#[test]
fn a_command_of_one_form_refuses_others() {
    let desk = Desk::new().file("page.txt", "The ferry sails at noon.");
    desk.ok("snap page.txt");
    assert_snapshot!(desk.run("index --format json"), @r"
    --
    error: `json` is not a format of this command
    hint: leave out `--format` or `--json`: what it prints has one form
    [2]
    ");
    assert!(desk.run("index --format text").ends_with("[0]"));
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
