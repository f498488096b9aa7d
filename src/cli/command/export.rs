//! `writethru export`: the store in a format that other programs read.

use std::{
    io::{self, BufWriter, IsTerminal as _},
    path::{Path, PathBuf},
};

use clap::Args;

use crate::{
    cli::{
        error::CommandError,
        progress,
        session::{Session, complain},
        shelf,
        status::Status,
    },
    exchange::{EXPORT_FORMATS, ExportError, ExportFormat, NewRepository, Sink, Target},
    job::{
        export::{self, ExportEvent, ExportJobError, ExportReport},
        new_file::NewFile,
    },
    model::Article,
    store::Store,
    ui::count,
};

/// Write the store in a format that other programs read
#[derive(Debug, Args)]
#[command(after_help = "\
Formats:
  git           a git repository: a commit a version, at the time it was first
                seen; its stream for `git fast-import` on standard output
  jsonl         JSON Lines, complete: `import` makes the same store of them
  warc          a web archive (WARC 1.1), compressed
  warc-plain    the same, not compressed
  parquet-versions  a table of versions for DuckDB, pandas and the like
  parquet-edits     a table of edit actions; both in programs built with the
                feature `parquet`

The file appears only when it is whole, and no file is ever written over.

Examples:
  writethru export -o all.jsonl
  writethru export --format git -o history
  writethru export --format warc -o all.warc.gz
  writethru export kestrel --format warc -o ferry.warc.gz")]
pub(crate) struct ExportArguments {
    /// Articles [default: all]
    #[arg(value_name = "ARTICLE")]
    articles: Vec<String>,
    /// File to be made; `-` is standard output
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    output: PathBuf,
}

/// Writes article by article; a record that cannot be read is named and left out.
pub(crate) fn run(arguments: &ExportArguments, session: &Session) -> Result<Status, CommandError> {
    let names: Vec<&str> = EXPORT_FORMATS.iter().map(|format| format.name).collect();
    let name = session.format(&names).map_err(|failure| failure.with_hint(without_tables(&names)))?;
    let format = EXPORT_FORMATS.iter().find(|format| format.name == name).unwrap_or(&EXPORT_FORMATS[0]);
    let store = shelf::open(session)?;
    let articles: Result<Vec<Article>, _> = arguments.articles.iter().map(|name| shelf::find(&*store, name)).collect();
    let articles = articles?;
    let report = if arguments.output == Path::new("-") {
        if format.is_binary && io::stdout().is_terminal() {
            return Err(CommandError::new(format!("`{name}` is not for a terminal"))
                .with_hint("name a file with `--output`".to_owned()));
        }
        write(&*store, &articles, format, Box::new(io::stdout()), session)?
    } else if format.target == Target::Repository {
        let (repository, input) = NewRepository::begin(&arguments.output)?;
        let report = match write(&*store, &articles, format, input, session) {
            // Git ended before its input did, and knows why.
            Err(ExportJobError::Export(ExportError::Write(source))) => return Err(repository.fail(source).into()),
            written => written?,
        };
        repository.keep()?;
        report
    } else {
        let file = NewFile::begin(&arguments.output)?;
        let written = write(&*store, &articles, format, Box::new(file.writer()?), session);
        let report = written.map_err(|error| match error {
            ExportJobError::Export(ExportError::Write(source)) => file.failed(source).into(),
            other => CommandError::from(other),
        })?;
        file.keep()?;
        report
    };
    let (captures, articles) = (count(report.captures, "capture"), count(report.articles, "article"));
    session.note(&format!("{captures} of {articles} written"));
    if report.removed > 0 {
        session.note(&format!("{} that a rule removed: not in it", count(report.removed, "text")));
    }
    Ok(if report.left_out == 0 { Status::Done } else { Status::Partial })
}

/// What to do about an unknown format in a program that was built without tables.
fn without_tables(names: &[&str]) -> Option<String> {
    cfg!(not(feature = "parquet")).then(|| {
        format!(
            "use one of `{}`; tables (`parquet-versions`, `parquet-edits`) need a build with `--features parquet`",
            names.join("`, `")
        )
    })
}

fn write(
    store: &dyn Store,
    articles: &[Article],
    format: &ExportFormat,
    out: Sink,
    session: &Session,
) -> Result<ExportReport, ExportJobError> {
    let mut exporter = (format.begin)(Box::new(BufWriter::with_capacity(1 << 16, out)), session.now)?;
    let bar = progress::counter(session, "exporting", "articles");
    let report = export::export(store, articles, format.needs, &mut *exporter, &mut |event| match event {
        ExportEvent::Done(_) => bar.inc(1),
        ExportEvent::LeftOut(left_out) => bar.suspend(|| complain(&CommandError::from_error(&left_out))),
    });
    bar.finish_and_clear();
    report
}
