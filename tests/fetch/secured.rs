//! Encryption that fails, and HTTP/2, which nobody speaks without it.

use std::{
    io::Read as _,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use bytes::Bytes;
use tokio::net::TcpListener;
use writethru::fetch::{FetchError, Fetcher, Phase, Settings, TimeOuts};

use super::{
    fetch_with, outcome, request, settings,
    tls::{Authority, accept, accept_secured, send},
};

/// Settings that trust an authority.
fn trusting(authority: &Authority) -> Settings {
    Settings { extra_roots: vec![authority.pem.clone()], ..settings() }
}

#[test]
fn a_certificate_must_fit_and_hold() {
    let authority = Authority::new();
    let answer = |stream: &mut super::tls::Secured| send(stream, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
    let table = [
        (&["127.0.0.1"], 2900, &authority, "200"),
        (&["127.0.0.1"], 2001, &authority, "Tls"),
        (&["other.example"], 2900, &authority, "Tls"),
        (&["127.0.0.1"], 2900, &Authority::new(), "Tls"),
    ];
    for (names, until, by, expected) in table {
        let address = accept_secured("127.0.0.1", by.server(names, until), answer);
        let fetched = fetch_with(format!("https://{address}/"), trusting(&authority));
        assert_eq!(outcome(&fetched), expected, "{names:?} until {until}");
    }
}

#[test]
fn what_is_no_encryption_is_told_in_bounded_time() {
    let quick = TimeOuts { connect: Duration::from_millis(300), ..settings().time_outs };
    let table: [(&[u8], &str); 4] = [
        (b"\x15\x03\x03\x00\x02\x02\x28", "Tls"),
        (b"\x16\x03\x03\xff\xff", "Tls"),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", "Tls"),
        (b"", "Cut"),
    ];
    for (bytes, expected) in table {
        let address = accept("127.0.0.1", move |mut stream| {
            let _ = stream.read(&mut [0; 4096]);
            send(&mut stream, bytes);
        });
        let fetched = fetch_with(format!("https://{address}/"), Settings { time_outs: quick, ..settings() });
        assert_eq!(outcome(&fetched), expected, "{bytes:?}");
    }
    let silent = accept("127.0.0.1", |stream| {
        thread::sleep(Duration::from_mins(1));
        drop(stream);
    });
    let fetched = fetch_with(format!("https://{silent}/"), Settings { time_outs: quick, ..settings() });
    assert!(matches!(fetched, Err(FetchError::TimedOut { phase: Phase::Connect, .. })), "{fetched:?}");
}

#[test]
fn a_page_that_anybody_could_have_cut_off_is_no_page() {
    let authority = Authority::new();
    // No length and no farewell: whoever sits between may have left out the rest.
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<p>No ferry sails";
    let address = accept_secured("127.0.0.1", authority.server(&["127.0.0.1"], 2900), move |stream| send(stream, head));
    assert_eq!(outcome(&fetch_with(format!("https://{address}/"), trusting(&authority))), "Cut");
    let address = accept_secured("127.0.0.1", authority.server(&["127.0.0.1"], 2900), move |stream| {
        send(stream, head);
        stream.conn.send_close_notify();
        send(stream, "");
    });
    let fetched = fetch_with(format!("https://{address}/"), trusting(&authority)).expect("a whole page");
    assert_eq!(fetched.body, b"<p>No ferry sails");
}

#[test]
fn garbage_behind_encryption_is_no_answer() {
    let authority = Authority::new();
    for (bytes, expected) in
        [("no HTTP at all\r\n\r\n", "BadAnswer"), ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", "Cut")]
    {
        let server = authority.server(&["127.0.0.1"], 2900);
        let address = accept_secured("127.0.0.1", server, move |stream| send(stream, bytes));
        assert_eq!(outcome(&fetch_with(format!("https://{address}/"), trusting(&authority))), expected, "{bytes}");
    }
}

/// A site that speaks HTTP/2, and how many connections were made to it.
struct ModernSite {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
}

impl ModernSite {
    fn start(authority: &Authority) -> Self {
        let mut config = authority.server(&["127.0.0.1"], 2900);
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
        let connections = Arc::new(AtomicUsize::new(0));
        let (tell, told) = std::sync::mpsc::channel();
        let count = Arc::clone(&connections);
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async move {
                let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
                tell.send(listener.local_addr().expect("a bound port")).expect("somebody waits for it");
                while let Ok((stream, _)) = listener.accept().await {
                    count.fetch_add(1, Ordering::Relaxed);
                    let acceptor = acceptor.clone();
                    tokio::spawn(async move {
                        if let Ok(stream) = acceptor.accept(stream).await {
                            let _ = converse(stream).await;
                        }
                    });
                }
            });
        });
        Self { address: told.recv().expect("an address"), connections }
    }

    fn url(&self, path: &str) -> String {
        format!("https://{}{path}", self.address)
    }
}

/// Answers the requests of one connection by their paths.
async fn converse(stream: tokio_rustls::server::TlsStream<tokio::net::TcpStream>) -> Result<(), h2::Error> {
    let mut connection = h2::server::handshake(stream).await?;
    let mut refused = false;
    while let Some(next) = connection.accept().await {
        let (asked, mut respond) = next?;
        let header = |name: &str| asked.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let answer = || http::Response::builder().header("content-type", "text/html; charset=utf-8");
        let path = asked.uri().path();
        if path == "/refused" && !refused {
            refused = true;
            respond.send_reset(h2::Reason::REFUSED_STREAM);
            continue;
        }
        if header("if-none-match").as_deref() == Some("\"1\"") {
            respond.send_response(answer().status(304).header("etag", "\"1\"").body(()).expect("a head"), true)?;
            continue;
        }
        let body = Bytes::from(format!("<p>{path} by {}", header("user-agent").unwrap_or_default()));
        let head = match path {
            "/short" => answer().header("content-length", body.len() + 7),
            "/brotli" => answer().header("content-encoding", "br"),
            _ => answer().header("etag", "\"1\""),
        };
        let mut out = respond.send_response(head.body(()).expect("a head"), false)?;
        match path {
            "/cut" => {
                out.send_data(body, false)?;
                out.send_reset(h2::Reason::INTERNAL_ERROR);
            }
            "/brotli" => out.send_data(super::packing::brotli(&body).into(), true)?,
            _ => out.send_data(body, true)?,
        }
    }
    Ok(())
}

#[test]
fn pages_come_over_http_2_on_one_connection() {
    let authority = Authority::new();
    let site = ModernSite::start(&authority);
    let client = Fetcher::new(trusting(&authority)).unwrap();
    let first = client.fetch(&request(site.url("/first"))).unwrap();
    let expected = format!("<p>/first by {}", settings().user_agent());
    assert_eq!((first.status, String::from_utf8(first.body.clone()).unwrap()), (200, expected));
    thread::scope(|scope| {
        for number in 0..8 {
            let (client, site) = (&client, &site);
            scope.spawn(move || {
                let fetched = client.fetch(&request(site.url(&format!("/{number}")))).unwrap();
                assert!(fetched.body.starts_with(format!("<p>/{number} ").as_bytes()));
            });
        }
    });
    let again = writethru::fetch::Request { validators: first.validators(), ..request(site.url("/first")) };
    assert!(client.fetch(&again).unwrap().is_not_modified());
    assert!(client.fetch(&request(site.url("/brotli"))).unwrap().body.starts_with(b"<p>/brotli by writethru"));
    assert_eq!(site.connections.load(Ordering::Relaxed), 1, "all of it on one connection");
}

#[test]
fn faults_of_http_2_are_named_and_what_was_refused_is_asked_again() {
    let authority = Authority::new();
    let site = ModernSite::start(&authority);
    let fetch = |path: &str| fetch_with(site.url(path), trusting(&authority));
    let refused = fetch("/refused").expect("the second answer");
    assert_eq!(refused.requests, 2);
    for (path, expected) in [("/cut", "Cut"), ("/short", "BadAnswer")] {
        assert_eq!(outcome(&fetch(path)), expected, "{path}");
    }
}
