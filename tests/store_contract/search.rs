//! The index of words.

use writethru::{
    model::ArticleId,
    store::{IndexedArticle, IndexedText, SearchIndex},
};

use crate::{check, create, see};

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
