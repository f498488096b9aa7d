//! Articles: how they are added, named and listed.

use writethru::{
    model::{ArticleId, Slug},
    store::{Finding, NewArticle, Observation, StoreError},
};

use crate::{at, check, create, document, observation, see};

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
fn an_article_that_another_program_added_meanwhile_is_not_added_again() {
    check(|store| {
        let urls = ["https://example.org/harbour", "https://example.org/wind"].map(str::to_owned).to_vec();
        let new = |urls| NewArticle { slug: Slug::suggest("Wind farm"), urls, title: None };
        let text = document("12 jobs go");
        let finding = Finding::Document { document: &text, extractor: "text/1" };
        let seen = |time| Observation { finding, ..observation(ArticleId(0), time) };
        let (first, _) = store.append_to_new(&new(urls[1..].to_vec()), &[seen("06:29:00")]).unwrap();
        let (again, recorded) = store.append_to_new(&new(urls), &[seen("06:48:00")]).unwrap();
        assert_eq!((again.id, recorded[0].capture, recorded[0].version), (first.id, 2, Some(1)));
        let (found, recorded) = store.append_to_new(&new(vec![first.urls[0].clone()]), &[]).unwrap();
        assert_eq!((found.id, recorded.len()), (first.id, 0));
        assert_eq!(store.articles(ArticleId(0), 9).unwrap().len(), 1);
        assert_eq!(store.verify(&mut |_| ()).unwrap().damage, []);
    });
}

#[test]
fn addresses_that_a_page_names_are_noted_with_its_capture_unless_they_are_another_s() {
    check(|store| {
        let other = create(store, "Wind power", "b");
        let id = create(store, "Wind farm", "a").id;
        let huge = document(&"x".repeat(65 << 20));
        let finding = Finding::Document { document: &huge, extractor: "text/1" };
        let seen = Observation { url: "a", also_at: &["b", "c", "a", "d", "c"], ..observation(id, "06:29:00") };
        let failing = Observation { finding, ..observation(id, "06:48:00") };
        assert!(matches!(store.append(&[seen, failing]), Err(StoreError::TooLarge { .. })));
        assert_eq!((store.article(id).unwrap().urls, store.article_at_url("c").unwrap()), (vec!["a".to_owned()], None));
        store.append(&[seen, seen]).unwrap();
        assert_eq!(store.article(id).unwrap().urls, ["a", "c", "d"]);
        assert_eq!(store.article(other.id).unwrap(), other);
        assert_eq!(store.article_at_url("d").unwrap().map(|found| found.id), Some(id));
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
