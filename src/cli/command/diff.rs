//! `writethru diff`: what changed between two versions of an article, or between any two pages.
//!
//! Two files are compared without a store, and nothing else is opened: this path must start at once.

use std::{io::Write as _, path::Path};

use clap::{ArgAction, Args};

use crate::{
    cli::{
        error::CommandError,
        reading::{ReadingArguments, chosen_renderer},
        session::Session,
        shelf, source,
        status::Status,
        web::Web,
    },
    diff,
    job::{
        compare::{self, Pair},
        page::Origin,
        selector::is_selector,
        snap::is_address,
    },
    render::{Comparison, select},
    ui::count,
};

use super::diff_batch;

/// Show what changed between two versions, or between two pages
#[derive(Debug, Args)]
#[command(after_help = "\
Formats: inline, side-by-side, unified, stat, summary, json
(`writethru.diff/1`), jsonl (`writethru.edit/1`), markdown, html

Examples:
  writethru diff kestrel                  The last change
  writethru diff kestrel 2                The change that made version 2
  writethru diff kestrel 06:29..06:48     Two versions, by the times they state
  writethru diff old.html new.html        Two files, without a store
  writethru diff old.html https://news.example/ferry
                                          A file and a page of the web
  writethru diff 3 --only number,name     Changes of numbers and names alone
  writethru diff old.txt new.txt --format json --exit-code
  writethru diff --batch < pairs.jsonl    For each line {\"old\": …, \"new\": …}
                                          a line with the diff, in order, and
                                          with the `id` of its pair, if any")]
pub(crate) struct DiffArguments {
    /// An article, or the old page: a file or a web address
    #[arg(value_name = "ARTICLE|OLD", required_unless_present = "batch")]
    first: Option<String>,
    /// Versions of the article, or the new page
    // Known options still come first; only `-1` and `-2..-1` get here with a hyphen.
    #[arg(value_name = "A..B|NEW", allow_hyphen_values = true, value_parser = versions_or_page)]
    second: Option<String>,
    /// End with status 1 where there is a difference that is shown
    #[arg(long, action = ArgAction::SetTrue)]
    exit_code: bool,
    /// Read pairs as JSON Lines from standard input, or from the file that is named
    #[arg(long, action = ArgAction::SetTrue, conflicts_with_all = ["second", "exit_code"])]
    batch: bool,
    #[command(flatten)]
    reading: ReadingArguments,
}

fn versions_or_page(word: &str) -> Result<String, String> {
    if word.starts_with("--") { Err("there is no such option".to_owned()) } else { Ok(word.to_owned()) }
}

/// The same command where nothing but an option begins with a hyphen or two.
pub(crate) fn without_hyphens(command: clap::Command) -> clap::Command {
    command.mut_arg("second", |second| second.allow_hyphen_values(false).allow_negative_numbers(true))
}

impl DiffArguments {
    /// Two names and no options.
    pub(crate) fn of(first: String, second: String) -> Self {
        let reading = ReadingArguments::default();
        Self { first: Some(first), second: Some(second), exit_code: false, batch: false, reading }
    }
}

/// Compares and prints.
pub(crate) fn run(arguments: &DiffArguments, session: &Session) -> Result<Status, CommandError> {
    if arguments.batch {
        return diff_batch::run(arguments.first.as_deref(), &arguments.reading, session);
    }
    let renderer = chosen_renderer(session)?;
    let pair = pair(arguments, session)?;
    let options = arguments.reading.resolve(session, pair.article.as_ref());
    let diff = pair.compare(&diff::Options { all_blocks: options.all_blocks || renderer.needs_unchanged });
    let comparison = Comparison { diff: &diff, old: &pair.old.document, new: &pair.new.document };
    let mut out = session.pages();
    out.write_all((renderer.render)(&comparison, &options).as_bytes())?;
    out.finish()?;
    let (shown, hidden) = select(&diff, &options.selection);
    let hidden = hidden.by_level + hidden.by_filter;
    if renderer.is_whole && hidden > 0 {
        let changes = count(hidden, "change");
        session.note(&format!("A patch is always whole: it holds {changes} that the options hide."));
    }
    let is_different = !shown.is_empty();
    Ok(if arguments.exit_code && is_different { Status::Differences } else { Status::Done })
}

/// Two pages where both are there, or where the words can only be pages; else versions of an article.
fn pair(arguments: &DiffArguments, session: &Session) -> Result<Pair, CommandError> {
    let first = arguments.first.as_deref().unwrap_or_default();
    match arguments.second.as_deref() {
        Some(second) if are_pages(first, second, session) => {
            let mut web = Web::new(session);
            let mut page = |name: &str| {
                let handed = source::page(name, &mut web)?;
                let at = handed.url.is_some().then_some(session.now);
                let (bytes, content_type, origin) = handed.to_extract(Origin { name, at, ..Origin::default() });
                Ok::<_, CommandError>(compare::page(bytes, content_type, origin)?)
            };
            Ok(compare::pages(page(first)?, page(second)?))
        }
        range => versions(first, range, session),
    }
}

/// Two versions of an article; whoever named a file alone is told how files are compared.
fn versions(name: &str, range: Option<&str>, session: &Session) -> Result<Pair, CommandError> {
    let found = shelf::open(session).and_then(|store| shelf::find(&*store, name).map(|article| (store, article)));
    let (store, article) = found.map_err(|failure| {
        let is_file = range.is_none() && Path::new(name).is_file();
        failure.with_hint(is_file.then(|| format!("name the page to compare it with: `writethru diff {name} NEW`")))
    })?;
    Ok(compare::versions(&*store, &article, range, session.clock())?)
}

/// A file that is missing is reported as such where the other is there, or where its name has the look of a path; so is a
/// folder. An address is there, but what stands behind an article's may be its versions; behind a file, only what has their
/// form.
fn are_pages(old: &str, new: &str, session: &Session) -> bool {
    let is_there =
        |name: &str| name == "-" || is_address(name) || Path::new(name).exists() && !Path::new(name).is_dir();
    let looks_like_a_file = |name: &str| {
        let has_extension = Path::new(name).extension().is_some_and(|end| end.len() <= 5 && !name.contains(".."));
        !name.contains("://") && (name.contains(std::path::MAIN_SEPARATOR) || has_extension)
    };
    let is_folder = |name: &str| Path::new(name).is_dir();
    let is_page = || Path::new(old).is_file() && !is_selector(new, session.clock());
    is_there(new)
        || is_page()
        || (is_there(old) || looks_like_a_file(old) || is_folder(old)) && (looks_like_a_file(new) || is_folder(new))
}
