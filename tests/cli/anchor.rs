//! `anchor`: a time-stamp over the log from a real authority, OpenSSL's, that the test runs on this machine.

#![expect(clippy::unwrap_used, reason = "a test stops at what it does not expect")]

use std::{
    fs,
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    thread,
};

use tempfile::TempDir;
use writethru::timestamp::{Authorities, Token, request};

use crate::{import::harbour, support::Desk};

const SETTINGS: &str = r"
oid_section = oids
[oids]
policy = 1.2.3.4.1
[req]
distinguished_name = name
prompt = no
[name]
CN = Authority of the tests
[ca]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
[signer]
basicConstraints = CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[clerk]
basicConstraints = CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = clientAuth
[tsa]
default_tsa = authority
[authority]
serial = ./serial
signer_digest = sha256
default_policy = policy
digests = sha256
accuracy = secs:1
ordering = yes
ess_cert_id_alg = sha256
";

/// An authority with its keys in a folder of its own.
pub(crate) struct Authority {
    folder: TempDir,
}

impl Authority {
    /// An authority whose signer's key is of a kind and whose certificate is for what a section of the settings says.
    pub(crate) fn new(key: &[&str], section: &str) -> Self {
        Self::signing("sha256", key, section)
    }

    /// The same, which signs digests of a kind.
    fn signing(digest: &str, key: &[&str], section: &str) -> Self {
        let this = Self { folder: TempDir::new().unwrap() };
        let settings = SETTINGS.replace("signer_digest = sha256", &format!("signer_digest = {digest}"));
        fs::write(this.path("settings"), settings).unwrap();
        fs::write(this.path("serial"), "01\n").unwrap();
        let ca = "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -config settings -extensions ca -days 9";
        this.openssl(&ca.split(' ').collect::<Vec<_>>());
        this.openssl(
            &[&["req", "-nodes", "-keyout", "key.pem", "-out", "request", "-config", "settings"], key].concat(),
        );
        let sign = "x509 -req -in request -CA ca.pem -CAkey ca.key -CAcreateserial -out signer.pem -days 9 -extfile settings -extensions";
        this.openssl(&[&sign.split(' ').collect::<Vec<_>>(), &[section][..]].concat());
        this
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn openssl(&self, words: &[&str]) -> Vec<u8> {
        let output = Command::new("openssl").args(words).current_dir(self.folder.path()).output().unwrap();
        assert!(output.status.success(), "{words:?}\n{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    /// Its answer to a request.
    fn answer(&self, question: &[u8]) -> Vec<u8> {
        fs::write(self.path("question"), question).unwrap();
        let words = "ts -reply -config settings -queryfile question -inkey key.pem -signer signer.pem -out answer";
        self.openssl(&words.split(' ').collect::<Vec<_>>());
        fs::read(self.path("answer")).unwrap()
    }

    /// Answers a request over HTTP with what `change` makes of its answer; gives the address.
    pub(crate) fn serve(self, change: fn(Vec<u8>) -> (u16, Vec<u8>)) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/tsr", listener.local_addr().unwrap());
        thread::spawn(move || {
            for stream in listener.incoming() {
                // A program that was killed meanwhile hears no answer.
                let _ = self.serve_one(stream.unwrap(), change);
            }
        });
        url
    }

    fn serve_one(&self, mut stream: TcpStream, change: fn(Vec<u8>) -> (u16, Vec<u8>)) -> io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head)? == 0 {
                return Ok(());
            }
        }
        let head = head.to_ascii_lowercase();
        assert!(head.starts_with("post /tsr ") && head.contains("content-type: application/timestamp-query"));
        let length = head.split("content-length: ").nth(1).unwrap().lines().next().unwrap().parse().unwrap();
        let mut question = vec![0; length];
        reader.read_exact(&mut question)?;
        let (status, answer) = change(self.answer(&question));
        let head = format!(
            "HTTP/1.1 {status} X\r\nContent-Type: application/timestamp-reply\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            answer.len()
        );
        stream.write_all(&[head.as_bytes(), &answer].concat())
    }
}

/// A store, and the program that may ask this machine.
fn desk() -> Desk {
    let desk = harbour().file("writethru.toml", "[fetch]\nallow-hosts = [\"127.0.0.1\"]\n");
    desk.ok("import pages");
    desk
}

fn copy(authority: &Authority, desk: &Desk) {
    fs::copy(authority.path("ca.pem"), desk.path("ca.pem")).unwrap();
}

#[test]
fn a_time_stamp_is_kept_verified_and_bundled_and_outlives_the_log_it_stamps() {
    let desk = desk();
    let authority = Authority::new(&["-newkey", "rsa:2048"], "signer");
    copy(&authority, &desk);
    let url = authority.serve(|answer| (200, answer));
    let told = desk.ok(&format!("anchor --tsa {url}"));
    assert!(told.starts_with("stamped: ") && told.contains(", 3 records, by http://127.0.0.1:"), "{told}");
    assert!(desk.ok(&format!("anchor --tsa {url}")).starts_with("nothing new since: "));
    desk.write("pages/harbour/2025-12-03T0900.txt", crate::support::page("06:29, Wed, Dec 3, 2025", "All is well."));
    desk.ok("import pages");
    desk.ok(&format!("anchor --tsa {url}"));
    assert_eq!(desk.ok("anchor --list").lines().count(), 4);
    let verified = desk.ok("verify --authority ca.pem");
    assert!(verified.contains(" over 3 records by ") && verified.contains(" over 4 records by "), "{verified}");
    assert!(verified.ends_with("its signature is good\n"), "{verified}");
    assert!(desk.ok("verify").ends_with("`--authority` checks its signature\n"));
    check_bundle(&desk);
}

/// Python leads the captures of a bundle to the stamped root, and OpenSSL verifies the stamp.
fn check_bundle(desk: &Desk) {
    desk.ok("evidence harbour --output b.zip");
    let script = "import json, subprocess, sys, zipfile; z = zipfile.ZipFile('b.zip'); z.extractall('b')\n\
        chain = json.load(open('b/chain.json')); print([a['size'] for a in chain['anchors']])\n\
        [print(a['root']) for a in chain['anchors']]";
    let run = |program: &str, words: &[&str]| {
        let output = Command::new(program).args(words).current_dir(desk.path("")).output().unwrap();
        assert!(output.status.success(), "{words:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let said = run("python3", &["-c", script]);
    let mut lines = said.lines();
    assert_eq!(lines.next(), Some("[3, 4]"));
    assert!(run("python3", &["b/check.py", "b.zip"]).starts_with("OK: "));
    for (root, token) in lines.zip(["b/anchors/1.tst", "b/anchors/2.tst"]) {
        run("openssl", &["ts", "-verify", "-token_in", "-in", token, "-digest", root, "-CAfile", "ca.pem"]);
    }
}

#[test]
fn a_record_that_was_changed_after_the_stamp_no_longer_fits_it() {
    let desk = desk();
    let url = Authority::new(&["-newkey", "rsa:2048"], "signer").serve(|answer| (200, answer));
    desk.ok(&format!("anchor --tsa {url}"));
    let database = rusqlite::Connection::open(desk.path("snapshots/writethru.db")).unwrap();
    database.execute("UPDATE capture SET link = zeroblob(32) WHERE number = 3", []).unwrap();
    let told = desk.run("verify");
    assert!(
        told.contains("damaged: the time-stamp over 3 records: the log had other records when it was stamped"),
        "{told}"
    );
    database.execute("DELETE FROM capture WHERE number = 3", []).unwrap();
    let told = desk.run("verify");
    assert!(told.contains("the time-stamp over 3 records: the log no longer has so many records"), "{told}");
    database.execute("UPDATE anchor SET token = substr(token, 1, 900)", []).unwrap();
    assert!(desk.run("verify").contains("the time-stamp over 3 records: it is not a time-stamp: it is cut off"));
    database.execute("UPDATE anchor SET token = zeroblob(9)", []).unwrap();
    let told = desk.run("verify");
    assert!(told.contains("the time-stamp over 3 records: it is not a time-stamp"), "{told}");
}

#[test]
fn answers_that_are_no_time_stamp_are_refused_and_nothing_is_kept() {
    let desk = desk();
    let signer = || Authority::new(&["-newkey", "rsa:2048"], "signer");
    for (change, expected) in [
        ((|_| (500, Vec::new())) as fn(Vec<u8>) -> _, "it answered 500 Internal Server Error"),
        (|_| (200, b"<html>".to_vec()), "caused by: it is not a time-stamp"),
        (|_| (200, vec![0x30, 5, 0x30, 3, 2, 1, 2]), "caused by: the authority refuses to stamp it (status 2)"),
        (
            |mut answer| {
                answer[100] ^= 0x55;
                (200, answer)
            },
            "gave no good time-stamp",
        ),
    ] {
        let url = signer().serve(change);
        let told = desk.run(&format!("anchor --tsa {url}"));
        assert!(told.contains(expected) && told.ends_with("[2]"), "{told}");
    }
    assert_eq!(desk.ok("anchor --list"), "");
    let told = desk.run("anchor --tsa http://10.0.0.1/tsr");
    assert!(told.contains("hint: name the host under `allow-hosts`"), "{told}");
    assert!(desk.run("anchor").contains("error: no time-stamping authority is named"));
    assert!(desk.run("anchor --tsa http://127.0.0.1:1/ --store none").contains("error: there is no store"));
}

/// What comes of checking a token with the certificates of a file.
fn checked(authorities: &Path, token: &Token) -> Result<(), String> {
    let authorities = Authorities::from_pem(&fs::read(authorities).unwrap()).unwrap();
    authorities.check(token).map_err(|error| error.to_string())
}

fn token(authority: &Authority) -> Token {
    let question = request(writethru::model::Digest::of(b"root"), 7);
    Token::of_answer(&authority.answer(&question), &question).unwrap()
}

#[test]
fn signatures_of_each_kind_are_checked_and_those_of_others_refused() {
    let elliptic = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
    let signer = Authority::new(&elliptic, "signer");
    let other = Authority::new(&["-newkey", "rsa:2048"], "signer");
    assert_eq!(checked(&signer.path("ca.pem"), &token(&signer)), Ok(()));
    assert_eq!(checked(&other.path("ca.pem"), &token(&other)), Ok(()));
    let refused = checked(&other.path("ca.pem"), &token(&signer)).unwrap_err();
    assert!(refused.starts_with("it is not signed by one of the given authorities"), "{refused}");
    assert!(Authorities::from_pem(b"no certificate").is_err());
}

#[test]
fn elliptic_signatures_are_checked_over_each_curve_and_digest() {
    for curve in ["P-256", "P-384"] {
        let key = format!("ec_paramgen_curve:{curve}");
        let [signer, other] = ["sha512", "sha384"]
            .map(|digest| Authority::signing(digest, &["-newkey", "ec", "-pkeyopt", &key], "signer"));
        assert_eq!(checked(&signer.path("ca.pem"), &token(&signer)), Ok(()), "{curve}");
        assert_eq!(checked(&other.path("ca.pem"), &token(&other)), Ok(()), "{curve}");
        assert!(checked(&other.path("ca.pem"), &token(&signer)).is_err(), "{curve}");
    }
}

#[test]
fn a_token_with_any_byte_changed_is_refused_or_says_the_same() {
    let authority = Authority::new(&["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"], "signer");
    let good = token(&authority);
    let pem = fs::read(authority.path("ca.pem")).unwrap();
    let authorities = Authorities::from_pem(&pem).unwrap();
    for at in 0..good.bytes.len() {
        let mut bytes = good.bytes.clone();
        bytes[at] ^= 1;
        let Ok(changed) = Token::read(&bytes) else { continue };
        if authorities.check(&changed).is_ok() {
            assert_eq!((changed.time, changed.digest), (good.time, good.digest), "byte {at}");
        }
    }
    for end in 0..good.bytes.len() {
        assert!(Token::read(&good.bytes[..end]).is_err(), "{end}");
    }
}
