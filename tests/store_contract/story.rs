//! The same steps in every backend, and the same records after them.

use proptest::prelude::*;
use tempfile::TempDir;
use writethru::{
    model::ArticleId,
    store::{Finding, Observation, Store},
};

use crate::{at, backends, create, document, observation};

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
