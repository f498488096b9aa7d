//! A server of news pages that is quick enough not to be what is measured.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    thread,
};

/// Serves until it is killed; its first line of output is its address.
pub(crate) fn serve() {
    let has_etags = std::env::args().any(|word| word == "etag");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    println!("{}", listener.local_addr().unwrap());
    for stream in listener.incoming().flatten() {
        thread::spawn(move || answer_all(&stream, has_etags));
    }
}

fn answer_all(stream: &TcpStream, has_etags: bool) {
    let _ = stream.set_nodelay(true);
    let mut requests = BufReader::new(stream);
    let mut out = stream;
    let mut line = String::new();
    let (mut path, mut is_conditional) = (String::new(), false);
    loop {
        line.clear();
        if !requests.read_line(&mut line).is_ok_and(|length| length > 0) {
            return;
        }
        if let Some(rest) = line.strip_prefix("GET ") {
            rest.split(' ').next().unwrap_or_default().clone_into(&mut path);
            is_conditional = false;
        }
        is_conditional |= line.to_ascii_lowercase().starts_with("if-none-match:");
        if line == "\r\n" && out.write_all(answer(&path, has_etags, is_conditional).as_bytes()).is_err() {
            return;
        }
    }
}

fn answer(path: &str, has_etags: bool, is_conditional: bool) -> String {
    let common = "Date: Thu, 04 Dec 2025 12:00:00 GMT\r\nCache-Control: max-age=30\r\nVary: Accept-Encoding\r\n";
    let etag = if has_etags { "ETag: \"5f1c-62a\"\r\n" } else { "" };
    if path == "/robots.txt" {
        return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned();
    }
    if has_etags && is_conditional {
        return format!("HTTP/1.1 304 Not Modified\r\n{common}{etag}\r\n");
    }
    let words = "Twelve boats lay idle, the harbour office said, and no one could say when they would sail. ";
    let menu = "<nav><a href='/a'>News</a><a href='/b'>Sport</a><a href='/c'>Weather</a></nav>".repeat(40);
    let body = format!(
        "<!doctype html><title>Story of {path}</title>{menu}<article><h1>Story of {path}</h1>{}</article>",
        format!("<p>{}</p>", words.repeat(6)).repeat(8)
    );
    let length = body.len();
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{common}{etag}Content-Length: {length}\r\n\r\n{body}"
    )
}
