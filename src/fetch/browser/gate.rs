//! The only way out of a browser: a proxy on this machine that connects to publishers alone, as every other request of
//! the program does, and lets a page load no more than its share.
//!
//! The browser cannot look names up itself, so a name cannot mean another address a moment later; what the gate
//! refuses the page does without.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use futures_util::future::join;
use reqwest::Url;
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::{TcpListener, TcpStream, lookup_host},
    task::{JoinHandle, JoinSet},
    time::{Instant, timeout},
};

use crate::fetch::address::Guard;

/// Most bytes of a request's head.
const MAX_HEAD: usize = 64 << 10;

/// How long a request's head, and a connection to a host, may take.
const PATIENCE: Duration = Duration::from_secs(10);

const REFUSED: &[u8] = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
const OPENED: &[u8] = b"HTTP/1.1 200 Connection established\r\n\r\n";

/// A gate for one page; closed, with all that goes through it, when dropped.
#[derive(Debug)]
pub(super) struct Gate {
    address: SocketAddr,
    state: Arc<State>,
    task: JoinHandle<()>,
}

#[derive(Debug)]
struct State {
    guard: Guard,
    /// Bytes that may still come in.
    room: AtomicU64,
    /// When something last went through.
    active: Mutex<Instant>,
}

impl Gate {
    /// Opens a gate that lets in so many bytes.
    pub(super) async fn open(guard: Guard, room: u64) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let state = Arc::new(State { guard, room: room.into(), active: Mutex::new(Instant::now()) });
        let shared = Arc::clone(&state);
        let task = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let state = Arc::clone(&shared);
                connections.spawn(async move { serve(stream, &state).await });
                while connections.try_join_next().is_some() {}
            }
        });
        Ok(Self { address, state, task })
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// How long nothing has gone through.
    pub(super) fn quiet(&self) -> Duration {
        self.state.active.lock().unwrap_or_else(PoisonError::into_inner).elapsed()
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl State {
    fn touch(&self) {
        *self.active.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// Whether so many bytes more may come in.
    fn admit(&self, bytes: usize) -> bool {
        let taken = |room: u64| room.checked_sub(bytes as u64);
        self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, taken).is_ok()
    }
}

/// Where a request is to go, and what to send there first; nothing where a tunnel is asked for.
struct Way {
    host: String,
    port: u16,
    head: Vec<u8>,
}

/// Serves one connection of the browser; whatever fails, the page does without.
async fn serve(mut browser: TcpStream, state: &State) -> io::Result<()> {
    state.touch();
    let head = timeout(PATIENCE, read_head(&mut browser)).await??;
    let Some(way) = read_way(&head) else { return browser.write_all(REFUSED).await };
    let Ok(mut site) = connect(&way, state).await else { return browser.write_all(REFUSED).await };
    if way.head.is_empty() {
        browser.write_all(OPENED).await?;
        let ((from_browser, to_browser), (from_site, to_site)) = (browser.split(), site.split());
        let _ = join(pour(from_browser, to_site, None), pour(from_site, to_browser, Some(state))).await;
    } else {
        // One request and its answer: what the browser would send after it could be meant for another host.
        site.write_all(&way.head).await?;
        let head = read_head(&mut site).await?;
        browser.write_all(&closing(&String::from_utf8_lossy(&head))).await?;
        pour(site, browser, Some(state)).await?;
    }
    Ok(())
}

async fn read_head(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() >= MAX_HEAD {
            return Err(io::ErrorKind::InvalidData.into());
        }
        // A tunnel's own bytes follow the head, so nothing may be read beyond it.
        head.push(stream.read_u8().await?);
    }
    Ok(head)
}

/// `CONNECT host:port` opens a tunnel; a plain request without a body is sent on. Nothing else is let out.
fn read_way(head: &[u8]) -> Option<Way> {
    let head = std::str::from_utf8(head).ok()?;
    let (line, fields) = head.split_once("\r\n")?;
    let mut words = line.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    if method == "CONNECT" {
        let url = Url::parse(&format!("https://{target}/")).ok()?;
        return Some(Way { host: url.host_str()?.to_owned(), port: url.port_or_known_default()?, head: Vec::new() });
    }
    let url = Url::parse(target).ok().filter(|url| url.scheme() == "http" && matches!(method, "GET" | "HEAD"))?;
    let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let head = closing(&format!("{method} {path} HTTP/1.1\r\n{fields}"));
    Some(Way { host: url.host_str()?.to_owned(), port: url.port_or_known_default()?, head })
}

/// The head of a request or an answer after which the connection is closed.
fn closing(head: &str) -> Vec<u8> {
    let is_kept = |line: &&str| {
        let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        !matches!(name.as_str(), "" | "connection" | "keep-alive" | "proxy-connection" | "proxy-authorization")
    };
    let lines: Vec<&str> = head.split("\r\n").filter(is_kept).collect();
    format!("{}\r\nConnection: close\r\n\r\n", lines.join("\r\n")).into_bytes()
}

/// Connects to a fitting address of a host.
async fn connect(way: &Way, state: &State) -> io::Result<TcpStream> {
    let host = way.host.trim_start_matches('[').trim_end_matches(']');
    let found: Vec<IpAddr> =
        timeout(PATIENCE, lookup_host((host, way.port))).await??.map(|address| address.ip()).collect();
    let chosen = state.guard.choose(host, found.into_iter()).map_err(io::Error::other)?;
    for address in chosen {
        if let Ok(Ok(stream)) = timeout(PATIENCE, TcpStream::connect((address, way.port))).await {
            return Ok(stream);
        }
    }
    Err(io::ErrorKind::ConnectionRefused.into())
}

/// Carries bytes from one side to the other; those that come in are counted.
async fn pour(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    counted: Option<&State>,
) -> io::Result<()> {
    let mut bytes = vec![0; 16 << 10];
    loop {
        let length = from.read(&mut bytes).await?;
        if length == 0 || counted.is_some_and(|state| !state.admit(length)) {
            return to.shutdown().await;
        }
        counted.inspect(|state| state.touch());
        to.write_all(&bytes[..length]).await?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(head: &str) -> Option<(String, u16, String)> {
        let way = read_way(format!("{head}\r\n\r\n").as_bytes())?;
        Some((way.host, way.port, String::from_utf8(way.head).unwrap()))
    }

    #[test]
    fn tunnels_and_plain_requests_without_a_body_are_let_out() {
        let tunnel = |host: &str, port| Some((host.to_owned(), port, String::new()));
        assert_eq!(way("CONNECT news.example:443 HTTP/1.1"), tunnel("news.example", 443));
        assert_eq!(way("CONNECT [::1]:8443 HTTP/1.1"), tunnel("[::1]", 8443));
        let plain = way("GET http://news.example/a?b HTTP/1.1\r\nHost: news.example\r\nProxy-Connection: keep-alive");
        let head = "GET /a?b HTTP/1.1\r\nHost: news.example\r\nConnection: close\r\n\r\n".to_owned();
        assert_eq!(plain, Some(("news.example".to_owned(), 80, head)));
        for refused in ["POST http://news.example/ HTTP/1.1", "GET https://a/ HTTP/1.1", "GET / HTTP/1.1", "nonsense"] {
            assert_eq!(way(refused), None, "{refused}");
        }
    }
}
