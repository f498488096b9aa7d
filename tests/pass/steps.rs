//! What a pass keeps, plans and tells.

use chrono::TimeDelta;
use writethru::{model::Outcome, store::Store};

use super::{
    desk::{Newsroom, story},
    site::{Site, answer, missing, page},
};

fn urls(site: &Site, count: usize) -> Vec<String> {
    (0..count).map(|number| site.url(&format!("/story-{number}"))).collect()
}

#[test]
fn every_check_is_kept_and_the_next_one_planned() {
    use Outcome::{Gone, NewVersion, NotModified, Unchanged};
    let site = Site::start(|asked, before| match (asked.path.as_str(), before) {
        ("/robots.txt", _) => missing(),
        (path, 0) => answer("200 OK", &["Content-Type: text/html", "ETag: \"1\""], story(path)),
        (_, 1) => answer("304 Not Modified", &["ETag: \"1\""], ""),
        (path, 2 | 3) => page(&story(&format!("{path} and what came of it"))),
        _ => answer("410 Gone", &[], ""),
    });
    let mut room = Newsroom::watching(&urls(&site, 30));
    assert_eq!(room.tally().new_articles, 30);
    assert_eq!(room.tally().checks(), 0, "nothing is due any more");
    let tallies = [0; 4].map(|_| {
        room.wait(TimeDelta::days(40));
        room.tally()
    });
    assert_eq!((tallies[0].not_modified, tallies[0].unchanged), (30, 30));
    assert_eq!(tallies[1].new_versions, 30);
    assert_eq!((tallies[2].unchanged, tallies[2].not_modified), (30, 0));
    assert_eq!(tallies[3].gone, 30);
    let outcomes: Vec<Outcome> = room.captures(7).iter().map(|capture| capture.outcome).collect();
    assert_eq!(outcomes, [NewVersion, NotModified, NewVersion, Unchanged, Gone]);
    let plan = room.watch_of(7).next.plan;
    assert_eq!((plan.record.captures, plan.record.changes), (5, 1));
    assert_eq!(plan.why, "the last check found it gone, which is to be confirmed");
    assert!(room.is_sound());
}

#[test]
fn news_is_told_and_what_is_unchanged_is_not() {
    let site = Site::start(|asked, before| match (asked.path.as_str(), before) {
        ("/robots.txt", _) => missing(),
        ("/story-1", 1) => page(&story("Boats sail again")),
        (path, _) => page(&story(path)),
    });
    let mut room = Newsroom::watching(&urls(&site, 3));
    let (_, told) = room.pass();
    assert_eq!(told.len(), 3);
    room.wait(TimeDelta::days(40));
    let (tally, told) = room.pass();
    assert_eq!(tally.expect("a pass").unchanged, 2);
    assert!(told.len() == 1 && told[0].contains("NewVersion { number: 2"), "{told:?}");
}

#[test]
fn two_addresses_of_one_article_become_one() {
    let site = Site::start(|asked, _| match asked.path.as_str() {
        "/robots.txt" => missing(),
        _ => page(&story("One story").replace("<title>", "<link rel=canonical href='https://a.example/one'><title>")),
    });
    let mut room = Newsroom::watching(&urls(&site, 2));
    let tally = room.tally();
    assert_eq!((tally.new_articles, tally.unchanged), (1, 0));
    assert_eq!(room.captures(1).len(), 1);
    assert!(Store::article(&room.store, writethru::model::ArticleId(2)).is_err(), "it is the first one");
    assert!(room.is_sound());
}

#[test]
fn what_somebody_else_checked_meanwhile_counts() {
    let site = Site::start(|asked, _| match asked.path.as_str() {
        "/robots.txt" => missing(),
        path => page(&story(path)),
    });
    let mut room = Newsroom::watching(&urls(&site, 1));
    room.tally();
    let mut watch = room.watch_of(1);
    watch.next.plan.record = writethru::model::Record::default();
    writethru::store::WatchList::plan(&mut room.store, watch.article, &watch.next).expect("a plan");
    room.wait(TimeDelta::days(40));
    room.tally();
    let record = room.watch_of(1).next.plan.record;
    assert_eq!((record.captures, record.presences.len()), (2, 1));
}

#[test]
fn a_stop_gives_everything_back() {
    let site = Site::start(|asked, _| match asked.path.as_str() {
        "/robots.txt" => missing(),
        path => page(&story(path)),
    });
    let mut room = Newsroom::watching(&urls(&site, 10));
    room.ask_to_stop();
    assert_eq!(room.tally().checks(), 0);
    room.stop = false.into();
    assert_eq!(room.tally().new_articles, 10);
}

#[test]
fn a_budget_puts_the_rest_off_until_the_hour_is_over() {
    let site = Site::start(|asked, _| match asked.path.as_str() {
        "/robots.txt" => missing(),
        path => page(&story(path)),
    });
    let mut room = Newsroom::watching(&urls(&site, 10));
    room.limits.budget.overall = Some(4);
    let tally = room.tally();
    assert_eq!((tally.new_articles, tally.put_off), (4, 6));
    room.wait(TimeDelta::minutes(30));
    assert_eq!(room.tally().checks(), 0, "the budget of the hour is spent");
    room.wait(TimeDelta::minutes(45));
    assert_eq!(room.tally().new_articles, 4);
}
