//! Captures, and the versions that they bring.

use writethru::{
    model::{ArticleId, DatedBy, Digest, Header, Moment, Outcome, Redirect, Route, Source, Stamp, Zone},
    store::{Finding, Observation, StoreError},
};

use crate::{at, check, create, document, observation, see};

#[test]
fn an_unchanged_text_extends_its_version_and_another_makes_a_new_one() {
    check(|store| {
        let id = create(store, "Wind farm", "https://example.org/wind").id;
        let outcomes = [
            see(store, id, "06:29:00", "12 jobs go"),
            see(store, id, "06:40:00", "12 jobs go"),
            see(store, id, "06:48:00", "21 jobs go"),
        ]
        .map(|recorded| (recorded.capture, recorded.outcome, recorded.version));
        let expected =
            [(1, Outcome::NewVersion, Some(1)), (2, Outcome::Unchanged, Some(1)), (3, Outcome::NewVersion, Some(2))];
        assert_eq!(outcomes, expected);
        let versions = store.history(id).unwrap().versions;
        let seen: Vec<_> = versions.iter().map(|version| (version.first_seen, version.last_seen)).collect();
        assert_eq!(seen, [(at("06:29:00"), at("06:40:00")), (at("06:48:00"), at("06:48:00"))]);
        assert_eq!(versions[1].provenance.capture, 3);
        assert_eq!(versions[1].provenance.extractor, "text/1");
        assert_eq!(store.document(id, 1).unwrap(), document("12 jobs go"));
        assert_eq!(store.document(id, 2).unwrap(), document("21 jobs go"));
        assert_eq!(store.raw_bytes(id, 2).unwrap(), b"12 jobs go");
    });
}

#[test]
fn a_return_to_an_earlier_text_is_a_new_version_that_restores_it() {
    check(|store| {
        let id = create(store, "Wind farm", "https://example.org/wind").id;
        for (minute, words) in ["A", "B", "A", "C", "A", "B"].into_iter().enumerate() {
            see(store, id, &format!("06:0{minute}:00"), words);
        }
        let versions = store.history(id).unwrap().versions;
        let restores: Vec<_> = versions.iter().map(|version| version.restores).collect();
        assert_eq!(restores, [None, None, Some(1), None, Some(3), Some(2)]);
        assert_eq!(versions[2].content, versions[0].content);
        assert_eq!(store.document(id, 5).unwrap(), document("A"));
    });
}

#[test]
fn an_older_capture_that_comes_late_is_put_where_it_belongs_in_time() {
    check(|store| {
        let id = create(store, "Wind farm", "https://example.org/wind").id;
        see(store, id, "06:10:00", "A");
        see(store, id, "06:40:00", "C");
        assert_eq!(see(store, id, "06:20:00", "A").version, Some(1));
        assert_eq!(see(store, id, "06:35:00", "C").version, Some(2));
        assert_eq!(see(store, id, "06:30:00", "B").version, Some(3));
        assert_eq!(see(store, id, "06:50:00", "C").outcome, Outcome::Unchanged);
        assert_eq!(see(store, id, "06:00:00", "older").version, Some(4));
        let history = store.history(id).unwrap();
        let order: Vec<_> = history.versions.iter().map(|version| version.number).collect();
        assert_eq!(order, [4, 1, 3, 2]);
        assert_eq!(history.version(1).unwrap().last_seen, at("06:20:00"));
        assert_eq!(history.version(2).unwrap().first_seen, at("06:35:00"));
        let summary = store.articles(ArticleId(0), 10).unwrap().remove(0);
        assert_eq!(summary.first_capture, Some(at("06:00:00")));
        assert_eq!(summary.last_capture, Some(at("06:50:00")));
        assert_eq!(summary.last_change, Some(at("06:35:00")));
    });
}

#[test]
fn a_late_capture_at_the_instant_of_another_text_leaves_the_order_as_it_is() {
    check(|store| {
        let id = create(store, "Wind farm", "a").id;
        for (time, words) in [("06:00:00", "A"), ("05:59:00", "B"), ("05:59:00", "A"), ("05:59:00", "A")] {
            see(store, id, time, words);
        }
        let versions = store.history(id).unwrap().versions;
        assert_eq!(versions.iter().map(|version| version.number).collect::<Vec<_>>(), [2, 3, 1]);
        assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
    });
}

#[test]
fn every_check_is_kept_as_it_was_whatever_came_of_it() {
    check(|store| {
        let id = create(store, "Wind farm", "https://example.org/wind").id;
        see(store, id, "06:29:00", "A");
        let headers = |date: &str| {
            vec![
                Header { name: "date".into(), value: date.into() },
                Header { name: "ETag".into(), value: "\"é\u{1f600}\"".into() },
                Header { name: "ETag".into(), value: String::new() },
            ]
        };
        let (first, second) = (headers("Wed, 03 Dec 2025 06:30:00 GMT"), headers("Wed, 03 Dec 2025 06:31:00 GMT"));
        let route = Route {
            redirects: vec![Redirect { status: 301, to: "https://example.org/new".to_owned() }],
            archive: Some("https://archive.example/20251203062900id_/https://example.org/wind".to_owned()),
            is_rendered: true,
            canonical: Some("https://example.org/wind-farm".to_owned()),
            rereads: None,
        };
        let seen = observation(id, "06:30:00.123");
        let checks = [
            Observation { finding: Finding::NotModified, status: Some(304), headers: &first, ..seen },
            Observation { finding: Finding::SameBytes, headers: &second, raw: Some(b"A"), ..seen },
            Observation { finding: Finding::Suspect("a consent page"), raw: Some(b"\0\xff"), ..seen },
            Observation { finding: Finding::Gone("410 Gone"), status: Some(410), url: "https://example.org/b", ..seen },
            Observation { finding: Finding::Failed("no answer"), status: None, dated_by: DatedBy::Archive, ..seen },
            Observation { finding: Finding::NotModified, headers: &first, route: &route, ..seen },
            Observation { finding: Finding::NotModified, route: &route, ..seen },
        ];
        store.append(&checks).unwrap();
        let captures = store.captures(id, 2..9).unwrap();
        let told: Vec<_> = captures
            .iter()
            .map(|capture| (capture.outcome, capture.version, capture.reason.as_deref().unwrap_or("")))
            .collect();
        let expected = [
            (Outcome::NotModified, Some(1), ""),
            (Outcome::Unchanged, Some(1), ""),
            (Outcome::Suspect, None, "a consent page"),
            (Outcome::Gone, None, "410 Gone"),
            (Outcome::Failed, None, "no answer"),
            (Outcome::NotModified, Some(1), ""),
            (Outcome::NotModified, Some(1), ""),
        ];
        assert_eq!(told, expected);
        assert_eq!((&captures[0].headers, &captures[1].headers), (&first, &second));
        assert!(captures[0].route.is_direct() && captures[5].headers == first);
        assert_eq!((&captures[5].route, &captures[6].route), (&route, &route));
        assert_eq!(captures[5].answered_by(), "https://example.org/new");
        assert_eq!(captures[0].at, at("06:30:00.123"));
        assert_eq!(captures[1].raw.unwrap().digest, Digest::of(b"A"));
        assert_eq!(store.raw_bytes(id, 4).unwrap(), b"\0\xff");
        assert!(matches!(store.raw_bytes(id, 2), Err(StoreError::NoRawBytes { .. })));
        assert_eq!(captures[4].dated_by, DatedBy::Archive);
        assert_eq!(store.article(id).unwrap().urls, ["https://example.org/wind", "https://example.org/b"]);
        assert_eq!(store.last_capture(id).unwrap().as_ref(), captures.last());
        assert_eq!(store.history(id).unwrap().versions[0].last_seen, at("06:30:00.123"));
    });
}

#[test]
fn stated_dates_are_in_the_history_and_a_moved_stamp_is_another_version() {
    check(|store| {
        let id = create(store, "Wind farm", "https://example.org/wind").id;
        let stamp = |raw: &str| Stamp {
            raw: raw.to_owned(),
            instant: Some(Moment::Local("2025-12-03T06:48:00".parse().unwrap())),
            zone: Zone::Unknown,
            source: Source::Text,
        };
        for (time, raw) in [("06:50:00", "06:48, Wed"), ("06:51:00", "06:48, Wed"), ("06:52:00", "06:49, Wed")] {
            let mut document = document("A");
            document.metadata.dates.modified = Some(stamp(raw));
            let finding = Finding::Document { document: &document, extractor: "text/1" };
            store.append(&[Observation { finding, ..observation(id, time) }]).unwrap();
        }
        let versions = store.history(id).unwrap().versions;
        let stated: Vec<_> = versions.iter().map(|version| version.dates.modified.clone().unwrap().raw).collect();
        assert_eq!(stated, ["06:48, Wed", "06:49, Wed"]);
    });
}

#[test]
fn a_batch_that_fails_leaves_nothing_of_it() {
    check(|store| {
        let id = create(store, "Wind farm", "a").id;
        see(store, id, "06:29:00", "A");
        let before = store.last_capture(id).unwrap();
        let document = document("B");
        let finding = Finding::Document { document: &document, extractor: "text/1" };
        let good = Observation { finding, ..observation(id, "06:30:00") };
        assert!(store.append(&[good, good, observation(ArticleId(7), "06:31:00")]).is_err());
        assert_eq!(store.last_capture(id).unwrap(), before);
        assert_eq!(store.history(id).unwrap().versions.len(), 1);
        assert_eq!(store.append(&[good, good]).unwrap()[1].version, Some(2));
        assert_eq!(store.document(id, 2).unwrap(), document);
    });
}

#[test]
fn versions_far_beyond_one_chain_all_read_back() {
    check(|store| {
        let id = create(store, "Live blog", "a").id;
        let words = |number: usize| {
            (0..40 + number).map(|word| format!("word{}", word * 31 % (number + 7))).collect::<Vec<_>>().join(" ")
        };
        for number in 0..100 {
            see(store, id, &format!("{:02}:{:02}:00", number / 60, number % 60), &words(number));
        }
        for number in 0..100 {
            assert_eq!(store.document(id, number as u32 + 1).unwrap(), document(&words(number)));
            assert_eq!(store.raw_bytes(id, number as u32 + 1).unwrap(), words(number).as_bytes());
        }
    });
}
