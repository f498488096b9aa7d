//! `writethru snap URL`, from the server to the store.

use insta::assert_snapshot;

use super::{
    site::{Site, answer, missing, page, redirect},
    support::Desk,
};

pub(super) const FIRST: &str = "The harbour council meets again on Friday after the ferry strike";
pub(super) const SECOND: &str = "The harbour council meets again on Monday after the ferry strike";

pub(super) fn story(day: &str) -> String {
    let words = "Twelve boats lay idle, the harbour office said, and no one could say when they would sail. ";
    format!(
        "<!doctype html><title>Ferry talks resume</title><article><h1>Ferry talks resume</h1><p>{day}.</p><p>{}</p></article>",
        words.repeat(6)
    )
}

/// A desk whose settings allow this machine; what it prints, with the site's changing port as `PORT`.
pub(super) struct Newsroom {
    pub(super) desk: Desk,
    pub(super) site: Site,
}

impl Newsroom {
    pub(super) fn new(site: Site) -> Self {
        let desk = Desk::new().file("writethru.toml", "[fetch]\nallow-hosts = ['127.0.0.1']\n");
        Self { desk, site }
    }

    pub(super) fn run(&self, line: &str) -> String {
        let url = self.site.url("");
        self.desk.run(&line.replace("SITE", &url)).replace(&url, "SITE")
    }
}

#[test]
fn each_check_of_an_address_is_kept_and_told() {
    let mut room = Newsroom::new(Site::start(|asked, before| match (asked.path.as_str(), before) {
        ("/robots.txt", _) => missing(),
        (_, 0) => answer("200 OK", &["Content-Type: text/html", "ETag: \"1\""], story(FIRST)),
        (_, 1) => answer("304 Not Modified", &["ETag: \"1\""], ""),
        (_, 2 | 3) => page(&story(SECOND)),
        (_, 4) => answer("500 Oh", &[], "broken"),
        _ => answer("410 Gone", &[], "no more"),
    }));
    let mut told = String::new();
    for hour in 0..6 {
        room.desk.at(&format!("2025-12-04T1{hour}:00:00Z"));
        told = format!("{told}{}\n", room.run("snap SITE/ferry"));
    }
    assert_snapshot!(told, @r"
    ferry-talks-resume: new article
    [0]
    ferry-talks-resume: unchanged since 10:00 UTC on 2025-12-04
    [0]
    ferry-talks-resume: new version 2: 1 substantive change
    [0]
    ferry-talks-resume: unchanged since 12:00 UTC on 2025-12-04
    [0]
    ferry-talks-resume: failed: 500 Internal Server Error
    [2]
    ferry-talks-resume: gone: 410 Gone
    [0]
    ");
    assert_eq!(room.site.asked()[1].header("if-none-match"), Some("\"1\""));
    assert_eq!(room.site.asked()[2].header("if-none-match"), Some("\"1\""));
    assert!(room.run("verify").ends_with("[0]"));
}

#[test]
fn an_article_behind_a_redirect_is_not_sent_again_and_its_route_is_kept() {
    let mut room = Newsroom::new(Site::start(|asked, before| match (asked.path.as_str(), before) {
        ("/robots.txt", _) => missing(),
        ("/short", _) => redirect("/ferry?from=short"),
        (_, 0) => answer("200 OK", &["Content-Type: text/html", "ETag: \"1\""], story(FIRST)),
        // A server that leaves the state out of its 304 is still told of it the next time.
        _ if asked.header("if-none-match") == Some("\"1\"") => answer("304 Not Modified", &[], ""),
        _ => missing(),
    }));
    for hour in 0..4 {
        room.desk.at(&format!("2025-12-04T1{hour}:00:00Z"));
        let told = room.run("snap SITE/short");
        let expected = if hour == 0 { "new article" } else { "unchanged since 10:00 UTC on 2025-12-04" };
        assert_eq!(told, format!("ferry-talks-resume: {expected}\n[0]"));
    }
    assert!(room.run("snap SITE/ferry?from=short").starts_with("ferry-talks-resume: "), "one article, two addresses");
    let captures = room.run("log ferry --captures --json");
    let route = r#""route":{"redirects":[{"status":302,"to":"SITE/ferry?from=short"}]}"#;
    assert_eq!(captures.matches(route).count(), 4, "{captures}");
    assert_eq!(captures.matches("not-modified").count(), 3);
    assert!(room.run("verify").ends_with("[0]"));
}

#[test]
fn nothing_is_kept_of_an_address_that_gives_no_page() {
    let room = Newsroom::new(Site::start(|asked, _| match asked.path.as_str() {
        "/robots.txt" => answer("200 OK", &[], "User-agent: *\nDisallow: /private"),
        "/picture" => answer("200 OK", &["Content-Type: image/png"], "\u{1}PNG"),
        _ => missing(),
    }));
    assert_snapshot!(room.run("snap SITE/none SITE/picture SITE/private http://localhost:1/"), @r"
    --
    error: SITE/none gave no page: 404 Not Found
    hint: check the address: it must be that of one article
    error: SITE/picture gave no page: image/png
    hint: check the address: it must be that of one article
    error: robots.txt of the site disallows SITE/private
    hint: ask the publisher, then name the host under `ignore-robots` of `[fetch]` in the settings
    error: refused to fetch http://localhost:1/: 127.0.0.1 is a loopback address
    hint: name the host under `allow-hosts` of `[fetch]` in the settings if you trust it
    [2]
    ");
    assert!(!room.run("list").contains("SITE"));
}
