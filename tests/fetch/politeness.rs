//! What sites ask for, and that they get it: measured by the server.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use writethru::fetch::{Fetcher, HostPace, Pace, Request, Retries, Settings};

use super::{
    outcome, request, settings,
    site::{Act, Asked, Site, answer, missing, page, redirect},
};

fn with_robots(file: &'static str) -> Site {
    Site::start(move |asked, _| if asked.path == "/robots.txt" { answer("200 OK", &[], file) } else { page("x") })
}

#[test]
fn robots_are_asked_once_and_obeyed() {
    let site =
        with_robots("User-agent: writethru\nDisallow: /private\nAllow: /private/press\n\nUser-agent: *\nDisallow: /");
    let client = Fetcher::new(settings()).unwrap();
    let ask = |path: &str| outcome(&client.fetch(&Request::new(site.url(path))));
    assert_eq!(ask("/story"), "200");
    assert_eq!(ask("/private/x"), "RobotsDisallow");
    assert_eq!(ask("/private/press?id=1"), "200");
    assert_eq!(outcome(&client.fetch(&request(site.url("/private/x")))), "200");
    assert_eq!((site.robots_asked(), site.asked().len()), (1, 3));
}

#[test]
fn a_redirect_into_a_disallowed_place_is_not_followed() {
    let site = Site::start(|asked, _| match asked.path.as_str() {
        "/robots.txt" => redirect("/robots"),
        "/robots" => answer("200 OK", &[], "User-agent: *\nDisallow: /private"),
        _ => redirect("/private"),
    });
    assert_eq!(outcome(&Fetcher::new(settings()).unwrap().fetch(&Request::new(site.url("/")))), "RobotsDisallow");
    assert!(site.asked().iter().all(|asked| asked.path != "/private"));
}

#[test]
fn a_site_without_a_file_asks_for_nothing_and_a_broken_one_to_be_left_alone() {
    for (status, expected) in [
        ("404 Not Found", "200"),
        ("403 Forbidden", "200"),
        ("500 Oh", "RobotsUnreachable"),
        ("429 Too Many", "RobotsUnreachable"),
    ] {
        let site = Site::start(move |asked, _| {
            if asked.path == "/robots.txt" { answer(status, &[], "User-agent: *\nDisallow: /") } else { page("x") }
        });
        let outcome = outcome(&Fetcher::new(settings()).unwrap().fetch(&Request::new(site.url("/"))));
        assert_eq!(outcome, expected, "{status}");
    }
}

#[test]
fn one_fetch_at_a_time_does_not_wait_for_itself() {
    let site = with_robots("");
    let pace = Pace { per_host: 1, overall: 1, ..settings().pace };
    let client = Fetcher::new(Settings { pace, ..settings() }).unwrap();
    assert_eq!(outcome(&client.fetch(&Request::new(site.url_by_name("/")))), "200");
    assert_eq!(outcome(&client.fetch(&Request::new(site.url("/")))), "200");
}

/// The shortest time between the starts of two requests, in milliseconds.
fn shortest_gap(asked: &[Asked]) -> u128 {
    let mut times: Vec<Instant> = asked.iter().map(|asked| asked.at).collect();
    times.sort();
    times.windows(2).map(|pair| (pair[1] - pair[0]).as_millis()).min().expect("two requests")
}

fn fetch_from_many_threads(client: &Fetcher, site: &Site, make: impl Fn(String) -> Request + Copy + Send + Sync) {
    thread::scope(|scope| {
        for number in 0..5 {
            scope.spawn(move || client.fetch(&make(site.url(&format!("/{number}")))).expect("a page"));
        }
    });
}

/// By how much later than it came a request may be noted where the machine is busy.
const TOLERANCE: u128 = 60;

#[test]
fn requests_keep_their_gap_whoever_asks() {
    let site = Site::start(|_, _| page("x"));
    let pace = Pace { gap: Duration::from_millis(120), jitter: 0.5, per_host: 4, ..Pace::default() };
    let client = Fetcher::new(Settings { pace, ..settings() }).unwrap();
    fetch_from_many_threads(&client, &site, request);
    assert!(shortest_gap(&site.asked()) >= 120 - TOLERANCE, "{}", shortest_gap(&site.asked()));
}

#[test]
fn one_host_may_have_a_pace_of_its_own() {
    let site = Site::start(|_, _| page("x"));
    let own = HostPace { gap: Some(Duration::from_millis(120)), ..HostPace::default() };
    let host_paces = [("localhost".to_owned(), own)].into();
    let client = Fetcher::new(Settings { host_paces, ..settings() }).unwrap();
    for url in [site.url_by_name("/slow"), site.url("/1"), site.url("/2"), site.url_by_name("/slow")] {
        client.fetch(&request(url)).unwrap();
    }
    let asked = site.asked();
    let (slow, quick): (Vec<_>, Vec<_>) = asked.into_iter().partition(|asked| asked.path == "/slow");
    assert!(shortest_gap(&slow) >= 120 - TOLERANCE, "{}", shortest_gap(&slow));
    assert!(quick[1].at < slow[1].at);
}

#[test]
fn the_crawl_delay_of_a_site_is_kept() {
    let site = with_robots("User-agent: *\nCrawl-delay: 0.12");
    let client = Fetcher::new(settings()).unwrap();
    fetch_from_many_threads(&client, &site, Request::new);
    assert!(shortest_gap(&site.asked()) >= 120 - TOLERANCE, "{}", shortest_gap(&site.asked()));
    assert_eq!(site.robots_asked(), 1);
}

#[test]
fn one_host_does_not_hold_up_another() {
    let site = Site::start(|_, _| page("x"));
    let pace = Pace { gap: Duration::from_secs(5), jitter: 0.0, ..Pace::default() };
    let client = Fetcher::new(Settings { pace, ..settings() }).unwrap();
    let begun = Instant::now();
    client.fetch(&request(site.url("/"))).unwrap();
    client.fetch(&request(site.url_by_name("/"))).unwrap();
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
}

#[test]
fn no_more_requests_are_open_than_allowed() {
    let (open, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (now, peak) = (Arc::clone(&open), Arc::clone(&most));
    let site = Site::start(move |_, _| {
        peak.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(15));
        now.fetch_sub(1, Ordering::SeqCst);
        page("x")
    });
    let pace = Pace { per_host: 2, ..settings().pace };
    fetch_from_many_threads(&Fetcher::new(Settings { pace, ..settings() }).unwrap(), &site, request);
    assert_eq!((most.load(Ordering::SeqCst), open.load(Ordering::SeqCst)), (2, 0));
}

#[test]
fn a_busy_server_is_asked_again_when_it_says() {
    let site = Site::start(|_, before| match before {
        0 => answer("429 Too Many Requests", &["Retry-After: 1"], ""),
        _ => page("now"),
    });
    let fetched = Fetcher::new(settings()).unwrap().fetch(&request(site.url("/"))).unwrap();
    assert_eq!((fetched.body.as_slice(), fetched.requests), (&b"now"[..], 2));
    assert!(shortest_gap(&site.asked()) >= 1000 - TOLERANCE);
}

#[test]
fn a_long_wait_is_left_to_the_caller_and_kept() {
    let site = Site::start(|_, _| answer("503 Busy", &["Retry-After: 600"], "busy"));
    let client = Fetcher::new(settings()).unwrap();
    let fetched = client.fetch(&request(site.url("/"))).unwrap();
    assert_eq!((fetched.status, fetched.retry_after, fetched.requests), (503, Some(Duration::from_mins(10)), 1));
    assert_eq!(outcome(&client.fetch(&request(site.url("/")))), "HeldBack");
    assert_eq!(site.asked().len(), 1);
}

#[test]
fn only_what_may_pass_is_repeated() {
    for (status, expected) in [("502 Bad", 3), ("504 Slow", 3), ("500 Oh", 1), ("404 None", 1), ("403 No", 1)] {
        let site = Site::start(move |_, _| answer(status, &[], ""));
        let fetched = Fetcher::new(settings()).unwrap().fetch(&request(site.url("/"))).unwrap();
        assert_eq!((fetched.status.to_string().as_str(), fetched.requests), (&status[..3], expected));
    }
    let retries = Retries { times: 0, ..settings().retries };
    let site = Site::start(|_, _| missing_or_reset());
    let outcome = Fetcher::new(Settings { retries, ..settings() }).unwrap().fetch(&request(site.url("/")));
    assert_eq!(super::outcome(&outcome), "Cut");
}

fn missing_or_reset() -> Vec<Act> {
    [missing(), vec![Act::Reset]].concat()
}
