//! WARC, read by `warcio`.

use std::path::Path;

use insta::assert_snapshot;
use writethru::{
    model::ArticleId,
    store::{MemoryStore, Store},
};

use crate::{
    outside::python,
    round_trip::read,
    sample::{self, write},
    support::Desk,
};

const LIST: &str = r"
import sys, hashlib
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker
ids = {}
for record in ArchiveIterator(open(sys.argv[1], 'rb'), check_digests='raise'):
    head = record.rec_headers.get_header
    line = [record.rec_type]
    if record.http_headers: line.append(record.http_headers.get_statuscode())
    line += [head('WARC-Date'), head('WARC-Target-URI') or '-']
    ids[head('WARC-Record-ID')] = len(ids)
    for name in ('WARC-Refers-To', 'WARC-Concurrent-To'):
        if head(name): line.append('->%d' % ids[head(name)])
    if head('WARC-Profile'): line.append(head('WARC-Profile').rsplit('/')[-1])
    payload = head('WARC-Payload-Digest')
    body = record.content_stream().read()
    if record.rec_type in ('response', 'resource') and payload:
        line.append('payload ok' if payload == 'sha256:' + hashlib.sha256(body).hexdigest() else 'payload wrong')
    if record.http_headers and record.http_headers.headers:
        line.append(','.join(name for name, _ in record.http_headers.headers))
    print(len(ids) - 1, *line)
class Options: verbose = False; inputs = [sys.argv[1]]
print('warcio check:', Checker(Options).process_all())
";

#[test]
fn warcio_reads_every_kind_of_capture() {
    for format in ["warc", "warc-plain"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.warc.gz");
        let report = write(&sample::store(), format, &path);
        assert_eq!((report.articles, report.captures, report.left_out), (2, 8, 0));
        let Some(list) = python(LIST, "warcio", &[&path]) else { return };
        insta::allow_duplicates! {
            assert_snapshot!(list, @r"
            0 warcinfo 2025-12-03T06:29:00.250Z -
            1 response 200 2025-12-03T06:29:00.250Z https://news.example/ferry-talks payload ok content-type,X-Archive-Orig-Transfer-Encoding,set-cookie,set-cookie
            2 metadata 2025-12-03T06:29:00.250Z https://news.example/ferry-talks ->1
            3 revisit 200 2025-12-03T06:30:00.250Z https://news.example/ferry-talks ->1 identical-payload-digest content-type,X-Archive-Orig-Transfer-Encoding,set-cookie,set-cookie
            4 metadata 2025-12-03T06:30:00.250Z https://news.example/ferry-talks ->3
            5 revisit 304 2025-12-03T06:31:00.250Z https://news.example/ferry-talks ->1 server-not-modified
            6 metadata 2025-12-03T06:31:00.250Z https://news.example/ferry-talks ->5
            7 metadata 2025-12-03T06:32:00.250Z https://news.example/ferry-talks
            8 response 200 2025-12-03T06:33:00.250Z https://news.example/ferry-talks payload ok content-type,X-Archive-Orig-Transfer-Encoding,set-cookie,set-cookie
            9 metadata 2025-12-03T06:33:00.250Z https://news.example/ferry-talks ->8
            10 revisit 200 2025-12-03T06:34:00.250Z https://news.example/ferry-talks ->1 identical-payload-digest content-type,X-Archive-Orig-Transfer-Encoding,set-cookie,set-cookie
            11 metadata 2025-12-03T06:34:00.250Z https://news.example/ferry-talks ->10
            12 response 410 2025-12-03T06:35:00.250Z https://news.example/ferry-talks
            13 metadata 2025-12-03T06:35:00.250Z https://news.example/ferry-talks ->12
            14 resource 2025-12-03T06:29:00.250Z file:pages/comet%201.txt payload ok
            15 metadata 2025-12-03T06:29:00.250Z file:pages/comet%201.txt ->14
            warcio check: 0
            ");
        }
    }
}

#[test]
fn what_marks_a_file_as_gone_is_no_http_answer() {
    let desk = Desk::new()
        .file("pages/ferry/2025-12-03T0629.html", sample::page("12"))
        .file("pages/ferry/2025-12-03T0700.gone", "HTTP/1.1 410 Gone\n");
    desk.ok("import pages");
    desk.ok("export --format warc -o all.warc");
    desk.ok("--store new import all.warc");
    assert_eq!(desk.ok("--store new verify"), desk.ok("verify"));
    let Some(list) = python(LIST, "warcio", &[&desk.path("all.warc")]) else { return };
    let (_, records) = list.split_once('\n').unwrap();
    assert_snapshot!(records, @r"
    1 resource 2025-12-03T06:29:00Z file:pages/ferry/2025-12-03T0629.html payload ok
    2 metadata 2025-12-03T06:29:00Z file:pages/ferry/2025-12-03T0629.html ->1
    3 resource 2025-12-03T07:00:00Z file:pages/ferry/2025-12-03T0700.gone payload ok
    4 metadata 2025-12-03T07:00:00Z file:pages/ferry/2025-12-03T0700.gone ->3
    warcio check: 0
    ");
}

/// Writes records as a crawler does: HTTP as received, chunked and compressed, revisits, what is no page between them.
const CRAWL: &str = r"
import sys, io, gzip
from warcio.warcwriter import WARCWriter
from warcio.statusandheaders import StatusAndHeaders
out = open(sys.argv[1], 'wb')
writer = WARCWriter(out, gzip=sys.argv[2] == 'gzip', warc_version='1.0')
def page(cars): return ('<html lang=en><title>Ferry sails</title><h1>Ferry sails</h1><p>The ferry carries %s cars, and it sails at noon today from the old harbour.</p>' % cars).encode()
def chunked(body): return b'%x\r\n%s\r\n0\r\n\r\n' % (len(body), body)
def answer(url, date, body, headers=(), status='200 OK'):
    http = StatusAndHeaders(status, list(headers), protocol='HTTP/1.1')
    record = writer.create_warc_record(url, 'response', payload=io.BytesIO(body), http_headers=http, warc_headers_dict={'WARC-Date': date})
    writer.write_record(record)
    return record
html = ('Content-Type', 'text/html; charset=utf-8')
url = 'https://news.example/ferry'
writer.write_record(writer.create_warcinfo_record('a.warc', {'software': 'crawler'}))
first = answer(url, '2025-12-03T06:29:00Z', chunked(gzip.compress(page(12))), [html, ('Content-Encoding', 'gzip'), ('Transfer-Encoding', 'chunked')])
answer('https://news.example/logo.png', '2025-12-03T06:29:01Z', b'\x89PNG', [('Content-Type', 'image/png')])
answer('https://news.example/robots.txt', '2025-12-03T06:29:02Z', b'User-agent: *', [('Content-Type', 'text/plain')])
answer('https://news.example/missing', '2025-12-03T06:29:03Z', b'no', [html], '404 Not Found')
http = StatusAndHeaders('200 OK', [html], protocol='HTTP/1.1')
writer.write_record(writer.create_revisit_record(url, first.rec_headers.get_header('WARC-Payload-Digest'), url, '2025-12-03T06:29:00Z', http_headers=http, warc_headers_dict={'WARC-Date': '2025-12-03T07:00:00Z'}))
answer(url, '2025-12-03T08:00:00Z', page(21), [html])
answer(url, '2025-12-03T09:00:00Z', b'gone', [html], '410 Gone')
";

#[test]
fn a_crawler_s_archive_is_read() {
    for (members, damage) in [("gzip", false), ("plain", false), ("gzip", true)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("crawl.warc.gz");
        if python(CRAWL, "warcio", &[&path, Path::new(members)]).is_none() {
            return;
        }
        if damage {
            let bytes = std::fs::read(&path).unwrap();
            let begins: Vec<usize> =
                (0..bytes.len() - 2).filter(|at| bytes[*at..].starts_with(&[31, 139, 8])).collect();
            let mut damaged = bytes.clone();
            damaged[begins[2] + 40..begins[2] + 60].fill(0xff);
            std::fs::write(&path, damaged).unwrap();
        }
        let mut store = MemoryStore::default();
        let (report, complaints) = read(&mut store, &path);
        assert_eq!(complaints.len(), usize::from(damage), "{complaints:?}");
        assert_eq!((report.articles.len(), report.captures, report.versions, report.passed_over), (1, 4, 2, 1));
        let captures = store.captures(ArticleId(1), 1..100).unwrap();
        let outcomes: Vec<&str> = captures.iter().map(|capture| capture.outcome.name()).collect();
        assert_eq!(outcomes, ["new-version", "unchanged", "new-version", "gone"]);
        assert_eq!(store.raw_bytes(ArticleId(1), 1).unwrap(), sample::page("12").as_bytes());
        assert_eq!(captures[0].raw, captures[1].raw);
        assert!(captures[0].route.archive.as_deref().is_some_and(|id| id.starts_with("urn:uuid:")));
    }
}

#[test]
fn hostile_archives_end_and_name_what_is_wrong() {
    let record = |head: &str, block: &str| format!("WARC/1.1\r\nWARC-Type: response\r\n{head}\r\n\r\n{block}\r\n\r\n");
    let answer = |path: &str, start: &str| {
        let block = format!("{start}\r\nContent-Type: text/html\r\n\r\n{}", sample::page("12"));
        let target = format!("WARC-Target-URI: https://x.example/{path}\r\nWARC-Date: 2025-12-03T06:29:00Z");
        record(&format!("{target}\r\nContent-Length: {}", block.len()), &block)
    };
    let good = |path: &str| answer(path, "HTTP/1.1 200 OK");
    let table = [
        good("a").replace("WARC-Date", "Date"),
        good("a").replace("Content-Length", "Length"),
        good("a").replace("2025-12-03T06:29:00Z", "+262142-12-31T23:59:59Z"),
        answer("a", "nonsense"),
        record("Content-Length: 99999999999999999999", ""),
        record("Content-Length: 999999999999", ""),
        format!("WARC/1.1\r\n{}\r\n\r\n", "x".repeat(100_000)),
        format!("WARC/1.1\r\n{}\r\n\r\n", "a: b\r\n".repeat(300_000)),
        "nonsense\r\n".repeat(5),
    ];
    for bad in table {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bad.warc");
        std::fs::write(&path, [good("first"), bad.clone(), good("last")].concat()).unwrap();
        let mut store = MemoryStore::default();
        let (report, complaints) = read(&mut store, &path);
        let words = &bad[..bad.len().min(80)];
        assert!(!complaints.is_empty(), "{words}");
        // Whatever lies inside a length that lies is lost.
        let expected = if bad.contains(" 999999999999\r") { 1 } else { 2 };
        assert_eq!(report.captures, expected, "{words}: {complaints:?}");
    }
}
