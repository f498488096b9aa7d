//! `writethru evidence`: a change with all that proves it, in one file for somebody without this program.

use std::{
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
};

use clap::Args;

use crate::{
    cli::{error::CommandError, output::Output, session::Session, shelf, status::Status},
    diff,
    job::{
        compare::Pair,
        evidence::{self, BundleFile, Evidence, EvidenceError},
        new_file::NewFile,
    },
    model::Digest,
    render::{Comparison, Painter, RenderOptions, renderer},
    text::sanitise::{Layout, visible},
};

/// The forms in which the bundle shows the change: the file's name, and the format.
const SHOWN: [(&str, &str); 3] = [("diff.html", "html"), ("diff.txt", "inline"), ("diff.json", "json")];

/// Columns of the change as text.
const WIDTH: usize = 100;

/// Bundle a change with all that proves it
#[derive(Debug, Args)]
#[command(after_help = "\
For somebody without this program: the zip holds the bytes and headers received
(WARC 1.1), the versions as JSON, the change as HTML, text and JSON, every
digest with its way to the log's root, and a README that says how to check it
with `sha256sum` and Python alone, and what it does not prove. The same store
gives the same bytes.

Examples:
  writethru evidence kestrel                      The last change
  writethru evidence kestrel 06:29..06:48 --output ferry.zip
  writethru evidence kestrel 2                    One version")]
pub(crate) struct EvidenceArguments {
    /// The article
    article: String,
    /// Versions of it, as in `diff` [default: the last change]
    #[arg(value_name = "A..B", allow_hyphen_values = true)]
    versions: Option<String>,
    /// File to be made [default: ARTICLE-A-B.evidence.zip]
    #[arg(long, short, value_name = "FILE.zip")]
    output: Option<PathBuf>,
}

/// Gathers, and writes the zip with the change in each form.
pub(crate) fn run(arguments: &EvidenceArguments, session: &Session) -> Result<Status, CommandError> {
    let store = shelf::open(session)?;
    let article = shelf::find(&*store, &arguments.article)?;
    let found = evidence::gather(&*store, &article, arguments.versions.as_deref(), session.clock())?;
    let pictures = found.pair.as_ref().map(shown).unwrap_or_default();
    let path = arguments.output.clone().unwrap_or_else(|| named(&found).into());
    let file = NewFile::begin(&path)?;
    found.write(&*store, &pictures, BufWriter::new(file.writer()?)).map_err(|error| match error {
        EvidenceError::Write(source) => file.failed(source).into(),
        other => CommandError::from(other),
    })?;
    let digest = file.digest()?;
    file.keep()?;
    tell(&found, &path, digest)
}

/// The change in each form, whole.
fn shown(pair: &Pair) -> Vec<BundleFile> {
    let diff = pair.compare(&diff::Options { all_blocks: true });
    let comparison = Comparison { diff: &diff, old: &pair.old.document, new: &pair.new.document };
    let options = RenderOptions { width: WIDTH, painter: Painter::Plain, all_blocks: true, ..RenderOptions::default() };
    let render = |format| renderer(format).map(|renderer| (renderer.render)(&comparison, &options));
    SHOWN.iter().filter_map(|(name, format)| Some(BundleFile::new(*name, render(format)?))).collect()
}

fn named(found: &Evidence) -> String {
    let slug = &found.article().slug;
    match found.versions() {
        (old, new) if old.number == new.number => format!("{slug}-{}.evidence.zip", old.number),
        (old, new) => format!("{slug}-{}-{}.evidence.zip", old.number, new.number),
    }
}

fn tell(found: &Evidence, path: &Path, digest: Digest) -> Result<Status, CommandError> {
    let what = match found.versions() {
        (old, new) if old.number == new.number => format!("version {}", old.number),
        (old, new) => format!("versions {} to {}", old.number, new.number),
    };
    let mut out = Output::plain();
    let line = format!("{what} of {} with proof in {}", found.article().slug, path.display());
    writeln!(out, "{}\n  SHA-256 {digest}", visible(&line, Layout::Fold))?;
    out.finish()?;
    Ok(Status::Done)
}
