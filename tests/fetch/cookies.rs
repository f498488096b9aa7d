//! Cookies: what a site sets holds for its next page, and goes nowhere else.

use writethru::fetch::{Cookies, Fetcher, Request};

use super::{
    request, settings,
    site::{Asked, Site, answer, page, redirect},
};

/// A site that sends whoever gave no consent to a page that takes it, and back.
fn consenting() -> Site {
    Site::start(|asked, _| {
        let has_consent = asked.header("cookie").is_some_and(|cookie| cookie.contains("consent=yes"));
        match asked.path.as_str() {
            path if path.starts_with("/consent?to=") => answer(
                "302 Found",
                &[
                    "Set-Cookie: consent=yes; Path=/; Max-Age=3600",
                    &format!("Location: {}", &path["/consent?to=".len()..]),
                ],
                "",
            ),
            path if has_consent => page(path),
            path => redirect(&format!("/consent?to={path}")),
        }
    })
}

fn shown(asked: &[Asked]) -> Vec<Option<&str>> {
    asked.iter().map(|asked| asked.header("cookie")).collect()
}

#[test]
fn a_consent_holds_for_the_next_page() {
    let site = consenting();
    let client = Fetcher::new(settings()).unwrap();
    let requests = ["/a", "/b", "/c"].map(|path| client.fetch(&request(site.url(path))).unwrap().requests);
    assert_eq!(requests, [3, 1, 1]);
    client.fetch(&request(site.url_by_name("/d"))).unwrap();
    assert_eq!(site.asked()[5].header("cookie"), None, "another host knows nothing of it");
}

#[test]
fn cookies_are_forgotten_after_each_page_where_a_site_wants_it_so() {
    let site = consenting();
    let client = Fetcher::new(settings()).unwrap();
    let forgetful = |path: &str| Request { cookies: Cookies::Forget, ..request(site.url(path)) };
    let requests = ["/a", "/b"].map(|path| client.fetch(&forgetful(path)).unwrap().requests);
    assert_eq!(requests, [3, 3]);
    assert_eq!(client.fetch(&request(site.url("/c"))).unwrap().requests, 3, "nothing was left of it either");
}

#[test]
fn another_fetcher_and_robots_know_nothing() {
    let site = Site::start(|_, _| answer("200 OK", &["Set-Cookie: seen=1; Path=/"], "User-agent: *\nAllow: /"));
    let client = Fetcher::new(settings()).unwrap();
    for _ in 0..2 {
        client.fetch(&Request::new(site.url("/story"))).unwrap();
    }
    Fetcher::new(settings()).unwrap().fetch(&request(site.url("/story"))).unwrap();
    assert_eq!(shown(&site.asked()), [None, Some("seen=1"), None]);
}
