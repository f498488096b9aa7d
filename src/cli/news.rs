//! What a check brought, in the words a user is told, and as a record for programs.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{error::CommandError, jsonl, output::Output};
use crate::{
    job::News,
    model::{Article, DatedBy, ReaderZone, Significance},
};

/// What became of a page (`writethru.news/1`).
#[derive(Default, Serialize)]
pub(crate) struct NewsRecord<'a> {
    /// The page, as it was named.
    source: &'a str,
    /// The slug of its article; `None` where nothing was recorded.
    article: Option<&'a str>,
    at: Option<DateTime<Utc>>,
    dated_by: Option<DatedBy>,
    news: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    restores: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    brings_back: Option<u32>,
    /// Changes against the version before, by significance.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<&'a BTreeMap<Significance, usize>>,
    /// First sight of the version that is still there.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

impl<'a> NewsRecord<'a> {
    /// What a check brought that is recorded.
    pub(crate) fn of(source: &'a str, article: &'a Article, dated: (DateTime<Utc>, DatedBy), news: &'a News) -> Self {
        let (at, dated_by) = (Some(dated.0), Some(dated.1));
        let record = Self { source, article: Some(article.slug.as_str()), at, dated_by, ..Self::default() };
        match news {
            News::NewArticle => Self { news: "new-article", version: Some(1), ..record },
            News::NewVersion { number, restores, brings_back, changes } => Self {
                news: "new-version",
                version: Some(*number),
                restores: *restores,
                brings_back: *brings_back,
                changes: changes.as_ref(),
                ..record
            },
            News::Earliest { number } => Self { news: "earliest", version: Some(*number), ..record },
            News::Unchanged { since } => Self { news: "unchanged", since: Some(*since), ..record },
            News::Known => Self { news: "known", ..record },
            News::Suspect(reason) => Self { news: "suspect", reason: Some(reason), ..record },
            News::Gone(reason) => Self { news: "gone", reason: Some(reason), ..record },
            News::Failed(reason) => Self { news: "failed", reason: Some(reason), ..record },
        }
    }

    /// A page of which nothing is recorded: `news` is `error`, or why it was passed over.
    pub(crate) fn without_article(source: &'a str, news: &'static str, reason: Option<&'a str>) -> Self {
        Self { source, news, reason, ..Self::default() }
    }

    /// Writes the record as a line that whoever reads along has at once.
    pub(crate) fn write(&self, out: &mut Output) -> Result<(), CommandError> {
        jsonl::write_record(out, "writethru.news/1", self)?;
        Ok(std::io::Write::flush(out)?)
    }
}

/// As in `new version 3: 2 substantive, 1 cosmetic changes` or `unchanged since 06:29 UTC on 2025-12-03`.
pub(crate) fn words(news: &News, zone: ReaderZone) -> String {
    match news {
        News::NewArticle => "new article".to_owned(),
        News::NewVersion { number, restores, brings_back, changes } => {
            let restores = match (restores, brings_back) {
                (Some(restored), _) => format!(" (restores version {restored})"),
                (None, Some(back)) => format!(" (restores the words of version {back})"),
                (None, None) => String::new(),
            };
            let changes =
                changes.as_ref().map_or_else(|| "the text before it cannot be read".to_owned(), count_changes);
            format!("new version {number}{restores}: {changes}")
        }
        News::Earliest { number } => format!("new version {number}, earlier than all that were known"),
        News::Unchanged { since } => format!("unchanged since {}", zone.minute(*since)),
        News::Known => "unchanged, already in the store".to_owned(),
        News::Suspect(reason) => format!("no new version, suspect: {reason}"),
        News::Gone(reason) => format!("gone: {reason}"),
        News::Failed(reason) => format!("failed: {reason}"),
    }
}

/// `2 substantive, 1 cosmetic changes`, the weightiest first.
fn count_changes(changes: &BTreeMap<Significance, usize>) -> String {
    let counts = changes.iter().rev().map(|(significance, count)| format!("{count} {}", name(*significance)));
    let counts: Vec<String> = counts.collect();
    match changes.values().sum() {
        0_usize => "no change a reader sees".to_owned(),
        1 => format!("{} change", counts.join(", ")),
        _ => format!("{} changes", counts.join(", ")),
    }
}

/// How the instant of a capture is known, as in `by the page's stamp`.
pub(crate) fn dated_by(evidence: DatedBy) -> &'static str {
    match evidence {
        DatedBy::Clock => "by our clock",
        DatedBy::AtFlag => "by `--at`",
        DatedBy::PageStamp => "by the page's stamp",
        DatedBy::FileName => "by the file's name",
        DatedBy::FileTime => "by the file's time",
        DatedBy::Archive => "by the archive",
    }
}

fn name(significance: Significance) -> &'static str {
    match significance {
        Significance::None => "unchanged",
        Significance::Boilerplate => "boilerplate",
        Significance::Cosmetic => "cosmetic",
        Significance::Wording => "wording",
        Significance::Substantive => "substantive",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(changes: &[(Significance, usize)], back: [Option<u32>; 2], expected: &str) {
        let [restores, brings_back] = back;
        let news =
            News::NewVersion { number: 3, restores, brings_back, changes: Some(changes.iter().copied().collect()) };
        assert_eq!(words(&news, ReaderZone::UTC), expected);
    }

    #[test]
    fn a_new_version_counts_its_changes_the_weightiest_first() {
        let (substantive, cosmetic) = (Significance::Substantive, Significance::Cosmetic);
        check(&[(cosmetic, 1), (substantive, 2)], [None; 2], "new version 3: 2 substantive, 1 cosmetic changes");
        check(&[(cosmetic, 1)], [None; 2], "new version 3: 1 cosmetic change");
        check(&[(substantive, 4)], [Some(1), None], "new version 3 (restores version 1): 4 substantive changes");
        check(
            &[(substantive, 1)],
            [None, Some(1)],
            "new version 3 (restores the words of version 1): 1 substantive change",
        );
        check(&[], [None; 2], "new version 3: no change a reader sees");
    }

    #[test]
    fn unchanged_says_since_when_with_the_zone() {
        let since = "2025-12-03T06:29:10Z".parse().expect("a valid instant");
        assert_eq!(words(&News::Unchanged { since }, ReaderZone::UTC), "unchanged since 06:29 UTC on 2025-12-03");
    }
}
