//! Servers that do everything wrong, beside one that does not.

use std::time::Duration;

use chrono::TimeDelta;
use writethru::model::Outcome;

use super::{
    desk::{Newsroom, story},
    site::{Act, Asked, Site, answer, missing, page, redirect},
};

/// A site on a host of its own whose pages all answer so.
fn broken(host: &str, acts: impl Fn(&Asked) -> Vec<Act> + Send + Sync + 'static) -> Site {
    Site::start_on(host, move |asked, _| if asked.path == "/robots.txt" { missing() } else { acts(asked) })
}

#[test]
fn every_other_host_is_served_and_nothing_in_the_store_is_wrong() {
    let head =
        |length: usize| format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\r\n");
    let text = story("half of it");
    let (half, short, bomb) = (head(100_000) + &text, head(10) + &text, "<p>".repeat(1 << 20));
    let sites = [
        broken("127.0.0.2", |_| vec![Act::Wait(Duration::from_secs(30))]),
        broken("127.0.0.3", |_| vec![Act::Reset]),
        broken("127.0.0.4", move |_| vec![Act::Send(half.clone().into_bytes()), Act::Close]),
        broken("127.0.0.5", |asked| redirect(&format!("{}x", asked.path))),
        broken("127.0.0.6", move |_| answer("200 OK", &["Content-Type: text/html"], &bomb)),
        broken("127.0.0.7", |_| vec![Act::Send(b"\x16\x03\x01 no HTTP at all\r\n\r\n".to_vec()), Act::Close]),
        broken("127.0.0.8", |_| answer("429 Too Many Requests", &["Retry-After: 3600"], "")),
        broken("127.0.0.9", |_| answer("503 Service Unavailable", &[], "")),
        broken("127.0.0.10", |_| vec![Act::Send(b"HTTP/1.1 200 OK\r\n".to_vec()), Act::Wait(Duration::from_secs(30))]),
    ];
    let wrong = broken("127.0.0.11", move |_| vec![Act::Send(short.clone().into_bytes()), Act::Close]);
    let good = broken("127.0.0.12", |asked| page(&story(&asked.path)));
    let pages = |site: &Site, count: usize| -> Vec<String> {
        (0..count).map(|number| site.url(&format!("/story-{number}"))).collect()
    };
    let mut urls: Vec<String> = sites.iter().flat_map(|site| pages(site, 12)).collect();
    let faulty = urls.len();
    urls.extend(pages(&wrong, 1));
    urls.extend(pages(&good, 40));
    let mut room = Newsroom::watching(&urls);
    let tally = room.tally();
    assert_eq!(tally.new_articles, 40, "the good host is served: {tally:?}");
    assert_eq!(tally.failed + tally.put_off + tally.suspect, faulty as u64 + 1, "{tally:?}");
    assert!(tally.put_off > 0, "a host that fails is left alone: {tally:?}");
    for article in 1..=faulty as u32 {
        let captures = room.captures(article);
        assert!(captures.len() <= 1 && captures.iter().all(|capture| capture.outcome == Outcome::Failed));
        assert!(
            room.watch_of(article).next.at
                > "2025-12-04T12:05:00Z".parse::<chrono::DateTime<chrono::Utc>>().expect("an instant")
        );
    }
    assert!(room.is_sound());

    room.wait(TimeDelta::minutes(20));
    let again = room.tally();
    assert_eq!(again.new_articles, 0);
    assert!(again.failed > 0, "what failed is tried again: {again:?}");
}
