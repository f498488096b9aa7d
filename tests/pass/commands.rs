//! `run`, `watch` and `schedule explain` as a user meets them.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, ChildStderr, Command, Stdio},
};

use super::{
    desk::{story, watch},
    site::{Act, Site, missing, page},
    support::Desk,
};
use writethru::store::{Access, SqliteStore};

const SETTINGS: &str = "[fetch]\nallow-hosts = ['127.0.0.1']\ngap = 0\n";

/// A desk that watches pages of a site; those under `/slow` never answer.
fn desk(paths: &[&str]) -> (Desk, Site) {
    let site = Site::start(|asked, _| match asked.path.as_str() {
        "/robots.txt" => missing(),
        "/broken" => super::site::answer("500 Oh", &[], ""),
        path if path.starts_with("/slow") => vec![Act::Wait(std::time::Duration::from_mins(1))],
        path => page(&story(path)),
    });
    let desk = Desk::new().file("writethru.toml", SETTINGS);
    let urls: Vec<String> = paths.iter().map(|path| site.url(path)).collect();
    let mut store = SqliteStore::open(&desk.path("snapshots"), Access::Write).expect("a new store");
    watch(&mut store, &urls, super::support::NOW.parse().expect("an instant"));
    (desk, site)
}

#[test]
fn run_prints_news_and_ends() {
    let (desk, _site) = desk(&["/a", "/broken"]);
    let mut told: Vec<String> = desk.run("run").lines().map(str::to_owned).collect();
    told.sort();
    let expected = [
        "--",
        "2 checks: 1 new article, 1 failed",
        "[3]",
        "story-2: failed: 500 Internal Server Error",
        "story: new article",
    ];
    assert_eq!(told, expected);
    assert_eq!(desk.run("run --quiet"), "[0]");
    assert!(desk.ok("run --json").starts_with("{\"schema\":\"writethru.pass/1\",\"checks\":0"));
}

#[test]
fn explain_says_when_and_why() {
    let (mut desk, _site) = desk(&["/a"]);
    assert_eq!(desk.run("schedule explain story"), "next check at 12:00 UTC because it was never checked\n[0]");
    desk.run("run");
    assert_eq!(
        desk.run("schedule explain story"),
        "next check at 12:05 UTC because it was seen for the first time: at this age one change in 48 min is expected; \
         checks are at least 5 min apart\n[0]"
    );
    desk.at("2025-12-06T12:00:00Z");
    desk.run("run");
    let json = desk.ok("schedule explain 1 --json");
    for part in ["\"schema\":\"writethru.schedule/1\"", "\"reason\":\"rate\"", "\"changes\":0"] {
        assert!(json.contains(part), "{part} in {json}");
    }
    desk.write("page.html", story("another"));
    desk.run("snap page.html");
    assert!(desk.run("schedule explain 2").contains("is not watched"));
}

/// A daemon on its way, and what it logs.
struct Daemon {
    child: Child,
    log: BufReader<ChildStderr>,
}

impl Daemon {
    fn start(desk: &Desk, line: &str) -> Self {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut command = desk.command(&words);
        command.env_remove("WRITETHRU_NOW").stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let log = BufReader::new(child.stderr.take().expect("a pipe"));
        Self { child, log }
    }

    /// Reads the log up to a line that holds these words.
    fn until(&mut self, words: &str) -> String {
        let mut line = String::new();
        while !line.contains(words) {
            line.clear();
            assert!(self.log.read_line(&mut line).expect("a log") > 0, "no `{words}` in the log");
        }
        line
    }

    fn signal(&self, name: &str) {
        let status = Command::new("kill").args([name, &self.child.id().to_string()]).status();
        assert!(status.expect("kill is there").success());
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_daemon_reloads_tells_its_counts_and_stops_in_good_order() {
    let (desk, _site) = desk(&["/a", "/b", "/slow"]);
    let mut daemon = Daemon::start(&desk, "watch --log-format json --metrics 127.0.0.1:0");
    let line = daemon.until("metrics at");
    let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address").to_owned();
    let line = daemon.until("new article");
    assert!(line.contains(r#""event":"new-article","subject":"story"#), "{line}");
    daemon.until("new article");
    let mut stream = TcpStream::connect(address).expect("metrics");
    stream.write_all(b"GET /metrics HTTP/1.1\r\n\r\n").expect("a request");
    let mut metrics = String::new();
    stream.read_to_string(&mut metrics).expect("an answer");
    assert!(metrics.contains("writethru_checks_total{outcome=\"new-article\"}"), "{metrics}");

    assert!(desk.run("run").contains("another pass is at work"), "two passes never overlap");
    let second = desk.run("watch --log-format json");
    assert!(second.contains(r#""level":"ERROR","message":"another pass is at work"#), "{second}");
    assert!(second.ends_with("[2]") && !second.contains("error:"), "every line is an object: {second}");
    daemon.signal("-HUP");
    daemon.until("read the settings again");
    daemon.until("watching with the store");
    let begun = std::time::Instant::now();
    daemon.signal("-TERM");
    daemon.until("stopped");
    assert!(daemon.child.wait().expect("an end").success());
    assert!(begun.elapsed().as_secs() < 30, "far more than the five seconds that it may take on an idle machine");
    drop(daemon);
    let again = desk.run("run --json");
    assert!(!again.contains("another pass"), "{again}");
    assert!(desk.ok("verify").contains("2 articles") || desk.ok("verify").contains("3 articles"));
}
