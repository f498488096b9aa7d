//! Archives that are damaged or made to do harm: each importer ends, names what is wrong and takes the rest.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use rusqlite::Connection;
use writethru::{
    job::archive,
    job::intake::{IntakeEvent, take_in},
    store::{MemoryStore, Store},
};

use crate::{
    others::{DIFFENGINE, newsdiffs_repository},
    sample::{self, write},
    support::Desk,
};

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides.max(1)
    }
}

/// What a hand that slips, a full disk or an enemy makes of a file.
fn spoilt(good: &[u8], dice: &mut Dice) -> Vec<u8> {
    let at = dice.roll(good.len());
    let mut bytes = good.to_vec();
    match dice.roll(6) {
        0 => bytes.truncate(at),
        1 => bytes[at] ^= 1 << dice.roll(8),
        2 => drop(bytes.splice(at..at, [0; 64])),
        3 => drop(bytes.splice(at..at, b"\xff\xfe[[[[{\"\n\r\n\r\n'),('".iter().copied())),
        4 => drop(bytes.splice(at..at, b"../../../../etc/passwd\0".iter().copied())),
        _ => {
            let end = at + dice.roll(good.len() - at);
            bytes.extend_from_slice(&good[at..end]);
        }
    }
    bytes
}

/// Reads an archive as what it is; how many captures came of it, and the complaints.
fn take(path: &Path, format: &str) -> (usize, Vec<String>) {
    let format = archive::named(format).expect("a known format");
    let mut store = MemoryStore::default();
    let mut complaints = Vec::new();
    let finds = match (format.open)(path) {
        Ok(finds) => finds,
        Err(error) => return (0, vec![error.to_string()]),
    };
    let report = take_in(&mut store, finds, &mut |event| {
        if let IntakeEvent::Bad(bad) = event {
            complaints.push(bad.to_string());
        }
    });
    assert_eq!(store.verify(&mut |_| ()).expect("a store").damage, []);
    (report.expect("a store with room").captures, complaints)
}

/// Spoils a file of an archive many times over; each time the archive must be read to its end.
fn check(format: &str, archive: &Path, file: &Path) {
    let good = fs::read(file).expect("a sample");
    let (whole, complaints) = take(archive, format);
    assert!(whole > 0, "{format}: {complaints:?}");
    let mut dice = Dice(7);
    let mut differs = 0;
    for _ in 0..60 {
        fs::write(file, spoilt(&good, &mut dice)).expect("room");
        let (captures, complaints) = take(archive, format);
        assert!(complaints.iter().all(|words| words.len() > 20), "{format}: {complaints:?}");
        differs += usize::from(captures != whole || !complaints.is_empty());
    }
    assert!(differs > 20, "{format}: hardly anything was spoilt");
    fs::write(file, good).expect("room");
}

#[test]
fn files_of_lines_and_records_are_read_to_their_end_however_spoilt() {
    let folder = tempfile::tempdir().unwrap();
    for (name, format) in [("jsonl", "jsonl"), ("warc", "warc"), ("warc-plain", "warc")] {
        let path = folder.path().join(name);
        write(&sample::store(), name, &path);
        check(format, &path, &path);
    }
}

#[test]
fn databases_are_read_to_their_end_however_spoilt() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diffengine.db");
    Connection::open(&path).unwrap().execute_batch(DIFFENGINE).unwrap();
    check("diffengine", &path, &path);
    let commits = newsdiffs_repository(&folder.path().join("articles"));
    let dump = folder.path().join("newsdiffs.sql");
    let rows = format!(
        "INSERT INTO `Articles` (`id`,`url`) VALUES (7,'http://news.example/2025/ferry');\n\
         INSERT INTO `version` (`id`,`article_id`,`v`,`title`) VALUES (1,7,'{}','Ferry\u{2019}s trip'),(2,7,'{}','');\n",
        commits[0], commits[1]
    );
    fs::write(&dump, rows).unwrap();
    check("newsdiffs", &dump, &dump);
}

/// A data folder of changedetection.io with one watch of two checks.
fn data_folder(folder: &Path) -> PathBuf {
    let watch = folder.join("0001");
    fs::create_dir_all(&watch).expect("room");
    let facts = r#"{"url": "https://news.example/ferry", "page_title": "Ferry", "processor": "text_json_diff"}"#;
    for (name, text) in [
        ("../changedetection.json", "{}"),
        ("watch.json", facts),
        ("a.txt", "Ferry\n\nThe ferry carries 12 cars, and it sails at noon today from the old harbour.\n"),
        ("b.txt", "Ferry\n\nThe ferry carries 21 cars, and it sails at noon today from the old harbour.\n"),
        ("history.txt", "1764743340,a.txt\n1764744480,b.txt\n"),
    ] {
        fs::write(watch.join(name), text).expect("room");
    }
    watch
}

#[test]
fn data_folders_are_read_to_their_end_however_spoilt() {
    let folder = tempfile::tempdir().unwrap();
    let watch = data_folder(folder.path());
    for name in ["watch.json", "history.txt"] {
        check("changedetection", folder.path(), &watch.join(name));
    }
    fs::write(watch.join("history.txt"), "1764743340,a.txt\n1764744480,\0/etc/passwd\n99999999999999,b.txt\n").unwrap();
    let (captures, complaints) = take(folder.path(), "changedetection");
    assert_eq!((captures, complaints.len()), (1, 2), "{complaints:?}");
    assert!(complaints.iter().all(|words| words.starts_with("watch 0001")), "{complaints:?}");
}

#[test]
fn a_repository_is_read_to_its_end_whatever_its_objects_hold() {
    let folder = tempfile::tempdir().unwrap();
    newsdiffs_repository(folder.path());
    let run = |words: &[&str]| Command::new("git").arg("-C").arg(folder.path()).args(words).output().unwrap();
    run(&["gc", "-q"]);
    let packs = fs::read_dir(folder.path().join(".git/objects/pack")).unwrap().map(|entry| entry.unwrap().path());
    let pack = packs.into_iter().find(|path| path.extension().is_some_and(|extension| extension == "pack")).unwrap();
    // Git keeps its packs from being written to.
    fs::rename(&pack, pack.with_extension("old")).unwrap();
    fs::copy(pack.with_extension("old"), &pack).unwrap();
    let mut permissions = fs::metadata(&pack).unwrap().permissions();
    #[expect(clippy::permissions_set_readonly_false, reason = "the file is removed with its folder")]
    permissions.set_readonly(false);
    fs::set_permissions(&pack, permissions).unwrap();
    check("git", folder.path(), &pack);
}

#[test]
fn json_that_is_nested_without_end_is_a_bad_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.jsonl");
    write(&sample::store(), "jsonl", &path);
    let lines = fs::read_to_string(&path).unwrap();
    let nested =
        format!("{{\"schema\":\"writethru.export/1\",\"record\":\"capture\",\"capture\":{}", "[".repeat(200_000));
    let wide = format!("{{\"schema\":\"writethru.export/1\",\"record\":\"end\",\"x\":[{}0]}}", "0,".repeat(200_000));
    fs::write(&path, lines.replacen('\n', &format!("\n{nested}\n{wide}\n"), 1)).unwrap();
    let (captures, complaints) = take(&path, "jsonl");
    assert_eq!(captures, 8);
    let places: Vec<&str> = complaints.iter().map(|words| words.split(" is passed over").next().unwrap()).collect();
    assert_eq!(places, ["line 2", "line 3"]);
}

/// An export of so many articles with ten captures each.
fn large(path: &Path, articles: usize) {
    write(&sample::store(), "jsonl", path);
    let lines = fs::read_to_string(path).expect("a sample");
    let (begin, rest) = lines.split_once('\n').expect("a sample");
    let (ferry, _) = rest.split_once("\n{\"schema\":\"writethru.export/1\",\"record\":\"article\"").expect("a sample");
    let mut all = begin.to_owned();
    for number in 0..articles {
        all.push('\n');
        all.push_str(
            &ferry
                .replace("\"ferry\"", &format!("\"ferry-{number}\""))
                .replace("ferry-talks", &format!("talks-{number}")),
        );
    }
    let captures = articles * 7;
    let end = format!("{{\"schema\":\"writethru.export/1\",\"record\":\"end\",\"captures\":{captures}}}");
    fs::write(path, format!("{all}\n{end}\n")).expect("room");
}

#[test]
fn an_import_that_is_killed_goes_on_where_it_was_and_doubles_nothing() {
    let desk = Desk::new();
    large(&desk.path("all.jsonl"), 60);
    desk.ok("--store whole import all.jsonl");
    let database = desk.path("cut/writethru.db-wal");
    for wanted in [1, 200_000, 600_000] {
        let mut child = desk
            .command(&["--store", "cut", "import", "all.jsonl"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Killed once it has written so much, wherever that is.
        while child.try_wait().unwrap().is_none() && fs::metadata(&database).map_or(0, |facts| facts.len()) < wanted {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    desk.ok("--store cut import all.jsonl");
    for store in ["whole", "cut"] {
        desk.ok(&format!("--store {store} export -o {store}.jsonl"));
    }
    assert_eq!(desk.ok("--store cut verify"), desk.ok("--store whole verify"));
    assert_eq!(fs::read(desk.path("cut.jsonl")).unwrap(), fs::read(desk.path("whole.jsonl")).unwrap());
}
