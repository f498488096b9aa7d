//! `writethru extract URL` and `writethru diff URL URL`: pages of the web that are read and not kept.

use insta::assert_snapshot;

use super::{
    site::{Site, answer, missing, page, redirect},
    snap::{FIRST, Newsroom, SECOND, story},
};

fn newsroom() -> Newsroom {
    Newsroom::new(Site::start(|asked, _| match asked.path.as_str() {
        "/robots.txt" => answer("200 OK", &[], "User-agent: *\nDisallow: /private"),
        "/old" => page(&story(FIRST)),
        "/new" => page(&story(SECOND)),
        "/moved" => redirect("/desk/ferry"),
        "/desk/ferry" => page("<h1>Ferry</h1><p>The <a href='crew'>crew</a> went home, the harbour office said.</p>"),
        "/latin" => answer("200 OK", &["Content-Type: text/html; charset=iso-8859-2"], b"<h1>P\xf8\xedstav</h1>"),
        "/picture" => answer("200 OK", &["Content-Type: image/png"], "\u{1}PNG"),
        _ => missing(),
    }))
}

#[test]
fn a_page_of_the_web_is_read_and_not_kept() {
    let room = newsroom();
    assert!(room.run("extract SITE/old").contains(FIRST));
    assert!(room.run("extract SITE/old --format json").contains(r#""url":"SITE/old""#));
    assert!(!room.desk.path("snapshots").exists());
}

#[test]
fn links_are_of_the_address_that_answered_and_the_server_says_the_charset() {
    let room = newsroom();
    assert!(room.run("extract SITE/moved --format json").contains(r#""url":"SITE/desk/ferry""#));
    assert!(room.run("extract SITE/latin").contains("Přístav"));
}

#[test]
fn two_pages_are_compared_wherever_they_are() {
    let room = newsroom();
    room.desk.write("old.html", story(FIRST));
    for line in ["diff SITE/old SITE/new", "diff old.html SITE/new"] {
        assert!(room.run(&format!("{line} --format summary")).contains("Friday"), "{line}");
    }
    assert!(room.run("diff SITE/old SITE/old --exit-code").ends_with("[0]"));
    assert!(room.run("diff SITE/old SITE/new --exit-code --format stat").ends_with("[1]"));
}

#[test]
fn what_is_no_page_and_what_is_disallowed_is_said() {
    let room = newsroom();
    assert_snapshot!(room.run("extract SITE/none"), @r"
    --
    error: SITE/none gave no page: 404 Not Found
    hint: check the address: it must be that of one article
    [2]
    ");
    assert_snapshot!(room.run("diff SITE/old SITE/picture"), @r"
    --
    error: SITE/picture gave no page: image/png
    hint: check the address: it must be that of one article
    [2]
    ");
    assert_snapshot!(room.run("extract SITE/private/x"), @r"
    --
    error: robots.txt of the site disallows SITE/private/x
    hint: ask the publisher, then name the host under `ignore-robots` of `[fetch]` in the settings
    [2]
    ");
}
