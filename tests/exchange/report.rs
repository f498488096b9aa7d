//! `report` as a user types it.

use insta::assert_snapshot;

use crate::support::{Desk, page};

/// A store with a declared update, an undeclared edit, a correction and a hostile headline.
fn desk() -> Desk {
    let versions = [
        (
            "harbour/2025-12-01T0631",
            "06:29, Mon, Dec 1, 2025",
            "The ferry carries 12 cars, and it sails at noon today.",
        ),
        (
            "harbour/2025-12-01T0650",
            "06:29, Mon, Dec 1, 2025",
            "The ferry carries 21 cars, and it sails at noon today.",
        ),
        (
            "harbour/2025-12-03T0700",
            "06:29, Mon, Dec 1, 2025 Updated: 06:58, Wed, Dec 3, 2025",
            "The ferry carries 21 cars, and it sails at one today.",
        ),
        (
            "pier/2025-12-02T0900",
            "08:55, Tue, Dec 2, 2025 Updated: 08:58, Tue, Dec 2, 2025",
            "The pier is closed to <b>everybody</b> until Friday, the council said.",
        ),
        (
            "pier/2025-12-02T1000",
            "08:55, Tue, Dec 2, 2025 Updated: 08:58, Tue, Dec 2, 2025",
            "The pier is closed to <script>alert(1)</script> until Sunday, the council said.",
        ),
    ];
    let desk = versions
        .into_iter()
        .fold(Desk::new(), |desk, (path, stamp, words)| desk.file(&format!("pages/{path}.txt"), page(stamp, words)));
    desk.ok("import pages");
    desk
}

#[test]
fn undeclared_edits_come_first_in_the_terminal() {
    assert_snapshot!(desk().run("report"), @r"
    3 changes in 2 articles
    period       the beginning to 2025-12-04 12:00:00 UTC
    substantive  3
    wording      0
    undeclared   1
    corrections  0
    restored     0

    Changes, undeclared ones first, times in UTC
    undeclared           2025-12-02 10:00  pier 1..2
      The harbour council meets again on Friday.
      Substantive, 5 words added, 4 removed
      ↳ number added: 1 · time changed: Friday → Sunday · wording changed:
      b>everybody → script>alert
    unstated             2025-12-01 06:50  harbour 1..2
      The harbour council meets again on Friday.
      Substantive, 1 word added, 1 removed
      ↳ number changed: 12 → 21
    declared-update      2025-12-03 07:00  harbour 2..3
      The harbour council meets again on Friday.
      Substantive, 1 word added, 1 removed
      ↳ number added: one · time removed: noon

    Sites
    site  articles  changes substantive undeclared corrections
    files        2        3           3          1           0

    Most edited
        2 ████████████████████ harbour
        1 ██████████           pier

    When changes were seen, UTC
    by day       2025-12-01 |███| 2025-12-03
    by hour      00 |      ██  █             | 23
    [0]
    ");
}

#[test]
fn the_period_and_the_rows_are_the_reader_s() {
    let desk = desk();
    let json: serde_json::Value =
        serde_json::from_str(&desk.ok("report --since 2025-12-02 --until 2025-12-03 --format json")).unwrap();
    assert_eq!((&json["schema"], &json["totals"]["changes"]), (&"writethru.report/1".into(), &1.into()));
    assert_eq!(json["changes"][0]["article"]["slug"], "pier");
    assert!(desk.ok("report --since 36h").contains("1 change in 1 article"));
    assert!(desk.ok("report --site news.example").starts_with("0 changes in 0 articles"));
    assert!(desk.ok("report --rows 1").contains("2 more changes; `--rows 3` shows all"));
    assert_snapshot!(desk.run("report --since soon"), @r"
    --
    error: `soon` is no time
    hint: write it as `2025-12-03`, `2025-12-03T06:48`, `yesterday` or `7d`
    [2]
    ");
    assert_snapshot!(desk.run("report --since today --until yesterday"), @r"
    --
    error: the period ends before it begins
    hint: `--since` is the earlier time, `--until` the later
    [2]
    ");
}

#[test]
fn a_page_of_a_report_has_charts_and_no_script_whatever_the_articles_say() {
    let html = desk().ok("report --format html");
    assert_eq!(html.matches("<svg ").count(), 2);
    assert!(!html.contains("<script") && html.contains("script&gt;alert"), "{html}");
    assert!(!html.contains("http://") || html.matches("http://").count() == html.matches("http://www.w3.org/").count());
    for word in ["prefers-color-scheme: dark", "@media print", "Content-Security-Policy", "undeclared edit"] {
        assert!(html.contains(word), "{word}");
    }
}

#[test]
fn markdown_is_a_table_that_article_words_cannot_break() {
    assert_snapshot!(desk().ok("report --format markdown"), @r"
    # 3 changes in 2 articles

    the beginning to 2025-12-04 12:00:00 UTC

    ## Changes, undeclared ones first

    | verdict | seen, UTC | article | versions | significance | evidence |
    |---|---|---|---|---|---|
    | undeclared | 2025-12-02 10:00 | The harbour council meets again on Friday. | 1 → 2 | substantive | number added: 1; time changed: Friday → Sunday; wording changed: b&gt;everybody → script&gt;alert |
    | unstated | 2025-12-01 06:50 | The harbour council meets again on Friday. | 1 → 2 | substantive | number changed: 12 → 21 |
    | declared-update | 2025-12-03 07:00 | The harbour council meets again on Friday. | 2 → 3 | substantive | number added: one; time removed: noon |

    ## Sites

    | site | changes | substantive | undeclared | corrections |
    |---|--:|--:|--:|--:|
    | files | 3 | 3 | 1 | 0 |

    ## Most edited

    | article | changes | substantive | undeclared | corrections |
    |---|--:|--:|--:|--:|
    | harbour | 2 | 2 | 0 | 0 |
    | pier | 1 | 1 | 1 | 0 |
    ");
}
