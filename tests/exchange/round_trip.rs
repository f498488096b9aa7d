//! Every format that is written and read: what comes back, and what of it is the same.

use std::{collections::BTreeSet, fs, path::Path};

use insta::assert_snapshot;
use writethru::{
    exchange::{EXPORT_FORMATS, IMPORT_FORMATS},
    job::{
        archive,
        intake::{IntakeEvent, IntakeReport, take_in},
    },
    model::{ArticleId, Capture, Outcome, Slug},
    store::{MemoryStore, NewArticle, Store},
};

use crate::{
    sample::{self, write},
    support::Desk,
};

/// Takes an archive in, with every complaint.
pub(crate) fn read(store: &mut dyn Store, path: &Path) -> (IntakeReport, Vec<String>) {
    let format = archive::recognise(path).expect("a known format");
    let finds = (format.open)(path).expect("an archive");
    let mut complaints = Vec::new();
    let report = take_in(store, finds, &mut |event| {
        if let IntakeEvent::Bad(bad) = event {
            complaints.push(bad.to_string());
        }
    });
    (report.expect("a store with room"), complaints)
}

fn captures(store: &dyn Store) -> Vec<Capture> {
    let articles = store.articles(ArticleId(0), 100).expect("articles");
    articles.iter().flat_map(|article| store.captures(article.article.id, 1..u32::MAX).expect("captures")).collect()
}

fn log_root(store: &dyn Store) -> String {
    let found = store.verify(&mut |_| ()).expect("a store");
    assert_eq!(found.damage, []);
    found.log_root.to_string()
}

#[test]
fn json_lines_bring_back_the_same_chain_and_log() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.jsonl");
    let old = sample::store();
    write(&old, "jsonl", &path);
    let mut new = MemoryStore::default();
    let (report, complaints) = read(&mut new, &path);
    assert_eq!(complaints, [""; 0]);
    assert_eq!((report.captures, report.versions, report.other_links), (8, 4, 0));
    assert_eq!(captures(&new), captures(&old));
    assert_eq!(log_root(&new), log_root(&old));
    let slugs = |store: &dyn Store| {
        let articles = store.articles(ArticleId(0), 100).unwrap().into_iter();
        articles.map(|summary| (summary.article.slug, summary.article.urls, summary.article.title)).collect::<Vec<_>>()
    };
    assert_eq!(slugs(&new), slugs(&old));
    assert_eq!(new.raw_bytes(ArticleId(1), 6).unwrap(), old.raw_bytes(ArticleId(1), 6).unwrap());
    let again = folder.path().join("again.jsonl");
    write(&new, "jsonl", &again);
    assert_eq!(fs::read(&again).unwrap(), fs::read(&path).unwrap());
}

#[test]
fn a_warc_brings_back_every_capture() {
    for format in ["warc", "warc-plain"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.warc");
        let old = sample::store();
        write(&old, format, &path);
        let mut new = MemoryStore::default();
        let (report, complaints) = read(&mut new, &path);
        assert_eq!(complaints, [""; 0]);
        assert_eq!((report.captures, report.versions), (8, 4));
        let facts = |store: &dyn Store| {
            let fact = |capture: Capture| {
                let raw = capture.raw.map(|raw| raw.digest);
                (capture.at, capture.url, capture.outcome, capture.version, capture.status, capture.headers, raw)
            };
            captures(store).into_iter().map(fact).collect::<Vec<_>>()
        };
        assert_eq!(facts(&new), facts(&old), "{format}");
    }
}

#[test]
fn what_was_imported_once_changes_nothing_again() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["jsonl", "warc"] {
        let path = folder.path().join(format);
        write(&sample::store(), format, &path);
        let mut store = MemoryStore::default();
        read(&mut store, &path);
        let before = captures(&store);
        let (report, _) = read(&mut store, &path);
        assert_eq!((report.captures, report.known), (0, 8), "{format}");
        assert_eq!(captures(&store), before, "{format}");
    }
}

#[test]
fn articles_of_two_stores_that_have_one_name_stay_two() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["jsonl", "warc"] {
        let path = folder.path().join(format);
        write(&sample::store(), format, &path);
        let mut store = MemoryStore::default();
        let other = NewArticle {
            slug: Slug::suggest("ferry"),
            urls: vec!["https://other.example/ferry".to_owned()],
            title: None,
        };
        let other = store.create_articles(&[other]).unwrap().remove(0);
        let (report, complaints) = read(&mut store, &path);
        assert_eq!((report.articles.len(), report.captures), (2, 8), "{format}: {complaints:?}");
        assert!(store.captures(other.id, 1..9).unwrap().is_empty(), "{format}");
        assert_ne!(store.find_article(sample::URL).unwrap().id, other.id);
        assert_eq!(read(&mut store, &path).0.known, 8, "{format}");
    }
}

/// A desk with an article of three versions in files, of which the second was seen twice.
fn dated_files() -> Desk {
    let text = |cars: &str| format!("The ferry carries {cars} cars, and it sails at noon today from the old harbour.");
    let pages = [("0631", "12"), ("0650", "21"), ("0700", "21"), ("0800", "22")];
    let desk = pages
        .iter()
        .fold(Desk::new(), |desk, (at, cars)| desk.file(&format!("pages/harbour/2025-12-03T{at}.txt"), text(cars)));
    desk.ok("import pages");
    desk
}

#[test]
fn an_article_of_several_addresses_stays_one() {
    let desk = dated_files();
    for format in ["jsonl", "warc"] {
        desk.ok(&format!("export --format {format} -o all.{format}"));
        let report = desk.ok(&format!("--store {format} import all.{format}"));
        assert!(report.ends_with("  4 captures with 3 new versions of 1 article\n"), "{report}");
        assert_eq!(desk.ok(&format!("--store {format} log harbour")), desk.ok("log harbour"));
    }
}

#[test]
fn of_what_a_rule_removed_nothing_is_said_in_its_place() {
    let desk = dated_files();
    desk.ok("prune --keep-versions 1 --yes");
    assert_snapshot!(desk.run("export -o all.jsonl"), @r"
    --
    4 captures of 1 article written
    2 texts that a rule removed: not in it
    [0]
    ");
    assert_snapshot!(desk.run("--store new import all.jsonl"), @r"
    all.jsonl: JSON Lines that `writethru export` wrote
      1 capture with 1 new version of 1 article
      1 capture with another link in the chain than they had: see `writethru help import`
    --
    error: all.jsonl: line 3 is passed over: the text of its version is not here
    error: all.jsonl: line 4 is passed over: the text of its version is not here
    error: all.jsonl: line 5 is passed over: the version that it saw is not here
    [3]
    ");
    assert_snapshot!(desk.ok("--store new log harbour"), @r"
    harbour
    harbour, 1 version, 1 check

    version 1    first seen 2025-12-03 08:00:00 UTC (by the file's name)
                 last seen  2025-12-03 08:00:00 UTC, 1 check
    ");
}

#[test]
fn an_export_that_was_cut_off_or_altered_is_told_and_the_rest_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.jsonl");
    write(&sample::store(), "jsonl", &path);
    let lines = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<String> = lines.lines().map(str::to_owned).collect();
    lines[6] = lines[6].replace("\"bytes\":\"P", "\"bytes\":\"Q");
    lines[5].truncate(40);
    lines.pop();
    fs::write(&path, lines.join("\n")).unwrap();
    let mut store = MemoryStore::default();
    let (report, complaints) = read(&mut store, &path);
    insta::assert_snapshot!(complaints.join("\n"), @r"
    line 6 is passed over: EOF while parsing a value at line 2 column 0
    line 7 is passed over: its bytes are not those of its digest
    the end is passed over: the export was cut off
    ");
    assert_eq!(report.captures, 6);
    assert!(report.other_links > 0);
}

#[test]
fn every_format_has_its_own_name_and_words() {
    let exports: BTreeSet<_> = EXPORT_FORMATS.iter().map(|format| format.name).collect();
    let imports: BTreeSet<_> = IMPORT_FORMATS.iter().map(|format| format.name).collect();
    assert_eq!((exports.len(), imports.len()), (EXPORT_FORMATS.len(), IMPORT_FORMATS.len()));
    let help = crate::support::Desk::new();
    let (export, import) = (help.ok("help export"), help.ok("help import"));
    for name in exports {
        assert!(export.contains(&format!("  {name} ")), "`help export` does not name {name}");
    }
    for name in imports {
        assert!(import.contains(&format!("  {name} ")), "`help import` does not name {name}");
    }
}

/// Every format is written from the same store, and what can be read back has the same texts.
#[test]
fn every_export_that_can_be_imported_keeps_the_texts() {
    let old = sample::store();
    let texts = |store: &dyn Store| {
        let articles = store.articles(ArticleId(0), 100).unwrap();
        let texts = articles.iter().map(|article| {
            let history = store.history(article.article.id).unwrap();
            let text = |number| {
                let document = store.document(article.article.id, number).unwrap();
                document.blocks.into_iter().map(|block| block.text).collect::<Vec<_>>().join("\n\n")
            };
            history.versions.iter().map(|version| text(version.number)).collect::<Vec<_>>()
        });
        texts.collect::<BTreeSet<_>>()
    };
    for format in EXPORT_FORMATS {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all");
        let report = write(&old, format.name, &path);
        assert_eq!(report.left_out, 0, "{}", format.name);
        if archive::recognise(&path).is_some() {
            let mut new = MemoryStore::default();
            let (_, complaints) = read(&mut new, &path);
            assert_eq!(complaints, [""; 0], "{}", format.name);
            assert_eq!(texts(&new), texts(&old), "{}", format.name);
        }
    }
    assert!(captures(&old).iter().any(|capture| capture.outcome == Outcome::Failed));
}
