//! `writethru when` and `writethru grep`: when words came into an article, when they went, and how long they stood.

use std::io::Write as _;

use clap::{ArgAction, Args};
use serde::Serialize;

use crate::{
    cli::{
        error::CommandError, jsonl, margin::write_entry, output::Output, reading, session::Session, shelf,
        status::Status,
    },
    job::{
        pattern::Pattern,
        search,
        standing::{Standing, standings},
    },
    model::{Article, ArticleId, Interval, Length, ReaderZone},
    render::{Painter, found_line},
    store::Store,
};

/// Articles that are read from the store at a time.
const PAGE: usize = 1_000;

/// Columns that stand before the words of a line.
const INDENT: usize = 13;

/// Show when words came into an article and when they went
#[derive(Debug, Args)]
#[command(after_help = "\
Words are found whole, and `wor*` finds words that begin so. Case, quote style,
dashes and white space do not matter.
Formats: text, json (`writethru.standing/1`)

Examples:
  writethru when kestrel \"no nearer\"
  writethru when kestrel 1,200 --json")]
pub(crate) struct WhenArguments {
    /// The article
    article: String,
    /// The words
    words: String,
    /// Take the words as a regular expression
    #[arg(long, short = 'E', action = ArgAction::SetTrue)]
    regex: bool,
}

/// Find words in every version of every article
#[derive(Debug, Args)]
#[command(after_help = "\
Words are found whole, and `wor*` finds words that begin so. Case, quote style,
dashes and white space do not matter. With `--regex` the text is searched as it
was published. `writethru index` makes it quick in a large store.
Formats: text, json (`writethru.standing/1`)

Examples:
  writethru grep --regex '\\d+,000 (jobs|posts)'
  writethru grep \"waiting list\"
  writethru grep 21,000 --json | jq -r .article")]
pub(crate) struct GrepArguments {
    /// The words
    words: String,
    /// Take the words as a regular expression
    #[arg(long, short = 'E', action = ArgAction::SetTrue)]
    regex: bool,
}

fn no_words() -> CommandError {
    CommandError::new("there are no words to look for").with_hint("`--regex` finds marks and spaces as well".to_owned())
}

/// What is looked for, and how it is shown.
struct Search {
    pattern: Pattern,
    is_json: bool,
    width: usize,
    zone: ReaderZone,
    painter: Painter,
}

impl Search {
    fn new(words: &str, is_regex: bool, session: &Session) -> Result<Self, CommandError> {
        let pattern = if is_regex {
            Pattern::expression(words).map_err(|error| {
                CommandError::from_error(&error)
                    .with_hint("without `--regex` the words are looked for as they stand".to_owned())
            })?
        } else {
            Pattern::words(words).ok_or_else(no_words)?
        };
        let painter = reading::plain(session).painter;
        Ok(Self { pattern, is_json: session.is_json()?, width: session.width, zone: session.zone, painter })
    }

    fn output(&self, session: &Session) -> Output {
        if self.is_json { Output::plain() } else { session.pages() }
    }

    /// Prints what is found in one article, and says how much that was.
    fn write(&self, out: &mut Output, store: &dyn Store, article: &Article) -> Result<usize, CommandError> {
        let found = standings(store, article, &self.pattern)?;
        for standing in &found {
            if self.is_json {
                jsonl::write_record(out, "writethru.standing/1", &Record::new(article, standing))?;
            } else {
                self.write_text(out, article, standing)?;
            }
        }
        Ok(found.len())
    }

    fn write_text(&self, out: &mut Output, article: &Article, standing: &Standing) -> Result<(), CommandError> {
        let versions = match (standing.first, standing.last) {
            (first, last) if first == last => format!("version {first}"),
            (first, last) => format!("versions {first} to {last}"),
        };
        let columns = self.width.saturating_sub(INDENT);
        let text = found_line(&standing.text, &standing.hits, columns, self.painter);
        let between = |interval: Interval| format!("between {}", self.zone.both_ends(&interval));
        let came = standing.came.map_or_else(|| "with the first version".to_owned(), between);
        let went = standing.went.map_or_else(|| "still there when last seen".to_owned(), between);
        writeln!(out, "{}, {versions}", article.slug)?;
        writeln!(out, "{:<INDENT$}{text}", standing.kind.name())?;
        for (name, words) in [("came", came), ("went", went), ("stood", stood(standing))] {
            write_entry(out, name, &words, self.width)?;
        }
        Ok(writeln!(out)?)
    }

    /// Goes through the articles that may hold the pattern: all of them, where no index can tell.
    fn each_article(
        &self,
        store: &mut dyn Store,
        visit: &mut dyn FnMut(&dyn Store, &Article) -> Result<(), CommandError>,
    ) -> Result<(), CommandError> {
        if let Some(articles) = search::candidates(store, &self.pattern)? {
            return articles.into_iter().try_for_each(|article| visit(store, &store.article(article)?));
        }
        let mut after = ArticleId(0);
        loop {
            let articles = store.articles(after, PAGE)?;
            let Some(last) = articles.last() else { return Ok(()) };
            after = last.article.id;
            articles.iter().try_for_each(|summary| visit(store, &summary.article))?;
        }
    }
}

/// Prints each run of versions of one article that has the words.
pub(crate) fn run(arguments: &WhenArguments, session: &Session) -> Result<Status, CommandError> {
    let search = Search::new(&arguments.words, arguments.regex, session)?;
    let store = shelf::open(session)?;
    let article = shelf::find(&*store, &arguments.article)?;
    let mut out = search.output(session);
    let found = search.write(&mut out, &*store, &article)?;
    out.finish()?;
    if found == 0 {
        session.note(&format!("note: no version of `{}` has these words", article.slug));
    }
    Ok(Status::Done)
}

/// Prints each run of versions of every article that has the words.
pub(crate) fn run_grep(arguments: &GrepArguments, session: &Session) -> Result<Status, CommandError> {
    let search = Search::new(&arguments.words, arguments.regex, session)?;
    let mut store = shelf::open(session)?;
    let mut out = search.output(session);
    let mut found = 0;
    search.each_article(&mut *store, &mut |store, article| {
        found += search.write(&mut out, store, article)?;
        Ok(())
    })?;
    out.finish()?;
    if found == 0 {
        session.note("note: no version of any article has these words");
    }
    Ok(Status::Done)
}

/// For how long at least and, where both ends were observed, at most.
fn stood(standing: &Standing) -> String {
    let least = match standing.seen {
        seen if seen.is_zero() => "seen in one check only".to_owned(),
        seen => format!("at least {}", Length(seen)),
    };
    match (standing.came, standing.went) {
        (Some(came), Some(went)) => {
            format!("{least}, at most {}", Length(went.first_seen_new - came.last_seen_old))
        }
        _ => least,
    }
}

/// A standing as other programs read it.
#[derive(Serialize)]
struct Record<'a> {
    article: &'a str,
    first_version: u32,
    last_version: u32,
    came: Option<Interval>,
    went: Option<Interval>,
    seen_seconds: i64,
    field: &'static str,
    text: &'a str,
}

impl<'a> Record<'a> {
    fn new(article: &'a Article, standing: &'a Standing) -> Self {
        Self {
            article: article.slug.as_str(),
            first_version: standing.first,
            last_version: standing.last,
            came: standing.came,
            went: standing.went,
            seen_seconds: standing.seen.num_seconds(),
            field: standing.kind.name(),
            text: &standing.text,
        }
    }
}
