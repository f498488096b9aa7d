//! `backup` and `restore`: the store in one file, and back.

use insta::assert_snapshot;

use crate::import::harbour;

#[test]
fn a_store_comes_back_from_its_backup_and_nothing_is_written_over() {
    let desk = harbour();
    desk.ok("import pages");
    let before = desk.ok("log harbour --captures");
    assert_snapshot!(desk.run("backup safe.db"), @r"
    the store snapshots is copied to safe.db
    [0]
    ");
    assert_snapshot!(desk.run("backup safe.db"), @r"
    --
    error: there is a file at `safe.db` already
    hint: name a place where there is none; nothing is written over
    [2]
    ");
    assert_snapshot!(desk.run("restore safe.db"), @r"
    --
    error: there is a file at `snapshots/writethru.db` already
    hint: name a place where there is none; nothing is written over
    [2]
    ");
    std::fs::remove_dir_all(desk.path("snapshots")).unwrap();
    assert_snapshot!(desk.run("restore safe.db"), @r"
    the store snapshots/writethru.db is made of safe.db
    [0]
    ");
    assert_eq!(desk.ok("log harbour --captures"), before);
    assert!(desk.run("verify").ends_with("[0]"));
    assert_eq!(desk.ok("log harbour --captures --store safe.db"), before);
    assert_snapshot!(desk.run("backup none/safe.db"), @r"
    --
    error: cannot write the copy in the store `none/safe.db`
      caused by: unable to open database file: none/safe.db.partial
      caused by: Error code 14: unable to open database file
    hint: there is no folder none: make it first, or name another
    [2]
    ");
}
