//! A store with watched articles and all that a pass needs, for one test.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;
use writethru::{
    fetch::{Fetcher, Pace, Retries, Settings, TimeOuts},
    job::{
        pass::{self, Desk, Mode, PassError, Tally, Told},
        sites::Sites,
    },
    model::{ArticleId, Capture, NextCheck, OwnLimits, Slug, Watch},
    schedule::Limits,
    store::{Access, NewArticle, SqliteStore, Store, WatchList},
};

/// A newsroom with a store of its own and a clock that the test sets.
pub(crate) struct Newsroom {
    folder: TempDir,
    pub(crate) store: SqliteStore,
    pub(crate) limits: Limits,
    pub(crate) sites: Sites,
    pub(crate) settings: Settings,
    pub(crate) stop: AtomicBool,
    now: Mutex<DateTime<Utc>>,
}

impl Newsroom {
    /// A newsroom that watches these addresses, all due now.
    pub(crate) fn watching(urls: &[String]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = SqliteStore::open(folder.path(), Access::Write).expect("a new store");
        let now = "2025-12-04T12:00:00Z".parse().expect("an instant");
        let mut room = Self {
            folder,
            store,
            limits: Limits::default(),
            sites: Sites::default(),
            settings: settings(),
            stop: AtomicBool::new(false),
            now: Mutex::new(now),
        };
        watch(&mut room.store, urls, now);
        room
    }

    /// Lets time go by.
    pub(crate) fn wait(&self, span: TimeDelta) {
        *self.now.lock().expect("no test panics with the clock") += span;
    }

    /// One pass, with all that it told.
    pub(crate) fn pass(&mut self) -> (Result<Tally, PassError>, Vec<String>) {
        let settings = Settings { host_paces: self.sites.paces(), ..self.settings.clone() };
        let fetcher = Fetcher::new(settings).expect("a fetcher");
        let now = &self.now;
        let clock = move || *now.lock().expect("no test panics with the clock");
        let desk = Desk {
            owner: "test:1",
            sites: &self.sites,
            limits: &self.limits,
            per_host: 8,
            clock: &clock,
            stop: &self.stop,
            mode: Mode::Once,
        };
        let mut told = Vec::new();
        let mut tell = |what: Told<'_>| match what {
            Told::Checked { article, news } => told.push(format!("{}: {news:?}", article.slug)),
            Told::Unkept { problem, .. } => told.push(format!("not kept: {problem}")),
            Told::HostFailing { put_off, .. } => told.push(format!("{put_off} put off")),
            _ => {}
        };
        let tally = pass::run(&mut self.store, &fetcher, &desk, &mut tell);
        (tally, told)
    }

    /// A pass that must succeed.
    pub(crate) fn tally(&mut self) -> Tally {
        self.pass().0.expect("a pass")
    }

    pub(crate) fn captures(&self, article: u32) -> Vec<Capture> {
        self.store.captures(ArticleId(article), 1..u32::MAX).expect("captures")
    }

    pub(crate) fn watch_of(&self, article: u32) -> Watch {
        self.store.watch(ArticleId(article)).expect("a store").expect("a watch")
    }

    /// Damages the file of the store.
    pub(crate) fn damage(&mut self, sql: &str) {
        let file = rusqlite::Connection::open(self.folder.path().join("writethru.db")).expect("a database");
        assert!(file.execute(sql, []).expect("a statement") > 0, "{sql}");
        // What is remembered of the file is forgotten.
        self.store = SqliteStore::open(self.folder.path(), Access::Write).expect("the store");
    }

    /// Whether every digest fits.
    pub(crate) fn is_sound(&self) -> bool {
        self.store.verify(&mut |_| ()).expect("a verification").damage.is_empty()
    }

    pub(crate) fn ask_to_stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Adds articles at these addresses and watches them from now on.
pub(crate) fn watch(store: &mut dyn Store, urls: &[String], now: DateTime<Utc>) {
    let new: Vec<NewArticle> = urls
        .iter()
        .map(|url| NewArticle { slug: Slug::suggest("story"), urls: vec![url.clone()], title: None })
        .collect();
    let articles = store.create_articles(&new).expect("new articles");
    let watches: Vec<Watch> = articles
        .iter()
        .zip(urls)
        .map(|(article, url)| Watch {
            article: article.id,
            url: url.clone(),
            paused: false,
            added_at: now,
            limits: OwnLimits::default(),
            next: NextCheck::at(now),
        })
        .collect();
    store.add_watches(&watches).expect("new watches");
}

/// Quick enough for a test, with every bound in place.
fn settings() -> Settings {
    let short = Duration::from_secs(1);
    Settings {
        allowed_hosts: (1..=40).map(|host| format!("127.0.0.{host}")).collect(),
        pace: Pace { gap: Duration::ZERO, jitter: 0.0, per_host: 8, overall: 64, ..Pace::default() },
        retries: Retries { times: 1, first_wait: Duration::from_millis(10), longest_wait: Duration::from_millis(50) },
        time_outs: TimeOuts { connect: short, first_byte: short, whole: 2 * short },
        max_bytes: 1 << 20,
        ..Settings::default()
    }
}

/// A page that looks like an article.
pub(crate) fn story(words: &str) -> String {
    let filler = "Twelve boats lay idle, the harbour office said, and no one could say when they would sail. ";
    format!(
        "<!doctype html><title>Ferry talks</title><article><h1>Ferry talks</h1><p>{words}</p><p>{}</p></article>",
        filler.repeat(6)
    )
}
