//! `writethru import`: files and archives that were kept elsewhere become dated captures.

use std::{io::Write as _, path::PathBuf};

use chrono::{DateTime, Utc};
use clap::{ArgAction, Args};

use super::{
    import_archive, import_files,
    import_mementos::{self, ArchiveOptions},
};
use crate::{
    cli::{
        error::CommandError,
        output::Output,
        reading,
        session::{Session, complain},
        shelf,
        status::Status,
    },
    diff,
    exchange::{IMPORT_FORMATS, ImportFormat},
    job::{archive, compare, import_mementos::List},
    model::{Article, is_of_calendar},
    render::{Comparison, RENDERERS, renderer},
    store::Store,
};

/// Put dated files, or another program's archive, into the store
#[derive(Debug, Args)]
#[command(after_help = "\
Files with the same name but for the date are captures of one article; a folder
of files that are named by their dates alone is one article. A capture's date
is the page's own stamp, the date in the file's name or the time of the file:
the first that tells the files of the article apart. A time without a zone is
read as UTC. A file that ends in .gone holds the status line of an answer
without a page, as in `HTTP/1.1 410 Gone`.

Archives are recognised by what is in them; `--from` says it:
  git              a git repository of article files: each commit that changed
                   one is a capture at its author's time, paths such as
                   `news.example/ferry` are addresses; nothing that the
                   repository asks to be run is run
  git-mainline     the same where drafts are written on branches: what was
                   merged is one change, at the time of the merge
  warc             a web archive (WARC 1.0 or 1.1), compressed or not
  jsonl            what `writethru export` wrote: captures come back with the
                   digests and the chain that they had; others are counted
  diffengine       its SQLite database
  newsdiffs        its database (SQLite, or a dump of MySQL) with the repository
                   of the texts beside it, in `articles`
  changedetection  the data folder of changedetection.io

Of a web archive on the web, whose list `--timemap` or `--cdx` names, one copy
after the other is asked for, the oldest first, at the pace of the settings.
What the store has is passed over, so an import that was cut off is run again.
Formats: text, json (`writethru.news/1` for each file, copy or bad record,
`writethru.intake/1` for each archive)

Examples:
  writethru import seeds --diff                The examples and their changes
  writethru import ferry/2025-12-03T0648.html  One capture more
  writethru import story.html --at 2025-12-03T06:48:00Z
  writethru import crawl.warc.gz               Every page of a web archive
  writethru import --timemap \\
    https://web.archive.org/web/timemap/link/https://news.example/ferry
  writethru import --limit 50 --cdx \\
    'https://web.archive.org/cdx/search/cdx?url=news.example/ferry'")]
pub(crate) struct ImportArguments {
    /// Files, folders of files, archives
    #[arg(required_unless_present_any = ["timemap", "cdx"], value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Instant of the capture, as in `2025-12-03T06:48:00Z`
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    at: Option<DateTime<Utc>>,
    /// What they are: `files`, or the name of an archive format
    #[arg(long, value_name = "FORMAT")]
    from: Option<String>,
    /// Show what changed between the versions of each imported article
    #[arg(long, action = ArgAction::SetTrue)]
    diff: bool,
    /// Address of a web archive's TimeMap (Memento) of a page, as links or JSON
    #[arg(long, value_name = "URL", conflicts_with_all = ["paths", "at", "from", "cdx"], help_heading = FROM_ARCHIVE)]
    timemap: Option<String>,
    /// Address of a web archive's CDX index of a page
    #[arg(long, value_name = "URL", conflicts_with_all = ["paths", "at", "from"], help_heading = FROM_ARCHIVE)]
    cdx: Option<String>,
    /// Where the archive shows the copies of the index [default: beside it]
    #[arg(long, value_name = "URL", conflicts_with = "paths", help_heading = FROM_ARCHIVE)]
    replay: Option<String>,
    /// The article that the copies are of [default: the one at their address]
    #[arg(long, value_name = "ARTICLE", conflicts_with = "paths", help_heading = FROM_ARCHIVE)]
    article: Option<String>,
    /// Most captures to make of copies
    #[arg(long, value_name = "N", default_value_t = 1000, conflicts_with = "paths", help_heading = FROM_ARCHIVE)]
    limit: usize,
}

/// Reads the instant of a capture as it is typed.
pub(super) fn instant(text: &str) -> Result<DateTime<Utc>, String> {
    let at = text.parse().ok().filter(|at| is_of_calendar(*at));
    at.ok_or_else(|| "write it with its zone, as in `2025-12-03T06:48:00Z`".to_owned())
}

/// Heading of the options that are of a web archive alone.
const FROM_ARCHIVE: &str = "From a web archive";

/// Imports from an archive on the web, or one path behind the other, archives first.
pub(crate) fn run(arguments: &ImportArguments, session: &Session) -> Result<Status, CommandError> {
    let (timemap, cdx) = (arguments.timemap.as_deref(), arguments.cdx.as_deref());
    match import_mementos::list(timemap, cdx, arguments.replay.as_deref()) {
        Some(list) => run_mementos(arguments, list, session),
        None => run_paths(arguments, session),
    }
}

fn run_mementos(arguments: &ImportArguments, list: List<'_>, session: &Session) -> Result<Status, CommandError> {
    let options = ArchiveOptions { list, article: arguments.article.as_deref(), limit: arguments.limit };
    let (article, status) = import_mementos::run(&options, session)?;
    if let Some(article) = article.filter(|_| arguments.diff) {
        let mut out = if session.is_json()? { Output::plain() } else { session.pages() };
        print_changes(&mut out, &*shelf::open(session)?, &article, session)?;
        out.finish()?;
    }
    Ok(status)
}

fn run_paths(arguments: &ImportArguments, session: &Session) -> Result<Status, CommandError> {
    let from = arguments.from.as_deref();
    let forced = from.filter(|from| *from != archive::FILES).map(named_format).transpose()?;
    let format = |path: &PathBuf| match from {
        Some(_) => forced,
        None => archive::recognise(path),
    };
    let (archives, files): (Vec<_>, Vec<_>) = arguments.paths.iter().partition(|path| format(path).is_some());
    let mut statuses = Vec::new();
    for path in archives {
        let Some(format) = format(path) else { continue };
        let mut store = shelf::open_or_make(session)?;
        statuses.push(import_archive::run(&mut *store, path, format, session).unwrap_or_else(|failure| {
            complain(&failure);
            Status::Failed
        }));
    }
    if !files.is_empty() {
        let files: Vec<PathBuf> = files.into_iter().cloned().collect();
        statuses.push(import_files::run(&files, (arguments.at, arguments.diff), session)?);
    }
    Ok(Status::of_batch(&statuses))
}

fn named_format(name: &str) -> Result<&'static ImportFormat, CommandError> {
    archive::named(name).ok_or_else(|| {
        let names: Vec<&str> = IMPORT_FORMATS.iter().map(|format| format.name).collect();
        CommandError::new(format!("`{name}` is no format that can be imported")).with_hint(format!(
            "use one of `{}`, `{}`",
            archive::FILES,
            names.join("`, `")
        ))
    })
}

/// Prints every change of the article, the first version to the last.
pub(super) fn print_changes(
    out: &mut Output,
    store: &dyn Store,
    article: &Article,
    session: &Session,
) -> Result<(), CommandError> {
    let history = store.history(article.id)?;
    let is_json = session.is_json()?;
    let renderer = renderer(if is_json { "json" } else { "inline" }).unwrap_or(RENDERERS[0]);
    for new in 1..history.versions.len() {
        let pair = compare::pair(store, &history, (new - 1, new))?;
        let diff = pair.compare(&diff::Options { all_blocks: renderer.needs_unchanged });
        let comparison = Comparison { diff: &diff, old: &pair.old.document, new: &pair.new.document };
        let text = (renderer.render)(&comparison, &reading::plain(session));
        write!(out, "{}{text}", if is_json { "" } else { "\n" })?;
    }
    if !is_json {
        writeln!(out)?;
    }
    Ok(())
}
