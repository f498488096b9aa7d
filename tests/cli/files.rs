//! `diff OLD NEW`: two files, no store.

use std::{io::Read as _, process::Stdio};

use insta::assert_snapshot;

use crate::support::{Desk, page};

fn two_files() -> Desk {
    Desk::new()
        .file("old.txt", page("06:29, Wed, Dec 3, 2025", "The ferry carries 12 cars. It sails at noon."))
        .file("new.txt", page("06:29, Wed, Dec 3, 2025", "The ferry carries 21 cars. It sails at noon."))
}

#[test]
fn two_files_are_compared_without_a_store() {
    let desk = two_files();
    assert_snapshot!(desk.run("diff old.txt new.txt"), @r"
    The harbour council meets again on Friday.

    compared     old.txt → new.txt
    stated       published 2025-12-03 06:29 (zone unknown)
    verdict      unstated: the text changed; the page never states when it was
                 modified
    change       Substantive, 1 word added, 1 removed

    ¶ 1          The ferry carries [-12-]{+21+} cars. It sails at noon.
                 ↳ number changed: 12 → 21
    [0]
    ");
    assert!(!desk.path("snapshots").exists(), "no store is made");
}

#[test]
fn a_file_alone_is_told_what_it_lacks() {
    let desk = two_files();
    let hint = "hint: name the page to compare it with: `writethru diff old.txt NEW`";
    assert!(desk.run("diff old.txt").contains(hint));
    desk.ok("snap new.txt");
    assert!(desk.run("diff old.txt").contains(hint));
    assert!(!desk.run("diff none.txt").contains("NEW"));
}

#[test]
fn the_status_tells_of_differences_only_when_asked() {
    let desk = two_files();
    let status = |line: &str| desk.run(line).rsplit_once('[').map(|(_, end)| end.to_owned()).unwrap_or_default();
    assert_eq!(status("diff old.txt new.txt"), "0]");
    assert_eq!(status("diff old.txt new.txt --exit-code"), "1]");
    assert_eq!(status("diff old.txt old.txt --exit-code"), "0]");
    assert_eq!(status("diff old.txt new.txt --exit-code --field headline"), "0]");
}

#[test]
fn one_of_the_two_may_be_standard_input() {
    let desk = two_files();
    let piped =
        desk.pipe(page("06:29, Wed, Dec 3, 2025", "The ferry carries 21 cars. It sails at noon."), "diff old.txt -");
    assert_eq!(piped.replace("→ -", "→ new.txt"), desk.run("diff old.txt new.txt"));
}

#[test]
fn color_is_for_terminals_and_for_whoever_asks() {
    let desk = two_files();
    assert!(!desk.ok("diff old.txt new.txt").contains('\u{1b}'));
    assert!(desk.ok("diff old.txt new.txt --color always").contains("\u{1b}["));
    assert!(desk.ok("diff old.txt new.txt --color never").contains("[-12-]{+21+}"));
    assert!(desk.ok("diff old.txt new.txt --color debug").contains("<<removed::12>>"));
}

#[test]
fn a_missing_file_is_named() {
    let desk = two_files();
    assert_snapshot!(desk.run("diff old.txt nwe.txt"), @r"
    --
    error: no file nwe.txt
    hint: check the spelling of the path
    [2]
    ");
    assert_snapshot!(desk.run("diff folder/old.txt folder/new.txt"), @r"
    --
    error: no file folder/old.txt
    hint: check the spelling of the path
    [2]
    ");
}

#[test]
fn a_reader_who_goes_away_is_no_failure() {
    let text = "The ferry sails at noon. ".repeat(40_000);
    let desk = two_files().file("long.txt", page("06:29, Wed, Dec 3, 2025", &text));
    let mut command = desk.command(&["diff", "old.txt", "long.txt"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(0));
}
