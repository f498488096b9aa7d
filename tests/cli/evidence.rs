//! `evidence`: a bundle that somebody without the program can check, and that shows any byte that was changed.

#![expect(clippy::unwrap_used, reason = "a test stops at what it does not expect")]

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read as _, Write as _},
    path::Path,
    process::Command,
};

use insta::assert_snapshot;
use writethru::model::Digest;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{import::harbour, support::Desk};

type Files = BTreeMap<String, Vec<u8>>;

fn unzip(path: &Path) -> Files {
    let mut zip = ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut read = |name: &str| {
        let mut bytes = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    names.iter().map(|name| (name.clone(), read(name))).collect()
}

fn zip(files: &Files) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::DEFAULT).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Lists the digests anew, as somebody would who forges a bundle.
fn list_digests(files: &mut Files) {
    files.remove("SHA256SUMS");
    let lines: Vec<String> = files.iter().map(|(name, bytes)| format!("{}  {name}", Digest::of(bytes))).collect();
    files.insert("SHA256SUMS".to_owned(), lines.join("\n").into_bytes());
}

/// What the check says of a bundle, by Python alone; the check itself is the one that was bundled first.
fn check(desk: &Desk, files: &Files) -> String {
    desk.write("checked.zip", zip(files));
    let said = Command::new("python3").args(["check.py", "checked.zip"]).current_dir(desk.path("")).output().unwrap();
    String::from_utf8([said.stdout, said.stderr].concat()).unwrap()
}

fn bundled() -> (Desk, Files) {
    let desk = harbour();
    desk.ok("import pages");
    desk.ok("evidence harbour --output bundle.zip");
    let files = unzip(&desk.path("bundle.zip"));
    desk.write("check.py", &files["check.py"]);
    (desk, files)
}

#[test]
fn the_bundle_is_told_of_and_the_same_store_gives_the_same_bytes() {
    let mut desk = harbour();
    desk.ok("import pages");
    let told = desk.run("evidence harbour");
    assert!(told.starts_with("versions 1 to 2 of harbour with proof in harbour-1-2.evidence.zip\n  SHA-256 "));
    desk.at("2026-01-01T00:00:00Z");
    desk.ok("evidence harbour 06:29..06:48 --output again.zip");
    let bytes = |name| fs::read(desk.path(name)).unwrap();
    assert!(bytes("harbour-1-2.evidence.zip") == bytes("again.zip"));
    desk.ok("evidence harbour 1 --output one.zip");
    assert_snapshot!(unzip(&desk.path("one.zip")).into_keys().collect::<Vec<_>>().join(" "), @"README.txt SHA256SUMS captures.warc chain.json check.py documents/version-1.jsonl evidence.json");
    assert_snapshot!(desk.run("evidence harbour --output one.zip"), @r"
    --
    error: there is a file at `one.zip` already
    hint: name a place where there is none; nothing is written over
    [2]
    ");
}

#[test]
fn both_clocks_and_the_interval_stand_in_the_manifest() {
    let (_desk, files) = bundled();
    let manifest: serde_json::Value = serde_json::from_slice(&files["evidence.json"]).unwrap();
    assert_eq!(manifest["interval"]["last_seen_old"], "2025-12-03T06:31:00Z");
    assert_eq!(manifest["interval"]["first_seen_new"], "2025-12-03T06:48:00Z");
    let new = &manifest["versions"][1];
    assert_eq!(new["first_observed"], "2025-12-03T06:48:00Z");
    assert_eq!(new["publisher_states"]["modified"]["raw"], "06:48, Wed, Dec 3, 2025");
    assert_eq!((&new["extractor"], &manifest["captures"][2]["dated_by"]), (&"text/4".into(), &"file-name".into()));
}

#[test]
fn python_alone_checks_the_bundle_and_finds_any_byte_that_was_changed() {
    let (desk, files) = bundled();
    assert!(check(&desk, &files).starts_with("OK: 10 files, 3 captures of harbour, root "));
    for name in files.keys() {
        let mut changed = files.clone();
        let bytes = changed.get_mut(name).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        let said = check(&desk, &changed);
        assert!(!said.contains("OK"), "{name}: {said}");
    }
    let mut fewer = files.clone();
    fewer.remove("captures.warc");
    assert!(check(&desk, &fewer).starts_with("FAILED: the files are not those"));
}

#[test]
fn a_bundle_that_was_forged_with_its_digests_does_not_lead_to_the_root() {
    let (desk, files) = bundled();
    let forge = |name: &str, from: &str, to: &str| {
        let mut forged = files.clone();
        let bytes = forged.get_mut(name).unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains(from), "{name} has {from}");
        *bytes = text.replacen(from, to, 1).into_bytes();
        list_digests(&mut forged);
        check(&desk, &forged)
    };
    let version = "documents/version-1.jsonl";
    assert_snapshot!(forge(version, "12 boats", "21 boats"), @"FAILED: documents/version-1.jsonl is not what was recorded");
    assert_snapshot!(forge("captures.warc", "12 boats", "21 boats"), @"FAILED: the bytes of capture 1 are not what was recorded");
    assert_snapshot!(forge("chain.json", "06:29:00", "05:29:00"), @"FAILED: the link of capture 1 is not that of its record");
    assert_snapshot!(forge("evidence.json", "\"at\": \"2025-12-03T06:29:00Z\"", "\"at\": \"2025-12-03T05:29:00Z\""), @"FAILED: evidence.json: capture 1 has another time");
    assert_snapshot!(forge("evidence.json", "\"raw\": \"06:29", "\"raw\": \"05:29"), @"FAILED: evidence.json: version 1 has other stated times");
    assert_snapshot!(forge("evidence.json", "\"last_seen_old\": \"2025-12-03T06:31", "\"last_seen_old\": \"2025-12-03T06:47"), @"FAILED: evidence.json has another interval");
    let chain: serde_json::Value = serde_json::from_slice(&files["chain.json"]).unwrap();
    let last = chain["captures"][2]["path"][0].as_str().unwrap();
    assert_snapshot!(forge("chain.json", last, &Digest::ZERO.to_string()), @"FAILED: capture 3 does not lead to the log's root");
}

#[test]
fn a_root_from_elsewhere_is_compared() {
    let (desk, files) = bundled();
    let chain: serde_json::Value = serde_json::from_slice(&files["chain.json"]).unwrap();
    let root = chain["log"]["root"].as_str().unwrap();
    assert!(desk.ok("verify").contains(root));
    let run = |root: &str| {
        Command::new("python3").args(["check.py", "bundle.zip", root]).current_dir(desk.path("")).status().unwrap()
    };
    assert!(run(root).success());
    assert!(!run(&Digest::ZERO.to_string()).success());
}

#[test]
fn pages_that_were_read_again_are_proved_as_well() {
    let desk = crate::reextract::desk();
    desk.ok("reextract 1");
    desk.ok("evidence 1 --output bundle.zip");
    let files = unzip(&desk.path("bundle.zip"));
    desk.write("check.py", &files["check.py"]);
    let said = check(&desk, &files);
    assert!(said.starts_with("OK: "), "{said}");
}
