//! Servers that do everything wrong, beside one that does not.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use chrono::TimeDelta;
use writethru::model::Outcome;

use super::{
    desk::{Newsroom, story},
    packing,
    site::{Act, Asked, Site, answer, missing, page, redirect},
    tls::{Authority, accept, accept_secured, send},
};

/// An answer that never ends, a few bytes at a time.
fn drip(head: &str, drop: &str) -> Vec<Act> {
    let drops = (0..2_000).flat_map(|_| [Act::Send(drop.into()), Act::Wait(Duration::from_millis(15))]);
    [Act::Send(head.into())].into_iter().chain(drops).collect()
}

/// A site whose pages are small, and far more than a page once they are unpacked.
fn packed_bomb(host: &str, coding: &'static str) -> Site {
    let spaces = vec![b' '; 16 << 20];
    let bomb = match coding {
        "br" => packing::brotli(&spaces),
        "zstd" => packing::zstd(&spaces),
        _ => packing::zlib(&spaces),
    };
    broken(host, move |_| answer("200 OK", &[&format!("Content-Encoding: {coding}")], &bomb))
}

/// A site on a host of its own whose pages all answer so.
fn broken(host: &str, acts: impl Fn(&Asked) -> Vec<Act> + Send + Sync + 'static) -> Site {
    Site::start_on(host, move |asked, _| if asked.path == "/robots.txt" { missing() } else { acts(asked) })
}

/// Servers whose encryption, or what it hides, is wrong in some way.
fn broken_encryption(authority: &Authority) -> [SocketAddr; 6] {
    let whole = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<p>a page";
    let saying = |host: &str, (name, until): (&str, i32), bytes: &'static str| {
        accept_secured(host, authority.server(&[name], until), move |stream| send(stream, bytes))
    };
    [
        saying("127.0.0.31", ("127.0.0.31", 2001), whole),
        saying("127.0.0.32", ("other.example", 2900), whole),
        saying("127.0.0.33", ("127.0.0.33", 2900), "no HTTP at all\r\n\r\n"),
        saying("127.0.0.34", ("127.0.0.34", 2900), "HTTP/1.1 200 OK\r\n\r\n<p>cut off"),
        accept("127.0.0.35", |mut stream| send(&mut stream, "\x15\x03\x03\x00\x02\x02\x28")),
        accept("127.0.0.36", |stream| {
            std::thread::sleep(Duration::from_secs(30));
            drop(stream);
        }),
    ]
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
        broken("127.0.0.13", |_| drip("HTTP/1.1 200 OK\r\n", "X: y\r\n")),
        broken("127.0.0.14", |_| drip("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "<p>")),
        broken("127.0.0.15", |_| vec![Act::Send(format!("HTTP/1.1 200 OK\r\n{}", "X: y\r\n".repeat(1 << 17)).into())]),
        broken("127.0.0.16", |_| answer("200 OK", &["Content-Encoding: br, br"], "layers")),
        packed_bomb("127.0.0.17", "br"),
        packed_bomb("127.0.0.18", "zstd"),
        packed_bomb("127.0.0.19", "deflate"),
    ];
    let authority = Authority::new();
    let encrypted = broken_encryption(&authority);
    let wrong = broken("127.0.0.11", move |_| vec![Act::Send(short.clone().into_bytes()), Act::Close]);
    let good = broken("127.0.0.12", |asked| page(&story(&asked.path)));
    let pages = |site: &Site, count: usize| -> Vec<String> {
        (0..count).map(|number| site.url(&format!("/story-{number}"))).collect()
    };
    let mut urls: Vec<String> = sites.iter().flat_map(|site| pages(site, 12)).collect();
    urls.extend(encrypted.iter().flat_map(|address| (0..4).map(move |number| format!("https://{address}/{number}"))));
    let faulty = urls.len();
    urls.extend(pages(&wrong, 1));
    urls.extend(pages(&good, 40));
    let mut room = Newsroom::watching(&urls);
    room.settings.extra_roots.push(authority.pem);
    let begun = Instant::now();
    let tally = room.tally();
    // Three failures in a row, of two seconds each at the most and eight at once, are all that a host gets; the rest is
    // room for a busy machine.
    assert!(begun.elapsed() < Duration::from_mins(3), "{:?}", begun.elapsed());
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
