//! `writethru anchor`: an outside authority stamps the log with its time.

use std::io::Write as _;

use chrono::{DateTime, Utc};
use clap::{ArgAction, Args};
use serde::Serialize;

use crate::{
    cli::{error::CommandError, jsonl, output::Output, session::Session, shelf, status::Status, web::Web},
    job::anchor::{Anchored, anchor},
    model::Digest,
    store::Anchor,
    text::sanitise::{Layout, visible},
    ui::count,
};

/// Have an outside authority stamp the log with its time
#[derive(Debug, Args)]
#[command(after_help = "\
The authority (RFC 3161) is sent the root of the log, 32 bytes that stand for
every record and give nothing of them away. Its token is kept; `verify` checks
it, and `evidence` takes it along. Ask again from time to time: a token shows
what was there when it was made. The key `tsa` of the settings names the
authority for good.
Formats: text, json (`writethru.anchor/1`)

Examples:
  writethru anchor --tsa https://freetsa.org/tsr
  writethru anchor --list
  writethru verify --authority cacert.pem")]
pub(crate) struct AnchorArguments {
    /// Address of the authority [default: `tsa` of the settings]
    #[arg(long, value_name = "URL")]
    tsa: Option<String>,
    /// List the time-stamps that are kept
    #[arg(long, action = ArgAction::SetTrue, conflicts_with = "tsa")]
    list: bool,
}

/// Asks the authority, or lists what it said.
pub(crate) fn run(arguments: &AnchorArguments, session: &Session) -> Result<Status, CommandError> {
    if arguments.list {
        let anchors = shelf::open(session)?.anchors()?;
        write(&anchors, "", session)?;
        if anchors.is_empty() {
            session.note("note: the log was not stamped yet");
        }
        return Ok(Status::Done);
    }
    let authority = arguments.tsa.as_deref().or(session.tsa()).ok_or_else(|| {
        CommandError::new("no time-stamping authority is named")
            .with_hint("name one with `--tsa URL`, or by the key `tsa` of the settings".to_owned())
    })?;
    // Only an existing store can be stamped; it is opened to read first, so that none is made.
    shelf::open(session)?;
    let mut store = shelf::open_or_make(session)?;
    let mut web = Web::new(session);
    match anchor(&mut *store, web.fetcher()?, authority, session.now)? {
        Anchored::New(anchor) => write(&[anchor], "stamped: ", session)?,
        Anchored::Known(anchor) => write(&[anchor], "nothing new since: ", session)?,
    }
    Ok(Status::Done)
}

fn write(anchors: &[Anchor], prefix: &str, session: &Session) -> Result<(), CommandError> {
    let is_json = session.is_json()?;
    let mut out = Output::plain();
    for anchor in anchors {
        if is_json {
            jsonl::write_record(&mut out, "writethru.anchor/1", &Record::new(anchor))?;
        } else {
            let records = count(anchor.log.size, "record");
            let line = format!("{prefix}{}, {records}, by {}", session.zone.instant(anchor.at), anchor.authority);
            writeln!(out, "{}\n  root {}", visible(&line, Layout::Fold), anchor.log.root)?;
        }
    }
    out.finish()
}

/// A time-stamp as other programs read it.
#[derive(Serialize)]
struct Record<'a> {
    at: DateTime<Utc>,
    authority: &'a str,
    size: u64,
    root: Digest,
    /// The token in DER, as hexadecimal digits.
    token: String,
}

impl<'a> Record<'a> {
    fn new(anchor: &'a Anchor) -> Self {
        let digits: Vec<String> = anchor.token.iter().map(|byte| format!("{byte:02x}")).collect();
        Self {
            at: anchor.at,
            authority: &anchor.authority,
            size: anchor.log.size,
            root: anchor.log.root,
            token: digits.concat(),
        }
    }
}
