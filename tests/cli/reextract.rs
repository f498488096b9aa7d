//! `reextract`: kept pages read again.

use insta::assert_snapshot;

use writethru::{
    model::{ArticleId, Block, BlockKind, DatedBy, Document, Route, Slug},
    store::{self, Access, Finding, NewArticle, Observation},
};

use crate::support::Desk;

const STAMP: &str = "06:29, Wed, Dec 3, 2025";
const FIRST: &str = "At least 12 boats were lost in the storm on Tuesday, the harbour master said.";
const SECOND: &str = "At least 21 boats were lost in the storm on Tuesday, the harbour master said.";

/// Two states of a page with a box of changing words, which settings of the site leave out from then on.
pub(crate) fn desk() -> Desk {
    let mut desk = Desk::new();
    let states = [(FIRST, "Rain"), (FIRST, "Sun"), (SECOND, "Snow")];
    for (hour, (words, weather)) in (12..).zip(states) {
        desk.at(&format!("2025-12-04T{hour}:00:00Z"));
        let html = format!(
            "<html><body><main><h1>The harbour council meets</h1><p>{STAMP}</p><p>{words}</p>\
             <p class=sky>The weather outside is now said to be: {weather}.</p>\
             <p>Nobody was hurt, and the quay will be open again on Friday afternoon at four.</p></main></body></html>"
        );
        desk.pipe(html, "snap - --url https://news.example/harbour");
    }
    desk.at("2025-12-05T12:00:00Z");
    desk.write("writethru.toml", "[site.\"news.example\"]\ndrop = [\".sky\"]\n");
    desk
}

#[test]
fn what_reads_otherwise_stands_in_place_of_the_first_reading() {
    let desk = desk();
    assert_snapshot!(desk.run("reextract 1 --dry-run"), @r"
    the-harbour-council-meets: version 1 reads otherwise
    the-harbour-council-meets: version 2 reads otherwise
    the-harbour-council-meets: version 3 reads otherwise
    1 article: 3 later readings would be recorded
    [0]
    ");
    assert_snapshot!(desk.run("reextract 1"), @r"
    the-harbour-council-meets: version 1 reads otherwise, and was recorded so
    the-harbour-council-meets: version 2 reads otherwise, and was recorded so
    the-harbour-council-meets: version 3 reads otherwise, and was recorded so
    1 article: 3 later readings recorded
    [0]
    ");
    assert_snapshot!(desk.run("reextract --all"), @r"
    1 article: every page that is kept reads as before
    [0]
    ");
    assert_snapshot!(desk.run("log 1"), @r"
    The harbour council meets
    the-harbour-council-meets, 2 versions, 3 checks
    https://news.example/harbour

    version 1    first seen 2025-12-04 12:00:00 UTC (by our clock)
                 last seen  2025-12-04 13:00:00 UTC, 2 checks
                 read again 2025-12-05 12:00:00 UTC, by html/5
                 states published 2025-12-03 06:29 (zone unknown)

    version 3    first seen 2025-12-04 14:00:00 UTC (by our clock)
                 last seen  2025-12-04 14:00:00 UTC, 1 check
                 read again 2025-12-05 12:00:00 UTC, by html/5
                 states published 2025-12-03 06:29 (zone unknown)
    [0]
    ");
    // A later reading is no version more.
    assert!(desk.ok("list").contains("the-harbour-council-meets         2  2025-12-04 14:00"));
    let verified = desk.ok("verify");
    assert!(verified.contains("1 article, 6 captures and 6 versions verified"), "{verified}");
    assert!(!desk.ok("diff 1").contains("weather"));
    assert!(!desk.ok("show 1@first").contains("Rain"));
    assert!(desk.ok("show 1@first --first-reading").contains("Rain"));
}

#[test]
fn a_page_that_a_rule_removed_is_named() {
    let desk = desk();
    desk.ok("prune --raw-older-than 1h --yes");
    assert_snapshot!(desk.run("reextract 1"), @r"
    the-harbour-council-meets: version 1 stays as it was read: its page is not kept
    the-harbour-council-meets: version 2 stays as it was read: its page is not kept
    the-harbour-council-meets: version 3 reads otherwise, and was recorded so
    1 article: 1 later reading recorded
    [0]
    ");
}

#[test]
fn every_way_out_of_the_store_has_each_version_once_as_it_reads_now() {
    let desk = desk();
    desk.ok("reextract --all");
    desk.ok("export 1 --format jsonl --output all.jsonl");
    let other = Desk::new().file("all.jsonl", std::fs::read(desk.path("all.jsonl")).unwrap());
    other.ok("import all.jsonl");
    let log = |desk: &Desk| desk.ok("log 1 --captures");
    assert_eq!(log(&other), log(&desk));
    other.ok("import all.jsonl");
    assert_eq!(log(&other), log(&desk), "nothing is taken in twice");
    desk.ok("copy --to copied");
    assert_eq!(desk.ok("log 1 --captures --store copied"), log(&desk));
    assert_eq!(desk.ok("blame 1 --json").matches("weather").count(), 0);
    assert_eq!(desk.ok("when 1 weather"), "");
}

#[test]
fn after_an_upgrade_it_is_said_that_pages_may_read_otherwise() {
    let desk = Desk::new();
    let document = Document { blocks: vec![Block::new(BlockKind::Paragraph, FIRST)], ..Document::default() };
    let mut store = store::open(desk.path("snapshots").as_path(), Access::Write).expect("a new store");
    let new = NewArticle { slug: Slug::suggest("harbour"), urls: Vec::new(), title: None };
    let seen = Observation {
        article: ArticleId(0),
        at: "2025-12-03T06:29:00Z".parse().expect("an instant"),
        dated_by: DatedBy::Clock,
        url: "https://news.example/harbour",
        status: Some(200),
        headers: &[],
        raw: None,
        route: Route::DIRECT,
        also_at: &[],
        finding: Finding::Document { document: &document, extractor: "html/0" },
    };
    store.append_to_new(&new, &[seen]).expect("an article");
    for command in ["list", "verify"] {
        let told = desk.run(command);
        assert!(told.contains("note: pages were read by html/0, this program has html/"), "{told}");
    }
    desk.pipe(format!("<h1>The quay</h1><p>{SECOND}</p>"), "snap - --url https://news.example/quay");
    assert!(!desk.run("list").contains("note:"));
}
