//! What a check of an unchanged page costs: `cargo bench --bench pass`.
//!
//! 5,000 watched pages on a server in a process of its own, on this machine; three passes are timed: the first sight, one
//! of `304`s, and one of answers with the same bytes. Processor time is that of this process alone, the store's included.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a measuring program prints its figures")]

mod server;

use std::{
    process::{Child, Command, Stdio},
    sync::atomic::AtomicBool,
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use writethru::{
    fetch::{Fetcher, Pace, Settings},
    job::{
        pass::{self, Desk, Mode, Tally},
        sites::Sites,
    },
    model::{NextCheck, OwnLimits, Slug, Watch},
    schedule::Limits,
    store::{Access, NewArticle, SqliteStore, Store, WatchList},
};

const PAGES: usize = 5_000;

fn main() {
    if std::env::args().any(|word| word == "--serve") {
        return server::serve();
    }
    for asks in ["etag", "bytes"] {
        measure(asks);
    }
}

/// Prints what two passes cost: the first sight of every page, and one in which nothing has changed.
fn measure(asks: &str) {
    let (mut server, address) = start_server(asks);
    let folder = tempfile::tempdir().unwrap();
    let mut store = SqliteStore::open(folder.path(), Access::Write).unwrap();
    let begun: DateTime<Utc> = "2025-12-04T12:00:00Z".parse().unwrap();
    watch(&mut store, &address, begun);
    for (days, name) in [(0, "first sight"), (40, "unchanged"), (80, "unchanged")] {
        let (wall, cpu) = (Instant::now(), cpu_seconds());
        let tally = run(&mut store, begun + TimeDelta::days(days));
        let (wall, cpu) = (wall.elapsed().as_secs_f64(), cpu_seconds() - cpu);
        let checks = tally.checks() as f64;
        println!(
            "{asks:<6} {name:<12} {checks:>6} checks ({} not modified, {} failed)  {:>7.0} a second  {:>7.3} ms of processor each",
            tally.not_modified,
            tally.failed,
            checks / wall,
            1_000.0 * cpu / checks,
        );
    }
    assert!(store.verify(&mut |_| ()).unwrap().damage.is_empty());
    server.kill().unwrap();
    server.wait().unwrap();
}

fn run(store: &mut SqliteStore, now: DateTime<Utc>) -> Tally {
    let pace = Pace { gap: Duration::ZERO, jitter: 0.0, per_host: 64, overall: 64, ..Pace::default() };
    let settings = Settings { allowed_hosts: vec!["127.0.0.1".to_owned()], pace, ..Settings::default() };
    let fetcher = Fetcher::new(settings).unwrap();
    let desk = Desk {
        owner: "bench:1",
        sites: &Sites::default(),
        limits: &Limits::default(),
        per_host: 128,
        clock: &|| now,
        stop: &AtomicBool::new(false),
        mode: Mode::Once,
    };
    pass::run(store, &fetcher, &desk, &mut |_| ()).unwrap()
}

fn watch(store: &mut SqliteStore, address: &str, now: DateTime<Utc>) {
    let url = |number: usize| format!("http://{address}/news/2025/12/04/story-{number}");
    let new: Vec<NewArticle> = (0..PAGES)
        .map(|number| NewArticle {
            slug: Slug::suggest(&format!("story {number}")),
            urls: vec![url(number)],
            title: None,
        })
        .collect();
    let articles = store.create_articles(&new).unwrap();
    let watches: Vec<Watch> = articles
        .iter()
        .enumerate()
        .map(|(number, article)| Watch {
            article: article.id,
            url: url(number),
            paused: false,
            added_at: now,
            limits: OwnLimits::default(),
            next: NextCheck::at(now),
        })
        .collect();
    store.add_watches(&watches).unwrap();
}

/// Starts the server, which names its address on its first line.
fn start_server(asks: &str) -> (Child, String) {
    let program = std::env::current_exe().unwrap();
    let mut server = Command::new(program).args(["--serve", asks]).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut output = std::io::BufReader::new(server.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut output, &mut line).unwrap();
    (server, line.trim().to_owned())
}

/// Processor time of this process so far, in all its threads.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let fields = after_name.split_whitespace().skip(11).take(2);
    fields.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}
