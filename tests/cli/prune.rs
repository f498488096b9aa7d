//! `prune`, `hold` and `release`: what goes by a rule, what stays in spite of it, and what is told of both.

use insta::assert_snapshot;

use crate::support::{Desk, page};

/// An article of four versions in one day, and another of one.
fn desk() -> Desk {
    let desk = Desk::new();
    for hour in 6..10 {
        let words = format!("The harbour master counted {hour} boats on the quay this morning, and no more.");
        desk.write(&format!("pages/harbour/2025-12-03T0{hour}00.txt"), page("06:00, Wed, Dec 3, 2025", &words));
    }
    desk.write("pages/marrow/2025-12-02T0900.txt", page("09:00, Tue, Dec 2, 2025", "A marrow won."));
    desk.ok("import pages");
    desk
}

#[test]
fn a_rule_says_what_it_would_remove_and_removes_it_only_when_told() {
    let desk = desk();
    let dry = "harbour: 3 pages, 2 texts\n3 pages, 2 texts would be removed; nothing was, `--yes` removes them\n";
    assert_eq!(desk.ok("prune --raw-older-than 12h --keep-versions 2"), dry);
    assert_eq!(desk.ok("prune --raw-older-than 12h --keep-versions 2"), dry);
    assert_eq!(desk.ok("prune --raw-older-than 2d"), "nothing to remove\n");
    assert_snapshot!(desk.run("prune harbour --raw-older-than 12h --keep-versions 2 --yes"), @r"
    harbour: 3 pages, 2 texts
    3 pages, 2 texts removed
    [0]
    ");
    assert_eq!(desk.ok("prune --raw-older-than 12h --keep-versions 2 --yes"), "nothing to remove\n");
    let verified = desk.run("verify");
    assert!(verified.contains("removed by a rule, their digests in the chain: 5 pages and texts"), "{verified}");
    assert!(verified.ends_with("[0]"), "{verified}");
    assert_snapshot!(desk.run("show harbour@1"), @r"
    --
    error: the text of version 1 of `harbour` was removed on 2025-12-04 by `--raw-older-than 12h --keep-versions 2`
    hint: `writethru log` shows when it stood; a backup from before may have it
    [2]
    ");
    assert_eq!(desk.ok("log harbour").matches("states published 2025-12-03 06:00").count(), 4);
    assert!(desk.ok("diff harbour").contains('8'));
    // What cannot be compared any more is no failure, and is counted.
    let report = desk.run("report");
    assert!(
        report.contains("\nnot compared 2 changes: a rule removed a text\n") && report.ends_with("[0]"),
        "{report}"
    );
}

#[test]
fn words_and_sentences_are_found_in_what_is_left() {
    let desk = desk();
    desk.ok("prune --keep-versions 2 --yes");
    assert!(desk.ok("when harbour morning").starts_with("harbour, versions 3 to 4"));
    assert!(desk.ok("grep 9").contains("harbour, version 4"));
    assert!(desk.ok("blame harbour").contains("9 boats"));
    desk.ok("evidence harbour 1..4 --output all.zip");
}

#[test]
fn a_file_from_between_texts_that_are_gone_is_imported() {
    let desk = desk();
    desk.ok("prune --keep-versions 1 --yes");
    desk.write("pages/harbour/2025-12-03T0730.txt", page("06:00, Wed, Dec 3, 2025", "The quay was closed."));
    assert_snapshot!(desk.run("import pages/harbour"), @r"
    harbour
      2025-12-03 06:00:00 UTC  unchanged, already in the store
      2025-12-03 07:00:00 UTC  unchanged, already in the store
      2025-12-03 07:30:00 UTC  new version 5: the text before it cannot be read
      2025-12-03 08:00:00 UTC  unchanged, already in the store
      2025-12-03 09:00:00 UTC  unchanged, already in the store
    --
    5 files of 1 article in the store snapshots
    [0]
    ");
}

#[test]
fn what_is_under_hold_stays() {
    let desk = desk();
    assert_snapshot!(desk.run("hold"), @r"
    --
    note: no article is under hold
    [0]
    ");
    assert_snapshot!(desk.run_words(&["hold", "harbour", "--reason", "case 12"]), @r"
    harbour is under hold: nothing of it is removed
    [0]
    ");
    assert_snapshot!(desk.run("hold"), @r"
    harbour, since 2025-12-04 12:00:00 UTC  case 12
    [0]
    ");
    assert_snapshot!(desk.run("prune --keep-versions 1 --yes"), @r"
    nothing to remove
    --
    note: `harbour` is under hold and stays as it is
    [0]
    ");
    assert_snapshot!(desk.run("release harbour"), @r"
    harbour is no longer under hold, as it was since 2025-12-04 12:00:00 UTC
    [0]
    ");
    assert_snapshot!(desk.run("release harbour"), @r"
    harbour was not under hold
    [0]
    ");
    assert_eq!(desk.ok("prune --keep-versions 1 --yes"), "harbour: 0 pages, 3 texts\n0 pages, 3 texts removed\n");
}

#[test]
fn a_prune_without_a_rule_or_with_a_strange_one_is_refused() {
    let desk = desk();
    for line in ["prune", "prune --yes", "prune --keep-versions 0", "prune --raw-older-than 9x", "hold --reason x"] {
        assert!(desk.run(line).ends_with("[2]"), "{line}");
    }
}

#[test]
fn the_room_of_what_was_removed_is_given_back_when_told() {
    let desk = Desk::new();
    for hour in 6..10 {
        let words: Vec<String> =
            (0..40_000_u32).map(|word| word.wrapping_mul(2_654_435_761 + hour).to_string()).collect();
        let words = words.join(" ");
        desk.write(&format!("pages/harbour/2025-12-03T0{hour}00.txt"), page("06:00, Wed, Dec 3, 2025", &words));
    }
    desk.ok("import pages");
    let size = || std::fs::metadata(desk.path("snapshots/writethru.db")).expect("the file").len();
    assert_eq!(desk.ok("prune --shrink"), "no room to give back\n");
    desk.ok("prune --raw-older-than 1h --keep-versions 1 --yes");
    let before = size();
    let told = desk.ok("prune --shrink");
    assert!(told.ends_with(" bytes would be given back\n"), "{told}");
    assert_eq!(size(), before);
    assert_eq!(desk.ok("prune --shrink --yes"), told.replace("would be ", ""));
    let given: u64 = told.split(' ').next().and_then(|number| number.parse().ok()).expect("a number");
    assert_eq!(size(), before - given);
    assert!(given > before / 2, "{given} of {before}");
    assert!(desk.run("verify").ends_with("[0]"));
}
