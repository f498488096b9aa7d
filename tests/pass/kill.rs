//! `kill -9` at instants of a pass that chance chooses: the store opens, every digest fits, no check is there twice or half.

use std::{collections::BTreeMap, process::Stdio, thread, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use writethru::{
    model::ArticleId,
    store::{Access, SqliteStore, Store},
};

use super::{
    desk::{story, watch},
    site::{Site, answer, missing},
    support::Desk,
};

const ARTICLES: usize = 60;
const KILLS: u64 = 30;
const SEED: u64 = 20_251_204;

#[test]
fn a_pass_that_is_killed_leaves_each_check_whole_or_to_be_made() {
    let site = Site::start(|asked, before| match asked.path.as_str() {
        "/robots.txt" => missing(),
        path => {
            let link = format!("<link rel=canonical href='http://{}/all{path}'><title>", asked.header("host").unwrap());
            let page = story(&format!("{path} as of {}", before / 2)).replace("<title>", &link);
            answer("200 OK", &["Content-Type: text/html"], page)
        }
    });
    let settings = "[fetch]\nallow-hosts = ['127.0.0.1']\ngap = 0\nper-host = 8\n";
    let mut desk = Desk::new().file("writethru.toml", settings);
    let store = desk.path("snapshots");
    let urls: Vec<String> = (0..ARTICLES).map(|number| site.url(&format!("/story-{number}"))).collect();
    let mut now: DateTime<Utc> = "2025-12-04T12:00:00Z".parse().expect("an instant");
    watch(&mut SqliteStore::open(&store, Access::Write).expect("a new store"), &urls, now);
    for kill in 0..KILLS {
        // All that a killed pass held has run out by then.
        now += TimeDelta::days(40);
        desk.at(&now.to_rfc3339());
        let mut run = desk.command(&["run", "--quiet"]).stdout(Stdio::null()).spawn().expect("the program starts");
        // So many requests into the pass, however quick the machine is, and a moment more.
        let (requests, moment) = (chance(2 * kill) % (ARTICLES as u64 + 4), chance(2 * kill + 1) % 20_000);
        let enough = site.asked().len() + requests as usize;
        while site.asked().len() < enough && run.try_wait().expect("it can be asked").is_none() {
            thread::sleep(Duration::from_micros(200));
        }
        thread::sleep(Duration::from_micros(moment));
        run.kill().expect("it can be killed");
        run.wait().expect("it has ended");
        verify(&store, now);
    }
    now += TimeDelta::days(40);
    desk.at(&now.to_rfc3339());
    assert!(desk.run("run --quiet").ends_with("[0]"));
    let store = SqliteStore::open(&store, Access::Read).expect("the store opens");
    for article in 1..=ARTICLES as u32 {
        let last = store.last_capture(ArticleId(article)).expect("a store").expect("a capture");
        assert_eq!(last.at, now, "after all a whole pass is made");
    }
}

/// A number that looks like chance and is the same on every run: `SplitMix64` (Steele, Lea and Flood 2014).
fn chance(place: u64) -> u64 {
    let mixed = SEED.wrapping_add((place + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Opens the store as it was left and looks at every check: each article has at most one of a pass, in order.
fn verify(store: &std::path::Path, now: DateTime<Utc>) {
    let store = SqliteStore::open(store, Access::Read).expect("the store opens");
    let problems = store.verify(&mut |_| ()).expect("a verification").damage;
    assert!(problems.is_empty(), "{problems:?}");
    for article in 1..=ARTICLES as u32 {
        let captures = store.captures(ArticleId(article), 1..u32::MAX).expect("captures");
        let urls = store.article(ArticleId(article)).expect("an article").urls;
        assert_eq!(urls.len(), 1 + captures.len().min(1), "{urls:?}: what its page calls it is there with the capture");
        let mut by_instant: BTreeMap<DateTime<Utc>, u32> = BTreeMap::new();
        for (place, capture) in captures.iter().enumerate() {
            assert_eq!(capture.number as usize, place + 1);
            assert!(capture.at <= now && capture.raw.is_some(), "{capture:?}");
            *by_instant.entry(capture.at).or_default() += 1;
        }
        assert!(by_instant.values().all(|checks| *checks == 1), "{by_instant:?}");
    }
}
