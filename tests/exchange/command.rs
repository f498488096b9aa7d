//! `export` as a user types it.

use insta::assert_snapshot;

use crate::support::{Desk, page};

/// A desk with one article of two versions in its store.
pub(crate) fn harbour() -> Desk {
    let first = page("06:29, Wed, Dec 3, 2025", "The ferry carries 12 cars, and it sails at noon today.");
    let second = page("06:48, Wed, Dec 3, 2025", "The ferry carries 21 cars, and it sails at noon today.");
    let desk =
        Desk::new().file("pages/harbour/2025-12-03T0631.txt", first).file("pages/harbour/2025-12-03T0650.txt", second);
    desk.ok("import pages");
    desk
}

#[test]
fn a_repository_may_be_named_from_where_the_user_stands() {
    let desk = harbour();
    assert_snapshot!(desk.run("export --format git -o history"), @r"
    --
    2 captures of 1 article written
    [0]
    ");
    assert!(desk.path("history/files/harbour.txt").exists());
}

#[test]
fn an_export_appears_whole_and_never_over_another_file() {
    let desk = harbour();
    assert_snapshot!(desk.run("export --format warc -o all.warc.gz"), @r"
    --
    2 captures of 1 article written
    [0]
    ");
    assert_snapshot!(desk.run("export harbour --format warc -o all.warc.gz"), @r"
    --
    error: there is a file at `all.warc.gz` already
    hint: name a place where there is none; nothing is written over
    [2]
    ");
    assert_snapshot!(desk.run("export --format warc -o none/all.warc.gz"), @r"
    --
    error: cannot write `none/all.warc.gz`
      caused by: No such file or directory (os error 2)
    hint: there is no folder none: make it first, or name another
    [2]
    ");
    assert_snapshot!(desk.run("export hrbour --format warc -o some.warc.gz"), @r"
    --
    error: no article is called `hrbour`
    hint: did you mean `harbour`?
    [2]
    ");
    assert!(!desk.path("some.warc.gz").exists() && !desk.path("some.warc.gz.partial").exists());
}
