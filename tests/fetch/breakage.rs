//! Servers that are slow, broken or hostile: each ends in a named error, in bounded time.

use std::{
    net::TcpListener,
    time::{Duration, Instant},
};

use writethru::fetch::{FetchError, Fetched, Phase, Settings, TimeOuts};

use super::{
    fetch, fetch_with, outcome,
    packing::{brotli, gzip, zlib, zstd},
    settings,
    site::{Act, Site, answer, page},
};

fn send(bytes: impl Into<Vec<u8>>) -> Act {
    Act::Send(bytes.into())
}

#[test]
fn bombs_and_endless_bodies_are_cut_short() {
    let capped = || Settings { max_bytes: 1 << 20, ..settings() };
    let spaces = vec![b' '; 64 << 20];
    let bombs = [("gzip", gzip(&spaces)), ("deflate", zlib(&spaces)), ("br", brotli(&spaces)), ("zstd", zstd(&spaces))];
    for (coding, bomb) in bombs {
        assert!(bomb.len() < 1 << 17, "{coding}: {} bytes", bomb.len());
        let site = Site::start(move |_, _| answer("200 OK", &[&format!("Content-Encoding: {coding}")], &bomb));
        assert_eq!(outcome(&fetch_with(site.url("/"), capped())), "TooLarge", "{coding}");
    }
    let site = Site::start(|_, _| vec![send("HTTP/1.1 200 OK\r\n\r\n"), send(vec![b'x'; 4 << 20]), Act::Close]);
    assert_eq!(outcome(&fetch_with(site.url("/"), capped())), "TooLarge");
    let site = Site::start(|_, _| page(&"x".repeat(1 << 20)));
    assert_eq!(fetch_with(site.url("/"), capped()).unwrap().body.len(), 1 << 20);
}

#[test]
fn what_is_packed_in_layers_or_in_an_unknown_way_is_no_page() {
    let inner = gzip(b"<p>The harbour office said ferries would sail again.");
    let twice = gzip(&inner);
    let table = [
        (vec!["Content-Encoding: gzip, gzip"], twice.clone(), "BadAnswer"),
        (vec!["Content-Encoding: br, gzip"], gzip(&brotli(b"<p>x")), "BadAnswer"),
        (vec!["Content-Encoding: br", "Content-Encoding: gzip"], twice.clone(), "BadAnswer"),
        (vec!["Content-Encoding: compress"], inner.clone(), "BadAnswer"),
        (vec!["Content-Encoding: br"], inner.clone(), "BadAnswer"),
        (vec!["Content-Encoding: identity"], b"<p>plain".to_vec(), "200"),
        (vec!["Content-Encoding: X-GZIP"], inner.clone(), "200"),
        (vec!["Content-Encoding: GZip"], inner.clone(), "200"),
        (vec!["Content-Encoding: GZip"], inner[..inner.len() / 2].to_vec(), "BadAnswer"),
        (vec!["Content-Encoding: GZip"], gzip(&vec![b' '; 64 << 20]), "TooLarge"),
    ];
    for (headers, body, expected) in table {
        let shown = headers.clone();
        let site = Site::start(move |_, _| answer("200 OK", &headers, &body));
        let fetched = fetch_with(site.url("/"), Settings { max_bytes: 1 << 20, ..settings() });
        assert_eq!(outcome(&fetched), expected, "{shown:?}");
        if let Ok(fetched) = fetched {
            assert!(fetched.body.starts_with(b"<p>"), "{shown:?}");
        }
    }
    // Of two headers the client undoes the first and forgets the other.
    let site = Site::start(move |_, _| answer("200 OK", &["Content-Encoding: gzip", "Content-Encoding: gzip"], &twice));
    let fetched = fetch(site.url("/")).unwrap();
    assert_eq!((fetched.is_page(), fetched.in_words().as_str()), (false, "a packed file"));
}

#[test]
fn slow_servers_are_left() {
    let time_outs = TimeOuts {
        connect: Duration::from_millis(100),
        first_byte: Duration::from_millis(50),
        whole: Duration::from_millis(400),
    };
    let slow = |acts: Vec<Act>| {
        let site = Site::start(move |_, _| acts.clone());
        let begun = Instant::now();
        let outcome = fetch_with(site.url("/"), Settings { time_outs, ..settings() });
        assert!(begun.elapsed() < Duration::from_millis(1500), "{:?}", begun.elapsed());
        phase(&outcome)
    };
    assert_eq!(slow(vec![Act::Wait(Duration::from_secs(2))]), Some(Phase::FirstByte));
    let head = send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
    assert_eq!(slow(vec![head, send("half"), Act::Wait(Duration::from_secs(2))]), Some(Phase::Whole));
    let drip: Vec<Act> = (0..100).flat_map(|_| [send("X: y\r\n"), Act::Wait(Duration::from_millis(20))]).collect();
    let drip = [vec![send("HTTP/1.1 200 OK\r\n")], drip].concat();
    assert_eq!(slow(drip), Some(Phase::FirstByte));
}

fn phase(outcome: &Result<Fetched, FetchError>) -> Option<Phase> {
    match outcome {
        Err(FetchError::TimedOut { phase, .. }) => Some(*phase),
        _ => None,
    }
}

#[test]
fn half_bodies_are_no_pages() {
    let whole = gzip(b"The harbour office said ferries would sail again.");
    let half = whole[..whole.len() / 2].to_vec();
    let table = [
        (send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), "Cut"),
        (send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf"), "Cut"),
        (send("HTTP/1.1 200 OK\r\nContent-Le"), "Cut"),
        (send(Vec::new()), "Cut"),
        (send([b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", half.as_slice()].concat()), "Cut"),
        (send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno such thing"), "BadAnswer"),
        (send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhalf"), "BadAnswer"),
        (send("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nhalf"), "BadAnswer"),
        (send("SSH-2.0-OpenSSH_9.2\r\n\r\n"), "BadAnswer"),
        (send(format!("HTTP/1.1 200 OK\r\n{}\r\n", "X: y\r\n".repeat(100_000))), "BadAnswer"),
        (send(format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n", "y".repeat(4 << 20))), "BadAnswer"),
    ];
    for (act, expected) in table {
        let shown = match &act {
            Act::Send(bytes) => String::from_utf8_lossy(&bytes[..bytes.len().min(80)]).into_owned(),
            _ => String::new(),
        };
        let site = Site::start(move |_, _| vec![act.clone(), Act::Close]);
        assert_eq!(outcome(&fetch(site.url("/"))), expected, "{shown}");
    }
}

#[test]
fn a_body_longer_than_stated_ends_where_it_was_to() {
    let site = Site::start(|_, _| vec![send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nwhole page"), Act::Close]);
    assert_eq!(fetch(site.url("/")).unwrap().body, b"whol");
}

#[test]
fn a_reset_connection_is_tried_again() {
    let site = Site::start(|_, before| if before < 2 { vec![Act::Reset] } else { page("at last") });
    let fetched = fetch(site.url("/")).unwrap();
    assert_eq!((fetched.body.as_slice(), fetched.requests), (&b"at last"[..], 3));
    let site = Site::start(|_, _| vec![Act::Reset]);
    assert_eq!(outcome(&fetch(site.url("/"))), "Cut");
    assert!(site.asked().len() >= 3);
}

#[test]
fn nobody_there_is_not_tried_again() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let begun = Instant::now();
    assert_eq!(outcome(&fetch(format!("http://127.0.0.1:{port}/"))), "Connect");
    assert!(begun.elapsed() < Duration::from_secs(1));
    assert_eq!(outcome(&fetch("http://no-such-host.invalid/")), "Connect");
}

#[test]
fn an_error_is_told_in_few_words() {
    let told = |outcome: Result<Fetched, FetchError>| {
        let error = outcome.expect_err("a failure");
        let cause = std::error::Error::source(&error).map(ToString::to_string);
        (error.to_string(), cause.unwrap_or_default())
    };
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}/");
    let (error, cause) = told(fetch(&url));
    assert_eq!(error, format!("cannot connect to {url}"));
    assert!(cause.starts_with("Connection refused"), "{cause}");
    let site = Site::start(|_, _| vec![send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), Act::Close]);
    let (error, cause) = told(fetch(site.url("/")));
    assert_eq!(error, format!("the connection to {} was cut", site.url("/")));
    assert_eq!(cause, "end of file before message length reached");
}
