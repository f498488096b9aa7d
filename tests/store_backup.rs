//! Copies of a store that is in use, and stores made of them.

#![expect(clippy::unwrap_used, reason = "a test stops at what it does not expect")]

use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use tempfile::TempDir;
use writethru::{
    model::{ArticleId, Block, BlockKind, DatedBy, Document, Route, Slug},
    store::{self, Access, Finding, NewArticle, Observation, SqliteStore, Store, StoreError},
};

fn open(place: &Path) -> SqliteStore {
    SqliteStore::open(place, Access::Write).unwrap()
}

fn record(store: &mut SqliteStore, second: i64) {
    let words = format!("{second} jobs go. {}", "All others stay. ".repeat(100));
    let document = Document { blocks: vec![Block::new(BlockKind::Paragraph, words.as_str())], ..Document::default() };
    let observation = Observation {
        article: ArticleId(1),
        at: chrono::DateTime::from_timestamp(second, 0).unwrap(),
        dated_by: DatedBy::Clock,
        url: "a",
        status: None,
        headers: &[],
        raw: Some(words.as_bytes()),
        route: Route::DIRECT,
        also_at: &[],
        finding: Finding::Document { document: &document, extractor: "text/1" },
    };
    store.append(&[observation]).unwrap();
}

fn stocked() -> TempDir {
    let folder = TempDir::new().unwrap();
    let mut store = open(folder.path());
    let new = NewArticle { slug: Slug::suggest("Wind farm"), urls: vec![], title: None };
    store.create_articles(&[new]).unwrap();
    (0..20).for_each(|second| record(&mut store, second));
    folder
}

/// How many captures the store of a place has, of which none is damaged.
fn sound_captures(place: &Path) -> u64 {
    let found = SqliteStore::open(place, Access::Read).unwrap().verify(&mut |_| ()).unwrap();
    assert_eq!(found.damage, []);
    found.captures
}

#[test]
fn a_copy_made_while_others_write_is_a_whole_store_of_one_moment() {
    let folder = stocked();
    let safe = TempDir::new().unwrap();
    let is_done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut store = open(folder.path());
            for second in 20.. {
                if is_done.load(Ordering::Relaxed) {
                    break;
                }
                record(&mut store, second);
            }
        });
        let mut least = 20;
        for number in 0..8 {
            let copy = safe.path().join(format!("{number}.db"));
            store::back_up(folder.path(), &copy).unwrap();
            let captures = sound_captures(&copy);
            assert!(captures >= least, "{captures} after {least}");
            least = captures;
        }
        is_done.store(true, Ordering::Relaxed);
    });
    let mut names = fs::read_dir(safe.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(names.all(|name| !name.to_string_lossy().ends_with(".partial")));
}

#[test]
fn a_store_made_of_a_copy_goes_on_where_the_copy_was_made() {
    let (folder, safe) = (stocked(), TempDir::new().unwrap());
    let copy = safe.path().join("copy.db");
    store::back_up(folder.path(), &copy).unwrap();
    let again = safe.path().join("new/store");
    assert_eq!(store::restore(&copy, &again).unwrap(), (again.join("writethru.db"), vec![]));
    for place in [folder.path(), &again] {
        record(&mut open(place), 99);
    }
    let link = |place| open(place).last_capture(ArticleId(1)).unwrap().unwrap().link;
    assert_eq!(link(folder.path()), link(&again));
    assert_eq!(sound_captures(&again), 21);
}

#[test]
fn nothing_is_written_over_and_nothing_half_done_is_left() {
    let (folder, safe) = (stocked(), TempDir::new().unwrap());
    let copy = safe.path().join("copy.db");
    fs::write(&copy, "mine").unwrap();
    assert!(matches!(store::back_up(folder.path(), &copy), Err(StoreError::Exists { path }) if path == copy));
    assert_eq!(fs::read(&copy).unwrap(), b"mine");
    assert!(matches!(
        store::restore(&copy, safe.path()),
        Err(StoreError::Damaged { .. } | StoreError::NotAStore { .. })
    ));
    let database = folder.path().join("writethru.db");
    assert!(matches!(store::restore(&database, folder.path()), Err(StoreError::Exists { path }) if path == database));
    let nowhere = safe.path().join("none/copy.db");
    let refused = store::back_up(folder.path(), &nowhere).unwrap_err().to_string();
    assert!(refused.contains("none/copy.db"), "{refused}");
    assert!(matches!(store::back_up(&safe.path().join("none"), &nowhere), Err(StoreError::Missing { .. })));
    assert_eq!(fs::read_dir(safe.path()).unwrap().count(), 1);
}

#[test]
fn the_log_that_another_database_left_never_becomes_part_of_a_copy() {
    let (folder, safe) = (stocked(), TempDir::new().unwrap());
    let copy = safe.path().join("copy.db");
    store::back_up(folder.path(), &copy).unwrap();
    for left in ["writethru.db-wal", "writethru.db-journal"] {
        let again = TempDir::new().unwrap();
        let left = again.path().join(left);
        fs::write(&left, "of a store that is no more").unwrap();
        assert!(matches!(store::restore(&copy, again.path()), Err(StoreError::Exists { path }) if path == left));
        let beside = again.path().join("writethru.db");
        assert!(matches!(store::back_up(folder.path(), &beside), Err(StoreError::Exists { path }) if path == left));
        assert_eq!(fs::read_dir(again.path()).unwrap().count(), 1);
        // Readers leave an empty one, which says nothing.
        fs::write(&left, "").unwrap();
        store::restore(&copy, again.path()).unwrap();
        assert_eq!(sound_captures(again.path()), 20);
    }
}

#[test]
fn of_several_that_make_one_copy_at_once_one_does_and_the_others_say_so() {
    let (folder, safe) = (stocked(), TempDir::new().unwrap());
    for round in 0..20 {
        let copy = safe.path().join(format!("{round}.db"));
        let made = thread::scope(|scope| {
            let makers = [(); 4].map(|()| scope.spawn(|| store::back_up(folder.path(), &copy)));
            makers.map(|maker| maker.join().unwrap())
        });
        assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1, "{made:?}");
        assert!(made.iter().all(|made| matches!(made, Ok(_) | Err(StoreError::Exists { .. }))), "{made:?}");
        assert_eq!(sound_captures(&copy), 20);
        fs::remove_file(copy).unwrap();
    }
    let names = fs::read_dir(safe.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(names.into_iter().all(|name| !name.to_string_lossy().contains(".partial")));
}
