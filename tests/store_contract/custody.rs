//! What a rule removes, what must stay, and what is no damage.

use std::path::Path;

use tempfile::TempDir;
use writethru::{
    model::{ArticleId, Digest},
    store::{Access, Hold, Removal, Removed, Store, StoreError},
};

use crate::{at, check, create, document, remove, see, with_pages_elsewhere};

#[test]
fn what_a_rule_removed_leaves_its_digest_and_dates_and_everything_else_as_it_was() {
    check(|store| {
        let id = create(store, "Wind farm", "a").id;
        let words = |number: usize| format!("{number} jobs go|{}", "The same words stay. ".repeat(40));
        for number in 0..9 {
            see(store, id, &format!("06:{number:02}:00"), &words(number));
        }
        let (before, clean) = (store.history(id).unwrap(), store.verify(&mut |_| ()).unwrap());
        let pages: Vec<String> = [0, 1, 2, 4, 6].map(words).to_vec();
        let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
        let digests: Vec<Digest> = pages.iter().map(|words| Digest::of(words.as_bytes())).collect();
        let removal =
            Removal { article: id, pages: &digests, texts: &[1, 3, 4, 5, 8, 99], rule: "x", at: at("09:00:00") };
        let counted = store.count_removal(&removal).unwrap();
        let removed = remove(store, id, &pages, &[1, 3, 4, 5, 8]).unwrap();
        assert_eq!(counted, removed);
        assert_eq!(store.count_removal(&removal).unwrap(), Removed::default());
        assert_eq!(removed, Removed { pages: 5, texts: 5 });
        assert_eq!(remove(store, id, &pages, &[1, 3, 4, 5, 8, 99]).unwrap(), Removed::default());
        for number in 0..9_u32 {
            let text = store.document(id, number + 1);
            if [1, 3, 4, 5, 8].contains(&(number + 1)) {
                let told = text.unwrap_err().to_string();
                let version = number + 1;
                assert_eq!(
                    told,
                    format!(
                        "the text of version {version} of `wind-farm` was removed on 2025-12-03 by `--keep-versions 1`"
                    )
                );
            } else {
                assert_eq!(text.unwrap(), document(&words(number as usize)));
            }
            let bytes = store.raw_bytes(id, number + 1);
            if [0, 1, 2, 4, 6].contains(&number) {
                assert!(matches!(bytes, Err(StoreError::NoRawBytes { .. })));
            } else {
                assert_eq!(bytes.unwrap(), words(number as usize).as_bytes());
            }
        }
        // Which words a removed text had is not told any more.
        let mut expected = before;
        let removed = expected.versions.iter_mut().filter(|version| [1, 3, 4, 5, 8].contains(&version.number));
        removed.for_each(|version| version.words = None);
        assert_eq!(store.history(id).unwrap(), expected);
        let found = store.verify(&mut |_| ()).unwrap();
        assert_eq!((found.removed, &found.damage[..], found.log_root), (10, &[][..], clean.log_root));
        // A text that was removed may come back, and is then a new version with all its words.
        let back = see(store, id, "07:00:00", &words(0));
        assert_eq!((back.version, back.restores), (Some(10), Some(1)));
        assert_eq!(store.document(id, 10).unwrap(), document(&words(0)));
        // So may a page, whose bytes are then kept anew, whether the old ones are swept away or not.
        assert_eq!(store.raw_bytes(id, 10).unwrap(), words(0).as_bytes());
        store.sweep().unwrap();
        assert_eq!(store.raw_bytes(id, 10).unwrap(), words(0).as_bytes());
        see(store, id, "07:01:00", &words(1));
        assert_eq!(store.raw_bytes(id, 11).unwrap(), words(1).as_bytes());
        assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
        let proof = store.prove(id, 1..2, &[]).unwrap();
        assert_eq!(proof.captures[0].version.as_ref().unwrap().document, None);
    });
}

#[test]
fn what_is_newest_restored_or_held_is_not_removed() {
    check(|store| {
        let id = create(store, "Wind farm", "a").id;
        for (time, words) in [("06:00:00", "A"), ("06:01:00", "B"), ("06:02:00", "A"), ("06:03:00", "C")] {
            see(store, id, time, words);
        }
        let refused = |store: &mut dyn Store, pages: &[&str], texts: &[u32]| {
            remove(store, id, pages, texts).unwrap_err().to_string()
        };
        assert_eq!(
            refused(store, &["A", "C"], &[]),
            "its newest page of `wind-farm` is still needed and cannot be removed"
        );
        assert_eq!(
            refused(store, &[], &[2, 4]),
            "its newest version of `wind-farm` is still needed and cannot be removed"
        );
        assert!(refused(store, &[], &[1]).starts_with("version 1, which version 3 restores, of `wind-farm`"));
        let hold = Hold { article: id, since: at("08:00:00"), reason: "case 12".to_owned() };
        assert!(store.hold(&hold).unwrap());
        assert!(!store.hold(&Hold { since: at("09:00:00"), ..hold.clone() }).unwrap());
        assert_eq!(store.holds().unwrap(), std::slice::from_ref(&hold));
        assert_eq!(refused(store, &[], &[2]), "`wind-farm` is under hold: nothing of it is removed");
        assert_eq!(store.release(id).unwrap(), Some(hold));
        assert_eq!(store.release(id).unwrap(), None);
        assert_eq!(remove(store, id, &["A", "B"], &[1, 2, 3]).unwrap(), Removed { pages: 2, texts: 3 });
        assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
        assert!(store.hold(&Hold { article: ArticleId(9), since: at("08:00:00"), reason: String::new() }).is_err());
    });
}

/// Stores with pages elsewhere that can be opened twice: each with its place.
fn stores_to_share(folder: &Path) -> Vec<String> {
    let stores = vec![folder.join("store").display().to_string()];
    #[cfg(feature = "postgres")]
    let stores = stores.into_iter().chain(crate::postgres::server().map(crate::postgres::Server::new_store)).collect();
    stores
}

#[test]
fn a_page_that_a_rule_removes_while_all_is_verified_is_no_damage() {
    let folder = TempDir::new().unwrap();
    for place in stores_to_share(folder.path()) {
        let open = || writethru::store::open(place.as_str(), Access::Write).unwrap();
        let (mut store, reader) = (with_pages_elsewhere(folder.path(), open()), open());
        let id = create(&mut *store, "Wind farm", "a").id;
        for (time, words) in [("06:00:00", "A"), ("06:01:00", "B"), ("06:02:00", "C")] {
            see(&mut *store, id, time, words);
        }
        let mut is_removed = false;
        let found = reader.verify(&mut |_| {
            if !is_removed {
                remove(&mut *store, id, &["A", "B"], &[]).unwrap();
                assert_eq!(store.sweep().unwrap(), 2);
                is_removed = true;
            }
        });
        let found = found.unwrap();
        assert_eq!((found.damage, found.removed), (vec![], 2), "{place}");
        assert!(matches!(reader.raw_bytes(id, 1), Err(StoreError::NoRawBytes { .. })));
        assert_eq!(reader.raw_bytes(id, 3).unwrap(), b"C");
    }
}
