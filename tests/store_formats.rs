//! Stores that earlier programs made: each format was kept in a file, and this program reads and continues it.

#![expect(clippy::unwrap_used, reason = "a test stops at what it does not expect")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;
use writethru::{
    model::{ArticleId, DatedBy, Outcome, Route},
    store::{self, Access, Custody as _, Finding, Observation, SqliteStore, Store},
};

/// A store as the program of its format left it, and the log's root as that program computed it.
struct Kept {
    file: &'static str,
    root: &'static str,
    /// How many articles, captures and versions it holds.
    counts: (u64, u64, u64),
}

const KEPT: [Kept; 3] = [
    Kept {
        file: "v1.db.zst",
        root: "41f871663a1965f6c4134162825f8388006b48dd7cf8163408a8660a7324dc47",
        counts: (4, 10, 8),
    },
    // With watches, a removal, a hold and an index of words.
    Kept {
        file: "v4.db.zst",
        root: "2fc8cb243cf69efe12f82f0f6de64fbfdadb637c33354ad36eb96ed2f6d3bac3",
        counts: (4, 9, 8),
    },
    // With answers of a server, whose clocks were kept in words.
    Kept {
        file: "v5.db.zst",
        root: "3f1cab26baa523390f64045bdd38f07fa019baba87a1fca4968170a326e32e03",
        counts: (4, 16, 10),
    },
];

/// Unpacks a kept store into a folder of its own.
fn unpack(kept: &Kept) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let packed = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/stores").join(kept.file)).unwrap();
    let file = folder.path().join("writethru.db");
    fs::write(&file, zstd::decode_all(&packed[..]).unwrap()).unwrap();
    (folder, file)
}

/// Everything that a store says: each capture with its link, each version with its digests, each text.
fn told(store: &dyn Store) -> Vec<String> {
    let mut lines = Vec::new();
    for summary in store.articles(ArticleId(0), 100).unwrap() {
        let id = summary.article.id;
        lines.push(serde_json::to_string(&summary).unwrap());
        lines.push(serde_json::to_string(&store.captures(id, 1..u32::MAX).unwrap()).unwrap());
        for version in store.history(id).unwrap().versions {
            lines.push(serde_json::to_string(&version).unwrap());
            let text = store.document(id, version.number).map_err(|error| error.to_string());
            lines.push(serde_json::to_string(&text).unwrap());
        }
    }
    lines
}

fn verify(store: &dyn Store, kept: &Kept) {
    let found = store.verify(&mut |_| ()).unwrap();
    assert!(found.damage.is_empty(), "{:?}", found.damage);
    assert_eq!(found.log_root.to_string(), kept.root);
    assert_eq!((found.articles, found.captures, found.versions), kept.counts);
}

/// The links and contents in the rows of the file itself.
fn digests_in_rows(file: &Path) -> Vec<Vec<u8>> {
    let database = rusqlite::Connection::open(file).unwrap();
    let sql = "SELECT link FROM capture UNION ALL SELECT content FROM version";
    let mut select = database.prepare(sql).unwrap();
    select.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_kept_store_reads_as_it_did_and_goes_on_in_the_present_format() {
    for kept in &KEPT {
        let (folder, file) = unpack(kept);
        let rows = digests_in_rows(&file);
        assert_eq!(rows.len() as u64, kept.counts.1 + kept.counts.2, "{}", kept.file);
        let before = {
            let store = SqliteStore::open(folder.path(), Access::Read).unwrap();
            verify(&store, kept);
            told(&store)
        };
        let mut store = SqliteStore::open(folder.path(), Access::Write).unwrap();
        verify(&store, kept);
        assert_eq!(told(&store), before);
        assert_eq!(digests_in_rows(&file), rows);
        let check = Observation {
            article: ArticleId(1),
            at: "2025-12-05T00:00:00Z".parse().unwrap(),
            dated_by: DatedBy::Clock,
            url: "kestrel-sound-ferry-talks/2025-12-03T0648.txt",
            status: None,
            headers: &[],
            raw: None,
            route: Route::DIRECT,
            also_at: &[],
            finding: Finding::SameBytes,
        };
        assert_eq!(store.append(&[check]).unwrap()[0].outcome, Outcome::Unchanged);
        store.shrink().unwrap();
        assert_eq!(store.unused().unwrap(), 0);
        assert!(store.verify(&mut |_| ()).unwrap().damage.is_empty());
    }
}

#[test]
fn a_kept_store_that_is_named_itself_is_read_copied_and_restored_as_it_is() {
    for kept in &KEPT {
        let (folder, file) = unpack(kept);
        let safe = folder.path().join("safe.db");
        fs::rename(&file, &safe).unwrap();
        let before = fs::read(&safe).unwrap();
        verify(&SqliteStore::open(&safe, Access::Read).unwrap(), kept);
        let copy = folder.path().join("copy.db");
        assert_eq!(store::back_up(&safe, &copy).unwrap(), []);
        let again = folder.path().join("again");
        assert_eq!(store::restore(&safe, &again).unwrap(), (again.join("writethru.db"), vec![]));
        assert!(fs::read(&safe).unwrap() == before, "{} is another file now", kept.file);
        for place in [copy, again] {
            verify(&SqliteStore::open(&place, Access::Write).unwrap(), kept);
        }
    }
}
