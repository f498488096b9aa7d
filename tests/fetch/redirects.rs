//! Chains of redirects: followed, kept, and ended.

use writethru::{
    fetch::{Fetcher, Request, Settings},
    model::{Header, Redirect},
};

use super::{
    fetch, fetch_with, outcome, request, settings,
    site::{Site, answer, page, redirect},
};

#[test]
fn the_chain_is_kept() {
    let site = Site::start(|asked, _| match asked.path.as_str() {
        "/a" => answer("301 Moved", &["Location: b?x=1#part"], "no"),
        "/b?x=1" => answer("308 Here", &["Location: ./c"], ""),
        _ => page("there"),
    });
    let fetched = fetch(site.url("/a")).unwrap();
    let redirect = |status, path| Redirect { status, to: site.url(path) };
    assert_eq!(fetched.redirects, [redirect(301, "/b?x=1"), redirect(308, "/c")]);
    assert_eq!((fetched.url.as_str(), fetched.requests), (site.url("/c").as_str(), 3));
}

#[test]
fn circles_and_endless_chains_end() {
    let circle = Site::start(|asked, _| redirect(if asked.path == "/a" { "/b" } else { "/a" }));
    assert_eq!(outcome(&fetch(circle.url("/a"))), "RedirectLoop");
    assert_eq!(circle.asked().len(), 2);
    let endless = Site::start(|asked, _| redirect(&format!("{}x", asked.path)));
    let settings = Settings { max_redirects: 4, ..settings() };
    assert_eq!(outcome(&fetch_with(endless.url("/"), settings)), "TooManyRedirects");
    assert_eq!(endless.asked().len(), 5);
}

#[test]
fn a_cookie_opens_the_same_address() {
    let site = Site::start(|asked, _| match asked.header("cookie") {
        Some("seen=1; lang=en") => page("story"),
        _ => {
            answer("302 Found", &["Location: /story", "Set-Cookie: seen=1; Path=/", "Set-Cookie: lang=en; Path=/"], "")
        }
    });
    let fetched = fetch(site.url("/story")).unwrap();
    assert_eq!((fetched.status, fetched.redirects.len()), (200, 1));
    let site = Site::start(|_, _| answer("302 Found", &["Location: /", "Set-Cookie: seen=1"], ""));
    assert_eq!(outcome(&fetch(site.url("/"))), "RedirectLoop");
}

#[test]
fn a_cookie_of_the_settings_and_those_of_the_chain_are_one_header() {
    let site = Site::start(|asked, _| match asked.path.as_str() {
        "/" => answer("302 Found", &["Location: /story", "Set-Cookie: seen=1; Path=/"], ""),
        _ => page(asked.header("cookie").unwrap_or_default()),
    });
    let headers = vec![Header { name: "Cookie".to_owned(), value: "consent=all".to_owned() }];
    let fetched = Fetcher::new(settings()).unwrap().fetch(&Request { headers, ..request(site.url("/")) }).unwrap();
    assert_eq!(fetched.body, b"consent=all; seen=1");
    assert_eq!(site.asked()[1].head.to_lowercase().matches("cookie:").count(), 1);
}

#[test]
fn cookies_stay_with_their_site_and_are_forgotten() {
    let site = Site::start(|asked, _| match asked.path.as_str() {
        "/" => {
            let port = asked.header("host").unwrap().rsplit(':').next().unwrap().to_owned();
            answer("302 Found", &[&format!("Location: http://localhost:{port}/other"), "Set-Cookie: a=1; Path=/"], "")
        }
        _ => page("x"),
    });
    fetch(site.url("/")).unwrap();
    fetch(site.url("/again")).unwrap();
    assert!(site.asked().iter().all(|asked| asked.header("cookie").is_none()));
}

#[test]
fn a_redirect_leads_only_to_pages_of_the_web() {
    let table = [
        ("file:///etc/passwd", "Scheme"),
        ("javascript:alert(1)", "Scheme"),
        ("gopher://127.0.0.1/", "Scheme"),
        ("http://", "BadRedirect"),
        ("http://169.254.169.254/latest/meta-data/", "Refused"),
        ("http://[::1]/", "Refused"),
    ];
    for (target, expected) in table {
        let site = Site::start(move |_, _| redirect(target));
        assert_eq!(outcome(&fetch(site.url("/"))), expected, "{target}");
    }
}

#[test]
fn secrets_in_a_redirect_are_left_out() {
    let site = Site::start(|asked, _| match asked.path.as_str() {
        "/" => redirect(&format!("http://user:pass@{}/in", asked.header("host").unwrap())),
        _ => page("x"),
    });
    let fetched = fetch(site.url("/")).unwrap();
    assert_eq!(fetched.url, site.url("/in"));
    assert_eq!(site.asked()[1].header("authorization"), None);
}
