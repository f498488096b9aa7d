//! A web site for one test: answers each request with the bytes the test chooses, right or wrong, and notes when it came.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard},
    thread,
    time::{Duration, Instant},
};

/// A request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) head: String,
    pub(crate) at: Instant,
}

impl Asked {
    /// The value of a header, `None` where it is missing.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let fits = |line: &&str| line.split(':').next().is_some_and(|key| key.eq_ignore_ascii_case(name));
        self.head.lines().skip(1).find(fits)?.split_once(':').map(|(_, value)| value.trim())
    }
}

/// One thing a site does on a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Act {
    Send(Vec<u8>),
    Wait(Duration),
    Close,
    /// Closes the connection at once so that the other side sees a reset.
    Reset,
}

/// A site that lives as long as the test.
#[derive(Debug)]
pub(crate) struct Site {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Site {
    /// Starts a site; `answer` is told the request and how many came before it.
    pub(crate) fn start(answer: impl Fn(&Asked, usize) -> Vec<Act> + Send + Sync + 'static) -> Self {
        Self::start_on("127.0.0.1", answer)
    }

    /// The same on another address of this machine, so that it is another host.
    pub(crate) fn start_on(host: &str, answer: impl Fn(&Asked, usize) -> Vec<Act> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((host, 0)).expect("this machine has a free port");
        let address = listener.local_addr().expect("a bound port");
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let (notes, answer) = (Arc::clone(&asked), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (notes, answer) = (Arc::clone(&notes), Arc::clone(&answer));
                thread::spawn(move || serve(&stream, &notes, &*answer));
            }
        });
        Self { address, asked }
    }

    /// The address of a path on the site.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Another name of the same site, for redirects from host to host.
    pub(crate) fn url_by_name(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.address.port())
    }

    /// The requests so far, without those for `robots.txt`.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.notes().iter().filter(|asked| asked.path != "/robots.txt").cloned().collect()
    }

    fn notes(&self) -> MutexGuard<'_, Vec<Asked>> {
        self.asked.lock().expect("no test panics with the notes")
    }

    /// How often `robots.txt` was asked for.
    pub(crate) fn robots_asked(&self) -> usize {
        self.notes().iter().filter(|asked| asked.path == "/robots.txt").count()
    }
}

fn serve(stream: &TcpStream, notes: &Mutex<Vec<Asked>>, answer: &(dyn Fn(&Asked, usize) -> Vec<Act> + Send + Sync)) {
    while let Some((asked, length)) = peek(stream) {
        let before = {
            let mut notes = notes.lock().expect("no test panics with the notes");
            notes.push(asked.clone());
            notes.iter().filter(|other| other.path == asked.path).count() - 1
        };
        let acts = answer(&asked, before);
        if acts.contains(&Act::Reset) {
            // A connection that is closed before its request was read is reset.
            return;
        }
        (&mut &*stream).read_exact(&mut vec![0; length]).expect("it was peeked at");
        for act in acts {
            match act {
                Act::Send(bytes) if (&mut &*stream).write_all(&bytes).is_ok() => {}
                Act::Wait(time) => thread::sleep(time),
                Act::Send(_) | Act::Close | Act::Reset => return,
            }
        }
    }
}

/// The next request and its length, left unread.
fn peek(stream: &TcpStream) -> Option<(Asked, usize)> {
    let mut bytes = vec![0; 64 << 10];
    loop {
        let length = stream.peek(&mut bytes).ok().filter(|length| *length > 0)?;
        let text = String::from_utf8_lossy(&bytes[..length]);
        if let Some(end) = text.find("\r\n\r\n") {
            let head = text[..end].to_owned();
            let path = head.split(' ').nth(1)?.to_owned();
            return Some((Asked { path, head, at: Instant::now() }, end + 4));
        }
        thread::yield_now();
    }
}

/// A whole answer with a body.
pub(crate) fn answer(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Vec<Act> {
    let body = body.as_ref();
    let (status, length) = (format!("HTTP/1.1 {status}"), format!("Content-Length: {}", body.len()));
    let head = [&[status.as_str()], headers, &[&length, "", ""]].concat().join("\r\n");
    vec![Act::Send([head.as_bytes(), body].concat())]
}

/// An HTML page.
pub(crate) fn page(body: &str) -> Vec<Act> {
    answer("200 OK", &["Content-Type: text/html; charset=utf-8"], body)
}

/// The answer to a path that nobody wrote.
pub(crate) fn missing() -> Vec<Act> {
    answer("404 Not Found", &[], "")
}

/// A redirect.
pub(crate) fn redirect(target: &str) -> Vec<Act> {
    answer("302 Found", &[&format!("Location: {target}")], "moved")
}
