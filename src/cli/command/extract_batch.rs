//! `writethru extract --batch`: pages as JSON Lines, each answered with its extraction.

use std::path::Path;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::{
    cli::{error::CommandError, jsonl, session::Session, status::Status},
    extract::{Extraction, SiteRules},
    job::{
        extraction_report::{Detail, ExtractionReport},
        page::{self, Origin},
        read::read_file,
    },
};

/// One line of the input: a page by its path, as HTML, or as plain text.
#[derive(Deserialize)]
struct Request {
    #[serde(flatten)]
    page: PageSource,
    url: Option<String>,
    /// When it was seen; as for every line, where it is left out.
    at: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum PageSource {
    Path(String),
    Html(String),
    Text(String),
}

/// What holds for every line.
pub(super) struct BatchOptions {
    /// Whether blocks are taken apart further.
    pub(super) detail: Detail,
    /// What is known about the site of every page.
    pub(super) site: Option<SiteRules>,
    /// When each page was seen whose line does not say it.
    pub(super) at: DateTime<Utc>,
}

/// Answers every line of the file, or of standard input.
pub(super) fn run(path: Option<&str>, options: BatchOptions, session: &Session) -> Result<Status, CommandError> {
    session.format(&["json"])?;
    let BatchOptions { detail, site, at } = options;
    jsonl::answer_lines(path, ("extracting", "pages"), session, move |line| {
        let request: Request = jsonl::request(line, "`{\"path\":…}`, `{\"html\":…}` or `{\"text\":…}`")?;
        let url = request.url.as_deref();
        let origin = |name| Origin { name, url, at: Some(request.at.unwrap_or(at)), site: site.as_ref() };
        let extraction = match &request.page {
            PageSource::Path(path) => page::extract(&read_file(Path::new(path))?, origin(path)),
            PageSource::Html(html) => {
                page::extract_typed(html.as_bytes(), Some("text/html; charset=utf-8"), origin("html"))
            }
            PageSource::Text(text) => {
                page::extract_typed(text.as_bytes(), Some("text/plain; charset=utf-8"), origin("text"))
            }
        };
        to_json(&extraction?, url, detail)
    })
}

/// An extraction as one line of JSON.
pub(super) fn to_json(extraction: &Extraction, url: Option<&str>, detail: Detail) -> Result<String, CommandError> {
    let report = ExtractionReport::new(extraction, url, detail);
    serde_json::to_string(&report).map_err(|error| CommandError::from_error(&error))
}
