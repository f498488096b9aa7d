//! Later readings of bytes that an earlier check received.

use writethru::{
    model::{ArticleId, Outcome, Rereading, Route},
    store::{Finding, Observation, Recorded, Removal, Store},
};

use crate::{at, check, create, document, observation, see};

/// Reads the bytes of a capture again, as a later extractor would have it.
fn read_again(store: &mut dyn Store, article: ArticleId, (capture, time): (u32, &str), words: &str) -> Recorded {
    let document = document(words);
    let raw = store.raw_bytes(article, capture).unwrap();
    let route = Route { rereads: Some(Rereading { capture, at: at("23:00:00") }), ..Route::default() };
    let finding = Finding::Document { document: &document, extractor: "text/3" };
    let seen = Observation { finding, raw: Some(&raw), route: &route, status: None, ..observation(article, time) };
    store.append(&[seen]).unwrap()[0]
}

#[test]
fn a_later_reading_stands_in_place_of_the_first_and_both_can_be_proved() {
    check(|store| {
        let id = create(store, "Wind farm", "https://example.org/wind").id;
        for (time, words) in [("06:00:00", "A"), ("06:10:00", "A"), ("06:20:00", "B"), ("06:30:00", "C")] {
            see(store, id, time, words);
        }
        let before = store.captures(id, 1..9).unwrap();
        let readings = [((1, "06:00:00"), "a"), ((2, "06:10:00"), "a"), ((3, "06:20:00"), "a"), ((4, "06:30:00"), "c")];
        let outcomes = readings.map(|(read, words)| read_again(store, id, read, words).outcome);
        assert_eq!(outcomes, [Outcome::NewVersion, Outcome::Unchanged, Outcome::NewVersion, Outcome::NewVersion]);
        let history = store.history(id).unwrap();
        let shown = history.versions.iter().map(|version| (version.number, version.text(), version.last_seen));
        assert_eq!(shown.collect::<Vec<_>>(), [(1, 5, at("06:20:00")), (3, 6, at("06:30:00"))]);
        assert_eq!(history.versions[1].provenance.extractor, "text/3");
        assert_eq!(history.recorded().len(), 6);
        assert_eq!((store.document(id, 3).unwrap(), store.document(id, 6).unwrap()), (document("C"), document("c")));
        assert_eq!(store.raw_bytes(id, 8).unwrap(), b"C");
        let captures = store.captures(id, 1..9).unwrap();
        assert_eq!(captures[..4], before);
        assert_eq!(captures[7].route.rereads, Some(Rereading { capture: 4, at: at("23:00:00") }));
        assert_eq!(see(store, id, "06:40:00", "c").outcome, Outcome::Unchanged);
        assert_eq!(store.history(id).unwrap().versions[1].last_seen, at("06:40:00"));
        assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
        let removal = Removal { article: id, pages: &[], texts: &[1, 2, 4, 5], rule: "a rule", at: at("23:00:00") };
        assert!(store.remove(&removal).is_err() || store.verify(&mut |_| ()).unwrap().damage.is_empty());
    });
}

#[test]
fn a_reading_of_bytes_that_no_check_received_is_damage() {
    check(|store| {
        let id = create(store, "Wind farm", "https://example.org/wind").id;
        see(store, id, "06:00:00", "A");
        see(store, id, "06:10:00", "B");
        let route = Route { rereads: Some(Rereading { capture: 1, at: at("23:00:00") }), ..Route::default() };
        let text = document("a");
        let finding = Finding::Document { document: &text, extractor: "text/3" };
        let made_up = Observation { finding, raw: Some(b"made up"), route: &route, ..observation(id, "06:00:00") };
        store.append(&[made_up]).unwrap();
        let damage = store.verify(&mut |_| ()).unwrap().damage;
        assert_eq!(damage.len(), 1, "{damage:?}");
        assert!(damage[0].how.contains("bytes of capture 1"), "{damage:?}");
    });
}
