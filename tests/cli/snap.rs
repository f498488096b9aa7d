//! `snap`: one check, now.

use insta::assert_snapshot;

use crate::support::{Desk, page};

const STAMP: &str = "06:29, Wed, Dec 3, 2025";
const FIRST: &str = "At least 12 boats were lost in the storm on Tuesday, the harbour master said. Nobody was hurt.";
const SECOND: &str = "At least 21 boats were lost in the storm on Tuesday, the harbour master said. Nobody was hurt.";

#[test]
fn a_page_is_new_then_unchanged_then_a_new_version() {
    let mut desk = Desk::new().file("harbour.txt", page(STAMP, FIRST));
    assert_snapshot!(desk.run("snap harbour.txt"), @r"
    the-harbour-council-meets-again-on-friday: new article
    [0]
    ");
    desk.at("2025-12-04T13:00:00Z");
    assert_snapshot!(desk.run("snap harbour.txt"), @r"
    the-harbour-council-meets-again-on-friday: unchanged since 12:00 UTC on 2025-12-04
    [0]
    ");
    desk.at("2025-12-04T14:00:00Z");
    desk.write("harbour.txt", page(STAMP, SECOND));
    assert_snapshot!(desk.run("snap harbour.txt"), @r"
    the-harbour-council-meets-again-on-friday: new version 2: 1 substantive change
    [0]
    ");
}

#[test]
fn standard_input_is_a_page_of_its_address() {
    let mut desk = Desk::new();
    let line = "snap - --url https://news.example/2025/harbour.html";
    assert_snapshot!(desk.pipe(page(STAMP, FIRST), line), @r"
    the-harbour-council-meets-again-on-friday: new article
    [0]
    ");
    desk.at("2025-12-04T13:00:00Z");
    assert_snapshot!(desk.pipe(page(STAMP, SECOND), line), @r"
    the-harbour-council-meets-again-on-friday: new version 2: 1 substantive change
    [0]
    ");
    assert_snapshot!(desk.run("log https://news.example/2025/harbour.html --captures"), @r"
    The harbour council meets again on Friday.
    the-harbour-council-meets-again-on-friday, 2 versions, 2 checks
    https://news.example/2025/harbour.html

    version 1    first seen 2025-12-04 12:00:00 UTC (by our clock)
                 last seen  2025-12-04 12:00:00 UTC, 1 check
                 states published 2025-12-03 06:29 (zone unknown)
    new-version  2025-12-04 12:00:00 UTC (by our clock)

    version 2    first seen 2025-12-04 13:00:00 UTC (by our clock)
                 last seen  2025-12-04 13:00:00 UTC, 1 check
                 states published 2025-12-03 06:29 (zone unknown)
    new-version  2025-12-04 13:00:00 UTC (by our clock)
    [0]
    ");
}

#[test]
fn a_suspect_page_is_recorded_and_becomes_no_version() {
    let mut desk = Desk::new().file("harbour.txt", page(STAMP, FIRST));
    desk.ok("snap harbour.txt");
    desk.at("2025-12-04T13:00:00Z");
    desk.write("harbour.txt", "<html><head><title>x</title></head><body></body></html>");
    assert_snapshot!(desk.run("snap harbour.txt"), @r"
    the-harbour-council-meets-again-on-friday: no new version, suspect: empty
    [0]
    ");
    assert_snapshot!(desk.run("log 1"), @r"
    The harbour council meets again on Friday.
    the-harbour-council-meets-again-on-friday, 1 version, 2 checks

    version 1    first seen 2025-12-04 12:00:00 UTC (by our clock)
                 last seen  2025-12-04 12:00:00 UTC, 1 check
                 states published 2025-12-03 06:29 (zone unknown)
    suspect      2025-12-04 13:00:00 UTC (by our clock)  empty
    [0]
    ");
}

#[test]
fn a_page_can_be_said_to_belong_to_an_article() {
    let mut desk = Desk::new().file("harbour.txt", page(STAMP, FIRST)).file("copy.txt", page(STAMP, SECOND));
    desk.ok("snap harbour.txt");
    desk.at("2025-12-04T13:00:00Z");
    assert_snapshot!(desk.run("snap copy.txt --article the-harbour"), @r"
    the-harbour-council-meets-again-on-friday: new version 2: 1 substantive change
    [0]
    ");
    assert_snapshot!(desk.run("snap copy.txt harbour.txt --article 1"), @r"
    --
    error: `--url` and `--article` are of one page, and several are given
    hint: snap them one by one
    [2]
    ");
}

#[test]
fn an_address_inside_the_network_is_refused_with_a_way_out() {
    let desk = Desk::new().file("harbour.txt", page(STAMP, FIRST));
    assert_snapshot!(desk.run("snap http://127.0.0.1:1/a harbour.txt"), @r"
    the-harbour-council-meets-again-on-friday: new article
    --
    error: refused to fetch http://127.0.0.1:1/a: 127.0.0.1 is a loopback address
    hint: name the host under `allow-hosts` of `[fetch]` in the settings if you trust it
    [3]
    ");
}
