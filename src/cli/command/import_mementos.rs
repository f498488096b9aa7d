//! `writethru import --timemap URL` and `--cdx URL`: an article's past from a web archive.

use std::io::Write as _;

use crate::{
    cli::{
        error::CommandError,
        news::{self, NewsRecord},
        output::Output,
        session::{Session, complain},
        shelf,
        status::Status,
        web::Web,
    },
    exchange::memento::{ListingForm, Memento},
    job::{
        News,
        import_mementos::{self, ArchiveImport, List, Step},
    },
    model::{Article, DatedBy},
    text::sanitise::{Layout, visible},
    ui::count,
};

/// How many copies one behind the other may fail before the archive is left alone.
const PATIENCE: usize = 5;

/// What to take from an archive.
#[derive(Debug)]
pub(super) struct ArchiveOptions<'a> {
    pub(super) list: List<'a>,
    /// The article it is of, where the user says so.
    pub(super) article: Option<&'a str>,
    /// Most copies that are recorded.
    pub(super) limit: usize,
}

/// What came of the copies.
#[derive(Default)]
struct Tally {
    recorded: usize,
    known: usize,
    passed_over: usize,
    failed: usize,
    /// Those that failed last, one behind the other.
    in_a_row: usize,
    /// Those that were left for the next import.
    left: usize,
}

/// Imports copy by copy and says what each brought; gives the article, where there is one, and how it went.
pub(super) fn run(options: &ArchiveOptions<'_>, session: &Session) -> Result<(Option<Article>, Status), CommandError> {
    let mut web = Web::new(session);
    web.fetcher()?;
    let mementos = import_mementos::list(web.fetcher()?, options.list, |url| Web::new(session).bare_request(url))?;
    if mementos.is_empty() {
        return Err(CommandError::new(format!("{} lists no copies", options.list.url))
            .with_hint("check the address of the page that it asks for".to_owned()));
    }
    session.note(&format!("{} in the archive", count(mementos.len(), "capture")));
    let (article, tally) = take(options, session, web.fetcher()?, &mementos)?;
    let slug = article.as_ref().map_or("no article", |article| article.slug.as_str());
    let mut parts = vec![count(tally.recorded, "capture")];
    for (number, words) in [
        (tally.known, "in the store already"),
        (tally.passed_over, "without a page passed over"),
        (tally.failed, "failed"),
        (tally.left, "left for the next import"),
    ] {
        if number > 0 {
            parts.push(format!("{number} {words}"));
        }
    }
    session.note(&format!("{slug}: {}", parts.join(", ")));
    let status = match (tally.failed, tally.recorded + tally.known) {
        (0, _) => Status::Done,
        (_, 0) => Status::Failed,
        _ => Status::Partial,
    };
    Ok((article, status))
}

fn take(
    options: &ArchiveOptions<'_>,
    session: &Session,
    fetcher: &crate::fetch::Fetcher,
    mementos: &[Memento],
) -> Result<(Option<Article>, Tally), CommandError> {
    let is_json = session.is_json()?;
    let mut store = shelf::open_or_make(session)?;
    let mut out = Output::plain();
    let mut import = ArchiveImport::begin(&*store, fetcher, options.article, mementos)?;
    let mut tally = Tally::default();
    let zone = session.zone;
    for (place, memento) in mementos.iter().enumerate() {
        if tally.recorded >= options.limit || tally.in_a_row >= PATIENCE {
            tally.left = mementos.len() - place;
            break;
        }
        let step = import.step(&mut *store, memento, |url| Web::new(session).bare_request(url))?;
        if is_json {
            write_record(&mut out, import.article.as_ref(), memento, &step)?;
        }
        tally.in_a_row = if matches!(step, Step::Failed(_)) { tally.in_a_row + 1 } else { 0 };
        match step {
            Step::Known => tally.known += 1,
            Step::PassedOver => tally.passed_over += 1,
            Step::Failed(reason) => {
                tally.failed += 1;
                complain(&CommandError::new(format!("{}: {reason}", memento.copy)));
            }
            Step::Recorded(at, news) => {
                tally.recorded += 1;
                if is_json {
                    continue;
                }
                let slug = import.article.as_ref().map_or("", |article| article.slug.as_str());
                writeln!(out, "{slug}  {}  {}", zone.instant(at), visible(&news::words(&news, zone), Layout::Fold))?;
                // An import may take hours: whoever watches sees each capture at once.
                out.flush()?;
            }
        }
    }
    out.finish()?;
    Ok((import.article, tally))
}

/// What became of a copy, as a line.
fn write_record(
    out: &mut Output,
    article: Option<&Article>,
    memento: &Memento,
    step: &Step,
) -> Result<(), CommandError> {
    let copy = &memento.copy;
    let record = match (step, article) {
        (Step::Recorded(at, news), Some(article)) => NewsRecord::of(copy, article, (*at, DatedBy::Archive), news),
        (Step::Failed(reason), _) => NewsRecord::without_article(copy, "error", Some(reason)),
        (Step::Known, Some(article)) => NewsRecord::of(copy, article, (memento.at, DatedBy::Archive), &News::Known),
        (Step::PassedOver | Step::Known | Step::Recorded(..), _) => {
            NewsRecord::without_article(copy, "passed-over", None)
        }
    };
    record.write(out)
}

/// The list that the user names.
pub(super) fn list<'a>(timemap: Option<&'a str>, cdx: Option<&'a str>, replay: Option<&'a str>) -> Option<List<'a>> {
    let (form, url) = match (timemap, cdx) {
        (Some(url), _) => (ListingForm::TimeMap, url),
        (None, Some(url)) => (ListingForm::Cdx, url),
        (None, None) => return None,
    };
    Some(List { form, url, replay })
}
