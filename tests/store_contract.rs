//! What every store backend must do, run over a list of them.

#![expect(clippy::unwrap_used, reason = "a test stops at what it does not expect")]

#[cfg(feature = "postgres")]
#[path = "support/postgres.rs"]
mod postgres;
#[cfg(feature = "postgres")]
#[path = "store_contract/server.rs"]
mod server;
#[path = "store_contract/watch_list.rs"]
mod watch_list;

use std::path::Path;

use chrono::{DateTime, Utc};
use proptest::prelude::*;
use tempfile::TempDir;
use writethru::{
    model::{
        Article, ArticleId, Block, BlockKind, DatedBy, Digest, Document, Header, Moment, Outcome, Redirect, Rereading,
        Route, Slug, Source, Stamp, Zone,
    },
    store::{
        Access, Anchor, Finding, Hold, IndexedArticle, IndexedText, LogState, MemoryStore, NewArticle, Observation,
        Recorded, Removal, Removed, SearchIndex, SqliteStore, Store, StoreError,
    },
};

/// A backend: its name, and how to open a store of it in a folder.
struct Backend {
    name: &'static str,
    open: fn(&Path) -> Box<dyn Store>,
}

/// Every backend that can be had here.
fn backends() -> Vec<Backend> {
    let backends = vec![
        Backend { name: "memory", open: |_| Box::new(MemoryStore::new()) },
        Backend { name: "sqlite", open: |folder| Box::new(SqliteStore::open(folder, Access::Write).unwrap()) },
        Backend {
            name: "sqlite, pages elsewhere",
            open: |folder| with_pages_elsewhere(folder, Box::new(SqliteStore::open(folder, Access::Write).unwrap())),
        },
    ];
    #[cfg(feature = "postgres")]
    let backends = backends
        .into_iter()
        .chain(postgres::server().map(|_| Backend { name: "postgres", open: |_| server_store() }))
        .chain(postgres::server().map(|_| Backend {
            name: "postgres, pages elsewhere",
            open: |folder| with_pages_elsewhere(folder, server_store()),
        }))
        .collect();
    backends
}

#[cfg(feature = "postgres")]
fn server_store() -> Box<dyn Store> {
    writethru::store::open(postgres::server().unwrap().new_store().as_str(), Access::Write).unwrap()
}

fn with_pages_elsewhere(folder: &Path, mut store: Box<dyn Store>) -> Box<dyn Store> {
    store.keep_pages_at(&format!("file://{}", folder.join("pages").display())).unwrap();
    store
}

/// Runs a check on an empty store of every backend.
#[expect(clippy::print_stderr, reason = "a failed test then says which backend it was")]
fn check(contract: impl Fn(&mut dyn Store)) {
    for backend in backends() {
        eprintln!("backend {}", backend.name);
        let folder = TempDir::new().unwrap();
        contract(&mut *(backend.open)(folder.path()));
    }
}

fn at(text: &str) -> DateTime<Utc> {
    format!("2025-12-03T{text}Z").parse().unwrap()
}

fn document(words: &str) -> Document {
    let paragraphs = words.split('|').map(|text| Block::new(BlockKind::Paragraph, text));
    Document {
        blocks: std::iter::once(Block::new(BlockKind::Headline, "Wind farm")).chain(paragraphs).collect(),
        ..Document::default()
    }
}

fn create(store: &mut dyn Store, title: &str, url: &str) -> Article {
    let new = NewArticle { slug: Slug::suggest(title), urls: vec![url.to_owned()], title: Some(title.to_owned()) };
    store.create_articles(&[new]).unwrap().remove(0)
}

/// A capture of nothing yet.
fn observation(article: ArticleId, time: &str) -> Observation<'static> {
    Observation {
        article,
        at: at(time),
        dated_by: DatedBy::Clock,
        url: "https://example.org/wind",
        status: Some(200),
        headers: &[],
        raw: None,
        route: Route::DIRECT,
        finding: Finding::SameBytes,
    }
}

fn see(store: &mut dyn Store, article: ArticleId, time: &str, words: &str) -> Recorded {
    let document = document(words);
    let finding = Finding::Document { document: &document, extractor: "text/1" };
    let raw = Some(words.as_bytes());
    store.append(&[Observation { finding, raw, ..observation(article, time) }]).unwrap()[0]
}

#[test]
fn a_new_article_is_found_by_slug_address_number_and_prefix() {
    check(|store| {
        let wind = create(store, "Wind farm: jobs at risk", "https://example.org/wind");
        let second = create(store, "Wind farm: jobs at risk", "file.txt");
        let rail = create(store, "東京の鉄道", "https://example.org/rail");
        assert_eq!((wind.slug.as_str(), second.slug.as_str()), ("wind-farm-jobs-at-risk", "wind-farm-jobs-at-risk-2"));
        for (name, found) in [
            ("wind-farm-jobs-at-risk", &wind),
            ("https://example.org/wind", &wind),
            ("file.txt", &second),
            ("2", &second),
            ("3", &rail),
            ("東京", &rail),
        ] {
            assert_eq!(&store.find_article(name).unwrap(), found, "{name}");
        }
        assert_eq!(store.article_at_url("file.txt").unwrap(), Some(second));
        assert_eq!(store.article_at_url("nowhere").unwrap(), None);
        assert_eq!(store.article(rail.id).unwrap(), rail);
    });
}

#[test]
fn an_article_is_added_with_its_first_captures_or_not_at_all() {
    check(|store| {
        create(store, "Wind farm", "https://example.org/other");
        let new = NewArticle {
            slug: Slug::suggest("Wind farm"),
            urls: vec!["https://example.org/wind".to_owned()],
            title: Some("Wind farm".to_owned()),
        };
        let nobody = ArticleId(0);
        let huge = document(&"x".repeat(65 << 20));
        let text = document("12 jobs go");
        let first = Finding::Document { document: &text, extractor: "text/1" };
        let second = Finding::Document { document: &huge, extractor: "text/1" };
        let seen = [(first, "06:29:00"), (second, "06:48:00")].map(|(finding, time)| Observation {
            finding,
            raw: Some(b"12"),
            ..observation(nobody, time)
        });
        assert!(matches!(store.append_to_new(&new, &seen), Err(StoreError::TooLarge { .. })));
        assert_eq!(store.articles(nobody, 9).unwrap().len(), 1);
        assert_eq!(store.article_at_url("https://example.org/wind").unwrap(), None);
        let (article, recorded) = store.append_to_new(&new, &seen[..1]).unwrap();
        assert_eq!((article.id, article.slug.as_str()), (ArticleId(2), "wind-farm-2"));
        assert_eq!((recorded[0].capture, recorded[0].version), (1, Some(1)));
        assert_eq!(store.article(article.id).unwrap(), article);
        assert_eq!(store.document(article.id, 1).unwrap(), text);
        assert_eq!(store.raw_bytes(article.id, 1).unwrap(), b"12");
        assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
    });
}

#[test]
fn an_unknown_or_ambiguous_name_is_an_error_that_says_so() {
    check(|store| {
        create(store, "Wind farm", "a");
        create(store, "Wind power", "a");
        let message = |name| store.find_article(name).unwrap_err().to_string();
        assert_eq!(message("wind"), "`wind` may be any of 2 articles: wind-farm, wind-power");
        assert_eq!(message("a"), "`a` may be any of 2 articles: wind-farm, wind-power");
        for unknown in ["rain", "", "0", "3", "99999999999", "%", "wind-%", "WIND"] {
            assert_eq!(message(unknown), format!("no article is called `{unknown}`"));
        }
    });
}

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

/// Reads the bytes of a capture again, as a later extractor would have it.
fn read_again(store: &mut dyn Store, article: ArticleId, (capture, time): (u32, &str), words: &str) -> Recorded {
    let document = document(words);
    let raw = store.raw_bytes(article, capture).unwrap();
    let route = Route { rereads: Some(Rereading { capture, at: at("23:00:00") }), ..Route::default() };
    let finding = Finding::Document { document: &document, extractor: "text/2" };
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
        assert_eq!(history.versions[1].provenance.extractor, "text/2");
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
        let finding = Finding::Document { document: &text, extractor: "text/2" };
        let made_up = Observation { finding, raw: Some(b"made up"), route: &route, ..observation(id, "06:00:00") };
        store.append(&[made_up]).unwrap();
        let damage = store.verify(&mut |_| ()).unwrap().damage;
        assert_eq!(damage.len(), 1, "{damage:?}");
        assert!(damage[0].how.contains("bytes of capture 1"), "{damage:?}");
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
fn a_list_is_paged_and_counts() {
    check(|store| {
        for number in 1..=5 {
            let id = create(store, &format!("Article {number}"), &format!("https://example.org/{number}")).id;
            see(store, id, "06:29:00", "A");
            see(store, id, "06:30:00", "B");
            see(store, id, "06:31:00", "B");
        }
        let page = store.articles(ArticleId(2), 2).unwrap();
        let slugs: Vec<_> = page.iter().map(|summary| summary.article.slug.as_str()).collect();
        assert_eq!(slugs, ["article-3", "article-4"]);
        assert_eq!((page[0].captures, page[0].versions), (3, 2));
        assert_eq!(page[0].last_change, Some(at("06:30:00")));
        assert_eq!(page[0].article.title.as_deref(), Some("Wind farm"));
        assert_eq!(store.articles(ArticleId(5), 10).unwrap(), []);
    });
}

#[test]
fn further_addresses_are_noted_once() {
    check(|store| {
        let id = create(store, "Wind farm", "a").id;
        store.add_urls(id, &["b", "a", "b"]).unwrap();
        assert_eq!(store.article(id).unwrap().urls, ["a", "b"]);
        assert!(matches!(store.add_urls(ArticleId(9), &["c"]), Err(StoreError::UnknownArticle { .. })));
    });
}

#[test]
fn what_is_not_there_is_an_error_that_names_it() {
    check(|store| {
        let id = create(store, "Wind farm", "a").id;
        see(store, id, "06:29:00", "A");
        assert_eq!(store.document(id, 2).unwrap_err().to_string(), "`wind-farm` has no version 2");
        assert_eq!(store.document(id, 0).unwrap_err().to_string(), "`wind-farm` has no version 0");
        assert_eq!(store.raw_bytes(id, 7).unwrap_err().to_string(), "`wind-farm` has no capture 7");
        let nobody = ArticleId(7);
        for error in [
            store.article(nobody).map(drop),
            store.history(nobody).map(drop),
            store.captures(nobody, 0..9).map(drop),
            store.last_capture(nobody).map(drop),
            store.document(nobody, 1).map(drop),
            store.raw_bytes(nobody, 1).map(drop),
            store.append(&[observation(nobody, "06:00:00")]).map(drop),
        ] {
            assert!(matches!(error, Err(StoreError::UnknownArticle { .. })), "{error:?}");
        }
        assert_eq!(store.captures(id, 5..9).unwrap(), []);
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

#[test]
fn an_index_of_words_names_every_article_that_may_hold_them() {
    check(|store| {
        let [wind, rail] = ["Wind farm", "Rail link"].map(|title| create(store, title, title).id);
        see(store, wind, "06:00:00", "12 jobs go");
        see(store, wind, "06:01:00", "21 jobs go");
        see(store, rail, "06:02:00", "Nobody goes");
        let Some(index) = store.search_index() else { return };
        let text = |version, text: &str| IndexedText { version, text: text.to_owned() };
        let found = |index: &dyn SearchIndex, pieces: &[&str]| {
            index.candidates(&pieces.iter().map(|&piece| piece.to_owned()).collect::<Vec<_>>()).unwrap()
        };
        assert_eq!(index.unindexed(ArticleId(0), 9).unwrap(), [(wind, 0), (rail, 0)]);
        assert_eq!(found(index, &["nothing of it"]), Some(vec![wind, rail]), "what is not indexed may hold anything");
        let first = IndexedArticle { article: wind, texts: vec![text(1, "wind farm\n12 jobs go")], through: 1 };
        let other =
            IndexedArticle { article: rail, texts: vec![text(1, "東·京\n\"no\0body\" goes\u{10ffff}")], through: 1 };
        index.index(&[first.clone(), other]).unwrap();
        index.index(&[first]).unwrap();
        assert_eq!(index.unindexed(ArticleId(0), 9).unwrap(), [(wind, 1)]);
        let second = IndexedArticle { article: wind, texts: vec![text(2, "21 jobs go")], through: 2 };
        index.index(&[second]).unwrap();
        assert_eq!(index.unindexed(ArticleId(0), 9).unwrap(), []);
        for (pieces, expected) in [
            (&["jobs go"][..], Some(vec![wind])),
            (&["jobs", "21 "], Some(vec![wind])),
            (&["12 jobs", "21 jobs"], Some(vec![])),
            (&["jobs", "goes"], Some(vec![])),
            (&["\"no", "y\" g", "東·京", "s\u{10ffff}"][..], Some(vec![rail])),
            (&["go"], None),
            (&[], None),
        ] {
            assert_eq!(found(index, pieces), expected, "{pieces:?}");
        }
        index.drop_index().unwrap();
        assert_eq!(found(index, &["jobs"]), Some(vec![wind, rail]));
        assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
    });
}

/// Takes pages and texts away, as a rule would.
fn remove(store: &mut dyn Store, article: ArticleId, pages: &[&str], texts: &[u32]) -> Result<Removed, StoreError> {
    let pages: Vec<Digest> = pages.iter().map(|words| Digest::of(words.as_bytes())).collect();
    let rule = "--keep-versions 1";
    store.remove(&Removal { article, pages: &pages, texts, rule, at: at("09:00:00") })
}

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

#[test]
fn time_stamps_are_kept_and_compared_with_the_log() {
    check(|store| {
        let id = create(store, "Wind farm", "a").id;
        see(store, id, "06:00:00", "A");
        let log = store.log().unwrap();
        assert_eq!((log.size, log.root), (1, store.verify(&mut |_| ()).unwrap().log_root));
        let good = Anchor { log, authority: "https://tsa".to_owned(), at: at("06:01:00"), token: vec![1, 2] };
        store.add_anchor(&good).unwrap();
        see(store, id, "06:02:00", "B");
        assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
        store.add_anchor(&Anchor { log: LogState { size: 2, ..log }, ..good.clone() }).unwrap();
        store.add_anchor(&Anchor { log: LogState { size: 9, ..log }, ..good.clone() }).unwrap();
        assert_eq!(store.anchors().unwrap()[0], good);
        let damage: Vec<String> = store.verify(&mut |_| ()).unwrap().damage.iter().map(ToString::to_string).collect();
        assert_eq!(
            damage,
            [
                "the time-stamp over 2 records: the log had other records when it was stamped",
                "the time-stamp over 9 records: the log no longer has so many records",
            ]
        );
    });
}

/// The root that a leaf's way leads to (RFC 9162, section 2.1.3.2).
fn climb(link: Digest, position: u64, size: u64, path: &[Digest]) -> Digest {
    let (mut at, mut last, mut node) = (position, size - 1, Digest::of_parts(&[&[0], &link.0]));
    for beside in path {
        if at % 2 == 1 || at == last {
            node = Digest::of_parts(&[&[1], &beside.0, &node.0]);
            while at.is_multiple_of(2) && at != 0 {
                (at, last) = (at >> 1, last >> 1);
            }
        } else {
            node = Digest::of_parts(&[&[1], &node.0, &beside.0]);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    node
}

#[test]
fn a_proof_leads_from_the_forms_of_captures_to_the_root() {
    check(|store| {
        let (wind, rail) = (create(store, "Wind farm", "a").id, create(store, "Railway", "b").id);
        for (article, time, words) in
            [(wind, "06:29:00", "A"), (rail, "06:30:00", "B"), (wind, "06:31:00", "A"), (wind, "06:48:00", "C")]
        {
            see(store, article, time, words);
        }
        let early = store.verify(&mut |_| ()).unwrap().log_root;
        see(store, rail, "07:00:00", "D");
        let now = store.verify(&mut |_| ()).unwrap().log_root;
        let proof = store.prove(wind, 2..u32::MAX, &[]).unwrap();
        assert_eq!((proof.log.size, proof.log.root), (5, now));
        let numbers: Vec<_> = proof.captures.iter().map(|capture| (capture.number, capture.position)).collect();
        assert_eq!(numbers, [(2, 2), (3, 3)]);
        let mut before = proof.before;
        assert_eq!(before, store.captures(wind, 1..2).unwrap()[0].link);
        for capture in &proof.captures {
            let version = capture.version.as_ref().map(|version| format!("\n{}", version.form)).unwrap_or_default();
            before = Digest::of_parts(&[&before.0, capture.form.as_bytes(), version.as_bytes()]);
            assert_eq!(before, capture.link);
            assert_eq!(climb(capture.link, capture.position, 5, &capture.path), now);
        }
        let version = proof.captures[1].version.as_ref().unwrap();
        let digest = Digest::of(version.document.as_ref().unwrap().as_bytes());
        assert!(version.number == 2 && version.form.contains(&digest.to_string()));
        let proof = store.prove(wind, 3..4, &[4, 9, 0]).unwrap();
        let sizes: Vec<u64> = proof.earlier.iter().map(|then| then.log.size).collect();
        assert_eq!(sizes, [4, 5, 0], "as many records as there are");
        assert_eq!(proof.earlier[0].log.root, early);
        assert_eq!(climb(proof.captures[0].link, 3, 4, &proof.earlier[0].paths[&3]), early);
        assert!(store.prove(rail, 2..3, &[4]).unwrap().earlier[0].paths.is_empty(), "it was not there yet");
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

/// One step of a random story: which article, minutes later (or earlier), which text.
fn steps() -> impl Strategy<Value = Vec<(u32, i64, u8)>> {
    prop::collection::vec((1_u32..4, -3_i64..10, 0_u8..6), 1..40)
}

fn play(store: &mut dyn Store, steps: &[(u32, i64, u8)]) {
    for number in 1..4 {
        create(store, &format!("Article {number}"), "a");
    }
    let mut now = at("06:00:00");
    for &(article, minutes, text) in steps {
        now += chrono::TimeDelta::minutes(minutes);
        let document = document(&format!("text {text}|{}", "same ".repeat(50)));
        let finding = match text {
            5 => Finding::NotModified,
            _ => Finding::Document { document: &document, extractor: "text/1" },
        };
        store.append(&[Observation { finding, at: now, ..observation(ArticleId(article), "00:00:00") }]).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_backend_tells_the_same_story_down_to_the_links(steps in steps()) {
        let stories: Vec<String> = backends().iter().map(|backend| {
            let folder = TempDir::new().unwrap();
            let mut store = (backend.open)(folder.path());
            play(&mut *store, &steps);
            let verification = store.verify(&mut |_| ()).unwrap();
            assert_eq!(verification.damage, []);
            let root = verification.log_root;
            let articles = store.articles(ArticleId(0), 9).unwrap();
            let told: Vec<_> = articles.iter().map(|summary| {
                let id = summary.article.id;
                let history = store.history(id).unwrap();
                let documents: Vec<_> = history.versions.iter().map(|version| store.document(id, version.number).unwrap()).collect();
                (summary.clone(), root, store.captures(id, 0..u32::MAX).unwrap(), history, documents)
            }).collect();
            serde_json::to_string(&told).unwrap()
        }).collect();
        for story in &stories[1..] {
            prop_assert_eq!(&stories[0], story);
        }
    }
}

/// Stores with pages elsewhere that can be opened twice: each with its place.
fn stores_to_share(folder: &Path) -> Vec<String> {
    let stores = vec![folder.join("store").display().to_string()];
    #[cfg(feature = "postgres")]
    let stores = stores.into_iter().chain(postgres::server().map(postgres::Server::new_store)).collect();
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
