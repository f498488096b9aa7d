//! `writethru import --timemap URL` and `--cdx URL`, from a server that speaks as web archives do.

use std::{
    process::Stdio,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use super::{
    site::{Act, Asked, Site, answer, missing, redirect},
    snap::{FIRST, Newsroom, SECOND, story},
};

const PAGE: &str = "https://harbour.example/ferry";

fn replay(asked: &Asked) -> Vec<Act> {
    let headers = |instant: &str| format!("Memento-Datetime: {instant}");
    let page = |instant: &str, day: &str| {
        answer("200 OK", &["Content-Type: text/html", "ETag: \"7\"", &headers(instant)], story(day))
    };
    match asked.path.strip_prefix("/web/").and_then(|path| path.strip_suffix("id_/https://harbour.example/ferry")) {
        Some("20251203062900") => page("Wed, 03 Dec 2025 06:29:00 GMT", FIRST),
        Some("20251203064800") => page("Wed, 03 Dec 2025 06:48:00 GMT", SECOND),
        // The copy nearest in time is another one.
        Some("20251203064900") => redirect(&asked.path.replace("064900", "064800")),
        Some("20251204000000") => {
            answer("404 Not Found", &["Content-Type: text/html", &headers("Thu, 04 Dec 2025 00:00:00 GMT")], "none")
        }
        _ => missing(),
    }
}

fn index() -> String {
    let rows = [
        ("20251203060000", "404", "AAA"),
        ("20251203062900", "200", "BBB"),
        ("20251203063500", "200", "BBB"),
        ("20251203064000", "301", "CCC"),
        ("20251203064800", "200", "DDD"),
        ("20251203065500", "410", "EEE"),
    ];
    let line =
        |(stamp, status, digest)| format!("example,harbour)/ferry {stamp} {PAGE} text/html {status} {digest} 512\n");
    rows.map(line).concat()
}

fn archive(is_down: &Arc<AtomicBool>) -> Site {
    let is_down = Arc::clone(is_down);
    Site::start(move |asked, _| {
        let host = asked.header("host").unwrap_or_default().to_owned();
        let copy = |stamp: &str| format!("http://{host}/web/{stamp}/{PAGE}");
        match asked.path.split('?').next().unwrap_or_default() {
            "/web/timemap/link/1" => answer(
                "200 OK",
                &["Content-Type: application/link-format"],
                format!(
                    "<{PAGE}>; rel=\"original\",\n<http://{host}/web/timemap/link/2>; rel=\"timemap\",\n\
                     <{}>; rel=\"first memento\"; datetime=\"Wed, 03 Dec 2025 06:29:00 GMT\"",
                    copy("20251203062900")
                ),
            ),
            "/web/timemap/link/2" => answer(
                "200 OK",
                &[],
                format!(
                    "<{PAGE}>; rel=\"original\", <{}>; rel=\"memento\"; datetime=\"Wed, 03 Dec 2025 06:48:00 GMT\",\
                     <{}>; rel=\"memento\"; datetime=\"Wed, 03 Dec 2025 06:49:00 GMT\",\
                     <{}>; rel=\"last memento\"; datetime=\"Thu, 04 Dec 2025 00:00:00 GMT\"",
                    copy("20251203064800"),
                    copy("20251203064900"),
                    copy("20251204000000")
                ),
            ),
            "/cdx/search/cdx" => answer("200 OK", &["Content-Type: text/plain"], index()),
            "/empty/cdx" => answer("200 OK", &[], ""),
            "/list" => answer("200 OK", &[], "k 20251203062900 https://harbour.example/ferry text/html 200 A 5"),
            "/robots.txt" => missing(),
            "/page" => answer("200 OK", &[], "<html>no list"),
            _ if is_down.load(Ordering::SeqCst) => answer("500 Oh", &[], ""),
            _ => replay(asked),
        }
    })
}

fn newsroom() -> (Newsroom, Arc<AtomicBool>) {
    let is_down = Arc::new(AtomicBool::new(false));
    let room = Newsroom::new(archive(&is_down));
    room.desk.write("writethru.toml", "[fetch]\nallow-hosts = ['127.0.0.1']\ngap = 0\n");
    (room, is_down)
}

#[test]
fn the_copies_of_a_timemap_become_captures_at_the_archives_instants() {
    let (room, _) = newsroom();
    insta::assert_snapshot!(room.run("import --timemap SITE/web/timemap/link/1"), @r"
    ferry-talks-resume  2025-12-03 06:29:00 UTC  new article
    ferry-talks-resume  2025-12-03 06:48:00 UTC  new version 2: 1 substantive change
    ferry-talks-resume  2025-12-04 00:00:00 UTC  gone: 404 Not Found
    --
    4 captures in the archive
    ferry-talks-resume: 3 captures, 1 in the store already
    [0]
    ");
    let captures = room.run("log ferry --captures --json");
    assert_eq!(captures.matches(r#""dated_by":"archive""#).count(), 3, "{captures}");
    let copy = r#""archive":"SITE/web/20251203064800id_/https://harbour.example/ferry""#;
    assert!(captures.contains(copy) && captures.contains(r#""url":"https://harbour.example/ferry""#), "{captures}");
    assert!(room.run("verify").ends_with("[0]"));
    assert!(room.site.asked().iter().all(|asked| asked.header("if-none-match").is_none()));
}

#[test]
fn an_index_tells_of_copies_that_need_not_be_asked_for() {
    let (room, _) = newsroom();
    insta::assert_snapshot!(room.run("import --cdx SITE/cdx/search/cdx?url=harbour.example/ferry"), @r"
    ferry-talks-resume  2025-12-03 06:29:00 UTC  new article
    ferry-talks-resume  2025-12-03 06:35:00 UTC  unchanged since 06:29 UTC on 2025-12-03
    ferry-talks-resume  2025-12-03 06:48:00 UTC  new version 2: 1 substantive change
    ferry-talks-resume  2025-12-03 06:55:00 UTC  gone: 410 Gone
    --
    6 captures in the archive
    ferry-talks-resume: 4 captures, 2 without a page passed over
    [0]
    ");
    assert_eq!(room.site.asked().iter().filter(|asked| asked.path.starts_with("/web/")).count(), 2);
    assert!(room.run("diff ferry").contains("observed     changed between 2025-12-03 06:35:00 and 06:48:00 UTC"));
}

#[test]
fn an_import_goes_on_where_it_was() {
    let (room, is_down) = newsroom();
    let line = "import --cdx SITE/cdx/search/cdx?url=harbour.example/ferry";
    assert!(room.run(&format!("{line} --limit 1")).contains("4 left for the next import"));
    is_down.store(true, Ordering::SeqCst);
    let failed = room.run(line);
    assert!(failed.contains("20251203064800id_/https://harbour.example/ferry: 500 Internal Server Error"), "{failed}");
    assert!(failed.ends_with("[3]"));
    is_down.store(false, Ordering::SeqCst);
    assert!(room.run(line).contains("new version 2: 1 substantive change"));
    let asked = room.site.asked().len();
    let again = room.run(line);
    assert!(again.contains("0 captures, 4 in the store already"), "{again}");
    assert_eq!(room.site.asked().len(), asked + 1, "the list alone is asked for again");
}

#[test]
fn what_is_no_list_is_said() {
    let (room, _) = newsroom();
    insta::assert_snapshot!(room.run("import --timemap SITE/page"), @r"
    --
    error: cannot use the list of copies at SITE/page
      caused by: it is no list of copies in a form that is known
    hint: give `--timemap` a TimeMap as links or JSON, and `--cdx` a CDX index
    [2]
    ");
    insta::assert_snapshot!(room.run("import --cdx SITE/list"), @r"
    --
    error: cannot use the list of copies at SITE/list
      caused by: it does not say where the copies are
    hint: say where with `--replay https://archive.example/web/`
    [2]
    ");
    assert!(room.run("import --cdx SITE/list --replay SITE/web/").contains("new article"));
    assert!(room.run("import --cdx SITE/empty/cdx").contains("lists no copies"));
    assert!(room.run("import --timemap SITE/nothing").contains("gave no list of copies: 404 Not Found"));
    assert!(room.run("import seeds --timemap SITE/page").contains("cannot be used with"));
}

/// An archive with so many copies of a page, each with other words.
fn long_archive(copies: usize) -> Site {
    Site::start(move |asked, _| match asked.path.split('?').next().unwrap_or_default() {
        "/robots.txt" => missing(),
        "/cdx" => {
            let line = |number: usize| format!("k 202512{:02}062900 {PAGE} text/html 200 D{number} 512\n", number + 1);
            answer("200 OK", &[], (0..copies).map(line).collect::<String>())
        }
        path => {
            let day = path.strip_prefix("/web/202512").and_then(|rest| rest.get(..2)).unwrap_or("00");
            let instant = received_on(day);
            answer("200 OK", &["Content-Type: text/html", &instant], story(&format!("The council meets on day {day}")))
        }
    })
}

/// The header that says when a copy of a day in December 2025 was received.
fn received_on(day: &str) -> String {
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    let weekday = days[day.parse::<usize>().unwrap_or(0) % 7];
    format!("Memento-Datetime: {weekday}, {day} Dec 2025 06:29:00 GMT")
}

#[test]
fn an_import_that_is_killed_loses_no_copy_and_asks_for_none_twice() {
    const COPIES: usize = 24;
    const GAP: u128 = 60;
    let room = Newsroom::new(long_archive(COPIES));
    room.desk.write("writethru.toml", "[fetch]\nallow-hosts = ['127.0.0.1']\ngap = 0.06\njitter = 0\nper-host = 1\n");
    let url = room.site.url("");
    let line = format!("import --cdx {url}/cdx --replay {url}/web/");
    let copies_asked =
        || room.site.asked().into_iter().filter(|asked| asked.path.starts_with("/web/")).collect::<Vec<_>>();
    let kills = [3, 1, 5, 2, 4];
    for after in kills {
        let words: Vec<&str> = line.split(' ').collect();
        let before = copies_asked().len();
        let mut run = room.desk.command(&words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while copies_asked().len() < before + after && run.try_wait().unwrap().is_none() {
            thread::sleep(Duration::from_millis(1));
        }
        run.kill().unwrap();
        run.wait().unwrap();
        let asked = copies_asked();
        let gaps: Vec<u128> = asked[before..].windows(2).map(|two| (two[1].at - two[0].at).as_millis()).collect();
        assert!(gaps.iter().all(|gap| *gap + 40 >= GAP), "{gaps:?}");
        assert!(room.run("verify").ends_with("[0]"));
    }
    assert!(room.run(&line).ends_with("[0]"));
    let captures = room.run("log ferry --captures --json");
    assert_eq!(captures.matches(r#""dated_by":"archive""#).count(), COPIES, "{captures}");
    let asked = copies_asked().len();
    assert!((COPIES..=COPIES + kills.len()).contains(&asked), "{asked}: what was asked for as it died, and no more");
    assert!(room.run("verify").ends_with("[0]"));
}
