//! `writethru snap`: one check, now.

use std::io::Write as _;

use clap::Args;

use crate::{
    cli::{
        error::CommandError,
        news::{self, NewsRecord},
        output::Output,
        session::{Session, complain},
        shelf, source,
        status::Status,
        web::Web,
    },
    job::{
        News,
        snap::{self, SnapRequest},
        snap_url::snap_url,
    },
    model::{Article, DatedBy},
    store::Store,
};

/// Keep the present state of pages
#[derive(Debug, Args)]
#[command(after_help = "\
Formats: text, json (`writethru.news/1`: one line a page)

Examples:
  writethru snap https://news.example/ferry     A page of the web
  writethru snap story.html                     A file
  curl -s URL | writethru snap - --url URL      A page from another program
  writethru snap new.txt --article kestrel      A new state of a known article")]
pub(crate) struct SnapArguments {
    /// A web address, a file, or `-` for standard input
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<String>,
    /// The page's address
    #[arg(long)]
    url: Option<String>,
    /// The article it is a state of
    #[arg(long, value_name = "ARTICLE")]
    article: Option<String>,
}

/// Snaps each source; one that fails is reported and the others are still done.
pub(crate) fn run(arguments: &SnapArguments, session: &Session) -> Result<Status, CommandError> {
    if arguments.sources.len() > 1 && (arguments.url.is_some() || arguments.article.is_some()) {
        return Err(CommandError::new("`--url` and `--article` are of one page, and several are given")
            .with_hint("snap them one by one".to_owned()));
    }
    let is_json = session.is_json()?;
    let mut store = shelf::open_or_make(session)?;
    let mut out = Output::plain();
    let mut web = Web::new(session);
    let mut failures = 0;
    for source in &arguments.sources {
        match snap_one(&mut *store, source, arguments, &mut web) {
            Ok((article, news)) => {
                failures += usize::from(matches!(news, News::Failed(_)));
                if is_json {
                    NewsRecord::of(source, &article, (session.now, DatedBy::Clock), &news).write(&mut out)?;
                } else {
                    writeln!(out, "{}: {}", article.slug, news::words(&news, session.zone))?;
                }
            }
            Err(failure) => {
                failures += 1;
                if is_json {
                    NewsRecord::without_article(source, "error", Some(&failure.one_line())).write(&mut out)?;
                }
                complain(&failure);
            }
        }
    }
    out.finish()?;
    Ok(Status::of_counts(arguments.sources.len(), failures))
}

fn snap_one(
    store: &mut dyn Store,
    source: &str,
    arguments: &SnapArguments,
    web: &mut Web<'_>,
) -> Result<(Article, News), CommandError> {
    let (url, article) = (arguments.url.as_deref(), arguments.article.as_deref());
    let request = SnapRequest { source, url, article, now: web.session.now, sites: web.session.sites()? };
    if snap::is_address(source) {
        let asking = web.request(source)?;
        return Ok(snap_url(store, web.fetcher()?, asking, request)?);
    }
    Ok(snap::snap(store, &source::read(source)?, request)?)
}
