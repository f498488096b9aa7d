//! What a disk can do to a store: no room, no right to write. The library and the program say so clearly, keep what
//! was acknowledged, and go on when there is room again.
//!
//! Small disks and read-only places are mounted by the test itself; where that is not allowed, the test says so and
//! leaves that part out.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test stops at what it does not expect, and says what it leaves out")]

use std::{
    fs,
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use tempfile::TempDir;
use writethru::{
    model::{ArticleId, DatedBy, Route, Slug},
    store::{Access, Finding, NewArticle, Observation, SqliteStore, Store, StoreError},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_writethru");

/// A place that was mounted for a test and is gone after it.
struct Mounted {
    folder: TempDir,
}

impl Mounted {
    /// A disk with that much room, in MiB.
    fn small_disk(room: u32) -> Option<Self> {
        let this = Self { folder: TempDir::new().unwrap() };
        this.mount(&["-t", "tmpfs", "-o", &format!("size={room}m"), "small-disk"]).then_some(this)
    }

    /// A folder as it looks where it may only be read.
    fn read_only(of: &Path) -> Option<Self> {
        let this = Self { folder: TempDir::new().unwrap() };
        let is_mounted = this.mount(&["--bind", of.to_str().unwrap()]) && this.mount(&["-o", "remount,ro,bind"]);
        is_mounted.then_some(this)
    }

    fn grow(&self, room: u32) {
        assert!(self.mount(&["-o", &format!("remount,size={room}m")]));
    }

    fn mount(&self, words: &[&str]) -> bool {
        match Command::new("mount").args(words).arg(self.folder.path()).output() {
            Ok(output) if output.status.success() => return true,
            Ok(output) => leave_out(&String::from_utf8_lossy(&output.stderr)),
            Err(error) => leave_out(&format!("cannot mount: {error}")),
        }
        false
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.folder.path()).output();
    }
}

/// Letters that do not compress to less than half.
fn noise(length: usize, seed: u64) -> String {
    let mut state = seed;
    let mut letter = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'0' + (state >> 58) as u8)
    };
    (0..length).map(|_| letter()).collect()
}

fn page(words: &str) -> String {
    format!("The harbour council meets again.\n06:29, Wed, Dec 3, 2025\nThe ferry sails at noon.\n{words}\n")
}

fn append(store: &mut SqliteStore, second: u32, raw: &str) -> Result<(), StoreError> {
    let observation = Observation {
        article: ArticleId(1),
        at: chrono::DateTime::from_timestamp(i64::from(second), 0).unwrap(),
        dated_by: DatedBy::Clock,
        url: "https://example.org/a",
        status: Some(200),
        headers: &[],
        raw: Some(raw.as_bytes()),
        route: Route::DIRECT,
        also_at: &[],
        finding: Finding::Suspect("noise"),
    };
    store.append(&[observation]).map(drop)
}

fn is_clean(store: &SqliteStore) -> bool {
    store.verify(&mut |_| ()).unwrap().damage.is_empty()
}

/// Runs the program; gives its status and everything it said, with the store's path as `~`.
fn run(command: &mut Command, store: &Path, words: &[&str]) -> (Option<i32>, String) {
    command.arg("--store").arg(store).args(words).env_clear().env("WRITETHRU_NOW", "2025-12-04T12:00:00Z");
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&said).replace(store.to_str().unwrap(), "~"))
}

fn program(store: &Path, words: &[&str]) -> (Option<i32>, String) {
    run(&mut Command::new(PROGRAM), store, words)
}

/// Files to be imported: two small ones with one between them that is larger than the disk.
fn three_pages() -> (TempDir, [PathBuf; 3]) {
    let folder = TempDir::new().unwrap();
    let pages = [("a.txt", 0), ("b.txt", 3 << 20), ("c.txt", 0)].map(|(name, length)| {
        let path = folder.path().join(name);
        fs::write(&path, page(&noise(length, 1))).unwrap();
        path
    });
    (folder, pages)
}

#[test]
fn a_step_that_fills_the_disk_is_refused_whole_and_the_next_works_when_there_is_room() {
    let Some(disk) = Mounted::small_disk(2) else { return };
    let mut store = SqliteStore::open(disk.path(), Access::Write).unwrap();
    let new = NewArticle { slug: Slug::suggest("Noise"), urls: vec![], title: None };
    store.create_articles(&[new]).unwrap();
    let (kept, error) = loop_until_refused(&mut store);
    assert!(matches!(error, StoreError::Full { .. }), "{error:?}");
    assert!(error.to_string().contains(&disk.path().display().to_string()), "{error}");
    assert_eq!(store.last_capture(ArticleId(1)).unwrap().unwrap().number, kept);
    assert!(is_clean(&store));
    disk.grow(8);
    append(&mut store, kept + 1, "room again").unwrap();
    drop(store);
    let store = SqliteStore::open(disk.path(), Access::Read).unwrap();
    assert_eq!(store.last_capture(ArticleId(1)).unwrap().unwrap().number, kept + 1);
    assert!(is_clean(&store));
}

/// Records until there is no room; gives how many captures were acknowledged, and the refusal.
fn loop_until_refused(store: &mut SqliteStore) -> (u32, StoreError) {
    let mut kept = 0;
    loop {
        match append(store, kept, &noise(40_000, kept.into())) {
            Ok(()) => kept += 1,
            Err(error) => return (kept, error),
        }
    }
}

#[test]
fn the_program_names_the_full_disk_and_does_the_rest_of_the_batch() {
    let Some(disk) = Mounted::small_disk(2) else { return };
    let (_folder, pages) = three_pages();
    let words: Vec<&str> = pages.iter().map(|path| path.to_str().unwrap()).collect();
    for command in ["import", "snap"] {
        let (status, said) = program(disk.path(), &[&[command], &words[..]].concat());
        assert_eq!(status, Some(3), "{said}");
        assert!(said.contains("error: no space is left for the store `~/writethru.db`"), "{said}");
        assert!(said.contains("hint: free some space and repeat the command"), "{said}");
        let (status, said) = program(disk.path(), &["verify"]);
        assert_eq!(status, Some(0), "{said}");
    }
    disk.grow(16);
    let (status, said) = program(disk.path(), &[&["import"], &words[..]].concat());
    assert_eq!(status, Some(0), "{said}");
}

#[test]
fn a_store_that_cannot_be_made_for_want_of_room_is_refused_at_once_and_made_later() {
    let Some(disk) = Mounted::small_disk(2) else { return };
    let (_folder, pages) = three_pages();
    let filler = disk.path().join("filler");
    let _ = fs::write(&filler, noise(4 << 20, 1));
    let begin = Instant::now();
    let (status, said) = program(disk.path(), &["snap", pages[0].to_str().unwrap()]);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.starts_with("error: ") && said.contains('~') && said.contains("\nhint: "), "{said}");
    assert!(begin.elapsed() < Duration::from_secs(8), "it was tried again and again");
    fs::remove_file(filler).unwrap();
    let (status, said) = program(disk.path(), &["snap", pages[0].to_str().unwrap()]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(program(disk.path(), &["verify"]).0, Some(0));
}

#[test]
fn a_bundle_that_finds_no_room_is_told_of_in_three_lines() {
    let Some(disk) = Mounted::small_disk(2) else { return };
    let (_folder, pages) = three_pages();
    assert_eq!(program(disk.path(), &["snap", pages[0].to_str().unwrap()]).0, Some(0));
    fs::write(disk.path().join("page.txt"), "The ferry will sail at noon, the harbour office says today.\n").unwrap();
    let page = disk.path().join("page.txt");
    assert_eq!(program(disk.path(), &["snap", "--article", "1", page.to_str().unwrap()]).0, Some(0));
    let _ = fs::write(disk.path().join("filler"), noise(4 << 20, 1));
    let bundle = disk.path().join("bundle.zip");
    let (status, said) = program(disk.path(), &["evidence", "1", "-o", bundle.to_str().unwrap()]);
    assert_eq!((status, said.lines().count()), (Some(2), 3), "{said}");
    assert!(said.starts_with("error: cannot write `~/bundle.zip`"), "{said}");
    assert!(!bundle.exists());
}

#[test]
fn a_full_disk_can_still_be_read() {
    let Some(disk) = Mounted::small_disk(2) else { return };
    let (_folder, pages) = three_pages();
    assert_eq!(program(disk.path(), &["snap", pages[0].to_str().unwrap()]).0, Some(0));
    let _ = fs::write(disk.path().join("filler"), noise(4 << 20, 1));
    for words in [&["list"][..], &["log", "1"], &["show", "1"], &["verify"]] {
        let (status, said) = program(disk.path(), words);
        assert_eq!(status, Some(0), "{words:?}\n{said}");
    }
}

#[test]
fn a_backup_that_finds_no_room_leaves_nothing_behind() {
    let Some(disk) = Mounted::small_disk(2) else { return };
    let (store, (_folder, pages)) = (TempDir::new().unwrap(), three_pages());
    assert_eq!(program(store.path(), &["import", pages[1].to_str().unwrap()]).0, Some(0));
    let copy = disk.path().join("copy.db");
    let (status, said) = program(store.path(), &["backup", copy.to_str().unwrap()]);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.contains("no space is left") && said.contains("copy.db") && said.contains("\nhint: "), "{said}");
    assert_eq!(fs::read_dir(disk.path()).unwrap().count(), 0);
}

#[test]
fn what_is_written_for_others_and_finds_no_room_leaves_nothing_behind() {
    let Some(disk) = Mounted::small_disk(2) else { return };
    let (store, (_folder, pages)) = (TempDir::new().unwrap(), three_pages());
    assert_eq!(program(store.path(), &["import", pages[1].to_str().unwrap()]).0, Some(0));
    let copy = store.path().join("copy.db");
    assert_eq!(program(store.path(), &["backup", copy.to_str().unwrap()]).0, Some(0));
    let new = |name: &str| disk.path().join(name).to_str().unwrap().to_owned();
    for (place, words) in [
        (store.path().to_owned(), vec!["evidence", "1", "--output", &new("all.zip")]),
        (store.path().to_owned(), vec!["export", "--output", &new("all.jsonl")]),
        (store.path().to_owned(), vec!["export", "--format", "warc", "--output", &new("all.warc.gz")]),
        (store.path().to_owned(), vec!["export", "--format", "git", "--output", &new("history")]),
        (disk.path().join("again"), vec!["restore", copy.to_str().unwrap()]),
        (store.path().to_owned(), vec!["copy", "--to", &new("again")]),
    ] {
        let (status, said) = program(&place, &words);
        assert_eq!(status, Some(2), "{words:?}\n{said}");
        assert!(said.contains("error: ") && said.contains("space") && said.contains("\nhint: "), "{words:?}\n{said}");
        assert!(said.contains(words.last().unwrap()) || words[0] == "restore", "{words:?}\n{said}");
        let left: Vec<_> = fs::read_dir(disk.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| name == "again"), "{words:?} {left:?}");
    }
    disk.grow(16);
    assert_eq!(program(store.path(), &["copy", "--to", &new("again")]).0, Some(0));
    assert_eq!(program(&disk.path().join("again"), &["verify"]).0, Some(0));
}

/// A limit on the size of files is met as a full disk is, and needs no rights.
#[test]
fn a_file_that_may_not_grow_leaves_the_store_as_it_was() {
    let folder = TempDir::new().unwrap();
    let (_folder, pages) = three_pages();
    assert_eq!(program(folder.path(), &["snap", pages[0].to_str().unwrap()]).0, Some(0));
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 1000; exec \"$0\" \"$@\"", PROGRAM]);
    let (status, said) =
        run(&mut limited, folder.path(), &["snap", pages[1].to_str().unwrap(), pages[2].to_str().unwrap()]);
    assert_eq!(status, Some(3), "{said}");
    assert!(said.contains("error: ") && said.contains("`~/writethru.db`") && said.contains("\nhint: "), "{said}");
    let (status, said) = program(folder.path(), &["verify"]);
    assert_eq!(status, Some(0), "{said}");
}

/// Where a store may only be read, it is read, and nothing is written.
fn check_read_only(store: &Path, command: impl Fn() -> Command) {
    let (folder, pages) = three_pages();
    for words in [&["list"][..], &["log", "1"], &["show", "1"], &["verify"]] {
        let (status, said) = run(&mut command(), store, words);
        assert_eq!(status, Some(0), "{words:?}\n{said}");
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let (status, said) = run(&mut command(), store, &["snap", pages[2].to_str().unwrap()]);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.starts_with("error: ") && said.contains('~'), "{said}");
    assert!(said.contains("hint: check who may write there, or name another folder with `--store`"), "{said}");
    let nowhere = store.join("below");
    let (status, said) = run(&mut command(), &nowhere, &["snap", pages[2].to_str().unwrap()]);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.starts_with("error: cannot open the store `~`") && said.contains("\nhint: "), "{said}");
}

fn stocked() -> TempDir {
    let folder = TempDir::new().unwrap();
    let (_folder, pages) = three_pages();
    assert_eq!(program(folder.path(), &["snap", pages[0].to_str().unwrap()]).0, Some(0));
    folder
}

#[test]
fn a_store_on_a_read_only_disk_is_read_and_never_written() {
    let folder = stocked();
    let Some(disk) = Mounted::read_only(folder.path()) else { return };
    check_read_only(disk.path(), || Command::new(PROGRAM));
    let mut store = SqliteStore::open(disk.path(), Access::Read).unwrap();
    assert!(matches!(append(&mut store, 1, "x"), Err(StoreError::ReadOnly { .. })));
    drop(store);
    assert!(is_clean(&SqliteStore::open(folder.path(), Access::Read).unwrap()));
}

#[test]
fn a_store_of_an_old_format_is_read_where_nothing_can_be_written() {
    let folder = TempDir::new().unwrap();
    let packed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/stores/v1.db.zst");
    let file = folder.path().join("writethru.db");
    fs::write(&file, zstd::decode_all(fs::File::open(packed).unwrap()).unwrap()).unwrap();
    let bytes = fs::read(&file).unwrap();
    let Some(disk) = Mounted::read_only(folder.path()) else { return };
    for words in [&["list"][..], &["log", "1"], &["diff", "1"], &["verify"]] {
        let (status, said) = program(disk.path(), words);
        assert_eq!(status, Some(0), "{words:?}\n{said}");
    }
    drop(disk);
    assert!(fs::read(&file).unwrap() == bytes, "the store is as it was");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_store_of_another_user_is_read_and_never_written() {
    let folder = stocked();
    for (path, mode) in [(folder.path().to_path_buf(), 0o555), (folder.path().join("writethru.db"), 0o444)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    let is_superuser = fs::write(folder.path().join("probe"), "").is_ok();
    let command = || {
        if !is_superuser {
            return Command::new(PROGRAM);
        }
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", PROGRAM]);
        command
    };
    if command().arg("--version").output().is_ok_and(|output| output.status.success()) {
        check_read_only(folder.path(), command);
    } else {
        leave_out(&format!("nobody but the superuser can start {PROGRAM}"));
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

/// Names what cannot be tested here, past the capture that hides what a passing test prints.
#[expect(clippy::explicit_write, reason = "the macro prints into the capture")]
fn leave_out(reason: &str) {
    writeln!(std::io::stderr(), "left out of store_disk: {}", reason.trim_end()).unwrap();
}
