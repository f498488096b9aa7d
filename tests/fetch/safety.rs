//! What is never spoken to, and proxies.

use writethru::fetch::{AddressKind, FetchError, Fetcher, Proxy, Request, Secret, Settings};

use super::{
    fetch, fetch_with, outcome, request, settings,
    site::{Act, Site, answer, page, redirect},
};

#[test]
fn this_machine_is_spoken_to_only_where_it_is_allowed() {
    let site = Site::start(|_, _| page("x"));
    let strict = || Settings { allowed_hosts: Vec::new(), ..settings() };
    for url in [site.url("/"), site.url_by_name("/")] {
        for robots in [request(url.as_str()), Request::new(url.as_str())] {
            let outcome = Fetcher::new(strict()).unwrap().fetch(&robots);
            let Err(FetchError::Refused { url: refused, kind, .. }) = outcome else { panic!("{url}: {outcome:?}") };
            assert_eq!((refused, kind), (url.clone(), AddressKind::Loopback));
        }
    }
    assert_eq!(site.asked().len() + site.robots_asked(), 0);
    let named = Settings { allowed_hosts: vec!["localhost".to_owned()], ..settings() };
    assert_eq!(outcome(&fetch_with(site.url_by_name("/"), named.clone())), "200");
    assert_eq!(outcome(&fetch_with(site.url("/"), named)), "Refused");
}

#[test]
fn a_redirect_to_a_name_inside_is_refused() {
    let inside = Site::start(|_, _| page("secret"));
    let target = inside.url_by_name("/");
    let site = Site::start(move |_, _| redirect(&target));
    let only = Settings { allowed_hosts: vec!["127.0.0.1".to_owned()], ..settings() };
    assert_eq!(outcome(&fetch_with(site.url("/"), only)), "Refused");
    assert_eq!(inside.asked().len(), 0);
}

#[test]
fn what_is_no_address_is_said_to_be_none() {
    for (url, expected) in [
        ("news.example/story", "Malformed"),
        ("", "Malformed"),
        ("http://", "Malformed"),
        ("file:///etc/passwd", "Scheme"),
        ("ftp://news.example/", "Scheme"),
        ("http://user:pass@news.example/", "SecretInAddress"),
    ] {
        let outcome = fetch(url);
        assert_eq!(super::outcome(&outcome), expected, "`{url}`");
        assert!(!outcome.unwrap_err().to_string().contains("pass@"));
    }
}

#[test]
fn an_http_proxy_carries_the_request() {
    let proxy = Site::start(|asked, _| answer("200 OK", &[], &asked.path));
    let through = |url: &str, credentials| {
        let proxy = Some(Proxy { url: url.to_owned(), credentials });
        Fetcher::new(Settings { proxy, allowed_hosts: Vec::new(), ..settings() }).unwrap()
    };
    let credentials = Some(("desk".to_owned(), Secret::new("x")));
    let client = through(&proxy.url_by_name(""), credentials);
    let fetched = client.fetch(&request("http://news.example/story")).unwrap();
    assert_eq!(fetched.body, b"http://news.example/story");
    assert_eq!(proxy.asked()[0].header("proxy-authorization"), Some("Basic ZGVzazp4"));
    assert_eq!(outcome(&client.fetch(&request("http://10.0.0.1/"))), "Refused");
    assert!(
        Fetcher::new(Settings { proxy: Some(Proxy { url: "nonsense".to_owned(), credentials: None }), ..settings() })
            .is_err()
    );
}

#[test]
fn a_socks_proxy_carries_the_request() {
    // RFC 1928: greeting, choice of no authentication, request for a name, reply; then the connection is the site's.
    let socks = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("socks5h://{}", socks.local_addr().unwrap());
    let asked = std::thread::spawn(move || {
        use std::io::{Read as _, Write as _};
        let (mut stream, _) = socks.accept().unwrap();
        let mut greeting = [0; 2];
        stream.read_exact(&mut greeting).unwrap();
        stream.read_exact(&mut vec![0; greeting[1].into()]).unwrap();
        stream.write_all(&[5, 0]).unwrap();
        let mut head = [0; 5];
        stream.read_exact(&mut head).unwrap();
        let mut host = vec![0; usize::from(head[4]) + 2];
        stream.read_exact(&mut host).unwrap();
        stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).unwrap();
        let _ = stream.read(&mut [0; 4096]).unwrap();
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nsocks").unwrap();
        String::from_utf8(host[..host.len() - 2].to_vec()).unwrap()
    });
    let proxy = Some(Proxy { url, credentials: None });
    assert_eq!(fetch_with("http://news.example/", Settings { proxy, ..settings() }).unwrap().body, b"socks");
    assert_eq!(asked.join().unwrap(), "news.example");
}

#[test]
fn nothing_of_a_page_reaches_another_request() {
    let site = Site::start(|_, before| match before {
        0 => answer("200 OK", &["Connection: keep-alive"], "first"),
        _ => vec![Act::Send(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecond".to_vec())],
    });
    let client = Fetcher::new(settings()).unwrap();
    client.fetch(&request(site.url("/"))).unwrap();
    assert_eq!(client.fetch(&request(site.url("/"))).unwrap().body, b"second");
}
