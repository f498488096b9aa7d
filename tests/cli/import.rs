//! `import`: grouping, dates, the words of the news, and doing it again.

use std::process::Stdio;

use insta::assert_snapshot;
use writethru::{
    model::ArticleId,
    store::{Access, SqliteStore, Store as _},
};

use crate::support::{Desk, page};

const EARLY: &str = "06:29, Wed, Dec 3, 2025";
const LATE: &str = "06:29, Wed, Dec 3, 2025 Updated: 06:48, Wed, Dec 3, 2025";
const FIRST: &str = "At least 12 boats were lost in the storm on Tuesday, the harbour master said. Nobody was hurt.";
const SECOND: &str = "At least 21 boats were lost in the storm on Tuesday, the harbour master said. Nobody was hurt.";

/// An article of two versions, the first seen twice.
pub(crate) fn harbour() -> Desk {
    Desk::new()
        .file("pages/harbour/2025-12-03T0629.txt", page(EARLY, FIRST))
        .file("pages/harbour/2025-12-03T0631.txt", page(EARLY, FIRST))
        .file("pages/harbour/2025-12-03T0648.txt", page(LATE, SECOND))
}

#[test]
fn a_folder_of_dated_files_becomes_an_article_with_versions() {
    assert_snapshot!(harbour().run("import pages"), @r"
    harbour
      2025-12-03 06:29:00 UTC  new article
      2025-12-03 06:31:00 UTC  unchanged since 06:29 UTC on 2025-12-03
      2025-12-03 06:48:00 UTC  new version 2: 1 substantive, 1 cosmetic changes
    --
    3 files of 1 article in the store snapshots
    [0]
    ");
}

#[test]
fn importing_again_says_unchanged() {
    let desk = harbour();
    desk.ok("import pages");
    assert_snapshot!(desk.run("import pages"), @r"
    harbour: unchanged, 3 files in the store already
    --
    3 files of 1 article in the store snapshots
    [0]
    ");
}

#[test]
fn a_later_file_joins_the_article() {
    let desk = harbour();
    desk.ok("import pages");
    desk.write("pages/harbour/2025-12-03T0710.txt", page(LATE, FIRST));
    assert_snapshot!(desk.run("import pages"), @r"
    harbour
      2025-12-03 06:29:00 UTC  unchanged, already in the store
      2025-12-03 06:31:00 UTC  unchanged, already in the store
      2025-12-03 06:48:00 UTC  unchanged, already in the store
      2025-12-03 07:10:00 UTC  new version 3 (restores the words of version 1): 1
                               substantive change
    --
    4 files of 1 article in the store snapshots
    [0]
    ");
}

#[test]
fn diff_shows_the_changes_of_each_article() {
    assert_snapshot!(harbour().run("import pages --diff"), @"
    harbour
      2025-12-03 06:29:00 UTC  new article
      2025-12-03 06:31:00 UTC  unchanged since 06:29 UTC on 2025-12-03
      2025-12-03 06:48:00 UTC  new version 2: 1 substantive, 1 cosmetic changes

    The harbour council meets again on Friday.

    compared     harbour, version 1 → 2
    stated       published 2025-12-03 06:29 (zone unknown)
                 updated not stated → 2025-12-03 06:48 (zone unknown)
    observed     changed between 2025-12-03 06:31:00 and 06:48:00 UTC
    verdict      declared update: the text changed and the stated time moved forward
    change       Substantive, 1 word added, 1 removed

    dates        06:29, Wed, Dec 3, 2025 {+Updated: 06:48, Wed, Dec 3, 2025+}

    ¶ 1          At least [-12-]{+21+} boats were lost in the storm on Tuesday, the
                 harbour master said. Nobody was hurt.
                 ↳ number changed: 12 → 21

    --
    3 files of 1 article in the store snapshots
    [0]
    ");
}

#[test]
fn diff_shows_them_again_when_nothing_is_new() {
    let desk = harbour();
    let first = desk.ok("import pages --diff --color=always");
    let again = desk.ok("import pages --diff --color=always");
    let changes = |text: &str| text[text.find("compared").expect("a diff")..].to_owned();
    assert_eq!(changes(&first), changes(&again));
}

#[test]
fn stamps_date_the_files_where_they_tell_them_apart() {
    let desk =
        Desk::new().file("ferry-2025-12-03.txt", page(EARLY, FIRST)).file("ferry-2025-12-04.txt", page(LATE, SECOND));
    assert_snapshot!(desk.run("import ferry-2025-12-03.txt ferry-2025-12-04.txt --verbose"), @r"
    ferry
      2025-12-03 06:29:00 UTC  new article
      2025-12-03 06:48:00 UTC  new version 2: 1 substantive, 1 cosmetic changes
    --
    ferry-2025-12-03.txt is of 2025-12-03 06:29:00 UTC, by the page's stamp
    ferry-2025-12-04.txt is of 2025-12-03 06:48:00 UTC, by the page's stamp
    2 files of 1 article in the store snapshots
    [0]
    ");
}

#[test]
fn the_user_s_own_instant_comes_first() {
    let desk = Desk::new().file("ferry.txt", page(EARLY, FIRST));
    assert_snapshot!(desk.run("import ferry.txt --at 2025-12-03T07:00:00+01:00 --verbose"), @r"
    ferry
      2025-12-03 06:00:00 UTC  new article
    --
    ferry.txt is of 2025-12-03 06:00:00 UTC, by `--at`
    1 file of 1 article in the store snapshots
    [0]
    ");
}

#[test]
fn one_instant_cannot_date_several_files_of_an_article() {
    assert_snapshot!(harbour().run("import pages --at 2025-12-03T07:00:00Z"), @r"
    --
    error: `harbour` has 3 files, which cannot all be of the same instant
    hint: give `--at` with one file, or leave it out
    [2]
    ");
}

#[test]
fn a_status_line_is_a_removal() {
    let desk = harbour().file("pages/harbour/2025-12-04T0900.gone", "HTTP/1.1 410 Gone\n");
    assert_snapshot!(desk.run("import pages"), @r"
    harbour
      2025-12-03 06:29:00 UTC  new article
      2025-12-03 06:31:00 UTC  unchanged since 06:29 UTC on 2025-12-03
      2025-12-03 06:48:00 UTC  new version 2: 1 substantive, 1 cosmetic changes
      2025-12-04 09:00:00 UTC  gone: 410 Gone
    --
    4 files of 1 article in the store snapshots
    [0]
    ");
}

#[test]
fn a_return_to_an_earlier_text_says_so() {
    let desk = harbour().file("pages/harbour/2025-12-03T0900.txt", page(EARLY, FIRST));
    assert_snapshot!(desk.run("import pages"), @r"
    harbour
      2025-12-03 06:29:00 UTC  new article
      2025-12-03 06:31:00 UTC  unchanged since 06:29 UTC on 2025-12-03
      2025-12-03 06:48:00 UTC  new version 2: 1 substantive, 1 cosmetic changes
      2025-12-03 09:00:00 UTC  new version 3 (restores version 1): 1 substantive, 1
                               cosmetic changes
    --
    4 files of 1 article in the store snapshots
    [0]
    ");
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let desk =
        harbour().file("pages/other/2025-12-03T0629.txt", "").file("pages/x.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    assert_snapshot!(desk.run("import pages"), @r"
    harbour
      2025-12-03 06:29:00 UTC  new article
      2025-12-03 06:31:00 UTC  unchanged since 06:29 UTC on 2025-12-03
      2025-12-03 06:48:00 UTC  new version 2: 1 substantive, 1 cosmetic changes
    --
    error: pages/other/2025-12-03T0629.txt is empty
    hint: check that it was saved whole; nothing is read from an empty file
    error: cannot read an article in pages/x.html
      caused by: the page is not text
    hint: save the page as HTML or plain text
    3 files of 1 article in the store snapshots
    [3]
    ");
    assert_snapshot!(desk.run("list"), @r"
      no  article  versions  changed, UTC      title
       1  harbour         2  2025-12-03 06:48  The harbour council meets again on F…
    [0]
    ");
}

#[test]
fn an_older_file_goes_before_what_is_known() {
    let desk = harbour();
    desk.ok("import pages");
    desk.write(
        "pages/harbour/2025-12-03T0500.txt",
        page("04:58, Wed, Dec 3, 2025", "A storm is on its way to the coast."),
    );
    assert_snapshot!(desk.run("import pages/harbour/2025-12-03T0500.txt"), @r"
    harbour
      2025-12-03 04:58:00 UTC  new version 3, earlier than all that were known
    --
    1 file of 1 article in the store snapshots
    [0]
    ");
}

#[test]
fn an_import_that_is_killed_leaves_no_article_without_captures_and_goes_on() {
    let desk = Desk::new();
    for number in 0..60 {
        desk.write(
            &format!("pages/story-{number}/2025-12-03T0629.txt"),
            page("06:29, Wed, Dec 3, 2025", &format!("{number} boats.")),
        );
    }
    let counts = || {
        let store = SqliteStore::open(&desk.path("snapshots"), Access::Read).ok()?;
        let articles = store.articles(ArticleId(0), 100).expect("the store reads");
        Some(articles.iter().map(|summary| summary.captures).collect::<Vec<_>>())
    };
    for wanted in [1, 7, 20, 33] {
        let mut import = desk.command(&["import", "pages", "--quiet"]);
        let mut import = import.stdout(Stdio::null()).spawn().expect("the program starts");
        while counts().is_none_or(|counts| counts.len() < wanted) && import.try_wait().expect("a state").is_none() {}
        import.kill().expect("it can be killed");
        import.wait().expect("it has ended");
        let counts = counts().expect("a store");
        assert!(counts.iter().all(|captures| *captures == 1), "{counts:?}");
    }
    desk.ok("import pages");
    assert_eq!(counts().expect("a store"), [1; 60]);
    assert!(desk.run("verify").ends_with("[0]"));
}
