//! The daemon's counts for Prometheus: a page of text behind an address, answered by a thread of its own.

use std::{
    fmt::Write as _,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::Duration,
};

use chrono::{DateTime, Utc};

use super::{environment, error::CommandError};
use crate::job::pass::Tally;

/// The longest that one reader may take.
const PATIENCE: Duration = Duration::from_secs(2);
/// Most bytes of a request that are read.
const MAX_REQUEST: u64 = 8 << 10;

/// The counts as they stand; shared with the thread that tells them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Metrics(Arc<Mutex<Counts>>);

#[derive(Debug, Clone, Default)]
struct Counts {
    tally: Tally,
    waiting: usize,
    under_way: usize,
    last_check: Option<DateTime<Utc>>,
}

impl Metrics {
    /// Puts the counts of now in place of those before.
    pub(crate) fn set(&self, tally: Tally, (waiting, under_way): (usize, usize)) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let last_check =
            if tally.checks() > counts.tally.checks() { environment::now().ok() } else { counts.last_check };
        *counts = Counts { tally, waiting, under_way, last_check };
    }

    /// The counts so far.
    pub(crate) fn tally(&self) -> Tally {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).tally
    }

    /// Answers at an address from now on; gives the address, whose port may have been 0.
    pub(crate) fn serve(&self, address: SocketAddr) -> Result<SocketAddr, CommandError> {
        let unable = |error| CommandError::new(format!("cannot show metrics at {address}")).caused_by(&error);
        let listener = TcpListener::bind(address).map_err(unable)?;
        let bound = listener.local_addr().map_err(unable)?;
        let metrics = self.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A reader who goes away or says nothing is none of our business.
                let _ = metrics.answer(&stream);
            }
        });
        Ok(bound)
    }

    fn answer(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut request = BufReader::new(stream.take(MAX_REQUEST));
        let mut first = String::new();
        request.read_line(&mut first)?;
        let mut line = String::new();
        while request.read_line(&mut line)? > 2 {
            line.clear();
        }
        let (status, body) = match first.split(' ').nth(1) {
            Some("/metrics" | "/") => ("200 OK", self.text()),
            _ => ("404 Not Found", "see /metrics\n".to_owned()),
        };
        let length = body.len();
        let head = format!("HTTP/1.1 {status}\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\n");
        stream.write_all(format!("{head}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}").as_bytes())
    }

    fn text(&self) -> String {
        let Counts { tally, waiting, under_way, last_check } =
            self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut text = String::new();
        let mut family = |name: &str, kind: &str, help: &str, values: &[(&str, u64)]| {
            let _ = write!(text, "# HELP writethru_{name} {help}\n# TYPE writethru_{name} {kind}\n");
            for (label, value) in values {
                let _ = writeln!(text, "writethru_{name}{label} {value}");
            }
        };
        let outcomes = [
            ("{outcome=\"new-article\"}", tally.new_articles),
            ("{outcome=\"new-version\"}", tally.new_versions),
            ("{outcome=\"unchanged\"}", tally.unchanged - tally.not_modified),
            ("{outcome=\"not-modified\"}", tally.not_modified),
            ("{outcome=\"suspect\"}", tally.suspect),
            ("{outcome=\"gone\"}", tally.gone),
            ("{outcome=\"failed\"}", tally.failed),
        ];
        family("checks_total", "counter", "Checks of articles by what came of them.", &outcomes);
        family("requests_total", "counter", "Requests sent, whatever they were for.", &[("", tally.requests)]);
        let listings = [
            ("{outcome=\"read\"}", tally.listings - tally.listings_failed),
            ("{outcome=\"failed\"}", tally.listings_failed),
        ];
        family("listings_total", "counter", "Feeds, sitemaps and front pages read.", &listings);
        family("discovered_total", "counter", "Articles that listings brought.", &[("", tally.discovered)]);
        family(
            "put_off_total",
            "counter",
            "Checks put off: the host fails or the budget is spent.",
            &[("", tally.put_off)],
        );
        family("waiting", "gauge", "Checks that are due and wait for their host's turn.", &[("", waiting as u64)]);
        family("under_way", "gauge", "Requests that are on their way.", &[("", under_way as u64)]);
        let last_check = last_check.map_or(0, |at| u64::try_from(at.timestamp()).unwrap_or(0));
        family(
            "last_check_timestamp_seconds",
            "gauge",
            "When the last check was kept; 0 for never.",
            &[("", last_check)],
        );
        let build = concat!("{version=\"", env!("CARGO_PKG_VERSION"), "\"}");
        family("build_info", "gauge", "The program.", &[(build, 1)]);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(address: SocketAddr, path: &str) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn counts_are_told_as_prometheus_reads_them() {
        let metrics = Metrics::default();
        let address = metrics.serve("127.0.0.1:0".parse().unwrap()).unwrap();
        metrics.set(Tally { unchanged: 7, not_modified: 5, ..Tally::default() }, (3, 2));
        let answer = ask(address, "/metrics");
        for line in [
            "# TYPE writethru_checks_total counter",
            "writethru_checks_total{outcome=\"unchanged\"} 2",
            "writethru_checks_total{outcome=\"not-modified\"} 5",
            "writethru_waiting 3",
            concat!("writethru_build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"} 1"),
        ] {
            assert!(answer.lines().any(|other| other == line), "{line} in\n{answer}");
        }
        assert!(ask(address, "/secret").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn every_family_stands_in_the_manual_of_the_operator() {
        let manual = include_str!("../../docs/running.md");
        for line in Metrics::default().text().lines() {
            let Some(family) = line.strip_prefix("# TYPE ") else { continue };
            let (name, kind) = family.split_once(' ').unwrap();
            assert!(manual.contains(&format!("| `{name}` | {kind} |")), "docs/running.md does not tell of {family}");
        }
    }
}
