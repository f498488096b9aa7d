//! What a good server can answer.

use std::{
    sync::{Arc, Mutex},
    thread,
};

use writethru::{
    fetch::{Credentials, Fetcher, Request, Secret, Settings},
    model::Header,
};

use super::{
    fetch, fetch_with, outcome,
    packing::{brotli, gzip, zlib, zstd},
    request, settings,
    site::{Site, answer, missing, page, redirect},
};

#[test]
fn a_page_comes_with_its_status_and_headers() {
    let site =
        Site::start(|_, _| answer("200 OK", &["Content-Type: text/HTML; charset=x", "X-Two: 1", "X-Two: 2"], "<p>Hi"));
    let fetched = fetch(site.url("/story#top")).unwrap();
    assert_eq!((fetched.status, fetched.body.as_slice(), fetched.requests), (200, &b"<p>Hi"[..], 1));
    assert_eq!((fetched.url, fetched.redirects.len()), (site.url("/story"), 0));
    let twos: Vec<_> =
        fetched.headers.iter().filter(|header| header.name == "x-two").map(|header| &header.value).collect();
    assert_eq!(twos, ["1", "2"]);
}

#[test]
fn other_answers_are_recorded_not_refused() {
    let table = [
        ("200 OK", "image/png", "\u{1}PNG"),
        ("404 Not Found", "text/html", "gone"),
        ("410 Gone", "text/html", ""),
        ("500 Oh", "text/plain", "sorry"),
        ("301 Moved", "text/html", ""),
    ];
    for (status, media_type, body) in table {
        let site = Site::start(move |_, _| answer(status, &[&format!("Content-Type: {media_type}")], body));
        let fetched = fetch(site.url("/")).unwrap();
        assert_eq!(fetched.status.to_string(), status[..3]);
        assert_eq!(fetched.media_type().as_deref(), Some(media_type));
        assert!(!fetched.is_page());
    }
}

#[test]
fn every_compression_is_undone() {
    let page = "The harbour office said ferries would sail again. ".repeat(200);
    let table = [
        ("gzip", gzip(page.as_bytes())),
        ("br", brotli(page.as_bytes())),
        ("zstd", zstd(page.as_bytes())),
        ("deflate", zlib(page.as_bytes())),
    ];
    for (encoding, body) in table {
        let site = Site::start(move |asked, _| match asked.header("accept-encoding") {
            Some(known) if known.contains(encoding) && known.contains("br") => {
                answer("200 OK", &[&format!("Content-Encoding: {encoding}")], &body)
            }
            _ => missing(),
        });
        let fetched = fetch(site.url("/")).unwrap();
        assert_eq!(String::from_utf8(fetched.body).unwrap(), page, "{encoding}");
    }
}

#[test]
fn the_server_learns_who_asks_and_for_what() {
    let site = Site::start(|_, _| page("x"));
    let settings = Settings { contact: Some("https://desk.example/bots".to_owned()), ..settings() };
    fetch_with(site.url("/"), settings).unwrap();
    let asked = &site.asked()[0];
    let expected = concat!("writethru/", env!("CARGO_PKG_VERSION"), " (+https://desk.example/bots)");
    assert_eq!(asked.header("user-agent"), Some(expected));
    assert!(asked.header("accept").unwrap().starts_with("text/html"));
    assert_eq!((asked.header("cookie"), asked.header("authorization"), asked.header("referer")), (None, None, None));
}

#[test]
fn the_same_page_is_not_sent_again() {
    let site = Site::start(|asked, _| match asked.header("if-none-match") {
        Some("\"v1\"") => answer("304 Not Modified", &["ETag: \"v1\""], ""),
        _ => answer("200 OK", &["ETag: \"v1\"", "Last-Modified: Wed, 03 Dec 2025 06:29:00 GMT"], "words"),
    });
    let client = Fetcher::new(settings()).unwrap();
    let first = client.fetch(&request(site.url("/"))).unwrap();
    let again = Request { validators: first.validators(), ..request(site.url("/")) };
    let second = client.fetch(&again).unwrap();
    assert!(second.is_not_modified() && second.body.is_empty());
    assert_eq!(site.asked()[1].header("if-modified-since"), Some("Wed, 03 Dec 2025 06:29:00 GMT"));
}

#[test]
fn validators_go_only_to_the_address_that_gave_them() {
    let site = Site::start(|asked, _| match asked.path.as_str() {
        "/old" => redirect("/new"),
        _ if asked.header("if-none-match").is_some() => answer("304 Not Modified", &[], ""),
        _ => answer("200 OK", &["ETag: W/\"7\""], "words"),
    });
    let first = fetch(site.url("/old")).unwrap();
    let again = Request { validators: first.validators(), ..request(site.url("/old")) };
    let second = Fetcher::new(settings()).unwrap().fetch(&again).unwrap();
    assert_eq!((second.status, second.redirects.len()), (304, 1));
    let shown: Vec<bool> = site.asked().iter().map(|asked| asked.header("if-none-match").is_some()).collect();
    assert_eq!(shown, [false, false, false, true]);
}

#[test]
fn a_304_that_nobody_asked_for_is_no_answer() {
    let site = Site::start(|_, _| answer("304 Not Modified", &[], ""));
    assert_eq!(outcome(&fetch(site.url("/"))), "UnaskedNotModified");
}

#[test]
fn names_passwords_and_tokens_are_told_to_the_host_alone() {
    let other = Arc::new(Site::start(|_, _| page("x")));
    let target = other.url_by_name("/elsewhere");
    let site = Site::start(move |asked, _| if asked.path == "/" { redirect("/in") } else { redirect(&target) });
    let basic = Credentials::Basic { user: "desk".to_owned(), password: Secret::new("s3cret:x") };
    let headers = vec![Header { name: "X-Key".to_owned(), value: "k".to_owned() }];
    let asks = Request { credentials: Some(basic), headers, ..request(site.url("/")) };
    Fetcher::new(settings()).unwrap().fetch(&asks).unwrap();
    for asked in site.asked() {
        assert_eq!(asked.header("authorization"), Some("Basic ZGVzazpzM2NyZXQ6eA=="));
        assert_eq!(asked.header("x-key"), Some("k"));
    }
    let elsewhere = &other.asked()[0];
    assert_eq!((elsewhere.header("authorization"), elsewhere.header("x-key")), (None, None));
}

#[test]
fn a_bearer_token_and_headers_that_cannot_be_sent() {
    let site = Site::start(|_, _| page("x"));
    let client = Fetcher::new(settings()).unwrap();
    let bearer = Some(Credentials::Bearer(Secret::new("t0ken")));
    client.fetch(&Request { credentials: bearer, ..request(site.url("/")) }).unwrap();
    assert_eq!(site.asked()[0].header("authorization"), Some("Bearer t0ken"));
    let headers = vec![Header { name: "X".to_owned(), value: "a\r\nEvil: 1".to_owned() }];
    let outcome = client.fetch(&Request { headers, ..request(site.url("/")) });
    assert_eq!(super::outcome(&outcome), "Settings");
}

#[test]
fn many_threads_share_a_fetcher() {
    let site = Site::start(|asked, _| page(&asked.path));
    let client = Fetcher::new(settings()).unwrap();
    let right = Mutex::new(0);
    thread::scope(|scope| {
        for number in 0..16 {
            let (site, client, right) = (&site, &client, &right);
            scope.spawn(move || {
                let fetched = client.fetch(&request(site.url(&format!("/{number}")))).unwrap();
                *right.lock().unwrap() += usize::from(fetched.body == format!("/{number}").into_bytes());
            });
        }
    });
    assert_eq!(right.into_inner().unwrap(), 16);
}
