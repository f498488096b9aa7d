//! What `run` and `watch` share: who is at work, with which limits, and what is told of it.

use std::fs;

use chrono::{DateTime, Utc};

use super::{environment, error::CommandError, news, session::Session, signals::Signals, web::Web};
use crate::{
    job::{
        News,
        pass::{self, Desk, Mode, PassError, Tally, Told},
    },
    model::ReaderZone,
    schedule::Limits,
    store::Store,
    ui::count,
};

impl From<PassError> for CommandError {
    fn from(error: PassError) -> Self {
        match error {
            PassError::Store(error) => error.into(),
            PassError::AtWork { .. } => Self::from_error(&error)
                .with_hint("wait until it has ended; one that was killed holds on for a minute at most".to_owned()),
        }
    }
}

/// Makes a pass with the settings of a session.
pub(crate) fn pass(
    store: &mut dyn Store,
    session: &Session,
    (mode, signals): (Mode, &Signals),
    tell: &mut dyn FnMut(Told<'_>),
) -> Result<Tally, CommandError> {
    let mut web = Web::new(session);
    let sites = session.learn_sites(Some(&*store))?;
    let limits: Limits = session.schedule_limits();
    let owner = owner();
    let started = session.now;
    let clock = move || -> DateTime<Utc> { environment::now().unwrap_or(started) };
    let desk = Desk {
        owner: &owner,
        sites,
        limits: &limits,
        per_host: web.per_host(),
        clock: &clock,
        stop: &signals.stop,
        mode,
    };
    Ok(pass::run(store, web.fetcher()?, &desk, tell)?)
}

/// Who is at work: the machine and the process.
pub(crate) fn owner() -> String {
    let machine = fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let machine = machine.or_else(|| environment::variable("HOSTNAME")).unwrap_or_default();
    let machine = if machine.trim().is_empty() { "this machine" } else { machine.trim() };
    format!("{machine}:{}", std::process::id())
}

/// What is told, in a line for people and in fields for programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) weight: Weight,
    /// What happened, as in `new-version` and `listing-failed`.
    pub(crate) event: &'static str,
    /// What it happened to: an article's slug, a listing's address, a host.
    pub(crate) subject: String,
    /// All of it in words.
    pub(crate) words: String,
}

/// What is told, where it is worth a line.
pub(crate) fn line(told: &Told<'_>, zone: ReaderZone) -> Option<Line> {
    let line = |weight, event, subject: &str, words: &str| {
        Some(Line { weight, event, subject: subject.to_owned(), words: format!("{subject}: {words}") })
    };
    match told {
        Told::Checked { article, news } => {
            let (weight, event) = match news {
                News::NewArticle => (Weight::News, "new-article"),
                News::NewVersion { .. } | News::Earliest { .. } => (Weight::News, "new-version"),
                News::Suspect(_) => (Weight::News, "suspect"),
                News::Gone(_) => (Weight::News, "gone"),
                News::Failed(_) => (Weight::Failure, "failed"),
                News::Unchanged { .. } | News::Known => return None,
            };
            line(weight, event, article.slug.as_str(), &news::words(news, zone))
        }
        Told::Listed { discovery, .. } if discovery.added.is_empty() && discovery.signalled.is_empty() => None,
        Told::Listed { url, discovery } => {
            let added = count(discovery.added.len(), "new article");
            line(Weight::News, "listing", url, &format!("{added}, {} said to have changed", discovery.signalled.len()))
        }
        Told::Unlisted { url, problem } => line(Weight::Failure, "listing-failed", url, problem),
        Told::Unkept { url, problem } => line(Weight::Failure, "failed", url, problem),
        Told::HostFailing { host, put_off, until } => {
            let articles = count(*put_off, "article");
            let words = format!("{host} fails: {articles} put off until {}", zone.instant(*until));
            Some(Line { words, ..line(Weight::Failure, "host-failing", host, "")? })
        }
        Told::Tick { .. } => None,
    }
}

/// How grave something told is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    News,
    Failure,
}

/// All of a pass in a line, as in `12 checks: 1 new version, 11 unchanged`.
pub(crate) fn summary(tally: &Tally) -> String {
    let parts = [
        (tally.new_articles, "new article"),
        (tally.new_versions, "new version"),
        (tally.discovered, "article discovered"),
    ];
    let counted = parts.iter().filter(|(number, _)| *number > 0);
    let counted = counted.map(|(number, what)| match *what {
        "article discovered" => format!("{number} discovered"),
        what => count(*number, what),
    });
    let plain = [
        (tally.unchanged, "unchanged"),
        (tally.suspect, "suspect"),
        (tally.gone, "gone"),
        (tally.failed, "failed"),
        (tally.put_off, "put off"),
        (tally.listings_failed, "listings failed"),
    ];
    let plain = plain.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}"));
    let parts: Vec<String> = counted.chain(plain).collect();
    let checks = count(tally.checks(), "check");
    if parts.is_empty() { checks } else { format!("{checks}: {}", parts.join(", ")) }
}
