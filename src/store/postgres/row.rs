//! Columns of the tables as the plain values of the model, and back.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use tokio_postgres::{Row, types::FromSql};

use super::step::StepError;
use crate::model::{ArticleId, Digest};

/// What stands for U+0000, which the server's texts cannot hold; it stands for itself with another digit behind it.
const ESCAPE: char = '\u{10ffff}';

/// The value of a column.
pub(super) fn get<'a, T: FromSql<'a>>(row: &'a Row, name: &str) -> Result<T, StepError> {
    row.try_get(name).map_err(|error| StepError::Broken(format!("column `{name}`: {error}")))
}

fn broken(name: &str) -> StepError {
    StepError::Broken(format!("column `{name}` holds what no program wrote"))
}

/// A number within an article.
pub(super) fn number(row: &Row, name: &str) -> Result<u32, StepError> {
    optional_number(row, name)?.ok_or_else(|| broken(name))
}

/// The same, where it may be absent.
pub(super) fn optional_number(row: &Row, name: &str) -> Result<Option<u32>, StepError> {
    let found = get::<Option<i32>>(row, name)?;
    found.map(|number| u32::try_from(number).map_err(|_| broken(name))).transpose()
}

/// A number within an article as a column; none is beyond, since each is a row.
pub(super) fn int(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// The number of an article.
pub(super) fn article_id(row: &Row, name: &str) -> Result<ArticleId, StepError> {
    u32::try_from(get::<i64>(row, name)?).map(ArticleId).map_err(|_| broken(name))
}

/// The number of an article as a column.
pub(super) fn id(article: ArticleId) -> i64 {
    article.0.into()
}

/// An instant.
pub(super) fn instant(row: &Row, name: &str) -> Result<DateTime<Utc>, StepError> {
    optional_instant(row, name)?.ok_or_else(|| broken(name))
}

/// The same, where it may be absent.
pub(super) fn optional_instant(row: &Row, name: &str) -> Result<Option<DateTime<Utc>>, StepError> {
    let found = get::<Option<i64>>(row, name)?;
    found.map(|millis| DateTime::from_timestamp_millis(millis).ok_or_else(|| broken(name))).transpose()
}

/// A number of seconds, where there is one.
pub(super) fn seconds(row: &Row, name: &str) -> Result<Option<u32>, StepError> {
    let found = get::<Option<i64>>(row, name)?;
    found.map(|seconds| u32::try_from(seconds).map_err(|_| broken(name))).transpose()
}

/// A digest.
pub(super) fn digest(row: &Row, name: &str) -> Result<Digest, StepError> {
    optional_digest(row, name)?.ok_or_else(|| broken(name))
}

/// The same, where it may be absent.
pub(super) fn optional_digest(row: &Row, name: &str) -> Result<Option<Digest>, StepError> {
    let found = get::<Option<&[u8]>>(row, name)?;
    found.map(|bytes| Digest::from_bytes(bytes).ok_or_else(|| broken(name))).transpose()
}

/// A digest as a column.
pub(super) fn bytes(digest: Digest) -> Vec<u8> {
    digest.0.to_vec()
}

/// A word, whose code is its place in the word's `ALL`.
pub(super) fn word<T: Copy>(row: &Row, name: &str, all: &[T]) -> Result<T, StepError> {
    let code = get::<i16>(row, name)?;
    usize::try_from(code).ok().and_then(|code| all.get(code)).copied().ok_or_else(|| broken(name))
}

/// A text.
pub(super) fn text(row: &Row, name: &str) -> Result<String, StepError> {
    Ok(unescape(get(row, name)?))
}

/// The same, where it may be absent.
pub(super) fn optional_text(row: &Row, name: &str) -> Result<Option<String>, StepError> {
    Ok(get::<Option<&str>>(row, name)?.map(unescape))
}

/// A text as a column.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    if text.contains(['\0', ESCAPE]) {
        text.replace(ESCAPE, "\u{10ffff}1").replace('\0', "\u{10ffff}0").into()
    } else {
        text.into()
    }
}

fn unescape(text: &str) -> String {
    text.replace("\u{10ffff}0", "\0").replace("\u{10ffff}1", "\u{10ffff}")
}

/// What an address is found by: it may be longer than an index takes.
pub(super) fn address_key(url: &str) -> i64 {
    let digest = Digest::of(url.as_bytes());
    i64::from_be_bytes(*digest.0.first_chunk().expect("a digest is longer"))
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn every_text_reads_back_and_none_holds_a_zero(text in "[a\\x00\u{10ffff}01]{0,12}") {
            let escaped = escape(&text);
            proptest::prop_assert!(!escaped.contains('\0'));
            proptest::prop_assert_eq!(unescape(&escaped), text);
        }
    }
}
