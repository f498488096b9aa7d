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
      caused by: No such file or directory (os error 2)
    hint: there is no folder none: make it first, or name another
    [2]
    ");
}

#[test]
fn pages_that_lie_elsewhere_are_named_and_not_copied() {
    let desk = harbour();
    desk.write("writethru.toml", format!("blobs = \"file://{}\"\n", desk.path("place").display()));
    desk.ok("import pages");
    let folder = |told: String| {
        // Each store has a folder of its own at the place.
        let name =
            std::fs::read_dir(desk.path("place")).expect("a folder").next().expect("a store's").expect("its name");
        told.replace(name.file_name().to_str().expect("hexadecimal"), "…")
    };
    assert_snapshot!(folder(desk.run("backup safe.db")), @r"
    the store snapshots is copied to safe.db
    --
    note: pages of it (2) lie at file://~/place/… and are not in the copy: keep that place too
    [0]
    ");
    assert_snapshot!(folder(desk.run("restore safe.db --store again")), @r"
    the store again/writethru.db is made of safe.db
    --
    note: pages of it (2) lie at file://~/place/… for both stores: what `prune` removes there is gone for both
    [0]
    ");
    assert!(desk.run("verify --store again").ends_with("[0]"));
}

#[test]
fn what_a_copy_that_was_killed_left_is_in_nobodys_way() {
    let desk = harbour();
    desk.ok("import pages");
    desk.write("safe.db.partial", "what was written so far");
    desk.write("safe.db.partial-journal", "and how to take it back");
    desk.ok("backup safe.db");
    assert!(desk.run("verify --store safe.db").ends_with("[0]"));
    assert!(!desk.path("safe.db.partial").exists() && !desk.path("safe.db.partial-journal").exists());
}
