//! `grep` with an index and without: the same finds, in the interval in which the words stood.

use insta::assert_snapshot;

use crate::support::{Desk, page};

fn desk() -> Desk {
    desk_at("snapshots")
}

fn desk_at(store: &str) -> Desk {
    let desk = Desk::new().variable("WRITETHRU_STORE", store);
    let texts = [
        ("harbour", "0600", "At least 12 boats were lost in the storm on Tuesday, the harbour master said."),
        ("harbour", "0700", "At least 21 boats were lost in the storm on Tuesday, the harbour master said."),
        ("harbour", "0800", "All 1,200 boats are safe, the harbour master said. Nobody was “at risk”."),
        ("market", "0900", "The market opened with 11,200 jars of honey. 新東京駅で祭り。"),
        ("marrow", "0900", "A marrow won, and 5,000 people came. Nobody was at risk."),
    ];
    for (article, time, words) in texts {
        desk.write(&format!("pages/{article}/2025-12-03T{time}.txt"), page("06:00, Wed, Dec 3, 2025", words));
    }
    desk.ok("import pages");
    desk
}

/// Patterns and the articles in which they are found, with the versions.
const FOUND: [(&[&str], &str); 11] = [
    (&["1,200"], "harbour, version 3"),
    (&["boats were LOST"], "harbour, versions 1 to 2"),
    (&["12"], "harbour, version 1"),
    (&["\"at risk\""], "harbour, version 3"),
    (&["at risk"], "harbour, version 3; marrow, version 1"),
    (&["mark*"], "market, version 1"),
    (&["mark"], ""),
    (&["東京"], "market, version 1"),
    (&["--regex", r"\d+ boats were"], "harbour, versions 1 to 2"),
    (&["--regex", r"\b\d{1,2},\d00 (people|jars)"], "market, version 1; marrow, version 1"),
    (&["-E", "(?i)HONEY"], "market, version 1"),
];

fn check(desk: &Desk) {
    for (words, expected) in FOUND {
        let said = desk.run_words(&[&["grep"], words].concat());
        let heads: Vec<&str> = said.lines().filter(|line| line.contains(", version")).collect();
        assert_eq!(heads.join("; "), expected, "{words:?}\n{said}");
    }
}

#[test]
fn the_index_finds_what_reading_everything_finds() {
    check_index(&desk());
    #[cfg(feature = "postgres")]
    if let Some(server) = crate::postgres::server() {
        check_index(&desk_at(&server.new_store()));
    }
}

fn check_index(desk: &Desk) {
    check(desk);
    assert_eq!(desk.ok("index"), "5 versions indexed\n");
    check(desk);
    assert_eq!(desk.ok("index"), "0 versions indexed\n");
    desk.write("pages/marrow/2025-12-03T1000.txt", page("06:00, Wed, Dec 3, 2025", "The marrow was stolen at noon."));
    desk.ok("import pages");
    assert!(desk.ok("grep stolen").starts_with("marrow, version 2"), "what the index lacks is read");
    assert_eq!(desk.ok("index"), "1 version indexed\n");
    assert!(desk.ok("grep stolen").starts_with("marrow, version 2"));
    assert!(desk.run("verify").ends_with("[0]"));
    assert_eq!(desk.ok("index --drop"), "the index is empty\n");
    assert!(desk.ok("grep stolen").starts_with("marrow, version 2"));
    assert_eq!(desk.ok("index"), "6 versions indexed\n");
}

#[test]
fn hits_are_marked_and_stand_in_the_line_that_is_shown() {
    let desk = desk();
    assert_snapshot!(desk.run("grep 21 --color debug"), @r"
    harbour, version 2
    paragraph    At least <<found::21>> boats were lost in the storm on Tuesday, …
    came         between 2025-12-03 06:00:00 and 07:00:00 UTC
    went         between 2025-12-03 07:00:00 and 08:00:00 UTC
    stood        seen in one check only, at most 2 h 0 min

    [0]
    ");
    let coloured = desk.run("when harbour master --color always --width 40");
    assert!(coloured.contains("\u{1b}[1;33mmaster\u{1b}[0m"), "{coloured:?}");
}

#[test]
fn a_pattern_that_is_none_is_refused() {
    let desk = desk();
    assert!(desk.run_words(&["grep", "--regex", "("]).starts_with("--\nerror: regex parse error"));
    assert!(desk.run_words(&["grep", " "]).contains("error: there are no words to look for"));
    assert!(desk.run("index --store none").contains("error: there is no store at `none/writethru.db`"));
}
