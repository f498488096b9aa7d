//! What only a store in a file can suffer: tampering, crashes, crowds, strange files.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops at what it does not expect, and tells a process of its own what to do"
)]

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
};

use rusqlite::Connection;
use tempfile::TempDir;
use writethru::{
    model::{ArticleId, Block, BlockKind, DatedBy, Document, Header, Route, Slug},
    store::{Access, Finding, NewArticle, Observation, SqliteStore, Store, StoreError},
};

/// Names the store to the process that a test starts from this file.
const CHILD_STORE: &str = "WRITETHRU_TEST_CHILD_STORE";

/// How many captures each process of a crowd records.
const CROWD_CAPTURES: u32 = 25;

fn open(folder: &Path) -> SqliteStore {
    SqliteStore::open(folder, Access::Write).unwrap()
}

fn add_article(store: &mut SqliteStore, slug: &str) -> ArticleId {
    let new =
        NewArticle { slug: slug.parse().unwrap(), urls: vec![format!("https://example.org/{slug}")], title: None };
    store.create_articles(&[new]).unwrap()[0].id
}

fn record(store: &mut SqliteStore, article: ArticleId, second: i64, words: &str) {
    let document = Document { blocks: vec![Block::new(BlockKind::Paragraph, words)], ..Document::default() };
    let headers = [Header { name: "etag".to_owned(), value: second.to_string() }];
    let observation = Observation {
        article,
        at: chrono::DateTime::from_timestamp(1_764_743_340 + second, 0).unwrap(),
        dated_by: DatedBy::Clock,
        url: "https://example.org/a",
        status: Some(200),
        headers: &headers,
        raw: Some(words.as_bytes()),
        route: Route::DIRECT,
        also_at: &[],
        finding: Finding::Document { document: &document, extractor: "text/1" },
    };
    store.append(&[observation]).unwrap();
}

/// A store of two articles with a history, and its database for what no store would do.
fn sample() -> (TempDir, Connection) {
    let folder = TempDir::new().unwrap();
    let mut store = open(folder.path());
    for slug in ["wind-farm", "railway"] {
        let article = add_article(&mut store, slug);
        for (second, words) in (0..).zip(["12 jobs go", "12 jobs go", "21 jobs go", "12 jobs go", "All stay"]) {
            record(&mut store, article, second, words);
        }
    }
    drop(store);
    let database = Connection::open(folder.path().join("writethru.db")).unwrap();
    database.pragma_update(None, "foreign_keys", false).unwrap();
    (folder, database)
}

fn damage(folder: &Path) -> Vec<String> {
    let store = SqliteStore::open(folder, Access::Read).unwrap();
    store.verify(&mut |_| ()).unwrap().damage.iter().map(ToString::to_string).collect()
}

/// What somebody does to the rows, and what is then told.
const DAMAGE: &[(&str, &str)] = &[
    ("UPDATE capture SET at = at + 1 WHERE article = 1 AND number = 2", "capture 2 of `wind-farm`"),
    ("UPDATE capture SET status = 404 WHERE article = 1 AND number = 2", "capture 2 of `wind-farm`"),
    ("UPDATE capture SET outcome = 2 WHERE article = 2 AND number = 2", "capture 2 of `railway`"),
    ("UPDATE capture SET dated_by = 99 WHERE article = 1 AND number = 2", "capture 2 of `wind-farm`"),
    ("UPDATE capture SET headers = NULL WHERE article = 1 AND number = 5", "capture 5 of `wind-farm`"),
    ("UPDATE capture SET headers = x'00' WHERE article = 1 AND number = 5", "capture 5 of `wind-farm`"),
    ("UPDATE capture SET link = zeroblob(32) WHERE article = 1 AND number = 3", "capture 3 of `wind-farm`"),
    ("UPDATE capture SET raw = NULL WHERE article = 1 AND number = 2", "capture 2 of `wind-farm`"),
    ("DELETE FROM capture WHERE article = 1 AND number = 2", "capture 2 of `wind-farm`: it is missing"),
    ("DELETE FROM capture WHERE article = 1 AND number = 5", "capture 5 of `wind-farm`: it is missing"),
    ("DELETE FROM capture WHERE article = 1", "capture 1 of `wind-farm`: it and the 4 after it are missing"),
    (
        "UPDATE capture SET number = number + 100 WHERE article = 1 AND number IN (4, 5);
             UPDATE capture SET number = 109 - number WHERE number > 100",
        "capture 4 of `wind-farm`",
    ),
    ("UPDATE version SET restores = NULL WHERE article = 1 AND number = 3", "version 3 that it brought"),
    (
        "UPDATE version SET content = zeroblob(32) WHERE article = 1 AND number = 1",
        "version 1 of `wind-farm`: its text",
    ),
    ("UPDATE version SET last_at = first_at WHERE article = 1 AND number = 1", "version 1 of `wind-farm`: the times"),
    ("DELETE FROM version WHERE article = 1 AND number = 2", "version 2 of `wind-farm`: it is missing"),
    (
        "INSERT INTO version SELECT 1, 9, capture, first_at, last_at, content, restores, maker FROM version
          WHERE article = 1 AND number = 1",
        "version 9 of `wind-farm`",
    ),
    ("UPDATE maker SET extractor = 'other/1'", "version 1 that it brought"),
    ("DELETE FROM document WHERE id = 2", "version 2 of `wind-farm`: its text cannot be read"),
    ("UPDATE document SET frame = zeroblob(40) WHERE id = 7", "version 2 of `railway`: its text cannot be read"),
    (
        "UPDATE document SET frame = (SELECT frame FROM document AS d WHERE d.id = 0), back = 0 WHERE id = 2",
        "version 2 of `wind-farm`: its text is not that of its digest",
    ),
    (
        "UPDATE raw SET frame = zeroblob(40) WHERE id % 16777216 = 2",
        "capture 3 of `wind-farm`: its bytes cannot be read",
    ),
    ("UPDATE raw SET length = 1 WHERE id % 16777216 = 1", "capture 1 of `wind-farm`: its bytes are not those"),
    ("DELETE FROM raw WHERE id % 16777216 = 3", "capture 5 of `wind-farm`"),
    (
        "UPDATE raw SET frame = NULL, back = 0 WHERE id % 16777216 = 3",
        "capture 5 of `wind-farm`: its bytes are missing",
    ),
    (
        "INSERT INTO removal VALUES (1, 0, 'x');
             INSERT INTO removed_document SELECT 2, zeroblob(32), '{}', 1; DELETE FROM document WHERE id = 2",
        "capture 3 of `wind-farm`: it, or version 2 that it brought, is not what was recorded",
    ),
    ("UPDATE article SET slug = 'other' WHERE id = 1", "capture 1 of `other`"),
    ("UPDATE article SET captures = 4 WHERE id = 1", "article `wind-farm`: the number of its captures"),
    ("UPDATE article SET latest = 1 WHERE id = 1", "article `wind-farm`: the time of its last change"),
    ("DELETE FROM article WHERE id = 1", "article `number 1`"),
    ("UPDATE address SET url = 'https://example.org/b' WHERE article = 2 AND number = 2", "capture 1 of `railway`"),
    (
        "DELETE FROM capture WHERE article = 2; DELETE FROM version WHERE article = 2; DELETE FROM article WHERE id = 2",
        "the log: it counts 10 records, but 5 are there",
    ),
    ("UPDATE capture SET position = iif(position = 1, 2, iif(position = 2, 1, position))", "the log: the records"),
    ("UPDATE log SET size = size - 1", "the log"),
    ("DELETE FROM log", "the log"),
];

#[test]
fn whatever_is_edited_removed_or_reordered_is_named() {
    for (sql, expected) in DAMAGE {
        let (folder, database) = sample();
        assert_eq!(damage(folder.path()), [""; 0], "before {sql}");
        database.execute_batch(sql).unwrap();
        let found = damage(folder.path());
        assert!(found.iter().any(|line| line.contains(expected)), "{sql}\n{found:#?}");
    }
}

#[test]
fn a_byte_flipped_anywhere_in_the_file_never_panics_nor_goes_unseen_in_a_text() {
    let (folder, database) = sample();
    drop(database);
    let file = folder.path().join("writethru.db");
    let whole = fs::read(&file).unwrap();
    for at in (100..whole.len()).step_by(211) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x20;
        fs::write(&file, &flipped).unwrap();
        let Ok(store) = SqliteStore::open(folder.path(), Access::Read) else { continue };
        let is_clean = store.verify(&mut |_| ()).is_ok_and(|found| found.damage.is_empty());
        if is_clean {
            let texts: Vec<_> =
                (1..=4).map(|number| store.document(ArticleId(1), number).unwrap().body_text()).collect();
            assert_eq!(texts, ["12 jobs go", "21 jobs go", "12 jobs go", "All stay"]);
        }
    }
}

#[test]
fn sqlite_is_new_enough_to_lose_no_commit() {
    // Before 3.51.3 a checkpoint could lose commits of other connections in write-ahead mode.
    assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
}

#[test]
fn the_file_is_set_up_for_one_writer_and_many_readers() {
    let (_folder, database) = sample();
    let mode: String = database.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
}

#[test]
fn a_store_that_is_missing_newer_or_something_else_is_refused_with_its_path() {
    let (folder, database) = sample();
    let message = |path: &Path, access| SqliteStore::open(path, access).err().unwrap().to_string();
    let nowhere = folder.path().join("nowhere");
    assert!(message(&nowhere, Access::Read).starts_with("there is no store at `"));
    assert!(!nowhere.exists());
    database.pragma_update(None, "user_version", 7).unwrap();
    for access in [Access::Read, Access::Write] {
        let told = message(folder.path(), access);
        assert!(told.contains("writethru.db` has format 7, made by a newer version"), "{told}");
    }
    database.pragma_update(None, "application_id", 1).unwrap();
    assert!(message(folder.path(), Access::Write).ends_with("is not a store of writethru"));
    let text = folder.path().join("notes.txt");
    fs::write(&text, "not a database at all, ".repeat(200)).unwrap();
    assert!(message(&text, Access::Write).ends_with("is not a store of writethru"));
    assert!(message(&text.join("below"), Access::Write).starts_with("cannot open the store"));
}

#[test]
fn a_store_opened_to_read_refuses_to_be_written() {
    let (folder, _database) = sample();
    let mut store = SqliteStore::open(folder.path(), Access::Read).unwrap();
    let new = NewArticle { slug: Slug::suggest("x"), urls: vec![], title: None };
    assert!(matches!(store.create_articles(&[new]), Err(StoreError::ReadOnly { .. })));
}

#[test]
fn an_empty_file_becomes_a_store() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("writethru.db"), "").unwrap();
    add_article(&mut open(folder.path()), "wind-farm");
    assert_eq!(damage(folder.path()), [""; 0]);
}

#[test]
fn a_long_read_neither_stops_a_write_nor_sees_it() {
    let (folder, database) = sample();
    database.execute_batch("BEGIN").unwrap();
    let count = || database.query_row("SELECT count(*) FROM capture", [], |row| row.get::<_, u32>(0)).unwrap();
    assert_eq!(count(), 10);
    record(&mut open(folder.path()), ArticleId(1), 60, "More jobs go");
    assert_eq!(count(), 10);
    database.execute_batch("END").unwrap();
    assert_eq!(count(), 11);
}

/// Starts a test of this file, which then acts on a store, in a process of its own.
fn start(test: &str, folder: &Path) -> Child {
    let this = std::env::current_exe().unwrap();
    let mut command = Command::new(this);
    command.args(["--exact", test, "--nocapture"]).env(CHILD_STORE, folder);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn child_store() -> Option<SqliteStore> {
    std::env::var_os(CHILD_STORE).map(|folder| open(Path::new(&folder)))
}

/// Records until it is killed, and says each number that was acknowledged; does nothing when it runs as a test.
#[test]
fn child_that_records_until_killed() {
    let Some(mut store) = child_store() else { return };
    let article = store.find_article("wind-farm").unwrap().id;
    loop {
        let number = store.articles(ArticleId(0), 1).unwrap()[0].captures + 1;
        record(&mut store, article, number.into(), &format!("text {}", number % 7).repeat(300));
        writeln!(std::io::stdout(), "acknowledged {number}").unwrap();
    }
}

#[test]
fn nothing_acknowledged_is_lost_when_a_writer_is_killed() {
    let folder = TempDir::new().unwrap();
    let article = add_article(&mut open(folder.path()), "wind-farm");
    for round in 1..=6 {
        let mut child = start("child_that_records_until_killed", folder.path());
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut acknowledged = lines.filter_map(|line| line.rsplit_once("acknowledged ")?.1.parse::<u32>().ok());
        let mut last = acknowledged.by_ref().nth(round * 3).unwrap();
        child.kill().unwrap();
        last = acknowledged.last().unwrap_or(last);
        child.wait().unwrap();
        let kept = open(folder.path()).last_capture(article).unwrap().unwrap().number;
        assert!(kept == last || kept == last + 1, "kept {kept}, acknowledged {last}");
        assert_eq!(damage(folder.path()), [""; 0]);
    }
}

/// One of a crowd: records some captures of the one article, which it adds where it is the first.
#[test]
fn child_of_a_crowd() {
    let Some(mut store) = child_store() else { return };
    let article = match store.find_article("wind-farm") {
        Ok(article) => article.id,
        Err(_) => add_article(&mut store, "wind-farm"),
    };
    for number in 0..CROWD_CAPTURES {
        record(&mut store, article, number.into(), &format!("text {}", number % 5));
        store.history(article).unwrap();
    }
}

#[test]
fn a_crowd_that_starts_on_no_store_at_all_never_hears_of_a_lock() {
    let folder = TempDir::new().unwrap();
    let crowd: Vec<Child> = (0..6).map(|_| start("child_of_a_crowd", folder.path())).collect();
    for child in crowd {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(damage(folder.path()), [""; 0]);
    let store = open(folder.path());
    let captures: u32 = store.articles(ArticleId(0), 10).unwrap().iter().map(|summary| summary.captures).sum();
    assert_eq!(captures, 6 * CROWD_CAPTURES);
}

#[test]
fn a_reader_of_minutes_hinders_no_crowd_of_writers_and_sees_none_of_them() {
    let folder = TempDir::new().unwrap();
    let article = add_article(&mut open(folder.path()), "wind-farm");
    record(&mut open(folder.path()), article, 0, "before them all");
    let reader = Connection::open(folder.path().join("writethru.db")).unwrap();
    reader.execute_batch("BEGIN").unwrap();
    let count = || reader.query_row("SELECT count(*) FROM capture", [], |row| row.get::<_, u32>(0)).unwrap();
    assert_eq!(count(), 1);
    let crowd: Vec<Child> = (0..4).map(|_| start("child_of_a_crowd", folder.path())).collect();
    for child in crowd {
        let output = child.wait_with_output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(output.status.success() && !said.contains("locked"), "{said}");
    }
    assert_eq!(count(), 1);
    reader.execute_batch("END").unwrap();
    assert_eq!(count(), 1 + 4 * CROWD_CAPTURES);
    assert_eq!(damage(folder.path()), [""; 0]);
}

#[test]
fn a_write_ahead_file_that_is_torn_anywhere_leaves_a_whole_store_of_some_moment() {
    let folder = TempDir::new().unwrap();
    let mut store = open(folder.path());
    let article = add_article(&mut store, "wind-farm");
    for second in 0..12 {
        record(&mut store, article, second, &format!("text {second} ").repeat(200));
    }
    // Copied while the store is open, as a machine that loses its power leaves them.
    let [database, log] = ["writethru.db", "writethru.db-wal"].map(|name| fs::read(folder.path().join(name)).unwrap());
    assert!(log.len() > 200_000, "{}", log.len());
    let mut kept = Vec::new();
    for end in (0..=log.len()).step_by(log.len() / 40) {
        let torn = TempDir::new().unwrap();
        let mut log = log[..end].to_vec();
        // What was on its way to the disk may be there in part, and as anything.
        log.extend([0xa5; 3_000]);
        fs::write(torn.path().join("writethru.db"), &database).unwrap();
        fs::write(torn.path().join("writethru.db-wal"), log).unwrap();
        let store = open(torn.path());
        assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
        kept.push(store.articles(ArticleId(0), 1).unwrap().first().map_or(0, |summary| summary.captures));
    }
    assert!(kept.is_sorted() && kept.last() >= Some(&11), "{kept:?}");
}
