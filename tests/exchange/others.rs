//! What diffengine, `NewsDiffs` and changedetection.io keep, as their own schemas have it.

use std::{fs, path::Path, process::Command};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rusqlite::Connection;
use writethru::store::{MemoryStore, Store};

use crate::round_trip::read;

fn database(path: &Path, sql: &str) {
    Connection::open(path).expect("a sample").execute_batch(sql).expect("a sample");
}

/// The texts of an article's versions, a line each.
fn texts(store: &dyn Store, url: &str) -> Vec<String> {
    let article = store.find_article(url).expect("a sample");
    let versions = store.history(article.id).expect("a sample").versions.into_iter();
    let text = |number| {
        let document = store.document(article.id, number).expect("a sample");
        document.blocks.iter().map(|block| block.text.clone()).collect::<Vec<_>>().join(" | ")
    };
    versions.map(|version| format!("{} {}", version.first_seen, text(version.number))).collect()
}

pub(crate) const DIFFENGINE: &str = "
    CREATE TABLE \"feed\" (\"url\" VARCHAR(255) NOT NULL PRIMARY KEY, \"name\" VARCHAR(255) NOT NULL, \"created\" DATETIME NOT NULL);
    CREATE TABLE \"entry\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"url\" VARCHAR(255) NOT NULL, \"created\" DATETIME NOT NULL, \"checked\" DATETIME NOT NULL);
    CREATE TABLE \"entryversion\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"title\" VARCHAR(255) NOT NULL, \"url\" VARCHAR(255) NOT NULL,
      \"summary\" VARCHAR(255) NOT NULL, \"created\" DATETIME NOT NULL, \"archive_url\" VARCHAR(255), \"entry_id\" INTEGER NOT NULL);
    INSERT INTO entry VALUES (1, 'https://news.example/ferry', '2025-12-03 06:00:00', '2025-12-03 07:00:00');
    INSERT INTO entryversion VALUES
      (1, 'Ferry <sails> & returns', 'https://news.example/ferry?a', '<p>The ferry carries 12 cars, and it sails at noon today from the old harbour.</p>', '2025-12-03 06:29:00.123456', NULL, 1),
      (2, 'Ferry <sails> & returns', 'https://news.example/ferry?b', '<p>The ferry carries 21 cars, and it sails at noon today from the old harbour.</p>', '2025-12-03 06:48:00', 'https://web.archive.org/web/2025/x', 1),
      (3, 'No time', 'https://news.example/ferry', '<p>words</p>', 'soon', NULL, 1),
      (4, X'00ff', 'https://news.example/none', '', 5, NULL, 99);
";

#[test]
fn a_database_of_diffengine_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diffengine.db");
    database(&path, DIFFENGINE);
    let mut store = MemoryStore::default();
    let (report, complaints) = read(&mut store, &path);
    assert_eq!((report.articles.len(), report.captures, report.versions), (1, 2, 2));
    assert_eq!(
        complaints,
        ["version 3 is passed over: it states no time", "version 4 is passed over: it states no time",]
    );
    insta::assert_snapshot!(texts(&store, "https://news.example/ferry").join("\n"), @r"
    2025-12-03 06:29:00.123 UTC Ferry <sails> & returns | The ferry carries 12 cars, and it sails at noon today from the old harbour.
    2025-12-03 06:48:00 UTC Ferry <sails> & returns | The ferry carries 21 cars, and it sails at noon today from the old harbour.
    ");
    let captures = store.captures(store.find_article("1").unwrap().id, 1..9).unwrap();
    assert_eq!(captures[1].route.archive.as_deref(), Some("https://web.archive.org/web/2025/x"));
    assert_eq!(read(&mut store, &path).0.known, 2);
}

#[test]
fn a_view_that_never_ends_is_no_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("trap.db");
    database(
        &path,
        "CREATE TABLE entry (id); CREATE VIEW entryversion AS
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n;",
    );
    assert!(writethru::job::archive::recognise(&path).is_none());
}

/// `NewsDiffs`' repository of two commits, and their names.
pub(crate) fn newsdiffs_repository(articles: &Path) -> Vec<String> {
    fs::create_dir_all(articles.join("news.example/2025")).expect("a sample");
    let git = |words: &[&str]| {
        let mut command = Command::new("git");
        command.arg("-C").arg(articles).args(words).env("GIT_CONFIG_GLOBAL", "/dev/null");
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "x").env(format!("GIT_{role}_EMAIL"), "x");
            command.env(format!("GIT_{role}_DATE"), "2025-12-03T01:29:00-0500");
        }
        let output = command.output().expect("a sample");
        assert!(output.status.success());
        String::from_utf8(output.stdout).expect("a sample").trim().to_owned()
    };
    git(&["init", "-q"]);
    let commits = ["12", "21"].map(|cars| {
        let body =
            format!("The ferry carries {cars} cars & it sails at noon today.\nNobody <knows> why it sails so late.");
        let file = format!("December 3, 2025\nFerry\u{2019}s trip\nBy ANN LEE\n\n\n{body}\n\nJo Roe wrote too.\n");
        fs::write(articles.join("news.example/2025/ferry"), file).expect("a sample");
        git(&["add", "."]);
        git(&["commit", "-qm", cars]);
        git(&["rev-parse", "HEAD"])
    });
    commits.to_vec()
}

#[test]
fn a_database_of_newsdiffs_is_read_with_its_repository() {
    let folder = tempfile::tempdir().unwrap();
    let commits = newsdiffs_repository(&folder.path().join("articles"));
    let url = "http://news.example/2025/ferry/";
    let rows = format!(
        "INSERT INTO `Articles` (`id`,`url`,`initial_date`,`last_update`,`last_check`) VALUES (7,'{url}','2025-12-03','2025-12-03','2025-12-03');
INSERT INTO `version` (`id`,`article_id`,`v`,`title`,`byline`,`date`,`boring`) VALUES (1,7,'{}','Ferry\u{2019}s trip','','2025-12-03 01:29:00',0),(2,7,'{}','Another','','2025-12-03 01:48:00',0),(3,7,'--output=x','Trap','','2025-12-03',0),(4,9,'abcdef1','Lost','','2025-12-03',0);",
        commits[0], commits[1]
    );
    let dump = folder.path().join("newsdiffs.sql");
    fs::write(&dump, format!("-- MySQL dump\n{rows}\n")).unwrap();
    let sqlite = folder.path().join("newsdiffs.db");
    let tables = "CREATE TABLE \"Articles\" (id integer, url varchar(255), initial_date datetime, last_update datetime, last_check datetime);
        CREATE TABLE \"version\" (id integer, article_id integer, v varchar(255), title varchar(255), byline varchar(255), date datetime, boring bool);";
    database(&sqlite, &format!("{tables}{rows}"));
    for path in [dump, sqlite] {
        let mut store = MemoryStore::default();
        let (report, mut complaints) = read(&mut store, &path);
        complaints.sort();
        assert_eq!((report.articles.len(), report.captures, report.versions), (1, 2, 2), "{complaints:?}");
        assert_eq!(
            complaints,
            [
                "version --output=x is passed over: it names no commit",
                "version abcdef1 is passed over: its article is missing"
            ]
        );
        let article = store.find_article(url).unwrap().id;
        let kinds = |version: u32| {
            let blocks = store.document(article, version).unwrap().blocks.into_iter();
            blocks.map(|block| format!("{}: {}", block.kind.name(), block.text)).collect::<Vec<_>>().join("\n")
        };
        insta::allow_duplicates! {
            insta::assert_snapshot!(kinds(1), @r"
            headline: Ferry’s trip
            byline: By ANN LEE
            dates: December 3, 2025
            paragraph: The ferry carries 12 cars & it sails at noon today.
            paragraph: Nobody <knows> why it sails so late.
            paragraph: Jo Roe wrote too.
            ");
        }
        // The title is another than the file's: the file is read as it is.
        assert!(kinds(2).contains("paragraph: Ferry\u{2019}s trip"));
        assert_eq!(store.history(article).unwrap().versions[0].first_seen.to_rfc3339(), "2025-12-03T06:29:00+00:00");
    }
}

#[test]
fn a_data_folder_of_changedetection_is_read_and_not_left() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let watch = data.join("5b4e0c9e-0000-4000-8000-000000000001");
    fs::create_dir_all(&watch).unwrap();
    fs::write(folder.path().join("secret.txt"), "The secret of the ferry is kept in another folder, far away.")
        .unwrap();
    fs::write(data.join("url-watches.json"), r#"{"watching": {"5b4e0c9e-0000-4000-8000-000000000001": {"url": "https://news.example/ferry", "title": "Ferry"}}}"#).unwrap();
    fs::write(
        watch.join("one.txt"),
        "Ferry sails\n\nThe ferry carries 12 cars, and it sails at noon today from the old harbour.\n",
    )
    .unwrap();
    let packed = "G1gAgIyUqn24MqLSzfWVtFD/2IR7LoiCWu4YB053jbdONAjuMVbOkqUU30GrPlvMG/iUl8CI8V5AEmIjHMowMqNV0JCmnx/zCA==";
    fs::write(watch.join("two.txt.br"), STANDARD.decode(packed).unwrap()).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path().join("secret.txt"), watch.join("link.txt")).unwrap();
    let history = "1764744480,/datastore/5b4e/two.txt.br\n1764743340,one.txt\n1764745000,../../secret.txt\n1764745001,link.txt\n1764745002,..\nnonsense\n";
    fs::write(watch.join("history.txt"), history).unwrap();
    let mut store = MemoryStore::default();
    let (report, complaints) = read(&mut store, &data);
    assert_eq!((report.articles.len(), report.captures, report.versions), (1, 2, 2));
    assert_eq!(complaints.len(), 3, "{complaints:?}");
    insta::assert_snapshot!(texts(&store, "https://news.example/ferry").join("\n"), @r"
    2025-12-03 06:29:00 UTC Ferry sails | The ferry carries 12 cars, and it sails at noon today from the old harbour.
    2025-12-03 06:48:00 UTC Ferry sails | The ferry carries 21 cars, and it sails at noon today from the old harbour.
    ");
    // What was packed or unpacked since stands in the list as it was.
    fs::write(watch.join("history.txt"), "1764744480,two.txt\n1764743340,one.txt.br\n1764745002,.\n").unwrap();
    let (again, complaints) = read(&mut MemoryStore::default(), &data);
    assert_eq!((again.versions, complaints.len()), (2, 1), "{complaints:?}");
}

#[test]
fn two_watches_of_one_title_are_two_articles() {
    let folder = tempfile::tempdir().unwrap();
    let text =
        |words: &str| format!("{words}\n\nThe ferry carries 12 cars, and it sails at noon today from the harbour.\n");
    for (name, words) in [("one", "At Saltby"), ("two", "At Port Ellery")] {
        let watch = folder.path().join(name);
        fs::create_dir_all(&watch).unwrap();
        let facts = format!(r#"{{"url": "https://news.example/{name}", "title": null, "page_title": "Ferry sails"}}"#);
        fs::write(watch.join("watch.json"), facts).unwrap();
        fs::write(watch.join("a.txt"), text(words)).unwrap();
        fs::write(watch.join("history.txt"), "1764743340,a.txt\r\n").unwrap();
    }
    fs::write(folder.path().join("changedetection.json"), "{}").unwrap();
    let mut store = MemoryStore::default();
    let (report, complaints) = read(&mut store, folder.path());
    assert_eq!((report.articles.len(), report.versions, complaints.len()), (2, 2, 0));
    let slugs = ["one", "two"]
        .map(|name| store.find_article(&format!("https://news.example/{name}")).unwrap().slug.to_string());
    assert_eq!(slugs, ["ferry-sails", "ferry-sails-2"]);
    let (again, _) = read(&mut store, folder.path());
    assert_eq!((again.captures, again.known), (0, 2));
}
