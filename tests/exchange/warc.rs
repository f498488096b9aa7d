//! WARC, read by `warcio`.

use std::{fs::File, path::Path};

use insta::assert_snapshot;
use writethru::{
    exchange::{EXPORT_FORMATS, ExportFormat},
    job::export::{ExportReport, export},
    store::Store,
};

use crate::{
    outside::python,
    sample::{self, start},
};

/// Writes a whole store to a file.
pub(crate) fn write(store: &dyn Store, format: &str, path: &Path) -> ExportReport {
    let format: &ExportFormat = EXPORT_FORMATS.iter().find(|known| known.name == format).expect("a known format");
    let mut exporter = (format.begin)(Box::new(File::create(path).expect("a new file")), start()).expect("room");
    export(store, &[], format.needs, &mut *exporter, &mut |event| drop(event)).expect("a whole store")
}

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
