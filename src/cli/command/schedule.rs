//! `writethru schedule`: when articles are checked next, and why.

use std::io::Write as _;

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use serde::Serialize;

use crate::{
    cli::{error::CommandError, jsonl, output::Output, session::Session, shelf, status::Status},
    job::{checks, pass},
    model::{Article, Record, Watch},
    schedule::Plan,
    store::Store,
    text::sanitise::{Layout, visible},
};

/// Say when an article is checked next, and why
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  writethru schedule explain kestrel
  writethru schedule explain 3 --json")]
pub(crate) struct ScheduleArguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Explain(ExplainArguments),
}

/// Say when an article is checked next, and why
#[derive(Debug, Args)]
#[command(after_help = "\
Formats: text, json (`writethru.schedule/1`)

Example:
  writethru schedule explain kestrel")]
struct ExplainArguments {
    /// The article
    article: String,
}

/// Explains the schedule of an article.
pub(crate) fn run(arguments: &ScheduleArguments, session: &Session) -> Result<Status, CommandError> {
    let What::Explain(arguments) = &arguments.what;
    let is_json = session.is_json()?;
    let store = shelf::open(session)?;
    let article = shelf::find(&*store, &arguments.article)?;
    let Some(watch) = store.watch(article.id)? else {
        return Err(CommandError::new(format!("`{}` is not watched", article.slug))
            .with_hint("`writethru add` watches an article by its address".to_owned()));
    };
    let explanation = explain(&*store, &article, watch, session)?;
    let mut out = Output::plain();
    if is_json {
        jsonl::write_record(&mut out, "writethru.schedule/1", &explanation.record())?;
    } else {
        let because = visible(&explanation.because, Layout::Fold).into_owned();
        if explanation.watch.paused {
            writeln!(out, "paused: `writethru resume {}` has it checked again", article.slug)?;
        } else {
            writeln!(out, "next check {} because {because}", when(explanation.watch.next.at, session))?;
        }
    }
    out.finish()?;
    Ok(Status::Done)
}

/// Why an article is checked when it is.
struct Explanation {
    slug: String,
    watch: Watch,
    record: Record,
    plan: Plan,
    because: String,
}

fn explain(store: &dyn Store, article: &Article, watch: Watch, session: &Session) -> Result<Explanation, CommandError> {
    let checks = checks::of_texts(store, article.id)?;
    let sites = session.learn_sites(Some(store))?;
    let limits = pass::limits_for(watch.limits.or(sites.limits(&watch.url)), &session.schedule_limits());
    let (record, plan) = pass::explain(&checks, &watch.next.plan.record, &limits, session.now);
    let is_as_planned = record.captures == watch.next.plan.record.captures && !watch.next.plan.why.is_empty();
    let because = match () {
        () if is_as_planned && watch.next.at < plan.next_check && watch.next.at <= session.now => {
            format!("it is due; {}", watch.next.plan.why)
        }
        () if is_as_planned => watch.next.plan.why.clone(),
        () if watch.next.at != plan.next_check => {
            format!("a command set it so; what was seen will count from then on: {}", plan.because.words(session.now))
        }
        () => plan.because.words(session.now),
    };
    Ok(Explanation { slug: article.slug.to_string(), watch, record, plan, because })
}

/// An instant as `at 07:12 UTC`, with its day where that is not today.
fn when(at: DateTime<Utc>, session: &Session) -> String {
    let minute = session.zone.minute(at);
    let is_today = session.zone.clock(at).date_naive() == session.clock().date_naive();
    format!("at {}", if is_today { minute.split(" on ").next().unwrap_or_default() } else { &minute })
}

/// The JSON form.
#[derive(Debug, Serialize)]
struct JsonExplanation<'a> {
    article: &'a str,
    paused: bool,
    next_check: DateTime<Utc>,
    because: &'a str,
    reason: &'static str,
    bounds: Vec<&'static str>,
    expected_per_day: Option<f64>,
    changes: u32,
    first_seen: Option<DateTime<Utc>>,
    last_change: Option<DateTime<Utc>>,
    last_check: Option<DateTime<Utc>>,
}

impl Explanation {
    fn record(&self) -> JsonExplanation<'_> {
        let (reason, bounds) = self.plan.because.names();
        JsonExplanation {
            article: &self.slug,
            paused: self.watch.paused,
            next_check: self.watch.next.at,
            because: &self.because,
            reason,
            bounds,
            expected_per_day: self.watch.next.plan.rate,
            changes: self.record.changes,
            first_seen: self.record.first_seen,
            last_change: self.record.last_change(),
            last_check: self.record.last_check,
        }
    }
}
