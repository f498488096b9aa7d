//! What a commit says: the diff in a line, its evidence, and trailers that bring the article back.

use std::fmt::Write as _;

use crate::{
    exchange::VersionEntry,
    model::{Article, ArticleDiff, ArticleRef, EditAction},
};

/// Pieces of evidence in a message.
const EVIDENCE: usize = 12;

/// Characters of a piece of evidence.
const WORDS: usize = 60;

/// The message of the commit that brings a version.
pub(super) fn of_version(article: &Article, brought: &VersionEntry<'_>) -> String {
    let version = brought.version;
    let what = match (brought.change, version.restores) {
        (Some(change), Some(restored)) => format!("restores version {restored}, {}", subject(change)),
        (Some(change), None) => subject(change),
        (None, _) => "first seen".to_owned(),
    };
    let mut message = format!("{} {}: {what}\n\n", article.slug, version.number);
    for line in brought.change.iter().flat_map(|change| evidence(change)).take(EVIDENCE) {
        let _ = writeln!(message, "- {line}");
    }
    if brought.change.is_some() {
        message.push('\n');
    }
    message.push_str(&name(article));
    let mut trailer = |name: &str, value: &str| {
        let _ = writeln!(message, "{name}: {}", one_line(value));
    };
    trailer("Version", &version.number.to_string());
    if let Some(change) = brought.change {
        trailer("Verdict", change.verdict.name());
    }
    let stated = version.dates.modified.as_ref().or(version.dates.published.as_ref());
    if let Some(stamp) = stated {
        trailer("Stated", &stamp.raw);
    }
    message
}

/// The message of the commit that takes an article away.
pub(super) fn of_absence(article: &Article, reason: &str) -> String {
    format!("{}: gone\n\n{}\n\n{}", article.slug, one_line(reason), name(article))
}

/// The trailers that say which article it is.
fn name(article: &Article) -> String {
    let url = ArticleRef::from(article).url.map(|url| format!("URL: {}\n", one_line(&url)));
    format!("Article: {}\n{}", article.slug, url.unwrap_or_default())
}

/// As in `substantive changes of number, quote (undeclared)`.
fn subject(change: &ArticleDiff<'_>) -> String {
    let classes: Vec<&str> = change.stats.by_class.keys().take(4).map(|class| class.name()).collect();
    let significance = serde_json::to_value(change.significance).unwrap_or_default();
    let significance = significance.as_str().unwrap_or_default();
    let of = if classes.is_empty() { String::new() } else { format!(" of {}", classes.join(", ")) };
    format!("{significance} change{of} ({})", change.verdict.name())
}

/// As in `number: 12 → 21`, the weightiest first.
fn evidence(change: &ArticleDiff<'_>) -> Vec<String> {
    let mut changes: Vec<_> = change.changes.iter().filter(|change| change.action != EditAction::Equal).collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.significance));
    let evidence = changes.iter().flat_map(|change| &change.evidence);
    let lines = evidence.map(|evidence| {
        let words = |side: &Option<std::borrow::Cow<'_, str>>| side.as_deref().map(shorten);
        let class = evidence.class.name();
        match (words(&evidence.old), words(&evidence.new)) {
            (Some(old), Some(new)) => format!("{class}: {old} → {new}"),
            (Some(old), None) => format!("{class} removed: {old}"),
            (None, Some(new)) => format!("{class} added: {new}"),
            (None, None) => class.to_owned(),
        }
    });
    lines.collect()
}

fn shorten(words: &str) -> String {
    let words = one_line(words);
    match words.char_indices().nth(WORDS) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}

/// Words without anything that would begin a line of their own.
fn one_line(words: &str) -> String {
    words.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
