//! `writethru log`: the versions of an article, what happened between them, and the checks that found something else.

use std::{collections::HashMap, io::Write as _};

use chrono::{DateTime, Utc};
use clap::{ArgAction, Args};
use serde::Serialize;

use crate::{
    cli::{
        error::CommandError, jsonl, margin::write_entry, news, output::Output, session::Session, shelf, status::Status,
    },
    job::{checks, events::events},
    model::{Absence, Capture, Event, Happening, History, ReaderZone, Version},
    render,
    text::{
        sanitise::{Layout, visible},
        width::{Room, wrap},
    },
    ui::count,
};

/// List the versions of an article with both clocks
#[derive(Debug, Args)]
#[command(after_help = "\
Formats: text, json (`writethru.version/1`, `writethru.event/1`,
`writethru.capture/1`)

Examples:
  writethru log kestrel
  writethru log 3 --json            The third article of `list`, as JSON Lines
  writethru log kestrel --captures  Every check, also those without news")]
pub(crate) struct LogArguments {
    /// The article
    article: String,
    /// Show every check
    #[arg(long, action = ArgAction::SetTrue)]
    captures: bool,
}

/// One line of a log.
enum Entry<'a> {
    Version(&'a Version, Sights<'a>),
    Event(&'a Event),
    Capture(&'a Capture),
}

/// The captures that saw a version.
#[derive(Clone, Copy, Default)]
struct Sights<'a> {
    first: Option<&'a Capture>,
    count: usize,
    /// When the page was read again, where it was.
    read_again: Option<DateTime<Utc>>,
}

/// Prints the log in the order of the instants.
pub(crate) fn run(arguments: &LogArguments, session: &Session) -> Result<Status, CommandError> {
    let is_json = session.is_json()?;
    let store = shelf::open(session)?;
    let article = shelf::find(&*store, &arguments.article)?;
    let history = store.history(article.id)?;
    let captures = store.captures(article.id, 1..u32::MAX)?;
    let readings: HashMap<u32, DateTime<Utc>> =
        captures.iter().filter_map(|capture| Some((capture.number, capture.route.rereads?.at))).collect();
    let captures = checks::in_time(&history, captures, |version| version.number);
    let happened = happened(&history, &captures);
    let mut out = if is_json { Output::plain() } else { session.pages() };
    if !is_json {
        write_head(&mut out, &history, (captures.len(), session.width))?;
    }
    for mut entry in entries(&history, &captures, &happened, arguments.captures) {
        if let Entry::Version(version, sights) = &mut entry {
            sights.read_again = readings.get(&version.provenance.capture).copied();
        }
        if is_json {
            write_json(&mut out, &history, &entry)?;
        } else {
            write_text(&mut out, &history, &entry, session)?;
        }
    }
    out.finish()?;
    Ok(Status::Done)
}

/// What happened beside the versions, which speak for themselves.
fn happened(history: &History, captures: &[Capture]) -> Vec<Event> {
    let mut events =
        events(captures, |number| history.version(number).and_then(|version| version.restores.or(version.brings_back)));
    events.retain(|event| !matches!(event.what, Happening::NewVersion { .. } | Happening::Restored { .. }));
    events
}

/// Versions, events and captures, by their instants; a capture that only confirms a version counts only where all are wanted.
fn entries<'a>(history: &'a History, captures: &'a [Capture], happened: &'a [Event], is_all: bool) -> Vec<Entry<'a>> {
    let is_shown = |capture: &&Capture| is_all || !capture.outcome.saw_version();
    let mut sights: HashMap<u32, Sights<'_>> = HashMap::new();
    for (number, capture) in captures.iter().filter_map(|capture| Some((capture.version?, capture))) {
        let sights = sights.entry(number).or_default();
        sights.count += 1;
        if sights.first.is_none_or(|first| capture.at < first.at) {
            sights.first = Some(capture);
        }
    }
    let versions = history.versions.iter().map(|version| {
        let sights = sights.get(&version.number).copied().unwrap_or_default();
        (version.first_seen, Entry::Version(version, sights))
    });
    let captures = captures.iter().filter(is_shown).map(|capture| (capture.at, Entry::Capture(capture)));
    let events = happened.iter().map(|event| (event.at, Entry::Event(event)));
    let mut entries: Vec<_> = versions.chain(captures).chain(events).collect();
    entries.sort_by_key(|(at, _)| *at);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn write_head(out: &mut Output, history: &History, (checks, width): (usize, usize)) -> Result<(), CommandError> {
    let article = &history.article;
    let title = article.title.as_deref().unwrap_or(article.slug.as_str());
    let title = visible(title, Layout::Fold);
    for line in wrap(&title, Room::new(width)) {
        writeln!(out, "{}", &title[line])?;
    }
    writeln!(out, "{}, {}, {}", article.slug, count(history.versions.len(), "version"), count(checks, "check"))?;
    for url in article.urls.iter().filter(|url| url.contains("://")) {
        writeln!(out, "{}", visible(url, Layout::Show))?;
    }
    Ok(())
}

fn write_text(out: &mut Output, history: &History, entry: &Entry<'_>, session: &Session) -> Result<(), CommandError> {
    match entry {
        Entry::Version(version, sights) => write_version(out, history, (version, *sights), session),
        Entry::Event(event) => {
            let words = visible(&event_words(event, session.zone), Layout::Fold).into_owned();
            writeln!(out)?;
            Ok(write_entry(
                out,
                event.what.name(),
                &format!("{}  {words}", session.zone.instant(event.at)),
                session.width,
            )?)
        }
        Entry::Capture(capture) => {
            let reason = visible(capture.reason.as_deref().unwrap_or_default(), Layout::Fold).into_owned();
            Ok(write_entry(
                out,
                capture.outcome.name(),
                &format!("{}  {reason}", dated(capture, session.zone)),
                session.width,
            )?)
        }
    }
}

/// What is to be said of an event beside its name.
fn event_words(event: &Event, zone: ReaderZone) -> String {
    let since = format!("since {}", zone.instant(event.since));
    match &event.what {
        Happening::Gone { how, reason } => {
            let how = match how {
                Absence::NotFound => "not found",
                Absence::Removed => "taken down",
                Absence::Legal => "taken down for legal reasons",
                Absence::HomePage => "its address leads to the home page",
            };
            format!("{how} {since} ({reason})")
        }
        Happening::Back => "there again".to_owned(),
        Happening::Moved { to } => format!("to {to}"),
        Happening::Paywalled => format!("only the beginning is shown {since}"),
        Happening::Suspect { reason } | Happening::Failing { reason } => format!("{since} ({reason})"),
        Happening::Recovered => "seen again".to_owned(),
        Happening::NewVersion { version } => format!("version {version}"),
        Happening::Restored { version, restores } => format!("version {version} restores version {restores}"),
    }
}

fn write_version(
    out: &mut Output,
    history: &History,
    (version, sights): (&Version, Sights<'_>),
    session: &Session,
) -> Result<(), CommandError> {
    let (width, zone) = (session.width, session.zone);
    let first_seen = sights.first.map_or_else(|| zone.instant(version.first_seen), |first| dated(first, zone));
    writeln!(out)?;
    write_entry(out, &format!("version {}", version.number), &format!("first seen {first_seen}"), width)?;
    let mut line = |words: &str| write_entry(out, "", words, width);
    line(&format!("last seen  {}, {}", zone.instant(version.last_seen), count(sights.count, "check")))?;
    if let Some(at) = sights.read_again {
        line(&format!("read again {}, by {}", zone.instant(at), version.provenance.extractor))?;
    }
    for (what, stamp) in [("published", &version.dates.published), ("updated", &version.dates.modified)] {
        if let Some(stamp) = stamp {
            line(&format!("states {what} {}", render::stated_time(stamp)))?;
        }
    }
    if let Some(words) = return_words(history, version, zone) {
        line(&words)?;
    }
    Ok(())
}

/// Which earlier text is back: a revert, or one of two variants that the site shows by turns.
fn return_words(history: &History, version: &Version, zone: ReaderZone) -> Option<String> {
    let restored = version.restores.or(version.brings_back).and_then(|number| history.version(number))?;
    let (number, of) = (restored.number, zone.instant(restored.first_seen));
    let index = history.versions.iter().position(|other| other.number == version.number);
    Some(if index.is_some_and(|index| history.is_flapping(index)) {
        format!("takes turns: version {number} of {of} is back")
    } else if version.restores.is_none() {
        format!("restores the words of version {number} of {of}")
    } else {
        format!("restores version {number} of {of}")
    })
}

fn dated(capture: &Capture, zone: ReaderZone) -> String {
    format!("{} ({})", zone.instant(capture.at), news::dated_by(capture.dated_by))
}

/// A record of an article's history, with the article's slug.
#[derive(Serialize)]
struct Of<'a, T> {
    article: &'a str,
    #[serde(flatten)]
    record: &'a T,
}

fn write_json(out: &mut Output, history: &History, entry: &Entry<'_>) -> Result<(), CommandError> {
    let article = history.article.slug.as_str();
    match entry {
        Entry::Version(record, _) => jsonl::write_record(out, "writethru.version/1", &Of { article, record: *record }),
        Entry::Event(record) => jsonl::write_record(out, "writethru.event/1", &Of { article, record: *record }),
        Entry::Capture(record) => jsonl::write_record(out, "writethru.capture/1", &Of { article, record: *record }),
    }
}
