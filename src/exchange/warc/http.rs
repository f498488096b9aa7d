//! The HTTP answer inside a record: its head, and its body without the codings of its transport.

use crate::{
    exchange::{decompress, import::MAX_PAGE},
    model::Header,
};

/// Headers that are read of an answer.
const MAX_HEADERS: usize = 1_000;

/// An answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// As in 200.
    pub(super) status: u16,
    /// As in `200 OK`.
    pub(super) words: String,
    /// In their order; those of a compression that was undone are left out.
    pub(super) headers: Vec<Header>,
    /// The body, as a browser has it.
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// Reads an answer (RFC 9112); a body whose codings are not what its head says is taken as it is.
    pub(super) fn parse(block: &[u8]) -> Option<Self> {
        let (head, body) = split(block);
        let head = String::from_utf8_lossy(head);
        let mut lines = head.split('\n').map(|line| line.trim_end_matches('\r'));
        let (version, words) = lines.next()?.split_once(' ')?;
        let status = words.trim_start().get(..3)?.parse().ok()?;
        if !version.starts_with("HTTP/") || !(100..600).contains(&status) {
            return None;
        }
        let headers = lines.filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some(Header { name: name.trim().to_owned(), value: value.trim().to_owned() })
        });
        let mut answer = Self {
            status,
            words: words.trim().to_owned(),
            headers: headers.take(MAX_HEADERS).collect(),
            body: Vec::new(),
        };
        answer.body = answer.decode(body);
        Some(answer)
    }

    /// The value of its first header of a name.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value.as_str())
    }

    fn decode(&mut self, body: &[u8]) -> Vec<u8> {
        let is_chunked =
            self.header("transfer-encoding").is_some_and(|value| value.to_ascii_lowercase().contains("chunked"));
        let mut body = is_chunked.then(|| join_chunks(body)).flatten().unwrap_or_else(|| body.to_vec());
        let codings = self.header("content-encoding").unwrap_or_default().to_owned();
        for coding in codings.rsplit(',').filter(|coding| !coding.trim().is_empty()).take(4) {
            let Some(Ok(plain)) = decompress::undo(coding, &body) else { return body };
            body = plain;
        }
        if !codings.is_empty() {
            let is_stale =
                |name: &str| ["content-encoding", "content-length"].contains(&name.to_ascii_lowercase().as_str());
            self.headers.retain(|header| !is_stale(&header.name));
        }
        body
    }
}

/// The head and the body.
fn split(block: &[u8]) -> (&[u8], &[u8]) {
    let mut line_start = 0;
    while let Some(length) = block[line_start..].iter().position(|byte| *byte == b'\n') {
        let line = &block[line_start..line_start + length];
        line_start += length + 1;
        if matches!(line, b"" | b"\r") {
            return block.split_at(line_start);
        }
    }
    (block, &[])
}

/// Joins the chunks of a body (RFC 9112, section 7.1); `None` where it has no chunks.
fn join_chunks(body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::new();
    let mut rest = body;
    loop {
        let line_end = rest.iter().take(1_000).position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(&rest[..line_end]).ok()?;
        let length = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        rest = &rest[line_end + 1..];
        if length == 0 {
            return Some(joined);
        }
        if joined.len() + length.min(rest.len()) > MAX_PAGE {
            return None;
        }
        // A body that was cut off keeps what came.
        let Some((chunk, after)) = rest.split_at_checked(length) else {
            joined.extend_from_slice(rest);
            return Some(joined);
        };
        joined.extend_from_slice(chunk);
        rest = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")).unwrap_or(after);
        if rest.is_empty() {
            return Some(joined);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(block: &str) -> String {
        String::from_utf8(Answer::parse(block.as_bytes()).unwrap().body).unwrap()
    }

    #[test]
    fn the_codings_of_a_body_are_undone() {
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        assert_eq!(body(&format!("{chunked}4\r\nferr\r\n1;x=y\r\ny\r\n0\r\n\r\n")), "ferry");
        assert_eq!(body(&format!("{chunked}9\r\nferry")), "ferry");
        assert_eq!(body(&format!("{chunked}<p>no chunks")), "<p>no chunks");
        assert_eq!(body("HTTP/1.1 200 OK\nContent-Encoding: gzip\n\nno gzip"), "no gzip");
        assert_eq!(body("HTTP/1.1 200 OK"), "");
    }

    #[test]
    fn a_head_is_read_as_it_is_meant() {
        let answer = Answer::parse(b"HTTP/1.1 404 Not Found\r\nSet-Cookie: a=b:c\r\nbroken\r\n\r\n").unwrap();
        assert_eq!(
            (answer.status, answer.words.as_str(), answer.header("set-cookie")),
            (404, "404 Not Found", Some("a=b:c"))
        );
        for block in ["", "HTTP/1.1", "HTTP/1.1 20", "HTTP/1.1 999 x", "GET / HTTP/1.1", "HTTP/1.1 2é"] {
            assert_eq!(Answer::parse(block.as_bytes()), None, "{block}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_block_is_too_strange(block in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
            Answer::parse(&block);
            Answer::parse(&[b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", &block[..]].concat());
        }
    }
}
