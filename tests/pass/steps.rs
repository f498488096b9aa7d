//! What a pass keeps, plans and tells.

use chrono::TimeDelta;
use writethru::{
    fetch::HostPace,
    job::{events::events, sites::Site as SiteSettings},
    model::{Absence, Happening, Outcome},
    store::Store,
};

use super::{
    desk::{Newsroom, story},
    site::{Site, answer, missing, page, redirect},
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
fn an_article_where_the_store_is_damaged_keeps_no_other_from_being_checked() {
    let site = Site::start(|asked, before| match asked.path.as_str() {
        "/robots.txt" => missing(),
        path => answer("200 OK", &["Content-Type: text/html", "Server: quay"], story(&format!("{path} {before}"))),
    });
    let mut room = Newsroom::watching(&urls(&site, 6));
    assert_eq!(room.tally().new_articles, 6);
    // Raw pages are numbered by article; texts by the place of their capture in the log.
    let text = "(SELECT position FROM capture WHERE article = 1)";
    room.damage(&format!("UPDATE document SET frame = zeroblob(40) WHERE id = {text}"));
    room.damage("UPDATE raw SET frame = zeroblob(40) WHERE id >> 24 = 2");
    room.damage("UPDATE capture SET headers = zeroblob(9) WHERE article = 3");
    room.wait(TimeDelta::days(40));
    let (tally, mut told) = room.pass();
    let tally = tally.expect("a pass");
    assert_eq!((tally.new_versions, tally.failed), (3, 3), "{told:#?}");
    told.retain(|told| told.contains("is damaged: "));
    assert_eq!(told.len(), 3, "{told:#?}");
    let last = |room: &Newsroom, article| room.captures(article).pop().expect("a capture");
    for article in [1, 2] {
        let kept = last(&room, article);
        assert!(
            (kept.number, kept.outcome) == (2, Outcome::Failed) && kept.reason.expect("a reason").contains("damaged")
        );
    }
    assert!(last(&room, 1).raw.is_some(), "the page is kept where it can be");
    let left = room.watch_of(3).next;
    assert!(left.plan.why.contains("is damaged: "), "{left:?}");
    room.wait(TimeDelta::minutes(16));
    assert_eq!(room.tally().failed, 3, "they are tried again, and no lease is left behind");
}

#[test]
fn two_addresses_of_one_article_become_one() {
    let site = Site::start(|asked, _| {
        if asked.path == "/robots.txt" {
            return missing();
        }
        let link = format!("<link rel=canonical href='http://{}/one'><title>", asked.header("host").unwrap());
        page(&story("One story").replace("<title>", &link))
    });
    let mut room = Newsroom::watching(&urls(&site, 2));
    let pace = HostPace { at_once: Some(1), ..HostPace::default() };
    room.sites.set("127.0.0.1", SiteSettings { pace, ..SiteSettings::default() });
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

#[test]
fn a_budget_counts_what_is_sent_to_the_host_it_is_sent_to() {
    let site = Site::start(|asked, _| match asked.path.as_str() {
        "/robots.txt" => missing(),
        path if path.starts_with("/story") => redirect(&path.replace("story", "here")),
        path => page(&story(path)),
    });
    let mut room = Newsroom::watching(&urls(&site, 4));
    room.limits.budget.per_host = Some(12);
    assert_eq!((room.tally().requests, site.asked().len()), (9, 8), "four pages and their redirects, and robots.txt");
    room.wait(TimeDelta::minutes(10));
    let again = room.tally();
    assert_eq!((again.checks(), again.put_off), (4, 0), "four checks of the last hour are known");
    let mut room = Newsroom::watching(&urls(&site, 30));
    room.limits.budget.per_host = Some(12);
    let first = room.tally();
    assert!((12..30).contains(&first.requests) && first.put_off >= 18, "{first:?}");
    assert!(room.watch_of(30).next.plan.why.starts_with("the budget of this hour is spent"));
}

#[test]
fn a_site_has_its_own_pace_and_budget() {
    let hosts = ["127.0.0.21", "127.0.0.22"].map(|host| {
        Site::start_on(host, |asked, _| match asked.path.as_str() {
            "/robots.txt" => missing(),
            path => page(&story(path)),
        })
    });
    let mut room = Newsroom::watching(&[urls(&hosts[0], 12), urls(&hosts[1], 12)].concat());
    let pace = HostPace { at_once: Some(1), gap: Some(std::time::Duration::from_millis(100)), jitter: Some(0.0) };
    room.sites.set("127.0.0.21", SiteSettings { pace, per_hour: Some(5), ..SiteSettings::default() });
    let tally = room.tally();
    assert_eq!((tally.new_articles, tally.put_off), (17, 7));
    let gaps: Vec<u128> = hosts[0].asked().windows(2).map(|pair| (pair[1].at - pair[0].at).as_millis()).collect();
    assert!(gaps.iter().all(|gap| *gap >= 50), "{gaps:?}");
    assert_eq!(hosts[1].asked().len(), 12);
}

#[test]
fn a_redirect_to_the_front_page_is_no_version_and_once_confirmed_the_article_is_gone() {
    let site = Site::start(|asked, before| match (asked.path.as_str(), before) {
        ("/robots.txt", _) => missing(),
        // A front page that reads like an article.
        ("/", _) => page(&story("All the news of today, and much more of it")),
        (path, 0) => page(&story(path)),
        _ => redirect("/"),
    });
    let mut room = Newsroom::watching(&urls(&site, 2));
    assert_eq!(room.tally().new_articles, 2);
    for round in 0..4 {
        room.wait(TimeDelta::days(40));
        let tally = room.tally();
        assert_eq!((tally.suspect, tally.new_versions, tally.checks()), (2, 0, 2), "round {round}: {tally:?}");
    }
    let captures = room.captures(1);
    assert_eq!(captures[1].reason.as_deref(), Some("redirect to a front page"));
    assert!(captures[1..].iter().all(|capture| capture.version.is_none()));
    let told = events(&captures, |_| None);
    assert_eq!((told.len(), told[0].capture), (1, 4), "three checks confirm it: {told:?}");
    assert!(matches!(told[0].what, Happening::Gone { how: Absence::HomePage, .. }));
    assert!(room.is_sound());
}

#[test]
fn not_found_pages_with_a_good_status_are_no_versions() {
    let pages = [
        "Page not found", "Seite nicht gefunden", "Page introuvable", "Página no encontrada", "Сторінку не знайдено",
        "ページが見つかりません", "页面不存在", "الصفحة غير موجودة",
    ];
    let site = Site::start(move |asked, before| match (asked.path.as_str(), before) {
        ("/robots.txt", _) => missing(),
        (path, 0) => page(&story(path)),
        (path, _) => {
            let words = pages[path.rsplit('-').next().and_then(|number| number.parse::<usize>().ok()).unwrap_or(0)];
            page(&format!("<!doctype html><title>{words} - News</title><h1>{words}</h1><p>{words}.</p>"))
        }
    });
    let mut room = Newsroom::watching(&urls(&site, pages.len()));
    room.tally();
    room.wait(TimeDelta::days(40));
    let tally = room.tally();
    assert_eq!(tally.suspect, pages.len() as u64, "{tally:?}");
    for article in 1..=pages.len() as u32 {
        assert_eq!(
            room.captures(article)[1].reason.as_deref(),
            Some("not-found page"),
            "{}",
            pages[article as usize - 1]
        );
    }
}
